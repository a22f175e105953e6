//! Bulk doors: import, take out, erase. They write no facts, so nobody gets letters about the past.

use ::store::{Fault, Session, Tx};
use base::{Name, Now, PersonId, Timestamp, Token};
use course_pattern::Path;
use courses::RunId;

use crate::award::Visibility;
use crate::store::{self, NewAward};

/// An award that was given before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundAward {
    /// The run that was completed.
    pub run: RunId,
    /// Whose it is.
    pub person: PersonId,
    /// The name on it.
    pub name: Name,
    /// When it was awarded.
    pub awarded_at: Timestamp,
    /// What the person did on the way.
    pub path: Path,
    /// Who finds it.
    pub visibility: Visibility,
}

/// Puts awards down and gives their addresses, in the same order. Whoever has one for the run already keeps that one, and the
/// address given back leads nowhere.
pub async fn found_awards(tx: &Tx, found: &[FoundAward], now: &Now) -> Result<Vec<Token>, Fault> {
    let awards: Vec<NewAward> = found
        .iter()
        .map(|one| NewAward {
            id: now.key_at(one.awarded_at),
            token: now.token(),
            run: one.run,
            person: one.person,
            name: one.name.clone(),
            awarded_at: one.awarded_at,
            path: one.path,
            visibility: one.visibility,
        })
        .collect();
    store::add(tx, &awards).await?;
    Ok(awards.into_iter().map(|award| award.token).collect())
}

/// Everything that this room keeps about a person, for that person.
pub async fn take_out(session: &Session, person: PersonId) -> Result<serde_json::Value, Fault> {
    Ok(serde_json::json!({ "awards": store::take_out(session, person).await? }))
}

/// Takes a person's name off all certificates. They can still be checked, as those of a person who left, and stand in no list.
pub async fn erase(tx: &Tx, person: PersonId) -> Result<(), Fault> {
    store::erase(tx, person).await
}
