//! Schools: clusters of courses with a charter.
//!
//! **Words.** A *school* gathers courses that belong together. Its *charter* says what it stands for and what it asks of courses and
//! people. Its *stewards* keep the charter and choose the courses; a course may stand in several schools, or in none.
//!
//! **Invariants.** A course does not know its schools: the link is kept here. A draft of a course is shown to nobody in a school
//! before its first sign-up opens. Every list is paged by key.

pub mod actions;
pub mod doors;
pub mod pages;
pub mod policy;
pub mod routes;
pub mod samples;
pub mod school;
pub mod store;

pub use routes::routes;
pub use school::SchoolId;

web::refusal!(school::SchoolRefusal);

/// What this room says, in every language.
pub const WORDS: web::Pack = web::pack!("schools");

/// Every statement of this room.
pub fn catalogue() -> Vec<&'static dyn ::store::StatementInfo> {
    store::CATALOGUE.to_vec()
}
