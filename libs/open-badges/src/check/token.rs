//! Signed tokens (OB 3.0 §8.2.4, VC-JOSE-COSE §3).

use super::{Checker, Failure, Gap, Outcome, Signed};
use crate::keys::Kind;
use crate::model::issuer_id;
use crate::sign::token::claims;
use crate::{PublicKey, json};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;
use std::collections::BTreeSet;

/// The headers that a credential's token may have; others could change how it is read or whose key is taken.
const HEADERS: &[&str] = &["alg", "kid", "jwk", "typ", "cty", "iss"];

/// A token taken apart.
pub(super) struct Opened<'a> {
    header: Value,
    covered: &'a str,
    signature: Vec<u8>,
    /// The credential, without what the token claims beside it.
    pub document: Value,
    claims: Value,
}

impl Checker<'_> {
    /// Takes a token apart.
    pub(super) fn opened<'t>(&self, text: &'t str) -> Result<Opened<'t>, Failure> {
        if text.len() > self.limits.bytes / 3 * 4 {
            return Err(Failure::Json(json::JsonRefusal::TooLarge(
                self.limits.bytes,
            )));
        }
        let parts = text.rsplit_once('.').and_then(|(covered, signature)| {
            let (header, payload) = covered.split_once('.')?;
            Some((covered, header, payload, signature))
        });
        let Some((covered, header, payload, signature)) = parts else {
            return Err(Failure::NoCredential);
        };
        let decode = |name, part: &str| {
            URL_SAFE_NO_PAD
                .decode(part)
                .map_err(|_| Failure::Malformed(name))
        };
        let read = |bytes: Vec<u8>| json::parse(&bytes, &self.limits).map_err(Failure::Json);
        let header = read(decode("header", header)?)?;
        let claims = read(decode("payload", payload)?)?;
        let mut document = claims.clone();
        if let Some(members) = document.as_object_mut() {
            for claim in ["iss", "jti", "sub", "nbf", "exp", "iat", "aud"] {
                members.remove(claim);
            }
        }
        Ok(Opened {
            header,
            covered,
            signature: decode("signature", signature)?,
            document,
            claims,
        })
    }

    /// Whether the token's signature fits and its key is the issuer's.
    pub(super) fn token_signature(
        &self,
        token: &Opened<'_>,
        missing: &mut BTreeSet<String>,
    ) -> Signed {
        let text = |name: &str| token.header.get(name).and_then(Value::as_str);
        let wanted = match sound(&token.header) {
            Ok(wanted) => wanted,
            Err(signed) => return signed,
        };
        if let Err(failure) = agree(token) {
            return Signed::fails(failure);
        }
        let issuer = issuer_id(&token.document).unwrap_or_default();
        let (key, issuer) = match (text("kid"), token.header.get("jwk")) {
            (Some(kid), _) => match self.key(kid, issuer, None, missing) {
                Ok(found) => (found.key, found.issuer),
                Err(outcome) => {
                    return Signed {
                        proof: Outcome::Open(Gap::Depends),
                        issuer: outcome,
                    };
                }
            },
            (None, Some(jwk)) => match PublicKey::from_jwk(jwk) {
                Some(key) => (key, Outcome::Open(Gap::KeyInside)),
                None => return Signed::fails(Failure::Malformed("jwk")),
            },
            (None, None) => return Signed::fails(Failure::Malformed("kid")),
        };
        let holds =
            key.kind() == wanted && key.verifies(token.covered.as_bytes(), &token.signature);
        Signed {
            proof: if holds {
                Outcome::Holds
            } else {
                Outcome::Fails(Failure::Tampered)
            },
            issuer,
        }
    }
}

/// A header as OB 3.0 §8.2.4.1 wants it, and the kind of key its algorithm needs.
fn sound(header: &Value) -> Result<Kind, Signed> {
    let Some(members) = header.as_object() else {
        return Err(Signed::fails(Failure::Malformed("header")));
    };
    if let Some(other) = members
        .keys()
        .find(|name| !HEADERS.contains(&name.as_str()))
    {
        return Err(Signed::fails(Failure::Header(other.clone())));
    }
    let types = ["jwt", "vc+jwt", "vc+ld+jwt", "vc-ld+jwt"];
    let kind = members
        .get("typ")
        .map(|kind| kind.as_str().unwrap_or_default().to_lowercase());
    if kind.is_some_and(|kind| !types.contains(&kind.as_str())) {
        return Err(Signed::fails(Failure::Header("typ".to_owned())));
    }
    let algorithm = members.get("alg").and_then(Value::as_str).unwrap_or("none");
    match algorithm {
        "EdDSA" | "Ed25519" => Ok(Kind::Ed25519),
        "ES256" => Ok(Kind::P256),
        shared
            if shared.eq_ignore_ascii_case("none") || shared.to_lowercase().starts_with("hs") =>
        {
            Err(Signed::fails(Failure::Algorithm(shared.to_owned())))
        }
        other => Err(Signed::open(Gap::Algorithm(other.to_owned()))),
    }
}

/// What the token claims must be what the credential says.
fn agree(token: &Opened<'_>) -> Result<(), Failure> {
    let says = claims(&token.document);
    for name in ["iss", "jti", "sub", "nbf", "exp"] {
        let same = match (token.claims.get(name), says.get(name)) {
            (None, _) => true,
            (Some(Value::Number(claimed)), Some(said)) => claimed.as_f64() == said.as_f64(),
            (claimed, said) => claimed == said,
        };
        if !same {
            return Err(Failure::Claim(name));
        }
    }
    match token.header.get("iss") {
        Some(header) if Some(header) != says.get("iss") => Err(Failure::Claim("iss")),
        _ => Ok(()),
    }
}
