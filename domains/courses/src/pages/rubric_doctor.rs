//! What experience says about rubrics, beside them while they are written and before they are published.

use base::Slug;
use maud::{Markup, html};
use web::T;

use crate::routes::EditActivity;
use crate::rubric::{self, Finding, Seen};
use crate::store::syllabus::{RubricCriterion, Syllabus};

/// The advice on one rubric; nothing where there is none.
pub(super) fn draw(t: &T, rubric: &[RubricCriterion]) -> Markup {
    let seen: Vec<Seen<'_>> = rubric.iter().map(seen).collect();
    let found = rubric::examine(&seen);
    html! {
        @if !found.is_empty() {
            div.notice {
                p { (t.say("courses-doctor")) }
                ul { @for finding in &found { li { (sentence(t, finding)) } } }
            }
        }
    }
}

/// The tasks of a version whose rubrics could be better, each with the way to its page.
pub(super) fn draw_tasks(t: &T, run: &Slug, plan: &Syllabus) -> Markup {
    let weak: Vec<_> = plan
        .activities()
        .filter_map(|part| {
            let seen: Vec<Seen<'_>> = part.rubric.iter().map(seen).collect();
            let count = i64::try_from(rubric::examine(&seen).len()).ok()?;
            (count > 0).then_some((&part.activity, count))
        })
        .collect();
    html! {
        @if !weak.is_empty() {
            section.section aria-labelledby="rubrics" {
                h2 id="rubrics" { (t.say("courses-doctor-tasks")) }
                ul.list {
                    @for (activity, count) in weak {
                        @let to = EditActivity { run: run.clone(), activity: activity.token.clone() };
                        li.item {
                            div.item-body { a href=(to) { bdi { (activity.title) } } }
                            p.item-end { (t.say_with("courses-doctor-count", &[("count", count.into())])) }
                        }
                    }
                }
            }
        }
    }
}

fn seen(one: &RubricCriterion) -> Seen<'_> {
    let levels = one.levels.iter();
    Seen {
        title: one.criterion.title.as_str(),
        weight: one.criterion.weight,
        levels: levels
            .map(|level| (level.title.as_str(), level.description.as_str()))
            .collect(),
    }
}

fn sentence(t: &T, finding: &Finding<'_>) -> String {
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    match finding {
        Finding::ManyCriteria(count) => t.say_with(
            "courses-doctor-many-criteria",
            &[("count", number(*count).into())],
        ),
        Finding::ManyLevels(criterion, count) => t.say_with(
            "courses-doctor-many-levels",
            &[
                ("criterion", (*criterion).into()),
                ("count", number(*count).into()),
            ],
        ),
        Finding::TwoThings(criterion) => t.say_with(
            "courses-doctor-two-things",
            &[("criterion", (*criterion).into())],
        ),
        Finding::Heavy(criterion, share) => t.say_with(
            "courses-doctor-heavy",
            &[
                ("criterion", (*criterion).into()),
                ("share", i64::from(*share).into()),
            ],
        ),
        Finding::Bare(criterion, level) => t.say_with(
            "courses-doctor-bare",
            &[
                ("criterion", (*criterion).into()),
                ("level", (*level).into()),
            ],
        ),
        Finding::NothingToSee(criterion, level) => t.say_with(
            "courses-doctor-nothing-to-see",
            &[
                ("criterion", (*criterion).into()),
                ("level", (*level).into()),
            ],
        ),
        Finding::Same(criterion, one, other) => t.say_with(
            "courses-doctor-same",
            &[
                ("criterion", (*criterion).into()),
                ("one", (*one).into()),
                ("other", (*other).into()),
            ],
        ),
    }
}
