//! Pages of this room.

pub mod confirm;
pub mod join;
pub mod mailbox;
mod parts;
pub mod password;
pub mod profile;
pub mod settings;
pub mod sign_in;
pub mod stewardship;
