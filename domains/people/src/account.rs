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
    /// What a token in a letter is for.
    pub enum TokenPurpose {
        /// To confirm the mail address.
        Confirm = "confirm",
    }
}

base::words! {
    /// What is tried for a mail address.
    pub enum AttemptKind {
        /// To sign in.
        SignIn = "sign-in",
        /// To have a letter sent there.
        Letter = "letter",
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

/// How often something may be tried for one mail address.
#[derive(Debug, Clone, Copy)]
struct Rule {
    times: usize,
    within_minutes: i64,
    pause_minutes: i64,
}

impl AttemptKind {
    /// Ten sign-ins in a quarter of an hour; five letters in an hour, and not two in the same minute.
    fn rule(self) -> Rule {
        match self {
            Self::SignIn => Rule {
                times: 10,
                within_minutes: 15,
                pause_minutes: 0,
            },
            Self::Letter => Rule {
                times: 5,
                within_minutes: 60,
                pause_minutes: 1,
            },
        }
    }

    /// Attempts before this moment do not count any more.
    pub fn counts_from(self, now: Timestamp) -> Timestamp {
        moved(now, -self.rule().within_minutes)
    }

    /// The most attempts that have to be looked at.
    pub fn most(self) -> u32 {
        u32::try_from(self.rule().times).unwrap_or(u32::MAX)
    }

    /// The moment from which one may try again, if that is not now. The attempts are those that count, newest first.
    pub fn waits_until(self, newest_first: &[Timestamp], now: Timestamp) -> Option<Timestamp> {
        let rule = self.rule();
        let after_many = newest_first
            .get(rule.times - 1)
            .map(|at| moved(*at, rule.within_minutes));
        let after_last = newest_first
            .first()
            .map(|at| moved(*at, rule.pause_minutes));
        after_many.max(after_last).filter(|until| *until > now)
    }
}

fn moved(moment: Timestamp, minutes: i64) -> Timestamp {
    moment
        .checked_add(SignedDuration::from_mins(minutes))
        .unwrap_or(moment)
}

/// What the table of attempts keeps of a mail address: nobody's address stands there, also not that of strangers.
pub fn subject(address: &EmailAddress) -> [u8; 32] {
    Sha256::digest(address.as_str().as_bytes()).into()
}

/// What the table of tokens keeps of a token.
pub fn token_hash(token: &base::Token) -> [u8; 32] {
    Sha256::digest(token.as_str().as_bytes()).into()
}

/// A token in a letter works for three days.
pub fn token_ends_at(now: Timestamp) -> Timestamp {
    moved(now, 3 * 24 * 60)
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

    #[test]
    fn ten_sign_ins_then_a_pause_that_ends() {
        let start: Timestamp = "2027-01-12T12:00:00Z".parse().unwrap();
        let mut tries: Vec<Timestamp> = Vec::new();
        for minute in 0..10 {
            assert_eq!(
                AttemptKind::SignIn.waits_until(&tries, moved(start, minute)),
                None
            );
            tries.insert(0, moved(start, minute));
        }
        assert_eq!(
            AttemptKind::SignIn.waits_until(&tries, moved(start, 10)),
            Some(moved(start, 15))
        );
        assert_eq!(
            AttemptKind::SignIn.waits_until(&tries, moved(start, 15)),
            None
        );
    }

    #[test]
    fn letters_keep_a_minute_between_them() {
        let start: Timestamp = "2027-01-12T12:00:00Z".parse().unwrap();
        assert_eq!(AttemptKind::Letter.waits_until(&[], start), None);
        assert_eq!(
            AttemptKind::Letter.waits_until(&[start], start),
            Some(moved(start, 1))
        );
        assert_eq!(
            AttemptKind::Letter.waits_until(&[start], moved(start, 1)),
            None
        );
        let five = [20, 15, 10, 5, 0].map(|minute| moved(start, minute));
        assert_eq!(
            AttemptKind::Letter.waits_until(&five, moved(start, 30)),
            Some(moved(start, 60))
        );
    }
}
