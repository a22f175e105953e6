//! The page where one signs in, and the way out.

use base::{EmailAddress, PersonId, Timestamp};
use http::{HeaderMap, StatusCode, header};
use maud::{Markup, html};
use web::{Answer, Complaints, Fields, Form, Head, Input, T, Visit, expired_cookie};

use super::{mailbox, parts};
use crate::account::Password;
use crate::actions::{self, Knock, Renewal};
use crate::password;
use crate::routes::{Join, SignIn};

/// Shows the form.
pub async fn show(visit: Visit) -> Answer {
    let to = visit.query().get("to").unwrap_or_default().to_owned();
    let form = Form::filled(&visit.t, Fields::of([("to", to)]));
    Ok(visit.page(head(&visit.t), draw(&visit, &form, None)))
}

/// Signs somebody in. A wrong password and an unknown address get the same answer after the same work.
pub async fn send(visit: Visit, headers: HeaderMap, fields: Fields) -> Answer {
    let address = match EmailAddress::parse(fields.text("mail")) {
        Ok(address) => address,
        Err(problem) => {
            return Ok(refused(
                &visit,
                fields,
                Complaints::one("mail", problem.word()),
            ));
        }
    };
    match knocked(&visit, &address, fields.text("password")).await? {
        Outcome::Wrong => Ok(refused(
            &visit,
            fields,
            Complaints::one("password", "people-sign-in-wrong"),
        )),
        Outcome::Wait(until) => {
            let form = Form::filled(&visit.t, fields);
            let mut page = visit.refused_page(head(&visit.t), draw(&visit, &form, Some(until)));
            *page.status_mut() = StatusCode::TOO_MANY_REQUESTS;
            Ok(page)
        }
        Outcome::Right(who) => {
            let session = Renewal {
                secret: parts::fresh_session(&visit),
                replaces: parts::held_session(&visit, &headers),
            };
            let now = &visit.now;
            visit
                .app
                .db
                .write(|tx| actions::sign_in(tx, who, &address, &session, now))
                .await?;
            let response = visit.go(&way_back(fields.text("to")));
            Ok(parts::hand_out(&visit, response, &session.secret))
        }
    }
}

/// Ends the session of this browser.
pub async fn leave(visit: Visit, headers: HeaderMap) -> Answer {
    if let Some(session) = parts::held_session(&visit, &headers) {
        visit
            .app
            .db
            .write(|tx| actions::sign_out(tx, &session))
            .await?;
    }
    let mut response = visit.go_saying(&"/", &visit.t.say("people-signed-out"));
    response.headers_mut().append(
        header::SET_COOKIE,
        expired_cookie(&visit.app.site, "session"),
    );
    Ok(response)
}

/// What came of a typed password.
pub(super) enum Outcome {
    Right(PersonId),
    Wrong,
    Wait(Timestamp),
}

/// Counts the try, then compares, with nobody's hash where there is no account.
pub(super) async fn knocked(
    visit: &Visit,
    address: &EmailAddress,
    typed: &str,
) -> Result<Outcome, web::Error> {
    let now = &visit.now;
    let (who, hash) = match visit
        .app
        .db
        .write(|tx| actions::knock(tx, address, now))
        .await?
    {
        Knock::Wait(until) => return Ok(Outcome::Wait(until)),
        Knock::Known(who, hash) => (Some(who), Some(hash)),
        Knock::Unknown => (None, None),
    };
    let fits = password::fits(&Password::typed(typed), hash).await?;
    Ok(who.filter(|_| fits).map_or(Outcome::Wrong, Outcome::Right))
}

/// Only a path of this site; anything else leads to the front page.
fn way_back(to: &str) -> String {
    let is_path = to.starts_with('/')
        && !to.starts_with("//")
        && !to.contains('\\')
        && !to.contains(char::is_control);
    let leads_on = is_path && !to.starts_with("/sign-in") && to.len() <= 1_000 && to.is_ascii();
    if leads_on {
        to.to_owned()
    } else {
        "/".to_owned()
    }
}

fn refused(visit: &Visit, fields: Fields, complaints: Complaints) -> axum::response::Response {
    let form = Form::refused(&visit.t, fields, complaints);
    visit.refused_page(head(&visit.t), draw(visit, &form, None))
}

fn head(t: &T) -> Head {
    Head::of(t.say("people-sign-in")).narrow()
}

/// The sentence with the time to wait.
pub(super) fn wait(t: &T, until: Timestamp) -> Markup {
    let seconds = until.duration_since(t.now()).as_secs().max(1);
    let minutes = (seconds + 59) / 60;
    html! { div.notice.error role="alert" { p { (t.say_with("people-sign-in-wait", &[("minutes", minutes.into())])) } } }
}

fn draw(visit: &Visit, form: &Form<'_>, until: Option<Timestamp>) -> Markup {
    let t = &visit.t;
    html! {
        header.head { h1 { (t.say("people-sign-in")) } }
        @if let Some(until) = until { (wait(t, until)) }
        @if mailbox::exists(&visit.app.site) { div.notice { p { (t.say("people-mailbox-note")) } } }
        form.form method="post" action=(SignIn {}) novalidate {
            (form.with_errors(&html! {
                @if !form.value("to").is_empty() { input type="hidden" name="to" value=(form.value("to")); }
                (form.input(Input::of_kind("email", "mail", "people-mail").autocomplete("username")))
                (form.input(Input::of_kind("password", "password", "people-password").autocomplete("current-password")))
                div.acts { button.button { (t.say("people-sign-in-act")) } " " a href=(Join {}) { (t.say("people-no-account")) } }
            }))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_stays_in_the_house() {
        let cases = [
            ("/runs/copyright?week=2", "/runs/copyright?week=2"),
            ("//evil.example", "/"),
            ("/\\evil.example", "/"),
            ("https://evil.example", "/"),
            ("/sign-in?to=/", "/"),
            ("/a\r\nset-cookie: x", "/"),
            ("", "/"),
        ];
        for (to, leads) in cases {
            assert_eq!(way_back(to), leads, "{to}");
        }
    }
}
