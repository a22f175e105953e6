//! People: accounts, profiles, sessions, consent.
//!
//! **Words.** A *person* is anyone the university knows: a *member* with an account, somebody *imported* from an old site, or
//! somebody *erased*, whose things stay readable. A person has a *standing*: unconfirmed, member or steward. A *way* is how
//! somebody signs in; a person may have several. A *session* is one browser that is signed in. A *consent* is the version of a
//! document that a person agreed to. A *link* stands in a letter or in the log and works once, for a while. A *pace* is how often
//! something may be done by an address, a person or a network. A *report* tells stewards what is not as it should be; a *suspension*
//! keeps a person from acting; a *steward act* is one line of what stewards did. A *hold* is why somebody may not act towards others for now.
//!
//! **Invariants.** Neither the answer nor its time tells whether a mail address has an account. Passwords are kept as Argon2id
//! hashes, session cookies and the tokens of links as SHA-256 only. A session ends 90 days after sign-in, whatever happens: looking
//! at pages writes nothing but, at most once a day, the day on which a session was last used, so sessions do not slide. Signing in begins a new session and ends the
//! browser's old one; a new password ends all others. Who has not confirmed the mail address, is suspended, or has not agreed to
//! what is in force may look, set up and leave, not act towards others ([`policy::act`]): every door to an act asks it.

pub mod account;
pub mod actions;
pub mod called;
pub mod care;
pub mod consent;
pub mod doors;
pub mod emails;
pub mod facts;
pub mod jobs;
pub mod pace;
mod pages;
pub mod person;
pub mod policy;
pub mod routes;
pub mod samples;
pub mod session;
pub mod stewardship;
pub mod store;
mod viewer;
pub mod zones;

pub use actions::password;
pub use pages::{confirming, deeds, report as reports};
pub use viewer::Viewers;

/// The words of this room.
pub const WORDS: web::Pack = web::pack!("people");

/// The doors of this room.
pub fn routes() -> web::Doors {
    routes::doors()
}

/// Every statement of this room, for the catalogue.
pub fn catalogue() -> Vec<&'static dyn ::store::StatementInfo> {
    store::catalogue()
}
