//! What an operator can type.

pub mod admin;
pub mod backup;
pub mod demo;
pub mod doctor;
pub mod import;
pub mod serve;
