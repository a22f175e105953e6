//! Assessment: works that participants hand in, and what their peers say about them.
//!
//! **Words.** A *work* is everything that one person hands in for one task, in numbered *versions*; each has a receipt. A
//! *round* is the reviews of one task in one run: works gather, reviews open, results are released. A *review* is what one peer
//! says about one work, by the criteria of the task's rubric and in words.
//!
//! **Invariants.** Nobody reviews their own work. Reviews are blind both ways: neither page nor address nor file name tells a
//! reviewer whose work it is, or an author whose review; organizers see both. A review changes until its author has seen it. A
//! version never changes; it keeps the wording of the task that it answered. Works are between their authors and the
//! organizers, also when the run has become an edition.

pub mod actions;
pub mod doors;
mod emails;
pub mod facts;
pub mod jobs;
pub mod pages;
pub mod policy;
pub mod review;
pub mod round;
pub mod routes;
pub mod samples;
pub mod store;
pub mod submission;

pub use facts::{AssessmentFact, AssessmentNews};
pub use jobs::react;
pub use routes::routes;

web::refusal!(
    submission::WorkRefusal,
    review::ReviewRefusal,
    round::RoundRefusal
);

/// What this room says, in every language.
pub const WORDS: web::Pack = web::pack!("assessment");

/// Every statement of this room.
pub fn catalogue() -> Vec<&'static dyn ::store::StatementInfo> {
    [
        store::counts::CATALOGUE,
        store::person::CATALOGUE,
        store::review::CATALOGUE,
        store::round::CATALOGUE,
        store::task::CATALOGUE,
        store::work::CATALOGUE,
    ]
    .concat()
}
