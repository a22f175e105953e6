//! Every SQL statement of this room.

mod account;
mod care;
mod document;
mod person;
mod session;
mod steward;

pub(crate) use account::*;
pub use care::is_hidden;
pub(crate) use care::*;
pub use document::*;
pub use person::*;
pub use session::live_sessions;
pub(crate) use session::*;
pub(crate) use steward::*;

/// Every statement of this room.
pub(crate) fn catalogue() -> Vec<&'static dyn store::StatementInfo> {
    [
        account::CATALOGUE,
        care::CATALOGUE,
        document::CATALOGUE,
        person::CATALOGUE,
        session::CATALOGUE,
        steward::CATALOGUE,
    ]
    .concat()
}
