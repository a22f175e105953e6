//! Pieces that the pages of a run share: its head, its tabs, its dates.

use base::{PersonId, Slug};
use maud::{Markup, html};
use web::shell::parts as shell;
use web::{Error, T, Visit};

use crate::policy::{self, CourseRole};
use crate::routes::run::{RunSettings, ShowPeople};
use crate::routes::{ShowCourse, ShowRun, ShowSyllabus};
use crate::run::{Run, RunState, state_key};
use crate::store::enrollment::{Stand, stand};
use crate::store::run;

/// A page of a run, as its tabs name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// The run's home.
    Home,
    /// What is learned.
    Syllabus,
    /// What people say.
    Discussion,
    /// Who is here.
    People,
    /// What organizers settle.
    Settings,
}

/// The run of an address as far as the reader may see it, and where they stand in it.
pub async fn seen_run(visit: &Visit, slug: &Slug) -> Result<(Run, Stand), Error> {
    let db = visit.app.db.read().await?;
    let run = run::run_by_slug(&db, slug).await?.ok_or(Error::NotFound)?;
    let stand = stand(&db, run.id, visit.person()).await?;
    policy::run::see_run(stand.role, run.state).map_err(|_| Error::NotFound)?;
    Ok((run, stand))
}

/// The signed-in person, if they may act towards others.
pub fn actor(visit: &Visit) -> Result<PersonId, Error> {
    let viewer = visit.member()?;
    people::policy::act(viewer)?;
    Ok(viewer.person)
}

/// The head of a page of a run: way back, title, state, tabs.
pub fn head(t: &T, run: &Run, role: CourseRole, here: Tab) -> Markup {
    html! {
        header.head {
            nav.crumbs aria-label=(t.say("courses-where")) {
                a href=(ShowCourse { course: run.course_slug.clone() }) { (t.say("courses-run-course")) }
                @if let (Some(start), Some(end)) = (run.starts_on, run.ends_on) {
                    " " span { (t.date(start)) " – " (t.date(end)) }
                }
            }
            h1 lang=(run.language) dir="auto" { (run.title) }
            p.chips { (state_chip(t, run)) }
        }
        (tabs(t, run, role, here))
    }
}

/// The pages of a run, of which this is one.
pub fn tabs(t: &T, run: &Run, role: CourseRole, here: Tab) -> Markup {
    draw_tabs(t, run, role, (here, "page"))
}

/// The pages of a run, from somewhere below one of them.
pub fn tabs_below(t: &T, run: &Run, role: CourseRole, part: Tab) -> Markup {
    draw_tabs(t, run, role, (part, "true"))
}

fn draw_tabs(t: &T, run: &Run, role: CourseRole, (here, current): (Tab, &str)) -> Markup {
    let slug = &run.slug;
    let mut tabs = vec![
        (
            Tab::Home,
            "courses-tab-home",
            ShowRun { run: slug.clone() }.to_string(),
        ),
        (
            Tab::Syllabus,
            "courses-tab-syllabus",
            ShowSyllabus { run: slug.clone() }.to_string(),
        ),
        (
            Tab::Discussion,
            "courses-tab-discussion",
            format!("/runs/{}/discussion", web::segment(slug.as_str())),
        ),
        (
            Tab::People,
            "courses-tab-people",
            ShowPeople { run: slug.clone() }.to_string(),
        ),
    ];
    if role.cares() {
        let settings = RunSettings { run: slug.clone() };
        tabs.push((Tab::Settings, "courses-tab-settings", settings.to_string()));
    }
    html! {
        nav.tabs aria-label=(t.say("courses-tabs")) {
            @for (tab, word, href) in tabs {
                a href=(href) aria-current=[(tab == here).then_some(current)] { (t.say(word)) } " "
            }
        }
    }
}

/// The state of a run in a chip, with free seats where they matter.
pub fn state_chip(t: &T, run: &Run) -> Markup {
    let said = t.say(state_key(run.state.word()));
    match run.state {
        RunState::SigningUp if !run.is_joinable(t.now()) => {
            html! { span.chip { (t.say("courses-state-signup-closed")) } }
        }
        RunState::SigningUp if run.seats_left() > 0 && run.waiting == 0 => html! {
            span.chip.calm { (t.say_with("courses-seats-left", &[("count", i64::from(run.seats_left()).into())])) }
        },
        RunState::SigningUp => html! {
            span.chip.warn { (t.say_with("courses-waiting-list", &[("count", i64::from(run.waiting).into())])) }
        },
        RunState::Running | RunState::WrappingUp => html! { span.chip.calm { (said) } },
        RunState::Paused { .. } | RunState::DidNotHappen { .. } => {
            html! { span.chip.warn { (said) } }
        }
        RunState::Draft | RunState::SignupClosed | RunState::Finished | RunState::Edition => {
            html! { span.chip { (said) } }
        }
    }
}

/// When a run is, how long one can sign up, how many seats there are.
pub fn run_facts(t: &T, run: &Run) -> Markup {
    let seats = t.say_with(
        "courses-seats-taken",
        &[
            ("taken", i64::from(run.seats_taken).into()),
            ("seats", i64::from(run.seats).into()),
        ],
    );
    html! {
        dl.facts {
            @if let Some(start) = run.starts_on {
                (shell::fact(&t.say("courses-run-starts"), &html! { time datetime=(start.to_string()) { (t.day(start)) } }))
            }
            @if let Some(end) = run.ends_on {
                (shell::fact(&t.say("courses-run-ends"), &html! { time datetime=(end.to_string()) { (t.day(end)) } }))
            }
            @if let (Some(closes), true) = (run.closes(), run.state.is_before()) {
                (shell::fact(&t.say("courses-run-closes"), &t.deadline(&closes)))
            }
            (shell::fact(&t.say("courses-run-seats"), &html! { (seats) }))
        }
    }
}
