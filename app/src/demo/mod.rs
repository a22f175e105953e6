//! The demo university: its content, as it is written in `app/demo/`.

pub mod content;
mod files;
pub mod fill;

pub use files::Unreadable;
