//! A database of its own for every test, on the engine that the run asks for.

pub use store::testing::{TestDatabase, TestFolder};
