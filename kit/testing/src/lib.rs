//! A world for tests: database, browser without a screen, mailbox, clock.

pub mod database;

pub use database::{TestDatabase, TestFolder};
