//! What a database says about itself: for an operator, in sentences.

use base::stored::Cell;

use crate::db::Db;
use crate::dialect::Engine;
use crate::fault::Fault;
use crate::migrate::EMBEDDED;
use crate::session::Session;

/// The oldest PostgreSQL on which this is tested, as its number says it.
const OLDEST_SERVER: i64 = 140_000;

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Health {
    /// Which database runs, and its version.
    pub engine: String,
    /// The newest migration that was applied; 0 where there is none.
    pub schema: i64,
    /// Migrations that this program has and the database has not.
    pub missing: Vec<String>,
    /// Migrations that the database has and this program does not know.
    pub unknown: Vec<i64>,
    /// What is broken.
    pub broken: Vec<String>,
    /// What would better be otherwise.
    pub warnings: Vec<String>,
}

impl Db {
    /// Looks at the whole database: every page of a SQLite file, the settings of a PostgreSQL server. Changes nothing.
    pub async fn health(&self) -> Result<Health, Fault> {
        let applied = applied(&self.read().await?).await?;
        let engine = self.engine();
        let (engine, broken, warnings) = self
            .heavy(move |session| async move {
                match engine {
                    Engine::Sqlite => sqlite(&session).await,
                    Engine::Postgres => postgres(&session).await,
                }
            })
            .await?;
        let is_applied = |version: i64| applied.contains(&version);
        Ok(Health {
            engine,
            schema: applied.last().copied().unwrap_or(0),
            missing: EMBEDDED
                .iter()
                .filter(|step| !is_applied(step.version))
                .map(|step| format!("{:04}_{}", step.version, step.name))
                .collect(),
            unknown: applied
                .iter()
                .copied()
                .filter(|version| EMBEDDED.iter().all(|step| step.version != *version))
                .collect(),
            broken,
            warnings,
        })
    }
}

/// The migrations that were applied.
async fn applied(session: &Session) -> Result<Vec<i64>, Fault> {
    match column(
        session,
        "SELECT version FROM schema_migration ORDER BY version",
    )
    .await
    {
        Ok(rows) => Ok(rows.iter().filter_map(|row| row.parse().ok()).collect()),
        // nobody opened it yet
        Err(Fault::Refused { .. }) => Ok(Vec::new()),
        Err(fault) => Err(fault),
    }
}

type Found = (String, Vec<String>, Vec<String>);

async fn sqlite(session: &Session) -> Result<Found, Fault> {
    let version = column(session, "SELECT sqlite_version()").await?.join("");
    let mut broken: Vec<String> = column(session, "PRAGMA integrity_check(20)")
        .await?
        .into_iter()
        .filter(|word| word != "ok")
        .collect();
    let dangling = column(session, "PRAGMA foreign_key_check").await?;
    if !dangling.is_empty() {
        broken.push(format!(
            "{} rows point to rows that are missing",
            dangling.len()
        ));
    }
    Ok((format!("SQLite {version}"), broken, Vec::new()))
}

async fn postgres(session: &Session) -> Result<Found, Fault> {
    let said = column(
        session,
        "SELECT current_setting('server_version') UNION ALL SELECT current_setting('server_version_num') \
         UNION ALL SELECT current_setting('server_encoding') UNION ALL \
         SELECT datcollate::text FROM pg_database WHERE datname = current_database() UNION ALL \
         SELECT coalesce((SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid() AND ssl), '') UNION ALL \
         SELECT CASE WHEN inet_client_addr() <<= '127.0.0.0/8' OR inet_client_addr() = '::1' THEN '' \
             ELSE coalesce(host(inet_client_addr()), '') END",
    )
    .await?;
    let [version, number, encoding, collation, encrypted, elsewhere] = &said[..] else {
        return Ok(("PostgreSQL".to_owned(), Vec::new(), Vec::new()));
    };
    let (mut broken, mut warnings) = (Vec::new(), Vec::new());
    if number
        .parse::<i64>()
        .is_ok_and(|number| number < OLDEST_SERVER)
    {
        broken.push(format!("PostgreSQL {version} is too old; use 14 or newer"));
    }
    if encoding != "UTF8" {
        broken.push(format!(
            "the encoding is {encoding}; make the database with ENCODING 'UTF8'"
        ));
    }
    if !matches!(collation.as_str(), "C" | "POSIX" | "C.UTF-8" | "C.utf8") {
        warnings.push(format!(
            "the collation is {collation}; with LC_COLLATE 'C' lists sort the same everywhere and indexes survive upgrades of the system"
        ));
    }
    let shown = match encrypted.as_str() {
        "" => format!("PostgreSQL {version}"),
        protocol => format!("PostgreSQL {version}, over {protocol}"),
    };
    if encrypted.is_empty() && !elsewhere.is_empty() {
        warnings.push(format!(
            "the line from {elsewhere} is not encrypted; add sslmode=verify-full to the address, unless the network is yours alone"
        ));
    }
    Ok((shown, broken, warnings))
}

/// The first column of every row, as text.
async fn column(session: &Session, sql: &str) -> Result<Vec<String>, Fault> {
    let mut rows = Vec::new();
    session
        .scan("health", sql, &mut |cells| {
            rows.push(match cells.first() {
                Some(Cell::Text(text)) => (*text).to_owned(),
                Some(Cell::Int(number)) => number.to_string(),
                _ => String::new(),
            });
            true
        })
        .await?;
    Ok(rows)
}
