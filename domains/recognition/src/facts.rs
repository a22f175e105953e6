//! What this room tells the others.

use ::store::{Fault, Tx};
use base::{PersonId, Timestamp, Word as _};
use courses::RunId;
use serde::{Deserialize, Serialize};

use crate::award::AwardId;

pub use crate::emails::react;

base::words! {
    /// What happened to awards. The subject of each fact is the run.
    pub enum AwardFact {
        /// People completed a run.
        Awarded = "awarded",
        /// An award was taken back.
        Revoked = "award_revoked",
    }
}

/// What else there is to know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AwardNews {
    /// The run.
    pub run: RunId,
    /// The awards.
    pub awards: Vec<AwardId>,
}

/// Records a fact.
pub(crate) async fn record(
    tx: &Tx,
    fact: AwardFact,
    news: &AwardNews,
    by: Option<PersonId>,
    at: Timestamp,
) -> Result<(), Fault> {
    let (kind, subject) = (fact.as_word(), news.run.raw());
    ::store::facts::record(tx, kind, subject, news, by.map(PersonId::raw), at).await?;
    Ok(())
}
