//! People: accounts, profiles, sessions, consent.
//!
//! **Words.** A *person* is anyone the university knows: a *member* with an account, somebody *imported* from an old site, or
//! somebody *erased*, whose things stay readable. A person has a *standing*: unconfirmed, member or steward. A *way* is how
//! somebody signs in; a person may have several. A *session* is one browser that is signed in. A *consent* is the version of a
//! document that a person agreed to. An *attempt* is a try to sign in, or to have a letter sent, that counts for a while.
//!
//! **Invariants.** Neither the answer nor its time tells whether a mail address has an account. Passwords are kept as Argon2id
//! hashes, session cookies and letter tokens as SHA-256 only. A session ends 90 days after sign-in, whatever happens: nothing
//! is written when somebody looks at a page, so sessions do not slide. Signing in begins a new session and ends the
//! browser's old one; a new password ends all others. Who has not confirmed the mail address may look and set up, not act
//! towards others ([`policy::act`]).

pub mod account;
pub mod actions;
pub mod consent;
pub mod doors;
pub mod emails;
pub mod facts;
mod pages;
pub mod person;
pub mod policy;
pub mod routes;
pub mod samples;
pub mod session;
pub mod store;
mod viewer;
pub mod zones;

pub use actions::password;
pub use policy::ConfirmFirst;
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
