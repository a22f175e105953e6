//! To the new mail address of somebody: please confirm that it is yours.

use base::{Name, Token};
use web::{Site, T};

use super::{Draft, Part, write};
use crate::routes::MoveAddress;

/// Writes the letter.
pub fn draft(t: &T, site: &Site, name: &Name, token: &Token) -> Draft {
    let token = token.clone();
    let link = format!("{}{}", site.base, MoveAddress { token });
    let university = || ("university", site.name.as_str().into());
    write(
        t,
        "move-address",
        t.say_with("people-letter-move-subject", &[university()]),
        &[
            Part::Words(t.say_with("people-letter-hello", &[("name", name.as_str().into())])),
            Part::Words(t.say_with("people-letter-move-why", &[university()])),
            Part::Link(link, t.say("people-letter-move-act")),
            Part::Words(t.say("people-letter-move-lasts")),
            Part::Words(t.say("people-letter-not-you")),
        ],
    )
}
