//! Cards and rows of courses and runs, as they stand on several pages.

use base::{LanguageTag, Slug, Word as _};
use courses::routes::{ShowCourse, ShowRun};
use courses::run::{Run, RunState, RunWord};
use courses::store::listing::ListingRow;
use jiff::civil::Date;
use maud::html;
use web::shell::parts;
use web::{Markup, T};

/// A run that people can join, with its seats first.
pub fn joinable(t: &T, run: &Run) -> Markup {
    html! {
        li.card {
            (parts::cover(run.course_slug.as_str()))
            div.card-body {
                p.chips { (seats_chip(t, run)) }
                h3 lang=(run.language) dir="auto" { a href=(ShowRun { run: run.slug.clone() }) { (run.title) } }
                p lang=(run.language) dir="auto" { (run.question) }
                p.meta.dots { (starts(t, run.starts_on)) " " (weeks(t, run.starts_on, run.ends_on)) " " (language(&run.language)) }
            }
        }
    }
}

/// A course in the catalogue, with the run that matters most.
pub fn listed(t: &T, row: &ListingRow) -> Markup {
    let word = RunWord::from_word(&row.state);
    html! {
        li.card {
            (parts::cover(row.slug.as_str()))
            div.card-body {
                p.chips { (state_chip(t, row, word)) }
                h3 lang=(row.language) dir="auto" { a href=(target(row, word)) { (row.title) } }
                p lang=(row.language) dir="auto" { (row.question) }
                p.meta.dots {
                    (starts(t, row.starts_on)) " "
                    @if let Some(hours) = row.weekly_hours {
                        span { (t.say_with("app-card-hours", &[("count", i64::from(hours).into())])) } " "
                    }
                    (language(&row.language))
                }
            }
        }
    }
}

/// An edition leads to itself, everything else to the course page.
fn target(row: &ListingRow, word: Option<RunWord>) -> String {
    match (word, &row.run_slug) {
        (Some(RunWord::Edition), Some(run)) => edition(run),
        _ => ShowCourse {
            course: row.slug.clone(),
        }
        .to_string(),
    }
}

/// Where the edition of a run is read.
pub fn edition(run: &Slug) -> String {
    archive::ShowEdition { run: run.clone() }.to_string()
}

/// How many seats are left, or how many people wait.
pub fn seats_chip(t: &T, run: &Run) -> Markup {
    seats(t, run.seats, run.seats_taken, run.waiting)
}

fn seats(t: &T, all: u32, taken: u32, waiting: u32) -> Markup {
    let left = i64::from(all.saturating_sub(taken));
    html! {
        @if left == 0 {
            span.chip.warn { (t.say_with("app-card-waiting", &[("count", i64::from(waiting).into())])) }
        } @else if left <= 6 {
            span.chip.warn { (t.say_with("app-card-seats", &[("count", left.into())])) }
        } @else {
            span.chip.calm { (t.say_with("app-card-seats", &[("count", left.into())])) }
        }
    }
}

fn state_chip(t: &T, row: &ListingRow, word: Option<RunWord>) -> Markup {
    match word {
        Some(RunWord::SigningUp) => seats(t, row.seats, row.seats_taken, row.waiting),
        Some(word) => html! { span.chip { (t.say(state_word(word))) } },
        None => html! {},
    }
}

/// The key of the words of a state.
pub fn state_word(word: RunWord) -> &'static str {
    match word {
        RunWord::Draft => "app-state-draft",
        RunWord::SigningUp => "app-state-signing-up",
        RunWord::SignupClosed => "app-state-signup-closed",
        RunWord::Running => "app-state-running",
        RunWord::WrappingUp => "app-state-wrapping-up",
        RunWord::Finished => "app-state-finished",
        RunWord::Edition => "app-state-edition",
        RunWord::Paused => "app-state-paused",
        RunWord::DidNotHappen => "app-state-did-not-happen",
    }
}

/// A run in a list: its state, its dates, what the reader is in it.
pub fn row(t: &T, run: &Run, role: Option<&str>) -> Markup {
    let href = match run.state {
        RunState::Edition => edition(&run.slug),
        _ => ShowRun {
            run: run.slug.clone(),
        }
        .to_string(),
    };
    html! {
        li.item {
            (parts::cover(run.course_slug.as_str()))
            div.item-body {
                h3 lang=(run.language) dir="auto" { a href=(href) { (run.title) } }
                p.meta.dots {
                    @if let Some(role) = role { span { (t.say(role)) } " " }
                    (starts(t, run.starts_on)) " " (ends(t, run.ends_on)) " " (language(&run.language))
                }
            }
            div.item-end { span.chip { (t.say(state_word(run.state.word()))) } }
        }
    }
}

/// The first day, in words for the past and the future.
pub fn starts(t: &T, day: Option<Date>) -> Markup {
    let today = t.zone.day(t.now());
    html! {
        @if let Some(day) = day {
            span {
                (t.say_around(if day >= today { "app-card-starts" } else { "app-card-started" }, &[("day", t.date(day))]))
            }
        }
    }
}

fn ends(t: &T, day: Option<Date>) -> Markup {
    let today = t.zone.day(t.now());
    html! {
        @if let Some(day) = day {
            span { (t.say_around(if day >= today { "app-card-ends" } else { "app-card-ended" }, &[("day", t.date(day))])) }
        }
    }
}

fn weeks(t: &T, from: Option<Date>, to: Option<Date>) -> Markup {
    let weeks = from
        .zip(to)
        .map(|(from, to)| i64::from((to - from).get_days() + 6) / 7)
        .filter(|weeks| *weeks > 0);
    html! {
        @if let Some(weeks) = weeks { span { (t.say_with("app-card-weeks", &[("count", weeks.into())])) } }
    }
}

/// The own name of a language.
pub fn language(tag: &LanguageTag) -> Markup {
    html! { span lang=(tag) { (tag.own_name()) } }
}
