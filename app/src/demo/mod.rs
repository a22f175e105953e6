//! The demo university.

pub mod content;
