//! What people do here: one function per verb, one transaction each.

pub mod course;
pub mod enrollment;
pub mod run;
pub mod syllabus;
