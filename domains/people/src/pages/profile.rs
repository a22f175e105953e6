//! A person's page.

use base::LanguageTag;
use maud::{Markup, html};
use web::shell::parts;
use web::{Answer, At, Error, Head, Visit};

use crate::care;
use crate::person::{PersonKind, Standing};
use crate::routes::{ReportPerson, Settings, ShowPerson, SuspendPerson};
use crate::store::{self, Person};

/// Shows a person. Nobody is at the address of somebody who left.
pub async fn show(visit: Visit, At(at): At<ShowPerson>) -> Answer {
    let person = store::by_handle(&visit.app.db.read().await?, &at.handle)
        .await?
        .ok_or(Error::NotFound)?;
    if person.kind == PersonKind::Erased {
        return Err(Error::NotFound);
    }
    let head = Head::of(person.name.as_str()).with_icon(person.handle.as_str());
    Ok(visit.page(head, draw(&visit, &person)))
}

fn draw(visit: &Visit, person: &Person) -> Markup {
    let t = &visit.t;
    html! {
        header.head {
            div.row {
                (parts::huge_face(person.handle.as_str()))
                div {
                    h1 dir="auto" { (person.name) }
                    p.meta { "@" (person.handle) }
                    (draw_place(visit, person))
                }
            }
            (draw_acts(visit, person))
        }
        @if !person.about_html.is_empty() {
            section.section {
                h2 { (t.say("people-about")) }
                (parts::prose(&language(person), &person.about_html))
            }
        }
    }
}

/// The language in which somebody says something about themselves: the one they read in, as far as the letters allow.
fn language(person: &Person) -> LanguageTag {
    LanguageTag::fitting(person.about.as_str(), &person.language)
}

/// What the reader can do here: edit their own page, report another's, suspend.
fn draw_acts(visit: &Visit, person: &Person) -> Markup {
    let t = &visit.t;
    let handle = || person.handle.clone();
    let can_be_suspended = care::can_be_suspended(person.kind, person.standing).is_ok();
    html! {
        @match &visit.viewer {
            Some(viewer) if viewer.person == person.id => {
                div.acts { a.button.quiet href=(Settings {}) { (t.say("people-edit-page")) } }
            },
            Some(viewer) => {
                div.acts {
                    a href=(ReportPerson { handle: handle() }) { (t.say("people-report")) }
                    @if viewer.is_steward() && can_be_suspended {
                        " " a href=(SuspendPerson { handle: handle() }) { (t.say("people-suspend-or-lift")) }
                    }
                }
            },
            None => {},
        }
    }
}

fn draw_place(visit: &Visit, person: &Person) -> Markup {
    let t = &visit.t;
    html! {
        @match person.kind {
            PersonKind::Imported => p.meta { (t.say("people-from-archive")) },
            PersonKind::Member | PersonKind::Erased => {
                p.meta { (t.say_around("people-member-since", &[("day", t.day_of(person.made_at))])) }
                @if person.standing == Standing::Steward { p.chips { span.chip { (t.say("people-steward")) } } }
            },
        }
    }
}
