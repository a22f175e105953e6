//! What is said about a material: title, author, source, licence.

use base::{SafeUrl, Title, Token};
use maud::{Markup, html};
use web::once::{Once, first_time};
use web::{Answer, At, Check, Complaints, Error, Fields, Form, Input, T, Visit, offered};

use super::editing::{self, Sheet, Typed};
use super::parts;
use crate::actions::course::Desk;
use crate::actions::syllabus as act;
use crate::licence::{KNOWN, Licence};
use crate::routes::{
    AddMaterial, EditActivity, EditMaterial, EditRun, MoveMaterial, RemoveMaterial,
};
use crate::store::syllabus::{Material, syllabus};
use crate::syllabus::{MaterialText, Move, author, material_note, source};

/// The choice of a licence that is not in the list.
const OTHER: &str = "other";

fn read(fields: &Fields) -> Result<MaterialText, Complaints> {
    let mut check = Check::of(fields);
    let title = check.read("title", Title::parse);
    let author = check.read("author", author);
    let source = check.read("source", source);
    let url = check.read_optional("url", SafeUrl::parse);
    let licence = if fields.text("licence") == OTHER {
        check.read("licence-words", Licence::parse)
    } else {
        check.read("licence", Licence::parse)
    };
    let minutes = editing::read_minutes(&mut check);
    let note = check.read("note", material_note);
    match (title, author, source, url, licence, minutes, note) {
        (
            Some(title),
            Some(author),
            Some(source),
            Some(url),
            Some(licence),
            Some(minutes),
            Some(note),
        ) => Ok(MaterialText {
            title,
            author,
            source,
            url,
            licence,
            minutes,
            note,
        }),
        _ => Err(check.complaints()),
    }
}

fn stored(material: &Material) -> Fields {
    let (licence, words) = match material.licence.known() {
        Some(known) => (known.code, ""),
        None => (OTHER, material.licence.as_str()),
    };
    Fields::of([
        ("title", material.title.as_str().to_owned()),
        ("author", material.author.clone()),
        ("source", material.source.clone()),
        (
            "url",
            material.url.as_ref().map_or("", SafeUrl::as_str).to_owned(),
        ),
        ("licence", licence.to_owned()),
        ("licence-words", words.to_owned()),
        ("minutes", editing::typed_number(material.minutes)),
        ("note", material.note.clone()),
    ])
}

fn draw(t: &T, form: &Form<'_>) -> Markup {
    let mut licences: Vec<(String, String)> = KNOWN
        .iter()
        .filter_map(|known| Licence::parse(known.code).ok())
        .map(|licence| {
            (
                licence.as_str().to_owned(),
                parts::licence_name(t, &licence),
            )
        })
        .collect();
    licences.push((OTHER.to_owned(), t.say("courses-licence-other")));
    html! {
        (form.input(Input::text("title", "courses-material-title")))
        (form.input(Input::text("author", "courses-material-author").optional()))
        (form.input(Input::text("source", "courses-material-source").hint("courses-material-source-hint").optional()))
        (form.input(Input::of_kind("url", "url", "courses-material-url").optional()))
        (form.select(Input::text("licence", "courses-licence").hint("courses-material-licence-hint"), &licences))
        (form.input(Input::text("licence-words", "courses-material-licence-words").optional()))
        (form.input(Input::of_kind("number", "minutes", "courses-material-minutes").optional()))
        (form.input(Input::text("note", "courses-material-note").optional()))
    }
}

fn way_back(visit: &Visit, run: &base::Slug, activity: &Token) -> (String, String) {
    let to = EditActivity {
        run: run.clone(),
        activity: activity.clone(),
    };
    (to.to_string(), visit.t.say("courses-activity-edit"))
}

/// The form of a new material.
pub(crate) async fn show_new(visit: Visit, At(at): At<AddMaterial>) -> Answer {
    new_page(&visit, &at, Typed::Nothing).await
}

async fn new_page(visit: &Visit, at: &AddMaterial, typed: Typed) -> Answer {
    let (run, draft) = editing::draft_to_edit(visit, &at.run).await?;
    let plan = syllabus(&visit.app.db.read().await?, draft).await?;
    plan.activity(&at.activity).ok_or(Error::NotFound)?;
    let sheet = Sheet {
        title: visit.t.say("courses-material-new"),
        back: way_back(visit, &run.slug, &at.activity),
        action: at.to_string(),
        button: "courses-material-add",
        hidden: editing::once_field(&visit.now),
        below: html! {},
    };
    let blank = Fields::of([("licence", Licence::unknown().as_str())]);
    Ok(sheet.answer(visit, typed, blank, |form| draw(&visit.t, form)))
}

/// Adds a material.
pub(crate) async fn add(visit: Visit, At(at): At<AddMaterial>, fields: Fields) -> Answer {
    let text = match read(&fields) {
        Ok(text) => text,
        Err(complaints) => return new_page(&visit, &at, Typed::Refused(fields, complaints)).await,
    };
    let (by, now) = (visit.member()?.person, &visit.now);
    let desk = Desk { by, run: &at.run };
    let to = way_back(&visit, &at.run, &at.activity).0;
    let (activity, text, fields, to) = (&at.activity, &text, &fields, &to);
    let work = |tx: store::Tx| async move {
        if let Once::Again(_) = first_time(&tx, fields, by, to, now).await? {
            return Ok(());
        }
        act::add_material(tx, desk, activity, text, now).await
    };
    visit.app.db.write::<_, Error, _, _>(work).await?;
    Ok(visit.go_saying(to, &visit.t.say("courses-saved")))
}

/// The form of a material.
pub(crate) async fn show(visit: Visit, At(at): At<EditMaterial>) -> Answer {
    page(&visit, &at, Typed::Nothing).await
}

async fn page(visit: &Visit, at: &EditMaterial, typed: Typed) -> Answer {
    let (run, draft) = editing::draft_to_edit(visit, &at.run).await?;
    let plan = syllabus(&visit.app.db.read().await?, draft).await?;
    let (part, material) = plan.material(&at.material).ok_or(Error::NotFound)?;
    let sheet = Sheet {
        title: visit.t.say("courses-material-edit"),
        back: way_back(visit, &run.slug, &part.activity.token),
        action: at.to_string(),
        button: "courses-save",
        hidden: editing::seen_field(material.version),
        below: html! {},
    };
    Ok(sheet.answer(visit, typed, stored(material), |form| draw(&visit.t, form)))
}

/// Saves a material.
pub(crate) async fn save(visit: Visit, At(at): At<EditMaterial>, fields: Fields) -> Answer {
    let text = match read(&fields) {
        Ok(text) => text,
        Err(complaints) => return page(&visit, &at, Typed::Refused(fields, complaints)).await,
    };
    let desk = Desk {
        by: visit.member()?.person,
        run: &at.run,
    };
    let (material, text, seen) = (&at.material, &text, editing::seen(&fields));
    let work = |tx| act::edit_material(tx, desk, material, text, seen);
    match visit.app.db.write(work).await {
        Err(error) if editing::is_overtaken(&error) => {
            page(&visit, &at, Typed::Overtaken(fields)).await
        }
        saved => {
            let to = way_back(&visit, &at.run, &saved?).0;
            Ok(visit.go_saying(&to, &visit.t.say("courses-saved")))
        }
    }
}

/// Moves a material past its neighbour.
pub(crate) async fn shift(visit: Visit, At(at): At<MoveMaterial>, fields: Fields) -> Answer {
    let way = offered::<Move>(fields.text("way"));
    let way = way.map_err(|_| Error::Unreadable("web-trouble-unreadable"))?;
    let desk = Desk {
        by: visit.member()?.person,
        run: &at.run,
    };
    let material = &at.material;
    let work = |tx| act::move_material(tx, desk, material, way);
    let activity = visit.app.db.write(work).await?;
    Ok(visit.go(&way_back(&visit, &at.run, &activity).0))
}

/// Removes a material.
pub(crate) async fn remove(visit: Visit, At(at): At<RemoveMaterial>, fields: Fields) -> Answer {
    let desk = EditRun {
        run: at.run.clone(),
    };
    if let Some(question) = visit.asks_first(&fields, &desk) {
        return Ok(question);
    }
    let desk = Desk {
        by: visit.member()?.person,
        run: &at.run,
    };
    let material = &at.material;
    let work = |tx| act::remove_material(tx, desk, material);
    let activity = visit.app.db.write(work).await?;
    let to = way_back(&visit, &at.run, &activity).0;
    Ok(visit.go_saying(&to, &visit.t.say("courses-removed")))
}
