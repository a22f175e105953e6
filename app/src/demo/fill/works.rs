//! What was handed in, and what peers said of it.

use assessment::doors::{
    FoundReview, FoundSaid, FoundVersion, FoundWork, found_reviews, found_works,
};
use base::{Now, Prose, TextProblem};
use store::Tx;

use super::{FillError, Known, KnownCourse, KnownRun, moment};
use crate::demo::content::{Review, Run, Work};

/// Puts the works of a run down with their reviews.
pub async fn found(
    tx: &Tx,
    known: &Known,
    course: &KnownCourse,
    founded: &KnownRun,
    run: &Run,
    now: &Now,
) -> Result<(), FillError> {
    if run.works.is_empty() {
        return Ok(());
    }
    let works = run
        .works
        .iter()
        .map(|work| shaped(known, course, founded, work, now))
        .collect::<Result<Vec<_>, _>>()?;
    let placed = found_works(tx, &works, now).await?;
    let mut reviews = Vec::new();
    for (work, placed) in run.works.iter().zip(placed) {
        for review in &work.reviews {
            reviews.push(FoundReview {
                work: placed.id,
                ..said(known, founded, review, &placed, now)?
            });
        }
    }
    found_reviews(tx, &reviews, now).await?;
    Ok(())
}

fn shaped(
    known: &Known,
    course: &KnownCourse,
    run: &KnownRun,
    work: &Work,
    now: &Now,
) -> Result<FoundWork, FillError> {
    let versions = work.versions.iter().map(|version| {
        Ok::<_, FillError>(FoundVersion {
            body: prose(&version.text)?,
            link: None,
            file: None,
            at: moment(now, &run.zone, version.day, &version.time)?,
        })
    });
    Ok(FoundWork {
        run: run.id,
        task: course.activity(&work.task)?,
        author: known.person(&work.by)?,
        versions: versions.collect::<Result<_, _>>()?,
    })
}

/// The demo counts levels from 1, the rubric from 0.
fn said(
    known: &Known,
    run: &KnownRun,
    review: &Review,
    work: &assessment::doors::FoundedWork,
    now: &Now,
) -> Result<FoundReview, FillError> {
    let at = moment(now, &run.zone, review.day, &review.time)?;
    let empty = prose("")?;
    Ok(FoundReview {
        work: work.id,
        reviewer: known.person(&review.by)?,
        assigned_at: at
            .checked_sub(jiff::SignedDuration::from_hours(30))
            .unwrap_or(at),
        said: Some(FoundSaid {
            marks: review
                .levels
                .iter()
                .map(|level| (i64::from(level.saturating_sub(1)), empty.clone()))
                .collect(),
            text: prose(&review.text)?,
            at,
            useful: None,
        }),
    })
}

fn prose(text: &str) -> Result<Prose, FillError> {
    Prose::parse_optional(text)
        .map_err(|problem: TextProblem| FillError::Content(problem.to_string()))
}
