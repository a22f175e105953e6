//! PostgreSQL: pooled connections, prepared statements, pipelined questions.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use base::stored::{Cell, Unreadable, Value};
use bytes::BytesMut;
use deadpool_postgres::{Object, Pool, PoolError, Runtime};
use futures::{FutureExt as _, TryStreamExt as _};
use tokio_postgres::error::SqlState;
use tokio_postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};

use crate::address::DatabaseUrl;
use crate::db::{Durability, Options};
use crate::dialect::{Engine, search_text};
use crate::fault::{Cause, Fault, OpenError};
use crate::row::{Given, Row};

/// How long a request waits for a connection.
const PATIENCE: Duration = Duration::from_secs(10);

/// How many rows of a bulk write are on their way at once.
const PIPELINE: usize = 128;

/// A server and our connections to it.
pub(crate) struct Server {
    pool: Pool,
    shown: String,
}

impl Server {
    pub(crate) async fn open(address: &str, options: &Options) -> Result<Self, OpenError> {
        let shown = DatabaseUrl::Postgres(address.to_owned()).to_string();
        let shown = shown
            .split_once("://")
            .map_or(shown.as_str(), |(_, rest)| rest)
            .to_owned();
        let unreachable = |reason: String| OpenError::Unreachable {
            server: shown.clone(),
            reason,
        };
        let mut config: tokio_postgres::Config = address
            .parse()
            .map_err(|error| unreachable(reason(&error)))?;
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(Duration::from_secs(5));
        }
        if config.get_application_name().is_none() {
            config.application_name("stoa");
        }
        if options.durability == Durability::None {
            config.options("-c synchronous_commit=off");
        }
        let manager = deadpool_postgres::Manager::new(config, tokio_postgres::NoTls);
        let pool = Pool::builder(manager)
            .max_size(options.connections)
            .wait_timeout(Some(PATIENCE))
            .create_timeout(Some(PATIENCE))
            .runtime(Runtime::Tokio1)
            .build()
            .map_err(|error| unreachable(reason(&error)))?;
        let server = Self { pool, shown };
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

    async fn connection(&self) -> Result<Object, Fault> {
        self.pool.get().await.map_err(|error| Fault::Unavailable {
            source: Box::new(error),
        })
    }

    pub(crate) async fn read(&self) -> Result<PgSession, Fault> {
        Ok(PgSession::of(self.connection().await?))
    }

    /// A connection inside a transaction that sees one moment.
    pub(crate) async fn apart(&self) -> Result<PgTransaction, Fault> {
        self.begin_as("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            .await
    }

    pub(crate) async fn begin(&self) -> Result<PgTransaction, Fault> {
        self.begin_as("BEGIN ISOLATION LEVEL SERIALIZABLE").await
    }

    async fn begin_as(&self, begin: &str) -> Result<PgTransaction, Fault> {
        let transaction = PgTransaction {
            session: Arc::new(PgSession::of(self.connection().await?)),
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
}

impl PgTransaction {
    /// The session of this transaction; it refuses statements when the transaction is over.
    pub(crate) fn session(&self) -> Arc<PgSession> {
        Arc::clone(&self.session)
    }

    pub(crate) async fn commit(self) -> Result<(), Fault> {
        self.session.batch("COMMIT", "COMMIT").await?;
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
        count_matches(name, &prepared, values)?;
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
        count_matches(name, &prepared, values)?;
        let changed = connection
            .execute_raw(&prepared, values.iter().map(Bound))
            .await;
        changed.map_err(|error| fault(name, error))
    }

    /// Runs the statement for each set of values, with many of them on their way at once.
    pub(crate) async fn run_many(
        &self,
        name: &'static str,
        sql: &str,
        sets: &[Vec<Value<'_>>],
    ) -> Result<u64, Fault> {
        let connection = self.connection(name)?;
        let prepared = connection
            .prepare_cached(sql)
            .await
            .map_err(|error| fault(name, error))?;
        let mut changed = 0;
        for some in sets.chunks(PIPELINE) {
            let mut under_way = Vec::with_capacity(some.len());
            for values in some {
                count_matches(name, &prepared, values)?;
                under_way.push(connection.execute_raw(&prepared, values.iter().map(Bound)));
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

/// The driver panics when the number of values is wrong.
fn count_matches(
    name: &'static str,
    prepared: &tokio_postgres::Statement,
    values: &[Value<'_>],
) -> Result<(), Fault> {
    let wanted = prepared.params().len();
    if wanted == values.len() {
        return Ok(());
    }
    let source: Cause = format!("{wanted} values are wanted, {} were given", values.len()).into();
    Err(Fault::Refused {
        statement: name,
        source,
    })
}

#[derive(Debug)]
struct Bound<'a>(&'a Value<'a>);

impl ToSql for Bound<'_> {
    fn to_sql(&self, wanted: &Type, out: &mut BytesMut) -> Result<IsNull, Cause> {
        match self.0 {
            Value::Null => Ok(IsNull::Yes),
            Value::Int(value) if *wanted == Type::INT8 => value.to_sql(wanted, out),
            Value::Int(value) if *wanted == Type::INT4 => {
                i32::try_from(*value)?.to_sql(wanted, out)
            }
            Value::Int(value) if *wanted == Type::INT2 => {
                i16::try_from(*value)?.to_sql(wanted, out)
            }
            Value::Float(value) if *wanted == Type::FLOAT8 => value.to_sql(wanted, out),
            Value::Bool(value) if *wanted == Type::BOOL => value.to_sql(wanted, out),
            Value::Text(value) if <&str as ToSql>::accepts(wanted) => {
                value.as_ref().to_sql(wanted, out)
            }
            Value::Bytes(value) if *wanted == Type::BYTEA => value.as_ref().to_sql(wanted, out),
            Value::Keys(keys) if *wanted == Type::INT8_ARRAY => keys.as_ref().to_sql(wanted, out),
            Value::Texts(texts) if *wanted == Type::TEXT_ARRAY => {
                texts.as_ref().to_sql(wanted, out)
            }
            Value::Words(terms) if *wanted == Type::TEXT => {
                search_text(terms, Engine::Postgres).to_sql(wanted, out)
            }
            // the value itself stays out of the message: it may be about a person
            given => Err(format!("{} was given where {wanted} is wanted", kind_of(given)).into()),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

fn kind_of(value: &Value<'_>) -> &'static str {
    match value {
        Value::Null => "nothing",
        Value::Int(_) => "a whole number",
        Value::Float(_) => "a number with a fraction",
        Value::Bool(_) => "a yes or no",
        Value::Text(_) => "text",
        Value::Bytes(_) => "bytes",
        Value::Keys(_) => "a list of keys",
        Value::Texts(_) => "a list of texts",
        Value::Words(_) => "a search",
    }
}

struct Held<'a>(Cell<'a>);

impl<'a> FromSql<'a> for Held<'a> {
    fn from_sql(given: &Type, raw: &'a [u8]) -> Result<Self, Cause> {
        Ok(Self(match *given {
            Type::INT8 => Cell::Int(i64::from_sql(given, raw)?),
            Type::INT4 => Cell::Int(i32::from_sql(given, raw)?.into()),
            Type::INT2 => Cell::Int(i16::from_sql(given, raw)?.into()),
            Type::FLOAT8 => Cell::Float(f64::from_sql(given, raw)?),
            Type::BOOL => Cell::Bool(bool::from_sql(given, raw)?),
            Type::BYTEA => Cell::Bytes(raw),
            _ if <&str as FromSql>::accepts(given) => Cell::Text(<&str>::from_sql(given, raw)?),
            _ => return Err(format!("a column of type {given}").into()),
        }))
    }

    fn from_sql_null(_: &Type) -> Result<Self, Cause> {
        Ok(Self(Cell::Null))
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}

/// What a cell of a row holds.
pub(crate) fn cell(row: &tokio_postgres::Row, place: usize) -> Result<Cell<'_>, Unreadable> {
    match row.try_get::<_, Held<'_>>(place) {
        Ok(held) => Ok(held.0),
        Err(error) => Err(Unreadable::new("a column", reason(&error))),
    }
}

/// Sorts the driver's errors into ours.
pub(crate) fn fault(statement: &'static str, error: tokio_postgres::Error) -> Fault {
    let Some(said) = error.as_db_error() else {
        return if error.is_closed() {
            Fault::Unavailable {
                source: Box::new(error),
            }
        } else {
            Fault::Refused {
                statement,
                source: Box::new(error),
            }
        };
    };
    match said.code() {
        &(SqlState::T_R_SERIALIZATION_FAILURE | SqlState::T_R_DEADLOCK_DETECTED) => Fault::Clash {
            statement,
            source: Box::new(error),
        },
        &SqlState::UNIQUE_VIOLATION => Fault::Duplicate {
            statement,
            constraint: doubled(said),
        },
        &SqlState::FOREIGN_KEY_VIOLATION => Fault::Dangling {
            statement,
            source: Box::new(error),
        },
        _ => Fault::Refused {
            statement,
            source: Box::new(error),
        },
    }
}

/// `Key (course_id, slug)=(…) already exists` as `run(course_id, slug)`; an index over an expression by its name.
fn doubled(said: &tokio_postgres::error::DbError) -> String {
    let columns = said.detail().and_then(|detail| {
        let (_, rest) = detail.split_once('(')?;
        let (columns, _) = rest.split_once(")=(")?;
        (!columns.contains('(')).then_some(columns)
    });
    match (said.table(), columns) {
        (Some(table), Some(columns)) => format!("{table}({columns})"),
        _ => said.constraint().unwrap_or_default().to_owned(),
    }
}
