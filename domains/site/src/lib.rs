//! The pages of the site: about, values, licence, terms, privacy, conduct, supporters, and what stewards add.
//!
//! **Words.** A *site page* has an address, a *place* (in the foot of every page, aside, or put away) and says something in one
//! language or several. Each time a steward saves, that is a new *version* in that language, with who, when and why; none is ever
//! changed or lost. Terms, privacy and licence are *documents*: everyone agrees to them.
//!
//! **Invariants.** The newest version of a language is what the page says in it; there is no other copy. What a version of a document
//! asked people to agree to is found by the moment at which it came into force (`people`'s `document_version`), so that text and
//! consent cannot part. A version is saved over the one that was seen, or not at all. Readers get their own language, and where it
//! is missing another one, which says so. Every act of a steward here is one of the steward acts.

pub mod actions;
pub mod doors;
pub mod page;
mod pages;
pub mod policy;
pub mod routes;
mod shipped;
pub mod store;

pub use pages::SiteFoot;
pub use routes::routes;

web::refusal!(page::PageRefusal);

/// What this room says, in every language.
pub const WORDS: web::Pack = web::pack!("site");

/// Every statement of this room.
pub fn catalogue() -> Vec<&'static dyn ::store::StatementInfo> {
    store::CATALOGUE.to_vec()
}
