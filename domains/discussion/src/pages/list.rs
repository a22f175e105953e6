//! The threads of a run.

use maud::{Markup, html};
use web::shell::parts;
use web::{Answer, At, Error, Head, Visit};

use super::{enter, run_address, start_address, thread_rows, why_not};
use crate::routes::ShowDiscussion;
use crate::store::thread::thread_place;
use crate::store::{ThreadLine, ThreadPage, room_by_slug, threads_of_run};
use crate::thread::{Room, ThreadState};

/// How many threads a page shows.
const SIZE: u32 = 30;

/// What the page shows.
struct Discussion {
    room: Room,
    threads: Vec<ThreadLine>,
    /// It is the first page.
    begins: bool,
    /// The next page.
    older: Option<String>,
}

pub(crate) async fn show(visit: Visit, At(at): At<ShowDiscussion>) -> Answer {
    let db = visit.app.db.read().await?;
    let room = room_by_slug(&db, &at.run, visit.person())
        .await?
        .ok_or(Error::NotFound)?;
    enter(&room)?;
    store::basis::only_at(room.run.raw());
    let after = match visit.query().get("after").map(base::Token::parse) {
        Some(Ok(token)) => thread_place(&db, room.run, &token).await?,
        _ => None,
    };
    let page = ThreadPage {
        after,
        size: SIZE + 1,
    };
    let mut threads = threads_of_run(&db, room.run, visit.person(), page).await?;
    let is_more = threads.len() > SIZE as usize;
    threads.truncate(SIZE as usize);
    let last = threads.last().filter(|_| is_more);
    let older = last.map(|last| format!("{at}?after={}", last.token));
    let shown = Discussion {
        room,
        threads,
        begins: after.is_none(),
        older,
    };
    let title = visit.t.say_with(
        "discussion-of",
        &[("title", shown.room.title.as_str().into())],
    );
    Ok(visit.page(Head::of(title).within("/courses"), shown.draw(&visit)))
}

impl Discussion {
    fn draw(&self, visit: &Visit) -> Markup {
        let t = &visit.t;
        let why_not = why_not(visit, &self.room, ThreadState::Open);
        let start = start_address(&self.room.slug, None);
        let first = ShowDiscussion {
            run: self.room.slug.clone(),
        };
        let newer = (!self.begins).then(|| first.to_string());
        html! {
            header.head {
                nav.crumbs aria-label=(t.say("discussion-where")) {
                    a href=(run_address(&self.room)) { bdi lang=[self.room.language.known()] { (self.room.title) } }
                }
                h1 { (t.say("discussion-title")) }
                @match why_not {
                    None => { div.acts { a.button href=(start) { (t.say("discussion-start")) } } },
                    Some(word) => { p.meta { (t.say(word)) } },
                }
            }
            @if self.threads.is_empty() {
                (parts::empty(self.room.slug.as_str(), &t.say("discussion-empty"), &t.say("discussion-empty-text"), None))
            } @else {
                h2.vh { (t.say("discussion-threads")) }
                (thread_rows(t, &self.threads))
            }
            (parts::pager(t, newer.as_deref(), self.older.as_deref()))
        }
    }
}
