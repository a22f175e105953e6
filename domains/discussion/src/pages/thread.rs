//! One thread: a page of its posts, and the place to write the next one.

use axum::response::IntoResponse as _;
use base::{Timestamp, Token};
use courses::CourseRole;
use http::{HeaderMap, StatusCode};
use maud::{Markup, html};
use web::shell::parts;
use web::{Answer, At, Fields, Form, Head, Lines, T, Visit, segment};

use super::{Board, crumbs, draw_posts, entered, post_address, run_address, why_not};
use crate::routes::{CloseThread, MarkRead, NewerPosts, OpenThread, ShowThread, Thank, Unthank};
use crate::store::post::{PostPage, newer as newer_posts, post};
use crate::store::{Place, ThreadView, Window, posts};
use crate::thread::{ThreadKind, ThreadState};
use crate::{actions, pages::reply};

/// How many posts a page shows.
pub(crate) const SIZE: u32 = 50;

pub(crate) async fn show(visit: Visit, At(at): At<ShowThread>) -> Answer {
    let form = Form::blank(&visit.t);
    let page = ThreadPage::load(&visit, &at.thread).await?;
    Ok(visit.page(page.head(&visit), page.draw(&visit, &form)))
}

/// What the page shows.
pub(super) struct ThreadPage {
    thread: ThreadView,
    page: PostPage,
    /// The draft in the browser that is done with.
    sent: Option<String>,
}

impl ThreadPage {
    /// The page that the address asks for.
    pub(super) async fn load(visit: &Visit, token: &Token) -> Result<Self, web::Error> {
        let db = visit.app.db.read().await?;
        let thread = entered(visit, &db, token).await?;
        store::basis::only_at(thread.room.run.raw());
        let query = visit.query();
        let token_of = |name| query.get(name).and_then(|text| Token::parse(text).ok());
        let from = match (token_of("post"), token_of("from")) {
            (Some(post), _) => Place::Around(post),
            (None, Some(first)) => Place::At(first),
            (None, None) => Place::Start,
        };
        let window = Window { from, size: SIZE };
        let page = posts(&db, thread.id, thread.room.run, visit.person(), &window).await?;
        let sent = query
            .get("sent")
            .map(|sent| draft_of(sent, &thread, token_of("post")));
        Ok(Self { thread, page, sent })
    }

    pub(super) fn head(&self, visit: &Visit) -> Head {
        let about = self.thread.room.title.as_str().into();
        let described = visit.t.say_with("discussion-of", &[("title", about)]);
        Head::of(self.thread.title.as_str())
            .within("/courses")
            .described(described)
    }

    pub(super) fn draw(&self, visit: &Visit, form: &Form<'_>) -> Markup {
        let (t, thread) = (&visit.t, &self.thread);
        let why_not = why_not(visit, &thread.room, thread.state);
        let board = Board::for_reader(visit.person(), thread.seen_at);
        let board = if why_not.is_none() {
            board.writing()
        } else {
            board
        };
        let address = ShowThread {
            thread: thread.token.clone(),
        };
        let from = |token: &Token| format!("{address}?from={token}");
        let (before, after) = (self.page.before.as_ref(), self.page.after.as_ref());
        let pager = parts::pager(t, before.map(from).as_deref(), after.map(from).as_deref());
        html! {
            @if let Some(draft) = &self.sent { span data-draft-clear=(draft) hidden {} }
            (self.page_head(t))
            (self.fresh(visit))
            @if before.is_some() { (pager) }
            (draw_posts(t, &self.page.posts, &board))
            (pager)
            (self.watch(t))
            @match why_not {
                None => (reply::form_below(visit, thread, form)),
                Some(word) => (self.closed(visit, word)),
            }
            @if thread.room.role.cares() && thread.room.takes_posts().is_ok() { (self.closing(t)) }
        }
    }

    fn page_head(&self, t: &T) -> Markup {
        let thread = &self.thread;
        html! {
            header.head {
                (crumbs(t, &thread.room))
                h1 dir="auto" { (thread.title) }
                p.chips {
                    @match thread.kind {
                        ThreadKind::Announcement => { span.chip.calm { (t.say("discussion-announcement")) } " " },
                        ThreadKind::Wall => { span.chip { (t.say("discussion-wall")) } " " },
                        ThreadKind::Forum => {},
                    }
                    @if thread.state == ThreadState::Closed { span.chip { (t.say("discussion-closed-chip")) } }
                }
                p.meta.dots {
                    span { (t.say_with("discussion-posts", &[("count", thread.post_count.into())])) }
                    " " span { (t.say("discussion-last")) " " (t.ago(thread.last_post_at)) }
                    @if let Some((token, title)) = &thread.activity { " " span { (about(t, thread, token, title.as_str())) } }
                }
            }
        }
    }

    /// What is new, with the button that marks it as read.
    fn fresh(&self, visit: &Visit) -> Markup {
        let (t, thread) = (&visit.t, &self.thread);
        let address = MarkRead {
            thread: thread.token.clone(),
        };
        html! {
            @if thread.fresh > 0 {
                div.notice role="status" {
                    p { (t.say_with("discussion-fresh-since", &[("count", thread.fresh.into())])) }
                    form method="post" action=(address) {
                        input type="hidden" name="until" value=(thread.last_post_at.as_microsecond());
                        button.link { (t.say("discussion-mark-read")) }
                    }
                }
            }
        }
    }

    /// The line that says how many posts came meanwhile.
    fn watch(&self, t: &T) -> Markup {
        let thread = &self.thread;
        let watch = NewerPosts {
            thread: thread.token.clone(),
        };
        let address = ShowThread {
            thread: thread.token.clone(),
        };
        html! {
            @if thread.room.takes_posts_in(thread.state).is_ok() {
                p.newer data-watch={ (watch) "?after=" (thread.last_post_at.as_microsecond()) } hidden {
                    a href=(address) data-watch-text { (t.say("discussion-newer-link")) }
                }
            }
        }
    }

    /// Why there is no place to write.
    fn closed(&self, visit: &Visit, word: &'static str) -> Markup {
        let t = &visit.t;
        html! {
            div.notice {
                p {
                    (t.say(word))
                    @if self.thread.room.role == CourseRole::Visitor {
                        " " a href={ "/sign-in?to=" (segment(&visit.here)) } { (t.say("web-sign-in")) }
                    }
                }
            }
        }
    }

    fn closing(&self, t: &T) -> Markup {
        let token = self.thread.token.clone();
        let (address, word) = match self.thread.state {
            ThreadState::Open => (
                CloseThread { thread: token }.to_string(),
                "discussion-close",
            ),
            ThreadState::Closed => (OpenThread { thread: token }.to_string(), "discussion-open"),
        };
        html! { form method="post" action=(address) { button.button.quiet.small { (t.say(word)) } } }
    }
}

fn about(t: &T, thread: &ThreadView, token: &Token, title: &str) -> Markup {
    let address = format!("{}/activities/{token}", run_address(&thread.room));
    let title = html! { a href=(address) dir="auto" { (title) } };
    t.say_around("discussion-about", &[("title", title)])
}

/// The name of the draft that an act is done with.
fn draft_of(sent: &str, thread: &ThreadView, post: Option<Token>) -> String {
    match (sent, post) {
        ("edit", Some(post)) => format!("edit:{post}"),
        ("thread", _) => format!("thread:{}", thread.room.slug),
        ("post", _) | (_, None) => format!("post:{}", thread.token),
        (parent, Some(_)) => format!("reply:{parent}"),
    }
}

/// How many posts came since, in words; nothing where none did. Whoever asks for a line is told again as more come.
pub(crate) async fn newer(
    visit: Visit,
    At(at): At<NewerPosts>,
    lines: Lines,
    headers: HeaderMap,
) -> Answer {
    if web::wants_line(&headers) {
        // refused at once, not on the line
        newer_in_words(&visit, &at.thread).await?;
        let db = visit.app.db.clone();
        return Ok(lines.tell(&db, move || {
            let (visit, thread) = (visit.clone(), at.thread.clone());
            async move { newer_in_words(&visit, &thread).await }
        }));
    }
    let words = newer_in_words(&visit, &at.thread).await?;
    if words.is_empty() {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    Ok(words.into_response())
}

async fn newer_in_words(visit: &Visit, thread: &Token) -> Result<String, web::Error> {
    let query = visit.query();
    let since = query.get("after").and_then(moment);
    let db = visit.app.db.read().await?;
    let thread = entered(visit, &db, thread).await?;
    store::basis::only_at(thread.room.run.raw());
    let since = since.unwrap_or(thread.last_post_at);
    let count = newer_posts(&db, thread.id, since, visit.person()).await?;
    if count == 0 {
        return Ok(String::new());
    }
    Ok(visit
        .t
        .say_with("discussion-newer", &[("count", count.into())]))
}

/// A moment as this page writes it: microseconds.
fn moment(text: &str) -> Option<Timestamp> {
    let micros = text.parse().ok()?;
    Timestamp::from_microsecond(micros).ok()
}

pub(crate) async fn mark_read(visit: Visit, At(at): At<MarkRead>, fields: Fields) -> Answer {
    let by = visit.member()?.person;
    let until = moment(fields.text("until")).unwrap_or(visit.now.at);
    let (token, now) = (&at.thread, &visit.now);
    let work = move |tx| actions::mark_read(tx, by, token, until, now);
    visit.app.db.write(work).await?;
    let thread = ShowThread { thread: at.thread };
    Ok(visit.go_saying(&thread, &visit.t.say("discussion-marked")))
}

pub(crate) async fn close(visit: Visit, At(at): At<CloseThread>) -> Answer {
    let by = visit.member()?.person;
    let token = &at.thread;
    let work = move |tx| actions::close(tx, by, token);
    visit.app.db.write(work).await?;
    let thread = ShowThread { thread: at.thread };
    Ok(visit.go_saying(&thread, &visit.t.say("discussion-closed-now")))
}

pub(crate) async fn open(visit: Visit, At(at): At<OpenThread>) -> Answer {
    let by = visit.member()?.person;
    let token = &at.thread;
    let work = move |tx| actions::open(tx, by, token);
    visit.app.db.write(work).await?;
    let thread = ShowThread { thread: at.thread };
    Ok(visit.go_saying(&thread, &visit.t.say("discussion-opened")))
}

pub(crate) async fn thank(visit: Visit, At(at): At<Thank>) -> Answer {
    let by = visit.member()?.person;
    let (token, now) = (&at.post, &visit.now);
    let work = move |tx| actions::thank(tx, by, token, now);
    visit.app.db.write(work).await?;
    back_to(&visit, &at.post).await
}

pub(crate) async fn unthank(visit: Visit, At(at): At<Unthank>) -> Answer {
    let by = visit.member()?.person;
    let token = &at.post;
    let work = move |tx| actions::unthank(tx, by, token);
    visit.app.db.write(work).await?;
    back_to(&visit, &at.post).await
}

/// To a post in its place.
async fn back_to(visit: &Visit, token: &Token) -> Answer {
    let db = visit.app.db.read().await?;
    let post = post(&db, token).await?.ok_or(web::Error::NotFound)?;
    Ok(visit.go(&post_address(&post.thread_token, token, None)))
}
