//! Who is looking.

use async_trait::async_trait;
use base::{Handle, Hold, Name, PersonId, Zone};

use crate::{App, Error, Language};

/// The signed-in person behind a request.
#[derive(Debug, Clone)]
pub struct Viewer {
    /// The person.
    pub person: PersonId,
    /// What they want to be called.
    pub name: Name,
    /// Their public name in addresses.
    pub handle: Handle,
    /// The language they read the site in.
    pub language: Option<Language>,
    /// The zone in which they see times.
    pub zone: Zone,
    /// Their place in the university.
    pub standing: Standing,
    /// Why they may not act towards others for now, if they may not.
    pub held: Option<Hold>,
}

/// A member's place in the university.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Has an account, has not confirmed the mail address yet: may look and set up, not act towards others.
    Unconfirmed,
    /// A member.
    Member,
    /// Cares for the site.
    Steward,
}

impl Viewer {
    /// Cares for the site.
    pub fn is_steward(&self) -> bool {
        self.standing == Standing::Steward
    }

    /// May this person act towards others: post, enroll, review, organize?
    pub fn acts(&self) -> Result<(), Hold> {
        self.held.map_or(Ok(()), Err)
    }

    /// Has confirmed the mail address.
    pub fn is_confirmed(&self) -> bool {
        self.standing != Standing::Unconfirmed
    }
}

/// Who knows the person behind a session cookie. The domain of people implements it.
#[async_trait]
pub trait ViewerSource: Send + Sync + 'static {
    /// The person whose session this is, if it is one that lives.
    async fn viewer(&self, app: &App, session: &str) -> Result<Option<Viewer>, Error>;
}

/// A university in which nobody can sign in, for tests of rooms that need nobody.
pub struct NoViewers;

#[async_trait]
impl ViewerSource for NoViewers {
    async fn viewer(&self, _: &App, _: &str) -> Result<Option<Viewer>, Error> {
        Ok(None)
    }
}
