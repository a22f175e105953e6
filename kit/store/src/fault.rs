//! What goes wrong with a database, and which of it is worth another try.

use base::stored::Unreadable;

/// The cause of a fault, whatever driver it comes from.
pub type Cause = Box<dyn std::error::Error + Send + Sync>;

/// The database did not do what it was asked. Ours to repair, never a refusal to a person.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// A row with the same key or unique columns exists. `constraint` reads `table(column, column)` on both databases, or is the
    /// name of the index where that is over an expression.
    #[error("{statement}: there is a row already with the same {constraint}")]
    Duplicate {
        /// The statement that met it.
        statement: &'static str,
        /// Which columns of which table.
        constraint: String,
    },
    /// A row points to one that does not exist, or is still pointed to.
    #[error("{statement}: a row points to one that is missing")]
    Dangling {
        /// The statement that met it.
        statement: &'static str,
        /// What the driver said.
        source: Cause,
    },
    /// Another transaction was in the way; the same work may succeed when it is done again.
    #[error("{statement}: another transaction was in the way")]
    Clash {
        /// The statement that met it.
        statement: &'static str,
        /// What the driver said.
        source: Cause,
    },
    /// A row that had to be there is not.
    #[error("{statement}: there is no such row")]
    Missing {
        /// The statement that found nothing.
        statement: &'static str,
    },
    /// A cell does not hold what the row struct promises.
    #[error("{statement}: column {column} cannot be read")]
    Unreadable {
        /// The statement that gave the row.
        statement: &'static str,
        /// The column, by name or by place.
        column: String,
        /// What was wrong with it.
        source: Unreadable,
    },
    /// The database refused the statement.
    #[error("{statement}: the database refused")]
    Refused {
        /// The statement that was refused.
        statement: &'static str,
        /// What the driver said.
        source: Cause,
    },
    /// A transaction's handle was used after the transaction ended.
    #[error("{statement}: the transaction is over")]
    Finished {
        /// The statement that came too late.
        statement: &'static str,
    },
    /// The disk, or the database's share of it, is full. Reading goes on.
    #[error("{statement}: there is no room left to write")]
    NoRoom {
        /// The statement that found no room.
        statement: &'static str,
        /// What the driver said.
        source: Cause,
    },
    /// There is no connection to be had.
    #[error("the database cannot be reached")]
    Unavailable {
        /// Why not.
        source: Cause,
    },
    /// Something could not be written as JSON, or read from it.
    #[error("{what} is not readable as JSON")]
    Json {
        /// What it was.
        what: &'static str,
        /// What was wrong with it.
        source: serde_json::Error,
    },
}

impl Fault {
    /// Which columns were doubled, when that is the fault.
    pub fn duplicate(&self) -> Option<&str> {
        match self {
            Self::Duplicate { constraint, .. } => Some(constraint),
            _ => None,
        }
    }
}

/// Whether doing the same work again may succeed. The error of every piece of work given to [`Db::write`](crate::Db::write) says so.
pub trait Transient {
    /// True when this wraps a clash with another transaction.
    fn is_transient(&self) -> bool;
}

impl Transient for Fault {
    fn is_transient(&self) -> bool {
        matches!(self, Self::Clash { .. })
    }
}

/// Why a database could not be opened: one clear sentence each, for the operator.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The address is not one that we know.
    #[error(
        "the database address {address:?} is not understood; write sqlite:/path/to/file.db or postgres://user@host/name"
    )]
    Address {
        /// The address as it was given, without its password.
        address: String,
    },
    /// The address is that of a server, and something in it cannot be meant.
    #[error("the database address {address:?} is not understood ({reason})")]
    Said {
        /// The address as it was given, without its password.
        address: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The folder cannot be made or written to.
    #[error("the folder {folder} cannot be written to ({reason})")]
    Folder {
        /// The folder of the database file.
        folder: String,
        /// What the system said.
        reason: String,
    },
    /// The file cannot be opened, though its folder can.
    #[error("the database file {path} cannot be opened ({reason})")]
    File {
        /// The database file.
        path: String,
        /// What the system said.
        reason: String,
    },
    /// The file is not a database, or a broken one.
    #[error("the database {path} is damaged ({reason}); restore it from a backup")]
    Damaged {
        /// The database file.
        path: String,
        /// What gave it away.
        reason: String,
    },
    /// The schema was written by a later version of this program.
    #[error(
        "the database was made by a newer version of this program (its schema is {found}, this program knows {known}); use that version"
    )]
    Newer {
        /// The latest migration in the database.
        found: i64,
        /// The latest migration in this program.
        known: i64,
    },
    /// A migration that was applied is not the one in this program.
    #[error(
        "migration {version} in the database is not the one in this program; use the version that made this database"
    )]
    Changed {
        /// The number of the migration.
        version: i64,
    },
    /// The server does not answer.
    #[error("the database server at {server} cannot be reached ({reason})")]
    Unreachable {
        /// Host and database, without the password.
        server: String,
        /// What the system said.
        reason: String,
    },
    /// The server answers, but does not let us in.
    #[error("the database server at {server} does not let us in ({reason})")]
    NotAdmitted {
        /// Host and database, without the password.
        server: String,
        /// What the server said.
        reason: String,
    },
    /// Another process is writing to the database and does not stop.
    #[error("the database is in use by another process that does not give way ({reason})")]
    InUse {
        /// What the database said.
        reason: String,
    },
    /// A migration failed.
    #[error("migration {migration} failed ({reason})")]
    Migration {
        /// The name of the migration.
        migration: String,
        /// What the database said.
        reason: String,
    },
}
