//! Letters of this room: one file a letter, each with subject, text and HTML in the language of whoever gets it.

pub mod address_moved;
pub mod address_taken;
pub mod address_wanted;
pub mod confirm_address;
pub mod decided;
pub mod move_address;
pub mod report_settled;
pub mod reset_password;

use ::store::Letter;
use base::{EmailAddress, PersonId};
use maud::html;
use web::T;

/// A letter without its address.
#[derive(Debug, Clone)]
pub struct Draft {
    kind: &'static str,
    subject: String,
    text: String,
    html: String,
}

impl Draft {
    /// The letter to that person at that address.
    pub fn to(self, person: PersonId, address: &EmailAddress) -> Letter {
        Letter {
            kind: self.kind,
            person_id: Some(person.raw()),
            to_address: address.as_str().to_owned(),
            subject: self.subject,
            text: self.text,
            html: self.html,
        }
    }

    /// The subject line.
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// The text, for readers without HTML.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The same in HTML.
    pub fn html(&self) -> &str {
        &self.html
    }
}

/// One paragraph of a letter.
enum Part {
    Words(String),
    /// An address and what it says in HTML.
    Link(String, String),
}

/// Writes the same paragraphs as text and as HTML.
fn write(t: &T, kind: &'static str, subject: String, parts: &[Part]) -> Draft {
    let lines: Vec<&str> = parts
        .iter()
        .map(|part| match part {
            Part::Words(words) => words.as_str(),
            Part::Link(address, _) => address.as_str(),
        })
        .collect();
    let html = html! {
        div lang=(t.language.tag()) dir=(t.language.direction().as_html()) {
            @for part in parts {
                @match part {
                    Part::Words(words) => { p { (words) } }
                    Part::Link(address, words) => { p { a href=(address) { (words) } } }
                }
            }
        }
    };
    Draft {
        kind,
        subject,
        text: lines.join("\n\n") + "\n",
        html: html.into_string(),
    }
}
