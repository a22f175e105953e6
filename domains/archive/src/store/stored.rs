//! What was really put down for a course: counted in the database, for the report of an import.

use base::{Timestamp, Title};
use courses::RunId;
use store::{Fault, Session, params, row, statements};

row! {
    /// How much of a course is in the database.
    #[derive(PartialEq, Eq)]
    pub struct Stored {
        pub title: Title,
        pub said_status: Option<String>,
        pub said_seats: Option<i64>,
        pub documents: i64,
        pub enrolled: i64,
        pub threads: i64,
        pub posts: i64,
        pub comments: i64,
        pub announcements: i64,
        pub revisions: i64,
        pub first_post: Option<Timestamp>,
        pub last_post: Option<Timestamp>,
    }
}

statements! {
    STORED: Stored = "SELECT course_version.title, edition.said_status, edition.said_seats,
            (SELECT count(*) FROM unit WHERE unit.version_id = run.version_id) AS documents,
            (SELECT count(*) FROM enrollment WHERE enrollment.run_id = run.id) AS enrolled,
            (SELECT count(*) FROM thread WHERE thread.run_id = run.id AND thread.kind = 'forum') AS threads,
            (SELECT count(*) FROM thread JOIN post ON post.thread_id = thread.id
                WHERE thread.run_id = run.id AND thread.kind = 'forum') AS posts,
            (SELECT count(*) FROM thread JOIN post ON post.thread_id = thread.id
                WHERE thread.run_id = run.id AND thread.kind = 'wall' AND thread.activity_id IS NULL) AS comments,
            (SELECT count(*) FROM thread WHERE thread.run_id = run.id AND thread.kind = 'announcement') AS announcements,
            (SELECT count(*) FROM old_revision WHERE old_revision.run_id = run.id) AS revisions,
            (SELECT min(post.made_at) FROM thread JOIN post ON post.thread_id = thread.id
                WHERE thread.run_id = run.id AND thread.kind = 'forum') AS first_post,
            (SELECT max(post.made_at) FROM thread JOIN post ON post.thread_id = thread.id
                WHERE thread.run_id = run.id AND thread.kind = 'forum') AS last_post
        FROM run
        JOIN course_version ON course_version.id = run.version_id
        JOIN edition ON edition.run_id = run.id
        WHERE run.id = $1";

    /// Who organizes a run, by the handles of the old site.
    ORGANIZERS: (String,) = "SELECT imported_person.handle
        FROM organizer JOIN imported_person ON imported_person.person_id = organizer.person_id AND imported_person.source = $2
        WHERE organizer.run_id = $1 ORDER BY organizer.position";
}

/// How much of a run's course is in the database.
pub(crate) async fn stored(session: &Session, run: RunId) -> Result<Stored, Fault> {
    session.one(&STORED, params![run]).await
}

/// Who organizes a run, by the handles of the old site.
pub(crate) async fn organizers(
    session: &Session,
    run: RunId,
    source: &str,
) -> Result<Vec<String>, Fault> {
    let rows = session.all(&ORGANIZERS, params![run, source]).await?;
    Ok(rows.into_iter().map(|(handle,)| handle).collect())
}
