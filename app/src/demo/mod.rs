//! The demo university: its content, as it is written in `app/demo/`.

pub mod content;
pub mod fill;
mod files;

pub use files::Unreadable;
