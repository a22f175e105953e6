//! Writing a post: at the end of a thread, or below another post.

use base::Token;
use maud::{Markup, html};
use people::pace::Deed;
use web::once::{self, Once};
use web::{Answer, At, Check, Error, Fields, Form, Head, Input, Visit, written_in};

use super::thread::ThreadPage;
use super::{Board, beside_the_text, crumbs, draw_posts, entered, post_address};
use crate::actions::{self, Reply};
use crate::policy;
use crate::post::{body, quotation};
use crate::routes::{ReplyTo, WritePost};
use crate::store::post::{PostRow, post};
use crate::store::{Place, PostLine, ThreadView, Window, posts};
use crate::thread::Room;

/// The form at the end of a thread.
pub(super) fn form_below(visit: &Visit, thread: &ThreadView, form: &Form<'_>) -> Markup {
    let t = &visit.t;
    let address = WritePost {
        thread: thread.token.clone(),
    };
    html! {
        form.form id="write" method="post" action=(address) novalidate {
            (form.with_errors(&html! {
                (once::field(&visit.now))
                (form.editor(Input::text("body", "discussion-field-answer"), 6, &format!("post:{}", thread.token)))
                (form.language(&thread.room.language))
                div.acts { button.button { (t.say("discussion-send")) } }
            }))
        }
    }
}

/// Takes the form at the end of a thread.
pub(crate) async fn write(visit: Visit, At(at): At<WritePost>, fields: Fields) -> Answer {
    let mut check = Check::of(&fields);
    let text = check.read("body", body);
    let complaints = check.complaints();
    let form = match text {
        Some(body) => {
            let room = room_of(&visit, &at.thread).await?;
            let reply = Reply {
                token: visit.now.token(),
                to: None,
                language: written_in(&visit, &fields, body.as_str(), &room.language),
                body,
            };
            match send(&visit, &at.thread, &reply, &fields, "post").await {
                Ok(answer) => return Ok(answer),
                Err(error) => beside_the_text(&visit, &fields, error)?,
            }
        }
        None => Form::refused(&visit.t, fields.clone(), complaints),
    };
    let page = ThreadPage::load(&visit, &at.thread).await?;
    Ok(visit.refused_form(page.head(&visit), page.draw(&visit, &form), &form))
}

/// The room in which that thread is.
async fn room_of(visit: &Visit, thread: &Token) -> Result<Room, Error> {
    let db = visit.app.db.read().await?;
    Ok(entered(visit, &db, thread).await?.room)
}

/// Writes the post once, and leads to it in its place.
async fn send(visit: &Visit, thread: &Token, reply: &Reply, fields: &Fields, sent: &str) -> Answer {
    let by = visit.member()?.person;
    people::deeds::count(visit, Deed::Post).await?;
    let to = post_address(thread, &reply.token, Some(sent));
    let (leads_to, now) = (&to, &visit.now);
    let work = move |tx: store::Tx| async move {
        if let Once::Again(earlier) = once::first_time(&tx, fields, by, leads_to, now).await? {
            return Ok::<_, Error>(earlier);
        }
        actions::reply(tx, by, thread, reply, now).await?;
        Ok(leads_to.clone())
    };
    let to = visit.app.db.write(work).await?;
    Ok(visit.go_saying(&to, &visit.t.say("discussion-sent")))
}

/// The post that is answered, in its thread.
struct Answered {
    thread: ThreadView,
    post: PostRow,
    shown: Vec<PostLine>,
}

impl Answered {
    /// The form is shown to those who may send it.
    async fn load(visit: &Visit, token: &Token) -> Result<Self, Error> {
        let db = visit.app.db.read().await?;
        let post = post(&db, token).await?.ok_or(Error::NotFound)?;
        let thread = entered(visit, &db, &post.thread_token).await?;
        people::policy::act(visit.member()?)?;
        policy::write(thread.room.role)?;
        thread.room.takes_posts_in(thread.state)?;
        actions::still_shown(&post)?;
        let window = Window {
            from: Place::At(token.clone()),
            size: 1,
        };
        let page = posts(&db, thread.id, thread.room.run, visit.person(), &window).await?;
        Ok(Self {
            thread,
            post,
            shown: page.posts,
        })
    }

    fn head(&self, visit: &Visit) -> Head {
        let title = self.thread.title.as_str().into();
        Head::of(visit.t.say_with("discussion-reply-in", &[("title", title)]))
            .within("/courses")
            .narrow()
    }

    fn draw(&self, visit: &Visit, at: &ReplyTo, form: &Form<'_>) -> Markup {
        let t = &visit.t;
        let back = post_address(&self.thread.token, &at.post, None);
        html! {
            header.head {
                (crumbs(t, &self.thread.room))
                h1 dir="auto" { (self.thread.title) }
            }
            (draw_posts(t, &self.shown, &Board::to_read()))
            form.form method="post" action=(at) novalidate {
                (form.with_errors(&html! {
                    (once::field(&visit.now))
                    (form.editor(Input::text("body", "discussion-field-answer"), 8, &format!("reply:{}", at.post)))
                    (form.language(&self.thread.room.language))
                    div.acts {
                        button.button { (t.say("discussion-send")) } " "
                        a href=(back) { (t.say("discussion-cancel")) }
                    }
                }))
            }
        }
    }
}

pub(crate) async fn show(visit: Visit, At(at): At<ReplyTo>) -> Answer {
    let answered = Answered::load(&visit, &at.post).await?;
    let form = match visit.query().get("quote") {
        Some(_) => {
            let quoted = quotation(answered.post.body.as_str());
            Form::filled(&visit.t, Fields::of([("body", quoted)]))
        }
        None => Form::blank(&visit.t),
    };
    Ok(visit.page(answered.head(&visit), answered.draw(&visit, &at, &form)))
}

/// Takes the form of an answer.
pub(crate) async fn answer(visit: Visit, At(at): At<ReplyTo>, fields: Fields) -> Answer {
    let answered = Answered::load(&visit, &at.post).await?;
    let mut check = Check::of(&fields);
    let text = check.read("body", body);
    let complaints = check.complaints();
    let form = match text {
        Some(body) => {
            let language = &answered.thread.room.language;
            let reply = Reply {
                token: visit.now.token(),
                to: Some(at.post.clone()),
                language: written_in(&visit, &fields, body.as_str(), language),
                body,
            };
            let sent = at.post.to_string();
            match send(&visit, &answered.thread.token, &reply, &fields, &sent).await {
                Ok(answer) => return Ok(answer),
                Err(error) => beside_the_text(&visit, &fields, error)?,
            }
        }
        None => Form::refused(&visit.t, fields.clone(), complaints),
    };
    let body = answered.draw(&visit, &at, &form);
    Ok(visit.refused_form(answered.head(&visit), body, &form))
}
