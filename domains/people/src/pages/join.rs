//! The page where one joins.

use base::{EmailAddress, Name, Word};
use maud::{Markup, html};
use web::{Answer, Check, Complaints, Fields, Form, Head, Input, Language, T, Visit};

use super::parts;
use crate::account::Password;
use crate::actions::{self, JoinLetters};
use crate::consent::Document;
use crate::emails::{address_taken, confirm_address};
use crate::person::Registration;
use crate::routes::{Join, SignIn};
use crate::{pace, password, store};

/// Shows the form.
pub async fn show(visit: Visit) -> Answer {
    let form = blank(&visit);
    Ok(visit.page(head(&visit.t), draw(&visit, &form)))
}

/// The form before anything is typed.
pub(super) fn blank(visit: &Visit) -> Form<'_> {
    let language = Language::OFFERED
        .into_iter()
        .find(|l| *l == visit.t.language)
        .unwrap_or(Language::English);
    let [zone, other] = parts::zone_fields(&visit.t.zone);
    let fields = Fields::of([("language", language.tag().to_owned()), zone, other]);
    Form::filled(&visit.t, fields)
}

/// Takes the form. What it answers does not tell whether the address has an account.
pub async fn send(visit: Visit, fields: Fields) -> Answer {
    let (registration, password) = match read(&fields) {
        Ok(read) => read,
        Err(complaints) => return Ok(refused(&visit, fields, complaints)),
    };
    if let Err(until) = parts::from_network(&visit, pace::JOIN_FROM_NETWORK).await? {
        let complaints = Complaints::wait("name", until, visit.now.at);
        return Ok(refused(&visit, fields, complaints));
    }
    let hash = password::hash(&password, visit.now.chance.bytes()).await?;
    let mut letters = letters(&visit, &registration).await?;
    let may_write = parts::letter_to(&visit, &registration.address).await?;
    if may_write.is_err() {
        letters.taken = None;
    }
    let (app, now, letters) = (&visit.app, &visit.now, &letters);
    let joined = app
        .db
        .write(|tx| actions::register(tx, &registration, &hash, letters, now))
        .await;
    if may_write.is_ok() {
        parts::or_uncounted(&visit, &registration.address, joined).await?;
    } else {
        joined?;
    }
    Ok(visit.go_saying(&SignIn {}, &visit.t.say("people-joined")))
}

fn refused(visit: &Visit, fields: Fields, complaints: Complaints) -> axum::response::Response {
    let form = Form::refused(&visit.t, fields, complaints);
    visit.refused_form(head(&visit.t), draw(visit, &form), &form)
}

/// Reads the form, or says what is wrong with it.
pub(super) fn read(fields: &Fields) -> Result<(Registration, Password), Complaints> {
    let mut check = Check::of(fields);
    let name = check.read("name", Name::parse);
    let address = check.read("mail", EmailAddress::parse);
    let language = check.read("language", parts::spoken);
    let zone = parts::read_zone(&mut check, fields);
    let password = parts::new_password(&mut check, fields, "password", address.as_ref());
    let agreed: Vec<&str> = fields.all("consent").collect();
    if !Document::ALL
        .iter()
        .all(|document| agreed.contains(&document.as_word()))
    {
        check.complain("consent", "people-consent-all");
    }
    match (name, address, language, zone, password) {
        (Some(name), Some(address), Some(language), Some(zone), Some(password))
            if check.is_clean() =>
        {
            Ok((
                Registration {
                    name,
                    address,
                    language,
                    zone,
                },
                password,
            ))
        }
        _ => Err(check.complaints()),
    }
}

/// Both letters, each in the language of whoever gets it.
async fn letters(visit: &Visit, who: &Registration) -> Result<JoinLetters, web::Error> {
    let account = store::account(&visit.app.db.read().await?, &who.address).await?;
    let site = &visit.app.site;
    let spoken = |tag: &base::LanguageTag| Language::of_tag(tag.as_str());
    let language = spoken(&who.language).unwrap_or(site.language);
    let t = visit.t.to(language, who.zone.clone());
    let theirs = account
        .as_ref()
        .and_then(|account| account.language.as_ref())
        .and_then(spoken);
    let name = account.as_ref().map_or(&who.name, |account| &account.name);
    let token = visit.now.token();
    Ok(JoinLetters {
        confirm: confirm_address::draft(&t, site, &who.name, &token),
        taken: Some(address_taken::draft(
            &visit.t.to(theirs.unwrap_or(language), who.zone.clone()),
            site,
            name,
        )),
        token,
    })
}

fn head(t: &T) -> Head {
    Head::of(t.say("people-join")).narrow()
}

fn draw(visit: &Visit, form: &Form<'_>) -> Markup {
    let t = &visit.t;
    html! {
        header.head {
            h1 { (t.say("people-join")) }
            p.lede { (t.say("people-join-lede")) }
        }
        (draw_form(visit, form, &Join {}, &SignIn {}))
    }
}

/// The form, where it goes, and where those go who have an account.
pub(super) fn draw_form(
    visit: &Visit,
    form: &Form<'_>,
    action: &impl std::fmt::Display,
    sign_in: &impl std::fmt::Display,
) -> Markup {
    let t = &visit.t;
    let consents: Vec<(&str, String, Option<String>)> = Document::ALL
        .iter()
        .map(|d| (d.as_word(), t.say(d.promise()), None))
        .collect();
    html! {
        form.form method="post" action=(action) novalidate {
            (form.with_errors(&html! {
                (form.input(Input::text("name", "people-name").hint("people-name-hint").autocomplete("nickname")))
                (form.input(Input::of_kind("email", "mail", "people-mail").hint("people-mail-hint").autocomplete("email")))
                (form.input(Input::of_kind("password", "password", "people-password").hint("people-password-hint").autocomplete("new-password")))
                (parts::language_and_zone(visit, form))
                (form.checkboxes(Input::text("consent", "people-consent"), &consents))
                p.meta {
                    (t.say("people-read-first")) " "
                    @for (index, document) in Document::ALL.iter().enumerate() {
                        @if index > 0 { " · " }
                        a href=(document.address()) { (t.say(document.word())) }
                    }
                }
                div.acts { button.button { (t.say("people-join-act")) } " " a href=(sign_in) { (t.say("people-have-account")) } }
            }))
        }
    }
}
