//! The one face of both databases: read, write, and the rest is nobody's business.

use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use base::stored::Value;
use tokio::sync::watch;

use crate::address::DatabaseUrl;
use crate::counted;
use crate::dialect::Engine;
use crate::fault::{Fault, OpenError, Transient};
use crate::key::chance;
use crate::postgres::{PgSession, PgTransaction, Server};
use crate::row::FromRow;
use crate::sqlite::{Lite, LiteSession, LiteWriter};
use crate::statement::Statement;

/// How often work is tried when other transactions are in the way.
const TRIES: u32 = 12;

/// How often a write asks for a file that another process holds: about ten seconds, with the pauses between.
const PATIENCE: u32 = 60;

/// How much may be lost when the power fails. The database stays whole in any case but the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Durability {
    /// Nothing that was confirmed.
    Full,
    /// The last moments (SQLite); PostgreSQL does as its server is set.
    #[default]
    Normal,
    /// Everything: for tests only.
    None,
}

/// How a database is used.
#[derive(Debug, Clone)]
pub struct Options {
    /// How many idle readers of a SQLite file are kept.
    pub readers: usize,
    /// How many connections to PostgreSQL there may be.
    pub connections: usize,
    /// SQLite's page cache over all connections, in MiB.
    pub cache_mib: usize,
    /// What a power cut may take.
    pub durability: Durability,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            readers: 8,
            connections: 16,
            cache_mib: 128,
            durability: Durability::Normal,
        }
    }
}

/// The database. Cheap to clone.
#[derive(Clone)]
pub struct Db(Arc<Inner>);

struct Inner {
    home: Home,
    /// Counts the commits that left new work for the workers of this process.
    work: watch::Sender<u64>,
}

enum Home {
    Sqlite(Arc<Lite>),
    Postgres(Server),
}

impl Db {
    /// Opens the database, making a missing SQLite file, and looks whether it is sound. [`Db::migrate`] comes next.
    pub async fn open(address: &DatabaseUrl, options: Options) -> Result<Self, OpenError> {
        let home = match address {
            DatabaseUrl::Sqlite(path) => Home::Sqlite(Arc::new(Lite::open(path, options)?)),
            DatabaseUrl::Postgres(address) => {
                Home::Postgres(Server::open(address, &options).await?)
            }
        };
        let (work, _) = watch::channel(0);
        Ok(Self(Arc::new(Inner { home, work })))
    }

    pub(crate) fn engine(&self) -> Engine {
        match &self.0.home {
            Home::Sqlite(_) => Engine::Sqlite,
            Home::Postgres(_) => Engine::Postgres,
        }
    }

    /// A session for looking.
    pub async fn read(&self) -> Result<Session, Fault> {
        Ok(Session::over(match &self.0.home {
            Home::Sqlite(lite) => Link::Sqlite(Arc::new(lite.read()?)),
            Home::Postgres(server) => Link::Postgres(Arc::new(server.read().await?)),
        }))
    }

    /// Does the work in a transaction: all of it happens, or nothing.
    ///
    /// "Look, decide, write" is safe: SQLite has one writer at a time, PostgreSQL runs SERIALIZABLE, and the work is done again when
    /// another transaction was in the way. So it may run more than once: no mail, no network, no rendering inside. An error, a
    /// panic or a dropped future rolls back.
    pub async fn write<T, E, F, Fut>(&self, work: F) -> Result<T, E>
    where
        F: Fn(Tx) -> Fut,
        Fut: Future<Output = Result<T, E>> + Send,
        E: From<Fault> + Transient,
    {
        let mut tried = 1;
        loop {
            let open = self.begin().await?;
            let tx = open.handle();
            let outcome = match work(tx.clone()).await {
                Ok(value) => match open.commit().await {
                    Ok(()) => {
                        if tx.0.wakes.load(Ordering::Relaxed) {
                            self.wake_workers();
                        }
                        return Ok(value);
                    }
                    Err(fault) => Err(E::from(fault)),
                },
                Err(error) => {
                    open.rollback().await;
                    Err(error)
                }
            };
            match outcome {
                Err(error) if error.is_transient() && tried < TRIES => {
                    tracing::debug!(tried, "a transaction is tried again");
                    tokio::time::sleep(pause(tried)).await;
                    tried += 1;
                }
                settled => return settled,
            }
        }
    }

    /// Does work that may look at much (exports, rebuilds) on a connection of its own, away from the threads that answer requests.
    ///
    /// The session sees the database as it was at the beginning, and cannot write.
    pub async fn heavy<T, E, F, Fut>(&self, work: F) -> Result<T, E>
    where
        F: FnOnce(Session) -> Fut + Send + 'static,
        Fut: Future<Output = Result<T, E>> + Send,
        T: Send + 'static,
        E: From<Fault> + Send + 'static,
    {
        match &self.0.home {
            Home::Sqlite(lite) => {
                let lite = Arc::clone(lite);
                let runtime = tokio::runtime::Handle::current();
                let done = tokio::task::spawn_blocking(move || {
                    let session = Session::over(Link::Sqlite(Arc::new(lite.apart()?)));
                    runtime.block_on(work(session))
                });
                match done.await {
                    Ok(outcome) => outcome,
                    Err(stopped) => match stopped.try_into_panic() {
                        Ok(panic) => std::panic::resume_unwind(panic),
                        Err(stopped) => Err(E::from(Fault::Unavailable {
                            source: Box::new(stopped),
                        })),
                    },
                }
            }
            Home::Postgres(server) => {
                let open = server.apart().await?;
                let outcome = work(Session::over(Link::Postgres(open.session()))).await;
                open.rollback().await;
                outcome
            }
        }
    }

    async fn begin(&self) -> Result<Open, Fault> {
        match &self.0.home {
            Home::Postgres(server) => Ok(Open::Postgres(server.begin().await?)),
            Home::Sqlite(lite) => {
                let mut waited = 1;
                loop {
                    match lite.begin().await {
                        Ok(writer) => return Ok(Open::Sqlite(writer)),
                        Err(fault) if fault.is_transient() && waited < PATIENCE => {
                            tokio::time::sleep(pause(waited)).await;
                            waited += 1;
                        }
                        Err(fault) => return Err(fault),
                    }
                }
            }
        }
    }

    /// A statement that is a transaction by itself, at PostgreSQL's everyday isolation: for queues, where SERIALIZABLE would only clash.
    pub(crate) async fn alone<R: FromRow>(
        &self,
        statement: &Statement<R>,
        values: &[Value<'_>],
    ) -> Result<Vec<R>, Fault> {
        match &self.0.home {
            Home::Postgres(_) => self.read().await?.all(statement, values).await,
            Home::Sqlite(_) => {
                self.write(|tx| async move { tx.all(statement, values).await })
                    .await
            }
        }
    }

    /// Tells the workers of this process that there is something to do.
    pub(crate) fn wake_workers(&self) {
        self.0.work.send_modify(|commits| *commits += 1);
    }

    pub(crate) fn work_arrives(&self) -> watch::Receiver<u64> {
        self.0.work.subscribe()
    }
}

/// A pause that grows with every try and differs between those who wait.
fn pause(tried: u32) -> Duration {
    let longest = (2_u64 << tried.min(7)).max(4);
    Duration::from_millis(1 + u64::from(chance()) % longest)
}

enum Open {
    Sqlite(LiteWriter),
    Postgres(PgTransaction),
}

impl Open {
    fn handle(&self) -> Tx {
        Tx(Arc::new(Session::over(match self {
            Self::Sqlite(writer) => Link::Sqlite(writer.session()),
            Self::Postgres(transaction) => Link::Postgres(transaction.session()),
        })))
    }

    async fn commit(self) -> Result<(), Fault> {
        match self {
            Self::Sqlite(writer) => writer.commit(),
            Self::Postgres(transaction) => transaction.commit().await,
        }
    }

    async fn rollback(self) {
        match self {
            Self::Sqlite(writer) => drop(writer),
            Self::Postgres(transaction) => transaction.rollback().await,
        }
    }
}

/// The values of a statement, as [`params!`](crate::params) gives them: an array, or anything that is one behind a reference.
pub trait Values<'v>: AsRef<[Value<'v>]> + Send {}

impl<'v, T: AsRef<[Value<'v>]> + Send> Values<'v> for T {}

/// A connection for asking. It may be kept across awaits; on PostgreSQL, questions joined with `try_join!` travel together.
pub struct Session {
    link: Link,
    /// Set when the transaction leaves work for the workers.
    wakes: AtomicBool,
}

enum Link {
    Sqlite(Arc<LiteSession>),
    Postgres(Arc<PgSession>),
}

impl Session {
    fn over(link: Link) -> Self {
        Self {
            link,
            wakes: AtomicBool::new(false),
        }
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

    pub(crate) async fn execute(
        &self,
        name: &'static str,
        sql: &str,
        values: &[Value<'_>],
    ) -> Result<u64, Fault> {
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
        match &self.link {
            Link::Sqlite(lite) => lite.batch(name, sql),
            Link::Postgres(server) => server.batch(name, sql).await,
        }
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
        let sql = statement.spelled(self.engine());
        self.execute(statement.name(), sql, values.as_ref()).await
    }

    /// Runs a statement for each set of values, prepared once, and says how many rows it changed in all.
    pub async fn run_many<'v>(
        &self,
        statement: &Statement<()>,
        rows: impl IntoIterator<Item = Vec<Value<'v>>>,
    ) -> Result<u64, Fault> {
        let (name, sql) = (statement.name(), statement.spelled(self.engine()));
        let rows: Vec<Vec<Value<'v>>> = rows.into_iter().collect();
        let watched = Watched::begin(name, rows.len());
        let outcome = match &self.0.link {
            Link::Sqlite(lite) => lite.run(name, sql, rows.iter().map(Vec::as_slice)),
            Link::Postgres(server) => server.run_many(name, sql, &rows).await,
        };
        watched.end();
        outcome
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
