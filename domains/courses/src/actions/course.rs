//! What people do with a course: begin it, write it, publish it.

use base::{Now, PersonId, Slug};
use store::Tx;
use web::Error;

use super::run::{NewRun, begin, move_to_version};
use crate::completion::CompletionRule;
use crate::course::{CourseRefusal, CourseText, NewCourse, VersionState, may_publish};
use crate::ids::VersionId;
use crate::licence::Licence;
use crate::policy::{self, CourseRole};
use crate::store::course::{self, CourseMade, EditedRun, VersionMade, Written};
use crate::store::{listing, syllabus};

/// Somebody at the desk at which the syllabus of a run is written.
#[derive(Debug, Clone, Copy)]
pub struct Desk<'a> {
    /// Who sits there.
    pub by: PersonId,
    /// The address of the run.
    pub run: &'a Slug,
}

impl Desk<'_> {
    /// The run, if its syllabus is theirs to write.
    async fn open(self, tx: &Tx) -> Result<EditedRun, Error> {
        let run = course::edited_run(tx, self.run, Some(self.by)).await?;
        let run = run.ok_or(Error::NotFound)?;
        policy::course::edit(run.role(Some(self.by)))?;
        Ok(run)
    }

    /// The run with the draft that may be written.
    pub(super) async fn draft(self, tx: &Tx) -> Result<(EditedRun, VersionId), Error> {
        let run = self.open(tx).await?;
        let draft = run.writable().ok_or(CourseRefusal::Published)?;
        Ok((run, draft))
    }
}

/// The address that the first run of a new course will have.
pub async fn first_address(
    tx: &Tx,
    new: &NewCourse,
    run: &NewRun,
    now: &Now,
) -> Result<Slug, Error> {
    let slug = course::free_slug(tx, &Slug::of_title(new.title.as_str())).await?;
    let year = run.zone.day(now.at).year();
    Ok(crate::store::run::free_slug(tx, &slug, year).await?)
}

/// Begins a course, with a draft of its first run; whoever does it organizes it. Gives the address of the run.
pub async fn create_course(
    tx: Tx,
    by: PersonId,
    new: &NewCourse,
    run: &NewRun,
    now: &Now,
) -> Result<Slug, Error> {
    policy::course::create_course(CourseRole::Member)?;
    let slug = course::free_slug(&tx, &Slug::of_title(new.title.as_str())).await?;
    let made = CourseMade {
        slug: &slug,
        language: &new.language,
        language_guessed: false,
        made_from: None,
        made_at: now.at,
        made_by: Some(by),
    };
    let id = course::add_course(&tx, &made, now).await?;
    let nothing = Written::default();
    let made = VersionMade {
        state: VersionState::Draft,
        made_from: None,
        title: &new.title,
        question: &new.question,
        summary: &nothing,
        outcomes: &nothing,
        prerequisites: &nothing,
        weekly_hours: None,
        level: None,
        licence: &Licence::of_the_house(),
        completion: CompletionRule::default(),
        note: "",
        made_at: now.at,
        made_by: Some(by),
    };
    let version = course::add_version(&tx, id, 1, &made, now).await?;
    begin(&tx, by, (id, version), &slug, run, now).await
}

/// Begins a draft beside a run that goes on with its published version. Where there is one already, that one is written on.
pub async fn begin_draft(tx: Tx, desk: Desk<'_>, now: &Now) -> Result<(), Error> {
    let run = desk.open(&tx).await?;
    if run.is_over() {
        return Err(CourseRefusal::Published.into());
    }
    if run.writable().is_none() {
        let from = course::version(&tx, run.version).await?;
        let from = from.ok_or(Error::NotFound)?;
        course::copy_version(&tx, &from, desk.by, Some(run.run), now).await?;
    }
    Ok(())
}

/// Writes what the draft says about the course, if nobody else saved since that number of changes.
pub async fn edit_course(
    tx: Tx,
    desk: Desk<'_>,
    text: &CourseText,
    seen: i64,
) -> Result<(), Error> {
    let (run, draft) = desk.draft(&tx).await?;
    if !course::save_version(&tx, draft, seen, text).await? {
        return Err(CourseRefusal::ChangedMeanwhile.into());
    }
    course::save_tags(&tx, run.course, &text.tags).await?;
    listing::refresh(&tx, run.course).await?;
    Ok(())
}

base::words! {
    /// What a run does when a new version is published.
    pub enum AfterPublishing {
        /// It goes on with the new version.
        Move = "move",
        /// It goes on with the one that it has.
        Stay = "stay",
    }
}

/// Publishes the draft: from now on it never changes. Gives its number.
pub async fn publish_version(
    tx: Tx,
    desk: Desk<'_>,
    note: &str,
    after: AfterPublishing,
    now: &Now,
) -> Result<i64, Error> {
    let (run, draft) = desk.draft(&tx).await?;
    policy::course::publish(run.role(Some(desk.by)))?;
    let version = course::version(&tx, draft).await?.ok_or(Error::NotFound)?;
    let activities = syllabus::syllabus(&tx, draft).await?.activities().count();
    may_publish(version.state, activities)?;
    course::publish(&tx, draft, note, now.at).await?;
    match after {
        AfterPublishing::Move if draft != run.version => {
            move_to_version(tx, desk.by, run.run, version.number).await?;
        }
        AfterPublishing::Move | AfterPublishing::Stay => {
            listing::refresh(&tx, run.course).await?;
        }
    }
    Ok(version.number)
}
