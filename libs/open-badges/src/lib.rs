#![doc = include_str!("../README.md")]

pub mod bake;
pub mod canon;
pub mod check;
pub mod contexts;
mod issuer;
pub mod json;
pub mod keys;
mod limits;
pub mod model;
pub mod moment;
pub mod sign;
pub mod status;
pub mod v2;

pub use crate::{
    contexts::Contexts,
    issuer::{Issuer, IssuerKey, KeyState, did_web, did_web_address},
    keys::{PublicKey, SigningKey},
    limits::Limits,
};

/// Bytes as lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let written = write!(text, "{byte:02x}");
        debug_assert!(written.is_ok(), "a text takes every write");
        text
    })
}
