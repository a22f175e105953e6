//! What an operator can type.

pub mod admin;
pub mod demo;
pub mod import;
pub mod serve;
