//! An activity as people see it: what to do, what to read, what is looked at.

use base::LanguageTag;
use maud::{Markup, html};
use web::T;
use web::shell::parts::prose;

use super::parts;
use crate::store::syllabus::{Activity, Material, RubricCriterion};

/// Draws an activity without its heading: body, materials with their licences, and the rubric of a task, in the language of its
/// course.
pub fn draw_activity(
    t: &T,
    language: &LanguageTag,
    activity: &Activity,
    materials: &[Material],
    rubric: &[RubricCriterion],
) -> Markup {
    html! {
        @if !activity.body_html.is_empty() {
            (prose(language, &activity.body_html))
        }
        @if !materials.is_empty() {
            section.section aria-labelledby="materials" {
                h2 id="materials" { (t.say("courses-materials")) }
                (draw_materials(t, language, materials))
            }
        }
        @if !rubric.is_empty() {
            section.section aria-labelledby="rubric" {
                h2 id="rubric" { (t.say("courses-rubric")) }
                div lang=[language.known()] { (draw_rubric(t, rubric)) }
            }
        }
    }
}

/// Materials, each with title, author, source and licence.
pub fn draw_materials(t: &T, language: &LanguageTag, materials: &[Material]) -> Markup {
    html! {
        ul.list {
            @for material in materials {
                li.item {
                    div.item-body {
                        p { (parts::tasl(t, material)) }
                        @if !material.note.is_empty() { p lang=[language.known()] dir="auto" { (material.note) } }
                        (draw_material_facts(t, material))
                    }
                }
            }
        }
    }
}

fn draw_material_facts(t: &T, material: &Material) -> Markup {
    html! {
        @if material.minutes.is_some() || material.checked_at.is_some() {
            p.meta.dots {
                @if let Some(minutes) = material.minutes { span { (parts::minutes(t, minutes)) } " " }
                @if let Some(checked) = material.checked_at {
                    span { (t.say_around("courses-material-checked", &[("day", t.day_of(checked))])) }
                }
            }
        }
    }
}

/// A rubric to read: criteria as rows, levels as columns. Criteria may have different numbers of levels.
pub fn draw_rubric(t: &T, rubric: &[RubricCriterion]) -> Markup {
    let columns = rubric.iter().map(|one| one.levels.len()).max().unwrap_or(0);
    let name = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    html! {
        div.scroll role="region" aria-labelledby="rubric-caption" tabindex="0" {
            table.rubric {
                caption id="rubric-caption" lang=(t.language.tag()) { (t.say("courses-rubric-caption")) }
                thead lang=(t.language.tag()) {
                    tr {
                        th scope="col" { (t.say("courses-criterion")) }
                        @for number in 1..=columns {
                            th scope="col" { (t.say_with("courses-level-numbered", &[("number", name(number).into())])) }
                        }
                    }
                }
                tbody {
                    @for one in rubric {
                        tr {
                            th scope="row" dir="auto" {
                                (one.criterion.title)
                                " " small { (one.criterion.prompt) }
                                @if one.criterion.weight > 1 {
                                    " " small lang=(t.language.tag()) { (t.say_with("courses-weight-times", &[("weight", i64::from(one.criterion.weight).into())])) }
                                }
                            }
                            @for number in 0..columns {
                                td dir="auto" {
                                    @if let Some(level) = one.levels.get(number) {
                                        strong { (level.title) }
                                        @if !level.description.is_empty() { " " (level.description) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
