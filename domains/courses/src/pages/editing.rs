//! What every page of the desk shares: who may sit there, one form a page, and what happens when two people save.

use axum::response::Response;
use base::{Now, Slug, Token};
use maud::{Markup, html};
use web::{Check, Complaints, Error, Fields, Form, Head, T, Visit, number};

use crate::course::CourseRefusal;
use crate::ids::VersionId;
use crate::policy;
use crate::store::course::{self, EditedRun};

/// What somebody typed before the page is drawn again.
pub(crate) enum Typed {
    /// Nothing yet: the form shows what is stored.
    Nothing,
    /// Something that was not taken.
    Refused(Fields, Complaints),
    /// Something good, but somebody else saved meanwhile.
    Overtaken(Fields),
}

/// One form on a page of its own.
pub(crate) struct Sheet {
    /// The heading, in the reader's language.
    pub title: String,
    /// Where one comes from: address and words.
    pub back: (String, String),
    /// Where the form goes.
    pub action: String,
    /// The key of the words on the button.
    pub button: &'static str,
    /// What the form carries unseen.
    pub hidden: Markup,
    /// What stands below the form.
    pub below: Markup,
}

impl Sheet {
    /// Draws the page: the form as stored or as typed, with what is wrong with it.
    pub(crate) fn answer(
        self,
        visit: &Visit,
        typed: Typed,
        stored: Fields,
        draw: impl FnOnce(&Form<'_>) -> Markup,
    ) -> Response {
        let t = &visit.t;
        let head = Head::of(self.title.clone()).within("/courses").narrow();
        match typed {
            Typed::Nothing => {
                let form = Form::filled(t, stored);
                visit.page(head, self.draw(t, &form, None, draw))
            }
            Typed::Refused(fields, complaints) => {
                let form = Form::refused(t, fields, complaints);
                visit.refused_page(head, self.draw(t, &form, None, draw))
            }
            Typed::Overtaken(fields) => {
                let form = Form::filled(t, fields);
                visit.refused_page(head, self.draw(t, &form, Some(&stored), draw))
            }
        }
    }

    fn draw(
        &self,
        t: &T,
        form: &Form<'_>,
        stored: Option<&Fields>,
        draw: impl FnOnce(&Form<'_>) -> Markup,
    ) -> Markup {
        html! {
            header.head {
                nav.crumbs aria-label=(t.say("courses-where")) { a href=(self.back.0) { bdi { (self.back.1) } } }
                h1 { (self.title) }
            }
            @if let Some(stored) = stored { (draw_overtaken(t, stored)) }
            form.form method="post" action=(self.action) novalidate {
                (form.with_errors(&html! {
                    (self.hidden)
                    (draw(form))
                    div.acts {
                        button.button { (t.say(self.button)) }
                        a href=(self.back.0) { (t.say("courses-cancel")) }
                    }
                }))
            }
            (self.below)
        }
    }
}

/// Says that somebody else saved, and shows what.
fn draw_overtaken(t: &T, stored: &Fields) -> Markup {
    html! {
        div.notice.warn role="alert" {
            p { strong { (t.say("courses-overtaken")) } " " (t.say("courses-overtaken-text")) }
            details {
                summary { (t.say("courses-overtaken-stored")) }
                @for (_, text) in stored.pairs().iter().filter(|(_, text)| !text.is_empty()) {
                    p dir="auto" { (text) }
                }
            }
        }
    }
}

/// The run, if its syllabus is for this person to write.
pub(crate) async fn run_to_edit(visit: &Visit, run: &Slug) -> Result<EditedRun, Error> {
    let db = visit.app.db.read().await?;
    let run = course::edited_run(&db, run, visit.person()).await?;
    let run = run.ok_or(Error::NotFound)?;
    policy::course::edit(run.role(visit.person()))?;
    Ok(run)
}

/// The run with the draft that may be written.
pub(crate) async fn draft_to_edit(
    visit: &Visit,
    run: &Slug,
) -> Result<(EditedRun, VersionId), Error> {
    let run = run_to_edit(visit, run).await?;
    let draft = run.writable().ok_or(CourseRefusal::Published)?;
    Ok((run, draft))
}

/// How often the row had been saved when the form was drawn.
pub(crate) fn seen_field(seen: i64) -> Markup {
    html! { input type="hidden" name="seen" value=(seen); }
}

/// Reads that number again; a form without it has seen nothing.
pub(crate) fn seen(fields: &Fields) -> i64 {
    fields.text("seen").parse().unwrap_or(-1)
}

/// Somebody else saved meanwhile.
pub(crate) fn is_overtaken(error: &Error) -> bool {
    error.refusal::<CourseRefusal>() == Some(CourseRefusal::ChangedMeanwhile)
}

/// Reads how long something takes; may be empty.
#[expect(
    clippy::option_option,
    reason = "outside: was it taken, inside: was it given"
)]
pub(crate) fn read_minutes(check: &mut Check<'_>) -> Option<Option<u32>> {
    let read = check.read_optional("minutes", number(1, 6_000))?;
    Some(read.and_then(|minutes| u32::try_from(minutes).ok()))
}

/// A number that may be missing, as it stands in a form.
pub(crate) fn typed_number(number: Option<u32>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

/// The key under which a browser keeps the draft of a text.
pub(crate) fn draft_key(what: &str, token: &Token) -> String {
    format!("{what}:{token}")
}

/// A token of its own for the draft of something new.
pub(crate) fn new_key(what: &str, run: &Slug) -> String {
    format!("{what}:{run}")
}

/// The hidden field of a form that makes something new.
pub(crate) fn once_field(now: &Now) -> Markup {
    web::once::field(now)
}
