//! The pages of discussions, and their parts that other rooms show.

pub(crate) mod edit_post;
pub(crate) mod list;
pub(crate) mod new_thread;
mod parts;
mod posts;
pub(crate) mod reply;
pub(crate) mod report_post;
pub(crate) mod thread;

pub use parts::{beside, start_address, thread_rows};
pub use posts::{Board, draw_posts};

use base::{Refusal as _, Token};
use courses::CourseRole;
use courses::run::RunWord;
use maud::{Markup, html};
use store::Session;
use web::{Complaints, Error, Fields, Form, T, Visit};

use crate::policy;
use crate::routes::{ShowDiscussion, ShowThread};
use crate::store::{ThreadView, thread_by_token};
use crate::thread::{DiscussionRefusal, Room, ThreadState};

/// Lets a reader in, or says where to go: a draft is nowhere, a members' run asks to sign in.
fn enter(room: &Room) -> Result<(), Error> {
    policy::read(room.role, room.state, room.audience).map_err(|denied| {
        if room.state == RunWord::Draft {
            Error::NotFound
        } else if room.role == CourseRole::Visitor {
            Error::SignInFirst
        } else {
            denied.into()
        }
    })
}

/// The thread of that address for whoever looks.
async fn entered(visit: &Visit, db: &Session, token: &Token) -> Result<ThreadView, Error> {
    let thread = thread_by_token(db, token, visit.person())
        .await?
        .ok_or(Error::NotFound)?;
    enter(&thread.room)?;
    Ok(thread)
}

/// Why somebody cannot write here now, as the key of a sentence; nothing where they can.
fn why_not(visit: &Visit, room: &Room, state: ThreadState) -> Option<&'static str> {
    if let Err(refusal) = room.takes_posts_in(state) {
        return Some(refusal.word());
    }
    if policy::write(room.role).is_err() {
        return Some("discussion-for-participants");
    }
    let hold = visit.viewer.as_ref().and_then(|viewer| viewer.held);
    hold.map(|hold| hold.word())
}

/// The address of a run's own page.
fn run_address(room: &Room) -> String {
    format!("/runs/{}", room.slug)
}

/// The way back from a discussion: the run, and its discussion.
fn crumbs(t: &T, room: &Room) -> Markup {
    let list = ShowDiscussion {
        run: room.slug.clone(),
    };
    html! {
        nav.crumbs aria-label=(t.say("discussion-where")) {
            a href=(run_address(room)) { bdi lang=[room.language.known()] { (room.title) } } " "
            a href=(list) { (t.say("discussion-title")) }
        }
    }
}

/// The address of a post in its place, after an act: `sent` names the draft that is done with.
fn post_address(thread: &Token, post: &Token, sent: Option<&str>) -> String {
    let thread = ShowThread {
        thread: thread.clone(),
    };
    let sent = sent.map(|sent| format!("&sent={sent}")).unwrap_or_default();
    format!("{thread}?post={post}{sent}#p_{post}")
}

/// A refusal of an act beside the text that somebody wrote, so that the text is not lost; anything else goes its way.
fn beside_the_text<'a>(visit: &'a Visit, fields: &Fields, error: Error) -> Result<Form<'a>, Error> {
    if let Error::Wait(until) = error {
        let complaints = Complaints::wait("body", until, visit.now.at);
        return Ok(Form::refused(&visit.t, fields.clone(), complaints));
    }
    match error.refusal::<DiscussionRefusal>() {
        Some(refusal) => {
            let complaints = Complaints::one("body", refusal.word());
            Ok(Form::refused(&visit.t, fields.clone(), complaints))
        }
        None => Err(error),
    }
}
