//! To somebody new: please confirm that this is your address.

use base::{Name, Token};
use web::{Site, T};

use super::{Draft, Part, write};
use crate::routes::Confirm;

/// Writes the letter.
pub fn draft(t: &T, site: &Site, name: &Name, token: &Token) -> Draft {
    let link = format!(
        "{}{}",
        site.base,
        Confirm {
            token: token.clone()
        }
    );
    let university = || ("university", site.name.as_str().into());
    write(
        t,
        "confirm-address",
        t.say_with("people-letter-confirm-subject", &[university()]),
        &[
            Part::Words(t.say_with("people-letter-hello", &[("name", name.as_str().into())])),
            Part::Words(t.say_with("people-letter-confirm-why", &[university()])),
            Part::Link(link, t.say("people-letter-confirm-act")),
            Part::Words(t.say("people-letter-confirm-lasts")),
            Part::Words(t.say("people-letter-not-you")),
        ],
    )
}
