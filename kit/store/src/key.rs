//! Keys for the rows of this room: facts, jobs and letters.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use jiff::Timestamp;
use rand::{RngCore, TryRngCore as _};

/// Every key of this process takes the next number of one line, so no two clash, however many are made in one millisecond; other
/// processes begin elsewhere.
static LINE: OnceLock<AtomicU32> = OnceLock::new();

struct Next;

impl RngCore for Next {
    fn next_u32(&mut self) -> u32 {
        let line = LINE.get_or_init(|| AtomicU32::new(chance()));
        // keys are made of the high bits
        line.fetch_add(1, Ordering::Relaxed) << 10
    }

    fn next_u64(&mut self) -> u64 {
        u64::from(self.next_u32())
    }

    fn fill_bytes(&mut self, dest: &mut [u8]) {
        dest.fill(0);
    }
}

/// A key for a row: it sorts by time, like those that `base::fresh_key` makes.
pub fn row_key(now: Timestamp) -> i64 {
    base::fresh_key(now, &mut Next)
}

/// A random number of the system.
pub(crate) fn chance() -> u32 {
    // without a source of chance the process number still tells processes apart
    rand::rngs::OsRng
        .try_next_u32()
        .unwrap_or_else(|_| std::process::id())
}
