//! One file that holds everything: every table and every file, in a form that neither database owns.
//!
//! Unpacked with `gunzip` it is lines of JSON that one can read: a head, then for each table its name and columns and one array a
//! row, then for each file a line with its key and size and the bytes themselves, then an end with counts and the SHA-256 of all
//! before it. Search tables are not in it: whoever restores makes them again. Rows are taken from one moment, while others write.

mod read;
mod write;

use serde::{Deserialize, Serialize};

use crate::fault::{Fault, OpenError, Transient};
use crate::files::FileFault;

pub use read::{restore, verify};
pub use write::write;

/// The form of the file; a new one when an old program could not read it.
const FORMAT: u32 = 1;

/// What stands in the head of a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The form of the file.
    pub format: u32,
    /// The migrations that the database had.
    pub schema: Vec<i64>,
    /// When it was made.
    pub made_at: String,
}

/// How much is in a backup.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Tables.
    pub tables: u64,
    /// Rows in them.
    pub rows: u64,
    /// Files.
    pub files: u64,
    /// Files that a row names and that were not there.
    pub missing: u64,
}

/// A line that is not a row.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Line {
    Stoa(Head),
    Table { name: String, columns: Vec<String> },
    File { key: String, size: u64 },
    Missing { key: String },
    End { summary: Summary, sha256: String },
}

/// Why a backup could not be made or restored: one sentence each, for the operator.
#[derive(Debug, thiserror::Error)]
pub enum BackupFault {
    /// The file is something else.
    #[error("this file is not a backup of Stoa")]
    NotABackup,
    /// The file is not what was written.
    #[error("the backup is damaged: {0}")]
    Damaged(String),
    /// A newer program wrote it.
    #[error(
        "the backup was made by a newer version of Stoa than this one; restore it with that version"
    )]
    Newer,
    /// There is something that would be mixed with the backup.
    #[error(
        "the database is not empty: there is something in the table {0}; restore into a new data folder, or a new database"
    )]
    NotEmpty(String),
    /// The database is further than the backup.
    #[error(
        "the database was prepared by a newer version than the backup; restore into a new data folder, or a new database"
    )]
    Ahead,
    /// A file on the shelf is not what its key says.
    #[error(
        "the file {0} is damaged: its content is not what it was when it came; `stoa doctor` lists all such files"
    )]
    File(String),
    /// A file could not be read or written.
    #[error("the file of the backup cannot be read or written")]
    Io(#[from] std::io::Error),
    /// The database failed.
    #[error("the database failed")]
    Database(#[from] Fault),
    /// The database could not be prepared.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The file shelf failed.
    #[error(transparent)]
    Files(#[from] FileFault),
}

impl Transient for BackupFault {
    fn is_transient(&self) -> bool {
        matches!(self, Self::Database(fault) if fault.is_transient())
    }
}
