//! To somebody about whom stewards decided something: what, why, and how to answer.

use base::{Name, Prose};
use web::{Site, T};

use super::{Draft, Part, write};
use crate::routes::AnswerStewards;

/// What was decided.
#[derive(Debug, Clone)]
pub enum Decided {
    /// Something of theirs was hidden; it stood there.
    Hidden(String),
    /// They were suspended.
    Suspended,
    /// Their suspension was lifted.
    Lifted,
}

/// Writes the letter.
pub fn draft(t: &T, site: &Site, name: &Name, (decided, why): (&Decided, &Prose)) -> Draft {
    let (kind, subject, says) = match decided {
        Decided::Hidden(_) => (
            "hidden",
            "people-letter-hidden-subject",
            "people-letter-hidden-why",
        ),
        Decided::Suspended => (
            "suspended",
            "people-letter-suspended-subject",
            "people-letter-suspended-why",
        ),
        Decided::Lifted => (
            "suspension-lifted",
            "people-letter-lifted-subject",
            "people-letter-lifted-why",
        ),
    };
    let university = || ("university", site.name.as_str().into());
    let mut parts = vec![
        Part::Words(t.say_with("people-letter-hello", &[("name", name.as_str().into())])),
        Part::Words(t.say_with(says, &[university()])),
    ];
    if let Decided::Hidden(address) = decided {
        let link = format!("{}{address}", site.base);
        parts.push(Part::Link(link, t.say("people-letter-hidden-what")));
    }
    parts.push(Part::Words(
        t.say_with("people-letter-reason", &[("why", why.as_str().into())]),
    ));
    if !matches!(decided, Decided::Lifted) {
        let link = format!("{}{}", site.base, AnswerStewards {});
        parts.push(Part::Words(t.say("people-letter-answer")));
        parts.push(Part::Link(link, t.say("people-letter-answer-act")));
    }
    write(t, kind, t.say_with(subject, &[university()]), &parts)
}
