//! Courses and their runs: what is learned here, when, and with whom.
//!
//! **Words.** A *course* is a design: a question, outcomes, and a *syllabus* of *units*, *activities* and *materials*, with a
//! *completion rule*. It has *versions*: a draft that is written, and published ones that never change again. A *run* is one
//! dated running of a version; people join runs, not courses. Activities keep their *lineage* and their token from version to
//! version, so that links, threads and works find them.
//!
//! **Invariants.** A published version never changes: an edit beside a running run makes a new draft, and the run moves to it when
//! its organizers say so. Every list is paged by key. The catalogue has one row a course, written by every act that changes it.

pub mod actions;
pub mod completion;
pub mod course;
pub mod doors;
mod emails;
pub mod enrollment;
pub mod facts;
pub mod ids;
pub mod jobs;
pub mod licence;
pub mod pages;
pub mod policy;
pub mod routes;
pub mod rubric;
pub mod run;
mod run_state;
pub mod samples;
pub mod store;
pub mod syllabus;

pub use doors::run as run_doors;
pub use enrollment::Place;
pub use ids::{
    ActivityId, CourseId, CriterionId, EnrollmentId, LevelId, MaterialId, RunId, UnitId, VersionId,
};
pub use jobs::react;
pub use policy::CourseRole;
pub use routes::course_routes;
pub use routes::run as run_routes;
pub use routes::run::run_routes;
pub use run::{Run, RunState, RunWord};
pub use samples::run as run_samples;

web::refusal!(
    course::CourseRefusal,
    enrollment::EnrollRefusal,
    run::RunRefusal
);

/// The doors of this room.
pub fn routes() -> web::Doors {
    course_routes().and(run_routes())
}

/// What this room says, in every language.
pub const WORDS: web::Pack = web::pack!("courses");

/// Every statement of this room.
pub fn catalogue() -> Vec<&'static dyn ::store::StatementInfo> {
    [
        store::course::CATALOGUE,
        store::enrollment::CATALOGUE,
        store::letter::CATALOGUE,
        store::catalogue::CATALOGUE,
        store::listing::CATALOGUE,
        store::mark::CATALOGUE,
        store::run::CATALOGUE,
        store::shelf::CATALOGUE,
        store::syllabus::CATALOGUE,
        store::syllabus_write::CATALOGUE,
    ]
    .concat()
}
