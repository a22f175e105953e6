//! The pages of this room, and the parts that it gives to pages of others.

pub mod check;
mod code;
pub mod mine;
mod parts;

pub use parts::{award_rows, progress, progress_words};
