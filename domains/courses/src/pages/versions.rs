//! The history of a course: who wrote which version, when and why.

use maud::{Markup, html};
use web::shell::parts as shell;
use web::{Answer, At, Error, Head, T, Visit};

use super::syllabus::{Rows, draw_course_facts, draw_course_text, draw_syllabus};
use crate::course::VersionState;
use crate::policy::course::{Hand, see_version};
use crate::routes::{ShowCourse, ShowVersion, ShowVersions};
use crate::store::course::{self, Course, VersionLine};
use crate::store::syllabus::outline;

/// How many versions stand on a page.
const PAGE: i64 = 30;

/// The history of a course, the newest version first.
pub(crate) async fn show(visit: Visit, At(at): At<ShowVersions>) -> Answer {
    let db = visit.app.db.read().await?;
    let found = course::course_by_slug(&db, &at.course).await?;
    let found = found.ok_or(Error::NotFound)?;
    let query = visit.query();
    let before = query.get("before").and_then(|n| n.parse().ok());
    let mut lines = course::versions(&db, found.id, before.unwrap_or(i64::MAX), PAGE + 1).await?;
    let page = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let last = lines
        .get(page.saturating_sub(1))
        .filter(|_| lines.len() > page);
    let older = last.map(|last| format!("?before={}", last.number));
    lines.truncate(page);
    lines.retain(|line| is_shown(&visit, line));
    if lines.is_empty() && before.is_none() {
        return Err(Error::NotFound);
    }
    let head = Head::of(visit.t.say("courses-versions")).within("/courses");
    Ok(visit.page(
        head,
        draw_history(&visit.t, &found, &lines, older.as_deref()),
    ))
}

fn is_shown(visit: &Visit, line: &VersionLine) -> bool {
    let hand = match visit.viewer.as_deref() {
        Some(viewer) if viewer.is_steward() => Hand::Steward,
        Some(viewer) if line.handle.as_ref() == Some(&viewer.handle) => Hand::Writer,
        Some(_) | None => Hand::Reader,
    };
    see_version(hand, line.state).is_ok()
}

fn draw_history(t: &T, course: &Course, lines: &[VersionLine], older: Option<&str>) -> Markup {
    let title = lines.first().map_or("", |line| line.title.as_str());
    html! {
        header.head {
            nav.crumbs aria-label=(t.say("courses-where")) {
                a href=(ShowCourse { course: course.slug.clone() }) { bdi { (title) } }
            }
            h1 { (t.say("courses-versions")) }
            p.lede { (t.say("courses-versions-lede")) }
        }
        ol.history {
            @for line in lines { li { (draw_line(t, course, line)) } }
        }
        (shell::pager(t, None, older))
    }
}

fn draw_line(t: &T, course: &Course, line: &VersionLine) -> Markup {
    let number = html! {
        a href=(ShowVersion { course: course.slug.clone(), number: line.number }) {
            (t.say_with("courses-version-numbered", &[("number", line.number.into())]))
        }
    };
    let who = html! {
        @if let (Some(handle), Some(name)) = (&line.handle, &line.name) {
            (shell::person(handle.as_str(), name.as_str()))
        } @else { span { (t.say("courses-somebody")) } }
    };
    let word = match line.state {
        VersionState::Draft => "courses-version-drafted",
        VersionState::Published => "courses-version-published",
    };
    html! {
        (t.day_of(line.published_at.unwrap_or(line.made_at))) " "
        p { (t.say_around(word, &[("version", number), ("who", who)])) }
        @if !line.note.is_empty() { p.meta dir="auto" { (line.note) } }
        @if let (Some(from), Some(slug), Some(title)) = (line.from_number, &line.from_slug, &line.from_title) {
            p.meta { (t.say_around("courses-version-from", &[("version", html! {
                a href=(ShowVersion { course: slug.clone(), number: from }) {
                    span dir="auto" { (title) } ", "
                    (t.say_with("courses-version-numbered", &[("number", from.into())]))
                }
            })])) }
        }
    }
}

/// One version, to read.
pub(crate) async fn show_one(visit: Visit, At(at): At<ShowVersion>) -> Answer {
    let db = visit.app.db.read().await?;
    let version = course::version_at(&db, &at.course, at.number).await?;
    let version = version.ok_or(Error::NotFound)?;
    let line = course::versions(&db, version.course_id, at.number + 1, 1).await?;
    if !line.first().is_some_and(|line| is_shown(&visit, line)) {
        return Err(Error::NotFound);
    }
    let plan = outline(&db, version.id).await?;
    let t = &visit.t;
    let numbered = t.say_with(
        "courses-version-numbered",
        &[("number", version.number.into())],
    );
    let body = html! {
        header.head {
            nav.crumbs aria-label=(t.say("courses-where")) {
                a href=(ShowCourse { course: at.course.clone() }) { bdi lang=(version.language) { (version.title) } } " "
                a href=(ShowVersions { course: at.course.clone() }) { (t.say("courses-versions")) } " "
                span { (numbered) }
            }
            h1 dir="auto" lang=(version.language) { (version.title) }
            @if !version.question.is_empty() { p.lede dir="auto" lang=(version.language) { (version.question) } }
            @if version.state == VersionState::Draft {
                p.chips { span.chip.warn { (t.say("courses-draft")) } }
            }
        }
        (draw_course_facts(t, &version))
        (draw_course_text(t, &version))
        div lang=(version.language) { (draw_syllabus(t, &plan, Rows::ToRead)) }
    };
    let head = Head::of(format!("{}, {numbered}", version.title)).within("/courses");
    Ok(visit.page(head, body))
}
