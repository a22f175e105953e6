//! To somebody who has an account already, when their address was typed into the form to join.

use base::Name;
use web::{Site, T};

use super::{Draft, Part, write};
use crate::routes::SignIn;

/// Writes the letter.
pub fn draft(t: &T, site: &Site, name: &Name) -> Draft {
    let link = format!("{}{}", site.base, SignIn {});
    let university = || ("university", site.name.as_str().into());
    write(
        t,
        "address-taken",
        t.say_with("people-letter-taken-subject", &[university()]),
        &[
            Part::Words(t.say_with("people-letter-hello", &[("name", name.as_str().into())])),
            Part::Words(t.say_with("people-letter-taken-why", &[university()])),
            Part::Link(link, t.say("people-letter-taken-act")),
            Part::Words(t.say("people-letter-taken-unconfirmed")),
            Part::Words(t.say("people-letter-not-you")),
        ],
    )
}
