//! Editions of finished runs, and imports of old sites.
//!
//! **Words.** An *edition* is the frozen, public, read-only form of a run: syllabus, documents, discussion, people, licence and, where
//! it came from an old site, its *source*. An *old address* is where a page of an old site was; here it leads to the page's new
//! home. A *revision* is an earlier state of an imported document. Somebody of an old site is a person without an account.
//!
//! **Invariants.** An edition never changes, but for people who ask to be taken out. An import puts one course down at a time: whole,
//! or not at all; it can be stopped and goes on where it was; a second time changes nothing. What it reports was counted in the
//! database after it was put down. Texts from outside were cleaned before they came here ([`p2pu::clean`]).

pub mod actions;
pub mod doors;
pub mod edition;
pub mod import;
pub mod p2pu;
mod pages;
pub mod policy;
pub mod routes;
pub mod samples;
pub mod store;

pub use edition::Edition;
pub use import::{ImportError, p2pu_archive};
pub use routes::{ShowEdition, doors as routes};

/// What this room says, in every language.
pub const WORDS: web::Pack = web::pack!("archive");

/// Every statement of this room.
pub fn catalogue() -> Vec<&'static dyn ::store::StatementInfo> {
    [
        store::edition::CATALOGUE,
        store::import::CATALOGUE,
        store::old::CATALOGUE,
        store::stored::CATALOGUE,
    ]
    .concat()
}
