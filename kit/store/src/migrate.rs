//! Migrations: numbered texts inside the program, applied once each, in one transaction.

use jiff::Timestamp;
use sha2::{Digest as _, Sha256};

use crate::db::{Db, Isolation};
use crate::dialect::{Engine, spell_schema};
use crate::fault::{Fault, OpenError, Transient};
use crate::postgres::reason;
use crate::session::Tx;

/// One step of the schema.
pub(crate) struct Migration {
    pub(crate) version: i64,
    pub(crate) name: &'static str,
    pub(crate) sqlite: &'static str,
    pub(crate) postgres: &'static str,
    /// Whether both databases have the same text, in the common vocabulary.
    pub(crate) common: bool,
}

pub(crate) static EMBEDDED: &[Migration] = include!(concat!(env!("OUT_DIR"), "/migrations.rs"));

/// What [`Db::migrate`] did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MigrationReport {
    /// The version of the schema now.
    pub version: i64,
    /// The migrations that were applied now, in order.
    pub applied: Vec<String>,
}

crate::row! {
    struct Applied {
        version: i64,
        sha256: String,
    }
}

crate::statements! {
    /// What has been applied?
    APPLIED: Applied = "SELECT version, sha256 FROM schema_migration ORDER BY version";
    /// Remembers a migration.
    REMEMBER = "INSERT INTO schema_migration (version, name, sha256, at) VALUES ($1, $2, $3, $4)";
}

/// The number that everybody who migrates a PostgreSQL database locks.
const LOCK: &str = "SELECT pg_advisory_xact_lock(7306374461)";

const TABLE: &str = "CREATE TABLE IF NOT EXISTS schema_migration \
     (version BIGINT PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, at BIGINT NOT NULL)";

impl Migration {
    fn text(&self, engine: Engine) -> &'static str {
        match engine {
            Engine::Sqlite => self.sqlite,
            Engine::Postgres => self.postgres,
        }
    }

    fn sha256(&self, engine: Engine) -> String {
        hex(&Sha256::digest(self.text(engine).replace("\r\n", "\n")))
    }
}

/// One hash over all migrations: databases with the same one have the same schema.
#[cfg(any(test, feature = "testing"))]
pub(crate) fn fingerprint(migrations: &[Migration]) -> String {
    let mut all = Sha256::new();
    for migration in migrations {
        all.update(migration.sha256(Engine::Sqlite));
        all.update(migration.sha256(Engine::Postgres));
    }
    hex(&all.finalize())
}

/// The SHA-256 of bytes, in small hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Bytes as small hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}

impl Db {
    /// Brings the schema to what this program knows: all missing migrations, or none when one fails.
    pub async fn migrate(&self) -> Result<MigrationReport, OpenError> {
        migrate(self, EMBEDDED).await
    }
}

pub(crate) async fn migrate(
    db: &Db,
    migrations: &'static [Migration],
) -> Result<MigrationReport, OpenError> {
    // inside the transaction either thing may go wrong; the outer one is only how it gets out
    let outcome = db
        .write_at(Isolation::Committed, |tx| async move {
            apply(&tx, migrations).await
        })
        .await;
    outcome.map_err(|stopped: Stopped| match stopped {
        Stopped::Refused(refused) => refused,
        Stopped::Fault(fault @ Fault::Clash { .. }) => OpenError::InUse {
            reason: reason(&fault),
        },
        Stopped::Fault(fault) => OpenError::Migration {
            migration: "schema_migration".to_owned(),
            reason: reason(&fault),
        },
    })
}

enum Stopped {
    Refused(OpenError),
    Fault(Fault),
}

impl From<Fault> for Stopped {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl Transient for Stopped {
    fn is_transient(&self) -> bool {
        matches!(self, Self::Fault(fault) if fault.is_transient())
    }
}

async fn apply(tx: &Tx, migrations: &[Migration]) -> Result<MigrationReport, Stopped> {
    let engine = tx.engine();
    if engine == Engine::Postgres {
        tx.batch("migrate: lock", LOCK).await?;
    }
    for statement in spell_schema(TABLE, engine) {
        tx.batch("migrate: table", &statement).await?;
    }
    let known = migrations.last().map_or(0, |last| last.version);
    let before = tx.all(&APPLIED, crate::params![]).await?;
    for applied in &before {
        match migrations
            .iter()
            .find(|migration| migration.version == applied.version)
        {
            None => {
                return Err(Stopped::Refused(OpenError::Newer {
                    found: applied.version,
                    known,
                }));
            }
            Some(migration) if migration.sha256(engine) != applied.sha256 => {
                return Err(Stopped::Refused(OpenError::Changed {
                    version: applied.version,
                }));
            }
            Some(_) => {}
        }
    }
    let mut applied = Vec::new();
    for migration in migrations
        .iter()
        .filter(|new| before.iter().all(|old| old.version != new.version))
    {
        apply_one(tx, migration, engine).await?;
        applied.push(format!("{:04}_{}", migration.version, migration.name));
    }
    Ok(MigrationReport {
        version: known,
        applied,
    })
}

async fn apply_one(tx: &Tx, migration: &Migration, engine: Engine) -> Result<(), Stopped> {
    let text = migration.text(engine);
    let statements = if migration.common {
        spell_schema(text, engine)
    } else {
        vec![text.to_owned()]
    };
    for statement in statements {
        if let Err(fault) = tx.batch("migrate", &statement).await {
            if fault.is_transient() {
                return Err(fault.into());
            }
            let first_line = statement.lines().next().unwrap_or_default();
            return Err(Stopped::Refused(OpenError::Migration {
                migration: format!("{:04}_{}", migration.version, migration.name),
                reason: format!("{first_line}: {}", reason(&fault)),
            }));
        }
    }
    let hash = migration.sha256(engine);
    #[expect(
        clippy::disallowed_methods,
        reason = "the schema is brought up before there is a clock to hand in"
    )]
    let now = Timestamp::now();
    tx.run(
        &REMEMBER,
        crate::params![migration.version, migration.name, hash, now],
    )
    .await?;
    Ok(())
}
