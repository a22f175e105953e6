//! What this room tells the others.

use base::{Now, PersonId};
use serde::Serialize;
use store::{Fault, Tx, facts};

/// Something that happened to an account. The subject of the fact is the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "fact")]
pub enum PeopleFact {
    /// Somebody joined.
    PersonJoined,
    /// Somebody confirmed their mail address, and may act towards others now.
    AddressConfirmed,
}

impl PeopleFact {
    /// Its name.
    pub fn kind(self) -> &'static str {
        match self {
            Self::PersonJoined => "PersonJoined",
            Self::AddressConfirmed => "AddressConfirmed",
        }
    }
}

pub(crate) async fn record(
    tx: &Tx,
    fact: PeopleFact,
    person: PersonId,
    now: &Now,
) -> Result<(), Fault> {
    facts::record(
        tx,
        fact.kind(),
        person.raw(),
        &fact,
        Some(person.raw()),
        now.at,
    )
    .await?;
    Ok(())
}
