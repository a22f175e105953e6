//! Example runs: for tests, previews and the demo university.

use base::{Now, PersonId, Slug, Zone};
use jiff::ToSpan as _;
use jiff::civil::Date;
use store::{Fault, Tx};

use crate::doors::run::{FoundRun, found_organizers, found_run};
use crate::ids::RunId;
use crate::run::{Audience, RunState};
use crate::samples;
use crate::store::course;

/// A day that many days from now, in universal time.
fn day(now: &Now, days: i64) -> Date {
    let today = Zone::utc().day(now.at);
    today.checked_add(days.days()).unwrap_or(today)
}

/// A run of a small whole course, in that state, with that many seats: it starts in two weeks, lasts four, and sign-up closes
/// in ten days.
pub async fn run_in(
    tx: &Tx,
    name: &str,
    organizer: PersonId,
    state: RunState,
    seats: u32,
    now: &Now,
) -> Result<FoundRun, Fault> {
    let course = samples::course(tx, name, now).await?;
    if state != RunState::Draft {
        course::publish(tx, course.version, "", now.at).await?;
    }
    let id: RunId = crate::store::key(now);
    let run = FoundRun {
        id,
        slug: Slug::of_title(name),
        course: course.course,
        version: course.version,
        state,
        since: now.at,
        zone: Zone::utc(),
        starts_on: Some(day(now, 14)),
        ends_on: Some(day(now, 42)),
        signup_closes: Some(day(now, 10).at(18, 0, 0, 0)),
        seats,
        signup_question: "What do you want to show in your class?".to_owned(),
        audience: Audience::Public,
        made_at: now.at,
        made_by: Some(organizer),
    };
    found_run(tx, &run, now).await?;
    found_organizers(tx, course.course, id, &[(organizer, now.at)]).await?;
    Ok(run)
}

/// A run that takes sign-ups, with 20 seats.
pub async fn open_run(
    tx: &Tx,
    name: &str,
    organizer: PersonId,
    now: &Now,
) -> Result<FoundRun, Fault> {
    run_in(tx, name, organizer, RunState::SigningUp, 20, now).await
}
