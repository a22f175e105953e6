//! Recognition: who completed a run, and the certificate that says so.
//!
//! **Words.** The *completion rule* stands in the course version and is visible from day one, with one's *progress* beside it. An
//! *award* is the fact that somebody met the rule of a run; its *certificate* is the sheet that shows it, with the course's
//! pattern grown by the person's own *path*: tasks done, reviews given, peers who read the work, weeks. An award is *valid*,
//! or *revoked* by somebody who cares for the run, with a reason that stays readable.
//!
//! **Invariants.** One award for a person in a run, once and for ever: a revoked one is not given again by itself. The address
//! carries 128 random bits and never changes, whatever the name on it becomes. Path and date never change, so that a
//! printed sheet and its check page agree. A certificate is never a degree or credit, and says so.
//!
//! **Doors.** [`actions::award_due`] is called by the executable with what assessment counted; [`facts::react`] writes the
//! letters; [`pages::award_rows`] and [`pages::progress`] are parts for pages of others; [`doors`] imports, takes out, erases.

pub mod actions;
pub mod award;
pub mod completion;
pub mod doors;
mod emails;
pub mod facts;
pub mod pages;
pub mod policy;
pub mod routes;
pub mod samples;
pub mod store;

pub use award::{AwardId, Visibility};
pub use routes::routes;

web::refusal!(award::AwardRefusal);

/// What this room says, in every language.
pub const WORDS: web::Pack = web::pack!("recognition");

/// Every statement of this room.
pub fn catalogue() -> Vec<&'static dyn ::store::StatementInfo> {
    store::CATALOGUE.to_vec()
}
