//! The JSON-LD contexts that credentials name: built in, byte for byte as published, pinned by hash, never fetched.
//! A credential's context decides what its signature covers (VC 2.0 §4.3), so a context from the network would let
//! whoever serves it change what was signed.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

/// VC 2.0: always the first context.
pub const CREDENTIALS: &str = "https://www.w3.org/ns/credentials/v2";
/// Open Badges 3.0, the version that we write.
pub const OPEN_BADGES: &str = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
/// What `1EdTechJsonSchemaValidator2019` and `1EdTechRevocationList` mean.
pub const OPEN_BADGES_EXTENSIONS: &str = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json";
/// Comprehensive Learner Record 2.0.
pub const LEARNER_RECORD: &str = "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json";

/// Address, SHA-256 and bytes of each context that is built in.
pub(crate) const PINNED: &[(&str, &str, &[u8])] = &[
    (
        CREDENTIALS,
        "59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734",
        include_bytes!("../contexts/credentials-v2.json"),
    ),
    (
        OPEN_BADGES,
        "3d34f4d4ef1bce691106e63798beb5e7b862ba841423f5ee1e53ab7ddf3bca84",
        include_bytes!("../contexts/ob-3.0.3.json"),
    ),
    (
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json",
        "00666ad080ba407687ed1846b7f5e7495f5019042b202a727de47c48a1755c53",
        include_bytes!("../contexts/ob-3.0.2.json"),
    ),
    (
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json",
        "5f3d9dd6288ef437ff8286cf95ffbff609c748a66f24a1e9450c45ca64be1571",
        include_bytes!("../contexts/ob-3.0.1.json"),
    ),
    (
        OPEN_BADGES_EXTENSIONS,
        "87c06c81bc2317663bf288d740d94fddd2818c4342b186270ff6371dfaa63f93",
        include_bytes!("../contexts/ob-extensions.json"),
    ),
    (
        LEARNER_RECORD,
        "880f1902d4158f2f33ce06af41b90719977cd1ea337a9de2e41edb3ff5e543d6",
        include_bytes!("../contexts/clr-2.0.1.json"),
    ),
    (
        "https://w3id.org/security/data-integrity/v2",
        "67f21e6e33a6c14e5ccfd2fc7865f7474fb71a04af7e94136cb399dfac8ae8f4",
        include_bytes!("../contexts/data-integrity-v2.json"),
    ),
];

static BUILT_IN: LazyLock<Contexts> = LazyLock::new(|| {
    let mut all = Contexts::default();
    for (address, _, bytes) in PINNED {
        all.insert(address, bytes.to_vec());
    }
    all
});

/// The contexts that a reader knows, and what it must know of their terms.
#[derive(Debug, Clone, Default)]
pub struct Contexts {
    documents: BTreeMap<String, Arc<[u8]>>,
    /// Terms whose values are addresses: free text there would vanish unsigned.
    addresses: BTreeSet<String>,
    /// By context, the datatype of terms that have one: fractions need it.
    datatypes: BTreeMap<String, BTreeMap<String, String>>,
}

impl Contexts {
    /// Those of VC 2.0, Open Badges 3.0 and CLR 2.0.
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// Takes one more, for partners with a vocabulary of their own; the caller vouches for its bytes.
    /// `None` when it is no context.
    pub fn with(mut self, address: &str, bytes: Vec<u8>) -> Option<Self> {
        self.insert(address, bytes).then_some(self)
    }

    fn insert(&mut self, address: &str, bytes: Vec<u8>) -> bool {
        let Ok(Value::Object(document)) = serde_json::from_slice::<Value>(&bytes) else {
            return false;
        };
        let Some(context) = document.get("@context") else {
            return false;
        };
        self.learn(address, context);
        self.documents.insert(address.to_owned(), bytes.into());
        true
    }

    fn learn(&mut self, address: &str, context: &Value) {
        match context {
            Value::Array(several) => several.iter().for_each(|one| self.learn(address, one)),
            Value::Object(terms) => {
                for (term, meaning) in terms {
                    if term.starts_with('@') {
                        continue;
                    }
                    match meaning.get("@type").and_then(Value::as_str) {
                        Some("@id") => {
                            self.addresses.insert(term.clone());
                        }
                        Some(datatype) if !datatype.starts_with('@') => {
                            let terms = self.datatypes.entry(address.to_owned()).or_default();
                            terms.insert(term.clone(), datatype.to_owned());
                        }
                        _ => {}
                    }
                    if let Some(inner) = meaning.get("@context") {
                        self.learn(address, inner);
                    }
                }
            }
            _ => {}
        }
    }

    /// The bytes of a context.
    pub fn get(&self, address: &str) -> Option<&[u8]> {
        self.documents.get(address).map(AsRef::as_ref)
    }

    /// Whether a context is known.
    pub fn knows(&self, address: &str) -> bool {
        self.documents.contains_key(address)
    }

    pub(crate) fn documents(&self) -> BTreeMap<String, Arc<[u8]>> {
        self.documents.clone()
    }

    pub(crate) fn is_address(&self, term: &str) -> bool {
        self.addresses.contains(term)
    }

    /// The datatype that the last of these contexts gives a term.
    pub(crate) fn datatype(&self, named: &[&str], term: &str) -> Option<&str> {
        named
            .iter()
            .rev()
            .find_map(|address| self.datatypes.get(*address)?.get(term))
            .map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sha2::{Digest, Sha256};

    #[test]
    fn every_context_is_the_published_one() {
        for (address, pinned, bytes) in PINNED {
            assert_eq!(crate::hex(&Sha256::digest(bytes)), *pinned, "{address}");
            assert!(Contexts::built_in().knows(address), "{address}");
        }
    }

    #[test]
    fn terms_are_known() {
        let all = Contexts::built_in();
        for term in ["issuer", "evidence", "criteria", "statusListCredential"] {
            assert!(all.is_address(term), "{term}");
        }
        assert!(!all.is_address("name"));
        let float = "https://www.w3.org/2001/XMLSchema#float";
        let older = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json";
        assert_eq!(
            all.datatype(&[CREDENTIALS, OPEN_BADGES], "creditsEarned"),
            Some(float)
        );
        assert_eq!(
            all.datatype(&[CREDENTIALS, older], "creditsEarned"),
            Some("xsd:float")
        );
        assert_eq!(all.datatype(&[CREDENTIALS], "creditsEarned"), None);
        assert!(!all.knows("https://purl.imsglobal.org/spec/ob/v3p0/context.json"));
    }
}
