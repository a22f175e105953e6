//! What people do here: one function per verb, one transaction each.

pub mod enrollment;
pub mod run;
