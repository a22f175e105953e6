//! Randomness that is handed in, and the moment of an act.

use std::sync::{Arc, Mutex, PoisonError};

use rand::{RngCore, SeedableRng, TryRngCore, rngs::OsRng};
use rand_chacha::ChaCha20Rng;

use crate::{Id, Timestamp, Token, fresh_key};

/// A source of random numbers that many may share. In the running program it is seeded by the operating system, in
/// tests by a number, so that every test sees the same keys again.
#[derive(Clone)]
pub struct Chance(Arc<Mutex<ChaCha20Rng>>);

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
        Self(Arc::new(Mutex::new(ChaCha20Rng::from_seed(seed))))
    }

    /// Chance that repeats itself: the same number gives the same keys.
    pub fn from_number(number: u64) -> Self {
        Self(Arc::new(Mutex::new(ChaCha20Rng::seed_from_u64(number))))
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
        let mut rng = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        draw(&mut rng)
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
        I::from_raw(self.chance.with(|rng| fresh_key(self.at, rng)))
    }

    /// 128 random bits for an address.
    pub fn token(&self) -> Token {
        self.chance.token()
    }
}
