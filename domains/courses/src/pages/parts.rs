//! Pieces that several pages of this room share.

use maud::{Markup, html};
use web::T;

use crate::completion::{CompletionRule, Progress};
use crate::course::CourseLevel;
use crate::licence::{Licence, LicenceName};
use crate::store::syllabus::{Activity, Material};
use crate::syllabus::ActivityKind;

/// The key of what people do in an activity.
pub fn kind_word(kind: ActivityKind) -> &'static str {
    match kind {
        ActivityKind::Reading => "courses-kind-reading",
        ActivityKind::Task => "courses-kind-task",
        ActivityKind::Discussion => "courses-kind-discussion",
        ActivityKind::Review => "courses-kind-review",
    }
}

/// The key of what a course expects.
pub fn level_word(level: CourseLevel) -> &'static str {
    match level {
        CourseLevel::Open => "courses-level-open",
        CourseLevel::Basics => "courses-level-basics",
        CourseLevel::Practised => "courses-level-practised",
    }
}

/// The name of a licence.
pub fn licence_name(t: &T, licence: &Licence) -> String {
    match licence.known().map(|known| known.name) {
        Some(LicenceName::Own(name)) => name.to_owned(),
        Some(LicenceName::Said(word)) => t.say(word),
        None => licence.as_str().to_owned(),
    }
}

/// A licence, leading to its text where it has an address.
pub fn licence(t: &T, licence: &Licence) -> Markup {
    let name = licence_name(t, licence);
    html! {
        @match licence.known().and_then(|known| known.url) {
            Some(url) => a href=(url) rel="license noopener" { (name) },
            None => span { (name) },
        }
    }
}

/// The line that fairness asks for: title, author, source, licence.
pub fn tasl(t: &T, material: &Material) -> Markup {
    let title = html! {
        @match &material.url {
            Some(url) => a href=(url.as_str()) rel="nofollow ugc noopener" dir="auto" { (material.title) },
            None => cite dir="auto" { (material.title) },
        }
    };
    let terms = licence(t, &material.licence);
    let author = html! { span dir="auto" { (material.author) } };
    let source = html! { span dir="auto" { (material.source) } };
    match (material.author.is_empty(), material.source.is_empty()) {
        (true, true) => t.say_around(
            "courses-tasl-title",
            &[("title", title), ("licence", terms)],
        ),
        (false, true) => t.say_around(
            "courses-tasl-author",
            &[("title", title), ("author", author), ("licence", terms)],
        ),
        (true, false) => t.say_around(
            "courses-tasl-source",
            &[("title", title), ("source", source), ("licence", terms)],
        ),
        (false, false) => t.say_around(
            "courses-tasl-whole",
            &[
                ("title", title),
                ("author", author),
                ("source", source),
                ("licence", terms),
            ],
        ),
    }
}

/// So many minutes, in words.
pub fn minutes(t: &T, count: u32) -> String {
    t.say_with("courses-minutes", &[("count", i64::from(count).into())])
}

/// So many hours a week, in words.
pub fn weekly_hours(t: &T, count: u32) -> String {
    t.say_with(
        "courses-weekly-hours",
        &[("count", i64::from(count).into())],
    )
}

/// What an activity is and how long it takes, in one line.
pub fn activity_facts(t: &T, activity: &Activity, took: u32) -> Markup {
    html! {
        p.meta.dots lang=(t.language.tag()) {
            span { (t.say(kind_word(activity.kind))) }
            @if took > 0 { " " span { (minutes(t, took)) } }
        }
    }
}

/// What completing a run asks for, in words.
pub fn completion_words(t: &T, rule: CompletionRule) -> String {
    if !rule.can_be_met() {
        return t.say("courses-completion-none");
    }
    t.say_with(
        "courses-completion-rule",
        &[
            ("tasks", i64::from(rule.tasks_needed).into()),
            ("reviews", i64::from(rule.reviews_needed).into()),
        ],
    )
}

/// How far somebody is, in words: `4 of 7 tasks, 2 of 4 reviews`.
pub fn progress_words(t: &T, progress: &Progress) -> String {
    t.say_with(
        "courses-progress",
        &[
            ("tasks", i64::from(progress.tasks.0).into()),
            ("tasks-needed", i64::from(progress.tasks.1).into()),
            ("reviews", i64::from(progress.reviews.0).into()),
            ("reviews-needed", i64::from(progress.reviews.1).into()),
        ],
    )
}

/// How far somebody is, with a bar.
pub fn progress(t: &T, progress: &Progress) -> Markup {
    web::shell::parts::progress(
        "course-progress",
        &t.say("courses-progress-label"),
        progress.done(),
        progress.of(),
        &progress_words(t, progress),
    )
}
