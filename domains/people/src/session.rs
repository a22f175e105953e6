//! Sessions: who holds the cookie is signed in, until a day that is fixed when the session begins.

use base::Timestamp;
use jiff::SignedDuration;
use sha2::{Digest, Sha256};

/// How long a session lasts. It is not prolonged by looking at pages: a GET changes nothing.
pub const LASTS_DAYS: i64 = 90;

/// How long a session lasts, for the cookie.
pub const LASTS_SECONDS: u64 = 90 * 24 * 60 * 60;

/// The secret of a session: 256 random bits. It stands in the cookie only.
#[derive(Clone)]
pub struct SessionSecret([u8; 32]);

impl SessionSecret {
    /// The secret of these bytes.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Reads the value of a cookie; anything else is nobody's session.
    pub fn parse(cookie: &str) -> Option<Self> {
        if cookie.len() > 64 {
            return None;
        }
        let bytes = bs58::decode(cookie).into_vec().ok()?;
        bytes.try_into().ok().map(Self)
    }

    /// The value of the cookie.
    pub fn cookie(&self) -> String {
        bs58::encode(self.0).into_string()
    }

    /// What the table keeps of it.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0).into()
    }
}

impl std::fmt::Debug for SessionSecret {
    /// Secrets do not belong into logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SessionSecret(…)")
    }
}

/// The moment at which a session ends that begins now.
pub fn ends_at(begins: Timestamp) -> Timestamp {
    begins
        .checked_add(SignedDuration::from_hours(24 * LASTS_DAYS))
        .unwrap_or(begins)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn a_cookie_comes_back_as_it_went() {
        let secret = SessionSecret::from_bytes([7; 32]);
        assert_eq!(
            SessionSecret::parse(&secret.cookie()).unwrap().hash(),
            secret.hash()
        );
        for wrong in ["", "abc", "0OIl", &"z".repeat(1_000)] {
            assert!(SessionSecret::parse(wrong).is_none(), "{wrong}");
        }
    }
}
