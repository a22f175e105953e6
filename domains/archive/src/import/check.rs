//! Counting in the database what was put down, and comparing it with what was read.

use base::Timestamp;
use courses::RunId;
use store::{Fault, Session};

use super::write::Put;
use super::{ImportError, P2PU};
use crate::p2pu::{CourseRow, OldCourse, SiteTime};
use crate::store::stored::{self, Stored};

/// What the database holds of a course that was just put down. Fails when that is not what was read.
pub(super) async fn whole(
    session: &Session,
    run: RunId,
    put: &Put,
    read: &OldCourse,
) -> Result<CourseRow, ImportError> {
    let stored = stored::stored(session, run).await?;
    let organizers = stored::organizers(session, run, P2PU).await?;
    let row = counted(
        &stored,
        organizers,
        read,
        put.organizing_members,
        put.events,
    );
    match differences(&row, &put.expected) {
        None => Ok(row),
        Some(what) => Err(ImportError::Miscounted {
            slug: put.run.slug.to_string(),
            what,
        }),
    }
}

/// What the database holds of a course that was put down earlier.
pub(super) async fn row(
    session: &Session,
    run: RunId,
    read: &OldCourse,
) -> Result<CourseRow, Fault> {
    let stored = stored::stored(session, run).await?;
    let organizers = stored::organizers(session, run, P2PU).await?;
    let organizing = read
        .members
        .iter()
        .filter(|member| organizers.contains(&member.handle))
        .count();
    Ok(counted(
        &stored,
        organizers,
        read,
        organizing,
        read.events.len(),
    ))
}

/// The row of the report: numbers from the database, names of the old site from what was read.
fn counted(
    stored: &Stored,
    organizers: Vec<String>,
    read: &OldCourse,
    organizing: usize,
    events: usize,
) -> CourseRow {
    let number = |count: i64| usize::try_from(count).unwrap_or_default();
    let seen = CourseRow::of(read);
    let site = |moment: Option<Timestamp>, read: &Option<String>| {
        // a post without a date was put at the beginning of its thread
        read.as_ref()?;
        Some(site_time(moment?))
    };
    CourseRow {
        nid: seen.nid,
        slug: seen.slug,
        school: seen.school,
        title: stored.title.to_string(),
        status: stored.said_status.clone().unwrap_or_default(),
        seats: stored.said_seats,
        organizers,
        members: number(stored.enrolled) + organizing,
        documents: number(stored.documents),
        threads: number(stored.threads),
        posts: number(stored.posts),
        course_comments: number(stored.comments),
        broadcasts: number(stored.announcements).saturating_sub(events),
        revisions_listed: number(stored.revisions),
        first_post: site(stored.first_post, &seen.first_post),
        last_post: site(stored.last_post, &seen.last_post),
    }
}

fn site_time(moment: Timestamp) -> String {
    let local = jiff::tz::Offset::constant(2).to_datetime(moment);
    SiteTime { at: moment, local }.to_string()
}

/// What differs between two rows, in words.
pub(super) fn differences(stored: &CourseRow, read: &CourseRow) -> Option<String> {
    let fields = [
        ("title", stored.title == read.title),
        ("status", stored.status == read.status),
        ("seats", stored.seats == read.seats),
        ("organizers", stored.organizers == read.organizers),
        ("first_post", stored.first_post == read.first_post),
        ("last_post", stored.last_post == read.last_post),
    ];
    let numbers = [
        ("members", stored.members, read.members),
        ("documents", stored.documents, read.documents),
        ("threads", stored.threads, read.threads),
        ("posts", stored.posts, read.posts),
        (
            "course_comments",
            stored.course_comments,
            read.course_comments,
        ),
        ("broadcasts", stored.broadcasts, read.broadcasts),
        (
            "revisions_listed",
            stored.revisions_listed,
            read.revisions_listed,
        ),
    ];
    let mut said: Vec<String> = fields
        .into_iter()
        .filter(|(_, same)| !same)
        .map(|(field, _)| format!("{field} is not the same"))
        .collect();
    said.extend(
        numbers
            .into_iter()
            .filter(|(_, stored, read)| stored != read)
            .map(|(field, stored, read)| format!("{field}: {stored} in the database, {read} read")),
    );
    (!said.is_empty()).then(|| said.join("; "))
}
