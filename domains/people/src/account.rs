//! How somebody gets in: passwords that are worth the name, and how often one may try.

use base::{EmailAddress, Timestamp};
use jiff::SignedDuration;
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization as _;

/// The fewest characters of a password.
pub const SHORTEST_PASSWORD: usize = 10;
/// The most characters of a password.
pub const LONGEST_PASSWORD: usize = 200;

/// Passwords that everybody tries first, in small letters, at least ten characters long.
const COMMON: &str = include_str!("common_passwords.txt");

base::words! {
    /// A way to sign in.
    pub enum WayKind {
        /// A password.
        Password = "password",
        /// A key on a device.
        Passkey = "passkey",
        /// An account elsewhere, by OpenID Connect.
        Oidc = "oidc",
    }
}

base::words! {
    /// What the link in a letter, or in the log, is for.
    pub enum LinkPurpose {
        /// To confirm the mail address.
        Confirm = "confirm",
        /// To choose a new password, because the old one is forgotten.
        Reset = "reset",
        /// To move to a new mail address.
        Move = "move",
        /// To come back to the mail address that one moved away from.
        MoveBack = "move-back",
        /// To become the first steward.
        Stewardship = "stewardship",
    }
}

impl LinkPurpose {
    /// How long such a link works: an hour for a new password, a day for a new address and for the first steward, three days to
    /// confirm, a week to come back.
    fn hours(self) -> i64 {
        match self {
            Self::Reset => 1,
            Self::Move | Self::Stewardship => 24,
            Self::Confirm => 3 * 24,
            Self::MoveBack => 7 * 24,
        }
    }

    /// The moment at which a link ends that is written now.
    pub fn ends_at(self, now: Timestamp) -> Timestamp {
        now.checked_add(SignedDuration::from_hours(self.hours()))
            .unwrap_or(now)
    }
}

/// A password as it was typed and found good enough. It is never shown, logged or kept.
#[derive(Clone)]
pub struct Password(String);

impl std::fmt::Debug for Password {
    /// Passwords do not belong into logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(…)")
    }
}

base::refusals! {
    /// Why a password is not taken.
    pub enum PasswordRefusal {
        /// Nothing was written.
        Empty = "web-problem-empty",
        /// Fewer than ten characters.
        TooShort = "people-password-too-short",
        /// More characters than anybody types.
        TooLong = "people-password-too-long",
        /// One of those that are tried first.
        Common = "people-password-common",
    }
}

impl Password {
    /// Takes a new password: long enough, and not one of those that are tried first.
    pub fn parse(typed: &str, address: &EmailAddress) -> Result<Self, PasswordRefusal> {
        let password: String = typed.nfc().collect();
        match password.chars().count() {
            0 => Err(PasswordRefusal::Empty),
            n if n < SHORTEST_PASSWORD => Err(PasswordRefusal::TooShort),
            n if n > LONGEST_PASSWORD => Err(PasswordRefusal::TooLong),
            _ if is_common(&password, address) => Err(PasswordRefusal::Common),
            _ => Ok(Self(password)),
        }
    }

    /// A password as somebody types it to sign in: whatever it is, it is compared.
    pub fn typed(text: &str) -> Self {
        Self(text.chars().take(LONGEST_PASSWORD + 1).nfc().collect())
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

/// A password as it is kept, in the PHC format.
#[derive(Clone)]
pub struct PasswordHash(String);

impl std::fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PasswordHash(…)")
    }
}

base::stored_text!(PasswordHash);

impl base::Text for PasswordHash {
    fn as_str(&self) -> &str {
        &self.0
    }
    fn from_stored(text: String) -> Self {
        Self(text)
    }
}

/// On the list, or one character or pair again and again, or a row of keys, or the mail address.
fn is_common(password: &str, address: &EmailAddress) -> bool {
    let small = password.to_lowercase();
    let local = address.as_str().split('@').next().unwrap_or_default();
    let mut kinds: Vec<char> = small.chars().collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds.len() < 4
        || small == address.as_str()
        || small == local
        || is_a_row(&small)
        || COMMON.lines().any(|common| common == small)
}

/// Each character is the one after, or before, the last: `abcdefghij`, `9876543210`.
fn is_a_row(text: &str) -> bool {
    let codes: Vec<i64> = text.chars().map(|c| i64::from(u32::from(c))).collect();
    [1, -1]
        .iter()
        .any(|step| codes.windows(2).all(|pair| pair[1] - pair[0] == *step))
}

/// What the table of links keeps of a token.
pub fn token_hash(token: &base::Token) -> [u8; 32] {
    Sha256::digest(token.as_str().as_bytes()).into()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn passwords_that_everybody_tries_are_refused() {
        let address = EmailAddress::parse("ana.ferreira@example.org").unwrap();
        let cases = [
            ("", Some(PasswordRefusal::Empty)),
            ("short", Some(PasswordRefusal::TooShort)),
            ("éèêëéèêë", Some(PasswordRefusal::TooShort)),
            ("Password123", Some(PasswordRefusal::Common)),
            ("qwertyuiop", Some(PasswordRefusal::Common)),
            ("aaaaaaaaaaaa", Some(PasswordRefusal::Common)),
            ("1212121212", Some(PasswordRefusal::Common)),
            ("abcdefghijkl", Some(PasswordRefusal::Common)),
            ("9876543210", Some(PasswordRefusal::Common)),
            ("ana.ferreira@example.org", Some(PasswordRefusal::Common)),
            ("Ana.Ferreira", Some(PasswordRefusal::Common)),
            ("four tall ships at noon", None),
            ("بيت صغير على التل", None),
        ];
        for (typed, refusal) in cases {
            assert_eq!(Password::parse(typed, &address).err(), refusal, "{typed}");
        }
        assert_eq!(
            Password::parse(&"ab1!".repeat(51), &address).err(),
            Some(PasswordRefusal::TooLong)
        );
    }

    #[test]
    fn the_list_is_worth_reading() {
        let lines: Vec<&str> = COMMON.lines().collect();
        assert!(lines.len() >= 200, "{}", lines.len());
        for line in &lines {
            assert!(
                line.chars().count() >= SHORTEST_PASSWORD,
                "{line} is too short to be tried"
            );
            assert_eq!(line.to_lowercase(), *line);
        }
    }
}
