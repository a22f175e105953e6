//! To everybody in a run: what the organizers announce.

use maud::html;
use store::Letter;
use web::{Site, T};

use crate::routes::ShowThread;
use crate::store::letter::{Announced, Reader};

/// Writes the letter.
pub(super) fn letter(t: &T, site: &Site, announced: &Announced, reader: &Reader) -> Letter {
    let thread = ShowThread {
        thread: announced.token.clone(),
    };
    let address = format!("{}{thread}", site.base);
    let run = announced.run_title.as_str();
    let title = announced.title.as_str();
    let subject = t.say_with(
        "discussion-letter-subject",
        &[("run", run.into()), ("title", title.into())],
    );
    let why = t.say_with("discussion-letter-why", &[("run", run.into())]);
    let read = t.say("discussion-letter-read");
    let text = format!(
        "{title}\n\n{}\n\n{read}: {address}\n\n{why}\n",
        announced.body
    );
    let html = html! {
        div lang=(t.language.tag()) dir=(t.language.direction().as_html()) {
            h1 dir="auto" { (title) }
            div dir="auto" { (announced.body_html) }
            p { a href=(address) { (read) } }
            p { (why) }
        }
    };
    Letter {
        kind: "announcement",
        person_id: Some(reader.person_id.raw()),
        to_address: reader.address.as_str().to_owned(),
        subject,
        text,
        html: html.into_string(),
    }
}
