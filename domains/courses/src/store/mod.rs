//! Every SQL statement of this room.

/// The values of a row, free of what they borrowed.
macro_rules! owned {
    ($($value:expr),+ $(,)?) => { vec![$(::store::ToValue::to_value(&$value).into_owned()),+] };
}
pub(crate) use owned;

pub mod catalogue;
pub mod course;
pub mod enrollment;
pub(crate) mod letter;
pub mod listing;
pub mod mark;
pub mod run;
pub mod shelf;
pub mod syllabus;
pub(crate) mod syllabus_write;

use base::{Id, Now};

pub use catalogue::{CatalogueFilter, Facets};
pub use course::{
    Course, EditedRun, Version, VersionLine, course_by_slug, edited_run, version, versions,
};
pub use enrollment::{enrollment, participants, place, stand};
pub use listing::{ListingKey, ListingRow};
pub use run::{
    joinable_runs, latest_run, organizers, run, run_by_slug, runs_in_state, runs_of_course,
    runs_of_person,
};
pub use syllabus::{
    Activity, Criterion, Level, Material, RubricCriterion, Syllabus, SyllabusActivity,
    SyllabusUnit, Unit, activity, activity_by_token, syllabus,
};

/// A key for one of many rows that are made in the same moment: no two of them clash.
pub(crate) fn key<I: Id>(now: &Now) -> I {
    now.key()
}
