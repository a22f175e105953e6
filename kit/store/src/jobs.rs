//! Work that may wait: rows written in the same transaction as the reason for them, done by a worker afterwards, at least once.

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::db::Db;
use crate::fault::Fault;
use crate::key::{chance, row_key};
use crate::session::{Session, Tx};

/// How often a job is tried before it is given up and stays to be looked at.
pub const ATTEMPTS: i64 = 10;

/// How long a finished job with a unique key stays, so that the same one is not done twice.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(7 * 24);

base::words! {
    /// Where a job is in its life.
    pub enum JobState {
        /// Waits for its time, or for another try.
        Waiting = "waiting",
        /// Was done; kept only for its unique key.
        Done = "done",
        /// Was given up; somebody should look.
        Dead = "dead",
    }
}

crate::row! {
    /// A job that this worker has claimed.
    pub struct Job {
        /// Its key.
        pub id: i64,
        /// Who does it.
        pub kind: String,
        /// What there is to know, as JSON.
        pub payload: String,
        /// Which try this is, from 1.
        pub attempts: i64,
    }

    /// A job as an operator sees it.
    pub struct JobLine {
        /// Its key.
        pub id: i64,
        /// Who does it.
        pub kind: String,
        /// Where it is in its life.
        pub state: JobState,
        /// When it is to be done.
        pub run_at: Timestamp,
        /// How often it was tried.
        pub attempts: i64,
        /// What went wrong the last time.
        pub last_error: Option<String>,
    }
}

impl Job {
    /// Reads what there is to know.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, Fault> {
        serde_json::from_str(&self.payload).map_err(|source| Fault::Json {
            what: "a job",
            source,
        })
    }
}

crate::statements! {
    /// Leaves a job; one with a unique key that is known already changes nothing.
    ENQUEUE =
        "INSERT INTO job (id, kind, payload, state, run_at, attempts, lease_until, unique_key)
         VALUES ($1, $2, $3, 'waiting', $4, 0, 0, $5)
         ON CONFLICT (unique_key) DO NOTHING";
    /// Is there a job to do?
    hot DUE: (i64,) =
        "SELECT id FROM job
          WHERE state = 'waiting' AND run_at <= $1 AND lease_until <= $1 AND kind = ANY_TEXT($2)
          ORDER BY run_at, id LIMIT 1";
    /// Takes jobs for this worker until the lease ends.
    hot CLAIM: Job =
        "WITH due AS MATERIALIZED (
            SELECT id FROM job
             WHERE state = 'waiting' AND run_at <= $1 AND lease_until <= $1 AND kind = ANY_TEXT($2)
             ORDER BY run_at, id LIMIT $3 SKIP_LOCKED
         )
         UPDATE job SET lease_until = $4, attempts = attempts + 1
          WHERE id IN (SELECT id FROM due)
         RETURNING id, kind, payload, attempts";
    /// Keeps a job that takes longer.
    hot RENEW: (i64,) = "UPDATE job SET lease_until = $3 WHERE id = $1 AND attempts = $2 AND state = 'waiting' RETURNING id";
    /// Forgets a job that was done and has no unique key.
    hot DONE: (i64,) = "DELETE FROM job WHERE id = $1 AND attempts = $2 AND unique_key IS NULL RETURNING id";
    /// Remembers that a job with a unique key was done, at that time.
    hot DONE_ONCE: (i64,) =
        "UPDATE job SET state = 'done', run_at = $3, last_error = NULL
          WHERE id = $1 AND attempts = $2 AND unique_key IS NOT NULL
         RETURNING id";
    /// Puts a job off after a failure, or gives it up.
    hot FAILED: (i64,) =
        "UPDATE job SET state = $3, run_at = $4, lease_until = 0, last_error = $5
          WHERE id = $1 AND attempts = $2
         RETURNING id";
    /// Forgets what was done long ago.
    hot SWEEP: (i64,) = "DELETE FROM job WHERE state = 'done' AND run_at < $1 RETURNING id";
    /// How many jobs are there, by state and kind?
    COUNTS: (JobState, String, i64) = "SELECT state, kind, count(*) AS jobs FROM job GROUP BY state, kind ORDER BY state, kind";
    /// Which job waits the longest for its time that has come?
    hot OVERDUE: (String, Timestamp) =
        "SELECT kind, run_at FROM job WHERE state = 'waiting' AND run_at <= $1 AND lease_until <= $1 ORDER BY run_at, id LIMIT 1";
    /// Which jobs may hold this text?
    HOLDING: (i64, String, Option<String>) =
        "SELECT id, payload, last_error FROM job WHERE payload LIKE $1 OR last_error LIKE $1 ORDER BY id";
    /// Removes a job.
    hot REMOVE = "DELETE FROM job WHERE id = $1";
    /// Which jobs are in this state?
    hot LINES: JobLine =
        "SELECT id, kind, state, run_at, attempts, last_error FROM job WHERE state = $1 AND id > $2 ORDER BY id LIMIT $3";
    /// Gives a dead job another life.
    hot REVIVE =
        "UPDATE job SET state = 'waiting', attempts = 0, run_at = $2, lease_until = 0 WHERE id = $1 AND state = 'dead'";
}

pub(crate) fn json(payload: &impl Serialize) -> Result<String, Fault> {
    serde_json::to_string(payload).map_err(|source| Fault::Json {
        what: "a payload",
        source,
    })
}

/// Leaves a job for the worker, to be done from `run_at` on, after this transaction is committed.
pub async fn enqueue(
    tx: &Tx,
    kind: &'static str,
    payload: &impl Serialize,
    run_at: Timestamp,
) -> Result<(), Fault> {
    tx.run(
        &ENQUEUE,
        crate::params![row_key(run_at), kind, json(payload)?, run_at, None::<&str>],
    )
    .await?;
    tx.wakes_workers();
    Ok(())
}

/// Leaves a job, unless there is or was one with this unique key (it is remembered for a week after it was done). For what recurs,
/// the key names the occasion: `digest:2026-11-23`. True when the job is new.
pub async fn enqueue_once(
    tx: &Tx,
    kind: &'static str,
    payload: &impl Serialize,
    unique_key: &str,
    run_at: Timestamp,
) -> Result<bool, Fault> {
    let payload = json(payload)?;
    let new = tx
        .run(
            &ENQUEUE,
            crate::params![row_key(run_at), kind, payload, run_at, unique_key],
        )
        .await?
        > 0;
    if new {
        tx.wakes_workers();
    }
    Ok(new)
}

/// Takes up to `limit` due jobs of these kinds for `lease`. A job that is neither done nor failed by then is given to another worker.
pub async fn claim(
    db: &Db,
    kinds: &[String],
    limit: u32,
    lease: SignedDuration,
    now: Timestamp,
) -> Result<Vec<Job>, Fault> {
    let kinds = base::stored::texts(kinds.iter().cloned());
    // look before asking for the only writer of a SQLite file
    let due = db
        .read()
        .await?
        .opt(&DUE, crate::params![now, kinds])
        .await?;
    if due.is_none() {
        return Ok(Vec::new());
    }
    db.alone(
        &CLAIM,
        &crate::params![now, kinds, limit, later(now, lease)],
    )
    .await
}

/// Keeps a claimed job for another `lease`; false when it is ours no more.
pub async fn renew(
    db: &Db,
    job: &Job,
    lease: SignedDuration,
    now: Timestamp,
) -> Result<bool, Fault> {
    let kept = db
        .alone(
            &RENEW,
            &crate::params![job.id, job.attempts, later(now, lease)],
        )
        .await?;
    Ok(!kept.is_empty())
}

/// Says that a claimed job was done. Nothing happens when another worker has it by now.
pub async fn done(db: &Db, job: &Job, now: Timestamp) -> Result<(), Fault> {
    let gone = db
        .alone(&DONE, &crate::params![job.id, job.attempts])
        .await?;
    if gone.is_empty() {
        db.alone(&DONE_ONCE, &crate::params![job.id, job.attempts, now])
            .await?;
    }
    Ok(())
}

/// Says that a claimed job without a unique key was done, together with what it writes: both are there or neither, so nothing is
/// done twice. False when another worker has it by now; then nothing is to be written.
pub async fn done_with(tx: &Tx, job: &Job) -> Result<bool, Fault> {
    let gone = tx.all(&DONE, crate::params![job.id, job.attempts]).await?;
    Ok(!gone.is_empty())
}

/// Says that a claimed job failed: it is tried again later and later, and after [`ATTEMPTS`] tries stays as dead.
pub async fn failed(db: &Db, job: &Job, error: &str, now: Timestamp) -> Result<(), Fault> {
    let state = if job.attempts >= ATTEMPTS {
        JobState::Dead
    } else {
        JobState::Waiting
    };
    // 2, 4, 8 … seconds, up to about half an hour, and a little chance so that failures do not march in step
    let doubled = 1_i64 << job.attempts.clamp(1, 11);
    let pause = SignedDuration::from_millis(doubled * 1000 + i64::from(chance() % 1000));
    let error: String = error.chars().take(2000).collect();
    db.alone(
        &FAILED,
        &crate::params![job.id, job.attempts, state, later(now, pause), error],
    )
    .await?;
    Ok(())
}

/// Forgets jobs with unique keys that were done more than a week ago.
pub async fn sweep(db: &Db, now: Timestamp) -> Result<usize, Fault> {
    let before = now.checked_sub(REMEMBERED).unwrap_or(Timestamp::MIN);
    Ok(db.alone(&SWEEP, &crate::params![before]).await?.len())
}

/// How many jobs there are, by state and kind.
pub async fn counts(session: &Session) -> Result<Vec<(JobState, String, i64)>, Fault> {
    session.all(&COUNTS, crate::params![]).await
}

/// Removes the jobs in whose payload or last error a text stands: the mail address of somebody who leaves.
pub async fn forget_holding(tx: &Tx, text: &str) -> Result<(), Fault> {
    for (id, payload, error) in tx.all(&HOLDING, crate::params![like(text)]).await? {
        if payload.contains(text) || error.is_some_and(|error| error.contains(text)) {
            tx.run(&REMOVE, crate::params![id]).await?;
        }
    }
    Ok(())
}

/// A pattern that finds at least what contains the text.
pub(crate) fn like(text: &str) -> String {
    format!("%{}%", text.replace(['%', '_', '\\'], "_"))
}

/// The job whose time came first and that nobody does: its kind, and since when it waits.
pub async fn overdue(
    session: &Session,
    now: Timestamp,
) -> Result<Option<(String, Timestamp)>, Fault> {
    session.opt(&OVERDUE, crate::params![now]).await
}

/// The jobs in one state, by key, after that one.
pub async fn lines(
    session: &Session,
    state: JobState,
    after: i64,
    limit: u32,
) -> Result<Vec<JobLine>, Fault> {
    session
        .all(&LINES, crate::params![state, after, limit])
        .await
}

/// Gives a dead job another life; false when it is not dead.
pub async fn revive(tx: &Tx, id: i64, now: Timestamp) -> Result<bool, Fault> {
    tx.wakes_workers();
    Ok(tx.run(&REVIVE, crate::params![id, now]).await? > 0)
}

fn later(now: Timestamp, pause: SignedDuration) -> Timestamp {
    now.checked_add(pause).unwrap_or(Timestamp::MAX)
}
