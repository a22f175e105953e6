//! The form that begins a course.

use base::{LanguageTag, TextProblem, Title};
use maud::{Markup, html};
use web::once::{Once, first_time};
use web::{Answer, At, Check, Complaints, Error, Fields, Form, Input, Visit};

use super::editing::{self, Sheet, Typed};
use crate::actions::course as act;
use crate::actions::run::NewRun;
use crate::course::{NewCourse, question};
use crate::routes::{self, EditRun};

/// The languages that are offered for a course; others can be typed by tag.
const LANGUAGES: [&str; 14] = [
    "en", "es", "ar", "pt", "fr", "de", "it", "hi", "ur", "zh", "ja", "ko", "ru", "he",
];

/// The seats that a run begins with: what most runs had.
const SEATS: u32 = 20;

fn read(fields: &Fields) -> Result<NewCourse, Complaints> {
    let mut check = Check::of(fields);
    let title = check.read("title", Title::parse);
    let question = check.read("question", |text| match question(text)? {
        empty if empty.is_empty() => Err(TextProblem::Empty),
        question => Ok(question),
    });
    let language = check.read("language", LanguageTag::parse);
    match (title, question, language) {
        (Some(title), Some(question), Some(language)) => Ok(NewCourse {
            title,
            question,
            language,
        }),
        _ => Err(check.complaints()),
    }
}

fn draw(form: &Form<'_>) -> Markup {
    let languages: Vec<(String, String)> = LANGUAGES
        .iter()
        .filter_map(|tag| LanguageTag::parse(tag).ok())
        .map(|tag| (tag.as_str().to_owned(), tag.own_name().to_owned()))
        .collect();
    html! {
        (form.input(Input::text("title", "courses-course-title").hint("courses-new-title-hint")))
        (form.input(Input::text("question", "courses-course-question").hint("courses-course-question-hint")))
        (form.select(Input::text("language", "courses-language"), &languages))
    }
}

/// The form that begins a course.
pub(crate) async fn show(visit: Visit, At(at): At<routes::NewCourse>) -> Answer {
    Ok(page(&visit, &at, Typed::Nothing))
}

fn page(visit: &Visit, at: &routes::NewCourse, typed: Typed) -> axum::response::Response {
    let t = &visit.t;
    let sheet = Sheet {
        title: t.say("courses-new"),
        back: ("/courses".to_owned(), t.say("courses-courses")),
        action: at.to_string(),
        button: "courses-new-begin",
        hidden: editing::once_field(&visit.now),
        below: html! {
            section.section {
                h2 { (t.say("courses-new-next")) }
                ol {
                    li { (t.say("courses-new-next-syllabus")) }
                    li { (t.say("courses-new-next-people")) }
                    li { (t.say("courses-new-next-open")) }
                }
            }
        },
    };
    let fields = Fields::of([("language", t.language.tag())]);
    sheet.answer(visit, typed, fields, draw)
}

/// Begins a course with a draft of its first run.
pub(crate) async fn create(visit: Visit, At(at): At<routes::NewCourse>, fields: Fields) -> Answer {
    let viewer = visit.member()?;
    people::policy::act(viewer)?;
    let new = match read(&fields) {
        Ok(new) => new,
        Err(complaints) => return Ok(page(&visit, &at, Typed::Refused(fields, complaints))),
    };
    let run = NewRun {
        starts_on: None,
        ends_on: None,
        zone: viewer.zone.clone(),
        seats: SEATS,
    };
    let (by, now) = (viewer.person, &visit.now);
    let (new, run, fields) = (&new, &run, &fields);
    let work = |tx: store::Tx| async move {
        let to = EditRun {
            run: act::first_address(&tx, new, run, now).await?,
        };
        if let Once::Again(to) = first_time(&tx, fields, by, &to.to_string(), now).await? {
            return Ok(to);
        }
        let run = act::create_course(tx, by, new, run, now).await?;
        Ok(EditRun { run }.to_string())
    };
    // the same form a second time leads to the course of the first
    let to: String = visit.app.db.write::<_, Error, _, _>(work).await?;
    Ok(visit.go_saying(&to, &visit.t.say("courses-new-begun")))
}
