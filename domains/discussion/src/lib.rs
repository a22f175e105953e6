//! Threads, posts and reading.
