//! Letters of this room, in the language of whoever gets them.

pub(crate) mod results_are_in;
pub(crate) mod reviews_to_give;

use store::Letter;
use web::{Site, T, html};

use crate::store::person::Recipient;

/// What a letter says: the key of its kind, a subject, paragraphs, and where it leads.
struct Draft {
    kind: &'static str,
    subject: String,
    paragraphs: Vec<String>,
    path: String,
    act: String,
}

/// The letter as text and as HTML, with a greeting before it.
fn write(t: &T, site: &Site, to: &Recipient, draft: Draft) -> Letter {
    let hello = t.say_with(
        "assessment-letter-hello",
        &[("name", to.name.as_str().into())],
    );
    let address = format!("{}{}", site.base, draft.path);
    let mut lines = vec![hello];
    lines.extend(draft.paragraphs);
    let html = html! {
        div lang=(t.language.tag()) dir=(t.language.direction().as_html()) {
            @for line in &lines { p { (line) } }
            p { a href=(address) { (draft.act) } }
        }
    };
    lines.push(address);
    Letter {
        kind: draft.kind,
        person_id: Some(to.id.raw()),
        to_address: to.address.as_str().to_owned(),
        subject: draft.subject,
        text: lines.join("\n\n"),
        html: html.into_string(),
    }
}
