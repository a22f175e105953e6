//! What a person may always do, whoever they are: take everything of theirs along, and go.
//!
//! Every room has doors for one person; the two lists of them are here, and nowhere else.

pub mod removal;
pub mod takeout;

mod parcel;

pub use parcel::parcel;
