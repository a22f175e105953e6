//! Publishing the draft.

use base::Word as _;
use maud::{Markup, html};
use web::{Answer, At, Check, Complaints, Fields, Form, Input, T, Visit, offered};

use super::editing::{self, Sheet, Typed};
use super::rubric_doctor;
use crate::actions::course::{self as act, AfterPublishing, Desk};
use crate::course::note;
use crate::routes::{EditRun, PublishVersion};
use crate::store::course::EditedRun;
use crate::store::syllabus::syllabus;

fn read(fields: &Fields) -> Result<(String, AfterPublishing), Complaints> {
    let mut check = Check::of(fields);
    let note = check.read("note", note);
    let after = check.read_optional("after", offered::<AfterPublishing>);
    match (note, after) {
        (Some(note), Some(after)) => Ok((note, after.unwrap_or(AfterPublishing::Stay))),
        _ => Err(check.complaints()),
    }
}

/// A draft beside a running run asks what the run does; the run's own draft is what it uses anyway.
fn draw(t: &T, form: &Form<'_>, run: &EditedRun) -> Markup {
    let choices = [
        (
            AfterPublishing::Move.as_word(),
            t.say("courses-publish-move"),
            Some(t.say("courses-publish-move-meaning")),
        ),
        (
            AfterPublishing::Stay.as_word(),
            t.say("courses-publish-stay"),
            Some(t.say("courses-publish-stay-meaning")),
        ),
    ];
    html! {
        p { (t.say("courses-publish-text")) }
        (form.input(Input::text("note", "courses-publish-note").hint("courses-publish-note-hint").optional()))
        @if run.draft.is_some() { (form.radios(Input::text("after", "courses-publish-after"), &choices)) }
    }
}

/// The form that publishes.
pub(crate) async fn show(visit: Visit, At(at): At<PublishVersion>) -> Answer {
    page(&visit, &at, Typed::Nothing).await
}

async fn page(visit: &Visit, at: &PublishVersion, typed: Typed) -> Answer {
    let (run, draft) = editing::draft_to_edit(visit, &at.run).await?;
    let plan = syllabus(&visit.app.db.read().await?, draft).await?;
    let sheet = Sheet {
        title: visit.t.say("courses-publish-title"),
        back: (
            EditRun {
                run: run.slug.clone(),
            }
            .to_string(),
            visit.t.say("courses-desk"),
        ),
        action: at.to_string(),
        button: "courses-publish",
        hidden: html! {},
        below: rubric_doctor::draw_tasks(&visit.t, &run.slug, &plan),
    };
    let fields = Fields::of([("after", AfterPublishing::Move.as_word())]);
    Ok(sheet.answer(visit, typed, fields, |form| draw(&visit.t, form, &run)))
}

/// Publishes the draft.
pub(crate) async fn publish(visit: Visit, At(at): At<PublishVersion>, fields: Fields) -> Answer {
    let (note, after) = match read(&fields) {
        Ok(read) => read,
        Err(complaints) => return page(&visit, &at, Typed::Refused(fields, complaints)).await,
    };
    let desk = Desk {
        by: visit.member()?.person,
        run: &at.run,
    };
    let (note, now) = (note.as_str(), &visit.now);
    let work = |tx| act::publish_version(tx, desk, note, after, now);
    let number = visit.app.db.write(work).await?;
    let said = visit
        .t
        .say_with("courses-published-now", &[("number", number.into())]);
    Ok(visit.go_saying(
        &EditRun {
            run: at.run.clone(),
        },
        &said,
    ))
}
