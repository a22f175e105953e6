//! Where the links of the letters about a new mail address lead: to it, and back.

use maud::{Markup, html};
use web::{Answer, At, Head, Visit};

use super::parts;
use crate::account::LinkPurpose;
use crate::actions::mail::{self, Way, WayBack};
use crate::emails::address_moved;
use crate::routes::{ForgotPassword, MoveAddress, MoveBack, Settings};

/// Shows the button.
pub async fn show(visit: Visit, At(at): At<MoveAddress>) -> Answer {
    let by = visit.member()?.person;
    let session = visit.app.db.read().await?;
    let way = mail::own_way(&session, by, &at.token, &visit.now).await?;
    let t = &visit.t;
    let words = ["people-move", "people-move-lede", "people-move-act"];
    let body = draw(&visit, words, &way, &at);
    Ok(visit.page(Head::of(t.say("people-move")).narrow(), body))
}

/// Moves to the new address, and tells the old one.
pub async fn send(visit: Visit, At(at): At<MoveAddress>) -> Answer {
    let (by, now) = (visit.member()?.person, &visit.now);
    let session = visit.app.db.read().await?;
    let Way { person, to, .. } = mail::own_way(&session, by, &at.token, now).await?;
    drop(session);
    let t = parts::voice(&visit, person.language.as_ref(), &person.zone);
    let token = now.token();
    let back = WayBack {
        letter: address_moved::draft(&t, &visit.app.site, (&person.name, &to), &token),
        token,
    };
    visit
        .app
        .db
        .write(|tx| mail::move_address(tx, by, &at.token, &back, now))
        .await?;
    Ok(visit.go_saying(&Settings {}, &visit.t.say("people-moved")))
}

/// Shows the button that takes it back.
pub async fn show_back(visit: Visit, At(at): At<MoveBack>) -> Answer {
    let session = visit.app.db.read().await?;
    let way = mail::way(&session, &at.token, LinkPurpose::MoveBack, &visit.now).await?;
    let t = &visit.t;
    let words = [
        "people-move-back",
        "people-move-back-lede",
        "people-move-back-act",
    ];
    let body = draw(&visit, words, &way, &at);
    Ok(visit.page(Head::of(t.say("people-move-back")).narrow(), body))
}

/// Comes back to the old address. Everybody who is signed in as that person is signed out.
pub async fn send_back(visit: Visit, At(at): At<MoveBack>) -> Answer {
    let now = &visit.now;
    visit
        .app
        .db
        .write(|tx| mail::move_back(tx, &at.token, now))
        .await?;
    let said = visit.t.say("people-moved-back");
    Ok(visit.go_saying(&ForgotPassword {}, &said))
}

fn draw(
    visit: &Visit,
    [title, lede, act]: [&str; 3],
    way: &Way,
    action: &impl std::fmt::Display,
) -> Markup {
    let t = &visit.t;
    let values = || {
        [
            ("old", way.from.as_str().into()),
            ("new", way.to.as_str().into()),
        ]
    };
    html! {
        header.head {
            h1 { (t.say(title)) }
            p.lede { (t.say_with(lede, &values())) }
        }
        form.form method="post" action=(action) { div.acts { button.button { (t.say(act)) } } }
    }
}
