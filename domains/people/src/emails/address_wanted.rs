//! To somebody whose mail address another account asked for.

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
        "address-wanted",
        t.say_with("people-letter-taken-subject", &[university()]),
        &[
            Part::Words(t.say_with("people-letter-hello", &[("name", name.as_str().into())])),
            Part::Words(t.say_with("people-letter-wanted-why", &[university()])),
            Part::Link(link, t.say("people-letter-taken-act")),
            Part::Words(t.say("people-letter-not-you")),
        ],
    )
}
