//! Keys: Ed25519 and P-256, as Multikey (CID 1.0 §2.2.2) and as JWK (RFC 7517, RFC 8037).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use p256::ecdsa::signature::{Signer as _, Verifier as _};
use serde_json::{Value, json};
use std::fmt;

/// What kind of signature a key makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Ed25519: `eddsa-rdfc-2022` and JWT `EdDSA`.
    Ed25519,
    /// ECDSA with P-256 and SHA-256: JWT `ES256`.
    P256,
}

/// A secret key. It is made of 32 random bytes, which the caller draws and seals; it prints nothing of itself.
#[derive(Clone)]
pub enum SigningKey {
    /// Ed25519.
    Ed25519(ed25519_dalek::SigningKey),
    /// P-256; its signatures are deterministic (RFC 6979).
    P256(p256::ecdsa::SigningKey),
}

impl SigningKey {
    /// A key from 32 secret bytes; every value is one.
    pub fn ed25519(secret: &[u8; 32]) -> Self {
        Self::Ed25519(ed25519_dalek::SigningKey::from_bytes(secret))
    }

    /// A key from 32 secret bytes; one in 2^32 values is none.
    pub fn p256(secret: &[u8; 32]) -> Option<Self> {
        p256::ecdsa::SigningKey::from_slice(secret)
            .ok()
            .map(Self::P256)
    }

    /// The secret bytes, to be sealed.
    pub fn secret(&self) -> [u8; 32] {
        match self {
            Self::Ed25519(key) => key.to_bytes(),
            Self::P256(key) => key.to_bytes().into(),
        }
    }

    /// What kind it is.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Ed25519(_) => Kind::Ed25519,
            Self::P256(_) => Kind::P256,
        }
    }

    /// The public half.
    pub fn public(&self) -> PublicKey {
        match self {
            Self::Ed25519(key) => PublicKey::Ed25519(key.verifying_key()),
            Self::P256(key) => PublicKey::P256(*key.verifying_key()),
        }
    }

    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        match self {
            Self::Ed25519(key) => {
                use ed25519_dalek::Signer as _;
                key.sign(message).to_bytes()
            }
            Self::P256(key) => {
                let signature: p256::ecdsa::Signature = key.sign(message);
                signature.to_bytes().into()
            }
        }
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "SigningKey({:?})", self.public())
    }
}

/// A public key.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum PublicKey {
    /// Ed25519.
    Ed25519(ed25519_dalek::VerifyingKey),
    /// P-256.
    P256(p256::ecdsa::VerifyingKey),
}

/// Multicodec prefixes of public keys.
const ED25519_PREFIX: &[u8] = &[0xed, 0x01];
const P256_PREFIX: &[u8] = &[0x80, 0x24];

impl PublicKey {
    /// What kind it is.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Ed25519(_) => Kind::Ed25519,
            Self::P256(_) => Kind::P256,
        }
    }

    /// As `publicKeyMultibase`: `z6Mk…` or `zDn…`.
    pub fn multikey(&self) -> String {
        let bytes = match self {
            Self::Ed25519(key) => [ED25519_PREFIX, key.as_bytes().as_slice()].concat(),
            Self::P256(key) => [P256_PREFIX, key.to_sec1_point(true).as_bytes()].concat(),
        };
        format!("z{}", bs58::encode(bytes).into_string())
    }

    /// Reads a `publicKeyMultibase`; `None` when it is no key of ours.
    pub fn from_multikey(text: &str) -> Option<Self> {
        // base58 takes quadratic time: no key is longer than this
        let digits = text.strip_prefix('z').filter(|digits| digits.len() < 64)?;
        let bytes = bs58::decode(digits).into_vec().ok()?;
        if let Some(key) = bytes.strip_prefix(ED25519_PREFIX) {
            return Self::from_ed25519(key);
        }
        let point = bytes
            .strip_prefix(P256_PREFIX)
            .filter(|point| point.len() == 33)?;
        let key = p256::ecdsa::VerifyingKey::from_sec1_bytes(point).ok()?;
        Some(Self::P256(key))
    }

    fn from_ed25519(bytes: &[u8]) -> Option<Self> {
        let key = ed25519_dalek::VerifyingKey::from_bytes(bytes.try_into().ok()?).ok()?;
        // of the eight weak points anybody can make signatures that fit
        (!key.is_weak()).then_some(Self::Ed25519(key))
    }

    /// As a JWK with this key id.
    pub fn jwk(&self, kid: &str) -> Value {
        match self {
            Self::Ed25519(key) => json!({
                "kty": "OKP",
                "crv": "Ed25519",
                "x": URL_SAFE_NO_PAD.encode(key.as_bytes()),
                "alg": "EdDSA",
                "use": "sig",
                "kid": kid,
            }),
            Self::P256(key) => {
                let point = key.to_sec1_point(false);
                let half = |range| {
                    point
                        .as_bytes()
                        .get(range)
                        .map(|half| URL_SAFE_NO_PAD.encode(half))
                };
                json!({
                    "kty": "EC",
                    "crv": "P-256",
                    "x": half(1..33),
                    "y": half(33..65),
                    "alg": "ES256",
                    "use": "sig",
                    "kid": kid,
                })
            }
        }
    }

    /// Reads a JWK; `None` when it is no public key of ours. One that carries its secret is refused: it is known to all.
    pub fn from_jwk(jwk: &Value) -> Option<Self> {
        let text = |name: &str| jwk.get(name).and_then(Value::as_str);
        if jwk.get("d").is_some() {
            return None;
        }
        let bytes = |name| {
            let text = text(name)?;
            URL_SAFE_NO_PAD
                .decode(text)
                .ok()
                .filter(|half| half.len() == 32)
        };
        match (text("kty")?, text("crv")?) {
            ("OKP", "Ed25519") => Self::from_ed25519(&bytes("x")?),
            ("EC", "P-256") => {
                let point = [&[4], bytes("x")?.as_slice(), bytes("y")?.as_slice()].concat();
                let key = p256::ecdsa::VerifyingKey::from_sec1_bytes(&point).ok()?;
                Some(Self::P256(key))
            }
            _ => None,
        }
    }

    /// The `did:key` of this key (did:key §3.1).
    pub fn did_key(&self) -> String {
        format!("did:key:{}", self.multikey())
    }

    pub(crate) fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        let Ok(signature) = <&[u8; 64]>::try_from(signature) else {
            return false;
        };
        match self {
            Self::Ed25519(key) => key
                .verify_strict(message, &ed25519_dalek::Signature::from_bytes(signature))
                .is_ok(),
            Self::P256(key) => p256::ecdsa::Signature::from_slice(signature)
                .is_ok_and(|signature| key.verify(message, &signature).is_ok()),
        }
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.multikey())
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    /// The key pair of VC-DI-EDDSA's test vectors.
    const PUBLISHED: &str = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";

    fn keys() -> [SigningKey; 2] {
        [
            SigningKey::ed25519(&[7; 32]),
            SigningKey::p256(&[7; 32]).unwrap(),
        ]
    }

    #[test]
    fn keys_are_read_as_they_are_written() {
        for key in keys() {
            let public = key.public();
            assert_eq!(PublicKey::from_multikey(&public.multikey()), Some(public));
            assert_eq!(PublicKey::from_jwk(&public.jwk("#1")), Some(public));
        }
        let published = PublicKey::from_multikey(PUBLISHED).unwrap();
        assert_eq!(published.multikey(), PUBLISHED);
        assert_eq!(published.kind(), Kind::Ed25519);
    }

    #[test]
    fn signatures_hold_for_one_message_and_one_key() {
        for key in keys() {
            let signature = key.sign(b"word");
            assert!(key.public().verifies(b"word", &signature));
            assert!(!key.public().verifies(b"work", &signature));
            assert!(
                !SigningKey::ed25519(&[8; 32])
                    .public()
                    .verifies(b"word", &signature)
            );
            assert!(!key.public().verifies(b"word", &signature[1..]));
        }
    }

    #[test]
    fn published_signatures_hold() {
        // RFC 8037 appendix A.4 and RFC 7515 appendix A.3
        let published = [
            (
                json!({"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}),
                "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc",
                "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg",
            ),
            (
                json!({"kty": "EC", "crv": "P-256", "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU", "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}),
                "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ",
                "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q",
            ),
        ];
        for (jwk, covered, signature) in &published {
            let key = PublicKey::from_jwk(jwk).unwrap();
            let signature = URL_SAFE_NO_PAD.decode(signature).unwrap();
            assert!(key.verifies(covered.as_bytes(), &signature), "{jwk}");
        }
        let secret = URL_SAFE_NO_PAD
            .decode("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A")
            .unwrap();
        let key = SigningKey::ed25519(secret.as_slice().try_into().unwrap());
        let (_, covered, signature) = &published[0];
        assert_eq!(
            URL_SAFE_NO_PAD.encode(key.sign(covered.as_bytes())),
            *signature
        );
    }

    #[test]
    fn what_is_no_key_is_refused() {
        let weak = format!(
            "z{}",
            bs58::encode([ED25519_PREFIX, &[0; 32]].concat()).into_string()
        );
        let long = format!("z{}", "1".repeat(100_000));
        for text in ["", "z", "m6Mk", &PUBLISHED[1..], &weak, &long, "z6Mk"] {
            assert_eq!(PublicKey::from_multikey(text), None, "{text:.40}");
        }
        let mut told = SigningKey::ed25519(&[7; 32]).public().jwk("#1");
        told["d"] = json!("AAAA");
        assert_eq!(PublicKey::from_jwk(&told), None);
        assert_eq!(PublicKey::from_jwk(&json!({"kty": "RSA"})), None);
    }

    #[test]
    fn secrets_are_not_printed() {
        for key in keys() {
            assert!(!format!("{key:?}").contains("[7"));
        }
    }
}
