//! Putting one course down, in one transaction.

use std::collections::HashMap;

use base::{Now, Token};
use courses::doors::{
    FoundEnrollment, FoundRun, found_course, found_enrollments, found_organizers, found_run,
};
use courses::enrollment::EnrollmentState;
use courses::{ActivityId, EnrollmentId, RunId, VersionId};
use discussion::doors::{FoundThread, found_threads};
use store::{Fault, Tx, row_key};

use super::write::Put;
use super::{ImportError, P2PU, check, schools};
use crate::edition::Edition;
use crate::p2pu::{CourseRow, OldCourse};
use crate::store::{edition, import, old};

/// How many posts are put down at once.
const POSTS: usize = 1_000;

/// Puts a course down as a whole, and gives back what was counted in the database.
pub(super) async fn course(
    tx: Tx,
    put: &Put,
    read: &OldCourse,
    digest: &str,
    now: &Now,
) -> Result<CourseRow, ImportError> {
    let founded = found_course(&tx, &put.course, now).await?;
    let id = RunId::from_raw(row_key(now.at));
    let run = FoundRun {
        id,
        course: founded.course,
        version: founded.version,
        ..put.run.clone()
    };
    found_run(&tx, &run, now).await?;
    people(&tx, put, &run, now).await?;
    if let Some(school) = read.school {
        schools::list(&tx, school, founded.course, now).await?;
        old::add_addresses(&tx, &schools::addresses(school)).await?;
    }
    let frozen = Edition {
        run: id,
        frozen_at: now.at,
        ..put.edition.clone()
    };
    edition::add(&tx, &frozen).await?;
    let lineages = lineages(&tx, founded.version).await?;
    let documents: Vec<(ActivityId, &old::FoundDocument)> = put
        .documents
        .iter()
        .filter_map(|document| Some((*lineages.get(&document.token)?, document)))
        .collect();
    old::add_documents(&tx, id, &documents).await?;
    threads(&tx, put, id, &lineages, now).await?;
    old::add_addresses(&tx, &put.addresses).await?;
    if !import::done(&tx, P2PU, &read.nid.to_string(), digest, id, now.at).await? {
        let what = "another import put it down meanwhile".to_owned();
        let slug = put.run.slug.to_string();
        return Err(ImportError::Miscounted { slug, what });
    }
    check::whole(&tx, id, put, read).await
}

async fn people(tx: &Tx, put: &Put, run: &FoundRun, now: &Now) -> Result<(), Fault> {
    found_organizers(tx, run.course, run.id, &put.organizers).await?;
    let enrollments: Vec<FoundEnrollment> = put
        .participants
        .iter()
        .map(|person| FoundEnrollment {
            id: EnrollmentId::from_raw(row_key(now.at)),
            person: *person,
            state: EnrollmentState::Seated,
            answer: String::new(),
            asked_at: put.asked_at,
            since: put.asked_at,
        })
        .collect();
    found_enrollments(tx, run.id, &enrollments).await
}

/// The lineages of a version's activities, by their addresses.
async fn lineages(tx: &Tx, version: VersionId) -> Result<HashMap<Token, ActivityId>, Fault> {
    let syllabus = courses::store::syllabus(tx, version).await?;
    let pairs = syllabus
        .activities()
        .map(|part| (part.activity.token.clone(), part.activity.lineage_id));
    Ok(pairs.collect())
}

async fn threads(
    tx: &Tx,
    put: &Put,
    run: RunId,
    lineages: &HashMap<Token, ActivityId>,
    now: &Now,
) -> Result<(), Fault> {
    let plain = put.threads.iter().cloned();
    let about = put.about.iter().filter_map(|(token, thread)| {
        Some(FoundThread {
            activity: Some(*lineages.get(token)?),
            ..thread.clone()
        })
    });
    let mut batch: Vec<FoundThread> = Vec::new();
    let mut posts = 0;
    for thread in plain.chain(about) {
        posts += thread.posts.len();
        batch.push(FoundThread { run, ..thread });
        if posts > POSTS {
            found_threads(tx, &batch, now).await?;
            batch.clear();
            posts = 0;
        }
    }
    found_threads(tx, &batch, now).await?;
    Ok(())
}
