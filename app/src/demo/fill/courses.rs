//! The courses and schools of the demo.

use ::courses::completion::CompletionRule;
use ::courses::course::{CourseLevel, VersionState};
use ::courses::doors::{
    FoundActivity, FoundCourse, FoundMaterial, FoundUnit, Written, found_course,
};
use ::courses::licence::Licence;
use ::courses::store::syllabus::syllabus;
use ::courses::syllabus::{ActivityKind, CriterionText, LevelText, MaterialText};
use base::{LanguageTag, Now, Prose, SafeUrl, Slug, TextProblem, Title, Zone};
use schools::doors::{FoundSchool, found_school};
use schools::school::Charter;
use store::Tx;

use super::{FillError, Known, KnownCourse, moment};
use crate::demo::content::{self, Course, Demo};

/// The day on which the demo's courses were written, counted from today.
const WRITTEN: i32 = -200;

/// Puts a course down.
pub async fn found(
    tx: &Tx,
    known: &Known,
    course: &Course,
    now: &Now,
) -> Result<KnownCourse, FillError> {
    let found = shaped(known, course, now)?;
    let founded = found_course(tx, &found, now).await?;
    let written = syllabus(tx, founded.version).await?;
    let keys = course
        .units
        .iter()
        .flat_map(|unit| &unit.activities)
        .map(|activity| activity.key.clone());
    let lineages = written.activities().map(|part| part.activity.lineage_id);
    Ok(KnownCourse {
        course: founded.course,
        version: founded.version,
        language: found.language.clone(),
        activities: keys.zip(lineages).collect(),
    })
}

fn shaped(known: &Known, course: &Course, now: &Now) -> Result<FoundCourse, FillError> {
    let wrong = |problem: TextProblem| FillError::Content(format!("{}: {problem}", course.slug));
    let title = Title::parse(&course.title).map_err(wrong)?;
    let language = LanguageTag::parse(&course.language).map_err(wrong)?;
    let made_at = moment(now, &Zone::utc(), WRITTEN, "10:00")?;
    let outcomes = format!("- {}\n", course.outcomes.join("\n- "));
    let maintainer = course
        .maintainers
        .first()
        .map(|handle| known.person(handle))
        .transpose()?;
    Ok(FoundCourse {
        slug: Slug::parse(&course.slug).map_err(wrong)?,
        question: course.question.clone(),
        summary: Written::markdown(&course.summary),
        outcomes: Written::markdown(&outcomes),
        weekly_hours: Some(course.weekly_hours),
        level: Some(level(course.level)),
        completion: CompletionRule {
            tasks_needed: course.completion.tasks,
            reviews_needed: course.completion.reviews,
        },
        tags: course.tags.clone(),
        state: VersionState::Published,
        made_by: maintainer,
        units: course
            .units
            .iter()
            .map(|unit| unit_of(course, unit))
            .collect::<Result<_, _>>()?,
        ..FoundCourse::titled(title, language, made_at)
    })
}

fn level(level: content::Level) -> CourseLevel {
    match level {
        content::Level::Beginner => CourseLevel::Open,
        content::Level::Intermediate => CourseLevel::Basics,
        content::Level::Advanced => CourseLevel::Practised,
    }
}

fn unit_of(course: &Course, unit: &content::Unit) -> Result<FoundUnit, FillError> {
    Ok(FoundUnit {
        title: titled(&unit.title)?,
        intro: Written::markdown(&unit.about),
        activities: unit
            .activities
            .iter()
            .map(|activity| activity_of(course, activity))
            .collect::<Result<_, _>>()?,
    })
}

fn activity_of(course: &Course, activity: &content::Activity) -> Result<FoundActivity, FillError> {
    let materials = activity.materials.iter().map(|key| {
        let material = course
            .materials
            .iter()
            .find(|material| material.key == *key);
        material_of(material.ok_or_else(|| {
            FillError::Content(format!("{}: there is no material {key}", course.slug))
        })?)
    });
    Ok(FoundActivity {
        token: None,
        kind: match activity.kind {
            content::ActivityKind::Reading => ActivityKind::Reading,
            content::ActivityKind::Task => ActivityKind::Task,
            content::ActivityKind::Discussion => ActivityKind::Discussion,
            content::ActivityKind::Review => ActivityKind::Review,
        },
        title: titled(&activity.title)?,
        body: Written::markdown(&activity.text),
        minutes: Some(activity.minutes),
        materials: materials.collect::<Result<_, _>>()?,
        rubric: activity
            .rubric
            .iter()
            .map(|criterion| criterion_of(criterion, &course.language))
            .collect::<Result<_, _>>()?,
    })
}

/// Addresses in the demo were read in a source, never visited: they stay unchecked.
fn material_of(material: &content::Material) -> Result<FoundMaterial, FillError> {
    let wrong = |problem: TextProblem| FillError::Content(format!("{}: {problem}", material.title));
    Ok(FoundMaterial {
        text: MaterialText {
            title: Title::parse(&material.title).map_err(wrong)?,
            author: material.author.clone(),
            source: String::new(),
            url: material
                .address
                .as_deref()
                .map(SafeUrl::parse)
                .transpose()
                .map_err(wrong)?,
            licence: Licence::parse(&material.licence).map_err(wrong)?,
            minutes: Some(material.minutes),
            note: String::new(),
        },
        checked_at: None,
    })
}

/// The demo says a level in one sentence; its word is the place in the row.
fn criterion_of(
    criterion: &content::Criterion,
    language: &str,
) -> Result<CriterionText, FillError> {
    let words = match language {
        "es" => ["Empieza", "Avanza", "Funciona", "Brilla"],
        "ar" => ["بداية", "تقدُّم", "يفي", "يتألق"],
        _ => ["Begins", "Grows", "Works", "Shines"],
    };
    let levels = words.iter().zip(&criterion.levels).map(|(word, text)| {
        Ok::<_, FillError>(LevelText {
            title: titled(word)?,
            description: text.clone(),
        })
    });
    Ok(CriterionText {
        title: titled(&criterion.title)?,
        prompt: String::new(),
        weight: 1,
        levels: levels.collect::<Result<_, _>>()?,
    })
}

fn titled(text: &str) -> Result<Title, FillError> {
    Title::parse(text).map_err(|problem| FillError::Content(format!("{text:?}: {problem}")))
}

/// Puts the schools down with their courses and stewards.
pub async fn found_schools(
    tx: &Tx,
    known: &Known,
    demo: &Demo,
    now: &Now,
) -> Result<(), FillError> {
    for school in &demo.schools {
        let wrong =
            |problem: TextProblem| FillError::Content(format!("{}: {problem}", school.slug));
        let listed = demo
            .courses
            .iter()
            .filter(|course| course.schools.contains(&school.slug));
        let courses = listed
            .map(|course| Ok(known.course(&course.slug)?.course))
            .collect::<Result<Vec<_>, FillError>>()?;
        let stewards = school
            .stewards
            .iter()
            .map(|handle| known.person(handle))
            .collect::<Result<Vec<_>, _>>()?;
        let found = FoundSchool {
            slug: Slug::parse(&school.slug).map_err(wrong)?,
            charter: Charter {
                name: Title::parse(&school.name).map_err(wrong)?,
                summary: Title::parse(&school.summary).map_err(wrong)?,
                text: Prose::parse(&school.charter).map_err(wrong)?,
                language: LanguageTag::parse(&school.language).map_err(wrong)?,
            },
            pattern_seed: school.pattern.clone(),
            made_at: moment(now, &Zone::utc(), WRITTEN, "09:30")?,
            courses,
            stewards,
        };
        found_school(tx, &found, now).await?;
    }
    Ok(())
}
