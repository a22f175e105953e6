//! Stories of this room over HTTP.

#![expect(clippy::unwrap_used, reason = "tests")]

mod bulk_doors;
mod house;
mod joining;
mod pages;
mod signing_in;
mod stewardship;
