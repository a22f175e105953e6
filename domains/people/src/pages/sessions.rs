//! Where one is signed in, and the way out of each.

use http::HeaderMap;
use maud::{Markup, html};
use web::{Answer, At, Head, Visit};

use super::parts;
use crate::actions;
use crate::routes::{EndSession, EndSessions, Settings, ShowSessions, SignIn};
use crate::session::session_name;
use crate::store::{self, OpenSession};

/// Shows the sessions that live.
pub async fn show(visit: Visit, headers: HeaderMap) -> Answer {
    let by = visit.member()?.person;
    let session = visit.app.db.read().await?;
    let open = store::sessions(&session, by, visit.now.at).await?;
    let here = parts::held_session(&visit, &headers).map(|held| held.hash());
    let head = Head::of(visit.t.say("people-sessions")).narrow();
    Ok(visit.page(
        head,
        draw(&visit, &open, here.as_ref().map(<[u8; 32]>::as_slice)),
    ))
}

/// Ends one of them.
pub async fn end(visit: Visit, At(at): At<EndSession>) -> Answer {
    let by = visit.member()?.person;
    let now = &visit.now;
    visit
        .app
        .db
        .write(|tx| actions::end_session(tx, by, &at.session, now))
        .await?;
    Ok(visit.go_saying(&ShowSessions {}, &visit.t.say("people-session-ended")))
}

/// Ends all of them, this one too.
pub async fn end_all(visit: Visit) -> Answer {
    let by = visit.member()?.person;
    visit
        .app
        .db
        .write(|tx| actions::sign_out_everywhere(tx, by))
        .await?;
    let said = visit.t.say("people-signed-out-everywhere");
    Ok(parts::signed_out(
        &visit,
        visit.go_saying(&SignIn {}, &said),
    ))
}

fn draw(visit: &Visit, open: &[OpenSession], here: Option<&[u8]>) -> Markup {
    let t = &visit.t;
    html! {
        header.head {
            nav.crumbs aria-label=(t.say("people-crumbs")) { a href=(Settings {}) { (t.say("people-settings")) } }
            h1 { (t.say("people-sessions")) }
            p.lede { (t.say("people-sessions-lede")) }
        }
        div.thread data-list {
            @for session in open { (draw_session(visit, session, here == Some(session.hash.as_slice()))) }
        }
        form method="post" action=(EndSessions {}) {
            div.acts { button.button.danger { (t.say("people-sign-out-everywhere")) } }
        }
    }
}

fn draw_session(visit: &Visit, session: &OpenSession, is_here: bool) -> Markup {
    let t = &visit.t;
    let end = EndSession {
        session: session_name(&session.hash),
    };
    html! {
        article.post tabindex="-1" {
            header.post-head {
                strong {
                    @if session.browser.is_empty() { (t.say("people-session-unknown")) } @else { bdi { (session.browser) } }
                }
                @if is_here { " " span.chip.accent { (t.say("people-session-here")) } }
            }
            p.meta.dots {
                span { (t.say_around("people-session-began", &[("when", t.day_of(session.made_at))])) }
                " " span { (t.say_around("people-session-seen", &[("when", t.day_of(session.seen_at))])) }
            }
            @if !is_here {
                form method="post" action=(end) { button.button.quiet.small { (t.say("people-session-end")) } }
            }
        }
    }
}
