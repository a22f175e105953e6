//! Stories of this room over HTTP.

#![expect(clippy::unwrap_used, reason = "tests")]

mod bulk_doors;
mod care;
mod consenting;
mod forgetting;
mod house;
mod joining;
mod limits;
mod moving;
mod pages;
mod sessions;
mod signing_in;
mod stewardship;
