//! One face over SQLite and PostgreSQL, with migrations, facts, jobs, mail outbox and files.
//!
//! **Words.** A [`Statement`] is SQL with a name, declared with [`statements!`]; its rows are structs declared with [`row!`]. A
//! [`Session`] asks, a [`Tx`] also writes. A *fact* is what happened, a *job* is work that may wait, a *letter* is mail in the
//! outbox: all three are rows, written in the transaction of their reason.
//!
//! **Invariants.** Nobody else names a database driver, and nobody asks which database runs: what differs is in one file. A write
//! happens as a whole or not at all, whatever becomes of the request that asked for it. Text is never pasted into SQL.
//!
//! **Doors.** [`Db::open`], [`Db::migrate`], [`Db::read`], [`Db::write`], [`Db::heavy`]; [`facts::record`], [`jobs::enqueue`],
//! [`outbox::post`], [`search::put`], [`limits::take`], [`FileShelf`]; [`basis::noted`] says what a page stands on; [`reads::reading`] what
//! somebody must find; [`Worker`]
//! does the jobs, [`catalogue::check`] the checking.

#![warn(missing_docs)]

mod address;
pub mod backup;
pub mod basis;
pub mod catalogue;
mod counted;
mod db;
mod dialect;
#[cfg(any(test, feature = "testing"))]
pub mod failing;
#[cfg(not(any(test, feature = "testing")))]
mod failing {
    //! Nothing fails on purpose.
    #![expect(
        clippy::unnecessary_wraps,
        reason = "where tests ask for it, these fail"
    )]

    use crate::fault::{Cause, Fault};

    #[inline]
    pub(crate) fn step(_: &'static str) -> Result<(), Cause> {
        Ok(())
    }

    #[inline]
    pub(crate) fn statement(_: &'static str) -> Result<(), Fault> {
        Ok(())
    }
}
pub mod facts;
mod fault;
pub mod files;
mod health;
pub mod jobs;
mod key;
pub mod limits;
mod memo;
mod migrate;
pub mod outbox;
mod postgres;
pub mod reads;
mod row;
pub mod search;
mod session;
mod sqlite;
mod statement;
pub mod tables;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
mod tls;
mod touched;
pub mod worker;

#[cfg(test)]
mod tests;

pub use address::DatabaseUrl;
pub use base::stored::{Cell, Column, Kind, ToValue, Unreadable, Value, keys, texts};
pub use counted::counted;
pub use db::{Db, Durability, Load, Options, ReplicaLoad};
pub use fault::{Cause, Fault, OpenError, Transient};
pub use files::{FileFault, FileFaultKind, FileKey, FilePlace, FileShelf, S3, Shelf};
pub use health::Health;
pub use key::row_key;
pub use migrate::{MigrationReport, sha256};
pub use outbox::Letter;
pub use row::{ColumnSpec, FromRow, Row, RowFault, RowShape};
pub use search::{SearchQuery, SearchTable};
pub use session::{Session, Tx, Values};
pub use statement::{Statement, StatementInfo};
pub use worker::Worker;
