//! Running a course again: dates, zone and seats of the new run.

use base::{TextProblem, Timestamp, Zone};
use maud::{Markup, html};
use web::form::{Form, Input};
use web::once::{self, Once};
use web::{Answer, At, Check, Complaints, Error, Fields, Head, Visit};

use super::run_parts::actor;
use crate::actions::run::{self as act, NewRun};
use crate::routes::ShowCourse;
use crate::routes::run::{RunAgain, RunSettings};
use crate::run::{MOST_SEATS, RunRefusal};
use crate::store::course;
use crate::store::course::Version;

pub(super) const STARTS: Input =
    Input::of_kind("date", "starts_on", "courses-run-starts").optional();
pub(super) const ENDS: Input = Input::of_kind("date", "ends_on", "courses-run-ends").optional();
const ZONE: Input = Input::text("zone", "courses-run-zone").hint("courses-run-zone-hint");
pub(super) const SEATS: Input =
    Input::of_kind("number", "seats", "courses-run-seats").hint("courses-run-seats-hint");

/// The zone of the run's clocks: well-known ones are suggested, any other may be typed.
pub(super) fn zone(form: &Form<'_>, now: Timestamp) -> Markup {
    form.suggesting(ZONE, &people::zones::choices(now))
}

/// A door for the number of seats.
pub(super) fn seats(text: &str) -> Result<u32, TextProblem> {
    web::number(1, i64::from(MOST_SEATS))(text)
        .map(|seats| u32::try_from(seats).unwrap_or(MOST_SEATS))
}

async fn load(visit: &Visit, at: &RunAgain) -> Result<Version, Error> {
    let db = visit.app.db.read().await?;
    let found = course::course_by_slug(&db, &at.course).await?;
    let found = found.ok_or(Error::NotFound)?;
    let version = course::latest_published(&db, found.id).await?;
    let version = version.ok_or(Error::NotFound)?;
    course::version(&db, version).await?.ok_or(Error::NotFound)
}

/// The form.
pub(crate) async fn show(visit: Visit, At(at): At<RunAgain>) -> Answer {
    let version = load(&visit, &at).await?;
    let zone = visit.t.zone.name().to_owned();
    let fields = Fields::of([("zone", zone.as_str()), ("seats", "20")]);
    let form = Form::filled(&visit.t, fields);
    Ok(visit.page(head(&visit, &version), draw(&visit, &version, &form)))
}

/// Takes the form: a draft of a new run.
pub(crate) async fn begin(visit: Visit, At(at): At<RunAgain>, fields: Fields) -> Answer {
    let by = actor(&visit)?;
    let version = load(&visit, &at).await?;
    let mut check = Check::of(&fields);
    let read = (
        check.read_optional("starts_on", web::day),
        check.read_optional("ends_on", web::day),
        check.read("zone", Zone::parse),
        check.read("seats", seats),
    );
    let (Some(starts_on), Some(ends_on), Some(zone), Some(seats)) = read else {
        return Ok(refuse(&visit, &version, fields.clone(), check.complaints()));
    };
    let new = NewRun {
        starts_on,
        ends_on,
        zone,
        seats,
    };
    let (sent, new, course, now) = (&fields, &new, &at.course, &visit.now);
    let made: Result<String, Error> = visit
        .app
        .db
        .write(|tx| async move {
            let run = act::again_address(&tx, course, new, now).await?;
            let to = RunSettings { run }.to_string();
            if let Once::Again(to) = once::first_time(&tx, sent, by, &to, now).await? {
                return Ok(to);
            }
            let run = act::run_again(tx, by, course, new, now).await?;
            Ok(RunSettings { run }.to_string())
        })
        .await;
    match made {
        // the same form a second time leads to the run of the first
        Ok(to) => Ok(visit.go_saying(&to, &visit.t.say("courses-run-begun"))),
        Err(error) => match error.refusal::<RunRefusal>() {
            Some(RunRefusal::EndsBeforeItStarts) => {
                let complaints = Complaints::one("ends_on", "courses-run-ends-before-it-starts");
                Ok(refuse(&visit, &version, fields, complaints))
            }
            _ => Err(error),
        },
    }
}

fn head(visit: &Visit, version: &Version) -> Head {
    let title = visit.t.say_with(
        "courses-again-title",
        &[("title", version.title.as_str().into())],
    );
    Head::of(title).within("/courses").narrow()
}

fn refuse(
    visit: &Visit,
    version: &Version,
    fields: Fields,
    complaints: Complaints,
) -> axum::response::Response {
    let form = Form::refused(&visit.t, fields, complaints);
    visit.refused_page(head(visit, version), draw(visit, version, &form))
}

fn draw(visit: &Visit, version: &Version, form: &Form<'_>) -> Markup {
    let t = &visit.t;
    let course = &version.course_slug;
    html! {
        header.head {
            nav.crumbs aria-label=(t.say("courses-where")) {
                a href=(ShowCourse { course: course.clone() }) { bdi lang=(version.language) { (version.title) } }
            }
            h1 { (t.say("courses-again-heading")) }
            p.lede { (t.say("courses-again-lede")) }
        }
        form.form method="post" action=(RunAgain { course: course.clone() }) novalidate {
            (form.with_errors(&html! {
                (once::field(&visit.now))
                div.fields { (form.input(STARTS)) (form.input(ENDS)) }
                (zone(form, t.now()))
                (form.input(SEATS))
                div.acts {
                    button.button { (t.say("courses-again-act")) }
                    " " a href=(ShowCourse { course: course.clone() }) { (t.say("courses-cancel")) }
                }
            }))
        }
    }
}
