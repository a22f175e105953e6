//! Putting an old site down, one course at a time: `stoa import p2pu-archive DIR`.
//!
//! First the addresses of all courses are settled, and everybody with a profile comes in. Then each course is read, written as our
//! own things, and put down in one transaction: course, version, units, run, people, threads, revisions, old addresses. Before the
//! transaction ends, what is there is counted and compared with what was read. What was put down before is left as it is.

mod check;
mod command;
mod homes;
mod people;
mod plan;
mod put;
mod schools;
mod text;
mod threads;
mod write;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use base::Now;
use store::{Db, Fault, Transient};

pub use command::command;

use crate::p2pu::{self, ArchiveError, CourseRow, Report};
use people::Folk;
use plan::{Plan, Planned};

/// How the old P2PU site is called in our tables.
pub const P2PU: &str = "p2pu";

/// Why an import stopped. Everything that was put down until then is whole, and the next time goes on from there.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The archive as a whole cannot be read.
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    /// The database failed.
    #[error("the database failed: {0}")]
    Database(#[from] Fault),
    /// What is in the database is not what was read.
    #[error("course {slug} was not put down: {what}")]
    Miscounted {
        /// The address of the course.
        slug: String,
        /// What differs.
        what: String,
    },
    /// Somebody asked to stop.
    #[error("the import was stopped; the next one goes on from here")]
    Stopped,
    /// The report cannot be written.
    #[error("the report cannot be written to {}: {source}", path.display())]
    Report {
        /// Where it should be.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
}

impl Transient for ImportError {
    fn is_transient(&self) -> bool {
        matches!(self, Self::Database(fault) if fault.is_transient())
    }
}

/// How far an import has come.
#[derive(Debug)]
pub enum Step<'a> {
    /// The folder is being looked through.
    Looking {
        /// Pages so far.
        pages: usize,
        /// Profiles so far.
        profiles: usize,
    },
    /// People are coming in.
    People {
        /// How many came now.
        done: usize,
        /// How many there are.
        of: usize,
    },
    /// A course is done.
    Course {
        /// Its number.
        number: usize,
        /// How many there are.
        of: usize,
        /// What is in the database.
        row: &'a CourseRow,
        /// What was done.
        done: Done,
    },
}

/// What was done with a course.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// It was put down.
    PutDown,
    /// It was there already.
    Unchanged,
    /// It was there already, and its pages have changed since: the edition stays as it is.
    Differs,
}

/// Hears how far an import has come, and may stop it.
pub type Listener<'a> = dyn FnMut(&Step<'_>) -> ControlFlow<()> + Send + 'a;

/// Puts the archive of the old P2PU site in `dir` down, and reports what is in the database.
pub async fn p2pu_archive(
    db: &Db,
    dir: &Path,
    now: &Now,
    listener: &mut Listener<'_>,
) -> Result<Report, ImportError> {
    let mut stopped = false;
    let survey = p2pu::survey(dir, &mut |seen| {
        let step = Step::Looking {
            pages: seen.pages,
            profiles: seen.profiles,
        };
        stopped |= listener(&step).is_break();
    })?;
    if stopped {
        return Err(ImportError::Stopped);
    }
    let plan = Plan::settle(db, &survey).await?;
    let mut folk = Folk::known(db).await?;
    folk.let_in(db, survey.people(), survey.profile_count(), now, listener)
        .await?;
    let mut report = Report::of(&survey);
    for (place, planned) in plan.courses().iter().enumerate() {
        let (row, done) = course(db, &survey, &plan, planned, &mut folk, &mut report, now).await?;
        let step = Step::Course {
            number: place + 1,
            of: plan.courses().len(),
            row: &row,
            done,
        };
        if listener(&step).is_break() {
            return Err(ImportError::Stopped);
        }
    }
    Ok(report)
}

/// Reads one course, puts it down unless it is there, and adds it to the report.
async fn course(
    db: &Db,
    survey: &p2pu::Survey,
    plan: &Plan,
    planned: &Planned,
    folk: &mut Folk,
    report: &mut Report,
    now: &Now,
) -> Result<(CourseRow, Done), ImportError> {
    let digest = survey.digest(&planned.key)?;
    let read = plan.read(survey, planned, folk)?;
    let Some((run, before)) = &planned.done else {
        folk.let_in_unseen(db, &read, now).await?;
        let put = write::course(&read, planned, folk, plan.addresses_of(planned));
        let row = db
            .write(|tx| put::course(tx, &put, &read, &digest, now))
            .await?;
        report.add_as(&read, row.clone());
        return Ok((row, Done::PutDown));
    };
    let session = db.read().await?;
    let row = check::row(&session, *run, &read).await?;
    let done = if *before == digest {
        Done::Unchanged
    } else {
        Done::Differs
    };
    if done == Done::Differs {
        let why = "the pages of this course have changed since it was imported; its edition stays as it is";
        report.skip(planned.key.slug.clone(), why);
    }
    if let Some(what) = check::differences(&row, &CourseRow::of(&read)) {
        report.skip(
            planned.key.slug.clone(),
            format!("the edition has changed since it was imported: {what}"),
        );
    }
    report.add_as(&read, row.clone());
    Ok((row, done))
}
