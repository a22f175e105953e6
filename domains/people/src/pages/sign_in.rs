//! The page where one signs in, and the way out.

use ::store::limits::{self, Counted, Subject};
use base::{EmailAddress, PersonId, Timestamp};
use http::HeaderMap;
use maud::{Markup, html};
use web::{Answer, Complaints, Fields, Form, Head, Input, T, Visit};

use super::{mailbox, parts};
use crate::account::Password;
use crate::routes::{ForgotPassword, Join, SignIn};
use crate::{actions, pace, password, store};

/// Shows the form.
pub async fn show(visit: Visit) -> Answer {
    let to = visit.query().get("to").unwrap_or_default().to_owned();
    let form = Form::filled(&visit.t, Fields::of([("to", to)]));
    Ok(visit.page(head(&visit.t), draw(&visit, &form)))
}

/// Signs somebody in. A wrong password and an unknown address get the same answer after the same work.
pub async fn send(visit: Visit, headers: HeaderMap, fields: Fields) -> Answer {
    let address = match EmailAddress::parse(fields.text("mail")) {
        Ok(address) => address,
        Err(problem) => {
            let complaints = Complaints::one("mail", problem.word());
            return Ok(refused(&visit, fields, complaints));
        }
    };
    match knocked(&visit, &address, fields.text("password")).await? {
        Outcome::Wrong => {
            let complaints = Complaints::one("password", "people-sign-in-wrong");
            Ok(refused(&visit, fields, complaints))
        }
        Outcome::Wait(until) => {
            let complaints = Complaints::wait("password", until, visit.now.at);
            Ok(refused(&visit, fields, complaints))
        }
        Outcome::Right(who) => {
            let session = parts::renewal(&visit, &headers);
            let now = &visit.now;
            visit
                .app
                .db
                .write(|tx| actions::sign_in(tx, who, &session, now))
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
    let said = visit.t.say("people-signed-out");
    Ok(parts::signed_out(&visit, visit.go_saying(&"/", &said)))
}

/// What came of a typed password.
pub(crate) enum Outcome {
    Right(PersonId),
    Wrong,
    Wait(Timestamp),
}

/// Counts the try, then compares, with nobody's hash where there is no account. A right one takes back what it counted.
pub(crate) async fn knocked(
    visit: &Visit,
    address: &EmailAddress,
    typed: &str,
) -> Result<Outcome, web::Error> {
    let db = &visit.app.db;
    let counted = tries(visit, address);
    if let Err(until) = limits::take(db, &counted, visit.now.at).await? {
        return Ok(Outcome::Wait(until));
    }
    let lock = store::lock(&db.read().await?, address).await?;
    let (who, hash) = lock.map_or((None, None), |lock| (Some(lock.person_id), lock.secret));
    if !password::fits(&Password::typed(typed), hash).await? {
        return Ok(Outcome::Wrong);
    }
    for one in &counted {
        limits::give_back(db, one).await?;
    }
    Ok(who.map_or(Outcome::Wrong, Outcome::Right))
}

/// A try to sign in counts for the address from this network, for the address, and for the network.
fn tries(visit: &Visit, address: &EmailAddress) -> Vec<Counted> {
    let who = parts::counted(address);
    let network = visit.network.unwrap_or(Subject::of("network", ""));
    let mut counted = vec![
        (pace::SIGN_IN, who.and(network)),
        (pace::SIGN_IN_TO_ADDRESS, who),
    ];
    counted.extend(
        visit
            .network
            .map(|network| (pace::SIGN_IN_FROM_NETWORK, network)),
    );
    counted
}

/// Only a path of this site; anything else leads to the front page.
pub(super) fn way_back(to: &str) -> String {
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
    visit.refused_form(head(&visit.t), draw(visit, &form), &form)
}

fn head(t: &T) -> Head {
    Head::of(t.say("people-sign-in")).narrow()
}

fn draw(visit: &Visit, form: &Form<'_>) -> Markup {
    let t = &visit.t;
    html! {
        header.head { h1 { (t.say("people-sign-in")) } }
        @if let Some(note) = mailbox::note(&visit.app.site) { div.notice { p { (t.say(note)) } } }
        form.form method="post" action=(SignIn {}) novalidate {
            (form.with_errors(&html! {
                @if !form.value("to").is_empty() { input type="hidden" name="to" value=(form.value("to")); }
                (form.input(Input::of_kind("email", "mail", "people-mail").autocomplete("username")))
                (form.input(Input::of_kind("password", "password", "people-password").autocomplete("current-password")))
                div.acts {
                    button.button { (t.say("people-sign-in-act")) } " "
                    a href=(ForgotPassword {}) { (t.say("people-forgot")) } " "
                    a href=(Join {}) { (t.say("people-no-account")) }
                }
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
