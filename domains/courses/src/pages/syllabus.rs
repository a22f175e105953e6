//! The syllabus: what happens, unit by unit.

use base::{LanguageTag, Slug};
use maud::{Markup, html};
use web::shell::parts as shell;
use web::{Answer, At, Error, Head, T, Visit};

use super::parts;
use crate::policy;
use crate::routes::{EditRun, ShowActivity, ShowRun, ShowSyllabus};
use crate::store::course::{self, EditedRun, Version};
use crate::store::syllabus::{Syllabus, SyllabusActivity, outline};

/// Where the rows of a syllabus lead.
#[derive(Debug, Clone, Copy)]
pub enum Rows<'a> {
    /// To the activities of a run.
    OfRun(&'a Slug),
    /// Nowhere: the version is only read.
    ToRead,
}

/// Draws a syllabus: units with their activities. Where it is empty, nothing is drawn.
pub fn draw_syllabus(t: &T, syllabus: &Syllabus, rows: Rows<'_>) -> Markup {
    html! {
        @for (number, unit) in (1_i64..).zip(&syllabus.units) {
            section.unit id={ "unit-" (number) } {
                h2 {
                    span.unit-n lang=(t.language.tag()) { (t.say_with("courses-unit-numbered", &[("number", number.into())])) } " "
                    span dir="auto" { (unit.unit.title) }
                }
                @if !unit.unit.intro_html.is_empty() { (shell::prose(&LanguageTag::unknown(), &unit.unit.intro_html)) }
                @if !unit.activities.is_empty() {
                    ul.tasks data-list {
                        @for part in &unit.activities { (draw_row(t, part, rows)) }
                    }
                }
            }
        }
    }
}

fn draw_row(t: &T, part: &SyllabusActivity, rows: Rows<'_>) -> Markup {
    let activity = &part.activity;
    html! {
        li.task {
            div.task-body {
                h3 dir="auto" {
                    @match rows {
                        Rows::OfRun(run) => {
                            a href=(ShowActivity { run: run.clone(), activity: activity.token.clone() }) { (activity.title) }
                        }
                        Rows::ToRead => (activity.title),
                    }
                }
                (parts::activity_facts(t, activity, part.minutes()))
                @if matches!(rows, Rows::ToRead) && !part.materials.is_empty() {
                    ul {
                        @for material in &part.materials { li { (parts::tasl(t, material)) } }
                    }
                }
            }
        }
    }
}

/// What a version says about the course itself: summary, outcomes, what to bring.
pub fn draw_course_text(t: &T, version: &Version) -> Markup {
    let texts = [
        (None, &version.summary_html),
        (Some("courses-outcomes"), &version.outcomes_html),
        (Some("courses-prerequisites"), &version.prerequisites_html),
    ];
    html! {
        @for (word, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
            section.section lang=(version.language) {
                @if let Some(word) = word { h2 lang=(t.language.tag()) { (t.say(word)) } }
                (shell::prose(&version.language, text))
            }
        }
    }
}

/// The facts of a version: hours, what it expects, what completing asks for, the licence.
pub fn draw_course_facts(t: &T, version: &Version) -> Markup {
    html! {
        dl.facts {
            @if let Some(hours) = version.weekly_hours {
                (shell::fact(&t.say("courses-effort"), &html! { (parts::weekly_hours(t, hours)) }))
            }
            @if let Some(level) = version.level {
                (shell::fact(&t.say("courses-level"), &html! { (t.say(parts::level_word(level))) }))
            }
            (shell::fact(&t.say("courses-completion"), &html! { (parts::completion_words(t, version.completion())) }))
            (shell::fact(&t.say("courses-language"), &html! { span lang=(version.language) { (version.language.own_name()) } }))
            (shell::fact(&t.say("courses-licence"), &parts::licence(t, &version.licence)))
        }
    }
}

/// The syllabus of a run; while the run is in preparation, for those who prepare it.
pub(crate) async fn show(visit: Visit, At(at): At<ShowSyllabus>) -> Answer {
    super::run_parts::seen_run(&visit, &at.run).await?;
    let db = visit.app.db.read().await?;
    let run = course::edited_run(&db, &at.run, visit.person()).await?;
    let run = run.ok_or(Error::NotFound)?;
    policy::course::see_syllabus(run.role(visit.person()))?;
    let version = course::version(&db, run.version).await?;
    let version = version.ok_or(Error::NotFound)?;
    let plan = outline(&db, run.version).await?;
    let head = Head::of(visit.t.say_with(
        "courses-syllabus-of",
        &[("title", version.title.as_str().into())],
    ))
    .within("/courses")
    .with_icon(run.course_slug.as_str());
    Ok(visit.page(head, draw_page(&visit, &run, &version, &plan)))
}

fn draw_page(visit: &Visit, run: &EditedRun, version: &Version, plan: &Syllabus) -> Markup {
    let t = &visit.t;
    let may_edit = policy::course::edit(run.role(visit.person())).is_ok();
    let desk = EditRun {
        run: run.slug.clone(),
    };
    html! {
        header.head {
            nav.crumbs aria-label=(t.say("courses-where")) {
                a href=(ShowRun { run: run.slug.clone() }) { bdi lang=(version.language) { (version.title) } }
            }
            h1 { (t.say("courses-syllabus")) }
            @if !version.question.is_empty() { p.lede dir="auto" lang=(version.language) { (version.question) } }
            @if may_edit && !plan.is_empty() {
                div.acts.screen-only { a.button.quiet href=(desk) { (t.say("courses-edit")) } }
            }
        }
        (draw_course_facts(t, version))
        @if plan.is_empty() {
            (shell::empty(
                run.slug.as_str(),
                &t.say("courses-syllabus-empty"),
                &t.say("courses-syllabus-empty-text"),
                may_edit.then(|| (desk.to_string(), t.say("courses-edit-begin"))).as_ref().map(|(href, words)| (href.as_str(), words.as_str())),
            ))
        } @else {
            div lang=(version.language) { (draw_syllabus(t, plan, Rows::OfRun(&run.slug))) }
        }
    }
}
