//! Parts for pages of this room and of others.

use maud::{Markup, html};
use web::T;
use web::shell::parts;

use crate::award::Visibility;
use crate::completion::Progress;
use crate::routes::CheckAward;
use crate::store::AwardRow;

/// Awards as rows: for a profile and for a home. An empty list draws nothing.
pub fn award_rows(t: &T, awards: &[AwardRow]) -> Markup {
    html! {
        @if !awards.is_empty() {
            ul.list data-list {
                @for award in awards { (row(t, award)) }
            }
        }
    }
}

fn row(t: &T, award: &AwardRow) -> Markup {
    let address = CheckAward {
        award: award.token.clone(),
    };
    html! {
        li.item {
            (parts::cover(award.course_slug.as_str()))
            div.item-body {
                h3 { a href=(address) lang=(award.language) dir="auto" { (award.title) } }
                p.meta.dots {
                    span { (t.whole_day(award.awarded_at)) } " "
                    span { (counted(t, "recognition-path-tasks", award.tasks_done)) } " "
                    span { (counted(t, "recognition-path-reviews", award.reviews_given)) }
                }
            }
            div.item-end {
                @if award.revoked_at.is_some() {
                    span.chip.bad { (t.say("recognition-revoked")) }
                } @else if award.visibility == Visibility::ByLink {
                    span.chip { (t.say("recognition-visibility-by-link")) }
                }
            }
        }
    }
}

/// A number of things in words.
pub(super) fn counted(t: &T, key: &str, count: u32) -> String {
    t.say_with(key, &[("count", i64::from(count).into())])
}

/// How far somebody is, in words: `4 of 9 tasks handed in · 3 of 4 reviews given`.
pub fn progress_words(t: &T, progress: &Progress) -> String {
    let halves = [
        ("recognition-progress-tasks", progress.tasks),
        ("recognition-progress-reviews", progress.reviews),
    ];
    let said: Vec<String> = halves
        .into_iter()
        .filter(|(_, (_, of))| *of > 0)
        .map(|(key, (done, of))| {
            let numbers = [
                ("done", i64::from(done).into()),
                ("of", i64::from(of).into()),
            ];
            t.say_with(key, &numbers)
        })
        .collect();
    if said.is_empty() {
        t.say("recognition-progress-no-rule")
    } else {
        said.join(" · ")
    }
}

/// One's progress towards the completion of a run, in words and as a bar.
pub fn progress(t: &T, progress: &Progress) -> Markup {
    let words = progress_words(t, progress);
    html! {
        @if progress.of() == 0 {
            p.meta { (words) }
        } @else {
            (parts::progress("completion", &t.say("recognition-progress"), progress.done(), progress.of(), &words))
        }
    }
}
