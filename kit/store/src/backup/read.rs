//! Reading a backup: whether it is whole, and putting it into a database.

use std::fs::File;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::Path;

use base::stored::Value;
use bytes::Bytes;
use flate2::read::GzDecoder;
use futures::TryStreamExt as _;
use futures::stream::FuturesUnordered;
use serde_json::Value as Json;
use sha2::{Digest as _, Sha256};

use super::{BackupFault, FORMAT, Head, Line, Summary};
use crate::db::{Db, Isolation};
use crate::dialect::Engine;
use crate::files::{FileKey, FileShelf};
use crate::migrate::{EMBEDDED, Migration, hex, migrate};
use crate::session::{Link, Session, Tx};
use crate::tables::{self, Table, quoted};

/// How many rows are put down at once.
const BATCH: usize = 500;

/// How many files are on their way to the shelf at once.
const AT_ONCE: usize = 8;

/// Reads the whole file and looks whether it is what was written. Nothing else is touched.
pub fn verify(path: &Path) -> Result<(Head, Summary), BackupFault> {
    let mut backup = Backup::open(path)?;
    steps(&backup.head)?;
    while let Some(piece) = backup.next()? {
        if let Piece::File { key, content } = piece
            && FileKey::of(&content) != key
        {
            return Err(damaged("a file in it is not what it was"));
        }
    }
    Ok((backup.head, backup.summary))
}

/// Puts a backup into an empty database and its files on the shelf: all of it, or nothing. The database is brought to the schema
/// of the backup first; [`Db::migrate`] comes afterwards.
pub async fn restore(db: &Db, shelf: &dyn FileShelf, path: &Path) -> Result<Summary, BackupFault> {
    let (head, summary) = verify(path)?;
    let steps = steps(&head)?;
    if let Some(table) = tables::first_filled(&db.read().await?).await? {
        return Err(BackupFault::NotEmpty(table));
    }
    migrate(db, steps).await.map_err(|error| match error {
        crate::fault::OpenError::Newer { .. } => BackupFault::Ahead,
        other => BackupFault::Open(other),
    })?;
    db.write_at(Isolation::Committed, |tx| fill(tx, shelf, path))
        .await?;
    db.write_at(Isolation::Committed, |tx| async move {
        tx.batch("analyze", "ANALYZE").await
    })
    .await?;
    Ok(summary)
}

/// The migrations that the database had; all of them must be known here.
fn steps(head: &Head) -> Result<&'static [Migration], BackupFault> {
    let last = head.schema.last().copied().unwrap_or(0);
    let before = EMBEDDED.partition_point(|step| step.version <= last);
    let steps = &EMBEDDED[..before];
    let versions = steps.iter().map(|step| step.version);
    if versions.eq(head.schema.iter().copied()) {
        Ok(steps)
    } else {
        Err(BackupFault::Newer)
    }
}

async fn fill(tx: Tx, shelf: &dyn FileShelf, path: &Path) -> Result<(), BackupFault> {
    if tx.engine() == Engine::Sqlite {
        tx.batch("restore", "PRAGMA defer_foreign_keys = ON")
            .await?;
    }
    // somebody may have come in since we looked
    if let Some(table) = tables::first_filled(&tx).await? {
        return Err(BackupFault::NotEmpty(table));
    }
    for table in tables::seeded() {
        let sql = format!("DELETE FROM {}", quoted(table));
        tx.batch("restore", &sql).await?;
    }
    let known = tables::tables(&tx).await?;
    let mut backup = Backup::open(path)?;
    let mut filling: Option<Filling> = None;
    let mut putting = FuturesUnordered::new();
    while let Some(piece) = backup.next()? {
        match piece {
            Piece::Table { name, columns } => {
                if let Some(done) = filling.take() {
                    done.finish(&tx).await?;
                }
                filling = Some(Filling::of(&known, &name, &columns)?);
            }
            Piece::Row(cells) => match &mut filling {
                Some(filling) => filling.add(&tx, cells).await?,
                None => return Err(damaged("a row stands before every table")),
            },
            Piece::File { content, .. } => {
                if putting.len() == AT_ONCE {
                    putting.try_next().await?;
                }
                putting.push(shelf.put(content));
            }
        }
    }
    while putting.try_next().await?.is_some() {}
    if let Some(done) = filling {
        done.finish(&tx).await?;
    }
    Ok(())
}

/// A table that is being filled.
struct Filling {
    sql: String,
    is_yes_or_no: Vec<bool>,
    rows: Vec<Vec<Value<'static>>>,
}

impl Filling {
    fn of(known: &[Table], name: &str, columns: &[String]) -> Result<Self, BackupFault> {
        let unknown = || damaged("it names a table or column that does not exist");
        let table = known
            .iter()
            .find(|table| table.name == name)
            .ok_or_else(unknown)?;
        let mut is_yes_or_no = Vec::new();
        for name in columns {
            let column = table.columns.iter().find(|column| &column.name == name);
            is_yes_or_no.push(column.ok_or_else(unknown)?.is_yes_or_no);
        }
        let listed: Vec<String> = columns.iter().map(|name| quoted(name)).collect();
        let values: Vec<String> = (1..=columns.len())
            .map(|place| format!("${place}"))
            .collect();
        Ok(Self {
            sql: format!(
                "INSERT INTO {} ({}) VALUES ({})",
                quoted(name),
                listed.join(", "),
                values.join(", ")
            ),
            is_yes_or_no,
            rows: Vec::new(),
        })
    }

    async fn add(&mut self, tx: &Tx, cells: Vec<Json>) -> Result<(), BackupFault> {
        if cells.len() != self.is_yes_or_no.len() {
            return Err(damaged("a row has not as many cells as its table"));
        }
        let row: Result<Vec<_>, _> = cells
            .into_iter()
            .zip(&self.is_yes_or_no)
            .map(|(cell, is_yes_or_no)| value(cell, *is_yes_or_no))
            .collect();
        self.rows.push(row?);
        if self.rows.len() == BATCH {
            self.put(tx).await?;
        }
        Ok(())
    }

    async fn finish(mut self, tx: &Tx) -> Result<(), BackupFault> {
        self.put(tx).await
    }

    async fn put(&mut self, tx: &Tx) -> Result<(), BackupFault> {
        let rows = std::mem::take(&mut self.rows);
        if !rows.is_empty() {
            tx.put_rows(&self.sql, &rows).await?;
        }
        Ok(())
    }
}

impl Session {
    /// Puts rows down with a text that is made at run time.
    async fn put_rows(&self, sql: &str, rows: &[Vec<Value<'static>>]) -> Result<(), crate::Fault> {
        match self.link() {
            Link::Sqlite(lite) => lite.run("restore", sql, rows.iter().map(Vec::as_slice))?,
            Link::Postgres(server) => server.run_many("restore", sql, rows).await?,
        };
        Ok(())
    }
}

/// A cell as the database takes it.
fn value(cell: Json, is_yes_or_no: bool) -> Result<Value<'static>, BackupFault> {
    Ok(match cell {
        Json::Null => Value::Null,
        Json::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(whole), _) if is_yes_or_no => Value::Bool(whole != 0),
            (Some(whole), _) => Value::Int(whole),
            (None, Some(fraction)) => Value::Float(fraction),
            (None, None) => return Err(damaged("a number cannot be read")),
        },
        Json::String(text) => Value::Text(text.into()),
        Json::Object(parts) => {
            let bytes = parts.get("hex").and_then(Json::as_str).and_then(unhex);
            let bytes = bytes.ok_or_else(|| damaged("bytes cannot be read"))?;
            Value::Bytes(bytes.into())
        }
        Json::Bool(_) | Json::Array(_) => return Err(damaged("a cell cannot be read")),
    })
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u32>> = text.chars().map(|digit| digit.to_digit(16)).collect();
    let pairs = digits?;
    if pairs.len() % 2 == 1 {
        return None;
    }
    pairs
        .chunks(2)
        .map(|pair| u8::try_from(pair[0] << 4 | pair[1]).ok())
        .collect()
}

/// Something in a backup.
enum Piece {
    Table { name: String, columns: Vec<String> },
    Row(Vec<Json>),
    File { key: FileKey, content: Bytes },
}

/// A backup that is being read.
struct Backup {
    file: BufReader<GzDecoder<BufReader<File>>>,
    hash: Sha256,
    head: Head,
    summary: Summary,
    line: Vec<u8>,
    is_over: bool,
}

impl Backup {
    fn open(path: &Path) -> Result<Self, BackupFault> {
        let file = BufReader::with_capacity(1 << 16, File::open(path)?);
        let mut backup = Self {
            file: BufReader::with_capacity(1 << 16, GzDecoder::new(file)),
            hash: Sha256::new(),
            head: Head {
                format: 0,
                schema: Vec::new(),
                made_at: String::new(),
            },
            summary: Summary::default(),
            line: Vec::new(),
            is_over: false,
        };
        // whatever it is, it does not begin like one of ours
        let Ok(Some(Line::Stoa(head))) = backup.read_line() else {
            return Err(BackupFault::NotABackup);
        };
        if head.format > FORMAT {
            return Err(BackupFault::Newer);
        }
        backup.head = head;
        Ok(backup)
    }

    fn next(&mut self) -> Result<Option<Piece>, BackupFault> {
        loop {
            if self.is_over {
                return Ok(None);
            }
            let Some(line) = self.read_line()? else {
                self.summary.rows += 1;
                let row = serde_json::from_slice(&self.line);
                let row = row.map_err(|_| damaged("a row cannot be read"))?;
                return Ok(Some(Piece::Row(row)));
            };
            match line {
                Line::Stoa(_) => return Err(damaged("it begins twice")),
                Line::Table { name, columns } => {
                    self.summary.tables += 1;
                    return Ok(Some(Piece::Table { name, columns }));
                }
                Line::File { key, size } => return self.read_file(key, size).map(Some),
                Line::Missing { .. } => self.summary.missing += 1,
                Line::End { summary, .. } => {
                    if summary != self.summary {
                        return Err(damaged("it does not hold as much as its end says"));
                    }
                    self.is_over = true;
                    self.nothing_follows()?;
                }
            }
        }
    }

    /// A line; nothing where it is a row, which stands in `self.line` then.
    fn read_line(&mut self) -> Result<Option<Line>, BackupFault> {
        self.line.clear();
        let read = self.file.read_until(b'\n', &mut self.line);
        if read.map_err(|_| damaged("it cannot be unpacked"))? == 0
            || self.line.pop() != Some(b'\n')
        {
            return Err(damaged("it is cut short"));
        }
        let before = self.hash.clone();
        self.hash.update(&self.line);
        self.hash.update(b"\n");
        if self.line.first() == Some(&b'[') {
            return Ok(None);
        }
        let line = serde_json::from_slice(&self.line);
        let line = line.map_err(|_| damaged("a line cannot be read"))?;
        if let Line::End { sha256, .. } = &line
            && *sha256 != hex(&before.finalize())
        {
            return Err(damaged("its content is not what was written"));
        }
        Ok(Some(line))
    }

    /// The end is the end, and the checksum of the packing is right, which stands behind it.
    fn nothing_follows(&mut self) -> Result<(), BackupFault> {
        match self.file.read(&mut [0]) {
            Ok(0) => Ok(()),
            Ok(_) => Err(damaged("something stands behind its end")),
            Err(_) => Err(damaged("it cannot be unpacked")),
        }
    }

    fn read_file(&mut self, key: String, size: u64) -> Result<Piece, BackupFault> {
        let mut content = Vec::new();
        let read = (&mut self.file).take(size).read_to_end(&mut content);
        read.map_err(|_| damaged("it cannot be unpacked"))?;
        let mut end = [0];
        let ended = self.file.read_exact(&mut end);
        if content.len() as u64 != size || ended.is_err() || end != *b"\n" {
            return Err(damaged("a file in it is cut short"));
        }
        self.hash.update(&content);
        self.hash.update(end);
        self.summary.files += 1;
        Ok(Piece::File {
            key: <FileKey as base::Text>::from_stored(key),
            content: content.into(),
        })
    }
}

fn damaged(what: &str) -> BackupFault {
    BackupFault::Damaged(what.to_owned())
}
