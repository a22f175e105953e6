//! What this room tells the others.

use base::{PersonId, Timestamp};
use courses::{ActivityId, RunId};
use serde::{Deserialize, Serialize};
use store::{Fault, Tx};

base::words! {
    /// What happened to works and reviews.
    pub enum AssessmentFact {
        /// Somebody handed in a version; the subject is the work.
        WorkHandedIn = "work_handed_in",
        /// People were asked for reviews; the subject is the round.
        ReviewsAllocated = "reviews_allocated",
        /// Somebody gave a review; the subject is the review.
        ReviewGiven = "review_given",
        /// Authors got their results; the subject is the work, or the round where all its works are meant.
        ResultsReleased = "results_released",
    }
}

/// What else there is to know about such a fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssessmentNews {
    /// The run.
    pub run: RunId,
    /// The task across versions.
    pub task: ActivityId,
    /// Whom it is about: the author, the peers who were asked, the peer who gave a review, the authors who got results.
    pub people: Vec<PersonId>,
}

/// Records a fact.
pub(crate) async fn record(
    tx: &Tx,
    fact: AssessmentFact,
    subject: i64,
    news: &AssessmentNews,
    by: Option<PersonId>,
    at: Timestamp,
) -> Result<(), Fault> {
    let kind = base::Word::as_word(fact);
    store::facts::record(tx, kind, subject, news, by.map(PersonId::raw), at).await?;
    Ok(())
}
