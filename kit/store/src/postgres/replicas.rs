//! Replicas: servers that follow the database a moment behind, and answer those who need not see the last moment.
//!
//! A watcher asks the database and each of its replicas several times a second how far they are. A replica that is more than
//! [`BEHIND`] behind, does not answer, or follows nobody any more is left alone until that is over; then the database answers
//! itself. Positions are PostgreSQL's log sequence numbers (manual, "WAL Internals").

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use deadpool_postgres::Pool;
use tokio::time::timeout;

use crate::db::ReplicaLoad;
use crate::reads::{Position, Wanted};

use super::PgSession;

/// How far a replica may be behind and still answer.
const BEHIND: Duration = Duration::from_millis(800);

/// How often everybody is asked how far they are.
const ASKED: Duration = Duration::from_millis(200);

/// How long an answer to that may take.
const ANSWER: Duration = Duration::from_millis(400);

/// How long a doctor waits for that.
const LOOK: Duration = Duration::from_secs(5);

/// How far the database is. What is committed has been written, so it is not further than this.
const WRITTEN: &str = "SELECT (pg_current_wal_lsn() - '0/0'::pg_lsn)::bigint";

/// How far the database will be when all that has begun is written.
const INSERTED: &str = "SELECT (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::bigint";

/// How far a replica is; nothing where the server is none.
const REPLAYED: &str = "SELECT CASE WHEN pg_is_in_recovery() THEN (pg_last_wal_replay_lsn() - '0/0'::pg_lsn)::bigint END";

/// The replicas of a database.
#[derive(Default)]
pub(crate) struct Replicas {
    all: Vec<Replica>,
    turn: AtomicUsize,
}

/// A server that follows the database.
pub(crate) struct Replica {
    pool: Pool,
    shown: String,
    /// The position up to which it has everything.
    replayed: AtomicU64,
    /// The moment whose whole state it has; nothing while nobody knows.
    has_all_of: Mutex<Option<Instant>>,
    answered: AtomicU64,
}

impl Replicas {
    pub(crate) fn of(pools: Vec<(Pool, String)>) -> Self {
        let replica = |(pool, shown)| Replica {
            pool,
            shown,
            replayed: AtomicU64::new(0),
            has_all_of: Mutex::default(),
            answered: AtomicU64::new(0),
        };
        Self {
            all: pools.into_iter().map(replica).collect(),
            turn: AtomicUsize::new(0),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// A session of a replica that has what is wanted, if one has it and answers.
    pub(crate) async fn read(&self, wanted: Wanted) -> Option<PgSession> {
        let needed = match wanted {
            Wanted::Everything => return None,
            Wanted::UpTo(position) => position,
            Wanted::Nearly => Position(0),
        };
        let first = self.turn.fetch_add(1, Ordering::Relaxed);
        for number in 0..self.all.len() {
            let replica = &self.all[(first + number) % self.all.len()];
            if !replica.has(needed) {
                continue;
            }
            match timeout(ANSWER, replica.pool.get()).await {
                Ok(Ok(connection)) => {
                    replica.answered.fetch_add(1, Ordering::Relaxed);
                    return Some(PgSession::of(connection));
                }
                Ok(Err(error)) => {
                    tracing::warn!(replica = replica.shown, %error, "a replica gives no connection");
                }
                Err(_) => {
                    tracing::warn!(
                        replica = replica.shown,
                        "a replica gives no connection in time"
                    );
                }
            }
            replica.leave_alone();
        }
        None
    }

    pub(crate) fn loads(&self) -> Vec<ReplicaLoad> {
        let load = |replica: &Replica| ReplicaLoad {
            server: replica.shown.clone(),
            is_used: replica.has(Position(0)),
            sessions: replica.answered.load(Ordering::Relaxed),
        };
        self.all.iter().map(load).collect()
    }
}

impl Replica {
    fn has(&self, needed: Position) -> bool {
        let moment = *self.moment();
        moment.is_some_and(|moment| moment.elapsed() < BEHIND)
            && self.replayed.load(Ordering::Relaxed) >= needed.0
    }

    fn moment(&self) -> std::sync::MutexGuard<'_, Option<Instant>> {
        self.has_all_of
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    fn leave_alone(&self) {
        *self.moment() = None;
    }

    /// Asks how far it is, and looks up which moment that was.
    async fn ask(&self, past: &Past) {
        match timeout(ANSWER, position(&self.pool, REPLAYED)).await {
            Ok(Some(replayed)) => {
                self.replayed.store(replayed.0, Ordering::Relaxed);
                let moment = past.moment_of(replayed);
                let mut known = self.moment();
                let is_new = known.is_none() && moment.is_some();
                *known = moment;
                if is_new {
                    tracing::info!(replica = self.shown, "a replica answers");
                }
            }
            Ok(None) | Err(_) => {
                if self.moment().take().is_some() {
                    tracing::warn!(
                        replica = self.shown,
                        "a replica is left alone: it does not answer, or follows nobody"
                    );
                }
            }
        }
    }
}

/// Where the database was at the last moments.
#[derive(Default)]
struct Past(VecDeque<(Instant, Position)>);

impl Past {
    fn note(&mut self, at: Instant, position: Position) {
        while self
            .0
            .front()
            .is_some_and(|(then, _)| at.duration_since(*then) > 2 * BEHIND)
        {
            self.0.pop_front();
        }
        self.0.push_back((at, position));
    }

    /// The last moment all of which was written at that position.
    fn moment_of(&self, replayed: Position) -> Option<Instant> {
        let reached = self.0.iter().rev().find(|(_, then)| *then <= replayed);
        reached.map(|(moment, _)| *moment)
    }
}

/// Watches how far everybody is, while somebody wants to know.
pub(crate) async fn watch(server: std::sync::Weak<super::Server>) {
    let mut past = Past::default();
    while let Some(server) = server.upgrade() {
        #[expect(
            clippy::disallowed_methods,
            reason = "measures how far replicas are behind"
        )]
        let asked = Instant::now();
        if let Ok(Some(written)) = timeout(ANSWER, position(&server.pool, WRITTEN)).await {
            past.note(asked, written);
        }
        let asking = server.replicas.all.iter().map(|replica| replica.ask(&past));
        futures::future::join_all(asking).await;
        drop(server);
        tokio::time::sleep(ASKED).await;
    }
}

impl Replicas {
    /// How far each one is behind the database, in bytes of its log; nothing for one that does not answer or follows nobody.
    pub(crate) async fn behind(&self, database: &Pool) -> Vec<(String, Option<u64>)> {
        let mut found = Vec::new();
        for replica in &self.all {
            // in this order: what is written in between is not held against it
            let written = timeout(LOOK, position(database, WRITTEN))
                .await
                .ok()
                .flatten();
            let replayed = timeout(LOOK, position(&replica.pool, REPLAYED))
                .await
                .ok()
                .flatten();
            let behind = written.zip(replayed);
            let behind = behind.map(|(written, replayed)| written.0.saturating_sub(replayed.0));
            found.push((replica.shown.clone(), behind));
        }
        found
    }
}

/// How far the database will be when all that has begun is written.
pub(crate) async fn reached(pool: &Pool) -> Option<Position> {
    timeout(ANSWER, position(pool, INSERTED)).await.ok()?
}

async fn position(pool: &Pool, question: &str) -> Option<Position> {
    let connection = pool.get().await.ok()?;
    let prepared = connection.prepare_cached(question).await.ok()?;
    let row = connection.query_one(&prepared, &[]).await.ok()?;
    let position: Option<i64> = row.try_get(0).ok()?;
    Some(Position(u64::try_from(position?).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "moments of a past")]
    fn a_position_has_all_of_the_last_moment_before_it() {
        let begun = Instant::now();
        let at = |millis| begun + Duration::from_millis(millis);
        let mut past = Past::default();
        for (millis, position) in [(0, 10), (200, 20), (400, 20), (600, 30)] {
            past.note(at(millis), Position(position));
        }
        // (how far the replica is, which moment it has)
        let cases = [
            (9, None),
            (10, Some(0)),
            (20, Some(400)),
            (29, Some(400)),
            (30, Some(600)),
            (99, Some(600)),
        ];
        for (replayed, millis) in cases {
            assert_eq!(
                past.moment_of(Position(replayed)),
                millis.map(at),
                "{replayed}"
            );
        }
        past.note(at(10_000), Position(40));
        assert_eq!(past.moment_of(Position(30)), None, "long ago");
    }
}
