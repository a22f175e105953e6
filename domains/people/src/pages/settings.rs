//! One's own settings.

use axum::response::Response;
use base::{Handle, Name, Refusal as _};
use http::header;
use maud::{Markup, html};
use web::shell::parts as shell;
use web::{
    Answer, Check, Complaints, Error, Fields, Form, Head, Input, Visit, expired_cookie, number,
};

use super::parts;
use crate::actions::{self, LetterRefusal, ProfileChange};
use crate::emails::confirm_address;
use crate::person::{Profile, ProfileRefusal, about};
use crate::routes::{
    AnswerStewards, ChangeMail, ChangePassword, ResendConfirmation, Settings, ShowPerson,
    ShowSessions,
};
use crate::store::{self, Consent, Mail, Person, Suspension};

/// What the page shows beside the form.
struct Page {
    person: Person,
    mail: Option<Mail>,
    consents: Vec<Consent>,
    suspension: Option<Suspension>,
}

/// Shows the settings.
pub async fn show(visit: Visit) -> Answer {
    let page = load(&visit).await?;
    let person = &page.person;
    let [zone, other] = parts::zone_fields(&person.zone);
    let language = person
        .language
        .as_ref()
        .map_or_else(String::new, ToString::to_string);
    let fields = Fields::of([
        ("name", person.name.to_string()),
        ("handle", person.handle.to_string()),
        ("language", language),
        zone,
        other,
        ("about", person.about.to_string()),
        ("version", person.version.to_string()),
    ]);
    let form = Form::filled(&visit.t, fields);
    Ok(visit.page(head(&visit), page.draw(&visit, &form)))
}

async fn load(visit: &Visit) -> Result<Page, Error> {
    let id = visit.member()?.person;
    let session = visit.app.db.read().await?;
    Ok(Page {
        person: store::person(&session, id).await?.ok_or(Error::NotFound)?,
        mail: store::mail(&session, id).await?,
        consents: store::consents(&session, id).await?,
        suspension: store::suspension(&session, id).await?,
    })
}

/// Changes name, handle, language, zone and what one says about oneself.
pub async fn send(visit: Visit, fields: Fields) -> Answer {
    let by = visit.member()?.person;
    let change = match read(&fields) {
        Ok(change) => change,
        Err(complaints) => return refused(&visit, fields, complaints).await,
    };
    match visit
        .app
        .db
        .write(|tx| actions::set_profile(tx, by, &change))
        .await
    {
        Ok(()) => {
            let mut response = visit.go_saying(&Settings {}, &visit.t.say("people-settings-saved"));
            // the language of the profile is the newest word now
            response.headers_mut().append(
                header::SET_COOKIE,
                expired_cookie(&visit.app.site, "language"),
            );
            Ok(response)
        }
        Err(error) => match error.refusal::<ProfileRefusal>() {
            Some(refusal) => {
                let field = match refusal {
                    ProfileRefusal::HandleTaken | ProfileRefusal::HandleReserved => "handle",
                    ProfileRefusal::ChangedMeanwhile => "version",
                };
                refused(&visit, fields, Complaints::one(field, refusal.word())).await
            }
            None => Err(error),
        },
    }
}

fn read(fields: &Fields) -> Result<ProfileChange, Complaints> {
    let mut check = Check::of(fields);
    let name = check.read("name", Name::parse);
    let handle = check.read("handle", Handle::parse);
    let language = check.read("language", parts::spoken);
    let zone = parts::read_zone(&mut check, fields);
    let about = check.read("about", about);
    let version = number(1, i64::MAX)(fields.text("version")).unwrap_or_default();
    match (name, handle, language, zone, about) {
        (Some(name), Some(handle), Some(language), Some(zone), Some(about)) => {
            Ok(ProfileChange::of(
                Profile {
                    name,
                    handle,
                    language: Some(language),
                    zone,
                    about,
                },
                version,
            ))
        }
        _ => Err(check.complaints()),
    }
}

async fn refused(visit: &Visit, fields: Fields, complaints: Complaints) -> Result<Response, Error> {
    let page = load(visit).await?;
    let form = Form::refused(&visit.t, fields, complaints);
    Ok(visit.refused_page(head(visit), page.draw(visit, &form)))
}

/// Sends the confirming letter once more.
pub async fn resend(visit: Visit) -> Answer {
    let by = visit.member()?.person;
    let Page { person, mail, .. } = load(&visit).await?;
    let mail = mail.ok_or(Error::NotFound)?;
    let t = parts::voice(&visit, person.language.as_ref(), &person.zone);
    let token = visit.now.token();
    let letter = confirm_address::draft(&t, &visit.app.site, &person.name, &token);
    let now = &visit.now;
    let is_counted = mail.confirmed_at.is_none();
    let is_soon = is_counted && parts::letter_to(&visit, &mail.address).await?.is_err();
    let said = if is_soon {
        LetterRefusal::TooSoon.word()
    } else {
        let sent = visit
            .app
            .db
            .write(|tx| actions::resend_confirmation(tx, by, &token, &letter, now))
            .await;
        let sent = if is_counted {
            parts::or_uncounted(&visit, &mail.address, sent).await
        } else {
            sent
        };
        match sent {
            Ok(()) => "people-letter-sent",
            Err(error) => error.refusal::<LetterRefusal>().ok_or(error)?.word(),
        }
    };
    Ok(visit.go_saying(&Settings {}, &visit.t.say(said)))
}

fn head(visit: &Visit) -> Head {
    Head::of(visit.t.say("people-settings")).narrow()
}

impl Page {
    fn draw(&self, visit: &Visit, form: &Form<'_>) -> Markup {
        let t = &visit.t;
        html! {
            header.head {
                h1 { (t.say("people-settings")) }
                p { a href=(ShowPerson { handle: self.person.handle.clone() }) { (t.say("people-your-page")) } }
            }
            (self.draw_suspension(visit))
            (self.draw_mail(visit))
            form.form method="post" action=(Settings {}) novalidate {
                (form.with_errors(&html! {
                    input type="hidden" name="version" value=(form.value("version"));
                    (form.input(Input::text("name", "people-name").hint("people-name-hint").autocomplete("nickname")))
                    (form.input(Input::text("handle", "people-handle").hint("people-handle-hint").autocomplete("username")))
                    (parts::language_and_zone(visit, form))
                    (form.editor(Input::text("about", "people-about").hint("people-about-hint").optional(), 6, "about"))
                    div.acts { button.button { (t.say("people-settings-act")) } }
                }))
            }
            (self.draw_account(visit))
        }
    }

    /// Why somebody may not act for now, and how they answer.
    fn draw_suspension(&self, visit: &Visit) -> Markup {
        let t = &visit.t;
        html! {
            @if let Some(suspension) = &self.suspension {
                div.notice.warn {
                    p { (t.say_around("people-suspended-since", &[("day", t.day_of(suspension.since))])) }
                    blockquote { p dir="auto" { (suspension.why) } }
                    p { (t.say("web-hold-suspended")) " " a href=(AnswerStewards {}) { (t.say("people-answer-act")) } }
                }
            }
        }
    }

    /// The one next step of somebody whose address is not confirmed.
    fn draw_mail(&self, visit: &Visit) -> Markup {
        let t = &visit.t;
        let unconfirmed = self
            .mail
            .as_ref()
            .filter(|mail| mail.confirmed_at.is_none());
        html! {
            @if let Some(mail) = unconfirmed {
                div.notice.warn {
                    p { (t.say_with("people-unconfirmed", &[("address", mail.address.as_str().into())])) }
                    form method="post" action=(ResendConfirmation {}) { button.link { (t.say("people-resend")) } }
                }
            }
        }
    }

    fn draw_account(&self, visit: &Visit) -> Markup {
        let t = &visit.t;
        html! {
            section.section {
                h2 { (t.say("people-account")) }
                dl.facts {
                    @if let Some(mail) = &self.mail {
                        (shell::fact(&t.say("people-mail"), &html! { bdi { (mail.address) } " " a href=(ChangeMail {}) { (t.say("people-change-mail")) } }))
                    }
                    (shell::fact(&t.say("people-password"), &html! { a href=(ChangePassword {}) { (t.say("people-change-password")) } }))
                    (shell::fact(&t.say("people-sessions"), &html! { a href=(ShowSessions {}) { (t.say("people-sessions-see")) } }))
                    (shell::fact(&t.say("people-your-data"), &html! {
                        a href="/settings/data" { (t.say("people-take-data")) } " · "
                        a href="/settings/leave" { (t.say("people-leave")) }
                    }))
                    @for consent in &self.consents {
                        (shell::fact(&t.say(consent.document.word()), &consent_line(visit, consent)))
                    }
                }
            }
        }
    }
}

fn consent_line(visit: &Visit, consent: &Consent) -> Markup {
    let t = &visit.t;
    let address = consent.document.address_of(&consent.version);
    let version = html! { a href=(address) { (consent.version) } };
    t.say_around(
        "people-agreed",
        &[("version", version), ("day", t.day_of(consent.at))],
    )
}
