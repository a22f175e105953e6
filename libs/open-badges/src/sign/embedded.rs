//! Data Integrity with `eddsa-rdfc-2022` (VC-DI 1.0 §4.2, VC-DI-EDDSA 1.0 §3.2).

use super::{SignRefusal, Signer};
use crate::canon::{self, CanonRefusal, canonical, sorts_everywhere, without_proof};
use crate::contexts::CREDENTIALS;
use crate::model::strings;
use crate::{Contexts, Limits, SigningKey, moment};
use jiff::Timestamp;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

/// The suite's name.
pub(crate) const SUITE: &str = "eddsa-rdfc-2022";

/// Signs a credential: the same document with a proof, in a list of one as 1EdTech's schema wants it.
pub fn embed_proof(
    document: &Value,
    signer: Signer<'_>,
    created: Timestamp,
) -> Result<Value, SignRefusal> {
    embed_proof_with(document, signer, created, Contexts::built_in())
}

/// The same with contexts of a partner's.
pub fn embed_proof_with(
    document: &Value,
    signer: Signer<'_>,
    created: Timestamp,
    contexts: &Contexts,
) -> Result<Value, SignRefusal> {
    signer.may_sign(document)?;
    if !matches!(signer.key, SigningKey::Ed25519(_)) {
        return Err(SignRefusal::KeyKind);
    }
    let members = document
        .as_object()
        .ok_or_else(|| CanonRefusal::Expansion("it is no object".to_owned()))?;
    let mut proof = json!({
        "type": "DataIntegrityProof",
        "cryptosuite": SUITE,
        "created": moment::print(created),
        "verificationMethod": signer.method,
        "proofPurpose": "assertionMethod",
    });
    let limits = Limits::for_issuing();
    let options = proof.as_object().cloned().unwrap_or_default();
    let lines = canonical(document, contexts, &limits)?;
    if !sorts_everywhere(&lines) {
        return Err(CanonRefusal::SortsDifferently.into());
    }
    let message = message(
        &canonical_options(members, &options, contexts, &limits)?,
        &lines,
    );
    let value = bs58::encode(signer.key.sign(&message)).into_string();
    proof["proofValue"] = json!(format!("z{value}"));
    let mut whole = members.clone();
    whole.insert("proof".to_owned(), json!([proof]));
    Ok(Value::Object(whole))
}

/// The 64 bytes under the signature, of a document and its proof without `proofValue`.
pub(crate) fn signed_bytes(
    document: &Map<String, Value>,
    options: &Map<String, Value>,
    contexts: &Contexts,
    limits: &Limits,
) -> Result<[u8; 64], CanonRefusal> {
    let lines = canonical(&without_proof(document), contexts, limits)?;
    let options = canonical_options(document, options, contexts, limits)?;
    Ok(message(&options, &lines))
}

/// Proof options first, then the document (VC-DI-EDDSA §3.2.4).
fn message(options: &str, document: &str) -> [u8; 64] {
    let mut message = [0; 64];
    let (first, second) = message.split_at_mut(32);
    first.copy_from_slice(&Sha256::digest(options));
    second.copy_from_slice(&Sha256::digest(document));
    message
}

/// The canonical proof options: the proof without its value, under the document's own contexts.
fn canonical_options(
    document: &Map<String, Value>,
    options: &Map<String, Value>,
    contexts: &Contexts,
    limits: &Limits,
) -> Result<String, CanonRefusal> {
    let named = document.get("@context");
    if let Some(lines) = usual_options(named, options, contexts) {
        return Ok(lines);
    }
    let mut whole = options.clone();
    if let Some(named) = named {
        whole.insert("@context".to_owned(), named.clone());
    }
    canon::canonical(&Value::Object(whole), contexts, limits)
}

/// The usual five members always make the same five lines, for VC 2.0 defines and protects their terms; writing them
/// saves a third of the work. `None` when anything is unusual.
fn usual_options(
    named: Option<&Value>,
    options: &Map<String, Value>,
    contexts: &Contexts,
) -> Option<String> {
    let named = strings(named);
    let usual = named.first() == Some(&CREDENTIALS)
        && named.iter().all(|address| contexts.knows(address))
        && options.len() == 5;
    let text = |name| options.get(name).and_then(Value::as_str);
    if !usual
        || text("type") != Some("DataIntegrityProof")
        || text("cryptosuite") != Some(SUITE)
        || text("proofPurpose") != Some("assertionMethod")
    {
        return None;
    }
    let created = text("created").filter(|created| moment::parse(created).is_some())?;
    let method = text("verificationMethod").filter(|method| plain_address(method))?;
    Some(format!(
        "_:c14n0 <http://purl.org/dc/terms/created> \"{created}\"^^<http://www.w3.org/2001/XMLSchema#dateTime> .\n\
         _:c14n0 <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/security#DataIntegrityProof> .\n\
         _:c14n0 <https://w3id.org/security#cryptosuite> \"{SUITE}\"^^<https://w3id.org/security#cryptosuiteString> .\n\
         _:c14n0 <https://w3id.org/security#proofPurpose> <https://w3id.org/security#assertionMethod> .\n\
         _:c14n0 <https://w3id.org/security#verificationMethod> <{method}> .\n"
    ))
}

/// An address that no processor would spell otherwise.
fn plain_address(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b":/#-_.%".contains(&byte))
        && oxrdf::NamedNode::new(text).is_ok()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::contexts::{LEARNER_RECORD, OPEN_BADGES, OPEN_BADGES_EXTENSIONS};

    #[test]
    fn the_written_lines_are_the_canonical_ones() {
        let options = json!({
            "type": "DataIntegrityProof",
            "cryptosuite": SUITE,
            "created": "2026-11-24T00:00:00Z",
            "verificationMethod": "did:web:localhost%3A8443:issuers:a#key-1",
            "proofPurpose": "assertionMethod",
        });
        let options = options.as_object().unwrap();
        let known = Contexts::built_in();
        for named in [
            vec![CREDENTIALS],
            vec![CREDENTIALS, OPEN_BADGES],
            vec![CREDENTIALS, OPEN_BADGES, OPEN_BADGES_EXTENSIONS],
            vec![CREDENTIALS, LEARNER_RECORD, OPEN_BADGES],
        ] {
            let named = json!(named);
            let written = usual_options(Some(&named), options, known).unwrap();
            let mut whole = options.clone();
            whole.insert("@context".to_owned(), named.clone());
            let canonical = canonical(&Value::Object(whole), known, &Limits::default());
            assert_eq!(Ok(written), canonical, "{named}");
        }
    }

    #[test]
    fn unusual_options_are_canonicalised_in_full() {
        let named = json!([CREDENTIALS]);
        let usual = json!({
            "type": "DataIntegrityProof",
            "cryptosuite": SUITE,
            "created": "2026-11-24T00:00:00Z",
            "verificationMethod": "did:web:example.org#key-1",
            "proofPurpose": "assertionMethod",
        });
        for (member, value) in [
            ("created", json!("yesterday\" .\n")),
            (
                "verificationMethod",
                json!("did:web:example.org#a> .\n_:c14n0 <urn:x> <urn:y"),
            ),
            ("proofPurpose", json!("authentication")),
            ("domain", json!("example.org")),
        ] {
            let mut options = usual.as_object().unwrap().clone();
            options.insert(member.to_owned(), value);
            assert_eq!(
                usual_options(Some(&named), &options, Contexts::built_in()),
                None
            );
        }
    }
}
