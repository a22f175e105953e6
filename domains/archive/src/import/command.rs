//! The command `stoa import p2pu-archive DIR [--report FILE]`, but for its letters on the screen.

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use base::Now;
use store::Db;

use super::{Done, ImportError, Step, p2pu_archive};
use crate::p2pu::Report;

/// How often the number of pages is said while the folder is looked through.
const EVERY: usize = 1_000;

/// Imports an archive, says line by line how far it is, and writes the report as JSON where it is asked for.
pub async fn command(
    db: &Db,
    dir: &Path,
    report_to: Option<&Path>,
    now: &Now,
    print: &mut (dyn FnMut(&str) -> ControlFlow<()> + Send),
) -> Result<Report, ImportError> {
    let mut tally = [0_usize; 3];
    let report = p2pu_archive(db, dir, now, &mut |step| {
        if let Step::Course { done, .. } = step {
            tally[*done as usize] += 1;
        }
        said(step).map_or(ControlFlow::Continue(()), |line| print(&line))
    })
    .await?;
    let [put, unchanged, differing] = tally;
    let totals = &report.totals;
    let lines = [
        format!(
            "{} courses: {put} put down now, {unchanged} were here unchanged, {differing} were here and differ.",
            totals.courses
        ),
        format!(
            "In the database: {} memberships, {} documents, {} threads with {} posts, {} comments on course walls, {} broadcasts, {} revisions.",
            totals.memberships,
            totals.documents,
            totals.threads,
            totals.posts,
            totals.course_comments,
            totals.broadcasts,
            totals.revisions_listed
        ),
        format!("{} things were skipped.", report.skipped.len()),
    ];
    let skipped = report
        .skipped
        .iter()
        .map(|one| format!("  {}: {}", one.path, one.why));
    for line in lines.into_iter().chain(skipped) {
        // everything is put down: there is nothing left to stop
        if print(&line).is_break() {
            break;
        }
    }
    if let Some(path) = report_to {
        write(path, &report)?;
    }
    Ok(report)
}

fn write(path: &Path, report: &Report) -> Result<(), ImportError> {
    let fault = |source| ImportError::Report {
        path: path.to_owned(),
        source,
    };
    let text = serde_json::to_string_pretty(report).map_err(|error| fault(error.into()))?;
    fs::write(path, text + "\n").map_err(fault)
}

/// What is said about a step; not every page is worth a line.
fn said(step: &Step<'_>) -> Option<String> {
    match step {
        Step::Looking { pages, profiles } => ((pages + profiles) % EVERY == 0)
            .then(|| format!("{pages} pages and {profiles} profiles seen")),
        Step::People { done, of } => Some(format!("{done} of {of} people")),
        Step::Course {
            number,
            of,
            row,
            done,
        } => {
            let what = match done {
                Done::PutDown => format!(
                    "{} members, {} documents, {} threads, {} posts",
                    row.members, row.documents, row.threads, row.posts
                ),
                Done::Unchanged => "unchanged, skipped".to_owned(),
                Done::Differs => "was here, its pages differ now, skipped".to_owned(),
            };
            Some(format!("{number} of {of}: {}: {what}", row.slug))
        }
    }
}
