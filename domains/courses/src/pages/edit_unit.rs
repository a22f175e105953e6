//! What a unit says: a form of its own; moving and removing are buttons on the desk.

use base::{Prose, Title};
use maud::{Markup, html};
use web::once::{Once, first_time};
use web::{Answer, At, Check, Complaints, Error, Fields, Form, Input, Visit, offered};

use super::editing::{self, Sheet, Typed};
use crate::actions::course::Desk;
use crate::actions::syllabus as act;
use crate::routes::{AddUnit, EditRun, EditUnit, MoveUnit, RemoveUnit};
use crate::store::syllabus::{Unit, syllabus};
use crate::syllabus::{Move, UnitText};

fn read(fields: &Fields) -> Result<UnitText, Complaints> {
    let mut check = Check::of(fields);
    let title = check.read("title", Title::parse);
    let intro = check.read("intro", |text| Prose::within(text, 20_000));
    match (title, intro) {
        (Some(title), Some(intro)) => Ok(UnitText { title, intro }),
        _ => Err(check.complaints()),
    }
}

fn stored(unit: &Unit) -> Fields {
    Fields::of([
        ("title", unit.title.as_str()),
        ("intro", unit.intro.as_str()),
    ])
}

fn draw(form: &Form<'_>, draft: &str) -> Markup {
    html! {
        (form.input(Input::text("title", "courses-unit-title").hint("courses-unit-title-hint")))
        (form.editor(Input::text("intro", "courses-unit-intro").optional(), 8, draft))
    }
}

/// The form of a new unit.
pub(crate) async fn show_new(visit: Visit, At(at): At<AddUnit>) -> Answer {
    new_page(&visit, &at, Typed::Nothing).await
}

async fn new_page(visit: &Visit, at: &AddUnit, typed: Typed) -> Answer {
    let (run, _) = editing::draft_to_edit(visit, &at.run).await?;
    let sheet = Sheet {
        title: visit.t.say("courses-unit-new"),
        back: (
            EditRun {
                run: run.slug.clone(),
            }
            .to_string(),
            visit.t.say("courses-desk"),
        ),
        action: at.to_string(),
        button: "courses-unit-add",
        hidden: editing::once_field(&visit.now),
        below: html! {},
    };
    let key = editing::new_key("unit", &at.run);
    Ok(sheet.answer(visit, typed, Fields::default(), |form| draw(form, &key)))
}

/// Adds a unit.
pub(crate) async fn add(visit: Visit, At(at): At<AddUnit>, fields: Fields) -> Answer {
    let text = match read(&fields) {
        Ok(text) => text,
        Err(complaints) => return new_page(&visit, &at, Typed::Refused(fields, complaints)).await,
    };
    let (by, now) = (visit.member()?.person, &visit.now);
    let desk = Desk { by, run: &at.run };
    let to = EditRun {
        run: at.run.clone(),
    };
    let (text, fields, to_text) = (&text, &fields, &to.to_string());
    let work = |tx: store::Tx| async move {
        if let Once::Again(_) = first_time(&tx, fields, by, to_text, now).await? {
            return Ok(());
        }
        act::add_unit(tx, desk, text, now).await.map(|_| ())
    };
    visit.app.db.write::<_, Error, _, _>(work).await?;
    Ok(visit.go_saying(&to, &visit.t.say("courses-saved")))
}

/// The form of a unit.
pub(crate) async fn show(visit: Visit, At(at): At<EditUnit>) -> Answer {
    page(&visit, &at, Typed::Nothing).await
}

async fn page(visit: &Visit, at: &EditUnit, typed: Typed) -> Answer {
    let (run, draft) = editing::draft_to_edit(visit, &at.run).await?;
    let plan = syllabus(&visit.app.db.read().await?, draft).await?;
    let unit = &plan.unit(&at.unit).ok_or(Error::NotFound)?.unit;
    let sheet = Sheet {
        title: visit.t.say("courses-unit-edit"),
        back: (
            EditRun {
                run: run.slug.clone(),
            }
            .to_string(),
            visit.t.say("courses-desk"),
        ),
        action: at.to_string(),
        button: "courses-save",
        hidden: editing::seen_field(unit.version),
        below: html! {},
    };
    let key = editing::draft_key("unit", &unit.token);
    Ok(sheet.answer(visit, typed, stored(unit), |form| draw(form, &key)))
}

/// Saves a unit.
pub(crate) async fn save(visit: Visit, At(at): At<EditUnit>, fields: Fields) -> Answer {
    let text = match read(&fields) {
        Ok(text) => text,
        Err(complaints) => return page(&visit, &at, Typed::Refused(fields, complaints)).await,
    };
    let desk = Desk {
        by: visit.member()?.person,
        run: &at.run,
    };
    let (unit, text, seen) = (&at.unit, &text, editing::seen(&fields));
    let saved = visit
        .app
        .db
        .write(|tx| act::edit_unit(tx, desk, unit, text, seen))
        .await;
    match saved {
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

/// Moves a unit past its neighbour.
pub(crate) async fn shift(visit: Visit, At(at): At<MoveUnit>, fields: Fields) -> Answer {
    let way = offered::<Move>(fields.text("way"));
    let way = way.map_err(|_| Error::Unreadable("web-trouble-unreadable"))?;
    let desk = Desk {
        by: visit.member()?.person,
        run: &at.run,
    };
    let unit = &at.unit;
    let work = |tx| act::move_unit(tx, desk, unit, way);
    visit.app.db.write(work).await?;
    Ok(visit.go(&EditRun {
        run: at.run.clone(),
    }))
}

/// Removes a unit with everything in it.
pub(crate) async fn remove(visit: Visit, At(at): At<RemoveUnit>, fields: Fields) -> Answer {
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
    let unit = &at.unit;
    let work = |tx| act::remove_unit(tx, desk, unit);
    visit.app.db.write(work).await?;
    Ok(visit.go_saying(&to, &visit.t.say("courses-removed")))
}
