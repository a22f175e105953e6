//! Proving that one is oneself, for acts that nobody else should do with an open browser.

use base::Timestamp;
use web::{Error, Visit};

use super::sign_in::{Outcome, knocked};
use crate::store;

/// What came of a typed password.
pub enum Typed {
    /// It is theirs.
    Right,
    /// It is not.
    Wrong,
    /// There were too many tries; the next one is heard from that moment on.
    Wait(Timestamp),
}

/// Whether who is looking typed their own password. A try counts as one to sign in does.
pub async fn own_password(visit: &Visit, typed: &str) -> Result<Typed, Error> {
    let by = visit.member()?.person;
    let mail = store::mail(&visit.app.db.read().await?, by)
        .await?
        .ok_or(Error::NotFound)?;
    Ok(match knocked(visit, &mail.address, typed).await? {
        Outcome::Right(who) if who == by => Typed::Right,
        Outcome::Right(_) | Outcome::Wrong => Typed::Wrong,
        Outcome::Wait(until) => Typed::Wait(until),
    })
}
