//! To somebody who reported something: stewards looked at it.

use base::Name;
use web::{Site, T};

use super::{Draft, Part, write};
use crate::care::Outcome;

/// Writes the letter.
pub fn draft(t: &T, site: &Site, name: &Name, (address, outcome): (&str, Outcome)) -> Draft {
    let link = format!("{}{address}", site.base);
    let university = || ("university", site.name.as_str().into());
    let says = match outcome {
        Outcome::Nothing => "people-letter-settled-nothing",
        Outcome::Hide => "people-letter-settled-hide",
        Outcome::Suspend => "people-letter-settled-suspend",
    };
    write(
        t,
        "report-settled",
        t.say_with("people-letter-settled-subject", &[university()]),
        &[
            Part::Words(t.say_with("people-letter-hello", &[("name", name.as_str().into())])),
            Part::Words(t.say("people-letter-settled-why")),
            Part::Link(link, t.say("people-letter-settled-what")),
            Part::Words(t.say(says)),
        ],
    )
}
