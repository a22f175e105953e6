//! The one face of both databases: read, write, and the rest is nobody's business.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Weak};
use std::time::{Duration, Instant};

use base::stored::Value;
use tokio::sync::watch;

use crate::address::DatabaseUrl;
use crate::basis::{self, Heard, News};
use crate::dialect::Engine;
use crate::failing;
use crate::fault::{Fault, OpenError, Transient};
use crate::key::chance;
use crate::memo::Memo;
use crate::postgres::{PgTransaction, Server};
use crate::row::FromRow;
use crate::session::{Link, Session, Tx};
use crate::sqlite::{Lite, LiteWriter};
use crate::statement::Statement;

/// How often work is tried when other transactions are in the way.
const TRIES: u32 = 12;

/// How often a write asks for a file that another process holds: about ten seconds, with the pauses between.
const PATIENCE: u32 = 60;

/// How often a SQLite file is looked at for what other processes wrote.
const HEARING: Duration = Duration::from_millis(250);

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

/// How much of other transactions PostgreSQL lets a transaction see. SQLite has one writer, to which this makes no difference.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Isolation {
    /// Nothing: as if all came one after the other.
    Serializable,
    /// What is committed by the time of each statement: for those who wait for a lock and then look.
    Committed,
}

/// How a database is used.
#[derive(Debug, Clone)]
pub struct Options {
    /// How many idle readers of a SQLite file are kept.
    pub readers: usize,
    /// How many connections to PostgreSQL there may be, and to each of its replicas.
    pub connections: usize,
    /// The replicas of a PostgreSQL server; a SQLite file has none. See [`crate::reads`].
    pub replicas: Vec<DatabaseUrl>,
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
            replicas: Vec::new(),
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
    news: News,
    memo: Memo,
    busy: Busy,
}

/// What is counted since the start.
#[derive(Default)]
struct Busy {
    transactions: AtomicU64,
    retries: AtomicU64,
    waited_micros: AtomicU64,
}

/// How busy the database is, as far as this process knows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Load {
    /// Transactions that wrote since the start.
    pub transactions: u64,
    /// How often one was tried again because another was in the way.
    pub retries: u64,
    /// How long they waited to begin, all together, in microseconds.
    pub waited_micros: u64,
    /// Connections now, the idle ones too.
    pub connections: usize,
    /// Connections that nobody uses now.
    pub idle: usize,
    /// Requests that wait for a connection.
    pub wanted: usize,
    /// The replicas, in the order of the settings.
    pub replicas: Vec<ReplicaLoad>,
}

/// How much a replica does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplicaLoad {
    /// Which server it is, without its password.
    pub server: String,
    /// Whether it answers and is near enough to the database.
    pub is_used: bool,
    /// How many sessions it gave since the start.
    pub sessions: u64,
}

enum Home {
    Sqlite(Arc<Lite>),
    Postgres(Arc<Server>),
}

impl Db {
    /// Opens the database, making a missing SQLite file, and looks whether it is sound. [`Db::migrate`] comes next.
    pub async fn open(address: &DatabaseUrl, options: Options) -> Result<Self, OpenError> {
        let home = match address {
            DatabaseUrl::Sqlite(path) => Home::Sqlite(Arc::new(Lite::open(path, options)?)),
            DatabaseUrl::Postgres(address) => {
                Home::Postgres(Arc::new(Server::open(address, &options).await?))
            }
        };
        let (work, _) = watch::channel(0);
        Ok(Self(Arc::new(Inner {
            home,
            work,
            news: News::default(),
            memo: Memo::default(),
            busy: Busy::default(),
        })))
    }

    /// What a room remembers of this database in this process, by its type. It checks with the database before it believes it.
    pub fn remembered<T: Default + Send + Sync + 'static>(&self) -> Arc<T> {
        self.0.memo.of()
    }

    pub(crate) fn engine(&self) -> Engine {
        match &self.0.home {
            Home::Sqlite(_) => Engine::Sqlite,
            Home::Postgres(_) => Engine::Postgres,
        }
    }

    /// A session for looking. In the work of [`crate::reads::reading`] it may be a replica's.
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
        self.write_at(Isolation::Serializable, work).await
    }

    pub(crate) async fn write_at<T, E, F, Fut>(&self, isolation: Isolation, work: F) -> Result<T, E>
    where
        F: Fn(Tx) -> Fut,
        Fut: Future<Output = Result<T, E>> + Send,
        E: From<Fault> + Transient,
    {
        let mut tried = 1;
        loop {
            let open = self.begin_timed(isolation).await?;
            let tx = open.handle();
            let outcome = match work(tx.clone()).await {
                Ok(value) => match open.commit(&tx).await {
                    Ok(()) => {
                        self.0.news.tell(&tx.changes());
                        if tx.leaves_work() {
                            self.wake_workers();
                        }
                        if let Home::Postgres(server) = &self.0.home {
                            server.note_writing().await;
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
                    self.0.busy.retries.fetch_add(1, Ordering::Relaxed);
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
        // it runs in a task of its own, whose reading nobody notes
        basis::note_reading(|| crate::touched::Tables::ALL);
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

    /// Takes what was deleted out of the files of the database itself: a SQLite file keeps it in free space until it is written
    /// anew. PostgreSQL does that by itself, in time; here it is asked to begin.
    pub async fn scrub(&self) -> Result<(), Fault> {
        match &self.0.home {
            Home::Sqlite(lite) => lite.scrub().await,
            Home::Postgres(server) => server.ask().await?.batch("scrub", "VACUUM").await,
        }
    }

    /// How busy the database is.
    pub fn load(&self) -> Load {
        let busy = &self.0.busy;
        let (connections, idle, wanted) = match &self.0.home {
            Home::Sqlite(lite) => (lite.idle() + 1, lite.idle(), 0),
            Home::Postgres(server) => server.connections(),
        };
        Load {
            transactions: busy.transactions.load(Ordering::Relaxed),
            retries: busy.retries.load(Ordering::Relaxed),
            waited_micros: busy.waited_micros.load(Ordering::Relaxed),
            connections,
            idle,
            wanted,
            replicas: match &self.0.home {
                Home::Sqlite(_) => Vec::new(),
                Home::Postgres(server) => server.replica_loads(),
            },
        }
    }

    /// The replicas, and how far each is behind in bytes of the log; nothing for one that does not answer or follows nobody.
    pub async fn replicas_behind(&self) -> Vec<(String, Option<u64>)> {
        match &self.0.home {
            Home::Sqlite(_) => Vec::new(),
            Home::Postgres(server) => server.replicas_behind().await,
        }
    }

    async fn begin_timed(&self, isolation: Isolation) -> Result<Open, Fault> {
        #[expect(
            clippy::disallowed_methods,
            reason = "measures how long a transaction waits"
        )]
        let since = Instant::now();
        let open = self.begin(isolation).await?;
        let micros = u64::try_from(since.elapsed().as_micros()).unwrap_or(u64::MAX);
        self.0.busy.transactions.fetch_add(1, Ordering::Relaxed);
        self.0
            .busy
            .waited_micros
            .fetch_add(micros, Ordering::Relaxed);
        Ok(open)
    }

    async fn begin(&self, isolation: Isolation) -> Result<Open, Fault> {
        failing::statement("BEGIN")?;
        match &self.0.home {
            Home::Postgres(server) => Ok(Open::Postgres(server.begin(isolation).await?)),
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
            Home::Postgres(server) => {
                let link = Link::Postgres(Arc::new(server.ask().await?));
                let session = Session::over(link);
                let rows = session.all(statement, values).await?;
                self.0.news.tell(&session.changes());
                server.note_writing().await;
                Ok(rows)
            }
            Home::Sqlite(_) => {
                self.write(|tx| async move { tx.all(statement, values).await })
                    .await
            }
        }
    }

    pub(crate) fn news(&self) -> &News {
        &self.0.news
    }

    /// Begins to hear what other processes write, until the last clone of this database is gone. Before that, nothing that is
    /// kept is trusted: see [`crate::basis`].
    pub fn hear(&self) {
        let inner = Arc::downgrade(&self.0);
        match &self.0.home {
            Home::Sqlite(lite) => {
                tokio::spawn(hear_file(inner, Arc::clone(lite)));
            }
            Home::Postgres(server) => {
                server.watch_replicas();
                tokio::spawn(crate::postgres::news::hear(server.ears(), move |heard| {
                    let Some(inner) = inner.upgrade() else {
                        return false;
                    };
                    inner.news.heard(heard);
                    true
                }));
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

/// Looks again and again whether another process wrote to the file: a command of the operator, a second server.
async fn hear_file(inner: Weak<Inner>, lite: Arc<Lite>) {
    let mut last = None;
    while let Some(inner) = inner.upgrade() {
        match lite.version_by_others().await {
            Ok(version) if last == Some(version) => {}
            Ok(version) => {
                last = Some(version);
                inner.news.heard(Heard::Everything);
            }
            Err(fault) => {
                last = None;
                tracing::debug!(%fault, "nobody knows whether others wrote");
                inner.news.heard(Heard::Nothing);
            }
        }
        drop(inner);
        tokio::time::sleep(HEARING).await;
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
        Tx::over(match self {
            Self::Sqlite(writer) => Link::Sqlite(writer.session()),
            Self::Postgres(transaction) => Link::Postgres(transaction.session()),
        })
    }

    async fn commit(self, tx: &Tx) -> Result<(), Fault> {
        // dropped, it is rolled back
        failing::statement("COMMIT")?;
        match self {
            Self::Sqlite(writer) => writer.commit(),
            Self::Postgres(transaction) => {
                let changes = tx.changes().clone();
                transaction.commit(&changes).await
            }
        }
    }

    async fn rollback(self) {
        match self {
            Self::Sqlite(writer) => drop(writer),
            Self::Postgres(transaction) => transaction.rollback().await,
        }
    }
}
