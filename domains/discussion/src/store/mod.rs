//! Every SQL statement of this room.

/// The values of a row, free of what they borrowed.
macro_rules! owned {
    ($($value:expr),+ $(,)?) => { vec![$(::store::ToValue::to_value(&$value).into_owned()),+] };
}
use owned;

pub(crate) mod found;
pub(crate) mod letter;
pub mod person;
pub mod post;
pub mod reading;
pub(crate) mod removal;
pub mod thread;

use base::{Id, Now, PersonId};

pub use post::{Place, PostLine, Window, posts};
pub use reading::{FreshCount, fresh_counts};
pub use thread::{
    RunFigures, ThreadLine, ThreadPage, ThreadView, room_by_slug, run_figures, thread_by_token,
    threads_of_activity, threads_of_run,
};

/// A key for one of many rows that are made in the same moment: no two of them clash.
pub(crate) fn key<I: Id>(now: &Now) -> I {
    now.key()
}

/// Nobody has the key 0.
pub(crate) fn key_of(person: Option<PersonId>) -> i64 {
    person.map_or(0, PersonId::raw)
}
