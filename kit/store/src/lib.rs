//! One face over SQLite and PostgreSQL, with migrations, facts, jobs, mail outbox and files.

mod address;
pub mod catalogue;
mod counted;
mod db;
mod dialect;
pub mod facts;
mod fault;
pub mod files;
pub mod jobs;
mod key;
mod migrate;
pub mod outbox;
mod postgres;
mod row;
pub mod search;
mod sqlite;
mod statement;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
pub mod worker;

#[cfg(test)]
mod tests;

pub use address::DatabaseUrl;
pub use base::stored::{Cell, Column, Kind, ToValue, Unreadable, Value, keys, texts};
pub use counted::counted;
pub use db::{Db, Durability, Options, Session, Tx, Values};
pub use fault::{Cause, Fault, OpenError, Transient};
pub use files::{FileFault, FileKey, FileShelf, Shelf};
pub use key::row_key;
pub use migrate::MigrationReport;
pub use outbox::Letter;
pub use row::{ColumnSpec, FromRow, Row, RowFault, RowShape};
pub use search::{SearchQuery, SearchTable};
pub use statement::{Statement, StatementInfo};
pub use worker::Worker;
