//! The demo university: its content, as it is written in `app/demo/`.

pub mod content;
mod files;
pub mod fill;
pub mod grow;

pub use files::Unreadable;
