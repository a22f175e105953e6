//! What actions and pages hold: a session for asking, a transaction's handle for writing.

use std::ops::Deref;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use base::stored::Value;

use crate::basis::{self, Changes};
use crate::counted;
use crate::dialect::Engine;
use crate::failing;
use crate::fault::Fault;
use crate::postgres::PgSession;
use crate::row::FromRow;
use crate::sqlite::LiteSession;
use crate::statement::Statement;
use crate::touched::Touched;

/// The values of a statement, as [`params!`](crate::params) gives them: an array, or anything that is one behind a reference.
pub trait Values<'v>: AsRef<[Value<'v>]> + Send {}

impl<'v, T: AsRef<[Value<'v>]> + Send> Values<'v> for T {}

/// A connection for asking. It may be kept across awaits; on PostgreSQL, questions joined with `try_join!` travel together.
pub struct Session {
    link: Link,
    /// Set when the transaction leaves work for the workers.
    wakes: AtomicBool,
    /// What was changed here.
    changes: Mutex<Changes>,
}

pub(crate) enum Link {
    Sqlite(Arc<LiteSession>),
    Postgres(Arc<PgSession>),
}

impl Session {
    pub(crate) fn over(link: Link) -> Self {
        Self {
            link,
            wakes: AtomicBool::new(false),
            changes: Mutex::default(),
        }
    }

    pub(crate) fn link(&self) -> &Link {
        &self.link
    }

    pub(crate) fn engine(&self) -> Engine {
        match &self.link {
            Link::Sqlite(_) => Engine::Sqlite,
            Link::Postgres(_) => Engine::Postgres,
        }
    }

    /// All rows.
    pub async fn all<'v, R: FromRow>(
        &self,
        statement: &Statement<R>,
        values: impl Values<'v>,
    ) -> Result<Vec<R>, Fault> {
        let mut rows = Vec::new();
        self.fetch(statement, values.as_ref(), |row| {
            rows.push(row);
            true
        })
        .await?;
        Ok(rows)
    }

    /// The first row, if there is one.
    pub async fn opt<'v, R: FromRow>(
        &self,
        statement: &Statement<R>,
        values: impl Values<'v>,
    ) -> Result<Option<R>, Fault> {
        let mut first = None;
        self.fetch(statement, values.as_ref(), |row| {
            first = Some(row);
            false
        })
        .await?;
        Ok(first)
    }

    /// The row that must be there.
    pub async fn one<'v, R: FromRow>(
        &self,
        statement: &Statement<R>,
        values: impl Values<'v>,
    ) -> Result<R, Fault> {
        let row = self.opt(statement, values).await?;
        row.ok_or(Fault::Missing {
            statement: statement.name(),
        })
    }

    async fn fetch<R: FromRow>(
        &self,
        statement: &Statement<R>,
        values: &[Value<'_>],
        mut take: impl FnMut(R) -> bool + Send,
    ) -> Result<(), Fault> {
        let name = statement.name();
        basis::note_reading(|| statement.touched().reads);
        self.note(statement.touched());
        failing::statement(name)?;
        let watched = Watched::begin(name, 1);
        let sql = statement.spelled(self.engine());
        let mut read = |row: &crate::Row<'_>| match R::from_row(row) {
            Ok(row) => Ok(take(row)),
            Err(wrong) => Err(Fault::Unreadable {
                statement: name,
                column: wrong.column,
                source: wrong.why,
            }),
        };
        let outcome = match &self.link {
            Link::Sqlite(lite) => lite.query(name, sql, values, &mut read),
            Link::Postgres(server) => server.query(name, sql, values, read).await,
        };
        watched.end();
        outcome
    }

    /// Runs a text that is no declared statement.
    pub(crate) async fn execute(
        &self,
        name: &'static str,
        sql: &str,
        values: &[Value<'_>],
    ) -> Result<u64, Fault> {
        self.note(Touched::by(sql));
        self.execute_noted(name, sql, values).await
    }

    async fn execute_noted(
        &self,
        name: &'static str,
        sql: &str,
        values: &[Value<'_>],
    ) -> Result<u64, Fault> {
        failing::statement(name)?;
        let watched = Watched::begin(name, 1);
        let outcome = match &self.link {
            Link::Sqlite(lite) => lite.run(name, sql, std::iter::once(values)),
            Link::Postgres(server) => server.run(name, sql, values).await,
        };
        watched.end();
        outcome
    }

    /// Several statements without values, as migrations have them.
    pub(crate) async fn batch(&self, name: &'static str, sql: &str) -> Result<(), Fault> {
        *self.changes() = Changes::of_anything();
        match &self.link {
            Link::Sqlite(lite) => lite.batch(name, sql),
            Link::Postgres(server) => server.batch(name, sql).await,
        }
    }

    fn note(&self, touched: Touched) {
        if !touched.writes.is_empty() {
            self.changes().note(touched);
        }
    }

    pub(crate) fn changes(&self) -> std::sync::MutexGuard<'_, Changes> {
        self.changes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn sqlite(&self) -> Option<&LiteSession> {
        match &self.link {
            Link::Sqlite(lite) => Some(lite),
            Link::Postgres(_) => None,
        }
    }

    pub(crate) fn postgres(&self) -> Option<&PgSession> {
        match &self.link {
            Link::Sqlite(_) => None,
            Link::Postgres(server) => Some(server),
        }
    }
}

/// A transaction's handle: cheap to clone, given to actions by value. After the transaction's end it refuses every statement.
#[derive(Clone)]
pub struct Tx(Arc<Session>);

impl Deref for Tx {
    type Target = Session;

    fn deref(&self) -> &Session {
        &self.0
    }
}

impl Tx {
    /// Runs a statement and says how many rows it changed.
    pub async fn run<'v>(
        &self,
        statement: &Statement<()>,
        values: impl Values<'v>,
    ) -> Result<u64, Fault> {
        self.note(statement.touched());
        let sql = statement.spelled(self.engine());
        self.execute_noted(statement.name(), sql, values.as_ref())
            .await
    }

    /// Runs a statement for each set of values, prepared once, and says how many rows it changed in all.
    pub async fn run_many<'v>(
        &self,
        statement: &Statement<()>,
        rows: impl IntoIterator<Item = Vec<Value<'v>>>,
    ) -> Result<u64, Fault> {
        self.note(statement.touched());
        let rows: Vec<Vec<Value<'v>>> = rows.into_iter().collect();
        let sql = statement.spelled(self.engine());
        self.execute_many(statement.name(), sql, &rows).await
    }

    pub(crate) async fn execute_many(
        &self,
        name: &'static str,
        sql: &str,
        rows: &[Vec<Value<'_>>],
    ) -> Result<u64, Fault> {
        if rows.is_empty() {
            return Ok(0);
        }
        failing::statement(name)?;
        let watched = Watched::begin(name, rows.len());
        let outcome = match &self.0.link {
            Link::Sqlite(lite) => lite.run(name, sql, rows.iter().map(Vec::as_slice)),
            Link::Postgres(server) => server.run_many(name, sql, rows).await,
        };
        watched.end();
        outcome
    }

    /// Says that what this transaction changes is shown at that place alone, and on pages that belong to no place: see
    /// [`crate::basis`]. Only whoever knows all that the transaction does may say it.
    pub fn only_at(&self, place: i64) {
        self.changes().places.push(place);
    }

    pub(crate) fn over(link: Link) -> Self {
        Self(Arc::new(Session::over(link)))
    }

    /// Whether the transaction leaves work for the workers.
    pub(crate) fn leaves_work(&self) -> bool {
        self.0.wakes.load(Ordering::Relaxed)
    }

    /// Wakes the workers of this process when the transaction is committed.
    pub(crate) fn wakes_workers(&self) {
        self.0.wakes.store(true, Ordering::Relaxed);
    }
}

/// A statement under way: counted for tests, timed for those who listen.
struct Watched {
    statement: &'static str,
    since: Option<Instant>,
}

impl Watched {
    fn begin(statement: &'static str, times: usize) -> Self {
        counted::note(times);
        #[expect(
            clippy::disallowed_methods,
            reason = "measures how long a statement takes"
        )]
        let since = tracing::enabled!(tracing::Level::DEBUG).then(Instant::now);
        Self { statement, since }
    }

    fn end(self) {
        if let Some(since) = self.since {
            let micros = u64::try_from(since.elapsed().as_micros()).unwrap_or(u64::MAX);
            tracing::debug!(statement = self.statement, micros, "statement");
        }
    }
}
