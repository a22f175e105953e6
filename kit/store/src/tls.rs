//! Encrypted lines: rustls with ring, whoever speaks.

// object_store speaks through it: it stands among the dependencies for its feature that leaves the provider to us
use reqwest as _;

/// Whoever makes a line without naming a provider of cryptography finds one. Whoever installed one before us has one that serves as
/// well.
pub(crate) fn ready() {
    if rustls::crypto::ring::default_provider()
        .install_default()
        .is_err()
    {
        tracing::debug!("a cryptography provider is installed already");
    }
}
