//! PostgreSQL: pooled connections, prepared statements, pipelined questions.

pub(crate) mod news;
pub(crate) mod replicas;
mod values;
pub(crate) mod way;

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use base::stored::Value;
use deadpool_postgres::{Manager, Object, Pool, PoolError, Runtime};
use futures::{FutureExt as _, TryStreamExt as _};
use tokio_postgres::NoTls;

use crate::address::DatabaseUrl;
use crate::basis::Changes;
use crate::db::{Isolation, Options, ReplicaLoad};
use crate::dialect::of_many_rows;
use crate::fault::{Fault, OpenError};
use crate::key::chance;
use crate::reads;
use crate::row::{Given, Row};

use replicas::Replicas;
use values::{Bound, count_matches};
pub(crate) use values::{cell, fault};
use way::Way;

/// How long a request waits for a connection.
const PATIENCE: Duration = Duration::from_secs(10);

/// How many statements of a bulk write are on their way at once.
const PIPELINE: usize = 64;

/// How many rows one of them puts in, where it puts rows in.
const ROWS: usize = 50;

/// A server and our connections to it.
pub(crate) struct Server {
    pool: Pool,
    shown: String,
    way: Way,
    /// The name of this process in the news that it sends.
    process: u64,
    replicas: Replicas,
}

/// The way to a server.
struct Reached {
    pool: Pool,
    shown: String,
    way: Way,
}

/// Makes ready for connections; none is made yet.
fn reached(address: &str, options: &Options) -> Result<Reached, OpenError> {
    let shown = DatabaseUrl::Postgres(address.to_owned()).to_string();
    let shown = shown
        .split_once("://")
        .map_or(shown.as_str(), |(_, rest)| rest)
        .to_owned();
    let unreachable = |reason: String| OpenError::Unreachable {
        server: shown.clone(),
        reason,
    };
    let way = Way::of(address, options).map_err(unreachable)?;
    let manager = match &way.tls {
        Some(tls) => Manager::new(way.config.clone(), tls.clone()),
        None => Manager::new(way.config.clone(), NoTls),
    };
    let pool = Pool::builder(manager)
        .max_size(options.connections)
        .wait_timeout(Some(PATIENCE))
        .create_timeout(Some(PATIENCE))
        .runtime(Runtime::Tokio1)
        .build()
        .map_err(|error| unreachable(reason(&error)))?;
    Ok(Reached { pool, shown, way })
}

impl Server {
    pub(crate) async fn open(address: &str, options: &Options) -> Result<Self, OpenError> {
        let Reached { pool, shown, way } = reached(address, options)?;
        let process = u64::from(chance()) << 32 | u64::from(chance());
        let mut replicas = Vec::new();
        let addresses = options.replicas.iter().filter_map(|replica| match replica {
            DatabaseUrl::Postgres(address) => Some(address),
            DatabaseUrl::Sqlite(_) => None,
        });
        for replica in addresses {
            let reached = reached(replica, options)?;
            replicas.push((reached.pool, reached.shown));
        }
        let server = Self {
            pool,
            shown,
            way,
            process,
            replicas: Replicas::of(replicas),
        };
        drop(
            server
                .pool
                .get()
                .await
                .map_err(|error| server.open_error(&error))?,
        );
        Ok(server)
    }

    fn open_error(&self, error: &PoolError) -> OpenError {
        let server = self.shown.clone();
        let refused = match error {
            PoolError::Backend(error) => error.code().is_some(),
            _ => false,
        };
        let reason = match error {
            PoolError::Backend(error) => reason(error),
            other => reason(other),
        };
        if refused {
            OpenError::NotAdmitted { server, reason }
        } else {
            OpenError::Unreachable { server, reason }
        }
    }

    /// What it takes to hear what other processes write.
    pub(crate) fn ears(&self) -> news::Ears {
        news::Ears {
            way: self.way.clone(),
            process: self.process,
        }
    }

    async fn connection(&self) -> Result<Object, Fault> {
        self.pool.get().await.map_err(|error| Fault::Unavailable {
            source: Box::new(error),
        })
    }

    /// Connections, those that nobody uses, and requests that wait for one.
    pub(crate) fn connections(&self) -> (usize, usize, usize) {
        let status = self.pool.status();
        (status.size, status.available, status.waiting)
    }

    /// A session that finds what the running work wants.
    pub(crate) async fn read(&self) -> Result<PgSession, Fault> {
        match self.replicas.read(reads::wanted()).await {
            Some(session) => Ok(session),
            None => self.ask().await,
        }
    }

    /// A session of the database itself.
    pub(crate) async fn ask(&self) -> Result<PgSession, Fault> {
        Ok(PgSession::of(self.connection().await?))
    }

    /// Begins to watch the replicas; before that none is used.
    pub(crate) fn watch_replicas(self: &Arc<Self>) {
        if !self.replicas.is_empty() {
            tokio::spawn(replicas::watch(Arc::downgrade(self)));
        }
    }

    /// How the replicas do.
    pub(crate) fn replica_loads(&self) -> Vec<ReplicaLoad> {
        self.replicas.loads()
    }

    /// How far the replicas are behind.
    pub(crate) async fn replicas_behind(&self) -> Vec<(String, Option<u64>)> {
        self.replicas.behind(&self.pool).await
    }

    /// Tells whoever watches the running work that it wrote, and up to where.
    pub(crate) async fn note_writing(&self) {
        if reads::is_watched() {
            let position = if self.replicas.is_empty() {
                None
            } else {
                replicas::reached(&self.pool).await
            };
            reads::note_writing(position);
        }
    }

    /// A connection inside a transaction that sees one moment.
    pub(crate) async fn apart(&self) -> Result<PgTransaction, Fault> {
        self.begin_as("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            .await
    }

    pub(crate) async fn begin(&self, isolation: Isolation) -> Result<PgTransaction, Fault> {
        self.begin_as(match isolation {
            Isolation::Serializable => "BEGIN ISOLATION LEVEL SERIALIZABLE",
            Isolation::Committed => "BEGIN ISOLATION LEVEL READ COMMITTED",
        })
        .await
    }

    async fn begin_as(&self, begin: &str) -> Result<PgTransaction, Fault> {
        let transaction = PgTransaction {
            session: Arc::new(PgSession::of(self.connection().await?)),
            process: self.process,
        };
        transaction.session.batch("BEGIN", begin).await?;
        Ok(transaction)
    }
}

/// The chain of causes in one line: the drivers' own words are often in the second link.
pub(crate) fn reason(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        text = format!("{text}: {inner}");
        cause = inner.source();
    }
    text
}

/// A connection inside a transaction. Dropped before its end, it is rolled back before anybody else can use it.
pub(crate) struct PgTransaction {
    session: Arc<PgSession>,
    process: u64,
}

impl PgTransaction {
    /// The session of this transaction; it refuses statements when the transaction is over.
    pub(crate) fn session(&self) -> Arc<PgSession> {
        Arc::clone(&self.session)
    }

    /// Commits, and tells the other processes in the same breath what was changed.
    pub(crate) async fn commit(self, changes: &Changes) -> Result<(), Fault> {
        match news::spelled(self.process, changes) {
            Some(telling) => {
                let both = format!("{telling}; COMMIT");
                self.session.batch("COMMIT", &both).await?;
            }
            None => self.session.batch("COMMIT", "COMMIT").await?,
        }
        self.session.finish();
        Ok(())
    }

    pub(crate) async fn rollback(self) {
        if self.session.batch("ROLLBACK", "ROLLBACK").await.is_ok() {
            self.session.finish();
        }
    }
}

impl Drop for PgTransaction {
    fn drop(&mut self) {
        if let Some(connection) = self.session.finish() {
            // The first poll hands the message to the connection, which sends in order: whoever gets this connection next
            // stands behind the rollback. The answer is nobody's.
            if let Some(Err(error)) = connection.batch_execute("ROLLBACK").now_or_never() {
                tracing::debug!(%error, "a connection was lost with its transaction");
            }
        }
    }
}

/// A connection in use.
pub(crate) struct PgSession {
    connection: Mutex<Option<Arc<Object>>>,
}

impl PgSession {
    fn of(connection: Object) -> Self {
        Self {
            connection: Mutex::new(Some(Arc::new(connection))),
        }
    }

    /// From now on every statement is refused.
    fn finish(&self) -> Option<Arc<Object>> {
        self.connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take()
    }

    pub(crate) fn connection(&self, name: &'static str) -> Result<Arc<Object>, Fault> {
        let held = self
            .connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        held.clone().ok_or(Fault::Finished { statement: name })
    }

    /// Gives each row to `each` until that says that it has enough.
    pub(crate) async fn query(
        &self,
        name: &'static str,
        sql: &str,
        values: &[Value<'_>],
        mut each: impl FnMut(&Row<'_>) -> Result<bool, Fault> + Send,
    ) -> Result<(), Fault> {
        let connection = self.connection(name)?;
        let prepared = connection
            .prepare_cached(sql)
            .await
            .map_err(|error| fault(name, error))?;
        count_matches(name, &prepared, values.len())?;
        let rows = connection
            .query_raw(&prepared, values.iter().map(Bound))
            .await;
        let rows = rows.map_err(|error| fault(name, error))?;
        futures::pin_mut!(rows);
        let mut enough = false;
        // read to the end even when that is enough: an error may come last
        while let Some(row) = rows.try_next().await.map_err(|error| fault(name, error))? {
            if !enough {
                enough = !each(&Row(Given::Postgres(&row)))?;
            }
        }
        Ok(())
    }

    pub(crate) async fn run(
        &self,
        name: &'static str,
        sql: &str,
        values: &[Value<'_>],
    ) -> Result<u64, Fault> {
        let connection = self.connection(name)?;
        let prepared = connection
            .prepare_cached(sql)
            .await
            .map_err(|error| fault(name, error))?;
        count_matches(name, &prepared, values.len())?;
        let changed = connection
            .execute_raw(&prepared, values.iter().map(Bound))
            .await;
        changed.map_err(|error| fault(name, error))
    }

    /// Runs the statement for each set of values: rows that are put in go in many at once, and many statements are on their way.
    pub(crate) async fn run_many(
        &self,
        name: &'static str,
        sql: &str,
        sets: &[Vec<Value<'_>>],
    ) -> Result<u64, Fault> {
        let whole = match of_many_rows(sql, ROWS) {
            Some(_) => sets.len() - sets.len() % ROWS,
            None => 0,
        };
        let (grouped, rest) = sets.split_at_checked(whole).unwrap_or((&[], sets));
        let mut changed = 0;
        if let Some(many) = of_many_rows(sql, ROWS).filter(|_| whole > 0) {
            let groups: Vec<Vec<&Value<'_>>> = grouped
                .chunks(ROWS)
                .map(|rows| rows.iter().flatten().collect())
                .collect();
            changed += self.on_their_way(name, &many, &groups).await?;
        }
        let rest: Vec<Vec<&Value<'_>>> = rest.iter().map(|row| row.iter().collect()).collect();
        Ok(changed + self.on_their_way(name, sql, &rest).await?)
    }

    async fn on_their_way(
        &self,
        name: &'static str,
        sql: &str,
        sets: &[Vec<&Value<'_>>],
    ) -> Result<u64, Fault> {
        if sets.is_empty() {
            return Ok(0);
        }
        let connection = self.connection(name)?;
        let prepared = connection
            .prepare_cached(sql)
            .await
            .map_err(|error| fault(name, error))?;
        let mut changed = 0;
        for some in sets.chunks(PIPELINE) {
            let mut under_way = Vec::with_capacity(some.len());
            for values in some {
                count_matches(name, &prepared, values.len())?;
                under_way
                    .push(connection.execute_raw(&prepared, values.iter().copied().map(Bound)));
            }
            let counts = futures::future::try_join_all(under_way)
                .await
                .map_err(|error| fault(name, error))?;
            changed += counts.iter().sum::<u64>();
        }
        Ok(changed)
    }

    pub(crate) async fn batch(&self, name: &'static str, sql: &str) -> Result<(), Fault> {
        let connection = self.connection(name)?;
        connection
            .batch_execute(sql)
            .await
            .map_err(|error| fault(name, error))
    }
}
