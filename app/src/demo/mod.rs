//! The demo university: its content, as it is written in `app/demo/`.

pub mod content;
mod files;

pub use files::Unreadable;
