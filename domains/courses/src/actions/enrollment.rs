//! What people do about their own place in a run: sign up, leave, tick.

use base::{Now, PersonId, Token};
use store::{Fault, Tx};
use web::Error;

use crate::doors::run::fill_seats;
use crate::enrollment::{ActKind, EnrollRefusal, EnrollmentState, Place};
use crate::facts::{self, CourseFact, RunNews};
use crate::ids::{ActivityId, RunId};
use crate::policy;
use crate::run::Run;
use crate::store::{enrollment, listing, mark, run};

/// What came of signing up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Enrolled {
    /// There is a seat.
    Seated,
    /// There is a place in the line; the first has 1.
    Waiting(u32),
}

/// Signs somebody up: on a free seat, or at the end of the line.
pub async fn enroll(
    tx: Tx,
    by: PersonId,
    id: RunId,
    answer: &str,
    now: &Now,
) -> Result<Enrolled, Error> {
    let run = run::run(&tx, id).await?.ok_or(Error::NotFound)?;
    let stand = enrollment::stand(&tx, id, Some(by)).await?;
    policy::run::enroll(stand.role)?;
    if stand.place == Place::Organizer {
        return Err(EnrollRefusal::Organizes.into());
    }
    let run = fill_seats(&tx, run, None, now).await?;
    let (run, state) = run.enroll(stand.place.enrollment(), now.at)?;
    if answer.is_empty() && !run.signup_question.is_empty() {
        return Err(EnrollRefusal::AnswerMissing.into());
    }
    enrollment::enroll(&tx, &run, by, state, answer, now).await?;
    mark::add_act(&tx, id, by, ActKind::SignedUp, id.raw(), now).await?;
    show(&tx, &run).await?;
    let news = RunNews::of(id).about([by]);
    let (fact, news, enrolled) = match state {
        EnrollmentState::Waiting => {
            let position = Some(run.waiting);
            let news = RunNews { position, ..news };
            (CourseFact::Waitlisted, news, Enrolled::Waiting(run.waiting))
        }
        EnrollmentState::Seated | EnrollmentState::Left => {
            (CourseFact::Enrolled, news, Enrolled::Seated)
        }
    };
    facts::record(&tx, fact, &news, Some(by), now.at).await?;
    Ok(enrolled)
}

/// Lets somebody leave a run. What they did stays; the first who waits moves up.
pub async fn leave(tx: Tx, by: PersonId, id: RunId, now: &Now) -> Result<(), Error> {
    let run = run::run(&tx, id).await?.ok_or(Error::NotFound)?;
    let stand = enrollment::stand(&tx, id, Some(by)).await?;
    policy::run::leave(stand.role)?;
    if run.state.is_over() {
        return Err(EnrollRefusal::Over.into());
    }
    let state = match stand.place {
        Place::Participant => EnrollmentState::Seated,
        Place::Waiting { .. } => EnrollmentState::Waiting,
        Place::Visitor | Place::Member | Place::Organizer | Place::Left => {
            return Err(EnrollRefusal::NotThere.into());
        }
    };
    vacate(&tx, run, by, state, now).await?;
    Ok(())
}

/// Frees somebody's place and gives it to the first who waits.
pub(crate) async fn vacate(
    tx: &Tx,
    run: Run,
    person: PersonId,
    state: EnrollmentState,
    now: &Now,
) -> Result<Run, Fault> {
    enrollment::leave(tx, run.id, person, now.at).await?;
    mark::add_act(tx, run.id, person, ActKind::Left, run.id.raw(), now).await?;
    let news = RunNews::of(run.id).about([person]);
    facts::record(tx, CourseFact::Left, &news, Some(person), now.at).await?;
    let run = fill_seats(tx, run.vacate(state), Some(person), now).await?;
    show(tx, &run).await?;
    Ok(run)
}

/// Saves the seats and shows them in the catalogue.
async fn show(tx: &Tx, run: &Run) -> Result<(), Fault> {
    run::save_seats(tx, run).await?;
    listing::refresh_seats(tx, run.id, run.seats_taken).await
}

/// Ticks an activity as done.
pub async fn tick(
    tx: Tx,
    by: PersonId,
    id: RunId,
    activity: &Token,
    now: &Now,
) -> Result<(), Error> {
    let lineage = tickable(&tx, by, id, activity).await?;
    if mark::tick(&tx, id, by, lineage, now.at).await? {
        mark::add_act(&tx, id, by, ActKind::Ticked, lineage.raw(), now).await?;
    }
    Ok(())
}

/// Takes a tick back.
pub async fn untick(tx: Tx, by: PersonId, id: RunId, activity: &Token) -> Result<(), Error> {
    let lineage = tickable(&tx, by, id, activity).await?;
    mark::untick(&tx, id, by, lineage).await?;
    Ok(())
}

async fn tickable(tx: &Tx, by: PersonId, id: RunId, activity: &Token) -> Result<ActivityId, Error> {
    let run = run::run(tx, id).await?.ok_or(Error::NotFound)?;
    policy::run::tick(enrollment::stand(tx, id, Some(by)).await?.role)?;
    if !run.state.is_active() {
        return Err(EnrollRefusal::NotRunning.into());
    }
    mark::lineage(tx, id, activity)
        .await?
        .ok_or(Error::NotFound)
}

/// Remembers that somebody did something in a run: later rooms call it in the transaction of the act.
pub async fn did(
    tx: &Tx,
    by: PersonId,
    id: RunId,
    kind: ActKind,
    subject: i64,
    now: &Now,
) -> Result<(), Fault> {
    mark::add_act(tx, id, by, kind, subject, now).await
}
