//! What several pages of this room share.

use ::store::limits::{self, Counted, Subject};
use ::store::{Fault, Letter, Session};
use axum::response::Response;
use base::{
    EmailAddress, LanguageTag, Name, Pace, PersonId, Refusal as _, TextProblem, Timestamp, Zone,
};
use http::{HeaderMap, header};
use maud::{Markup, html};
use web::{
    Check, Error, Fields, Form, Input, Language, T, Visit, cookie_value, expired_cookie, set_cookie,
};

use crate::account::Password;
use crate::actions::Renewal;
use crate::emails::Draft;
use crate::pace;
use crate::session::{LASTS_SECONDS, SessionSecret, browser_family};
use crate::{store, zones};

/// The session that the browser holds.
pub(super) fn held_session(visit: &Visit, headers: &HeaderMap) -> Option<SessionSecret> {
    cookie_value(headers, &visit.app.site, "session").and_then(SessionSecret::parse)
}

/// A fresh session for this browser, in place of the one that it has.
pub(super) fn renewal(visit: &Visit, headers: &HeaderMap) -> Renewal {
    let browser = headers.get(header::USER_AGENT);
    let browser = browser.and_then(|said| said.to_str().ok());
    Renewal {
        secret: SessionSecret::from_bytes(visit.now.chance.bytes()),
        replaces: held_session(visit, headers),
        browser: browser.map(browser_family).unwrap_or_default(),
    }
}

/// A mail address, as limits count it.
pub(super) fn counted(address: &EmailAddress) -> Subject {
    Subject::of("mail", address.as_str())
}

/// Counts one step of something that is asked from the network of this visit; where it is not known, nothing is counted.
pub(super) async fn from_network(
    visit: &Visit,
    pace: Pace,
) -> Result<Result<(), Timestamp>, Fault> {
    let counted: Vec<_> = visit
        .network
        .map(|network| (pace, network))
        .into_iter()
        .collect();
    limits::take(&visit.app.db, &counted, visit.now.at).await
}

/// Counts a letter to that address; where so many went there lately that none goes now, it says when one may go again.
pub(super) async fn letter_to(
    visit: &Visit,
    address: &EmailAddress,
) -> Result<Result<(), Timestamp>, Fault> {
    limits::take(&visit.app.db, &letter_paces(address), visit.now.at).await
}

/// What came of a write with a letter that [`letter_to`] counted: where it failed the letter counts for nothing, so that
/// whoever tries again is written to.
pub(super) async fn or_uncounted<Done>(
    visit: &Visit,
    address: &EmailAddress,
    outcome: Result<Done, Error>,
) -> Result<Done, Error> {
    if outcome.is_err() {
        for one in &letter_paces(address) {
            if let Err(fault) = limits::give_back(&visit.app.db, one).await {
                tracing::warn!(%fault, "a letter that was not written stays counted");
            }
        }
    }
    outcome
}

fn letter_paces(address: &EmailAddress) -> [Counted; 2] {
    let who = counted(address);
    [(pace::LETTER_PAUSE, who), (pace::LETTER, who)]
}

/// A letter to a person at their address, in their language; nothing where they have no account.
pub(super) async fn letter_for(
    visit: &Visit,
    session: &Session,
    who: PersonId,
    write: impl FnOnce(&T, &Name) -> Draft,
) -> Result<Option<Letter>, Fault> {
    let person = store::person(session, who).await?;
    let mail = store::mail(session, who).await?;
    Ok(person.zip(mail).map(|(person, mail)| {
        let t = voice(visit, person.language.as_ref(), &person.zone);
        write(&t, &person.name).to(who, &mail.address)
    }))
}

/// Takes the session from the browser.
pub(super) fn signed_out(visit: &Visit, mut response: Response) -> Response {
    let cookie = expired_cookie(&visit.app.site, "session");
    response.headers_mut().append(header::SET_COOKIE, cookie);
    response
}

/// The language of a person and their zone, as a letter to them is written.
pub(super) fn voice(visit: &Visit, language: Option<&LanguageTag>, zone: &Zone) -> T {
    let language = language.and_then(|tag| Language::of_tag(tag.as_str()));
    visit
        .t
        .to(language.unwrap_or(visit.t.language), zone.clone())
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
