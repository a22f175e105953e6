//! Bulk doors of runs: import, take out, erase. Importing writes no facts, so nobody gets letters about the past.

use base::{Now, PersonId, Timestamp};
use store::{Fault, Session, Tx};

pub use crate::store::enrollment::FoundEnrollment;
pub use crate::store::mark::FoundMark;
pub use crate::store::run::FoundRun;

use crate::facts::{self, CourseFact, RunNews};
use crate::ids::{CourseId, RunId};
use crate::store::run::Changed;
use crate::store::{enrollment, letter, listing, mark, run};

/// Puts a run down with the beginning of its history. A run that is there already stays as it is.
pub async fn found_run(tx: &Tx, found: &FoundRun, now: &Now) -> Result<(), Fault> {
    if !run::add_run(tx, found).await? {
        return Ok(());
    }
    let made = Now {
        at: found.since,
        chance: now.chance.clone(),
    };
    let changed = Changed {
        run: found.id,
        from: None,
        to: found.state.word(),
        by: found.made_by,
        why: "",
    };
    run::add_transition(tx, &changed, &made).await?;
    listing::refresh(tx, found.course).await
}

/// A run as it is put down, with everybody in it.
#[derive(Debug, Clone)]
pub struct FoundWholeRun {
    /// The run.
    pub run: FoundRun,
    /// Who organizes it, in that order, each with the day since when.
    pub organizers: Vec<(PersonId, Timestamp)>,
    /// Who signed up, in that order.
    pub enrollments: Vec<FoundEnrollment>,
    /// What people ticked.
    pub marks: Vec<FoundMark>,
}

/// Puts new runs down with the beginning of their history and everybody in them; at most a few thousand people at once. The
/// catalogue does not show them before [`list_courses`](super::list_courses).
pub async fn found_unlisted_runs(tx: &Tx, found: &[FoundWholeRun], now: &Now) -> Result<(), Fault> {
    let runs: Vec<&FoundRun> = found.iter().map(|whole| &whole.run).collect();
    run::add_new_runs(tx, &runs, now).await?;
    let organizers = of_runs(found, |whole| whole.organizers.as_slice());
    run::found_all_organizers(tx, &organizers).await?;
    let enrollments = of_runs(found, |whole| whole.enrollments.as_slice());
    enrollment::found_in_new_runs(tx, &enrollments).await?;
    mark::found_all(tx, &of_runs(found, |whole| whole.marks.as_slice())).await
}

fn of_runs<T>(found: &[FoundWholeRun], part: fn(&FoundWholeRun) -> &[T]) -> Vec<(RunId, &[T])> {
    found
        .iter()
        .map(|whole| (whole.run.id, part(whole)))
        .collect()
}

/// Puts down who organized a run, in that order, each with the day since when.
pub async fn found_organizers(
    tx: &Tx,
    course: CourseId,
    id: RunId,
    organizers: &[(PersonId, Timestamp)],
) -> Result<(), Fault> {
    run::found_organizers(tx, id, organizers).await?;
    listing::refresh(tx, course).await
}

/// Puts down who signed up for a run, in that order, and counts its seats again.
pub async fn found_enrollments(tx: &Tx, id: RunId, found: &[FoundEnrollment]) -> Result<(), Fault> {
    enrollment::found(tx, id, found).await?;
    show_seats(tx, id).await
}

/// Puts down what people ticked in a run.
pub async fn found_marks(tx: &Tx, id: RunId, marks: &[FoundMark]) -> Result<(), Fault> {
    mark::found(tx, id, marks).await
}

async fn show_seats(tx: &Tx, id: RunId) -> Result<(), Fault> {
    if let Some(run) = run::run(tx, id).await? {
        listing::refresh_seats(tx, id, run.seats_taken).await?;
    }
    Ok(())
}

/// What somebody did in runs, for the person to take along.
pub async fn take_out_runs(
    session: &Session,
    person: PersonId,
) -> Result<serde_json::Value, Fault> {
    Ok(serde_json::json!({
        "runs": run::take_out(session, person).await?,
        "enrollments": enrollment::take_out(session, person).await?,
        "done": mark::take_out(session, person).await?,
    }))
}

/// Forgets the words in which somebody said why they changed a run. Comes before [`erase_runs`], which forgets whose they were.
pub async fn erase_words(tx: &Tx, person: PersonId) -> Result<(), Fault> {
    run::forget_reasons(tx, person).await
}

/// Takes somebody out of all runs. Seats become free, the line moves up, and whoever moves up is told.
pub async fn erase_runs(tx: &Tx, person: PersonId, now: &Now) -> Result<(), Fault> {
    run::forget(tx, person).await?;
    mark::forget(tx, person).await?;
    letter::forget(tx, person).await?;
    for id in enrollment::forget(tx, person).await? {
        let Some(run) = run::run(tx, id).await? else {
            continue;
        };
        fill_seats(tx, run, None, now).await?;
        show_seats(tx, id).await?;
    }
    Ok(())
}

/// Gives free seats to those who wait, and tells them. The run is given back as it is saved now.
pub(crate) async fn fill_seats(
    tx: &Tx,
    run: crate::run::Run,
    by: Option<PersonId>,
    now: &Now,
) -> Result<crate::run::Run, Fault> {
    let (run, up) = run.move_up();
    if up > 0 {
        let people = enrollment::seat_first(tx, run.id, up, now.at).await?;
        let news = RunNews::of(run.id).about(people);
        facts::record(tx, CourseFact::MovedUp, &news, by, now.at).await?;
        run::save_seats(tx, &run).await?;
    }
    Ok(run)
}
