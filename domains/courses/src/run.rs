//! A run: one dated running of a course version, and its life.

use base::{Deadline, LanguageTag, PersonId, Slug, TextProblem, Timestamp, Title, Zone};
use jiff::civil::{Date, DateTime};

use crate::course::{VersionState, line};
use crate::enrollment::{EnrollRefusal, EnrollmentState};
use crate::ids::{CourseId, RunId, VersionId};
pub use crate::run_state::{Audience, RunMove, RunState, RunWord, state_key};

base::refusals! {
    /// Why a run says no.
    pub enum RunRefusal {
        /// The run is not at that point of its life.
        NotNow = "courses-run-not-now",
        /// There are no dates.
        NoDates = "courses-run-missing-dates",
        /// Nobody has said when sign-up closes.
        NoClosing = "courses-run-missing-closing",
        /// Sign-up would close in the past.
        ClosesInThePast = "courses-run-closes-in-the-past",
        /// Sign-up would close after the end.
        ClosesAfterTheEnd = "courses-run-closes-after-the-end",
        /// There is no seat.
        NoSeats = "courses-run-missing-seats",
        /// The syllabus has no activity.
        NoActivities = "courses-run-missing-activities",
        /// It would end before it starts.
        EndsBeforeItStarts = "courses-run-ends-before-it-starts",
        /// More people have a seat than there would be seats.
        FewerSeatsThanPeople = "courses-run-fewer-seats-than-people",
        /// Who reads along is settled when sign-up opens.
        AudienceIsSettled = "courses-run-audience-is-settled",
        /// It is over.
        Over = "courses-run-over",
        /// Somebody else saved meanwhile.
        ChangedMeanwhile = "courses-run-changed-meanwhile",
        /// It cannot be without an organizer.
        LastOrganizer = "courses-run-last-organizer",
        /// There is no member of that handle.
        NoSuchMember = "courses-run-no-such-member",
        /// They organize it already.
        AlreadyOrganizer = "courses-run-already-organizer",
        /// There is no published version of that number.
        NoSuchVersion = "courses-run-no-such-version",
        /// What hurts needs a reason.
        ReasonMissing = "courses-run-reason-missing",
        /// The word was not typed.
        NotTyped = "courses-run-not-typed",
    }
}

/// A run with the face of its course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Its key.
    pub id: RunId,
    /// Its address.
    pub slug: Slug,
    /// The course that it runs.
    pub course: CourseId,
    /// The address of the course.
    pub course_slug: Slug,
    /// The language that it is held in.
    pub language: LanguageTag,
    /// The version of the course that it uses.
    pub version: VersionId,
    /// The number of that version.
    pub version_number: i64,
    /// Whether that version may still change.
    pub version_state: VersionState,
    /// What the course is called in that version.
    pub title: Title,
    /// The question that it asks.
    pub question: String,
    /// Where it is in its life.
    pub state: RunState,
    /// Since when.
    pub since: Timestamp,
    /// The zone of its clocks.
    pub zone: Zone,
    /// Its first day.
    pub starts_on: Option<Date>,
    /// Its last day.
    pub ends_on: Option<Date>,
    /// The last minute of sign-up, on the clocks of its zone.
    pub signup_closes: Option<DateTime>,
    /// How many seats it has.
    pub seats: u32,
    /// How many are taken.
    pub seats_taken: u32,
    /// How many people wait.
    pub waiting: u32,
    /// How many places in the line were given out.
    pub turns: u32,
    /// What people are asked when they sign up; empty where nothing is asked.
    pub signup_question: String,
    /// Who may read what people write in it.
    pub audience: Audience,
    /// When it was made.
    pub made_at: Timestamp,
    /// Who made it.
    pub made_by: Option<PersonId>,
    /// How often it was changed.
    pub saved: i64,
}

/// What organizers settle about a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Its first day.
    pub starts_on: Option<Date>,
    /// Its last day.
    pub ends_on: Option<Date>,
    /// The zone of its clocks.
    pub zone: Zone,
    /// The last minute of sign-up.
    pub signup_closes: Option<DateTime>,
    /// How many seats it has.
    pub seats: u32,
    /// What people are asked when they sign up.
    pub signup_question: String,
    /// Who may read what people write in it.
    pub audience: Audience,
}

/// The most seats of a run.
pub const MOST_SEATS: u32 = 5_000;

/// The question at sign-up; may be empty.
pub fn signup_question(text: &str) -> Result<String, TextProblem> {
    line(text, 300)
}

/// The reason of a change.
pub fn reason(text: &str) -> Result<String, TextProblem> {
    line(text, 500)
}

impl Run {
    /// What is settled now.
    pub fn settings(&self) -> Settings {
        Settings {
            starts_on: self.starts_on,
            ends_on: self.ends_on,
            zone: self.zone.clone(),
            signup_closes: self.signup_closes,
            seats: self.seats,
            signup_question: self.signup_question.clone(),
            audience: self.audience,
        }
    }

    /// When sign-up closes.
    pub fn closes(&self) -> Option<Deadline> {
        self.signup_closes.map(|wall| Deadline {
            wall,
            zone: self.zone.clone(),
        })
    }

    /// People can sign up at this moment.
    pub fn is_joinable(&self, now: Timestamp) -> bool {
        self.state == RunState::SigningUp && !self.closes().is_some_and(|end| end.is_past(now))
    }

    /// How many seats are free.
    pub fn seats_left(&self) -> u32 {
        self.seats.saturating_sub(self.seats_taken)
    }

    /// What is missing before sign-up can open; nothing where it can.
    pub fn missing(&self, activities: i64, now: Timestamp) -> Vec<RunRefusal> {
        let closes = self.closes();
        let late = |end: &Date| self.signup_closes.is_some_and(|wall| wall.date() > *end);
        [
            (activities == 0, RunRefusal::NoActivities),
            (
                self.starts_on.is_none() || self.ends_on.is_none(),
                RunRefusal::NoDates,
            ),
            (closes.is_none(), RunRefusal::NoClosing),
            (
                closes.is_some_and(|end| end.is_past(now)),
                RunRefusal::ClosesInThePast,
            ),
            (
                self.ends_on.as_ref().is_some_and(late),
                RunRefusal::ClosesAfterTheEnd,
            ),
            (self.seats == 0, RunRefusal::NoSeats),
        ]
        .into_iter()
        .filter_map(|(is_missing, refusal)| is_missing.then_some(refusal))
        .collect()
    }

    /// Opens sign-up: the dates are settled, there are seats, and there is something to learn.
    pub fn open_signup(self, activities: i64, now: Timestamp) -> Result<Self, RunRefusal> {
        if !self.state.moves().contains(&RunMove::OpenSignup) {
            return Err(RunRefusal::NotNow);
        }
        match self.missing(activities, now).first() {
            Some(missing) => Err(*missing),
            None => Ok(self.at(RunState::SigningUp, now)),
        }
    }

    /// Takes any step but the opening of sign-up; the day is for a run that is called off.
    pub fn step(
        self,
        way: RunMove,
        next: Option<Date>,
        now: Timestamp,
    ) -> Result<Self, RunRefusal> {
        if !self.state.moves().contains(&way) {
            return Err(RunRefusal::NotNow);
        }
        let state = match way {
            RunMove::OpenSignup => return Err(RunRefusal::NotNow),
            RunMove::CloseSignup => RunState::SignupClosed,
            RunMove::Start => RunState::Running,
            RunMove::WrapUp => RunState::WrappingUp,
            RunMove::Finish => RunState::Finished,
            RunMove::Pause => RunState::Paused {
                before: self.state.word(),
            },
            RunMove::Resume => {
                let before = self.state.paused_in().unwrap_or(RunWord::Draft);
                RunState::of(before, None, None)
            }
            RunMove::Cancel => RunState::DidNotHappen { next },
        };
        Ok(self.at(state, now))
    }

    /// Becomes an edition; only what is finished can.
    pub fn become_edition(self, now: Timestamp) -> Result<Self, RunRefusal> {
        match self.state {
            RunState::Finished => Ok(self.at(RunState::Edition, now)),
            _ => Err(RunRefusal::NotNow),
        }
    }

    fn at(self, state: RunState, now: Timestamp) -> Self {
        Self {
            state,
            since: now,
            ..self
        }
    }

    /// Takes new settings, as far as the run's life still allows them.
    pub fn settle(self, settings: Settings, now: Timestamp) -> Result<Self, RunRefusal> {
        if self.state.is_over() {
            return Err(RunRefusal::Over);
        }
        if let (Some(start), Some(end)) = (settings.starts_on, settings.ends_on)
            && end < start
        {
            return Err(RunRefusal::EndsBeforeItStarts);
        }
        let is_draft = self.state == RunState::Draft;
        if !is_draft && (settings.starts_on.is_none() || settings.ends_on.is_none()) {
            return Err(RunRefusal::NoDates);
        }
        if settings.seats < self.seats_taken {
            return Err(RunRefusal::FewerSeatsThanPeople);
        }
        if !is_draft && settings.seats == 0 {
            return Err(RunRefusal::NoSeats);
        }
        if !is_draft && settings.audience != self.audience {
            return Err(RunRefusal::AudienceIsSettled);
        }
        let changed = Self {
            starts_on: settings.starts_on,
            ends_on: settings.ends_on,
            zone: settings.zone,
            signup_closes: settings.signup_closes,
            seats: settings.seats,
            signup_question: settings.signup_question,
            audience: settings.audience,
            ..self.clone()
        };
        if self.state == RunState::SigningUp {
            match changed.closes() {
                None => return Err(RunRefusal::NoClosing),
                Some(end) if Some(&end) != self.closes().as_ref() && end.is_past(now) => {
                    return Err(RunRefusal::ClosesInThePast);
                }
                Some(_) => {}
            }
        }
        Ok(changed)
    }

    /// Takes somebody in who has this place so far: on a seat, or at the end of the line.
    pub fn enroll(
        self,
        place: Option<EnrollmentState>,
        now: Timestamp,
    ) -> Result<(Self, EnrollmentState), EnrollRefusal> {
        match place {
            Some(EnrollmentState::Seated) => return Err(EnrollRefusal::Seated),
            Some(EnrollmentState::Waiting) => return Err(EnrollRefusal::Waiting),
            Some(EnrollmentState::Left) | None => {}
        }
        match self.state {
            RunState::SigningUp if self.is_joinable(now) => {}
            RunState::Draft => return Err(EnrollRefusal::NotOpen),
            RunState::Paused { .. } => return Err(EnrollRefusal::Paused),
            RunState::SigningUp | RunState::SignupClosed => return Err(EnrollRefusal::Closed),
            RunState::Running | RunState::WrappingUp => return Err(EnrollRefusal::Begun),
            RunState::Finished | RunState::Edition => return Err(EnrollRefusal::Over),
            RunState::DidNotHappen { .. } => return Err(EnrollRefusal::DidNotHappen),
        }
        let turns = self.turns + 1;
        if self.waiting == 0 && self.seats_taken < self.seats {
            let seats_taken = self.seats_taken + 1;
            Ok((
                Self {
                    seats_taken,
                    turns,
                    ..self
                },
                EnrollmentState::Seated,
            ))
        } else {
            let waiting = self.waiting + 1;
            Ok((
                Self {
                    waiting,
                    turns,
                    ..self
                },
                EnrollmentState::Waiting,
            ))
        }
    }

    /// Lets somebody go who had this place.
    #[must_use]
    pub fn vacate(self, place: EnrollmentState) -> Self {
        match place {
            EnrollmentState::Seated => Self {
                seats_taken: self.seats_taken.saturating_sub(1),
                ..self
            },
            EnrollmentState::Waiting => Self {
                waiting: self.waiting.saturating_sub(1),
                ..self
            },
            EnrollmentState::Left => self,
        }
    }

    /// Gives the free seats to those who wait: how many move up.
    pub fn move_up(self) -> (Self, u32) {
        let up = if self.state.gives_seats() {
            self.seats_left().min(self.waiting)
        } else {
            0
        };
        let run = Self {
            seats_taken: self.seats_taken + up,
            waiting: self.waiting - up,
            ..self
        };
        (run, up)
    }
}

#[cfg(test)]
#[path = "run_tests.rs"]
mod tests;
