//! The rubric of a task: criteria with levels in words, all on one page.

use base::Title;
use maud::{Markup, html};
use web::{Answer, At, Check, Complaints, Error, Fields, Form, Input, T, Visit, number};

use super::editing::{self, Sheet, Typed};
use crate::actions::course::Desk;
use crate::actions::syllabus as act;
use crate::routes::{EditActivity, EditRubric};
use crate::store::syllabus::{RubricCriterion, syllabus};
use crate::syllabus::{CriterionText, MOST_CRITERIA, levels, prompt, typed_levels};

/// The fields of one criterion.
struct Names {
    title: &'static str,
    prompt: &'static str,
    weight: &'static str,
    levels: &'static str,
}

macro_rules! names {
    ($($number:literal),+) => {
        [$(Names {
            title: concat!("c", $number, "-title"),
            prompt: concat!("c", $number, "-prompt"),
            weight: concat!("c", $number, "-weight"),
            levels: concat!("c", $number, "-levels"),
        }),+]
    };
}

const CRITERIA: [Names; MOST_CRITERIA] = names!("1", "2", "3", "4", "5", "6", "7", "8");

/// Reads every criterion that has a title or levels; a criterion that was emptied is left out.
fn read(fields: &Fields) -> Result<Vec<CriterionText>, Complaints> {
    let mut check = Check::of(fields);
    let mut rubric = Vec::new();
    for names in CRITERIA
        .iter()
        .filter(|names| fields.has(names.title) || fields.has(names.levels))
    {
        let title = check.read(names.title, Title::parse);
        let prompt = check.read(names.prompt, prompt);
        let weight = check.read(names.weight, number(1, 10));
        let levels = check.read(names.levels, levels);
        if let (Some(title), Some(prompt), Some(weight), Some(levels)) =
            (title, prompt, weight, levels)
        {
            rubric.push(CriterionText {
                title,
                prompt,
                weight: u32::try_from(weight).unwrap_or(1),
                levels,
            });
        }
    }
    if check.is_clean() {
        Ok(rubric)
    } else {
        Err(check.complaints())
    }
}

fn stored(rubric: &[RubricCriterion]) -> Fields {
    let mut pairs = Vec::new();
    for (names, one) in CRITERIA.iter().zip(rubric) {
        let levels = one
            .levels
            .iter()
            .map(|level| (level.title.as_str(), level.description.as_str()));
        pairs.push((names.title, one.criterion.title.as_str().to_owned()));
        pairs.push((names.prompt, one.criterion.prompt.clone()));
        pairs.push((names.weight, one.criterion.weight.to_string()));
        pairs.push((names.levels, typed_levels(levels)));
    }
    Fields::of(pairs)
}

/// Where there is no rubric yet: one to begin with, in the reader's language. It counts only when it is saved.
fn template(t: &T) -> Fields {
    let [first, second, ..] = &CRITERIA;
    Fields::of([
        (first.title, t.say("courses-template-content")),
        (first.prompt, t.say("courses-template-content-prompt")),
        (first.weight, "2".to_owned()),
        (first.levels, t.say("courses-template-content-levels")),
        (second.title, t.say("courses-template-clarity")),
        (second.prompt, t.say("courses-template-clarity-prompt")),
        (second.weight, "1".to_owned()),
        (second.levels, t.say("courses-template-clarity-levels")),
    ])
}

/// The criteria that are there, and room for one or two more.
fn draw(t: &T, form: &Form<'_>) -> Markup {
    let filled = CRITERIA
        .iter()
        .rposition(|names| {
            !form.value(names.title).is_empty() || !form.value(names.levels).is_empty()
        })
        .map_or(0, |last| last + 1);
    let shown = (filled + 1).clamp(2, MOST_CRITERIA);
    html! {
        p { (t.say("courses-rubric-lede")) }
        @for (number, names) in (1_i64..).zip(CRITERIA.iter().take(shown)) {
            fieldset.criterion {
                legend { (t.say_with("courses-criterion-numbered", &[("number", number.into())])) }
                (form.input(Input::text(names.title, "courses-criterion-title")))
                (form.input(Input::text(names.prompt, "courses-criterion-prompt").hint("courses-criterion-prompt-hint")))
                (form.input(Input::of_kind("number", names.weight, "courses-criterion-weight").hint("courses-criterion-weight-hint")))
                (form.area(Input::text(names.levels, "courses-criterion-levels").hint("courses-criterion-levels-hint"), 4, None))
            }
        }
    }
}

/// The form of the rubric.
pub(crate) async fn show(visit: Visit, At(at): At<EditRubric>) -> Answer {
    page(&visit, &at, Typed::Nothing).await
}

async fn page(visit: &Visit, at: &EditRubric, typed: Typed) -> Answer {
    let (_, draft) = editing::draft_to_edit(visit, &at.run).await?;
    let plan = syllabus(&visit.app.db.read().await?, draft).await?;
    let part = plan.activity(&at.activity).ok_or(Error::NotFound)?;
    let back = EditActivity {
        run: at.run.clone(),
        activity: at.activity.clone(),
    };
    let sheet = Sheet {
        title: visit.t.say("courses-rubric-edit"),
        back: (back.to_string(), part.activity.title.as_str().to_owned()),
        action: at.to_string(),
        button: "courses-save",
        hidden: editing::seen_field(part.activity.version),
        below: html! {},
    };
    let fields = if part.rubric.is_empty() {
        template(&visit.t)
    } else {
        stored(&part.rubric)
    };
    Ok(sheet.answer(visit, typed, fields, |form| draw(&visit.t, form)))
}

/// Saves the rubric.
pub(crate) async fn save(visit: Visit, At(at): At<EditRubric>, fields: Fields) -> Answer {
    let rubric = match read(&fields) {
        Ok(rubric) => rubric,
        Err(complaints) => return page(&visit, &at, Typed::Refused(fields, complaints)).await,
    };
    let desk = Desk {
        by: visit.member()?.person,
        run: &at.run,
    };
    let (activity, seen, now) = (&at.activity, editing::seen(&fields), &visit.now);
    let rubric = rubric.as_slice();
    let work = |tx| act::save_rubric(tx, desk, activity, (rubric, seen), now);
    match visit.app.db.write(work).await {
        Err(error) if editing::is_overtaken(&error) => {
            page(&visit, &at, Typed::Overtaken(fields)).await
        }
        saved => {
            saved?;
            let to = EditActivity {
                run: at.run.clone(),
                activity: at.activity.clone(),
            };
            Ok(visit.go_saying(&to, &visit.t.say("courses-saved")))
        }
    }
}
