//! Bulk doors: import, take out, erase. They write no facts.

mod index;
pub mod run;

use base::{LanguageTag, Now, PersonId, Slug, Timestamp, Title};
use store::{Fault, Session, Tx};

pub use crate::doors::index::{index_again, indexed};
pub use crate::doors::run::{
    FoundEnrollment, FoundMark, FoundRun, erase_runs, erase_words, found_enrollments, found_marks,
    found_organizers, found_run, take_out_runs,
};
pub use crate::store::course::Written;
pub use crate::store::syllabus_write::{FoundActivity, FoundMaterial, FoundUnit};

use crate::completion::CompletionRule;
use crate::course::{CourseLevel, VersionState};
use crate::ids::{CourseId, VersionId};
use crate::licence::Licence;
use crate::store::course::{self, CourseMade, VersionMade};
use crate::store::{listing, syllabus_write};

/// A course as an import found it, with one version.
#[derive(Debug, Clone)]
pub struct FoundCourse {
    /// Its address; it must be free.
    pub slug: Slug,
    /// The language that it is held in.
    pub language: LanguageTag,
    /// Whether the language was only detected.
    pub language_guessed: bool,
    /// What it is called.
    pub title: Title,
    /// The question that it asks.
    pub question: String,
    /// What it is about.
    pub summary: Written,
    /// What people can do afterwards.
    pub outcomes: Written,
    /// What people should bring.
    pub prerequisites: Written,
    /// Hours of work a week.
    pub weekly_hours: Option<u32>,
    /// What it expects.
    pub level: Option<CourseLevel>,
    /// The licence of its own texts.
    pub licence: Licence,
    /// What completing it asks for.
    pub completion: CompletionRule,
    /// What it is about, in a few words each.
    pub tags: Vec<String>,
    /// Whether it may still change.
    pub state: VersionState,
    /// The version of another course that it was made from.
    pub made_from: Option<VersionId>,
    /// When it was made.
    pub made_at: Timestamp,
    /// Who made it.
    pub made_by: Option<PersonId>,
    /// What it teaches.
    pub units: Vec<FoundUnit>,
}

/// Where a course stands that was put down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FoundedCourse {
    /// The course.
    pub course: CourseId,
    /// Its one version.
    pub version: VersionId,
}

impl FoundCourse {
    /// A course with a title and nothing else: a published version under the licence of the house.
    pub fn titled(title: Title, language: LanguageTag, made_at: Timestamp) -> Self {
        Self {
            slug: Slug::of_title(title.as_str()),
            language,
            language_guessed: false,
            title,
            question: String::new(),
            summary: Written::default(),
            outcomes: Written::default(),
            prerequisites: Written::default(),
            weekly_hours: None,
            level: None,
            licence: Licence::of_the_house(),
            completion: CompletionRule::default(),
            tags: Vec::new(),
            state: VersionState::Published,
            made_from: None,
            made_at,
            made_by: None,
            units: Vec::new(),
        }
    }
}

/// Puts a course down with its version and its syllabus. The catalogue shows it as one in preparation until a run is put
/// down.
pub async fn found_course(tx: &Tx, found: &FoundCourse, now: &Now) -> Result<FoundedCourse, Fault> {
    let made = CourseMade {
        slug: &found.slug,
        language: &found.language,
        language_guessed: found.language_guessed,
        made_from: found.made_from,
        made_at: found.made_at,
        made_by: found.made_by,
    };
    let id = course::add_course(tx, &made, now).await?;
    let made = VersionMade {
        state: found.state,
        made_from: found.made_from,
        title: &found.title,
        question: &found.question,
        summary: &found.summary,
        outcomes: &found.outcomes,
        prerequisites: &found.prerequisites,
        weekly_hours: found.weekly_hours,
        level: found.level,
        licence: &found.licence,
        completion: found.completion,
        note: "",
        made_at: found.made_at,
        made_by: found.made_by,
    };
    let version = course::add_version(tx, id, 1, &made, now).await?;
    syllabus_write::put_found(tx, version, &found.units, now).await?;
    course::save_tags(tx, id, &found.tags).await?;
    listing::refresh(tx, id).await?;
    Ok(FoundedCourse {
        course: id,
        version,
    })
}

/// The courses that somebody made, with their versions, for the person to take along.
pub async fn take_out_courses(
    session: &Session,
    person: PersonId,
) -> Result<serde_json::Value, Fault> {
    let made = course::made_by(session, person).await?;
    let lines = made.into_iter().map(|(slug, title, number, at)| {
        serde_json::json!({
            "course": slug.as_str(), "title": title.as_str(), "version": number, "made_at": at.to_string(),
        })
    });
    Ok(lines.collect())
}

/// Forgets who made courses and versions. What they made stays.
pub async fn erase_courses(tx: &Tx, person: PersonId) -> Result<(), Fault> {
    course::forget_maker(tx, person).await
}
