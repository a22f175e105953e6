//! Where one changes the password.

use axum::response::Response;
use http::HeaderMap;
use maud::{Markup, html};
use web::{Answer, Check, Complaints, Error, Fields, Form, Head, Input, Visit};

use super::parts;
use super::sign_in::{Outcome, knocked};
use crate::routes::{ChangePassword, Settings};
use crate::{actions, password, store};

/// Shows the form.
pub async fn show(visit: Visit) -> Answer {
    Ok(visit.page(head(&visit), draw(&visit, &Form::blank(&visit.t))))
}

/// Changes the password, after the old one was typed. Every other session ends.
pub async fn send(visit: Visit, headers: HeaderMap, fields: Fields) -> Answer {
    let by = visit.member()?.person;
    let mail = store::mail(&visit.app.db.read().await?, by)
        .await?
        .ok_or(Error::NotFound)?;
    let mut check = Check::of(&fields);
    let Some(new) = parts::new_password(&mut check, &fields, "new-password", Some(&mail.address))
    else {
        let complaints = check.complaints();
        return Ok(refused(&visit, fields, complaints));
    };
    match knocked(&visit, &mail.address, fields.text("password")).await? {
        Outcome::Right(who) if who == by => {}
        Outcome::Right(_) | Outcome::Wrong => {
            return Ok(refused(
                &visit,
                fields,
                Complaints::one("password", "people-password-wrong"),
            ));
        }
        Outcome::Wait(until) => {
            let complaints = Complaints::wait("password", until, visit.now.at);
            return Ok(refused(&visit, fields, complaints));
        }
    }
    let hash = password::hash(&new, visit.now.chance.bytes()).await?;
    let session = parts::renewal(&visit, &headers);
    let now = &visit.now;
    visit
        .app
        .db
        .write(|tx| actions::change_password(tx, by, &hash, &session, now))
        .await?;
    let response = visit.go_saying(&Settings {}, &visit.t.say("people-password-changed"));
    Ok(parts::hand_out(&visit, response, &session.secret))
}

fn refused(visit: &Visit, fields: Fields, complaints: Complaints) -> Response {
    let form = Form::refused(&visit.t, fields, complaints);
    visit.refused_form(head(visit), draw(visit, &form), &form)
}

fn head(visit: &Visit) -> Head {
    Head::of(visit.t.say("people-change-password")).narrow()
}

fn draw(visit: &Visit, form: &Form<'_>) -> Markup {
    let t = &visit.t;
    html! {
        header.head {
            nav.crumbs aria-label=(t.say("people-crumbs")) { a href=(Settings {}) { (t.say("people-settings")) } }
            h1 { (t.say("people-change-password")) }
            p.lede { (t.say("people-change-password-lede")) }
        }
        form.form method="post" action=(ChangePassword {}) novalidate {
            (form.with_errors(&html! {
                (form.input(Input::of_kind("password", "password", "people-password-old").autocomplete("current-password")))
                (form.input(Input::of_kind("password", "new-password", "people-password-new").hint("people-password-hint").autocomplete("new-password")))
                div.acts { button.button { (t.say("people-change-password-act")) } " " a href=(Settings {}) { (t.say("people-cancel")) } }
            }))
        }
    }
}
