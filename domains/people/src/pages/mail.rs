//! Where one asks to be written to at another mail address.

use axum::response::Response;
use base::EmailAddress;
use maud::{Markup, html};
use web::{Answer, Check, Complaints, Error, Fields, Form, Head, Input, Visit};

use super::parts;
use super::sign_in::{Outcome, knocked};
use crate::actions::mail::{self, MoveLetters};
use crate::emails::{address_wanted, move_address};
use crate::routes::{ChangeMail, Settings};
use crate::store::{self, Mail};

/// Shows the form.
pub async fn show(visit: Visit) -> Answer {
    let own = own_mail(&visit).await?;
    let form = Form::blank(&visit.t);
    Ok(visit.page(head(&visit), draw(&visit, &own, &form)))
}

async fn own_mail(visit: &Visit) -> Result<Mail, Error> {
    let by = visit.member()?.person;
    let mail = store::mail(&visit.app.db.read().await?, by).await?;
    mail.ok_or(Error::NotFound)
}

/// Takes the new address, after the password was typed. A letter goes there; nothing changes before its link is used.
pub async fn send(visit: Visit, fields: Fields) -> Answer {
    let own = own_mail(&visit).await?;
    let by = visit.member()?.person;
    let mut check = Check::of(&fields);
    let new = check.read("mail", EmailAddress::parse);
    if new.as_ref() == Some(&own.address) {
        check.complain("mail", "people-mail-same");
    }
    let (Some(new), true) = (new, check.is_clean()) else {
        let complaints = check.complaints();
        return Ok(refused(&visit, &own, fields, complaints));
    };
    let complaints = match knocked(&visit, &own.address, fields.text("password")).await? {
        Outcome::Right(who) if who == by => match parts::letter_to(&visit, &new).await? {
            Ok(()) => None,
            Err(until) => Some(Complaints::wait("mail", until, visit.now.at)),
        },
        Outcome::Right(_) | Outcome::Wrong => {
            Some(Complaints::one("password", "people-password-wrong"))
        }
        Outcome::Wait(until) => Some(Complaints::wait("password", until, visit.now.at)),
    };
    if let Some(complaints) = complaints {
        return Ok(refused(&visit, &own, fields, complaints));
    }
    let letters = letters(&visit, &new).await?;
    let now = &visit.now;
    let (db, letters) = (&visit.app.db, &letters);
    let done = db.write(|tx| mail::ask(tx, by, &new, letters, now)).await;
    parts::or_uncounted(&visit, &new, done).await?;
    Ok(visit.go_saying(&Settings {}, &visit.t.say("people-mail-asked")))
}

/// Both letters, each in the language of whoever gets it.
async fn letters(visit: &Visit, new: &EmailAddress) -> Result<MoveLetters, Error> {
    let viewer = visit.member()?;
    let site = &visit.app.site;
    let owner = mail::owner(&visit.app.db.read().await?, new).await?;
    let language = viewer.language.unwrap_or(visit.t.language);
    let t = visit.t.to(language, viewer.zone.clone());
    let token = visit.now.token();
    let wanted = match &owner {
        Some((name, language, zone)) => {
            let t = parts::voice(visit, language.as_ref(), zone);
            address_wanted::draft(&t, site, name)
        }
        None => address_wanted::draft(&t, site, &viewer.name),
    };
    Ok(MoveLetters {
        confirm: move_address::draft(&t, site, &viewer.name, &token),
        wanted,
        token,
    })
}

fn refused(visit: &Visit, own: &Mail, fields: Fields, complaints: Complaints) -> Response {
    let form = Form::refused(&visit.t, fields, complaints);
    visit.refused_form(head(visit), draw(visit, own, &form), &form)
}

fn head(visit: &Visit) -> Head {
    Head::of(visit.t.say("people-change-mail")).narrow()
}

fn draw(visit: &Visit, own: &Mail, form: &Form<'_>) -> Markup {
    let t = &visit.t;
    html! {
        header.head {
            nav.crumbs aria-label=(t.say("people-crumbs")) { a href=(Settings {}) { (t.say("people-settings")) } }
            h1 { (t.say("people-change-mail")) }
            p.lede { (t.say_with("people-change-mail-lede", &[("address", own.address.as_str().into())])) }
        }
        form.form method="post" action=(ChangeMail {}) novalidate {
            (form.with_errors(&html! {
                (form.input(Input::of_kind("email", "mail", "people-mail-new").hint("people-mail-hint").autocomplete("email")))
                (form.input(Input::of_kind("password", "password", "people-password").autocomplete("current-password")))
                div.acts { button.button { (t.say("people-change-mail-act")) } " " a href=(Settings {}) { (t.say("people-cancel")) } }
            }))
        }
    }
}
