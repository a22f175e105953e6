//! Starting a thread.

use base::{Slug, Title, Token, Word as _};
use maud::{Markup, html};
use people::pace::Deed;
use web::once::{self, Once};
use web::{Answer, At, Check, Error, Fields, Form, Head, Input, Visit, offered, written_in};

use super::{beside_the_text, crumbs, enter, run_address};
use crate::actions::{self, NewThread};
use crate::policy;
use crate::post;
use crate::routes::{ShowThread, StartThread};
use crate::store::room_by_slug;
use crate::store::thread::{Topic, topic};
use crate::thread::{Room, ThreadKind};

/// What the form is about.
struct Start {
    room: Room,
    topic: Option<Topic>,
}

pub(crate) async fn show(visit: Visit, At(at): At<StartThread>) -> Answer {
    let query = visit.query();
    let activity = query.get("activity").unwrap_or_default().to_owned();
    let start = start(&visit, &at.run, &activity).await?;
    let form = Form::blank(&visit.t);
    Ok(visit.page(head(&visit), start.draw(&visit, &at, &form)))
}

/// The form is shown to those who may send it.
async fn start(visit: &Visit, run: &Slug, activity: &str) -> Result<Start, Error> {
    let db = visit.app.db.read().await?;
    let room = room_by_slug(&db, run, visit.person())
        .await?
        .ok_or(Error::NotFound)?;
    enter(&room)?;
    people::policy::act(visit.member()?)?;
    policy::write(room.role)?;
    room.takes_posts()?;
    let topic = match Token::parse(activity) {
        Ok(token) => topic(&db, room.run, &token).await?,
        Err(_) => None,
    };
    Ok(Start { room, topic })
}

/// Takes the form.
pub(crate) async fn send(visit: Visit, At(at): At<StartThread>, fields: Fields) -> Answer {
    let by = visit.member()?.person;
    let mut check = Check::of(&fields);
    let title = check.read("title", Title::parse);
    let body = check.read("body", post::body);
    let kind = check.read_optional("kind", offered::<ThreadKind>);
    let complaints = check.complaints();
    let (Some(title), Some(body), Some(kind)) = (title, body, kind) else {
        let form = Form::refused(&visit.t, fields.clone(), complaints);
        return refused(&visit, &at, &fields, form).await;
    };
    let db = visit.app.db.read().await?;
    let room = room_by_slug(&db, &at.run, Some(by)).await?;
    let language = room.ok_or(Error::NotFound)?.language;
    drop(db);
    let new = NewThread {
        token: visit.now.token(),
        language: written_in(&visit, &fields, body.as_str(), &language),
        kind: kind.unwrap_or(ThreadKind::Forum),
        title,
        body,
        activity: Token::parse(fields.text("activity")).ok(),
    };
    let thread = ShowThread {
        thread: new.token.clone(),
    };
    let to = format!("{thread}?sent=thread");
    let (form, run, new, leads_to, now) = (&fields, &at.run, &new, &to, &visit.now);
    let work = move |tx: store::Tx| async move {
        if let Once::Again(earlier) = once::first_time(&tx, form, by, leads_to, now).await? {
            return Ok::<_, Error>(earlier);
        }
        actions::start_thread(tx, by, run, new, now).await?;
        Ok(leads_to.clone())
    };
    let sent = match people::deeds::count(&visit, Deed::Post).await {
        Ok(()) => visit.app.db.write(work).await,
        Err(error) => Err(error),
    };
    match sent {
        Ok(to) => Ok(visit.go_saying(&to, &visit.t.say("discussion-started"))),
        Err(error) => {
            let form = beside_the_text(&visit, &fields, error)?;
            refused(&visit, &at, &fields, form).await
        }
    }
}

async fn refused(visit: &Visit, at: &StartThread, fields: &Fields, form: Form<'_>) -> Answer {
    let start = start(visit, &at.run, fields.text("activity")).await?;
    Ok(visit.refused_form(head(visit), start.draw(visit, at, &form), &form))
}

fn head(visit: &Visit) -> Head {
    Head::of(visit.t.say("discussion-start"))
        .within("/courses")
        .narrow()
}

impl Start {
    fn draw(&self, visit: &Visit, at: &StartThread, form: &Form<'_>) -> Markup {
        let t = &visit.t;
        html! {
            header.head {
                (crumbs(t, &self.room))
                h1 { (t.say("discussion-start")) }
                @if let Some(topic) = &self.topic { (self.about(visit, topic)) }
            }
            form.form method="post" action=(at) novalidate {
                (form.with_errors(&html! {
                    (once::field(&visit.now))
                    @if let Some(topic) = &self.topic { input type="hidden" name="activity" value=(topic.token); }
                    (form.input(Input::text("title", "discussion-field-title")))
                    (form.editor(Input::text("body", "discussion-field-body"), 8, &format!("thread:{}", self.room.slug)))
                    (form.language(&self.room.language))
                    @if self.room.role.cares() { (kinds(visit, form)) }
                    div.acts { button.button { (t.say("discussion-start-send")) } }
                }))
            }
        }
    }

    fn about(&self, visit: &Visit, topic: &Topic) -> Markup {
        let address = format!("{}/activities/{}", run_address(&self.room), topic.token);
        let title = html! { a href=(address) dir="auto" { (topic.title) } };
        html! { p.lede { (visit.t.say_around("discussion-about", &[("title", title)])) } }
    }
}

/// Organizers may tell everybody something.
fn kinds(visit: &Visit, form: &Form<'_>) -> Markup {
    let t = &visit.t;
    let choices = [
        (
            ThreadKind::Forum.as_word(),
            t.say("discussion-kind-forum"),
            None,
        ),
        (
            ThreadKind::Announcement.as_word(),
            t.say("discussion-kind-announcement"),
            Some(t.say("discussion-kind-announcement-hint")),
        ),
    ];
    form.radios(Input::text("kind", "discussion-field-kind"), &choices)
}
