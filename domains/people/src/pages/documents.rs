//! Where stewards put a new version of a document into force.

use base::Word as _;
use maud::{Markup, html};
use web::shell::parts as shell;
use web::{Answer, Check, Error, Fields, Form, Head, Input, Visit, offered};

use crate::actions::consent;
use crate::care;
use crate::consent::Document;
use crate::routes::Documents;
use crate::store::{self, InForce};

/// Shows what is in force.
pub async fn show(visit: Visit) -> Answer {
    let in_force = load(&visit).await?;
    let form = Form::blank(&visit.t);
    Ok(visit.page(head(&visit), draw(&visit, &in_force, &form)))
}

async fn load(visit: &Visit) -> Result<Vec<InForce>, Error> {
    let session = visit.app.db.read().await?;
    Ok(store::in_force(&session, visit.now.at).await?)
}

/// Puts a version into force: everyone is asked before their next act.
pub async fn send(visit: Visit, fields: Fields) -> Answer {
    let by = visit.member()?.person;
    let mut check = Check::of(&fields);
    let document = check.read("document", offered::<Document>);
    let note = check.read("note", care::reason);
    let complaints = check.complaints();
    let (Some(document), Some(note)) = (document, note) else {
        let in_force = load(&visit).await?;
        let form = Form::refused(&visit.t, fields, complaints);
        let body = draw(&visit, &in_force, &form);
        return Ok(visit.refused_form(head(&visit), body, &form));
    };
    let today = visit.app.site.zone.day(visit.now.at);
    let (note, now) = (&note, &visit.now);
    let version = visit
        .app
        .db
        .write(|tx| consent::put_in_force(tx, by, document, (today, note), now))
        .await?;
    let values = [("version", version.as_str().into())];
    let said = visit.t.say_with("people-document-in-force", &values);
    Ok(visit.go_saying(&Documents {}, &said))
}

fn head(visit: &Visit) -> Head {
    Head::of(visit.t.say("people-documents")).narrow()
}

fn draw(visit: &Visit, in_force: &[InForce], form: &Form<'_>) -> Markup {
    let t = &visit.t;
    let choices: Vec<(String, String)> = Document::ALL
        .iter()
        .map(|document| (document.as_word().to_owned(), t.say(document.word())))
        .collect();
    html! {
        header.head {
            h1 { (t.say("people-documents")) }
            p.lede { (t.say("people-documents-lede")) }
        }
        dl.facts {
            @for version in in_force {
                (shell::fact(&t.say(version.document.word()), &line(visit, version)))
            }
        }
        form.form method="post" action=(Documents {}) novalidate {
            (form.with_errors(&html! {
                (form.select(Input::text("document", "people-document"), &choices))
                (form.area(Input::text("note", "people-document-note").hint("people-document-note-hint"), 4, None))
                div.acts { button.button { (t.say("people-document-act")) } }
            }))
        }
    }
}

fn line(visit: &Visit, version: &InForce) -> Markup {
    let (t, document) = (&visit.t, version.document);
    let link = html! { a href=(document.address_of(&version.version)) { (version.version) } };
    let said = if version.since == base::Timestamp::UNIX_EPOCH {
        link
    } else {
        let day = t.day_of(version.since);
        t.say_around("people-consent-version", &[("version", link), ("day", day)])
    };
    html! { (said) " · " a href=(document.edit_address()) { (t.say("people-document-write")) span.vh { " " (t.say(document.word())) } } }
}
