//! What several pages of this room share.

use axum::response::Response;
use base::{EmailAddress, LanguageTag, Refusal as _, TextProblem, Zone};
use http::{HeaderMap, header};
use maud::{Markup, html};
use web::{Check, Fields, Form, Input, Language, Visit, cookie_value, set_cookie};

use crate::account::Password;
use crate::session::{LASTS_SECONDS, SessionSecret};
use crate::zones;

/// The session that the browser holds.
pub(super) fn held_session(visit: &Visit, headers: &HeaderMap) -> Option<SessionSecret> {
    cookie_value(headers, &visit.app.site, "session").and_then(SessionSecret::parse)
}

/// A fresh session.
pub(super) fn fresh_session(visit: &Visit) -> SessionSecret {
    SessionSecret::from_bytes(visit.now.chance.bytes())
}

/// Gives the browser its session.
pub(super) fn hand_out(visit: &Visit, mut response: Response, session: &SessionSecret) -> Response {
    let cookie = set_cookie(&visit.app.site, "session", &session.cookie(), LASTS_SECONDS);
    response.headers_mut().append(header::SET_COOKIE, cookie);
    response
}

/// The fields for language and time zone.
pub(super) fn language_and_zone(visit: &Visit, form: &Form<'_>) -> Markup {
    let languages: Vec<(String, String)> = Language::OFFERED
        .iter()
        .map(|l| (l.tag().to_owned(), l.own_name().to_owned()))
        .collect();
    html! {
        (form.select(Input::text("language", "people-language"), &languages))
        (form.select(Input::text("zone", "people-zone").hint("people-zone-hint"), &zones::choices(visit.now.at)))
        (form.input(Input::text("other-zone", "people-other-zone").hint("people-other-zone-hint").optional()))
    }
}

/// How a form shows a zone: in the list, or typed beside it.
pub(super) fn zone_fields(zone: &Zone) -> [(&'static str, String); 2] {
    let name = zone.name().to_owned();
    if zones::is_offered(zone) {
        [("zone", name), ("other-zone", String::new())]
    } else {
        [("zone", "UTC".to_owned()), ("other-zone", name)]
    }
}

/// Reads the zone: the typed one, where one was typed.
pub(super) fn read_zone(check: &mut Check<'_>, fields: &Fields) -> Option<Zone> {
    let field = if fields.has("other-zone") {
        "other-zone"
    } else {
        "zone"
    };
    check.read(field, Zone::parse)
}

/// A door for a language that the site speaks.
pub(super) fn spoken(text: &str) -> Result<LanguageTag, TextProblem> {
    let language = Language::OFFERED
        .into_iter()
        .find(|l| l.tag() == text.trim());
    LanguageTag::parse(language.ok_or(TextProblem::NoSuchLanguage)?.tag())
}

/// Reads a new password; without a valid address it is compared with none.
pub(super) fn new_password(
    check: &mut Check<'_>,
    fields: &Fields,
    field: &'static str,
    address: Option<&EmailAddress>,
) -> Option<Password> {
    let nobody = <EmailAddress as base::Text>::from_stored(String::new());
    match Password::parse(fields.text(field), address.unwrap_or(&nobody)) {
        Ok(password) => Some(password),
        Err(refusal) => {
            check.complain(field, refusal.word());
            None
        }
    }
}
