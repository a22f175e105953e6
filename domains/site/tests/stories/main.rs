//! Stories of this room over HTTP.

#![expect(clippy::unwrap_used, reason = "tests")]

mod adding;
mod consenting;
mod house;
mod leaving;
mod reading;
mod writing;
