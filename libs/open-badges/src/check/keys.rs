//! The way from a proof to the issuer's key: the document of a DID or of an address (CID 1.0 §3.3), or a JWK.

use super::{Checker, Failure, Gap, Outcome};
use crate::issuer::did_web_address;
use crate::{PublicKey, json, moment};
use jiff::Timestamp;
use serde_json::Value;
use std::collections::BTreeSet;

/// A key that was found, and whether it is the issuer's.
pub(super) struct Found {
    pub key: PublicKey,
    pub issuer: Outcome,
}

impl Checker<'_> {
    /// Finds the key that a proof names.
    pub(super) fn key(
        &self,
        method: &str,
        issuer: &str,
        created: Option<Timestamp>,
        missing: &mut BTreeSet<String>,
    ) -> Result<Found, Outcome> {
        let controller = method.split_once('#').map_or(method, |(before, _)| before);
        if controller.starts_with("did:key:") {
            return did_key(method, controller, issuer);
        }
        let has_name = method.len() > controller.len() + 1;
        if controller.starts_with("did:web:") && !has_name {
            return Err(Outcome::Fails(Failure::Malformed("verificationMethod")));
        }
        let address = match did_web_address(controller) {
            Some(address) => address,
            None if controller.starts_with("https://") => controller.to_owned(),
            None => return Err(Outcome::Open(Gap::NoWay(method.to_owned()))),
        };
        let Some(bytes) = self.sources.get(&address) else {
            missing.insert(address.clone());
            return Err(Outcome::Open(Gap::NotFetched(address)));
        };
        let document = json::parse(&bytes, &self.limits)
            .map_err(|_| Outcome::Fails(Failure::Controller("it is no sound JSON")))?;
        if document.get("kty").is_some() || document.get("keys").is_some() {
            return jwk(&document, method, issuer);
        }
        self.listed(&document, method, controller, created)
            .map(|key| Found {
                key,
                issuer: owned(controller, method, issuer),
            })
    }

    /// The key that a controller's document lists under this address, if it may assert.
    fn listed(
        &self,
        document: &Value,
        method: &str,
        controller: &str,
        created: Option<Timestamp>,
    ) -> Result<PublicKey, Outcome> {
        let fails = |failure| Err(Outcome::Fails(failure));
        if document.get("id").and_then(Value::as_str) != Some(controller) {
            return fails(Failure::Controller("it is of somebody else"));
        }
        let is_this = |id: &Value| {
            let id = id.as_str().unwrap_or_default();
            id == method || (id.starts_with('#') && method.strip_prefix(controller) == Some(id))
        };
        let list = |name: &str| {
            let all = document.get(name).and_then(Value::as_array);
            all.map(Vec::as_slice).unwrap_or_default()
        };
        let described = |one: &&Value| one.get("id").is_some_and(is_this);
        let may = list("assertionMethod");
        let entry = list("verificationMethod")
            .iter()
            .find(described)
            .or_else(|| may.iter().find(described));
        let Some(entry) = entry else {
            return fails(Failure::UnknownKey(method.to_owned()));
        };
        if entry.get("controller").and_then(Value::as_str) != Some(controller) {
            return fails(Failure::Controller("a key in it is of somebody else"));
        }
        self.dated(entry, created)?;
        if !may.iter().any(|one| is_this(one) || described(&one)) {
            return fails(Failure::MayNotAssert(method.to_owned()));
        }
        material(entry).ok_or_else(|| {
            let kind = entry
                .get("type")
                .and_then(Value::as_str)
                .unwrap_or("no type");
            Outcome::Open(Gap::Algorithm(kind.to_owned()))
        })
    }

    /// A revoked key proves nothing, for whoever has it can set the proof's date; an expired one proves what it signed before.
    fn dated(&self, entry: &Value, created: Option<Timestamp>) -> Result<(), Outcome> {
        let read = |field: &str| match entry.get(field) {
            None => Ok(None),
            Some(value) => match value.as_str().and_then(moment::parse) {
                Some(moment) => Ok(Some(moment)),
                None => Err(Outcome::Fails(Failure::Controller("a date in it is none"))),
            },
        };
        if let Some(since) = read("revoked")?.filter(|since| *since <= self.at) {
            return Err(Outcome::Fails(Failure::KeyRevoked(since)));
        }
        match (read("expires")?, created) {
            (Some(end), Some(created)) if created > end => Err(Outcome::Fails(Failure::ProofDates)),
            _ => Ok(()),
        }
    }
}

/// A key that is its own document; its name, if it has one, is the key again.
fn did_key(method: &str, controller: &str, issuer: &str) -> Result<Found, Outcome> {
    let text = controller.trim_start_matches("did:key:");
    let name = method.split_once('#').map(|(_, name)| name);
    if name.is_some_and(|name| name != text) {
        return Err(Outcome::Fails(Failure::UnknownKey(method.to_owned())));
    }
    match PublicKey::from_multikey(text) {
        Some(key) => Ok(Found {
            key,
            issuer: owned(controller, method, issuer),
        }),
        None => Err(Outcome::Open(Gap::Algorithm("did:key".to_owned()))),
    }
}

/// Whether the key's owner is the issuer.
fn owned(controller: &str, method: &str, issuer: &str) -> Outcome {
    if controller == issuer {
        return Outcome::Holds;
    }
    Outcome::Fails(Failure::StrangersKey {
        method: method.to_owned(),
        issuer: issuer.to_owned(),
    })
}

/// A JWK or a set of them at an address: it is the issuer's when both stand on one host, and names no other issuer.
fn jwk(document: &Value, method: &str, issuer: &str) -> Result<Found, Outcome> {
    let keys = document.get("keys").and_then(Value::as_array);
    let named = |key: &&Value| key.get("kid").and_then(Value::as_str) == Some(method);
    let jwk = match keys {
        Some(keys) => keys.iter().find(named),
        None => Some(document),
    };
    let Some(jwk) = jwk else {
        return Err(Outcome::Fails(Failure::UnknownKey(method.to_owned())));
    };
    let Some(key) = PublicKey::from_jwk(jwk) else {
        return Err(Outcome::Open(Gap::Algorithm("JWK".to_owned())));
    };
    let says = jwk.get("iss").and_then(Value::as_str);
    let theirs = host(method).is_some_and(|host_of_key| host(issuer) == Some(host_of_key))
        && says.is_none_or(|says| says == issuer);
    let issuer = if theirs {
        Outcome::Holds
    } else {
        owned("", method, issuer)
    };
    Ok(Found { key, issuer })
}

/// The host of an address or of a `did:web` without port.
fn host(address: &str) -> Option<&str> {
    let rest = address
        .strip_prefix("https://")
        .or_else(|| address.strip_prefix("did:web:"))?;
    rest.split(['/', ':', '#', '?'])
        .next()
        .filter(|host| !host.is_empty())
}

/// The key in a verification method.
fn material(entry: &Value) -> Option<PublicKey> {
    match entry.get("publicKeyMultibase").and_then(Value::as_str) {
        Some(text) => PublicKey::from_multikey(text),
        None => PublicKey::from_jwk(entry.get("publicKeyJwk")?),
    }
}
