//! What this room tells the others.

use base::PersonId;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use store::{Fault, Tx};

use crate::ids::RunId;

base::words! {
    /// What happened to a run. The subject of each fact is the run.
    pub enum CourseFact {
        /// Sign-up opened.
        SignupOpened = "signup_opened",
        /// Sign-up closed.
        SignupClosed = "signup_closed",
        /// Somebody got a seat.
        Enrolled = "enrolled",
        /// Somebody got a place in the line.
        Waitlisted = "waitlisted",
        /// People who waited got a seat.
        MovedUp = "moved_up",
        /// Somebody left.
        Left = "left",
        /// The run began.
        RunStarted = "run_started",
        /// The closing round began.
        RunWrappingUp = "run_wrapping_up",
        /// The run ended.
        RunFinished = "run_finished",
        /// The run became an edition.
        RunFrozen = "run_frozen",
        /// The run was called off.
        RunCancelled = "run_cancelled",
        /// The run was stopped for a while.
        RunPaused = "run_paused",
        /// The run goes on.
        RunResumed = "run_resumed",
        /// Somebody organizes the run from now on.
        OrganizerAdded = "organizer_added",
    }
}

/// What else there is to know about a fact of a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunNews {
    /// The run.
    pub run: RunId,
    /// Whom it is about: who signed up, moved up or left.
    pub people: Vec<PersonId>,
    /// The place in the line that somebody got.
    pub position: Option<u32>,
    /// The reason, in the words of who did it.
    pub why: String,
    /// When a run that did not happen is tried again, as `2027-01-12`.
    pub next_date: Option<String>,
}

impl RunNews {
    /// News of a run as a whole.
    pub fn of(run: RunId) -> Self {
        Self {
            run,
            people: Vec::new(),
            position: None,
            why: String::new(),
            next_date: None,
        }
    }

    /// News about these people.
    #[must_use]
    pub fn about(mut self, people: impl IntoIterator<Item = PersonId>) -> Self {
        self.people = people.into_iter().collect();
        self
    }

    /// With the reason and the day on which it is tried again.
    #[must_use]
    pub fn because(mut self, why: &str, next: Option<Date>) -> Self {
        why.clone_into(&mut self.why);
        self.next_date = next.map(|day| day.to_string());
        self
    }
}

/// Records a fact of a run.
pub(crate) async fn record(
    tx: &Tx,
    fact: CourseFact,
    news: &RunNews,
    by: Option<PersonId>,
    now: base::Timestamp,
) -> Result<(), Fault> {
    let kind = base::Word::as_word(fact);
    store::facts::record(tx, kind, news.run.raw(), news, by.map(PersonId::raw), now).await?;
    Ok(())
}
