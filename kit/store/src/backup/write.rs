//! Making a backup.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::sync::Arc;

use base::stored::Cell;
use flate2::Compression;
use flate2::write::GzEncoder;
use jiff::Timestamp;
use sha2::{Digest as _, Sha256};

use super::{BackupFault, FORMAT, Head, Line, Summary};
use crate::db::Db;
use crate::files::{FileKey, FileShelf};
use crate::migrate::hex;
use crate::session::Session;
use crate::tables::{self, SCHEMA, Table};

/// Writes everything into `out`, as it was at one moment, while others write on. No more than a row or a file is in memory.
pub async fn write<W: Write + Send + 'static>(
    db: &Db,
    shelf: Arc<dyn FileShelf>,
    out: W,
    made_at: Timestamp,
) -> Result<Summary, BackupFault> {
    db.heavy(move |session| async move {
        let mut pack = Pack::into(out);
        let head = Head {
            format: FORMAT,
            schema: schema(&session).await?,
            made_at: made_at.to_string(),
        };
        pack.line(&Line::Stoa(head))?;
        for table in tables::tables(&session).await? {
            if table.name != SCHEMA {
                pack.table(&session, &table).await?;
            }
        }
        pack.files(shelf.as_ref()).await?;
        pack.end()
    })
    .await
}

/// The migrations that the database has.
async fn schema(session: &Session) -> Result<Vec<i64>, BackupFault> {
    let mut versions = Vec::new();
    let sql = "SELECT version FROM schema_migration ORDER BY version";
    session
        .scan("schema", sql, &mut |cells| {
            if let [Cell::Int(version)] = cells {
                versions.push(*version);
            }
            true
        })
        .await?;
    Ok(versions)
}

/// A backup on its way out.
struct Pack<W: Write> {
    out: GzEncoder<W>,
    hash: Sha256,
    summary: Summary,
    /// The hashes of the files that rows name.
    files: BTreeSet<[u8; 32]>,
    line: Vec<u8>,
}

impl<W: Write + Send> Pack<W> {
    fn into(out: W) -> Self {
        Self {
            out: GzEncoder::new(out, Compression::fast()),
            hash: Sha256::new(),
            summary: Summary::default(),
            files: BTreeSet::new(),
            line: Vec::new(),
        }
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.hash.update(bytes);
        self.out.write_all(bytes)
    }

    fn line(&mut self, line: &Line) -> io::Result<()> {
        let mut text = serde_json::to_vec(line)?;
        text.push(b'\n');
        self.put(&text)
    }

    async fn table(&mut self, session: &Session, table: &Table) -> Result<(), BackupFault> {
        let columns: Vec<String> = table.columns.iter().map(|one| one.name.clone()).collect();
        let name = table.name.clone();
        // the one rule about names: a column that names a file ends like this
        let names_file = columns.iter().position(|name| name.ends_with("file_key"));
        self.line(&Line::Table { name, columns })?;
        self.summary.tables += 1;
        let mut wrong = None;
        tables::rows(session, table, &mut |cells| {
            if let Some(Cell::Text(key)) = names_file.and_then(|place| cells.get(place)) {
                self.files.extend(hash_of(key));
            }
            match self.row(cells) {
                Ok(()) => true,
                Err(error) => {
                    wrong = Some(error);
                    false
                }
            }
        })
        .await?;
        wrong.map_or(Ok(()), |error| Err(error.into()))
    }

    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        let mut line = std::mem::take(&mut self.line);
        line.clear();
        for (cell, place) in cells.iter().zip(0..) {
            line.push(if place == 0 { b'[' } else { b',' });
            match cell {
                Cell::Null => line.extend(b"null"),
                Cell::Int(value) => write!(line, "{value}")?,
                Cell::Float(value) => serde_json::to_writer(&mut line, value)?,
                Cell::Bool(value) => write!(line, "{}", i64::from(*value))?,
                Cell::Text(value) => serde_json::to_writer(&mut line, value)?,
                Cell::Bytes(value) => write!(line, "{{\"hex\":\"{}\"}}", hex(value))?,
            }
        }
        line.extend(b"]\n");
        self.put(&line)?;
        self.line = line;
        self.summary.rows += 1;
        Ok(())
    }

    async fn files(&mut self, kept: &dyn FileShelf) -> Result<(), BackupFault> {
        for hash in std::mem::take(&mut self.files) {
            let hash = hex(&hash);
            let key = format!("{}/{}/{hash}", &hash[..2], &hash[2..4]);
            let named = <FileKey as base::Text>::from_stored(key.clone());
            match kept.get(&named).await? {
                Some(content) if FileKey::of(&content) != named => {
                    return Err(BackupFault::File(key));
                }
                Some(content) => {
                    let size = content.len() as u64;
                    self.line(&Line::File { key, size })?;
                    self.put(&content)?;
                    self.put(b"\n")?;
                    self.summary.files += 1;
                }
                None => {
                    self.line(&Line::Missing { key })?;
                    self.summary.missing += 1;
                }
            }
        }
        Ok(())
    }

    fn end(mut self) -> Result<Summary, BackupFault> {
        let summary = self.summary.clone();
        let sha256 = hex(&self.hash.clone().finalize());
        self.line(&Line::End {
            summary: summary.clone(),
            sha256,
        })?;
        self.out.finish()?.flush()?;
        Ok(summary)
    }
}

/// The hash in the key of a file.
fn hash_of(key: &str) -> Option<[u8; 32]> {
    let digits = key.rsplit('/').next()?;
    let digit = |place: usize| {
        let digit = char::from(*digits.as_bytes().get(place)?).to_digit(16)?;
        u8::try_from(digit).ok()
    };
    let mut hash = [0; 32];
    for (place, byte) in hash.iter_mut().enumerate() {
        *byte = digit(2 * place)? << 4 | digit(2 * place + 1)?;
    }
    (digits.len() == 64).then_some(hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_gives_its_hash_back() {
        let key = FileKey::of(b"a work");
        let hash = hash_of(base::Text::as_str(&key));
        assert_eq!(hash, Some(Sha256::digest(b"a work").into()));
        assert_eq!(hash_of("aa/bb/aabb"), None);
    }
}
