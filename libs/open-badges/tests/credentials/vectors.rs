//! What W3C published: VC-DI-EDDSA 1.0, appendix B.1, the representation `eddsa-rdfc-2022`.

use crate::samples::at;
use open_badges::canon::canonical;
use open_badges::sign::{Signer, embed_proof_with};
use open_badges::{Contexts, Limits, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const SECRET: &str = "z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq";
const METHOD: &str =
    "https://vc.example/issuers/5678#z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";

/// The published examples have a vocabulary that takes every word.
fn contexts() -> Contexts {
    let examples = json!({"@context": {"@vocab": "https://www.w3.org/ns/credentials/examples#"}});
    let bytes = examples.to_string().into_bytes();
    let all = Contexts::built_in().clone();
    all.with("https://www.w3.org/ns/credentials/examples/v2", bytes)
        .unwrap()
}

fn credential() -> Value {
    json!({
        "@context": ["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/examples/v2"],
        "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
        "type": ["VerifiableCredential", "AlumniCredential"],
        "name": "Alumni Credential",
        "description": "A minimum viable example of an Alumni Credential.",
        "issuer": "https://vc.example/issuers/5678",
        "validFrom": "2023-01-01T00:00:00Z",
        "credentialSubject": {"id": "did:example:abcdefgh", "alumniOf": "The School of Examples"},
    })
}

#[test]
fn the_published_hash() {
    let lines = canonical(&credential(), &contexts(), &Limits::default()).unwrap();
    let published = "517744132ae165a5349155bef0bb0cf2258fff99dfe1dbd914b938d775a36017";
    let bytes: Vec<u8> = (0..64)
        .step_by(2)
        .map(|at| u8::from_str_radix(&published[at..at + 2], 16).unwrap())
        .collect();
    assert_eq!(Sha256::digest(lines).as_slice(), bytes);
}

#[test]
fn the_published_signature() {
    let secret = bs58::decode(&SECRET[1..]).into_vec().unwrap();
    // two bytes say that it is a secret key of Ed25519
    let key = SigningKey::ed25519(secret[2..].try_into().unwrap());
    let signer = Signer {
        key: &key,
        method: METHOD,
    };
    let whole = embed_proof_with(
        &credential(),
        signer,
        at("2023-02-24T23:36:38Z"),
        &contexts(),
    )
    .unwrap();
    assert_eq!(
        whole["proof"][0]["proofValue"],
        "z21EVs3eXERqTn4acNHT9viboqgzUaQ3kTmhPT3eA8qrVPE7CrQq78WkzctnMX5W4CrzcKnHw8V6dvy5pgWYCU5e9"
    );
}
