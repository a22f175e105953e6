//! Bulk doors: import, take out, erase. They write no facts.

mod index;
pub mod run;

use base::{LanguageTag, Now, PersonId, Slug, Timestamp, Title};
use store::{Fault, Session, Tx};

pub use crate::doors::index::{index_again, indexed};
pub use crate::doors::run::{
    FoundEnrollment, FoundMark, FoundRun, FoundWholeRun, erase_runs, erase_words,
    found_enrollments, found_marks, found_organizers, found_run, found_unlisted_runs,
    take_out_runs,
};
pub use crate::store::course::Written;
pub use crate::store::syllabus_write::{FoundActivity, FoundMaterial, FoundUnit};

use crate::completion::CompletionRule;
use crate::course::{CourseLevel, VersionState};
use crate::ids::{ActivityId, CourseId, VersionId};
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

impl FoundCourse {
    fn course(&self) -> CourseMade<'_> {
        CourseMade {
            slug: &self.slug,
            language: &self.language,
            language_guessed: self.language_guessed,
            made_from: self.made_from,
            made_at: self.made_at,
            made_by: self.made_by,
        }
    }

    fn version(&self) -> VersionMade<'_> {
        VersionMade {
            state: self.state,
            made_from: self.made_from,
            title: &self.title,
            question: &self.question,
            summary: &self.summary,
            outcomes: &self.outcomes,
            prerequisites: &self.prerequisites,
            weekly_hours: self.weekly_hours,
            level: self.level,
            licence: &self.licence,
            completion: self.completion,
            note: "",
            made_at: self.made_at,
            made_by: self.made_by,
        }
    }
}

/// Puts a course down with its version and its syllabus. The catalogue shows it as one in preparation until a run is put
/// down.
pub async fn found_course(tx: &Tx, found: &FoundCourse, now: &Now) -> Result<FoundedCourse, Fault> {
    let founded = found_unlisted_courses(tx, std::slice::from_ref(found), now).await?;
    let (founded, _) = founded.first().ok_or(Fault::Missing {
        statement: "found_course",
    })?;
    list_courses(tx, &[founded.course]).await?;
    Ok(*founded)
}

/// Puts courses down with their versions and syllabuses, and gives them back in the same order, each with its activities in
/// order; at most a few hundred at once.
/// The catalogue does not show them before [`list_courses`], which is called once when their runs are there too.
pub async fn found_unlisted_courses(
    tx: &Tx,
    found: &[FoundCourse],
    now: &Now,
) -> Result<Vec<(FoundedCourse, Vec<ActivityId>)>, Fault> {
    let courses: Vec<CourseMade<'_>> = found.iter().map(FoundCourse::course).collect();
    let courses = course::add_courses(tx, &courses, now).await?;
    let versions = courses
        .iter()
        .zip(found)
        .map(|(course, found)| (*course, found.version()));
    let versions: Vec<(CourseId, VersionMade<'_>)> = versions.collect();
    let versions = course::add_first_versions(tx, &versions, now).await?;
    let units = versions.iter().zip(found);
    let units: Vec<_> = units
        .map(|(version, found)| (*version, found.units.as_slice()))
        .collect();
    let activities = syllabus_write::put_found(tx, &units, now).await?;
    let tags = courses.iter().zip(found);
    let tags: Vec<_> = tags
        .map(|(course, found)| (*course, found.tags.as_slice()))
        .collect();
    course::add_tags(tx, &tags).await?;
    let founded = courses.into_iter().zip(versions);
    let founded = founded.map(|(course, version)| FoundedCourse { course, version });
    Ok(founded.zip(activities).collect())
}

/// Writes the rows of courses in the catalogue, and the words by which they are found; at most a few hundred at once.
pub async fn list_courses(tx: &Tx, courses: &[CourseId]) -> Result<(), Fault> {
    listing::refresh_all(tx, courses).await
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
