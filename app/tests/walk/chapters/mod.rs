//! The chapters of the walk, in the order in which they are told.

pub mod archive;
pub mod ending;
pub mod organizing;
pub mod people;
pub mod taking_part;
pub mod working;
