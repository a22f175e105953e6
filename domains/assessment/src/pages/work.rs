//! One work, for its author and the organizers.

use web::{At, Error, Fields, Head, Markup, Visit, html};

use super::my_work::versions;
use super::results::{self, Reader, Results};
use super::{confirmed, parts};
use crate::actions::{self, Actor};
use crate::policy::{self, Role};
use crate::review::Useful;
use crate::routes::{MarkUseful, ShowWork};
use crate::store::work::{self, Version, VersionLine, Work};

/// The page.
struct WorkPage {
    at: ShowWork,
    role: Role,
    work: Work,
    version: Version,
    versions: Vec<VersionLine>,
    results: Option<Results>,
}

pub(crate) async fn show(visit: Visit, At(at): At<ShowWork>) -> web::Answer {
    let by = Actor::of(visit.member()?);
    let db = visit.app.db.read().await?;
    let work = work::work(&db, &at.work, by.person)
        .await?
        .ok_or(Error::NotFound)?;
    let role = work.role(by.person, by.is_steward);
    policy::see_work(role)?;
    let asked = visit.query().get("version").and_then(|n| n.parse().ok());
    let number = asked.unwrap_or(work.versions);
    let version = work::version(&db, work.id, number)
        .await?
        .ok_or(Error::NotFound)?;
    let results = if role == Role::Author {
        results::for_author(&db, &work).await?
    } else {
        Some(results::for_organizers(&db, &work).await?)
    };
    let versions = work::versions(&db, work.id).await?;
    drop(db);
    let page = WorkPage {
        at,
        role,
        work,
        version,
        versions,
        results,
    };
    let head = Head::of(visit.t.say_with(
        "assessment-work-title",
        &[("task", page.work.task_title.as_str().into())],
    ));
    Ok(visit.page(head.within("/courses"), page.draw(&visit)))
}

/// The author says whether a review was useful.
pub(crate) async fn mark_useful(
    visit: Visit,
    At(at): At<MarkUseful>,
    fields: Fields,
) -> web::Answer {
    let by = confirmed(&visit)?;
    let useful = web::offered::<Useful>(fields.text("useful"))
        .map_err(|problem| Error::Unreadable(problem.word()))?;
    let work = visit
        .app
        .db
        .write(|tx| actions::mark_useful(tx, by, &at.review, useful))
        .await?;
    let back = ShowWork { work };
    Ok(visit.go_saying(&back, &visit.t.say("assessment-useful-kept")))
}

impl WorkPage {
    fn draw(&self, visit: &Visit) -> Markup {
        let t = &visit.t;
        let (work, version) = (&self.work, &self.version);
        let reader = if self.role == Role::Author {
            Reader::Author
        } else {
            Reader::Organizer
        };
        html! {
            header.head {
                (parts::crumbs(t, &work.run_slug, work.course_title.as_str()))
                h1 { (t.say_with("assessment-work-title", &[("task", work.task_title.as_str().into())])) }
                @if reader == Reader::Organizer {
                    p { (web::shell::parts::person(work.handle.as_str(), work.name.as_str())) }
                }
            }
            div.stack {
                section.section aria-labelledby="version" {
                    h2 id="version" { (t.say_with("assessment-version", &[("number", version.number.into())])) }
                    (parts::content(t, version, None))
                    @if !version.sha256.is_empty() { (parts::receipt(t, version.made_at, &version.sha256)) }
                }
                @if let Some(results) = &self.results { (results::draw(t, work, results, reader)) }
                section.section aria-labelledby="versions" {
                    h2 id="versions" { (t.say("assessment-versions")) }
                    (versions(visit, &self.at, &self.versions))
                }
            }
        }
    }
}
