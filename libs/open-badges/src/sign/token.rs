//! The credential as a signed token: VC-JWT (OB 3.0 §8.2.4, VC-JOSE-COSE §3.1).

use super::{SignRefusal, Signer};
use crate::SigningKey;
use crate::canon::CanonRefusal;
use crate::moment;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value, json};

/// Signs a credential as a compact token: `EdDSA` or `ES256` by the key's kind. The payload is the credential itself and
/// the registered claims that OB 3.0 wants beside it.
pub fn to_token(document: &Value, signer: Signer<'_>) -> Result<String, SignRefusal> {
    signer.may_sign(document)?;
    let members = document
        .as_object()
        .ok_or_else(|| CanonRefusal::Expansion("it is no object".to_owned()))?;
    let algorithm = match signer.key {
        SigningKey::Ed25519(_) => "EdDSA",
        SigningKey::P256(_) => "ES256",
    };
    let header = json!({ "alg": algorithm, "kid": signer.method, "typ": "JWT" });
    let mut payload = members.clone();
    payload.extend(claims(document));
    let payload = Value::Object(payload).to_string();
    let covered = format!(
        "{}.{}",
        URL_SAFE_NO_PAD.encode(header.to_string()),
        URL_SAFE_NO_PAD.encode(payload)
    );
    let signature = URL_SAFE_NO_PAD.encode(signer.key.sign(covered.as_bytes()));
    Ok(format!("{covered}.{signature}"))
}

/// The registered claims that say what the credential says (OB 3.0 §8.2.4.1).
pub(crate) fn claims(document: &Value) -> Map<String, Value> {
    let seconds = |field: &str| {
        let moment = moment::parse(document.get(field)?.as_str()?)?;
        Some(json!(moment.as_second()))
    };
    let subject = document
        .get("credentialSubject")
        .and_then(|subject| subject.get("id"));
    let all = [
        ("iss", crate::model::issuer_id(document).map(Value::from)),
        ("jti", document.get("id").cloned()),
        ("sub", subject.cloned()),
        ("nbf", seconds("validFrom")),
        ("exp", seconds("validUntil")),
    ];
    all.into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), value?)))
        .collect()
}
