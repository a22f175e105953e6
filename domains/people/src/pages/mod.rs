//! Pages of this room.

pub mod acts;
pub mod confirm;
pub mod confirming;
pub mod consent;
pub mod deeds;
pub mod documents;
pub mod forgotten;
pub mod join;
pub mod mail;
pub mod mailbox;
pub mod moved;
mod parts;
pub mod password;
mod place;
pub mod profile;
pub mod report;
pub mod reports;
pub mod sessions;
pub mod settings;
pub(crate) mod sign_in;
pub mod stewardship;
pub mod suspend;
