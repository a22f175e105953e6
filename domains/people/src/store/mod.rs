//! Every SQL statement of this room.

mod account;
mod person;
mod session;

pub(crate) use account::*;
pub use person::*;
pub(crate) use session::*;

/// Every statement of this room.
pub(crate) fn catalogue() -> Vec<&'static dyn store::StatementInfo> {
    [account::CATALOGUE, person::CATALOGUE, session::CATALOGUE].concat()
}
