//! Accounts, profiles, preferences, sessions and consent.
