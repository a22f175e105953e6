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

/// The family of a browser and the system that it runs on, as their makers call them: `Firefox, Linux`. Empty where neither is
/// known; the rest of what a browser says about itself is not kept.
pub fn browser_family(user_agent: &str) -> String {
    // the order matters: many say that they are like the ones further down
    let families = [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    let systems = [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];
    let named = |list: &[(&str, &'static str)]| {
        let found = list.iter().find(|(mark, _)| user_agent.contains(mark));
        found.map(|(_, name)| *name)
    };
    let parts: Vec<&str> = [named(&families), named(&systems)]
        .into_iter()
        .flatten()
        .collect();
    parts.join(", ")
}

/// How a session is named in addresses: not by its hash, which is how the table finds it.
pub fn session_name(hash: &[u8]) -> base::Token {
    let named = Sha256::new_with_prefix("name of a session").chain_update(hash);
    let digest: [u8; 32] = named.finalize().into();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    base::Token::from_bytes(bytes)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn browsers_are_known_by_their_family() {
        let cases = [
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                "Firefox, Linux",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0",
                "Edge, Windows",
            ),
            (
                "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36",
                "Chrome, Android",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/604.1",
                "Safari, iPhone",
            ),
            ("curl/8.0", ""),
        ];
        for (said, family) in cases {
            assert_eq!(browser_family(said), family, "{said}");
        }
    }

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
