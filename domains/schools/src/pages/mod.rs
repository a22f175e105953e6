//! The pages of this room, and the parts that it gives to pages of others.

pub mod edit;
pub mod list;
mod parts;
pub mod school;

pub use parts::{course_cards, school_cards};
