//! Completion, awards and certificates.
