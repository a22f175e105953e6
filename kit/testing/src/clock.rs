//! A clock that stands still until a test moves it.

use std::sync::{Mutex, PoisonError};

use base::{Clock, Timestamp};
use jiff::SignedDuration;

/// The test clock: Tuesday 12 January 2027, 12:00 UTC, until it is moved.
pub struct TestClock(Mutex<Timestamp>);

impl Default for TestClock {
    fn default() -> Self {
        Self(Mutex::new(
            Timestamp::from_second(1_799_755_200).unwrap_or(Timestamp::UNIX_EPOCH),
        ))
    }
}

impl TestClock {
    /// Moves it forward.
    pub fn pass(&self, time: SignedDuration) {
        let mut now = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *now = now.checked_add(time).unwrap_or(*now);
    }

    /// Moves it forward by days.
    pub fn pass_days(&self, days: i64) {
        self.pass(SignedDuration::from_hours(24 * days));
    }
}

impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
