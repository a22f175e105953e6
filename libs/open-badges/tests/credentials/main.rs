//! Credentials from making to checking, with what others published and with other people's verifiers.

#![expect(clippy::unwrap_used, reason = "tests")]
#![expect(clippy::too_many_lines, reason = "tables of samples")]
#![expect(
    clippy::semicolon_if_nothing_returned,
    reason = "samples are changed in one word"
)]

mod bad;
mod foreign;
mod good;
mod samples;
mod vectors;
