//! The reader of the old P2PU site against small pages made by hand, one for each quirk of the real ones. All people are
//! invented.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod broken;
mod reading;
mod site;
