//! A corpus of bad samples and the one right refusal of each.

use crate::samples::*;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use open_badges::bake::{bake_png, bake_svg};
use open_badges::check::{Checker, Place, Report, Verdict};
use open_badges::model::StatusPurpose;
use open_badges::sign::{Signer, did_key_method, to_token};
use open_badges::{Limits, SigningKey};
use serde_json::{Value, json};

fn check(text: &str) -> Report {
    check_in(&web(), text)
}

fn check_in(web: &Web, text: &str) -> Report {
    Checker::new(web, now()).check_file(text.as_bytes())
}

/// What a report comes to, as words: failures, else gaps, else `good`.
fn answer(report: &Report) -> String {
    let codes: Vec<&str> = match report.verdict() {
        Verdict::Good => vec!["good"],
        Verdict::Bad => report
            .failures()
            .map(open_badges::check::Failure::code)
            .collect(),
        Verdict::Open => report.gaps().map(open_badges::check::Gap::code).collect(),
    };
    codes.join(" ")
}

fn document() -> Value {
    badge().document().unwrap()
}

/// A signed badge after somebody changed it.
fn changed(change: impl FnOnce(&mut Value)) -> String {
    let mut signed = signed(&document());
    change(&mut signed);
    signed.to_string()
}

/// A badge that was changed before it was signed, so that the signature fits.
fn made(change: impl FnOnce(&mut Value)) -> String {
    let mut document = document();
    change(&mut document);
    signed(&document).to_string()
}

#[test]
fn documents() {
    let subject = "/credentialSubject";
    let endorsed = signed(&endorsed_badge().document().unwrap()).to_string();
    let text = signed(&document()).to_string();
    let deep = format!("{{\"a\":{}{}}}", "[".repeat(60), "]".repeat(60));
    let huge = format!("{{\"a\":\"{}\"}}", "x".repeat(2 << 20));
    let cases: Vec<(&str, String, &str)> = vec![
        ("as it was signed", text.clone(), "good"),
        ("as it was signed, endorsed", endorsed.clone(), "good"),
        (
            "one letter of the name",
            text.replace("Ana M", "Eva M"),
            "tampered",
        ),
        (
            "another level",
            text.replace("rubric/1#3", "rubric/1#2"),
            "tampered",
        ),
        (
            "a later end",
            changed(|it| it["validUntil"] = json!("2040-01-01T00:00:00Z")),
            "tampered",
        ),
        (
            "no end",
            changed(|it| drop(it.as_object_mut().unwrap().remove("validUntil"))),
            "tampered",
        ),
        ("another number", text.replace("99.99", "99.98"), "tampered"),
        (
            "no status",
            changed(|it| drop(it.as_object_mut().unwrap().remove("credentialStatus"))),
            "tampered",
        ),
        (
            "another proof date",
            changed(|it| it["proof"][0]["created"] = json!("2026-10-01T10:00:01Z")),
            "tampered",
        ),
        (
            "the endorsement's words",
            endorsed.replace("would hire", "would marry"),
            "tampered",
        ),
        (
            "another issuer",
            changed(|it| it["issuer"]["id"] = json!(ENDORSER)),
            "tampered strangers-key status-list",
        ),
        (
            "the issuer's name",
            text.replace("School of Webcraft", "Harvard"),
            "tampered",
        ),
        (
            "a word more",
            changed(|it| it["grade"] = json!("A")),
            "unsigned-term",
        ),
        (
            "a word more, inside",
            changed(|it| it["credentialSubject"]["honours"] = json!(true)),
            "unsigned-term",
        ),
        (
            "a type more",
            changed(|it| {
                it["type"] = json!(["VerifiableCredential", "OpenBadgeCredential", "Diploma"])
            }),
            "unsigned-term",
        ),
        (
            "a nothing",
            changed(|it| it["credentialSubject"]["term"] = Value::Null),
            "unspeakable",
        ),
        (
            "an empty list",
            changed(|it| it["credentialSubject"]["related"] = json!([])),
            "unspeakable",
        ),
        (
            "a relative id",
            changed(|it| it["evidence"][0]["id"] = json!("bees")),
            "no-address",
        ),
        (
            "free text for an address",
            changed(|it| it["evidence"] = json!(["I did it"])),
            "shape no-address",
        ),
        (
            "a keyword",
            changed(|it| it["credentialSubject"]["@type"] = json!("x")),
            "beyond-us depends",
        ),
        (
            "a context of its own",
            changed(|it| it["@context"][2] = json!({"grade": "urn:grade"})),
            "beyond-us depends",
        ),
        (
            "a context that is not known",
            changed(|it| it["@context"][2] = json!("https://evil.example/c")),
            "beyond-us depends",
        ),
        (
            "the moving context",
            changed(|it| {
                it["@context"][1] = json!("https://purl.imsglobal.org/spec/ob/v3p0/context.json")
            }),
            "beyond-us depends",
        ),
        (
            "the other order of contexts",
            changed(|it| it["@context"].as_array_mut().unwrap().reverse()),
            "shape",
        ),
        (
            "a key twice",
            text.replacen("\"id\":", "\"name\":\"Harvard\",\"id\":", 1)
                .replacen("\"name\"", "\"id\":\"urn:x\",\"name\"", 1),
            "duplicate-key",
        ),
        ("cut off", text[..text.len() - 20].to_owned(), "no-json"),
        ("two of them", format!("{text}{text}"), "no-json"),
        ("nothing", String::new(), "no-credential"),
        ("words", "My diploma".to_owned(), "no-credential"),
        ("a list", "[1]".to_owned(), "no-credential"),
        ("deep", deep, "too-deep"),
        ("huge", huge, "too-large"),
        (
            "of the future",
            made(|it| it["validFrom"] = json!("2027-01-01T00:00:00Z")),
            "not-yet",
        ),
        (
            "expired",
            made(|it| it["validUntil"] = json!("2026-11-01T00:00:00Z")),
            "expired",
        ),
        (
            "a date without zone",
            made(|it| it["validFrom"] = json!("2026-10-01T00:00:00")),
            "shape",
        ),
        (
            "no criteria",
            made(|it| {
                it["credentialSubject"]["achievement"]["criteria"] = json!({"type": "Criteria"})
            }),
            "shape",
        ),
        (
            "no holder",
            made(|it| {
                let subject = it.pointer_mut(subject).unwrap().as_object_mut().unwrap();
                subject.remove("id");
                subject.remove("identifier");
            }),
            "shape",
        ),
        (
            "no achievement",
            made(|it| {
                drop(
                    it["credentialSubject"]
                        .as_object_mut()
                        .unwrap()
                        .remove("achievement"),
                )
            }),
            "shape",
        ),
        (
            "no badge",
            made(|it| it["type"] = json!(["VerifiableCredential"])),
            "shape",
        ),
        (
            "an older standard",
            changed(|it| it["@context"][0] = json!("https://www.w3.org/2018/credentials/v1")),
            "older older depends",
        ),
        (
            "odd status",
            made(|it| it["credentialStatus"][0]["statusListIndex"] = json!("-1")),
            "malformed-proof",
        ),
        (
            "a bit beyond the list",
            made(|it| it["credentialStatus"][0]["statusListIndex"] = json!("131072")),
            "status-list",
        ),
        (
            "a list for another purpose",
            made(|it| it["credentialStatus"][0]["statusListCredential"] = json!(SUSPENSION)),
            "status-list",
        ),
        (
            "a status of another kind",
            made(|it| it["credentialStatus"][0]["statusPurpose"] = json!("message")),
            "status-kind",
        ),
        (
            "no status list",
            made(|it| {
                it["credentialStatus"][0]["statusListCredential"] =
                    json!("https://p2pu.example/status/9")
            }),
            "not-fetched",
        ),
    ];
    table(&cases, |text| answer(&check(text)));
}

#[test]
fn proofs() {
    let proof = |change: fn(&mut Value)| changed(|it| change(&mut it["proof"][0]));
    let by = |key: &SigningKey, method: &str| sign_by(&document(), key, method).to_string();
    let strangers = changed(|it| {
        it["proof"] = sign_by(
            &endorsement("urn:x").document().unwrap(),
            &key(9),
            &format!("{ENDORSER}#key-1"),
        )["proof"]
            .clone();
    });
    let own = did_key_method(&key(9).public());
    let cases: Vec<(&str, String, &str)> = vec![
        ("none", document().to_string(), "no-proof"),
        (
            "an empty list",
            changed(|it| it["proof"] = json!([])),
            "no-proof",
        ),
        (
            "a word",
            changed(|it| it["proof"] = json!("me")),
            "malformed-proof",
        ),
        (
            "too many",
            changed(|it| it["proof"] = json!(vec![it["proof"][0].clone(); 9])),
            "too-many",
        ),
        (
            "twice the same",
            changed(|it| it["proof"] = json!(vec![it["proof"][0].clone(); 2])),
            "good",
        ),
        (
            "alone, not in a list",
            changed(|it| it["proof"] = it["proof"][0].clone()),
            "good",
        ),
        (
            "one good, one of another suite",
            changed(|it| {
                let other = json!({"type": "DataIntegrityProof", "cryptosuite": "ecdsa-sd-2023"});
                it["proof"].as_array_mut().unwrap().push(other);
            }),
            "good",
        ),
        (
            "one good, one bad",
            changed(|it| {
                let mut other = it["proof"][0].clone();
                other["created"] = json!("2026-10-01T10:00:01Z");
                it["proof"].as_array_mut().unwrap().push(other);
            }),
            "tampered",
        ),
        (
            "of another suite",
            proof(|it| it["cryptosuite"] = json!("eddsa-jcs-2022")),
            "suite depends",
        ),
        (
            "of another type",
            proof(|it| it["type"] = json!("Ed25519Signature2020")),
            "suite depends",
        ),
        (
            "for another purpose",
            proof(|it| it["proofPurpose"] = json!("authentication")),
            "other-purpose",
        ),
        (
            "of the future",
            proof(|it| it["created"] = json!("2027-01-01T00:00:00Z")),
            "proof-dates",
        ),
        (
            "over",
            proof(|it| it["expires"] = json!("2026-11-01T00:00:00Z")),
            "proof-dates",
        ),
        (
            "a date that is none",
            proof(|it| it["created"] = json!("yesterday")),
            "malformed-proof",
        ),
        (
            "no value",
            proof(|it| drop(it.as_object_mut().unwrap().remove("proofValue"))),
            "malformed-proof",
        ),
        (
            "a short value",
            proof(|it| it["proofValue"] = json!("z3")),
            "malformed-proof",
        ),
        (
            "a value in another base",
            proof(|it| {
                it["proofValue"] = json!(it["proofValue"].as_str().unwrap().replace('z', "u"))
            }),
            "malformed-proof",
        ),
        (
            "another value",
            proof(|it| {
                it["proofValue"] = json!(it["proofValue"].as_str().unwrap().replacen(
                    ['3', '4', '5'],
                    "6",
                    1
                ))
            }),
            "tampered",
        ),
        (
            "an unsigned word in it",
            proof(|it| it["grade"] = json!("A")),
            "unsigned-term",
        ),
        (
            "a context of its own",
            proof(|it| it["@context"] = json!("https://www.w3.org/ns/credentials/v2")),
            "beyond-us depends",
        ),
        ("of another credential", strangers, "tampered strangers-key"),
        (
            "by somebody else's own key",
            changed(|it| {
                it["proof"][0]["verificationMethod"] = json!(own);
            }),
            "tampered strangers-key",
        ),
        (
            "by a key nobody knows",
            by(&key(8), "did:web:p2pu.example:issuers:school#key-8"),
            "unknown-key",
        ),
        (
            "by another key under the name",
            by(&key(8), METHOD),
            "tampered",
        ),
        (
            "by a retired key",
            by(&key(1), "did:web:p2pu.example:issuers:school#key-1"),
            "good",
        ),
        (
            "by a stolen key",
            by(&key(3), "did:web:p2pu.example:issuers:school#key-3"),
            "key-revoked",
        ),
        (
            "with a key of another kind",
            proof(|it| {
                it["verificationMethod"] = json!("did:web:p2pu.example:issuers:school#key-4")
            }),
            "tampered",
        ),
        (
            "without a key's name",
            proof(|it| it["verificationMethod"] = json!(ISSUER)),
            "malformed-proof",
        ),
        (
            "by a way we do not know",
            proof(|it| it["verificationMethod"] = json!("did:ion:abc#1")),
            "depends no-way",
        ),
        (
            "by an issuer that is not at hand",
            proof(|it| it["verificationMethod"] = json!("did:web:gone.example#1")),
            "depends not-fetched",
        ),
        (
            "by no address",
            proof(|it| it["verificationMethod"] = json!("did:web:a b#1")),
            "no-address",
        ),
    ];
    table(&cases, |text| answer(&check(text)));
}

#[test]
fn issuers() {
    let did = "https://p2pu.example/issuers/school/did.json";
    let text = signed(&document()).to_string();
    let with = |change: fn(&mut Value)| {
        let mut document = issuer().document();
        change(&mut document);
        document.to_string()
    };
    let cases: Vec<(&str, String, &str)> = vec![
        ("as it is", with(|_| ()), "good"),
        (
            "of somebody else",
            with(|it| it["id"] = json!("did:web:other.example")),
            "controller",
        ),
        (
            "with somebody else's key",
            with(|it| it["verificationMethod"][0]["controller"] = json!("did:web:other.example")),
            "controller",
        ),
        (
            "without the key",
            with(|it| drop(it["verificationMethod"].as_array_mut().unwrap().remove(0))),
            "unknown-key",
        ),
        (
            "where the key may not assert",
            with(|it| drop(it["assertionMethod"].as_array_mut().unwrap().remove(0))),
            "may-not-assert",
        ),
        (
            "where nothing may assert",
            with(|it| drop(it.as_object_mut().unwrap().remove("assertionMethod"))),
            "may-not-assert",
        ),
        (
            "with short names",
            with(|it| {
                it["verificationMethod"][0]["id"] = json!("#key-2");
                it["assertionMethod"][0] = json!("#key-2");
            }),
            "good",
        ),
        (
            "with the key inside",
            with(|it| {
                it["assertionMethod"][0] = it["verificationMethod"][0].take();
                it["verificationMethod"].as_array_mut().unwrap().remove(0);
            }),
            "good",
        ),
        (
            "with the key as a JWK",
            with(|it| {
                it["verificationMethod"][0] = json!({"id": METHOD, "type": "JsonWebKey", "controller": ISSUER, "publicKeyJwk": key(2).public().jwk("x")});
            }),
            "good",
        ),
        (
            "with a key that expired before",
            with(|it| it["verificationMethod"][0]["expires"] = json!("2026-01-01T00:00:00Z")),
            "proof-dates",
        ),
        (
            "with a key that expires later",
            with(|it| it["verificationMethod"][0]["expires"] = json!("2027-01-01T00:00:00Z")),
            "good",
        ),
        (
            "with a broken date",
            with(|it| it["verificationMethod"][0]["revoked"] = json!("never")),
            "controller",
        ),
        (
            "with a key of a kind we do not know",
            with(|it| it["verificationMethod"][0]["publicKeyMultibase"] = json!("zQ3s")),
            "algorithm",
        ),
        ("no JSON", "<html>".to_owned(), "controller"),
        (
            "a key twice",
            with(|_| ()).replacen("\"id\":", "\"id\":\"x\",\"id\":", 1),
            "controller",
        ),
    ];
    table(&cases, |document| {
        let mut web = web();
        web.insert(did.to_owned(), document.as_bytes().to_vec());
        // the lists have the same issuer and fall with it: only the first word is this table's
        answer(&check_in(&web, &text))
            .split(' ')
            .find(|word| !["depends", "status-list"].contains(word))
            .unwrap()
            .to_owned()
    });
}

#[test]
fn statuses() {
    let text = signed(&document()).to_string();
    let list = |change: fn(&mut Value)| {
        let mut list = status_list(REVOCATION, StatusPurpose::Revocation, &[]);
        change(&mut list);
        list.to_string()
    };
    let other =
        |address, set: &[u32]| status_list(address, StatusPurpose::Revocation, set).to_string();
    let mut strangers = serde_json::from_str::<Value>(&list(|_| ())).unwrap();
    strangers.as_object_mut().unwrap().remove("proof");
    strangers["issuer"] = json!(ENDORSER);
    let strangers = sign_by(&strangers, &key(9), &format!("{ENDORSER}#key-1")).to_string();
    let mut old = serde_json::from_str::<Value>(&list(|_| ())).unwrap();
    old.as_object_mut().unwrap().remove("proof");
    old["validUntil"] = json!("2026-11-01T00:00:00Z");
    let cases: Vec<(&str, String, &str)> = vec![
        ("with no bit set", list(|_| ()), "good"),
        ("with this bit set", other(REVOCATION, &[94_567]), "revoked"),
        (
            "with the bits beside it set",
            other(REVOCATION, &[94_566, 94_568]),
            "good",
        ),
        ("of somebody else", strangers, "status-list"),
        (
            "another of the same issuer",
            other("https://p2pu.example/status/7", &[]),
            "status-list",
        ),
        ("that expired", signed(&old).to_string(), "status-list"),
        (
            "after somebody changed it",
            list(|it| it["credentialSubject"]["encodedList"] = json!("uH4sI")),
            "status-list",
        ),
        (
            "without a proof",
            list(|it| drop(it.as_object_mut().unwrap().remove("proof"))),
            "status-list",
        ),
        ("a badge instead", text.clone(), "status-list"),
        ("no JSON", "<html>".to_owned(), "status-list"),
    ];
    table(&cases, |list| {
        let mut web = web();
        web.insert(REVOCATION.to_owned(), list.as_bytes().to_vec());
        answer(&check_in(&web, &text))
    });
    assert_eq!(
        answer(&check_in(&web_with(&[], &[94_567]), &text)),
        "suspended"
    );
    assert_eq!(
        answer(&check_in(&web_with(&[94_567], &[94_567]), &text)),
        "revoked"
    );
}

#[test]
fn the_list_of_1edtech() {
    let address = "https://p2pu.example/revoked.json";
    let text = made(|it| {
        it["credentialStatus"] = json!([{"id": address, "type": "1EdTechRevocationList"}])
    });
    let this = document()["id"].clone();
    let list = |issuer, members| {
        json!({"id": address, "issuer": issuer, "revokedCredential": members}).to_string()
    };
    let cases: Vec<(&str, String, &str)> = vec![
        (
            "names others",
            list(ISSUER, json!([{"id": "urn:other"}])),
            "good",
        ),
        (
            "names it",
            list(ISSUER, json!([{"id": this, "revoked": true}])),
            "revoked",
        ),
        (
            "names it as in force",
            list(ISSUER, json!([{"id": this, "revoked": false}])),
            "good",
        ),
        (
            "is of somebody else",
            list(ENDORSER, json!([])),
            "status-list",
        ),
    ];
    table(&cases, |list| {
        let mut web = web();
        web.insert(address.to_owned(), list.as_bytes().to_vec());
        answer(&check_in(&web, &text))
    });
}

fn token(header: &Value, payload: &Value, key: &SigningKey) -> String {
    let covered = [header, payload]
        .map(|part| URL_SAFE_NO_PAD.encode(part.to_string()))
        .join(".");
    let signature = match key {
        SigningKey::Ed25519(key) => ed25519_dalek::Signer::sign(key, covered.as_bytes()).to_bytes(),
        SigningKey::P256(key) => {
            let signature: p256::ecdsa::Signature =
                p256::ecdsa::signature::Signer::sign(key, covered.as_bytes());
            signature.to_bytes().into()
        }
    };
    format!("{covered}.{}", URL_SAFE_NO_PAD.encode(signature))
}

#[test]
fn tokens() {
    let plain = json!({"alg": "EdDSA", "kid": METHOD, "typ": "JWT"});
    let header = |name: &str, value: Value| {
        let mut header = plain.clone();
        header[name] = value;
        token(&header, &document(), &key(2))
    };
    let claim = |name: &str, value: Value| {
        let mut payload = document();
        payload[name] = value;
        token(&plain, &payload, &key(2))
    };
    let good = to_token(
        &document(),
        Signer {
            key: &key(2),
            method: METHOD,
        },
    )
    .unwrap();
    let parts: Vec<&str> = good.split('.').collect();
    let (head, body, signature) = (parts[0], parts[1], parts[2]);
    let none = URL_SAFE_NO_PAD.encode(json!({"alg": "none", "kid": METHOD}).to_string());
    let ends = |character: char| format!("{}{character}", &good[..good.len() - 1]);
    let own_key = json!({"alg": "EdDSA", "jwk": key(2).public().jwk("x")});
    let mut told = key(2).public().jwk("x");
    told["d"] = json!("AAAA");
    let cases: Vec<(&str, String, &str)> = vec![
        ("as it was signed", good.clone(), "good"),
        ("with a line's end", format!("{good}\n"), "good"),
        (
            "without claims",
            token(&plain, &document(), &key(2)),
            "good",
        ),
        ("alg none", format!("{none}.{body}."), "not-signed"),
        (
            "alg None, with the signature",
            header("alg", json!("NoNe")),
            "not-signed",
        ),
        (
            "no alg",
            token(&json!({"kid": METHOD}), &document(), &key(2)),
            "not-signed",
        ),
        (
            "a shared secret",
            header("alg", json!("HS256")),
            "not-signed",
        ),
        (
            "an algorithm we do not read",
            header("alg", json!("RS256")),
            "algorithm depends",
        ),
        (
            "the other algorithm",
            header("alg", json!("ES256")),
            "tampered",
        ),
        (
            "the other kind of key",
            token(
                &json!({"alg": "EdDSA", "kid": format!("{ISSUER}#key-4")}),
                &document(),
                &p256(),
            ),
            "tampered",
        ),
        ("critical headers", header("crit", json!(["exp"])), "header"),
        (
            "a key from elsewhere",
            header("jku", json!("https://evil.example/keys")),
            "header",
        ),
        ("a certificate", header("x5c", json!([])), "header"),
        ("unencoded", header("b64", json!(false)), "header"),
        ("another type", header("typ", json!("at+jwt")), "header"),
        (
            "the other standard's type",
            header("typ", json!("vc+jwt")),
            "good",
        ),
        (
            "the key inside",
            token(&own_key, &document(), &key(2)),
            "key-inside",
        ),
        (
            "the secret inside",
            token(&json!({"alg": "EdDSA", "jwk": told}), &document(), &key(2)),
            "malformed-proof",
        ),
        (
            "no key at all",
            token(&json!({"alg": "EdDSA"}), &document(), &key(2)),
            "malformed-proof",
        ),
        (
            "another key",
            token(&plain, &document(), &key(8)),
            "tampered",
        ),
        (
            "an unknown key",
            header("kid", json!(format!("{ISSUER}#key-8"))),
            "unknown-key",
        ),
        (
            "a stolen key",
            token(
                &json!({"alg": "EdDSA", "kid": format!("{ISSUER}#key-3")}),
                &document(),
                &key(3),
            ),
            "key-revoked",
        ),
        (
            "a stranger's key",
            token(
                &json!({"alg": "EdDSA", "kid": did_key_method(&key(9).public())}),
                &document(),
                &key(9),
            ),
            "strangers-key",
        ),
        (
            "claims another issuer",
            claim("iss", json!(ENDORSER)),
            "claim",
        ),
        ("claims another id", claim("jti", json!("urn:x")), "claim"),
        (
            "claims another holder",
            claim("sub", json!("urn:x")),
            "claim",
        ),
        ("claims another start", claim("nbf", json!(1)), "claim"),
        (
            "claims another end",
            claim("exp", json!(4_000_000_000_i64)),
            "claim",
        ),
        (
            "claims an end as words",
            claim("exp", json!("never")),
            "claim",
        ),
        (
            "an older standard",
            claim("vc", json!({})),
            "older older depends",
        ),
        (
            "expired",
            token(
                &plain,
                &serde_json::from_str(&document().to_string().replace("2030-01-01", "2026-11-01"))
                    .unwrap(),
                &key(2),
            ),
            "expired",
        ),
        (
            "another body",
            format!(
                "{head}.{}.{signature}",
                URL_SAFE_NO_PAD.encode(document().to_string().replace("Ana M", "Eva M"))
            ),
            "tampered",
        ),
        (
            "a key twice",
            format!(
                "{head}.{}.{signature}",
                URL_SAFE_NO_PAD.encode(document().to_string().replacen(
                    '{',
                    "{\"id\":\"urn:x\",",
                    1
                ))
            ),
            "duplicate-key",
        ),
        ("padding", format!("{good}="), "malformed-proof"),
        ("a letter that is none", ends('!'), "malformed-proof"),
        (
            "a short signature",
            good[..good.len() - 4].to_owned(),
            "malformed-proof",
        ),
        ("four parts", format!("{good}.a"), "no-credential"),
        (
            "huge",
            format!("{head}.{}.{signature}", "A".repeat(3 << 20)),
            "too-large",
        ),
    ];
    table(&cases, |text| answer(&check(text)));
}

#[test]
fn pictures() {
    let limits = Limits::default();
    let text = signed(&document()).to_string();
    let baked = bake_png(&png(), &text, &limits).unwrap();
    let found = baked.windows(4).position(|four| four == b"iTXt").unwrap() - 4;
    let length = u32::from_be_bytes(baked[found..found + 4].try_into().unwrap()) as usize + 12;
    let chunk = &baked[found..found + length];
    let twice = [&baked[..found], chunk, &baked[found..]].concat();
    let damaged = String::from_utf8_lossy(&baked).contains("Ana").then(|| {
        let mut damaged = baked.clone();
        damaged[found + 100] ^= 1;
        damaged
    });
    let svg = String::from_utf8(bake_svg(SVG.as_bytes(), &text, &limits).unwrap()).unwrap();
    let element =
        &svg[svg.find("<openbadges:").unwrap()..svg.find("</openbadges:credential>").unwrap() + 24];
    let other = |namespace: &str| {
        svg.replace("https://purl.imsglobal.org/ob/v3p0", namespace)
            .into_bytes()
    };
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("a PNG", baked.clone(), "good"),
        ("a PNG with nothing", png(), "nothing-baked"),
        ("a PNG with two", twice, "several-baked"),
        ("a damaged PNG", damaged.unwrap(), "broken-picture"),
        (
            "half a PNG",
            baked[..baked.len() / 2].to_vec(),
            "broken-picture",
        ),
        ("a PNG's beginning", baked[..8].to_vec(), "broken-picture"),
        ("an SVG", svg.clone().into_bytes(), "good"),
        (
            "an SVG with other marks",
            svg.replace("openbadges", "ob").into_bytes(),
            "good",
        ),
        (
            "an SVG with nothing",
            SVG.as_bytes().to_vec(),
            "nothing-baked",
        ),
        (
            "an SVG with an empty one",
            svg.replace(element, "<openbadges:credential/>")
                .into_bytes(),
            "nothing-baked",
        ),
        (
            "an SVG with two",
            svg.replace(element, &format!("{element}{element}"))
                .into_bytes(),
            "several-baked",
        ),
        (
            "an SVG with two, far apart",
            svg.replace("</svg>", &format!("<g>{element}</g></svg>"))
                .into_bytes(),
            "several-baked",
        ),
        (
            "an SVG of Open Badges 2.0's",
            other("http://openbadges.org"),
            "namespace",
        ),
        (
            "an SVG of nobody's",
            other("https://evil.example"),
            "namespace",
        ),
        (
            "an SVG without a namespace",
            svg.replace(
                " xmlns:openbadges=\"https://purl.imsglobal.org/ob/v3p0\"",
                "",
            )
            .into_bytes(),
            "namespace",
        ),
        (
            "half an SVG",
            svg.as_bytes()[..svg.len() / 2].to_vec(),
            "broken-picture",
        ),
        (
            "an SVG with elements inside",
            svg.replace("<![CDATA[", "<b/><![CDATA[").into_bytes(),
            "broken-picture",
        ),
        (
            "an SVG with entities",
            svg.replace("<![CDATA[", "&lol;<![CDATA[").into_bytes(),
            "broken-picture",
        ),
        ("a page", b"<html><body/></html>".to_vec(), "broken-picture"),
    ];
    for (what, picture, expected) in cases {
        let report = Checker::new(&web(), now()).check_file(&picture);
        assert_eq!(answer(&report), expected, "{what}");
    }
}

#[test]
fn a_bad_endorsement_leaves_the_badge_good() {
    let of = document()["id"].as_str().unwrap().to_owned();
    let with_status = |set: &[u32]| {
        let mut document = endorsement(&of).document().unwrap();
        document["credentialStatus"] = json!({"id": "https://partner.example/s#5", "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation", "statusListIndex": "5", "statusListCredential": "https://partner.example/s"});
        let mut list = open_badges::status::StatusList::new(0);
        for index in set {
            assert!(list.set(*index, open_badges::status::Bit::Set));
        }
        let list = list.credential(
            "https://partner.example/s",
            ENDORSER,
            StatusPurpose::Revocation,
            at("2026-09-01T00:00:00Z"),
        );
        let method = format!("{ENDORSER}#key-1");
        let mut web = web();
        let list = sign_by(&list.document().unwrap(), &key(9), &method);
        web.insert(
            "https://partner.example/s".to_owned(),
            list.to_string().into_bytes(),
        );
        (sign_by(&document, &key(9), &method), web)
    };
    let (in_force, quiet) = with_status(&[]);
    let (withdrawn, loud) = with_status(&[5]);
    let mut forged = signed_endorsement(&of);
    forged["credentialSubject"]["endorsementComment"] = json!("The best ever.");
    let cases = [
        ("in force", in_force, quiet, "good"),
        ("withdrawn", withdrawn, loud, "revoked"),
        ("forged", forged, web(), "tampered"),
        (
            "of something else",
            signed_endorsement("urn:other"),
            web(),
            "endorses-another",
        ),
        (
            "no endorsement",
            signed(&other_badge().document().unwrap()),
            web(),
            "good",
        ),
    ];
    for (what, endorsement, web, expected) in cases {
        let mut badge = badge();
        badge.endorsement = vec![endorsement];
        let report = check_in(&web, &signed(&badge.document().unwrap()).to_string());
        assert_eq!(answer(&report), "good", "{what}");
        assert_eq!(report.endorsements.len(), 1);
        assert_eq!(report.endorsements[0].place, Place::Credential);
        assert_eq!(answer(&report.endorsements[0].report), expected, "{what}");
    }
}

#[test]
fn an_end_moved_out_of_sight() {
    let mut badge = endorsed_badge();
    badge.valid_until = Some(at("2026-11-01T00:00:00Z"));
    let mut moved = signed(&badge.document().unwrap());
    assert_eq!(answer(&check(&moved.to_string())), "expired");
    for term in ["validUntil", "credentialStatus"] {
        let told = moved.as_object_mut().unwrap().remove(term).unwrap();
        moved["endorsement"][0]["credentialSubject"][term] = told;
    }
    moved["endorsement"][0]["credentialSubject"]["type"] = json!([
        "EndorsementSubject",
        "VerifiableCredential",
        "OpenBadgeCredential"
    ]);
    assert_eq!(answer(&check(&moved.to_string())), "told-twice");
}

#[test]
fn poisoned_graphs_take_no_time() {
    let alike = |results: usize, alignments: usize| {
        let one = json!({"type": ["Alignment"], "targetName": "a", "targetUrl": "urn:a"});
        changed(|it| {
            it["credentialSubject"]["result"] = json!(vec![
                json!({"type": ["Result"], "alignment": vec![one; alignments]});
                results
            ])
        })
    };
    let list = |length: usize| {
        changed(|it| {
            let one = json!({"id": "urn:r", "type": ["ResultDescription"], "name": "a", "resultType": "Status", "allowedValue": vec!["b"; length]});
            it["credentialSubject"]["achievement"]["resultDescription"] = json!(vec![one; 2]);
        })
    };
    let nested = changed(|it| {
        let mut inner = json!({"type": ["Profile"], "name": "a"});
        for _ in 0..8 {
            inner = json!({"type": ["Profile"], "name": "a", "parentOrg": [inner.clone(), inner]});
        }
        it["issuer"]["parentOrg"] = inner;
    });
    let contexts = document()["@context"].clone();
    let many = |one: Value, count: usize| changed(|it| it["evidence"] = json!(vec![one; count]));
    let numbered = changed(|it| {
        let all: Vec<Value> = (0..4000)
            .map(|at| json!({"type": ["Evidence"], "name": at.to_string()}))
            .collect();
        it["evidence"] = json!(all);
    });
    let cases: Vec<(&str, String, &str)> = vec![
        (
            "many contexts",
            many(json!({"@context": contexts, "type": ["Evidence"]}), 2000),
            "tangled",
        ),
        (
            "many types",
            many(json!({"type": vec!["Evidence"; 50_000]}), 1),
            "unspeakable",
        ),
        (
            "many things",
            many(json!({"type": ["Evidence"]}), 20_000),
            "tangled",
        ),
        ("many different things", numbered, "tampered"),
        ("two times nine", alike(2, 9), "tangled"),
        ("sixty", alike(60, 1), "tangled"),
        ("long lists", list(300), "tangled"),
        ("very long lists", list(3000), "tangled"),
        ("a tree", nested, "tangled"),
        ("a harmless pair", alike(2, 1), "tampered"),
    ];
    #[expect(clippy::disallowed_methods, reason = "the test is about time")]
    table(&cases, |text| {
        let start = std::time::Instant::now();
        let answer = answer(&check(text));
        eprintln!("{:?} for {} bytes: {answer}", start.elapsed(), text.len());
        assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
        answer
            .split(' ')
            .find(|word| *word != "shape")
            .unwrap()
            .to_owned()
    });
}

fn table(cases: &[(&str, String, &str)], answer: impl Fn(&str) -> String) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(what, text, expected)| {
            let found = answer(text);
            (found != *expected).then(|| format!("{what}: {found}, not {expected}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
