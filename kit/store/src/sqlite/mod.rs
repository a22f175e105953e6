//! SQLite: one file, many readers, one writer, answered inline on the worker's thread.

mod values;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use base::stored::Value;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::db::{Durability, Options};
use crate::fault::{Fault, OpenError};
use crate::row::{Given, Row};

use values::bind;
pub(crate) use values::{cell, fault};

/// How long a connection waits inline for another process before it says that the file is busy.
const INLINE_WAIT: Duration = Duration::from_millis(10);

/// How long writing the file anew waits for other processes, and for readers.
const SCRUB_WAIT: Duration = Duration::from_secs(20);

/// How many prepared statements each connection keeps.
const STATEMENT_CACHE: usize = 256;

/// A file up to this size is checked as a whole when it is opened; a larger one by its schema and the roots of its tables.
const WHOLE_CHECK_LIMIT: u64 = 8 << 20;

/// The file, its idle readers and its only writer.
pub(crate) struct Lite {
    path: PathBuf,
    options: Options,
    readers: Mutex<Vec<Connection>>,
    /// Empty only after a rollback failed: the next writer opens a new connection.
    writer: Arc<tokio::sync::Mutex<Option<Connection>>>,
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // a panic while a row was read leaves the connection itself in order
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Lite {
    /// Opens or makes the file, and looks whether it is sound.
    pub(crate) fn open(path: &Path, options: Options) -> Result<Self, OpenError> {
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let folder_error = |error: std::io::Error| OpenError::Folder {
            folder: folder.display().to_string(),
            reason: error.to_string(),
        };
        std::fs::create_dir_all(folder).map_err(folder_error)?;
        let before = std::fs::metadata(path).ok().filter(|file| file.len() > 0);
        if before.is_none() {
            let trial = std::fs::OpenOptions::new()
                .create(true)
                .append(true)
                .open(path);
            trial.map_err(folder_error)?;
        }
        let lite = Self {
            path: path.to_path_buf(),
            options,
            readers: Mutex::new(Vec::new()),
            writer: Arc::new(tokio::sync::Mutex::new(None)),
        };
        let writer = lite.connect().map_err(|error| lite.open_error(&error))?;
        if let Some(file) = before {
            lite.examine(&writer, file.len())?;
        }
        Ok(Self {
            writer: Arc::new(tokio::sync::Mutex::new(Some(writer))),
            ..lite
        })
    }

    fn connect(&self) -> rusqlite::Result<Connection> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(&self.path, flags)?;
        connection.busy_timeout(Duration::from_secs(5))?;
        // the page cache is sized in total: each connection has its share
        let share_kib = self.options.cache_mib * 1024 / (self.options.readers + 1);
        let synchronous = match self.options.durability {
            Durability::Full => "FULL",
            Durability::Normal => "NORMAL",
            Durability::None => "OFF",
        };
        connection.execute_batch(&format!(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = {synchronous}; PRAGMA foreign_keys = ON; PRAGMA cache_size = -{share_kib}; \
             PRAGMA mmap_size = 1073741824; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF; PRAGMA journal_size_limit = 67108864;"
        ))?;
        connection.busy_timeout(INLINE_WAIT)?;
        // a plan holds for every value: else SQLite prepares a statement with a range again for each new one
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        connection.set_prepared_statement_cache_capacity(STATEMENT_CACHE);
        Ok(connection)
    }

    /// How many readers wait for somebody.
    pub(crate) fn idle(&self) -> usize {
        held(&self.readers).len()
    }

    fn reader(&self) -> rusqlite::Result<Connection> {
        if let Some(idle) = held(&self.readers).pop() {
            return Ok(idle);
        }
        let connection = self.connect()?;
        connection.execute_batch("PRAGMA query_only = ON")?;
        Ok(connection)
    }

    /// Looks for damage, quickly: a start must not take longer because there is much to keep.
    fn examine(&self, connection: &Connection, size: u64) -> Result<(), OpenError> {
        let damaged = |reason: String| OpenError::Damaged {
            path: self.path.display().to_string(),
            reason,
        };
        let examined = || -> rusqlite::Result<Option<String>> {
            let pages: i64 = connection.query_row("PRAGMA page_count", [], |row| row.get(0))?;
            let page: i64 = connection.query_row("PRAGMA page_size", [], |row| row.get(0))?;
            let log = std::fs::metadata(self.path.with_extension_added("-wal"))
                .map_or(0, |log| log.len());
            if log == 0 && u64::try_from(pages * page).unwrap_or(0) > size {
                return Ok(Some("the file is cut short".to_owned()));
            }
            if size <= WHOLE_CHECK_LIMIT {
                let word: String =
                    connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
                return Ok((word != "ok")
                    .then(|| word.replace("***", "").replace('\n', " ").trim().to_owned()));
            }
            let mut tables = connection
                .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0")?;
            let names: Vec<String> = tables
                .query_map([], |row| row.get(0))?
                .collect::<Result<_, _>>()?;
            for name in names {
                let first = format!("SELECT 1 FROM \"{}\" LIMIT 1", name.replace('"', "\"\""));
                connection.prepare(&first)?.query([])?.next()?;
            }
            Ok(None)
        };
        match examined() {
            Ok(None) => Ok(()),
            Ok(Some(reason)) => Err(damaged(reason)),
            Err(error) => Err(self.open_error(&error)),
        }
    }

    pub(crate) fn open_error(&self, error: &rusqlite::Error) -> OpenError {
        let path = self.path.display().to_string();
        let reason = error.to_string();
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                OpenError::Damaged { path, reason }
            }
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
                OpenError::InUse { reason }
            }
            Some(ErrorCode::ReadOnly) => OpenError::Folder {
                folder: self
                    .path
                    .parent()
                    .unwrap_or(Path::new("."))
                    .display()
                    .to_string(),
                reason,
            },
            _ => OpenError::File { path, reason },
        }
    }

    pub(crate) fn read(self: &Arc<Self>) -> Result<LiteSession, Fault> {
        let connection = self.reader().map_err(|error| Fault::Unavailable {
            source: Box::new(error),
        })?;
        Ok(LiteSession {
            connection: Mutex::new(Some(connection)),
            home: Some(Arc::clone(self)),
        })
    }

    /// A connection that nobody else will get, inside a transaction that sees one moment.
    pub(crate) fn apart(&self) -> Result<LiteSession, Fault> {
        let unavailable = |error| Fault::Unavailable {
            source: Box::new(error),
        };
        let connection = self.connect().map_err(unavailable)?;
        connection
            .execute_batch("PRAGMA query_only = ON; BEGIN")
            .map_err(unavailable)?;
        Ok(LiteSession {
            connection: Mutex::new(Some(connection)),
            home: None,
        })
    }

    /// Writes the whole file anew, without what was deleted or changed, and empties the log beside it. Writers wait meanwhile.
    pub(crate) async fn scrub(self: &Arc<Self>) -> Result<(), Fault> {
        let slot = Arc::clone(&self.writer).lock_owned().await;
        let lite = Arc::clone(self);
        let done = tokio::task::spawn_blocking(move || {
            let connection = lite.connect().map_err(|error| fault("scrub", error))?;
            connection
                .busy_timeout(SCRUB_WAIT)
                .and_then(|()| {
                    // the copy may be larger than the memory
                    connection.execute_batch("PRAGMA temp_store = FILE; VACUUM")
                })
                .map_err(|error| fault("scrub", error))?;
            let busy: i64 = connection
                .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))
                .map_err(|error| fault("scrub", error))?;
            drop(slot);
            if busy == 0 {
                return Ok(());
            }
            Err(Fault::Clash {
                statement: "scrub",
                source: "somebody reads what was there before".into(),
            })
        });
        done.await.map_err(|stopped| Fault::Unavailable {
            source: Box::new(stopped),
        })?
    }

    /// Waits for the writer in a fair queue, then begins. Fails with a clash when another process holds the file.
    pub(crate) async fn begin(&self) -> Result<LiteWriter, Fault> {
        let mut slot = Arc::clone(&self.writer).lock_owned().await;
        let connection = match slot.take() {
            Some(connection) => connection,
            None => self.connect().map_err(|error| Fault::Unavailable {
                source: Box::new(error),
            })?,
        };
        let session = LiteSession {
            connection: Mutex::new(Some(connection)),
            home: None,
        };
        let writer = LiteWriter {
            slot,
            session: Arc::new(session),
        };
        writer.session.batch("BEGIN", "BEGIN IMMEDIATE")?;
        Ok(writer)
    }
}

impl Lite {
    /// A number that changes when another process, or a rebuilt writer, has written to the file.
    pub(crate) async fn version_by_others(&self) -> Result<i64, Fault> {
        let mut slot = self.writer.lock().await;
        if slot.is_none() {
            let connection = self.connect().map_err(|error| Fault::Unavailable {
                source: Box::new(error),
            })?;
            // a new connection counts from its own beginning
            *slot = Some(connection);
            return Ok(i64::MIN);
        }
        let version = slot
            .as_ref()
            .map(|writer| writer.query_row("PRAGMA data_version", [], |row| row.get(0)));
        version
            .transpose()
            .map(|version| version.unwrap_or(i64::MIN))
            .map_err(|error| fault("PRAGMA data_version", error))
    }
}

/// `Path::with_extension` replaces; SQLite's side files add.
trait SideFile {
    fn with_extension_added(&self, end: &str) -> PathBuf;
}

impl SideFile for PathBuf {
    fn with_extension_added(&self, end: &str) -> PathBuf {
        let mut name = self.clone().into_os_string();
        name.push(end);
        Self::from(name)
    }
}

/// The writer, taken from its place for one transaction. However this ends, the writer goes back, rolled back unless it was committed.
pub(crate) struct LiteWriter {
    slot: tokio::sync::OwnedMutexGuard<Option<Connection>>,
    session: Arc<LiteSession>,
}

impl LiteWriter {
    /// The session of this transaction; it refuses statements when the transaction is over.
    pub(crate) fn session(&self) -> Arc<LiteSession> {
        Arc::clone(&self.session)
    }

    pub(crate) fn commit(self) -> Result<(), Fault> {
        self.session.batch("COMMIT", "COMMIT")
    }
}

impl Drop for LiteWriter {
    fn drop(&mut self) {
        if let Some(connection) = held(&self.session.connection).take() {
            let sound = connection.is_autocommit() || connection.execute_batch("ROLLBACK").is_ok();
            *self.slot = sound.then_some(connection);
        }
    }
}

/// A connection in use. It goes back to the readers when it came from there.
pub(crate) struct LiteSession {
    connection: Mutex<Option<Connection>>,
    home: Option<Arc<Lite>>,
}

impl Drop for LiteSession {
    fn drop(&mut self) {
        let (Some(home), Some(connection)) = (&self.home, held(&self.connection).take()) else {
            return;
        };
        let mut idle = held(&home.readers);
        if idle.len() < home.options.readers && connection.is_autocommit() {
            idle.push(connection);
        }
    }
}

impl LiteSession {
    pub(crate) fn with<T>(
        &self,
        name: &'static str,
        work: impl FnOnce(&Connection) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        match held(&self.connection).as_ref() {
            Some(connection) => work(connection),
            None => Err(Fault::Finished { statement: name }),
        }
    }

    pub(crate) fn batch(&self, name: &'static str, sql: &str) -> Result<(), Fault> {
        self.with(name, |connection| {
            connection
                .execute_batch(sql)
                .map_err(|error| fault(name, error))
        })
    }

    /// Gives each row to `each` until that says that it has enough.
    pub(crate) fn query(
        &self,
        name: &'static str,
        sql: &str,
        values: &[Value<'_>],
        each: &mut dyn FnMut(&Row<'_>) -> Result<bool, Fault>,
    ) -> Result<(), Fault> {
        self.with(name, |connection| {
            let mut prepared = connection
                .prepare_cached(sql)
                .map_err(|error| fault(name, error))?;
            bind(&mut prepared, values).map_err(|error| fault(name, error))?;
            let mut rows = prepared.raw_query();
            while let Some(row) = rows.next().map_err(|error| fault(name, error))? {
                if !each(&Row(Given::Sqlite(row)))? {
                    break;
                }
            }
            Ok(())
        })
    }

    /// Runs the statement once for each set of values.
    pub(crate) fn run<'v>(
        &self,
        name: &'static str,
        sql: &str,
        sets: impl Iterator<Item = &'v [Value<'v>]>,
    ) -> Result<u64, Fault> {
        self.with(name, |connection| {
            let mut prepared = connection
                .prepare_cached(sql)
                .map_err(|error| fault(name, error))?;
            let mut changed = 0;
            for values in sets {
                bind(&mut prepared, values).map_err(|error| fault(name, error))?;
                changed += prepared.raw_execute().map_err(|error| fault(name, error))? as u64;
            }
            Ok(changed)
        })
    }
}
