//! Parts for pages of this room and of others.

use base::{LanguageTag, Word as _};
use courses::RunWord;
use maud::{Markup, html};
use web::shell::parts;
use web::{T, segment};

use crate::routes::ShowSchool;
use crate::store::{SchoolCard, SchoolCourse};

/// Schools as cards.
pub fn school_cards(t: &T, schools: &[SchoolCard]) -> Markup {
    html! {
        ul.cards data-list {
            @for school in schools { (school_card(t, school)) }
        }
    }
}

fn school_card(t: &T, school: &SchoolCard) -> Markup {
    let address = ShowSchool {
        school: school.slug.clone(),
    };
    html! {
        li.card {
            (parts::cover(&school.pattern_seed))
            div.card-body {
                h3 lang=(school.language) dir="auto" { a href=(address) { (school.name) } }
                p lang=(school.language) dir="auto" { (school.summary) }
                p.meta.dots {
                    span { (t.say_with("schools-courses-count", &[("count", school.courses.into())])) } " "
                    (language(&school.language))
                }
            }
        }
    }
}

/// Courses of a school as cards.
pub fn course_cards(t: &T, courses: &[SchoolCourse]) -> Markup {
    html! {
        ul.cards data-list {
            @for course in courses { (course_card(t, course)) }
        }
    }
}

fn course_card(t: &T, course: &SchoolCourse) -> Markup {
    let address = format!("/courses/{}", segment(course.slug.as_str()));
    html! {
        li.card {
            (parts::cover(course.slug.as_str()))
            div.card-body {
                @if let Some((class, words)) = state_words(t, course) {
                    p.chips { span class={ "chip" (class) } { (words) } }
                }
                h3 lang=(course.language) dir="auto" { a href=(address) { (course.title) } }
                p lang=(course.language) dir="auto" { (course.question) }
                p.meta.dots {
                    @if let Some(day) = course.starts_on {
                        span { (t.say_around("schools-starts", &[("day", t.date(day))])) } " "
                    }
                    @if let Some(hours) = course.weekly_hours {
                        span { (t.say_with("schools-hours", &[("count", i64::from(hours).into())])) } " "
                    }
                    (language(&course.language))
                }
            }
        }
    }
}

/// A language by its own name.
fn language(tag: &LanguageTag) -> Markup {
    html! { span lang=(tag) dir="auto" { (tag.own_name()) } }
}

/// What can be done with a course now, where there is something to say: the class of its chip, and the words.
fn state_words(t: &T, course: &SchoolCourse) -> Option<(&'static str, String)> {
    match RunWord::from_word(&course.state)? {
        RunWord::SigningUp if course.seats_left() == 0 => {
            Some((" warn", t.say("schools-waiting-list")))
        }
        RunWord::SigningUp => {
            let seats = [("count", i64::from(course.seats_left()).into())];
            Some((" calm", t.say_with("schools-seats-left", &seats)))
        }
        RunWord::Running | RunWord::WrappingUp => Some(("", t.say("schools-running"))),
        RunWord::Draft => Some(("", t.say("schools-in-preparation"))),
        RunWord::SignupClosed
        | RunWord::Finished
        | RunWord::Edition
        | RunWord::Paused
        | RunWord::DidNotHappen => None,
    }
}
