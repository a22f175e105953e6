//! To the old mail address of somebody who moved: what happened, and the way back.

use base::{EmailAddress, Name, Token};
use web::{Site, T};

use super::{Draft, Part, write};
use crate::routes::MoveBack;

/// Writes the letter.
pub fn draft(t: &T, site: &Site, (name, new): (&Name, &EmailAddress), token: &Token) -> Draft {
    let token = token.clone();
    let link = format!("{}{}", site.base, MoveBack { token });
    let university = || ("university", site.name.as_str().into());
    let address = ("address", new.as_str().into());
    write(
        t,
        "address-moved",
        t.say_with("people-letter-moved-subject", &[university()]),
        &[
            Part::Words(t.say_with("people-letter-hello", &[("name", name.as_str().into())])),
            Part::Words(t.say_with("people-letter-moved-why", &[university(), address])),
            Part::Words(t.say("people-letter-moved-not-you")),
            Part::Link(link, t.say("people-letter-moved-act")),
            Part::Words(t.say("people-letter-moved-lasts")),
        ],
    )
}
