//! The one next step of a reader in a run, and the week that it is. Pure.

use std::collections::HashSet;

use courses::ActivityId;
use courses::enrollment::Place;
use courses::run::{Run, RunState};
use courses::store::syllabus::{Syllabus, SyllabusActivity};
use jiff::civil::Date;

/// What a reader can do next in a run.
#[derive(Debug)]
pub enum Step<'a> {
    /// Sign up: there is a seat.
    Join,
    /// Sign up for the waiting list: every seat is taken.
    Queue,
    /// Nothing but wait for a seat at that place in the line.
    Wait {
        /// The place in the line; the first has 1.
        position: u32,
    },
    /// Nothing until the first day.
    StartsLater,
    /// Review the works of peers that wait for it.
    Review {
        /// How many.
        waiting: usize,
    },
    /// Do the next activity of the syllabus.
    Do(&'a SyllabusActivity),
    /// Everything is done; peers are still at work.
    AllDone,
    /// It is over.
    Over,
    /// It stands still for a while.
    Paused,
    /// Look after the run.
    Organize,
    /// Read along.
    Read,
}

/// What a reader has done and what waits for them in a run.
#[derive(Debug, Default)]
pub struct Doings {
    /// Activities that are done, by the key of their lineage.
    pub done: HashSet<ActivityId>,
    /// Reviews of peers' works that wait for this reader.
    pub reviews_waiting: usize,
    /// The unit of today, counted from 0.
    pub current_unit: usize,
}

impl Doings {
    /// The activity is done.
    pub fn has_done(&self, part: &SyllabusActivity) -> bool {
        self.done.contains(&part.activity.lineage_id)
    }
}

/// The next step. Reviews come before one's own activities, because somebody waits for them; what this week asks for comes
/// before what was missed and what is to come.
pub fn next<'a>(
    run: &Run,
    place: Place,
    syllabus: &'a Syllabus,
    doings: &Doings,
    is_joinable: bool,
) -> Step<'a> {
    match (run.state, place) {
        (RunState::Finished | RunState::Edition | RunState::DidNotHappen { .. }, _) => Step::Over,
        (RunState::Paused { .. }, _) => Step::Paused,
        (_, Place::Organizer) => Step::Organize,
        (RunState::Draft | RunState::SigningUp | RunState::SignupClosed, Place::Participant) => {
            Step::StartsLater
        }
        (_, Place::Waiting { position }) => Step::Wait { position },
        (RunState::Running | RunState::WrappingUp, Place::Participant) => work(syllabus, doings),
        _ if is_joinable && run.seats_left() > 0 => Step::Join,
        _ if is_joinable => Step::Queue,
        _ => Step::Read,
    }
}

fn work<'a>(syllabus: &'a Syllabus, doings: &Doings) -> Step<'a> {
    if doings.reviews_waiting > 0 {
        return Step::Review {
            waiting: doings.reviews_waiting,
        };
    }
    let this_week = syllabus
        .units
        .get(doings.current_unit)
        .into_iter()
        .flat_map(|unit| &unit.activities);
    let open = this_week
        .chain(syllabus.activities())
        .find(|part| !doings.has_done(part));
    open.map_or(Step::AllDone, Step::Do)
}

/// The unit of a day, counted from 0: a unit is a week from the first day; before it the first, after the last the last.
pub fn unit_of(starts_on: Option<Date>, units: usize, today: Date) -> usize {
    let days = starts_on.map_or(0, |first| (today - first).get_days());
    usize::try_from(days / 7)
        .unwrap_or(0)
        .min(units.saturating_sub(1))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn a_unit_is_a_week_from_the_first_day() {
        let first: Date = "2027-01-12".parse().unwrap();
        let cases = [
            ("2027-01-01", 0),
            ("2027-01-12", 0),
            ("2027-01-18", 0),
            ("2027-01-19", 1),
            ("2027-02-01", 2),
            ("2027-12-31", 3),
        ];
        for (day, unit) in cases {
            assert_eq!(unit_of(Some(first), 4, day.parse().unwrap()), unit, "{day}");
        }
        assert_eq!(unit_of(None, 4, first), 0);
        assert_eq!(unit_of(Some(first), 0, first), 0);
    }
}
