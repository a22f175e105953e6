//! Who is behind a session: what the kit asks of this room at every request.

use async_trait::async_trait;
use base::{Hold, Now, Timestamp};
use jiff::SignedDuration;
use web::{App, Error, Language, Viewer, ViewerSource};

use crate::person::Standing;
use crate::policy::{self, Footing};
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
        let Some(found) = store::viewer(&app.db.read().await?, secret.hash(), at).await? else {
            return Ok(None);
        };
        see(app, &secret, found.seen_at, at);
        let footing = Footing {
            standing: found.standing,
            is_suspended: found.suspended > 0,
            owes_consent: found.due > 0,
        };
        Ok(Some(Viewer {
            person: found.id,
            name: found.name,
            handle: found.handle,
            language: found
                .language
                .as_ref()
                .and_then(|tag| Language::of_tag(tag.as_str())),
            zone: found.zone,
            standing: found.standing.into(),
            held: policy::may_act(footing).err(),
        }))
    }
}

/// Remembers once a day that a session is used, beside the request: when it cannot be written, nobody has to wait or to know.
fn see(app: &App, secret: &SessionSecret, seen_at: Timestamp, now: Timestamp) {
    let next = seen_at
        .checked_add(SignedDuration::from_hours(24))
        .unwrap_or(seen_at);
    if now < next {
        return;
    }
    let (app, hash) = (app.clone(), secret.hash());
    tokio::spawn(async move {
        let seen = app
            .db
            .write(|tx| async move { store::see_session(&tx, hash, now).await });
        if let Err(fault) = seen.await {
            tracing::debug!(%fault, "the day a session was used cannot be written");
        }
    });
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

/// May this person act towards others: post, enroll, review, organize? If not, why not.
pub fn act(viewer: &Viewer) -> Result<(), Hold> {
    viewer.acts()
}
