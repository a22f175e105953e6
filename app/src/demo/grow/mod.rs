//! Growth: any number of demo people with courses, runs and talk, drawn by lot from a seed.
//!
//! This is the plan only: plain data, made without database, clock or network. The same seed gives the same people. Pieces of a
//! thousand people stand each for itself, so that a university of a million is never in memory as a whole, and growing can go on
//! where it stopped. How things are spread ([`tails`]) was counted in a real archive.

pub mod draw;
pub mod piece;
pub mod tails;
pub mod talk;
pub mod texts;
pub mod words;
pub mod world;

/// Counts the changes of what is grown: another number grows other data from the same seed.
pub const GENERATOR: u32 = 1;

/// The seed where none is named.
pub const SEED: u64 = 20_110_609;

/// How many people a piece has.
pub const PIECE: usize = 1_000;

/// The piece with which the crowd comes: a course that thousands want to join.
pub const CROWD_AT: u64 = 4;

/// The crowd: the first people of the university.
pub const CROWD: usize = 4_800;

/// How many pieces so many people are.
pub fn pieces(people: u64) -> u64 {
    people.div_ceil(PIECE as u64)
}

#[cfg(test)]
mod tests;
