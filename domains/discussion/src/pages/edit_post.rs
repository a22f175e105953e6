//! Changing or withdrawing one's own post.

use base::Token;
use maud::{Markup, html};
use web::{Answer, At, Check, Error, Fields, Form, Head, Input, Visit, number, written_in};

use super::{beside_the_text, crumbs, entered, post_address};
use crate::actions::{self, Saved, authorship};
use crate::policy;
use crate::post::body;
use crate::routes::{EditPost, WithdrawPost};
use crate::store::ThreadView;
use crate::store::post::{PostRow, post};

/// The post in its thread.
struct Editing {
    thread: ThreadView,
    post: PostRow,
}

impl Editing {
    /// The form is shown to whoever may send it.
    async fn load(visit: &Visit, token: &Token) -> Result<Self, Error> {
        let by = visit.member()?.person;
        let db = visit.app.db.read().await?;
        let post = post(&db, token).await?.ok_or(Error::NotFound)?;
        let thread = entered(visit, &db, &post.thread_token).await?;
        people::policy::act(visit.member()?)?;
        policy::change(thread.room.role, authorship(&post, by))?;
        thread.room.takes_posts_in(thread.state)?;
        actions::still_shown(&post)?;
        Ok(Self { thread, post })
    }

    fn draw(&self, visit: &Visit, at: &EditPost, form: &Form<'_>) -> Markup {
        let t = &visit.t;
        let back = post_address(&self.thread.token, &at.post, None);
        let withdraw = WithdrawPost {
            post: at.post.clone(),
        };
        html! {
            header.head {
                (crumbs(t, &self.thread.room))
                h1 { (t.say("discussion-edit-title")) }
            }
            form.form method="post" action=(at) novalidate {
                (form.with_errors(&html! {
                    input type="hidden" name="version" value=(self.post.version);
                    (form.editor(Input::text("body", "discussion-field-body"), 10, &format!("edit:{}", at.post)))
                    (form.language(&self.thread.room.language))
                    div.acts {
                        button.button { (t.say("discussion-save")) } " "
                        a href=(back) { (t.say("discussion-cancel")) }
                    }
                }))
            }
            form.form.panel.danger-zone method="post" action=(withdraw)
                data-confirm=(t.say("discussion-withdraw-sure")) data-confirm-yes=(t.say("discussion-withdraw"))
                data-confirm-no=(t.say("discussion-cancel")) {
                h2 { (t.say("discussion-withdraw-title")) }
                p { (t.say("discussion-withdraw-text")) }
                div.acts { button.button.danger { (t.say("discussion-withdraw")) } }
            }
        }
    }
}

fn head(visit: &Visit) -> Head {
    Head::of(visit.t.say("discussion-edit-title"))
        .within("/courses")
        .narrow()
}

pub(crate) async fn show(visit: Visit, At(at): At<EditPost>) -> Answer {
    let editing = Editing::load(&visit, &at.post).await?;
    let post = &editing.post;
    let stored = Fields::of([
        ("body", post.body.as_str()),
        ("language", post.language.as_str()),
    ]);
    let form = Form::filled(&visit.t, stored);
    Ok(visit.page(head(&visit), editing.draw(&visit, &at, &form)))
}

pub(crate) async fn save(visit: Visit, At(at): At<EditPost>, fields: Fields) -> Answer {
    let by = visit.member()?.person;
    let editing = Editing::load(&visit, &at.post).await?;
    let mut check = Check::of(&fields);
    let text = check.read("body", body);
    let version = check.read("version", number(1, i64::MAX));
    let complaints = check.complaints();
    let form = match (text, version) {
        (Some(body), Some(version)) => {
            let language = &editing.thread.room.language;
            let saved = Saved {
                language: written_in(&visit, &fields, body.as_str(), language),
                body,
                version,
            };
            let (token, saved, now) = (&at.post, &saved, &visit.now);
            let work = move |tx| actions::edit(tx, by, token, saved, now);
            match visit.app.db.write(work).await {
                Ok(_) => {
                    let to = post_address(&editing.thread.token, &at.post, Some("edit"));
                    return Ok(visit.go_saying(&to, &visit.t.say("discussion-saved")));
                }
                Err(error) => beside_the_text(&visit, &fields, error)?,
            }
        }
        _ => Form::refused(&visit.t, fields.clone(), complaints),
    };
    let body = editing.draw(&visit, &at, &form);
    Ok(visit.refused_form(head(&visit), body, &form))
}

pub(crate) async fn withdraw(visit: Visit, At(at): At<WithdrawPost>) -> Answer {
    let by = visit.member()?.person;
    let (token, now) = (&at.post, &visit.now);
    let work = move |tx| actions::withdraw(tx, by, token, now);
    visit.app.db.write(work).await?;
    let thread = {
        let db = visit.app.db.read().await?;
        let post = post(&db, token).await?.ok_or(Error::NotFound)?;
        post.thread_token
    };
    let to = post_address(&thread, &at.post, None);
    Ok(visit.go_saying(&to, &visit.t.say("discussion-withdrawn-now")))
}
