//! What stewards did: who, when, what, why.

use maud::{Markup, html};
use web::shell::parts;
use web::{Answer, Head, Visit};

use super::place::Place;
use crate::routes::StewardActs;
use crate::store::{self, ActLine};

/// Shows the list, newest first.
pub async fn show(visit: Visit) -> Answer {
    let place = Place::of(&visit);
    let session = visit.app.db.read().await?;
    let before = place.before().unwrap_or(i64::MAX);
    let found = store::acts(&session, before, place.size()).await?;
    let (acts, older) = place.cut(found, &StewardActs {}, |act: &ActLine| act.at);
    let head = Head::of(visit.t.say("people-acts")).narrow();
    Ok(visit.page(head, draw(&visit, &acts, older.as_deref())))
}

fn draw(visit: &Visit, acts: &[ActLine], older: Option<&str>) -> Markup {
    let t = &visit.t;
    html! {
        header.head {
            h1 { (t.say("people-acts")) }
            p.lede { (t.say("people-acts-lede")) }
        }
        @if acts.is_empty() {
            (parts::empty("acts", &t.say("people-acts-none"), &t.say("people-acts-none-why"), None))
        } @else {
            div.thread data-list { @for act in acts { (draw_act(visit, act)) } }
            (parts::pager(t, None, older))
        }
    }
}

fn draw_act(visit: &Visit, act: &ActLine) -> Markup {
    let t = &visit.t;
    html! {
        article.post tabindex="-1" {
            header.post-head {
                strong { (t.say(act.kind.word())) }
                " " span.when { (t.ago(act.at)) }
            }
            p.meta.dots {
                span {
                    @match act.by_handle.as_ref().zip(act.by_name.as_ref()) {
                        Some((handle, name)) => (parts::person(handle.as_str(), name.as_str())),
                        None => { (t.say("people-acts-machine")) },
                    }
                }
                @if let Some((handle, name)) = act.about_handle.as_ref().zip(act.about_name.as_ref()) {
                    " " span { (t.say_around("people-acts-about", &[("name", parts::person(handle.as_str(), name.as_str()))])) }
                }
                @if !act.address.is_empty() { " " span { a href=(act.address) { (t.say("people-acts-where")) } } }
            }
            @if !act.why.is_empty() { p dir="auto" { (act.why) } }
        }
    }
}
