//! Where one agrees again, when a document has a new version.

use base::Refusal as _;
use maud::{Markup, html};
use web::{Answer, Error, Fields, Head, Visit};

use super::sign_in::way_back;
use crate::actions::consent::{self, ConsentRefusal};
use crate::routes::{AgreeAgain, Settings};
use crate::store::{self, InForce};

/// Shows what came into force since.
pub async fn show(visit: Visit) -> Answer {
    let to = visit.query().get("to").unwrap_or_default().to_owned();
    page(&visit, &to).await
}

/// Takes the yes to what was read, and leads back to where it was asked for.
pub async fn send(visit: Visit, fields: Fields) -> Answer {
    let by = visit.member()?.person;
    let (read, now) = (fields.text("read"), &visit.now);
    let agreed = visit
        .app
        .db
        .write(|tx| consent::agree(tx, by, read, now))
        .await;
    match agreed {
        Ok(()) => {
            let to = way_back(fields.text("to"));
            Ok(visit.go_saying(&to, &visit.t.say("people-consent-thanks")))
        }
        Err(error) => match error.refusal::<ConsentRefusal>() {
            Some(refusal) => Ok(visit.go_saying(&AgreeAgain {}, &visit.t.say(refusal.word()))),
            None => Err(error),
        },
    }
}

async fn page(visit: &Visit, to: &str) -> Answer {
    let by = visit.member()?.person;
    let session = visit.app.db.read().await?;
    let due = store::due(&session, by, visit.now.at).await?;
    let head = Head::of(visit.t.say("people-consent-again")).narrow();
    Ok::<_, Error>(visit.page(head, draw(visit, &due, to)))
}

fn draw(visit: &Visit, due: &[InForce], to: &str) -> Markup {
    let t = &visit.t;
    html! {
        header.head {
            h1 { (t.say("people-consent-again")) }
            @if due.is_empty() {
                p.lede { (t.say("people-consent-nothing")) }
            } @else {
                p.lede { (t.say("people-consent-again-lede")) }
            }
        }
        @for version in due { (draw_version(visit, version)) }
        @if !due.is_empty() {
            form.form method="post" action=(AgreeAgain {}) {
                input type="hidden" name="read" value=(consent::named(due));
                input type="hidden" name="to" value=(to);
                div.acts { button.button { (t.say("people-consent-agree")) } }
            }
            p.meta { (t.say("people-consent-without")) " " a href=(Settings {}) { (t.say("people-settings")) } }
        }
    }
}

fn draw_version(visit: &Visit, version: &InForce) -> Markup {
    let t = &visit.t;
    html! {
        section.section {
            h2 { a href=(version.document.address()) { (t.say(version.document.word())) } }
            p.meta {
                (t.say_around("people-consent-version", &[
                    ("version", html! { (version.version) }),
                    ("day", t.day_of(version.since)),
                ]))
            }
            @if !version.note.is_empty() {
                p { (t.say("people-consent-changes")) }
                blockquote { p dir="auto" { (version.note) } }
            }
            p { (t.say(version.document.promise())) }
        }
    }
}
