//! What an activity says, with its materials and its rubric beside it.

use base::{Prose, Title, Token, Word as _};
use maud::{Markup, html};
use web::once::{Once, first_time};
use web::{Answer, At, Check, Complaints, Error, Fields, Form, Input, T, Visit, offered};

use super::edit_desk::{draw_moves, draw_removal};
use super::editing::{self, Sheet, Typed};
use super::{activity, parts, rubric_doctor};
use crate::actions::course::Desk;
use crate::actions::syllabus as act;
use crate::routes::{
    AddActivity, AddMaterial, EditActivity, EditMaterial, EditRubric, EditRun, MoveActivity,
    MoveMaterial, RemoveActivity, RemoveMaterial,
};
use crate::store::syllabus::{Activity, SyllabusActivity, syllabus};
use crate::syllabus::{ActivityKind, ActivityText, Move};

fn read(fields: &Fields) -> Result<ActivityText, Complaints> {
    let mut check = Check::of(fields);
    let kind = check.read("kind", offered::<ActivityKind>);
    let title = check.read("title", Title::parse);
    let body = check.read("body", Prose::parse_optional);
    let minutes = editing::read_minutes(&mut check);
    match (kind, title, body, minutes) {
        (Some(kind), Some(title), Some(body), Some(minutes)) => Ok(ActivityText {
            kind,
            title,
            body,
            minutes,
        }),
        _ => Err(check.complaints()),
    }
}

fn stored(activity: &Activity) -> Fields {
    Fields::of([
        ("kind", activity.kind.as_word().to_owned()),
        ("title", activity.title.as_str().to_owned()),
        ("body", activity.body.as_str().to_owned()),
        ("minutes", editing::typed_number(activity.minutes)),
    ])
}

fn draw(t: &T, form: &Form<'_>, draft: &str) -> Markup {
    let kinds: Vec<_> = ActivityKind::ALL
        .iter()
        .map(|kind| {
            (
                kind.as_word(),
                t.say(parts::kind_word(*kind)),
                Some(t.say(kind_meaning(*kind))),
            )
        })
        .collect();
    html! {
        (form.radios(Input::text("kind", "courses-activity-kind"), &kinds))
        (form.input(Input::text("title", "courses-activity-title")))
        (form.editor(Input::text("body", "courses-activity-body").optional(), 12, draft))
        (form.input(Input::of_kind("number", "minutes", "courses-activity-minutes").optional()))
    }
}

fn kind_meaning(kind: ActivityKind) -> &'static str {
    match kind {
        ActivityKind::Reading => "courses-kind-reading-meaning",
        ActivityKind::Task => "courses-kind-task-meaning",
        ActivityKind::Discussion => "courses-kind-discussion-meaning",
        ActivityKind::Review => "courses-kind-review-meaning",
    }
}

/// The form of a new activity.
pub(crate) async fn show_new(visit: Visit, At(at): At<AddActivity>) -> Answer {
    new_page(&visit, &at, Typed::Nothing).await
}

async fn new_page(visit: &Visit, at: &AddActivity, typed: Typed) -> Answer {
    let (run, draft) = editing::draft_to_edit(visit, &at.run).await?;
    let plan = syllabus(&visit.app.db.read().await?, draft).await?;
    plan.unit(&at.unit).ok_or(Error::NotFound)?;
    let sheet = Sheet {
        title: visit.t.say("courses-activity-new"),
        back: (
            EditRun {
                run: run.slug.clone(),
            }
            .to_string(),
            visit.t.say("courses-desk"),
        ),
        action: at.to_string(),
        button: "courses-activity-add",
        hidden: editing::once_field(&visit.now),
        below: html! {},
    };
    let key = editing::draft_key("activity", &at.unit);
    let blank = Fields::of([("kind", ActivityKind::Reading.as_word())]);
    Ok(sheet.answer(visit, typed, blank, |form| draw(&visit.t, form, &key)))
}

/// Adds an activity, and goes on to its materials.
pub(crate) async fn add(visit: Visit, At(at): At<AddActivity>, fields: Fields) -> Answer {
    let text = match read(&fields) {
        Ok(text) => text,
        Err(complaints) => return new_page(&visit, &at, Typed::Refused(fields, complaints)).await,
    };
    let (by, now) = (visit.member()?.person, &visit.now);
    let desk = Desk { by, run: &at.run };
    let to = EditRun {
        run: at.run.clone(),
    }
    .to_string();
    let (unit, text, fields, to) = (&at.unit, &text, &fields, &to);
    let work = |tx: store::Tx| async move {
        if let Once::Again(_) = first_time(&tx, fields, by, to, now).await? {
            return Ok(None);
        }
        act::add_activity(tx, desk, unit, text, now).await.map(Some)
    };
    let said = visit.t.say("courses-saved");
    match visit
        .app
        .db
        .write::<Option<Token>, Error, _, _>(work)
        .await?
    {
        Some(activity) => {
            let run = at.run.clone();
            Ok(visit.go_saying(&EditActivity { run, activity }, &said))
        }
        None => Ok(visit.go_saying(to, &said)),
    }
}

/// The form of an activity.
pub(crate) async fn show(visit: Visit, At(at): At<EditActivity>) -> Answer {
    page(&visit, &at, Typed::Nothing).await
}

async fn page(visit: &Visit, at: &EditActivity, typed: Typed) -> Answer {
    let (run, draft) = editing::draft_to_edit(visit, &at.run).await?;
    let plan = syllabus(&visit.app.db.read().await?, draft).await?;
    let part = plan.activity(&at.activity).ok_or(Error::NotFound)?;
    let sheet = Sheet {
        title: visit.t.say("courses-activity-edit"),
        back: (
            EditRun {
                run: run.slug.clone(),
            }
            .to_string(),
            visit.t.say("courses-desk"),
        ),
        action: at.to_string(),
        button: "courses-save",
        hidden: editing::seen_field(part.activity.version),
        below: draw_below(visit, at, part),
    };
    let key = editing::draft_key("activity", &part.activity.token);
    let fields = stored(&part.activity);
    Ok(sheet.answer(visit, typed, fields, |form| draw(&visit.t, form, &key)))
}

/// Materials and rubric, each with its own acts.
fn draw_below(visit: &Visit, at: &EditActivity, part: &SyllabusActivity) -> Markup {
    let t = &visit.t;
    let (run, activity) = (&at.run, &at.activity);
    html! {
        section.section aria-labelledby="materials" {
            h2 id="materials" { (t.say("courses-materials")) }
            @if part.materials.is_empty() { p { (t.say("courses-materials-none")) } }
            (draw_materials(visit, at, part))
            p { a.button.quiet href=(AddMaterial { run: run.clone(), activity: activity.clone() }) { (t.say("courses-material-add")) } }
        }
        @if part.activity.kind == ActivityKind::Task {
            section.section aria-labelledby="rubric" {
                h2 id="rubric" { (t.say("courses-rubric")) }
                @if part.rubric.is_empty() { p { (t.say("courses-rubric-none")) } }
                @else { (activity::draw_rubric(t, &part.rubric)) (rubric_doctor::draw(t, &part.rubric)) }
                p { a.button.quiet href=(EditRubric { run: run.clone(), activity: activity.clone() }) { (t.say("courses-rubric-edit")) } }
            }
        }
    }
}

fn draw_materials(visit: &Visit, at: &EditActivity, part: &SyllabusActivity) -> Markup {
    let t = &visit.t;
    let last = part.materials.len().saturating_sub(1);
    html! {
        ul.list {
            @for (index, material) in part.materials.iter().enumerate() {
                @let run = at.run.clone();
                @let token = material.token.clone();
                @let shift = MoveMaterial { run: run.clone(), material: token.clone() };
                @let removal = RemoveMaterial { run: run.clone(), material: token.clone() };
                li.item {
                    div.item-body { p { (parts::tasl(t, material)) } }
                    div.item-end.row {
                        a href=(EditMaterial { run, material: token }) { (t.say("courses-edit")) span.vh dir="auto" { ": " (material.title) } }
                        (draw_moves(t, &shift, material.title.as_str(), index > 0, index < last))
                        (draw_removal(t, &removal, material.title.as_str()))
                    }
                }
            }
        }
    }
}

/// Saves an activity.
pub(crate) async fn save(visit: Visit, At(at): At<EditActivity>, fields: Fields) -> Answer {
    let text = match read(&fields) {
        Ok(text) => text,
        Err(complaints) => return page(&visit, &at, Typed::Refused(fields, complaints)).await,
    };
    let desk = Desk {
        by: visit.member()?.person,
        run: &at.run,
    };
    let (activity, text, seen) = (&at.activity, &text, editing::seen(&fields));
    let work = |tx| act::edit_activity(tx, desk, activity, text, seen);
    match visit.app.db.write(work).await {
        Err(error) if editing::is_overtaken(&error) => {
            page(&visit, &at, Typed::Overtaken(fields)).await
        }
        saved => {
            saved?;
            let to = EditRun {
                run: at.run.clone(),
            };
            Ok(visit.go_saying(&to, &visit.t.say("courses-saved")))
        }
    }
}

/// Moves an activity past its neighbour.
pub(crate) async fn shift(visit: Visit, At(at): At<MoveActivity>, fields: Fields) -> Answer {
    let way = offered::<Move>(fields.text("way"));
    let way = way.map_err(|_| Error::Unreadable("web-trouble-unreadable"))?;
    let desk = Desk {
        by: visit.member()?.person,
        run: &at.run,
    };
    let activity = &at.activity;
    let work = |tx| act::move_activity(tx, desk, activity, way);
    visit.app.db.write(work).await?;
    Ok(visit.go(&EditRun {
        run: at.run.clone(),
    }))
}

/// Removes an activity.
pub(crate) async fn remove(visit: Visit, At(at): At<RemoveActivity>, fields: Fields) -> Answer {
    let to = EditRun {
        run: at.run.clone(),
    };
    if let Some(question) = visit.asks_first(&fields, &to) {
        return Ok(question);
    }
    let desk = Desk {
        by: visit.member()?.person,
        run: &at.run,
    };
    let activity = &at.activity;
    let work = |tx| act::remove_activity(tx, desk, activity);
    visit.app.db.write(work).await?;
    Ok(visit.go_saying(&to, &visit.t.say("courses-removed")))
}
