//! An issuer's place in the world: its `did:web` document with all the keys it ever had, its JWK set, and the history of its keys
//! for an archive that outlives the domain.

use crate::{PublicKey, moment};
use jiff::Timestamp;
use serde_json::{Value, json};

/// One key in an issuer's life.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuerKey {
    /// What follows the `#`: `key-1`.
    pub name: String,
    /// The public half.
    pub public: PublicKey,
    /// Since when it signs.
    pub since: Timestamp,
    /// Where it is in its life.
    pub state: KeyState,
}

/// Where a key is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyState {
    /// It signs.
    InUse,
    /// It signs no more; what it signed stays good.
    Retired {
        /// Since when.
        since: Timestamp,
    },
    /// Somebody else may have it: nothing it signed can be trusted, and everything is to be issued again.
    Compromised {
        /// Since when.
        since: Timestamp,
    },
}

impl KeyState {
    /// Which keys stand first in the issuer's document.
    fn turn(self) -> u8 {
        match self {
            Self::InUse => 0,
            Self::Retired { .. } => 1,
            Self::Compromised { .. } => 2,
        }
    }
}

/// An issuer with its keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issuer {
    /// Its DID.
    pub id: String,
    /// All its keys, in any order: none is ever taken out.
    pub keys: Vec<IssuerKey>,
    /// Other names of the same issuer, its web page say.
    pub also_known_as: Vec<String>,
}

impl Issuer {
    /// The address of a key: what a proof names as its `verificationMethod`.
    pub fn method(&self, key: &IssuerKey) -> String {
        format!("{}#{}", self.id, key.name)
    }

    /// The controlled identifier document (CID 1.0 §2) for `/.well-known/did.json` or `…/did.json`. A retired key stays among those
    /// that may assert, so that old badges verify; a compromised one is listed as revoked and may assert nothing.
    pub fn document(&self) -> Value {
        // some verifiers take the first key for status lists, whatever the list says
        let mut keys: Vec<&IssuerKey> = self.keys.iter().collect();
        keys.sort_by_key(|key| (key.state.turn(), std::cmp::Reverse(key.since)));
        let methods: Vec<Value> = keys.iter().map(|key| self.listed(key)).collect();
        let may_assert: Vec<String> = keys
            .iter()
            .filter(|key| !matches!(key.state, KeyState::Compromised { .. }))
            .map(|key| self.method(key))
            .collect();
        let mut document = json!({
            "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
            "id": self.id,
            "verificationMethod": methods,
            "assertionMethod": may_assert,
        });
        if !self.also_known_as.is_empty() {
            document["alsoKnownAs"] = json!(self.also_known_as);
        }
        document
    }

    fn listed(&self, key: &IssuerKey) -> Value {
        let mut method = json!({
            "id": self.method(key),
            "type": "Multikey",
            "controller": self.id,
            "publicKeyMultibase": key.public.multikey(),
        });
        if let KeyState::Compromised { since } = key.state {
            method["revoked"] = json!(moment::print(since));
        }
        method
    }

    /// The keys as a JWK set for `/.well-known/jwks.json`; each names its issuer, for several may share a host. Compromised keys are left out:
    /// a JWK cannot say that it is revoked.
    pub fn jwks(&self) -> Vec<Value> {
        self.keys
            .iter()
            .filter(|key| !matches!(key.state, KeyState::Compromised { .. }))
            .map(|key| {
                let mut jwk = key.public.jwk(&self.method(key));
                jwk["iss"] = json!(self.id);
                jwk
            })
            .collect()
    }

    /// Who held which key when, for the archive: `did:web` rots when the domain goes.
    pub fn history(&self) -> Value {
        let keys: Vec<Value> = self
            .keys
            .iter()
            .map(|key| {
                let (state, until) = match key.state {
                    KeyState::InUse => ("in use", None),
                    KeyState::Retired { since } => ("retired", Some(since)),
                    KeyState::Compromised { since } => ("compromised", Some(since)),
                };
                let mut told = json!({
                    "id": self.method(key),
                    "publicKeyMultibase": key.public.multikey(),
                    "since": moment::print(key.since),
                    "state": state,
                });
                if let Some(until) = until {
                    told["until"] = json!(moment::print(until));
                }
                told
            })
            .collect();
        json!({ "id": self.id, "keys": keys })
    }
}

/// The `did:web` of a host and a path (did:web §3.1): `example.org:8443` and `["issuers", "mathe"]` make
/// `did:web:example.org%3A8443:issuers:mathe`. `None` when a part is not fit for a DID.
pub fn did_web(host: &str, path: &[&str]) -> Option<String> {
    let fits = |part: &str| {
        // a part of dots alone would climb in the address
        part.bytes().any(|byte| byte != b'.')
            && part
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(&byte))
    };
    let (name, port) = host
        .split_once(':')
        .map_or((host, None), |(name, port)| (name, Some(port)));
    if !fits(name)
        || !port
            .is_none_or(|port| !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()))
        || !path.iter().all(|part| fits(part))
    {
        return None;
    }
    let port = port.map(|port| format!("%3A{port}")).unwrap_or_default();
    let host = format!("did:web:{name}{port}");
    let parts = [&[host.as_str()], path].concat();
    Some(parts.join(":"))
}

/// Where the document of a `did:web` stands (did:web §3.2). `None` when it is none.
pub fn did_web_address(did: &str) -> Option<String> {
    let rest = did.strip_prefix("did:web:")?;
    let mut parts = rest.split(':');
    let host = parts.next()?;
    let (name, port) = match host.split_once('%') {
        Some((name, port)) => (
            name,
            Some(
                port.strip_prefix("3A")
                    .or_else(|| port.strip_prefix("3a"))?,
            ),
        ),
        None => (host, None),
    };
    let path: Vec<&str> = parts.collect();
    let full = port.map_or_else(|| name.to_owned(), |port| format!("{name}:{port}"));
    let again = did_web(&full, &path)?;
    debug_assert_eq!(again.to_lowercase(), did.to_lowercase());
    if path.is_empty() {
        return Some(format!("https://{full}/.well-known/did.json"));
    }
    Some(format!("https://{full}/{}/did.json", path.join("/")))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::SigningKey;

    #[test]
    fn dids_and_their_addresses() {
        let cases: [(&str, &[&str], &str, &str); 3] = [
            (
                "example.org",
                &[],
                "did:web:example.org",
                "https://example.org/.well-known/did.json",
            ),
            (
                "example.org",
                &["issuers", "mathe"],
                "did:web:example.org:issuers:mathe",
                "https://example.org/issuers/mathe/did.json",
            ),
            (
                "localhost:8443",
                &["a"],
                "did:web:localhost%3A8443:a",
                "https://localhost:8443/a/did.json",
            ),
        ];
        for (host, path, did, address) in cases {
            assert_eq!(did_web(host, path).as_deref(), Some(did));
            assert_eq!(did_web_address(did).as_deref(), Some(address));
        }
        for did in [
            "did:web:",
            "did:web:a/b",
            "did:web:a%2Fb",
            "did:web:a::b",
            "did:web:a:..:b",
            "did:key:z6",
            "did:web:a@b",
            "did:web:a%3A8x",
        ] {
            assert_eq!(did_web_address(did), None, "{did}");
        }
    }

    #[test]
    fn a_compromised_key_asserts_nothing() {
        let since = Timestamp::UNIX_EPOCH;
        let key = |name: &str, seed, state| IssuerKey {
            name: name.to_owned(),
            public: SigningKey::ed25519(&[seed; 32]).public(),
            since,
            state,
        };
        let issuer = Issuer {
            id: "did:web:example.org".to_owned(),
            keys: vec![
                key("key-1", 1, KeyState::Compromised { since }),
                key("key-2", 2, KeyState::Retired { since }),
                key("key-3", 3, KeyState::InUse),
            ],
            also_known_as: vec![],
        };
        let document = issuer.document();
        assert_eq!(document["verificationMethod"].as_array().unwrap().len(), 3);
        assert_eq!(
            document["assertionMethod"],
            json!(["did:web:example.org#key-3", "did:web:example.org#key-2"])
        );
        assert_eq!(
            document["verificationMethod"][2]["revoked"],
            "1970-01-01T00:00:00Z"
        );
        assert_eq!(issuer.jwks().len(), 2);
        assert_eq!(issuer.history()["keys"][0]["state"], "compromised");
    }
}
