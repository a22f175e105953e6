//! The catalogue: every statement is prepared on the database in use and compared with the struct that reads its rows. The compiler
//! does not check SQL, so a test calls [`check`] on both databases.

use std::fmt;
use std::sync::Arc;

use base::stored::Kind;
use deadpool_postgres::Object;
use tokio_postgres::SimpleQueryMessage;
use tokio_postgres::types::Type;

use crate::db::Db;
use crate::dialect::{Engine, parameter_count, scanned_table, spell};
use crate::fault::Fault;
use crate::postgres::reason;
use crate::session::Session;
use crate::sqlite::fault;
use crate::statement::StatementInfo;

/// The statements of this room.
static OWN: &[&[&dyn StatementInfo]] = &[
    crate::facts::CATALOGUE,
    crate::jobs::CATALOGUE,
    crate::limits::CATALOGUE,
    crate::migrate::CATALOGUE,
    crate::outbox::CATALOGUE,
];

/// What is wrong with a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The module and the name of the statement.
    pub statement: String,
    /// What is wrong, in a sentence.
    pub what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.statement, self.what)
    }
}

/// Checks the statements of all these catalogues, and of this room, on a migrated database: parameters, names and types of columns,
/// and that no hot statement reads a whole table.
///
/// PostgreSQL knows the type of every column, SQLite only of those that come straight from a table.
pub async fn check(
    db: &Db,
    catalogues: &[&[&'static dyn StatementInfo]],
) -> Result<Vec<Problem>, Fault> {
    let session = db.read().await?;
    let mut problems = Vec::new();
    for statement in catalogues.iter().chain(OWN).copied().flatten().copied() {
        let seen = match db.engine() {
            Engine::Sqlite => seen_by_sqlite(&session, statement),
            Engine::Postgres => seen_by_postgres(&session, statement).await,
        };
        let found = match seen {
            Ok(seen) => compare(statement, &seen),
            Err(refused) => vec![format!("it cannot be prepared ({})", reason(&refused))],
        };
        let name = format!("{}::{}", statement.module(), statement.name());
        problems.extend(found.into_iter().map(|what| Problem {
            statement: name.clone(),
            what,
        }));
    }
    Ok(problems)
}

/// What the database says about a statement.
struct Seen {
    parameters: usize,
    columns: Vec<SeenColumn>,
    /// Tables that are read as a whole, for hot statements.
    scans: Vec<String>,
}

/// Whether a kind can be read from a column of the type with this name.
type Fits = fn(Kind, &str) -> bool;

struct SeenColumn {
    name: String,
    /// The type's name, and whether the kind fits; nothing where the database does not know.
    kind: Option<(String, Fits)>,
}

fn compare(statement: &dyn StatementInfo, seen: &Seen) -> Vec<String> {
    let mut problems = Vec::new();
    let wanted = parameter_count(statement.sql());
    if seen.parameters != wanted {
        problems.push(format!(
            "it takes {} values, but its highest is ${wanted}",
            seen.parameters
        ));
    }
    let columns = statement.columns();
    if seen.columns.len() != columns.len() {
        problems.push(format!(
            "it gives {} columns, the row has {} fields",
            seen.columns.len(),
            columns.len()
        ));
    }
    for (given, field) in seen.columns.iter().zip(columns) {
        if !field.name.is_empty() && field.name != given.name {
            problems.push(format!(
                "column {} stands where the field {} is read",
                given.name, field.name
            ));
        }
        if let Some((kind, fits)) = &given.kind
            && !fits(field.kind, kind)
        {
            problems.push(format!(
                "column {} is {kind}, but is read as {:?}",
                given.name, field.kind
            ));
        }
    }
    problems.extend(
        seen.scans
            .iter()
            .map(|table| format!("it is hot, but reads all of {table}")),
    );
    problems
}

fn seen_by_sqlite(session: &Session, statement: &dyn StatementInfo) -> Result<Seen, Fault> {
    let (name, sql) = (statement.name(), spell(statement.sql(), Engine::Sqlite));
    let Some(lite) = session.sqlite() else {
        return Err(Fault::Finished { statement: name });
    };
    lite.with(name, |connection| {
        let prepared = connection
            .prepare(&sql)
            .map_err(|error| fault(name, error))?;
        let columns = prepared.columns();
        let columns = columns.iter().map(|column| SeenColumn {
            name: column.name().to_owned(),
            kind: column
                .decl_type()
                .map(|kind| (kind.to_owned(), sqlite_fits as Fits)),
        });
        let columns = columns.collect();
        let mut plan = Vec::new();
        if statement.is_hot() {
            let explain = format!("EXPLAIN QUERY PLAN {sql}");
            let mut explained = connection
                .prepare(&explain)
                .map_err(|error| fault(name, error))?;
            let mut rows = explained.raw_query();
            while let Some(row) = rows.next().map_err(|error| fault(name, error))? {
                plan.push(
                    row.get::<_, String>(3)
                        .map_err(|error| fault(name, error))?,
                );
            }
        }
        Ok(Seen {
            parameters: prepared.parameter_count(),
            columns,
            scans: scans(&plan, Engine::Sqlite),
        })
    })
}

fn sqlite_fits(kind: Kind, declared: &str) -> bool {
    match kind {
        Kind::Int | Kind::Bool => declared == "INTEGER",
        Kind::Float => declared == "REAL",
        Kind::Text => declared == "TEXT" || declared.is_empty(),
        Kind::Bytes => declared == "BLOB",
    }
}

async fn seen_by_postgres(session: &Session, statement: &dyn StatementInfo) -> Result<Seen, Fault> {
    let name = statement.name();
    let Some(server) = session.postgres() else {
        return Err(Fault::Finished { statement: name });
    };
    let connection = server.connection(name)?;
    let sql = spell(statement.sql(), Engine::Postgres);
    let refused = |error| crate::postgres::fault(name, error);
    let prepared = connection.prepare(&sql).await.map_err(refused)?;
    let columns = prepared.columns().iter().map(|column| SeenColumn {
        name: column.name().to_owned(),
        kind: Some((column.type_().name().to_owned(), postgres_fits as Fits)),
    });
    let columns = columns.collect();
    let plan = if statement.is_hot() {
        explained(&connection, &sql, prepared.params().len())
            .await
            .map_err(refused)?
    } else {
        Vec::new()
    };
    Ok(Seen {
        parameters: prepared.params().len(),
        columns,
        scans: scans(&plan, Engine::Postgres),
    })
}

fn postgres_fits(kind: Kind, declared: &str) -> bool {
    let wanted = match kind {
        Kind::Int => Type::INT8,
        Kind::Float => Type::FLOAT8,
        Kind::Bool => Type::BOOL,
        Kind::Text => Type::TEXT,
        Kind::Bytes => Type::BYTEA,
    };
    wanted.name() == declared
}

/// The plan for any values, made as if reading a whole table were the last resort: on an empty database it would be the first.
async fn explained(
    connection: &Arc<Object>,
    sql: &str,
    parameters: usize,
) -> Result<Vec<String>, tokio_postgres::Error> {
    let values = match parameters {
        0 => String::new(),
        some => format!("({})", vec!["NULL"; some].join(", ")),
    };
    let before = "SET enable_seqscan = off; SET plan_cache_mode = force_generic_plan";
    let after = "RESET enable_seqscan; RESET plan_cache_mode; DEALLOCATE explained";
    connection.batch_execute(before).await?;
    connection
        .batch_execute(&format!("PREPARE explained AS {sql}"))
        .await?;
    let explain = format!("EXPLAIN (COSTS OFF) EXECUTE explained{values}");
    let answer = connection.simple_query(&explain).await;
    connection.batch_execute(after).await?;
    let lines = answer?.into_iter().filter_map(|message| match message {
        SimpleQueryMessage::Row(row) => row.get(0).map(str::to_owned),
        _ => None,
    });
    Ok(lines.collect())
}

/// The tables that a plan reads as a whole; what the statement makes itself (a WITH, a subquery) may be read so.
fn scans(plan: &[String], engine: Engine) -> Vec<String> {
    let made: Vec<String> = plan
        .iter()
        .filter_map(|line| {
            line.trim()
                .strip_prefix("MATERIALIZE ")
                .or(line.trim().strip_prefix("CO-ROUTINE "))
        })
        .map(str::to_owned)
        .collect();
    plan.iter()
        .filter_map(|line| scanned_table(line, &made, engine))
        .map(str::to_owned)
        .collect()
}
