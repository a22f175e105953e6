//! How often something may be done.

use jiff::SignedDuration;

use crate::Timestamp;

/// How often something may be done: so many times in a row, and over that time not more often than so many times on average.
///
/// What was done is one moment: until when it counts. Each time adds a step to it, and it may lie at most the whole time ahead.
///
/// ```
/// use base::{Pace, Timestamp};
/// let letters = Pace::of("letters", 3, 60);
/// let now = Timestamp::UNIX_EPOCH;
/// let once = letters.taken(None, now).unwrap();
/// let thrice = letters.taken(Some(letters.taken(Some(once), now).unwrap()), now).unwrap();
/// let again = letters.taken(Some(thrice), now).unwrap_err();
/// assert_eq!(again.as_second(), 20 * 60);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// What is done.
    pub name: &'static str,
    times: i64,
    minutes: i64,
}

impl Pace {
    /// So many times within so many minutes.
    pub const fn of(name: &'static str, times: i64, minutes: i64) -> Self {
        Self {
            name,
            times,
            minutes,
        }
    }

    /// The whole time, in microseconds.
    pub fn within(self) -> i64 {
        self.minutes * 60 * 1_000_000
    }

    /// What one time adds, in microseconds.
    pub fn step(self) -> i64 {
        self.within() / self.times.max(1)
    }

    /// Until when it counts when it is done once more, or the moment from which it may be done again. What lies farther ahead
    /// than the whole time comes from a clock that was wrong, and counts for nothing.
    pub fn taken(
        self,
        spent_until: Option<Timestamp>,
        now: Timestamp,
    ) -> Result<Timestamp, Timestamp> {
        let farthest = later(now, self.within());
        let spent = spent_until
            .filter(|spent| *spent > now && *spent <= farthest)
            .unwrap_or(now);
        let next = later(spent, self.step());
        let opens = later(next, -self.within());
        if opens <= now { Ok(next) } else { Err(opens) }
    }
}

fn later(moment: Timestamp, micros: i64) -> Timestamp {
    moment
        .checked_add(SignedDuration::from_micros(micros))
        .unwrap_or(moment)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn ten_at_once_then_one_each_ninety_seconds() {
        let pace = Pace::of("sign-in", 10, 15);
        let start: Timestamp = "2027-01-12T12:00:00Z".parse().unwrap();
        let mut spent = None;
        for _ in 0..10 {
            spent = Some(pace.taken(spent, start).unwrap());
        }
        let opens = pace.taken(spent, start).unwrap_err();
        assert_eq!(opens.duration_since(start).as_secs(), 90);
        assert!(pace.taken(spent, opens).is_ok());
        let later = later(start, pace.within());
        let mut rested = spent;
        for _ in 0..10 {
            rested = Some(pace.taken(rested, later).unwrap());
        }
        assert!(pace.taken(rested, later).is_err());
    }

    #[test]
    fn a_clock_that_was_wrong_keeps_nobody_out() {
        let pace = Pace::of("letter", 1, 1);
        let start: Timestamp = "2027-01-12T12:00:00Z".parse().unwrap();
        let spent = pace.taken(None, start).unwrap();
        let day_before = later(start, -24 * 60 * 60 * 1_000_000);
        assert!(pace.taken(Some(spent), day_before).is_ok());
    }
}
