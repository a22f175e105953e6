//! What people see of courses.

pub mod activity;
pub(crate) mod edit_activity;
pub(crate) mod edit_course;
pub(crate) mod edit_desk;
pub(crate) mod edit_material;
pub(crate) mod edit_publish;
pub(crate) mod edit_rubric;
pub(crate) mod edit_unit;
pub(crate) mod editing;
pub(crate) mod join;
pub(crate) mod new_course;
pub mod parts;
pub(crate) mod people;
pub(crate) mod report;
pub(crate) mod rubric_doctor;
pub(crate) mod run_again;
pub mod run_parts;
pub(crate) mod run_settings;
pub mod run_state;
pub mod syllabus;
pub(crate) mod tick;
pub mod versions;
