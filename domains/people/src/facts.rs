//! What this room tells the others.

use base::{Now, PersonId, Word as _};
use serde::{Deserialize, Serialize};
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

base::words! {
    /// What stewards decided about a thing of another room, which does it when it hears of it. The subject is the report.
    pub enum CareFact {
        /// It is hidden.
        Hidden = "care_hidden",
        /// It is shown again.
        Shown = "care_shown",
    }
}

/// What else there is to know about such a fact: which thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CareNews {
    /// Its kind, as [`ReportKind`](crate::care::ReportKind) spells it.
    pub kind: String,
    /// Its token or slug.
    pub subject: String,
}

pub(crate) async fn record_care(
    tx: &Tx,
    fact: CareFact,
    report: i64,
    news: &CareNews,
    (by, now): (PersonId, &Now),
) -> Result<(), Fault> {
    facts::record(tx, fact.as_word(), report, news, Some(by.raw()), now.at).await?;
    Ok(())
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
