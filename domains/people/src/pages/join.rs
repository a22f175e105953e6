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
use crate::{password, store};

/// Shows the form.
pub async fn show(visit: Visit) -> Answer {
    let language = Language::OFFERED
        .into_iter()
        .find(|l| *l == visit.t.language)
        .unwrap_or(Language::English);
    let [zone, other] = parts::zone_fields(&visit.t.zone);
    let form = Form::filled(
        &visit.t,
        Fields::of([("language", language.tag().to_owned()), zone, other]),
    );
    Ok(visit.page(head(&visit.t), draw(&visit, &form)))
}

/// Takes the form. What it answers does not tell whether the address has an account.
pub async fn send(visit: Visit, fields: Fields) -> Answer {
    let (registration, password) = match read(&fields) {
        Ok(read) => read,
        Err(complaints) => {
            let form = Form::refused(&visit.t, fields, complaints);
            return Ok(visit.refused_page(head(&visit.t), draw(&visit, &form)));
        }
    };
    let hash = password::hash(&password, visit.now.chance.bytes()).await?;
    let letters = letters(&visit, &registration).await?;
    let (app, now) = (&visit.app, &visit.now);
    app.db
        .write(|tx| actions::register(tx, &registration, &hash, &letters, now))
        .await?;
    Ok(visit.go_saying(&SignIn {}, &visit.t.say("people-joined")))
}

fn read(fields: &Fields) -> Result<(Registration, Password), Complaints> {
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
        taken: address_taken::draft(
            &visit.t.to(theirs.unwrap_or(language), who.zone.clone()),
            site,
            name,
        ),
        token,
    })
}

fn head(t: &T) -> Head {
    Head::of(t.say("people-join")).narrow()
}

fn draw(visit: &Visit, form: &Form<'_>) -> Markup {
    let t = &visit.t;
    let consents: Vec<(&str, String, Option<String>)> = Document::ALL
        .iter()
        .map(|d| (d.as_word(), t.say(d.promise()), None))
        .collect();
    html! {
        header.head {
            h1 { (t.say("people-join")) }
            p.lede { (t.say("people-join-lede")) }
        }
        form.form method="post" action=(Join {}) novalidate {
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
                div.acts { button.button { (t.say("people-join-act")) } " " a href=(SignIn {}) { (t.say("people-have-account")) } }
            }))
        }
    }
}
