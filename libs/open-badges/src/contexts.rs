//! The JSON-LD contexts that credentials name: built in, byte for byte as published, pinned by hash, never fetched.
//! A credential's context decides what its signature covers (VC 2.0 §4.3), so a context from the network would let
//! whoever serves it change what was signed.

use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::LazyLock;

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
    documents: BTreeMap<String, Document>,
    /// Terms whose values are addresses: free text there would vanish unsigned.
    addresses: BTreeSet<String>,
    /// By context, the datatype of terms that have one: fractions need it.
    datatypes: BTreeMap<String, BTreeMap<String, String>>,
}

/// One context.
#[derive(Debug, Clone)]
struct Document {
    bytes: Vec<u8>,
    context: Value,
    /// Words that its definitions use: other terms of it, and prefixes.
    words: HashSet<String>,
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
        let mut words = HashSet::new();
        said_in_definitions(context, &mut words);
        let document = Document {
            bytes,
            words,
            context: context.clone(),
        };
        self.documents.insert(address.to_owned(), document);
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
        Some(&self.documents.get(address)?.bytes)
    }

    /// Whether a context is known.
    pub fn knows(&self, address: &str) -> bool {
        self.documents.contains_key(address)
    }

    /// Every context as it is.
    #[cfg(test)]
    pub(crate) fn whole(&self) -> BTreeMap<String, Vec<u8>> {
        let all = self.documents.iter();
        all.map(|(address, one)| (address.clone(), one.bytes.clone()))
            .collect()
    }

    /// The contexts without the terms that a document does not say. Expansion looks up only words that stand in the document and in
    /// the definitions of those, so it comes to the same; and a word that were missing here would be refused as unsigned.
    /// Reading whole contexts would take most of the time.
    pub(crate) fn for_document(&self, document: &Value) -> BTreeMap<String, Vec<u8>> {
        let mut words = HashSet::new();
        let mut named = BTreeSet::new();
        said(document, &mut words, &mut named);
        let documents: Vec<(&str, &Document)> = named
            .into_iter()
            .filter_map(|address| Some((address, self.documents.get(address)?)))
            .collect();
        let says = |term: &str| {
            words.contains(term) || documents.iter().any(|(_, one)| one.words.contains(term))
        };
        let known = documents.iter().map(|(address, one)| {
            let context = without_unsaid(&one.context, &says);
            let whole = json!({ "@context": context }).to_string();
            ((*address).to_owned(), whole.into_bytes())
        });
        known.collect()
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

/// Every word of a document that could be a term: keys, plain texts, and what stands before a colon; and the contexts it names.
fn said<'a>(value: &'a Value, words: &mut HashSet<&'a str>, named: &mut BTreeSet<&'a str>) {
    match value {
        Value::String(text) => {
            words.insert(text.split_once(':').map_or(text, |(prefix, _)| prefix));
        }
        Value::Array(items) => items.iter().for_each(|item| said(item, words, named)),
        Value::Object(members) => {
            for (key, inner) in members {
                if key == "@context" {
                    named.extend(crate::model::strings(Some(inner)));
                } else {
                    words.insert(key);
                    said(inner, words, named);
                }
            }
        }
        _ => {}
    }
}

/// The words that definitions use, as terms or before a colon.
fn said_in_definitions(context: &Value, words: &mut HashSet<String>) {
    match context {
        Value::String(text) => {
            let word = text
                .split_once(':')
                .map_or(text.as_str(), |(prefix, _)| prefix);
            words.insert(word.to_owned());
        }
        Value::Array(items) => items
            .iter()
            .for_each(|item| said_in_definitions(item, words)),
        Value::Object(members) => {
            members
                .values()
                .for_each(|inner| said_in_definitions(inner, words));
        }
        _ => {}
    }
}

/// A context, and the contexts inside it, without terms that are not said.
fn without_unsaid(context: &Value, says: &impl Fn(&str) -> bool) -> Value {
    match context {
        Value::Array(several) => several
            .iter()
            .map(|one| without_unsaid(one, says))
            .collect(),
        Value::Object(terms) => {
            let kept = terms
                .iter()
                .filter(|(term, _)| term.starts_with('@') || says(term));
            let kept: Map<String, Value> = kept
                .map(|(term, meaning)| {
                    let mut meaning = meaning.clone();
                    if let Some(inner) = meaning.get_mut("@context") {
                        *inner = without_unsaid(inner, says);
                    }
                    (term.clone(), meaning)
                })
                .collect();
            Value::Object(kept)
        }
        other => other.clone(),
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
    fn no_context_gives_a_keyword_another_name() {
        // the walk looks for `id` and `type` by these names, and refuses words that start with `@`
        fn look(address: &str, context: &Value) {
            let Some(terms) = context.as_object() else {
                return;
            };
            for (term, meaning) in terms.iter().filter(|(term, _)| !term.starts_with('@')) {
                let id = meaning.as_str().or_else(|| meaning.get("@id")?.as_str());
                let keyword = id.filter(|id| id.starts_with('@'));
                let expected = match term.as_str() {
                    "id" => Some("@id"),
                    "type" => Some("@type"),
                    _ => None,
                };
                assert_eq!(keyword, expected, "{address} {term}");
                for odd in ["@nest", "@index", "@reverse"] {
                    assert!(meaning.get(odd).is_none(), "{address} {term}");
                }
                if let Some(inner) = meaning.get("@context") {
                    look(address, inner);
                }
            }
        }
        for (address, one) in &Contexts::built_in().documents {
            look(address, &one.context);
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
