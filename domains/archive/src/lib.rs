//! Editions of finished runs and imports of old sites.
