//! What the course says about itself, and what completing it asks for.

use base::{Prose, Title, Word as _};
use maud::{Markup, html};
use web::{Answer, At, Check, Complaints, Error, Fields, Form, Input, T, Visit, number, offered};

use super::editing::{self, Sheet, Typed};
use super::parts;
use crate::actions::course::{self as act, Desk};
use crate::completion::CompletionRule;
use crate::course::{CourseLevel, CourseText, question, tags};
use crate::licence::{FOR_COURSES, Licence};
use crate::routes::{EditCourse, EditRun};
use crate::store::course::{self, Version};

fn read(fields: &Fields) -> Result<CourseText, Complaints> {
    let mut check = Check::of(fields);
    let count = |number: i64| u32::try_from(number).unwrap_or(0);
    let prose = |text: &str| Prose::within(text, 20_000);
    let title = check.read("title", Title::parse);
    let question = check.read("question", question);
    let summary = check.read("summary", prose);
    let outcomes = check.read("outcomes", prose);
    let prerequisites = check.read("prerequisites", prose);
    let hours = check.read_optional("hours", number(1, 60));
    let level = check.read_optional("level", offered::<CourseLevel>);
    let licence = check.read("licence", Licence::parse);
    let tasks = check.read("tasks", number(0, 400));
    let reviews = check.read("reviews", number(0, 400));
    let tags = check.read("tags", tags);
    if !check.is_clean() {
        return Err(check.complaints());
    }
    let text = || {
        Some(CourseText {
            title: title?,
            question: question?,
            summary: summary?,
            outcomes: outcomes?,
            prerequisites: prerequisites?,
            weekly_hours: hours?.map(count),
            level: level?,
            licence: licence?,
            completion: CompletionRule {
                tasks_needed: count(tasks?),
                reviews_needed: count(reviews?),
            },
            tags: tags?,
        })
    };
    text().ok_or_else(Complaints::none)
}

fn stored(version: &Version, tags: &[String]) -> Fields {
    Fields::of([
        ("title", version.title.as_str().to_owned()),
        ("question", version.question.clone()),
        ("summary", version.summary.as_str().to_owned()),
        ("outcomes", version.outcomes.as_str().to_owned()),
        ("prerequisites", version.prerequisites.as_str().to_owned()),
        ("hours", editing::typed_number(version.weekly_hours)),
        (
            "level",
            version.level.map_or("", CourseLevel::as_word).to_owned(),
        ),
        ("licence", version.licence.as_str().to_owned()),
        ("tasks", version.tasks_needed.to_string()),
        ("reviews", version.reviews_needed.to_string()),
        ("tags", tags.join(", ")),
    ])
}

fn draw(t: &T, form: &Form<'_>, version: &Version) -> Markup {
    let mut licences: Vec<(String, String)> = FOR_COURSES
        .iter()
        .filter_map(|code| Licence::parse(code).ok())
        .map(|licence| {
            (
                licence.as_str().to_owned(),
                parts::licence_name(t, &licence),
            )
        })
        .collect();
    if !FOR_COURSES.contains(&version.licence.as_str()) {
        let kept = version.licence.as_str().to_owned();
        licences.push((kept, parts::licence_name(t, &version.licence)));
    }
    let mut levels = vec![(String::new(), t.say("courses-level-unsaid"))];
    levels.extend(
        CourseLevel::ALL
            .iter()
            .map(|level| (level.as_word().to_owned(), t.say(parts::level_word(*level)))),
    );
    let key = |part: &str| format!("course:{}:{}:{part}", version.course_slug, version.number);
    html! {
        (form.input(Input::text("title", "courses-course-title")))
        (form.input(Input::text("question", "courses-course-question").hint("courses-course-question-hint").optional()))
        (form.editor(Input::text("summary", "courses-course-summary").optional(), 8, &key("summary")))
        (form.editor(Input::text("outcomes", "courses-course-outcomes").optional(), 6, &key("outcomes")))
        (form.editor(Input::text("prerequisites", "courses-course-prerequisites").optional(), 4, &key("prerequisites")))
        div.fields {
            (form.input(Input::of_kind("number", "hours", "courses-course-hours").optional()))
            (form.select(Input::text("level", "courses-level"), &levels))
        }
        div.fields {
            (form.input(Input::of_kind("number", "tasks", "courses-course-tasks").hint("courses-course-tasks-hint")))
            (form.input(Input::of_kind("number", "reviews", "courses-course-reviews").hint("courses-course-reviews-hint")))
        }
        (form.select(Input::text("licence", "courses-licence"), &licences))
        (form.input(Input::text("tags", "courses-course-tags").hint("courses-course-tags-hint").optional()))
    }
}

/// The form of the course's own texts.
pub(crate) async fn show(visit: Visit, At(at): At<EditCourse>) -> Answer {
    page(&visit, &at, Typed::Nothing).await
}

async fn page(visit: &Visit, at: &EditCourse, typed: Typed) -> Answer {
    let (run, draft) = editing::draft_to_edit(visit, &at.run).await?;
    let db = visit.app.db.read().await?;
    let version = course::version(&db, draft).await?;
    let version = version.ok_or(Error::NotFound)?;
    let tags = course::tags(&db, run.course).await?;
    let sheet = Sheet {
        title: visit.t.say("courses-course-edit"),
        back: (
            EditRun {
                run: run.slug.clone(),
            }
            .to_string(),
            visit.t.say("courses-desk"),
        ),
        action: at.to_string(),
        button: "courses-save",
        hidden: editing::seen_field(version.version),
        below: html! {},
    };
    let fields = stored(&version, &tags);
    Ok(sheet.answer(visit, typed, fields, |form| draw(&visit.t, form, &version)))
}

/// Saves the course's own texts.
pub(crate) async fn save(visit: Visit, At(at): At<EditCourse>, fields: Fields) -> Answer {
    let text = match read(&fields) {
        Ok(text) => text,
        Err(complaints) => return page(&visit, &at, Typed::Refused(fields, complaints)).await,
    };
    let desk = Desk {
        by: visit.member()?.person,
        run: &at.run,
    };
    let (text, seen) = (&text, editing::seen(&fields));
    let work = |tx| act::edit_course(tx, desk, text, seen);
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
