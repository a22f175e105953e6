//! Courses and their runs: what is learned here, when, and with whom.
//!
//! **Words.** A *course* is a design: a question, outcomes, and a *syllabus* of *units*, *activities* and *materials*, with a
//! *completion rule*. It has *versions*: a draft that is written, and published ones that never change again. A *run* is one
//! dated running of a version; people join runs, not courses. Activities keep their *lineage* and their token from version to
//! version, so that links, threads and works find them.
//!
//! **Invariants.** A published version never changes: an edit beside a running run makes a new draft, and the run moves to it when
//! its organizers say so. Every list is paged by key. The catalogue has one row a course, written by every act that changes it.

pub mod completion;
pub mod course;
pub mod doors;
pub mod ids;
pub mod licence;
pub mod policy;
pub mod samples;
pub mod store;
pub mod syllabus;

pub use ids::{
    ActivityId, CourseId, CriterionId, EnrollmentId, LevelId, MaterialId, RunId, UnitId, VersionId,
};
pub use policy::CourseRole;

web::refusal!(course::CourseRefusal);

/// What this room says, in every language.
pub const WORDS: web::Pack = web::pack!("courses");

/// Every statement of this room.
pub fn catalogue() -> Vec<&'static dyn ::store::StatementInfo> {
    [
        store::course::CATALOGUE,
        store::listing::CATALOGUE,
        store::syllabus::CATALOGUE,
        store::syllabus_write::CATALOGUE,
    ]
    .concat()
}
