//! Where the link in a confirming letter leads: a button, because opening a link changes nothing.

use maud::html;
use web::{Answer, At, Head, Visit};

use crate::account::LinkPurpose;
use crate::routes::{Confirm, Settings, SignIn};
use crate::{actions, store};

/// Shows the button, or says that the link is over.
pub async fn show(visit: Visit, At(at): At<Confirm>) -> Answer {
    let session = visit.app.db.read().await?;
    let found = store::link(&session, &at.token, LinkPurpose::Confirm, visit.now.at).await?;
    if found.is_none() {
        return Err(actions::LetterRefusal::LinkIsOver.into());
    }
    let t = &visit.t;
    let body = html! {
        header.head {
            h1 { (t.say("people-confirm")) }
            p.lede { (t.say("people-confirm-lede")) }
        }
        form.form method="post" action=(at) { div.acts { button.button { (t.say("people-confirm-act")) } } }
    };
    Ok(visit.page(Head::of(t.say("people-confirm")).narrow(), body))
}

/// Confirms the address.
pub async fn send(visit: Visit, At(at): At<Confirm>) -> Answer {
    let now = &visit.now;
    let who = visit
        .app
        .db
        .write(|tx| actions::confirm_address(tx, &at.token, now))
        .await?;
    if visit.person() == Some(who) {
        Ok(visit.go_saying(&Settings {}, &visit.t.say("people-confirmed")))
    } else {
        Ok(visit.go_saying(&SignIn {}, &visit.t.say("people-confirmed-sign-in")))
    }
}
