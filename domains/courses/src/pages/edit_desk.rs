//! The desk: everything that a draft holds, with a way to each form.

use maud::{Markup, html};
use web::shell::parts as shell;
use web::{Answer, At, Error, Head, Question, T, Visit};

use super::editing;
use super::parts;
use crate::actions::course::{self as act, Desk};
use crate::course::VersionState;
use crate::routes::{
    AddActivity, AddUnit, BeginDraft, EditActivity, EditCourse, EditRun, EditUnit, MoveActivity,
    MoveUnit, PublishVersion, RemoveActivity, RemoveUnit, ShowRun, ShowSyllabus, ShowVersions,
};
use crate::store::course::{self, EditedRun, Version};
use crate::store::syllabus::{Syllabus, SyllabusUnit, syllabus};

/// The desk of a run.
pub(crate) async fn show(visit: Visit, At(at): At<EditRun>) -> Answer {
    let run = editing::run_to_edit(&visit, &at.run).await?;
    let db = visit.app.db.read().await?;
    let id = run.writable().unwrap_or(run.version);
    let version = course::version(&db, id).await?;
    let version = version.ok_or(Error::NotFound)?;
    let plan = syllabus(&db, id).await?;
    let title = visit.t.say("courses-desk");
    let head = Head::of(title)
        .within("/courses")
        .with_icon(run.course_slug.as_str());
    let body = html! {
        (draw_head(&visit.t, &run, &version))
        @if run.writable().is_some() { (draw_desk(&visit.t, &run, &version, &plan)) }
        @else { (draw_closed(&visit.t, &run)) }
    };
    Ok(visit.page(head, body))
}

fn draw_head(t: &T, run: &EditedRun, version: &Version) -> Markup {
    html! {
        header.head {
            nav.crumbs aria-label=(t.say("courses-where")) {
                a href=(ShowRun { run: run.slug.clone() }) { bdi lang=(version.language) { (version.title) } } " "
                a href=(ShowSyllabus { run: run.slug.clone() }) { (t.say("courses-syllabus")) }
            }
            h1 { (t.say("courses-desk")) }
            p.meta.dots {
                span { (t.say_with("courses-version-numbered", &[("number", version.number.into())])) } " "
                @match version.state {
                    VersionState::Draft => span { (t.say("courses-draft")) },
                    VersionState::Published => span { (t.say("courses-published")) },
                }
                " " a href=(ShowVersions { course: run.course_slug.clone() }) { (t.say("courses-versions")) }
            }
        }
    }
}

/// What is published cannot be written; a draft beside the run can be begun as long as the run lives.
fn draw_closed(t: &T, run: &EditedRun) -> Markup {
    html! {
        @if run.is_over() {
            div.notice.frozen { p { (t.say("courses-desk-over")) } }
        } @else {
            section.next aria-labelledby="next" {
                h2 id="next" { (t.say("courses-draft-begin-title")) }
                p { (t.say("courses-draft-begin-text")) }
                form.acts method="post" action=(BeginDraft { run: run.slug.clone() }) {
                    button.button { (t.say("courses-draft-begin")) }
                }
            }
        }
    }
}

fn draw_desk(t: &T, run: &EditedRun, version: &Version, plan: &Syllabus) -> Markup {
    let has_activities = plan.activities().next().is_some();
    html! {
        @if run.draft.is_some() { div.notice { p { (t.say("courses-desk-beside")) } } }
        section.panel aria-labelledby="about" {
            h2 id="about" { (t.say("courses-desk-about")) }
            @if version.question.is_empty() { p { (t.say("courses-desk-no-question")) } }
            @else { p dir="auto" { (version.question) } }
            p.meta { (parts::completion_words(t, version.completion())) }
            p { a href=(EditCourse { run: run.slug.clone() }) { (t.say("courses-course-edit")) } }
        }
        @if plan.is_empty() {
            (shell::empty(
                run.slug.as_str(),
                &t.say("courses-desk-empty"),
                &t.say("courses-desk-empty-text"),
                Some((AddUnit { run: run.slug.clone() }.to_string().as_str(), t.say("courses-unit-add-first").as_str())),
            ))
        } @else {
            @for (index, unit) in plan.units.iter().enumerate() { (draw_unit(t, run, plan, (index, unit))) }
            div.acts { a.button.quiet href=(AddUnit { run: run.slug.clone() }) { (t.say("courses-unit-add")) } }
        }
        @if has_activities {
            section.next aria-labelledby="publish" {
                h2 id="publish" { (t.say("courses-publish-title")) }
                p { (t.say("courses-publish-text")) }
                div.acts { a.button href=(PublishVersion { run: run.slug.clone() }) { (t.say("courses-publish-go")) } }
            }
        }
    }
}

fn draw_unit(
    t: &T,
    run: &EditedRun,
    plan: &Syllabus,
    (index, unit): (usize, &SyllabusUnit),
) -> Markup {
    let slug = || run.slug.clone();
    let token = || unit.unit.token.clone();
    let title = unit.unit.title.as_str();
    let number = i64::try_from(index + 1).unwrap_or(i64::MAX);
    let is_last = index + 1 == plan.units.len();
    html! {
        section.unit id={ "unit-" (number) } {
            div.row.apart {
                h2 {
                    span.unit-n { (t.say_with("courses-unit-numbered", &[("number", number.into())])) } " "
                    span dir="auto" { (title) }
                }
                div.row {
                    a href=(EditUnit { run: slug(), unit: token() }) { (t.say("courses-edit")) span.vh dir="auto" { ": " (title) } }
                    (draw_moves(t, &MoveUnit { run: slug(), unit: token() }, title, index > 0, !is_last))
                    (draw_removal(t, &RemoveUnit { run: slug(), unit: token() }, title))
                }
            }
            @if !unit.activities.is_empty() { ul.tasks data-list { (draw_activities(t, run, plan, (index, unit))) } }
            p { a href=(AddActivity { run: slug(), unit: token() }) {
                (t.say("courses-activity-add")) span.vh dir="auto" { ": " (title) }
            } }
        }
    }
}

fn draw_activities(
    t: &T,
    run: &EditedRun,
    plan: &Syllabus,
    (index, unit): (usize, &SyllabusUnit),
) -> Markup {
    let last_unit = plan.units.len().saturating_sub(1);
    let last = unit.activities.len().saturating_sub(1);
    html! {
        @for (place, part) in unit.activities.iter().enumerate() {
            @let activity = &part.activity;
            @let edit = EditActivity { run: run.slug.clone(), activity: activity.token.clone() };
            @let shift = MoveActivity { run: run.slug.clone(), activity: activity.token.clone() };
            @let removal = RemoveActivity { run: run.slug.clone(), activity: activity.token.clone() };
            li.task {
                div.task-body {
                    h3 dir="auto" { a href=(edit) { (activity.title) } }
                    (parts::activity_facts(t, activity, part.minutes()))
                }
                div.task-end.row {
                    (draw_moves(t, &shift, activity.title.as_str(), index > 0 || place > 0, index < last_unit || place < last))
                    (draw_removal(t, &removal, activity.title.as_str()))
                }
            }
        }
    }
}

/// Buttons that move a thing among its neighbours; a way that is closed is not offered.
pub(crate) fn draw_moves(
    t: &T,
    to: &impl std::fmt::Display,
    title: &str,
    up: bool,
    down: bool,
) -> Markup {
    let ways = [
        ("up", "courses-move-up", up),
        ("down", "courses-move-down", down),
    ];
    html! {
        @for (way, word, _) in ways.into_iter().filter(|(_, _, open)| *open) {
            form method="post" action=(to) {
                input type="hidden" name="way" value=(way);
                button.link { (t.say(word)) span.vh dir="auto" { ": " (title) } }
            }
        }
    }
}

/// The button that removes a thing; it asks first.
pub(crate) fn draw_removal(t: &T, to: &impl std::fmt::Display, title: &str) -> Markup {
    let question = Question {
        asked: t.say_with("courses-remove-question", &[("title", title.into())]),
        yes: t.say("courses-remove"),
        no: t.say("courses-cancel"),
    };
    let button =
        html! { button.link { (t.say("courses-remove")) span.vh dir="auto" { ": " (title) } } };
    question.form(to, &button)
}

/// Begins a draft beside a running run.
pub(crate) async fn begin(visit: Visit, At(at): At<BeginDraft>) -> Answer {
    let desk = Desk {
        by: visit.member()?.person,
        run: &at.run,
    };
    let now = &visit.now;
    let work = |tx| act::begin_draft(tx, desk, now);
    visit.app.db.write(work).await?;
    let to = EditRun {
        run: at.run.clone(),
    };
    Ok(visit.go_saying(&to, &visit.t.say("courses-draft-begun")))
}
