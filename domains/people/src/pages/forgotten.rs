//! Where somebody asks for a new password, and where the letter leads.

use axum::response::Response;
use base::EmailAddress;
use maud::{Markup, html};
use web::{Answer, At, Check, Complaints, Fields, Form, Head, Input, Visit};

use super::{mailbox, parts};
use crate::actions::reset;
use crate::jobs::AskedReset;
use crate::routes::{ForgotPassword, ResetPassword, SignIn};
use crate::{pace, password};

/// Shows the form.
pub async fn show(visit: Visit) -> Answer {
    Ok(visit.page(head(&visit), draw(&visit, &Form::blank(&visit.t))))
}

/// Takes the address. The answer and the work are the same whether anybody has it or not.
pub async fn send(visit: Visit, fields: Fields) -> Answer {
    let address = match EmailAddress::parse(fields.text("mail")) {
        Ok(address) => address,
        Err(problem) => {
            let complaints = Complaints::one("mail", problem.word());
            return Ok(refused(&visit, fields, complaints));
        }
    };
    if let Err(until) = parts::from_network(&visit, pace::LETTER_FROM_NETWORK).await? {
        let complaints = Complaints::wait("mail", until, visit.now.at);
        return Ok(refused(&visit, fields, complaints));
    }
    if let Err(until) = parts::letter_to(&visit, &address).await? {
        let complaints = Complaints::wait("mail", until, visit.now.at);
        return Ok(refused(&visit, fields, complaints));
    }
    let asked = AskedReset {
        address: address.as_str().to_owned(),
    };
    let now = &visit.now;
    let done = visit.app.db.write(|tx| reset::ask(tx, &asked, now)).await;
    parts::or_uncounted(&visit, &address, done).await?;
    Ok(visit.go_saying(&SignIn {}, &visit.t.say("people-reset-asked")))
}

fn refused(visit: &Visit, fields: Fields, complaints: Complaints) -> Response {
    let form = Form::refused(&visit.t, fields, complaints);
    visit.refused_form(head(visit), draw(visit, &form), &form)
}

fn head(visit: &Visit) -> Head {
    Head::of(visit.t.say("people-forgot")).narrow()
}

fn draw(visit: &Visit, form: &Form<'_>) -> Markup {
    let t = &visit.t;
    html! {
        header.head {
            h1 { (t.say("people-forgot")) }
            p.lede { (t.say("people-forgot-lede")) }
        }
        @if let Some(note) = mailbox::note(&visit.app.site) { div.notice { p { (t.say(note)) } } }
        form.form method="post" action=(ForgotPassword {}) novalidate {
            (form.with_errors(&html! {
                (form.input(Input::of_kind("email", "mail", "people-mail").autocomplete("username")))
                div.acts { button.button { (t.say("people-forgot-act")) } " " a href=(SignIn {}) { (t.say("people-cancel")) } }
            }))
        }
    }
}

/// Shows the form for the new password, as long as the link works.
pub async fn show_reset(visit: Visit, At(at): At<ResetPassword>) -> Answer {
    let session = visit.app.db.read().await?;
    reset::whose(&session, &at.token, &visit.now).await?;
    let form = Form::blank(&visit.t);
    Ok(visit.page(head_reset(&visit), draw_reset(&visit, &at, &form)))
}

/// Takes the new password. Every session of the person ends.
pub async fn send_reset(visit: Visit, At(at): At<ResetPassword>, fields: Fields) -> Answer {
    let now = &visit.now;
    let session = visit.app.db.read().await?;
    let address = reset::whose(&session, &at.token, now).await?;
    drop(session);
    let mut check = Check::of(&fields);
    let new = parts::new_password(&mut check, &fields, "new-password", Some(&address));
    let complaints = check.complaints();
    let Some(new) = new else {
        let form = Form::refused(&visit.t, fields, complaints);
        let body = draw_reset(&visit, &at, &form);
        return Ok(visit.refused_form(head_reset(&visit), body, &form));
    };
    let hash = password::hash(&new, now.chance.bytes()).await?;
    visit
        .app
        .db
        .write(|tx| reset::reset(tx, &at.token, &hash, now))
        .await?;
    let said = visit.t.say("people-reset-done");
    Ok(parts::signed_out(
        &visit,
        visit.go_saying(&SignIn {}, &said),
    ))
}

fn head_reset(visit: &Visit) -> Head {
    Head::of(visit.t.say("people-reset")).narrow()
}

fn draw_reset(visit: &Visit, at: &ResetPassword, form: &Form<'_>) -> Markup {
    let t = &visit.t;
    html! {
        header.head {
            h1 { (t.say("people-reset")) }
            p.lede { (t.say("people-reset-lede")) }
        }
        form.form method="post" action=(at) novalidate {
            (form.with_errors(&html! {
                (form.input(Input::of_kind("password", "new-password", "people-password-new").hint("people-password-hint").autocomplete("new-password")))
                div.acts { button.button { (t.say("people-change-password-act")) } }
            }))
        }
    }
}
