//! Where the link in the log leads, with which somebody becomes the first steward.

use axum::response::Response;
use base::Refusal as _;
use http::HeaderMap;
use maud::{Markup, html};
use web::{Answer, At, Complaints, Fields, Form, Head, Visit, segment};

use super::{join, parts};
use crate::actions::steward;
use crate::password;
use crate::routes::{ClaimStewardship, Settings, SignIn};
use crate::stewardship::StewardRefusal;

/// Shows the form to join, or the button to those who are signed in.
pub async fn show(visit: Visit, At(at): At<ClaimStewardship>) -> Answer {
    let session = visit.app.db.read().await?;
    steward::open_link(&session, &at.token, &visit.now).await?;
    let form = join::blank(&visit);
    Ok(visit.page(head(&visit), draw(&visit, &at, &form)))
}

/// Makes whoever holds the link the first steward, and signs them in anew.
pub async fn send(
    visit: Visit,
    At(at): At<ClaimStewardship>,
    headers: HeaderMap,
    fields: Fields,
) -> Answer {
    let now = &visit.now;
    steward::open_link(&visit.app.db.read().await?, &at.token, now).await?;
    let session = parts::renewal(&visit, &headers);
    if let Some(by) = visit.person() {
        visit
            .app
            .db
            .write(|tx| steward::claim(tx, by, &at.token, &session, now))
            .await?;
    } else {
        let (who, password) = match join::read(&fields) {
            Ok(read) => read,
            Err(complaints) => return Ok(refused(&visit, &at, fields, complaints)),
        };
        let hash = password::hash(&password, now.chance.bytes()).await?;
        let founded = visit
            .app
            .db
            .write(|tx| steward::found(tx, &at.token, (&who, &hash), &session, now));
        if let Err(error) = founded.await {
            return match error.refusal::<StewardRefusal>() {
                Some(refusal @ StewardRefusal::HasAccount) => {
                    let complaints = Complaints::one("mail", refusal.word());
                    Ok(refused(&visit, &at, fields, complaints))
                }
                Some(_) | None => Err(error),
            };
        }
    }
    let said = visit.t.say("people-steward-now");
    let response = visit.go_saying(&Settings {}, &said);
    Ok(parts::hand_out(&visit, response, &session.secret))
}

fn refused(
    visit: &Visit,
    at: &ClaimStewardship,
    fields: Fields,
    complaints: Complaints,
) -> Response {
    let form = Form::refused(&visit.t, fields, complaints);
    visit.refused_form(head(visit), draw(visit, at, &form), &form)
}

fn head(visit: &Visit) -> Head {
    Head::of(visit.t.say("people-steward-first")).narrow()
}

fn draw(visit: &Visit, at: &ClaimStewardship, form: &Form<'_>) -> Markup {
    let t = &visit.t;
    let sign_in = format!("{}?to={}", SignIn {}, segment(&at.to_string()));
    html! {
        header.head {
            h1 { (t.say("people-steward-first")) }
            p.lede { (t.say("people-steward-first-lede")) }
        }
        @match &visit.viewer {
            Some(viewer) => {
                p { (t.say_with("people-steward-you", &[("name", viewer.name.as_str().into())])) }
                form.form method="post" action=(at) { div.acts { button.button { (t.say("people-steward-act")) } } }
            },
            None => (join::draw_form(visit, form, at, &sign_in)),
        }
    }
}
