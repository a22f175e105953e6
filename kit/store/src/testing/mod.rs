//! Databases for tests: a fresh one each, made in milliseconds from one that was migrated before.
//!
//! SQLite unless `STOA_TEST_POSTGRES` names a PostgreSQL server on which databases may be made.

pub mod bucket;
pub mod cluster;

use std::collections::BTreeMap;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use tokio::sync::OnceCell;

use crate::address::DatabaseUrl;
use crate::db::{Db, Durability, Options};
use crate::fault::Fault;
use crate::migrate::{EMBEDDED, fingerprint};
use crate::postgres::fault as postgres_fault;
use crate::sqlite::fault as sqlite_fault;

/// The variable that names the server for tests.
pub const SERVER: &str = "STOA_TEST_POSTGRES";

/// The lock under which the template on a server is made.
const TEMPLATE_LOCK: i64 = 7_306_374_462;

static NUMBER: AtomicU32 = AtomicU32::new(0);

/// A folder of its own, removed at the end.
pub struct TestFolder(PathBuf);

impl TestFolder {
    /// Makes the folder.
    #[expect(clippy::new_without_default, reason = "it makes a folder")]
    pub fn new() -> Self {
        let path = std::env::temp_dir().join(format!("stoa-test-{}", unique()));
        made(std::fs::create_dir_all(&path));
        Self(path)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for TestFolder {
    fn drop(&mut self) {
        // what stays behind is in the folder for temporary things
        if std::fs::remove_dir_all(&self.0).is_ok() {}
    }
}

fn unique() -> String {
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    format!(
        "{}_{:08x}_{number}",
        std::process::id(),
        crate::key::chance()
    )
}

/// Tests stop at once when their world cannot be made.
#[expect(clippy::panic, reason = "for tests only")]
fn made<T, E: std::fmt::Debug>(outcome: Result<T, E>) -> T {
    match outcome {
        Ok(value) => value,
        Err(error) => panic!("the test's database cannot be made: {error:?}"),
    }
}

/// A fresh, migrated database, removed at the end.
pub struct TestDatabase {
    db: Db,
    address: DatabaseUrl,
    home: Home,
}

enum Home {
    Cluster,
    Folder(#[expect(dead_code, reason = "removed when it is dropped")] TestFolder),
    Server { server: String, name: String },
}

impl Deref for TestDatabase {
    type Target = Db;

    fn deref(&self) -> &Db {
        &self.db
    }
}

impl TestDatabase {
    /// A fresh, migrated database: SQLite, or PostgreSQL when the environment names a server.
    pub async fn new() -> Self {
        Self::made(true).await
    }

    /// A fresh database without any table.
    pub async fn empty() -> Self {
        Self::made(false).await
    }

    /// A fresh, migrated database on a server of the test's own; the server takes it along when it goes.
    pub async fn on(cluster: &cluster::Cluster) -> Self {
        let address = cluster.database().await;
        let options = Options {
            connections: 6,
            ..Options::default()
        };
        let db = made(Db::open(&address, options).await);
        made(db.migrate().await);
        let home = Home::Cluster;
        Self { db, address, home }
    }

    async fn made(migrated: bool) -> Self {
        let (address, home) = match server() {
            Some(server) => on_server(server, migrated).await,
            None => in_folder(migrated).await,
        };
        let db = made(Db::open(&address, quick()).await);
        Self { db, address, home }
    }

    /// The database.
    pub fn db(&self) -> &Db {
        &self.db
    }

    /// Where it is, for whoever opens it again.
    pub fn address(&self) -> &DatabaseUrl {
        &self.address
    }
}

/// Options that give up safety in a power cut for speed.
pub fn quick() -> Options {
    Options {
        connections: 6,
        durability: Durability::None,
        ..Options::default()
    }
}

/// The server that the environment names for tests.
#[expect(clippy::disallowed_methods, reason = "tests have no settings file")]
pub fn server() -> Option<String> {
    std::env::var(SERVER)
        .ok()
        .filter(|server| !server.is_empty())
}

async fn in_folder(migrated: bool) -> (DatabaseUrl, Home) {
    static TEMPLATE: OnceCell<Vec<u8>> = OnceCell::const_new();

    let folder = TestFolder::new();
    let path = folder.path().join("stoa.db");
    if migrated {
        let template = TEMPLATE.get_or_init(|| async {
            let folder = TestFolder::new();
            let first = folder.path().join("first.db");
            let db = made(Db::open(&DatabaseUrl::sqlite(&first), quick()).await);
            made(db.migrate().await);
            // the last connection to close leaves everything in the one file
            drop(db);
            made(std::fs::read(&first))
        });
        made(std::fs::write(&path, template.await));
    }
    (DatabaseUrl::sqlite(path), Home::Folder(folder))
}

async fn on_server(server: String, migrated: bool) -> (DatabaseUrl, Home) {
    static TEMPLATE: OnceCell<String> = OnceCell::const_new();

    let name = format!("stoa_test_{}", unique());
    let template = if migrated {
        TEMPLATE.get_or_init(|| template(&server)).await
    } else {
        "template0"
    };
    let create = format!(
        "CREATE DATABASE {name} TEMPLATE {template} ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'"
    );
    made(command(&server, &create).await);
    let address = made(DatabaseUrl::parse(&on(&server, &name)));
    (address, Home::Server { server, name })
}

/// Makes the migrated database that others are copied from, unless it is there.
async fn template(server: &str) -> String {
    let name = format!("stoa_template_{}", &fingerprint(EMBEDDED)[..16]);
    let (client, connection) = made(tokio_postgres::connect(server, tokio_postgres::NoTls).await);
    let driver = tokio::spawn(connection);
    made(
        client
            .execute("SELECT pg_advisory_lock($1)", &[&TEMPLATE_LOCK])
            .await,
    );
    let found = made(
        client
            .query_opt("SELECT 1 FROM pg_database WHERE datname = $1", &[&name])
            .await,
    );
    if found.is_none() {
        // it gets its name when it is finished: a half-made one is never taken
        let draft = format!("stoa_draft_{}", unique());
        let create = format!(
            "CREATE DATABASE {draft} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'"
        );
        made(client.batch_execute(&create).await);
        let address = made(DatabaseUrl::parse(&on(server, &draft)));
        let db = made(Db::open(&address, quick()).await);
        made(db.migrate().await);
        drop(db);
        let close = format!(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{draft}'"
        );
        made(client.batch_execute(&close).await);
        rename(&client, &draft, &name).await;
    }
    drop(client);
    made(driver.await).unwrap_or_default();
    name
}

/// Connections take a moment to go.
async fn rename(client: &tokio_postgres::Client, from: &str, to: &str) {
    let rename = format!("ALTER DATABASE {from} RENAME TO {to}");
    for _ in 0..100 {
        if client.batch_execute(&rename).await.is_ok() {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    made(client.batch_execute(&rename).await);
}

/// The address of another database on the same server.
fn on(server: &str, name: &str) -> String {
    let mut address = made(url::Url::parse(server));
    address.set_path(name);
    address.to_string()
}

async fn command(server: &str, sql: &str) -> Result<(), tokio_postgres::Error> {
    let (client, connection) = tokio_postgres::connect(server, tokio_postgres::NoTls).await?;
    let driver = tokio::spawn(connection);
    let outcome = client.batch_execute(sql).await;
    drop(client);
    made(driver.await).unwrap_or_default();
    outcome
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        let Home::Server { server, name } = &self.home else {
            return;
        };
        let (server, sql) = (
            server.clone(),
            format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"),
        );
        // a runtime of its own, because this one may be ending
        let removed = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build();
            made(runtime).block_on(command(&server, &sql))
        });
        if let Ok(Err(error)) = removed.join() {
            tracing::warn!(%error, "a test's database stays behind");
        }
    }
}

/// Every row of every table as text, sorted, by the names of the tables; the list of migrations is left out.
pub async fn table_contents(db: &Db) -> Result<BTreeMap<String, Vec<String>>, Fault> {
    let session = db.read().await?;
    let mut contents = match session.postgres() {
        Some(server) => {
            let connection = server.connection(NAME)?;
            let contents = on_postgres(&connection).await;
            contents.map_err(|error| postgres_fault(NAME, error))?
        }
        None => match session.sqlite() {
            Some(lite) => lite.with(NAME, |connection| {
                on_sqlite(connection).map_err(|error| sqlite_fault(NAME, error))
            })?,
            None => BTreeMap::new(),
        },
    };
    contents.remove("schema_migration");
    Ok(contents)
}

const NAME: &str = "table_contents";

async fn on_postgres(
    connection: &tokio_postgres::Client,
) -> Result<BTreeMap<String, Vec<String>>, tokio_postgres::Error> {
    let names = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'";
    let mut contents = BTreeMap::new();
    for row in connection.query(names, &[]).await? {
        let table: String = row.get(0);
        let rows = format!("SELECT thing::text FROM \"{table}\" AS thing ORDER BY 1");
        let rows = connection.query(&rows, &[]).await?;
        contents.insert(table, rows.iter().map(|row| row.get(0)).collect());
    }
    Ok(contents)
}

fn on_sqlite(connection: &rusqlite::Connection) -> rusqlite::Result<BTreeMap<String, Vec<String>>> {
    // the tables of a search index's own are left out, what it indexes is in
    let names = "SELECT name FROM sqlite_schema AS thing WHERE type = 'table' AND name NOT LIKE 'sqlite%'
        AND NOT EXISTS (SELECT 1 FROM sqlite_schema AS index_of
            WHERE index_of.sql LIKE 'CREATE VIRTUAL%' AND thing.name LIKE index_of.name || '\\_%' ESCAPE '\\')";
    let mut prepared = connection.prepare(names)?;
    let names: Vec<String> = prepared
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let mut contents = BTreeMap::new();
    for table in names {
        // an index keeps no texts, only what they are found by
        let columns = if table.ends_with("_words") {
            "rowid"
        } else {
            "*"
        };
        let mut prepared = connection.prepare(&format!("SELECT {columns} FROM \"{table}\""))?;
        let places = 0..prepared.column_count();
        let mut rows: Vec<String> = prepared
            .query_map([], |row| {
                let cells = places
                    .clone()
                    .map(|place| row.get::<_, rusqlite::types::Value>(place));
                let cells = cells.collect::<Result<Vec<_>, _>>()?;
                Ok(format!("{cells:?}"))
            })?
            .collect::<Result<_, _>>()?;
        rows.sort();
        contents.insert(table, rows);
    }
    Ok(contents)
}
