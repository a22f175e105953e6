//! The executable stoa.
fn main() {}
