//! How often something may be done here: by mail address, by person, by network.
//!
//! Whoever guesses passwords for an address is stopped without keeping its owner out, who asks from another network. All that
//! is asked from one network has a bound too, and so has what is tried for one address from everywhere.

use base::{Pace, Timestamp};
use jiff::SignedDuration;

/// Sign-ins for an address from one network.
pub const SIGN_IN: Pace = Pace::of("sign-in", 10, 15);
/// Sign-ins for an address from everywhere.
pub const SIGN_IN_TO_ADDRESS: Pace = Pace::of("sign-in-address", 100, 60);
/// Sign-ins from one network that lead nowhere.
pub const SIGN_IN_FROM_NETWORK: Pace = Pace::of("sign-in-network", 60, 15);
/// People who join from one network: a class may.
pub const JOIN_FROM_NETWORK: Pace = Pace::of("join-network", 40, 60);
/// Letters to an address that somebody asks for.
pub const LETTER: Pace = Pace::of("letter", 5, 60);
/// Not two letters to an address in the same minute.
pub const LETTER_PAUSE: Pace = Pace::of("letter-pause", 1, 1);
/// Letters that are asked for from one network.
pub const LETTER_FROM_NETWORK: Pace = Pace::of("letter-network", 30, 60);

/// How long an account is new: since its mail address was confirmed.
const NEW_DAYS: i64 = 3;

/// What somebody does towards others, as far as there can be too much of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Writes a post or starts a thread.
    Post,
    /// Hands work in.
    HandIn,
    /// Reports something.
    Report,
}

impl Deed {
    /// How often one person may: new accounts less often.
    pub fn pace(self, newness: Newness) -> Pace {
        match (self, newness) {
            (Self::Post, Newness::New) => Pace::of("post-new", 5, 60),
            (Self::Post, Newness::Known) => Pace::of("post", 60, 60),
            (Self::HandIn, Newness::New) => Pace::of("hand-in-new", 10, 60),
            (Self::HandIn, Newness::Known) => Pace::of("hand-in", 30, 60),
            (Self::Report, Newness::New) => Pace::of("report-new", 3, 60),
            (Self::Report, Newness::Known) => Pace::of("report", 20, 60),
        }
    }
}

/// Whether an account is new.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Newness {
    /// Its mail address was confirmed less than three days ago.
    New,
    /// It is known for longer.
    Known,
}

impl Newness {
    /// How new an account is whose address was confirmed then, if it was.
    pub fn of(confirmed_at: Option<Timestamp>, now: Timestamp) -> Self {
        let known_from = confirmed_at.and_then(|at| {
            at.checked_add(SignedDuration::from_hours(24 * NEW_DAYS))
                .ok()
        });
        match known_from {
            Some(from) if from <= now => Self::Known,
            Some(_) | None => Self::New,
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn an_account_is_new_for_three_days() {
        let now: Timestamp = "2027-01-12T12:00:00Z".parse().unwrap();
        let cases = [
            (None, Newness::New),
            (Some("2027-01-12T11:00:00Z"), Newness::New),
            (Some("2027-01-09T12:00:01Z"), Newness::New),
            (Some("2027-01-09T12:00:00Z"), Newness::Known),
        ];
        for (confirmed, newness) in cases {
            let confirmed = confirmed.map(|text| text.parse().unwrap());
            assert_eq!(Newness::of(confirmed, now), newness, "{confirmed:?}");
        }
        for deed in [Deed::Post, Deed::HandIn, Deed::Report] {
            assert!(deed.pace(Newness::New).step() > deed.pace(Newness::Known).step());
        }
    }
}
