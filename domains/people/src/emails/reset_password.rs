//! To somebody who forgot their password: choose another one.

use base::{Name, Token};
use web::{Site, T};

use super::{Draft, Part, write};
use crate::routes::ResetPassword;

/// Writes the letter.
pub fn draft(t: &T, site: &Site, name: &Name, token: &Token) -> Draft {
    let token = token.clone();
    let link = format!("{}{}", site.base, ResetPassword { token });
    let university = || ("university", site.name.as_str().into());
    write(
        t,
        "reset-password",
        t.say_with("people-letter-reset-subject", &[university()]),
        &[
            Part::Words(t.say_with("people-letter-hello", &[("name", name.as_str().into())])),
            Part::Words(t.say_with("people-letter-reset-why", &[university()])),
            Part::Link(link, t.say("people-letter-reset-act")),
            Part::Words(t.say("people-letter-reset-lasts")),
            Part::Words(t.say("people-letter-not-you")),
        ],
    )
}
