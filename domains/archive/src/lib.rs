//! Editions of finished runs and imports of old sites.
pub mod p2pu;
