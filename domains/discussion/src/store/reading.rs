//! How far people have read, at rest.

use base::{PersonId, Timestamp, Token};
use courses::RunId;
use store::{Fault, Session, Tx, keys, params, row, statements};

use crate::thread::ThreadId;

row! {
    /// How many posts of a thread are new to somebody.
    pub struct FreshCount {
        /// The run.
        pub run_id: RunId,
        /// The thread.
        pub thread_id: ThreadId,
        /// Its address.
        pub token: Token,
        /// How many.
        pub fresh: i64,
    }
}

statements! {
    /// What is new to person $1 in these runs: posts of others, made after they last read a thread, or else since they have a place.
    hot FRESH_COUNTS: FreshCount = "SELECT thread.run_id, thread.id AS thread_id, thread.token, count(*) AS fresh
        FROM thread
        LEFT JOIN reading ON reading.person_id = $1 AND reading.thread_id = thread.id
        LEFT JOIN organizer ON organizer.run_id = thread.run_id AND organizer.person_id = $1
        LEFT JOIN enrollment ON enrollment.run_id = thread.run_id AND enrollment.person_id = $1 AND enrollment.state = 'seated'
        JOIN post ON post.thread_id = thread.id
            AND post.made_at > COALESCE(reading.seen_at, organizer.since, enrollment.since)
        WHERE thread.run_id = ANY_OF($2)
            AND thread.last_post_at > COALESCE(reading.seen_at, organizer.since, enrollment.since)
            AND post.state = 'shown' AND (post.author_id IS NULL OR post.author_id <> $1)
        GROUP BY thread.run_id, thread.id, thread.token
        ORDER BY thread.run_id, thread.id";

    /// Moves the mark forward, never back.
    MARK_READ = "INSERT INTO reading (person_id, thread_id, seen_at) VALUES ($1, $2, $3)
        ON CONFLICT (person_id, thread_id) DO UPDATE SET seen_at =
            CASE WHEN excluded.seen_at > reading.seen_at THEN excluded.seen_at ELSE reading.seen_at END";
}

/// What is new to somebody in these runs, thread by thread; a thread without anything new is not there.
pub async fn fresh_counts(
    session: &Session,
    person: PersonId,
    runs: &[RunId],
) -> Result<Vec<FreshCount>, Fault> {
    let runs = keys(runs.iter().copied());
    session.all(&FRESH_COUNTS, params![person, runs]).await
}

/// Remembers until when somebody has read a thread.
pub(crate) async fn mark_read(
    tx: &Tx,
    person: PersonId,
    thread: ThreadId,
    until: Timestamp,
) -> Result<(), Fault> {
    tx.run(&MARK_READ, params![person, thread, until]).await?;
    Ok(())
}
