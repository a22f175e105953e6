//! Who is behind a session: what the kit asks of this room at every request.

use async_trait::async_trait;
use base::Now;
use web::{App, Error, Language, Viewer, ViewerSource};

use crate::person::Standing;
use crate::policy::{self, ConfirmFirst};
use crate::session::SessionSecret;
use crate::store;

/// Knows the person behind a session cookie.
#[derive(Debug, Clone, Copy, Default)]
pub struct Viewers;

#[async_trait]
impl ViewerSource for Viewers {
    async fn viewer(&self, app: &App, session: &str) -> Result<Option<Viewer>, Error> {
        let Some(secret) = SessionSecret::parse(session) else {
            return Ok(None);
        };
        let Now { at, .. } = app.now();
        let found = store::viewer(&app.db.read().await?, secret.hash(), at).await?;
        Ok(found.map(|person| Viewer {
            person: person.id,
            name: person.name,
            handle: person.handle,
            language: person
                .language
                .as_ref()
                .and_then(|tag| Language::of_tag(tag.as_str())),
            zone: person.zone,
            standing: person.standing.into(),
        }))
    }
}

impl From<Standing> for web::Standing {
    fn from(standing: Standing) -> Self {
        match standing {
            Standing::Unconfirmed => Self::Unconfirmed,
            Standing::Member => Self::Member,
            Standing::Steward => Self::Steward,
        }
    }
}

impl From<web::Standing> for Standing {
    fn from(standing: web::Standing) -> Self {
        match standing {
            web::Standing::Unconfirmed => Self::Unconfirmed,
            web::Standing::Member => Self::Member,
            web::Standing::Steward => Self::Steward,
        }
    }
}

web::refusal!(ConfirmFirst);

/// May this person act towards others: post, enroll, review, organize? Only with a confirmed mail address.
pub fn act(viewer: &Viewer) -> Result<(), ConfirmFirst> {
    policy::may_act(viewer.standing.into())
}
