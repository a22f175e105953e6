//! A person's place in a run.

use base::TextProblem;

use crate::policy::CourseRole;

base::words! {
    /// How somebody who signed up stands.
    pub enum EnrollmentState {
        /// Has a seat.
        Seated = "seated",
        /// Waits for one.
        Waiting = "waiting",
        /// Went away; what they did stays.
        Left = "left",
    }
}

base::words! {
    /// What somebody did in a run. Silence is measured by acts, never by what somebody read.
    pub enum ActKind {
        /// Signed up.
        SignedUp = "signed_up",
        /// Went away.
        Left = "left",
        /// Ticked an activity.
        Ticked = "ticked",
        /// Wrote a post.
        Posted = "posted",
        /// Handed work in.
        HandedIn = "handed_in",
        /// Reviewed the work of a peer.
        Reviewed = "reviewed",
    }
}

base::refusals! {
    /// Why somebody cannot sign up, leave or tick.
    pub enum EnrollRefusal {
        /// They have a seat.
        Seated = "courses-enroll-seated",
        /// They wait already.
        Waiting = "courses-enroll-waiting",
        /// They organize the run.
        Organizes = "courses-enroll-organizes",
        /// Sign-up has not opened.
        NotOpen = "courses-enroll-not-open",
        /// Sign-up is over.
        Closed = "courses-enroll-closed",
        /// The run has begun.
        Begun = "courses-enroll-begun",
        /// The run is over.
        Over = "courses-enroll-over",
        /// The run was called off.
        DidNotHappen = "courses-enroll-did-not-happen",
        /// The run is paused.
        Paused = "courses-enroll-paused",
        /// They have no place that they could leave.
        NotThere = "courses-enroll-not-there",
        /// The question was not answered.
        AnswerMissing = "courses-enroll-answer-missing",
        /// Activities can be ticked while the run goes on.
        NotRunning = "courses-enroll-not-running",
    }
}

/// Where somebody stands in a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Is not signed in.
    Visitor,
    /// Has an account and never signed up.
    Member,
    /// Waits at this place in the line; the first has 1.
    Waiting {
        /// The place in the line.
        position: u32,
    },
    /// Has a seat.
    Participant,
    /// Organizes the run.
    Organizer,
    /// Had a place and went away.
    Left,
}

impl Place {
    /// The place as far as permissions go, for somebody who is no steward.
    pub fn role(self) -> CourseRole {
        match self {
            Self::Visitor => CourseRole::Visitor,
            Self::Member | Self::Left => CourseRole::Member,
            Self::Waiting { .. } => CourseRole::Waiting,
            Self::Participant => CourseRole::Participant,
            Self::Organizer => CourseRole::Organizer,
        }
    }

    /// Learns or organizes here.
    pub fn is_inside(self) -> bool {
        matches!(self, Self::Participant | Self::Organizer)
    }

    /// How they stand in the list of those who signed up.
    pub fn enrollment(self) -> Option<EnrollmentState> {
        match self {
            Self::Participant => Some(EnrollmentState::Seated),
            Self::Waiting { .. } => Some(EnrollmentState::Waiting),
            Self::Left => Some(EnrollmentState::Left),
            Self::Visitor | Self::Member | Self::Organizer => None,
        }
    }
}

/// The most characters of an answer.
pub const LONGEST_ANSWER: usize = 2_000;

/// The answer to the question at sign-up, as text of several lines; must say something where a question is asked.
pub fn answer(text: &str, question: &str) -> Result<String, TextProblem> {
    let answer = base::Prose::within(text, LONGEST_ANSWER)?;
    match answer.as_str().trim() {
        "" if !question.is_empty() => Err(TextProblem::Empty),
        said => Ok(said.to_owned()),
    }
}
