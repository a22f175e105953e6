//! Work that may wait: opening reviews when their week is over, removing files that no version names any more, reacting to facts.

mod reactions;

pub use reactions::react;

use base::Now;
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use store::{Fault, FileFault, FileKey, Tx, jobs};
use web::{App, Error};

use crate::actions;
use crate::round::RoundId;
use crate::store::{person, round};

/// The kind of the job that opens reviews which are due. It leaves itself for the next hour.
pub const OPEN_DUE: &str = "open-due-reviews";
/// The kind of the job that removes a file; its payload is a [`ForgetFile`].
pub const FORGET_FILE: &str = "forget-work-file";

/// The payload of a job of kind [`FORGET_FILE`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForgetFile {
    /// The key of the file.
    pub file: String,
}

/// Why a job of this room failed.
#[derive(Debug)]
pub enum JobFault {
    /// The database.
    Store(Fault),
    /// The file shelf.
    Files(FileFault),
}

impl From<Fault> for JobFault {
    fn from(fault: Fault) -> Self {
        Self::Store(fault)
    }
}

impl From<FileFault> for JobFault {
    fn from(fault: FileFault) -> Self {
        Self::Files(fault)
    }
}

impl std::fmt::Display for JobFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Store(fault) => fault.fmt(f),
            Self::Files(fault) => fault.fmt(f),
        }
    }
}

impl std::error::Error for JobFault {}

/// Leaves the job that opens reviews for this hour, unless it is there. To be called when the university opens.
pub async fn schedule(tx: &Tx, now: &Now) -> Result<(), Fault> {
    leave(tx, now.at, now.at).await
}

async fn leave(tx: &Tx, hour: base::Timestamp, run_at: base::Timestamp) -> Result<(), Fault> {
    let hour = hour.as_second().div_euclid(3_600);
    let key = format!("{OPEN_DUE}:{hour}");
    jobs::enqueue_once(tx, OPEN_DUE, &(), &key, run_at).await?;
    Ok(())
}

/// Opens the reviews of every task that is due: enough works are in and its week is over, or the run wraps up. Then leaves
/// itself for the next hour.
pub async fn open_due(app: &App) -> Result<(), Error> {
    const PAGE: u32 = 200;
    let now = &app.now();
    let mut after = RoundId::from_raw(0);
    loop {
        let page = round::candidates(&app.db.read().await?, after, PAGE).await?;
        let is_last = page.len() < PAGE as usize;
        for candidate in page {
            after = candidate.id;
            let (run, task) = (candidate.run_id, candidate.task_id);
            if candidate.timing().is_due(now.at) {
                app.db
                    .write(|tx| actions::open_by_itself(tx, run, task, now))
                    .await?;
            }
        }
        if is_last {
            break;
        }
    }
    let next = now
        .at
        .checked_add(SignedDuration::from_hours(1))
        .unwrap_or(now.at);
    app.db
        .write(|tx| async move { leave(&tx, next, next).await })
        .await?;
    Ok(())
}

/// Removes a file, unless a version names it.
pub async fn forget_file(app: &App, job: ForgetFile) -> Result<(), JobFault> {
    let file = <FileKey as base::Text>::from_stored(job.file);
    if !person::is_needed(&app.db.read().await?, &file).await? {
        app.files.delete(&file).await?;
    }
    Ok(())
}
