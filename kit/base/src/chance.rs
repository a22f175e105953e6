//! Randomness that is handed in, and the moment of an act.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rand::{RngCore, SeedableRng, TryRngCore, rngs::OsRng};
use rand_chacha::ChaCha20Rng;

use crate::ids::CHANCE_BITS;
use crate::{Id, Timestamp, Token, fresh_key};

/// A source of random numbers that many may share. In the running program it is seeded by the operating system, in
/// tests by a number, so that every test sees the same keys again.
#[derive(Clone)]
pub struct Chance(Arc<Mutex<Source>>);

struct Source {
    rng: ChaCha20Rng,
    line: Line,
}

impl Source {
    fn new(mut rng: ChaCha20Rng) -> Arc<Mutex<Self>> {
        let line = Line(rng.next_u32());
        Arc::new(Mutex::new(Self { rng, line }))
    }
}

/// What follows the time in a key: one number after the other from a random one on, so that no two keys of one source
/// clash, however many are made in one millisecond.
struct Line(u32);

impl RngCore for Line {
    fn next_u32(&mut self) -> u32 {
        // keys are made of the high bits
        self.0 = self.0.wrapping_add(1 << (u32::BITS - CHANCE_BITS));
        self.0
    }

    fn next_u64(&mut self) -> u64 {
        u64::from(self.next_u32())
    }

    fn fill_bytes(&mut self, dest: &mut [u8]) {
        dest.fill(0);
    }
}

impl Chance {
    /// Chance seeded by the operating system.
    #[expect(
        clippy::missing_panics_doc,
        reason = "an operating system without randomness cannot run a university"
    )]
    pub fn from_system() -> Self {
        let mut seed = [0; 32];
        let drawn = OsRng.try_fill_bytes(&mut seed);
        assert!(drawn.is_ok(), "the operating system gives no randomness");
        Self(Source::new(ChaCha20Rng::from_seed(seed)))
    }

    /// Chance that repeats itself: the same number gives the same keys.
    pub fn from_number(number: u64) -> Self {
        Self(Source::new(ChaCha20Rng::seed_from_u64(number)))
    }

    /// Fills 32 bytes, for secrets and seeds.
    pub fn bytes(&self) -> [u8; 32] {
        let mut bytes = [0; 32];
        self.with(|rng| rng.fill_bytes(&mut bytes));
        bytes
    }

    /// A number that nobody can guess.
    pub fn number(&self) -> u64 {
        self.with(RngCore::next_u64)
    }

    /// 128 random bits for an address that must not be guessed.
    pub fn token(&self) -> Token {
        let mut bytes = [0; 16];
        self.with(|rng| rng.fill_bytes(&mut bytes));
        Token::from_bytes(bytes)
    }

    fn with<T>(&self, draw: impl FnOnce(&mut ChaCha20Rng) -> T) -> T {
        draw(&mut self.source().rng)
    }

    fn source(&self) -> MutexGuard<'_, Source> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl std::fmt::Debug for Chance {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Chance")
    }
}

/// The moment of an act, and the chance it draws keys and tokens from.
#[derive(Debug, Clone)]
pub struct Now {
    /// The moment, in whole microseconds.
    pub at: Timestamp,
    /// Where keys and tokens come from.
    pub chance: Chance,
}

impl Now {
    /// A fresh key for a new row, sorting by time.
    pub fn key<I: Id>(&self) -> I {
        self.key_at(self.at)
    }

    /// A fresh key for a row about that moment, sorting by it.
    pub fn key_at<I: Id>(&self, moment: Timestamp) -> I {
        I::from_raw(fresh_key(moment, &mut self.chance.source().line))
    }

    /// 128 random bits for an address.
    pub fn token(&self) -> Token {
        self.chance.token()
    }
}
