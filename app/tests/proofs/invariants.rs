//! What must be so after any kill: nothing that was acknowledged is missing, and nothing is there by half.
//!
//! Every statement counts violations. `$1` is a key: older rows were looked at before.

use std::ops::RangeInclusive;

use base::{PersonId, Timestamp};
use store::{Db, SearchQuery, Statement, params, row_key, texts};

store::row! {
    /// How often something is there.
    pub struct Found {
        pub what: String,
        pub times: i64,
    }

    /// Where somebody stands in a run.
    pub struct Place {
        pub person_id: PersonId,
        pub state: String,
    }
}

store::statements! {
    /// How much everybody did lately.
    FORGET_PACE = "DELETE FROM pace";
    /// A thread counts its posts, its last one and its branches.
    THREADS: (i64,) =
        "SELECT count(*) AS wrong FROM thread
          WHERE id > $1 AND (
             post_count <> (SELECT count(*) FROM post WHERE post.thread_id = thread.id AND post.state = 'shown')
             OR last_post_at <> (SELECT max(made_at) FROM post WHERE post.thread_id = thread.id)
             OR branches <> (SELECT count(*) FROM post WHERE post.thread_id = thread.id AND post.parent_id IS NULL))";
    /// A post comes with one fact and one act of its author, and its author has read the thread up to it.
    POSTS: (i64,) =
        "SELECT count(*) AS wrong FROM post JOIN thread ON thread.id = post.thread_id
          WHERE post.id > $1 AND (
             1 <> (SELECT count(*) FROM act
                    WHERE act.run_id = thread.run_id AND act.person_id = post.author_id AND act.id > $1
                      AND act.kind = 'posted' AND act.subject = post.id)
             OR 1 <> (SELECT count(*) FROM fact
                    WHERE fact.id > $1 AND fact.kind IN ('posted', 'thread_started') AND fact.subject = thread.id
                      AND fact.person_id = post.author_id AND fact.at = post.made_at)
             OR NOT EXISTS (SELECT 1 FROM reading
                    WHERE reading.person_id = post.author_id AND reading.thread_id = thread.id
                      AND reading.seen_at >= post.made_at))";
    /// A run counts its seats and its line, gives no seat twice, and the catalogue shows the same.
    SEATS: (i64,) =
        "SELECT count(*) AS wrong FROM run
          WHERE seats_taken > seats
             OR seats_taken <> (SELECT count(*) FROM enrollment WHERE run_id = run.id AND enrollment.state = 'seated')
             OR waiting_count <> (SELECT count(*) FROM enrollment WHERE run_id = run.id AND enrollment.state = 'waiting')
             OR (seats_taken < seats AND waiting_count > 0 AND run.state = 'signing_up')
             OR EXISTS (SELECT 1 FROM course_listing
                         WHERE course_listing.run_id = run.id AND course_listing.seats_taken <> run.seats_taken)";
    /// Whoever asked for a place has an act for it, and the fact that tells others.
    PLACES: (i64,) =
        "SELECT count(*) AS wrong FROM act
          WHERE act.id > $1 AND act.kind IN ('signed_up', 'left') AND 1 <> (
             SELECT count(*) FROM fact
              WHERE fact.id > $1 AND fact.kind IN ('enrolled', 'waitlisted', 'left') AND fact.subject = act.run_id
                AND fact.person_id = act.person_id AND fact.at = act.at)";
    /// A work counts its versions, which have no gap, and each came with an act and a fact; the round counts its works.
    WORKS: (i64,) =
        "SELECT count(*) AS wrong FROM submission
          WHERE versions <> (SELECT count(*) FROM submission_version WHERE submission_id = submission.id)
             OR versions <> (SELECT max(number) FROM submission_version WHERE submission_id = submission.id)
             OR latest_at <> (SELECT max(made_at) FROM submission_version WHERE submission_id = submission.id)
             OR (SELECT count(*) FROM submission_version WHERE submission_id = submission.id AND submission_version.id > $1)
                <> (SELECT count(*) FROM fact WHERE fact.kind = 'work_handed_in' AND fact.subject = submission.id AND fact.id > $1)
             OR (SELECT count(*) FROM submission_version WHERE submission_id = submission.id AND submission_version.id > $1)
                <> (SELECT count(*) FROM act WHERE act.run_id = submission.run_id AND act.person_id = submission.person_id
                       AND act.kind = 'handed_in' AND act.subject = submission.id AND act.id > $1)";
    /// A round counts its works.
    ROUNDS: (i64,) =
        "SELECT count(*) AS wrong FROM review_round
          WHERE works <> (SELECT count(*) FROM submission
                           WHERE submission.run_id = review_round.run_id AND submission.task_id = review_round.task_id)";
    /// A new course has a version, a run with its first step, an organizer, and a row in the catalogue.
    COURSES: (i64,) =
        "SELECT count(*) AS wrong FROM course
          WHERE course.id > $1 AND (
             1 <> (SELECT count(*) FROM course_version WHERE course_version.course_id = course.id)
             OR 1 <> (SELECT count(*) FROM run WHERE run.course_id = course.id)
             OR 1 <> (SELECT count(*) FROM run JOIN organizer ON organizer.run_id = run.id WHERE run.course_id = course.id)
             OR 1 <> (SELECT count(*) FROM run JOIN run_transition ON run_transition.run_id = run.id WHERE run.course_id = course.id)
             OR 1 <> (SELECT count(*) FROM course_listing WHERE course_listing.course_id = course.id))";
    /// Search finds every new course by its title, and no other.
    UNFOUND: (i64,) =
        "SELECT abs((SELECT count(*) FROM course WHERE course.id > $1)
                  - (SELECT count(*) FROM course WHERE course.id > $1 AND course.id IN MATCHES(course_words, $2))) AS wrong";
    /// Whoever was told about a fact has one letter for it, and nobody has two.
    LETTERS: (i64,) =
        "SELECT (SELECT count(*) FROM letter WHERE id > $1)
              - (SELECT count(*) FROM run_letter WHERE fact_id > $1)
              - (SELECT count(*) FROM assessment_letter WHERE fact_id > $1)
              - (SELECT count(*) FROM award_letter WHERE fact_id > $1) AS wrong";
    /// How many letters each address got, by their kind.
    WRITTEN_TO: Found =
        "SELECT kind || ' to ' || to_address AS what, count(*) AS times FROM letter WHERE id > $1
          GROUP BY kind, to_address ORDER BY times DESC, what LIMIT 20";
    /// After all work is done, everybody whom a fact is about was told.
    UNTOLD: (i64,) =
        "SELECT count(*) AS wrong FROM fact
          WHERE fact.id > $1 AND fact.kind IN ('enrolled', 'waitlisted', 'moved_up')
            AND NOT EXISTS (SELECT 1 FROM run_letter WHERE run_letter.fact_id = fact.id)";
    /// After all work is done, no reaction and no letter waits or was given up.
    LEFT_OVER: (i64,) =
        "SELECT count(*) AS wrong FROM job WHERE id > $1 AND kind IN ('react', 'send-letter')";

    /// How often is each of these posts there?
    pub POSTED: Found =
        "SELECT body AS what, count(*) AS times FROM post WHERE id > $1 AND body = ANY_TEXT($2) GROUP BY body ORDER BY body";
    /// How often is each of these courses there?
    pub BEGUN: Found =
        "SELECT title AS what, count(*) AS times FROM course_version WHERE id > $1 AND title = ANY_TEXT($2)
          GROUP BY title ORDER BY title";
    /// How often is each of these versions there?
    pub HANDED_IN: Found =
        "SELECT body AS what, count(*) AS times FROM submission_version WHERE id > $1 AND body = ANY_TEXT($2)
          GROUP BY body ORDER BY body";
    /// Which of these forms were taken?
    TAKEN: Found =
        "SELECT token AS what, count(*) AS times FROM sent_form WHERE token = ANY_TEXT($1) GROUP BY token ORDER BY token";
    /// Where do people stand in this run?
    PLACES_IN: Place =
        "SELECT enrollment.person_id, enrollment.state FROM enrollment JOIN run ON run.id = enrollment.run_id
          WHERE run.slug = $1 ORDER BY enrollment.id";
}

/// The word in the title of every course that a writer begins.
pub const TITLE: &str = "Outliving";

/// Holds at any moment at which nobody writes, for what is new.
const NEW: [&Statement<(i64,)>; 5] = [&THREADS, &POSTS, &PLACES, &WORKS, &COURSES];

/// Holds at any moment at which nobody writes, for everything.
const ALL: [&Statement<(i64,)>; 2] = [&SEATS, &ROUNDS];

/// Holds when the worker has nothing left to do.
const AT_REST: [&Statement<(i64,)>; 2] = [&UNTOLD, &LEFT_OVER];

/// How many laws are looked at after every kill.
pub const LAWS: usize = NEW.len() + ALL.len() + 1;

/// The least key of what is made from that moment on.
pub fn since(at: Timestamp) -> i64 {
    // the low bits of a key are chance
    row_key(at) >> 22 << 22
}

/// Fails with the names of the laws that are broken.
pub async fn hold(db: &Db, since: i64) {
    let mut broken = broken(db, since, &NEW).await;
    let session = db.read().await.unwrap();
    for law in ALL {
        let (wrong,) = session.one(law, params![]).await.unwrap();
        broken.extend((wrong != 0).then(|| (law.name(), wrong)));
    }
    let query = SearchQuery::parse(TITLE).unwrap();
    let (wrong,) = session.one(&UNFOUND, params![since, query]).await.unwrap();
    broken.extend((wrong != 0).then(|| (UNFOUND.name(), wrong)));
    assert!(broken.is_empty(), "half-written: {broken:?}");
}

/// The same, and what is due when no job waits.
pub async fn hold_at_rest(db: &Db, since: i64) {
    hold_at_rest_with(db, since, 0..=0).await;
}

/// The same, where people were written to for other reasons than facts, too: so many times.
pub async fn hold_at_rest_with(db: &Db, since: i64, other_letters: RangeInclusive<i64>) {
    hold(db, since).await;
    let mut broken = broken(db, since, &AT_REST).await;
    let session = db.read().await.unwrap();
    let (letters,) = session.one(&LETTERS, params![since]).await.unwrap();
    broken.extend((!other_letters.contains(&letters)).then(|| (LETTERS.name(), letters)));
    if !broken.is_empty() {
        let most: Vec<Found> = session.all(&WRITTEN_TO, params![since]).await.unwrap();
        panic!(
            "left undone, with {other_letters:?} other letters: {broken:?}, most written to: {most:?}"
        );
    }
}

/// What is written in threads is whole, whatever the clock said.
pub async fn talk_holds(db: &Db) {
    let broken = broken(db, 0, &[&THREADS, &POSTS, &PLACES]).await;
    assert!(broken.is_empty(), "half-written: {broken:?}");
}

/// Nobody waits for a letter, and nobody got two.
pub async fn rests(db: &Db) {
    let broken = broken(db, 0, &AT_REST).await;
    assert!(broken.is_empty(), "left undone: {broken:?}");
}

async fn broken(
    db: &Db,
    since: i64,
    laws: &[&'static Statement<(i64,)>],
) -> Vec<(&'static str, i64)> {
    let session = db.read().await.unwrap();
    let mut broken = Vec::new();
    for law in laws {
        let (wrong,) = session.one(law, params![since]).await.unwrap();
        broken.extend((wrong != 0).then(|| (law.name(), wrong)));
    }
    broken
}

/// How often each of these is there, by their whole text.
pub async fn times(
    db: &Db,
    statement: &Statement<Found>,
    since: i64,
    what: &[String],
) -> Vec<Found> {
    let session = db.read().await.unwrap();
    session
        .all(statement, params![since, texts(what.to_vec())])
        .await
        .unwrap()
}

/// Which of these forms were taken.
pub async fn taken(db: &Db, tokens: &[String]) -> Vec<Found> {
    let session = db.read().await.unwrap();
    session
        .all(&TAKEN, params![texts(tokens.to_vec())])
        .await
        .unwrap()
}

/// Forgets how much everybody did lately: the writers write more than people may, and that is not what is proved here.
pub async fn let_everybody_hurry(db: &Db) {
    let forgotten: Result<u64, store::Fault> = db
        .write(|tx| async move { tx.run(&FORGET_PACE, params![]).await })
        .await;
    forgotten.unwrap();
}

/// Where people stand in a run.
pub async fn places(db: &Db, run: &str) -> Vec<Place> {
    db.read()
        .await
        .unwrap()
        .all(&PLACES_IN, params![run])
        .await
        .unwrap()
}
