//! Other people's verifiers on what is made here: they must take every good sample and no bad one. They run in node and are skipped,
//! with a word, where node or its packages are missing: `cd libs/open-badges/tests/foreign && npm ci`.

use crate::samples::*;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use open_badges::Limits;
use open_badges::bake::{bake_png, bake_svg};
use open_badges::contexts::{Contexts, LEARNER_RECORD};
use open_badges::model::{OpenBadge, StatusPurpose};
use open_badges::sign::{Signer, did_key_method, to_token};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Every kind that is issued: all good.
fn good() -> Vec<(String, String)> {
    let document = badge().document().unwrap();
    let members = vec![
        signed(&document),
        signed(&other_badge().document().unwrap()),
    ];
    let own = key(7);
    let method = did_key_method(&own.public());
    let mut without_domain = badge();
    without_domain.issuer.id = own.public().did_key();
    without_domain.credential_status.clear();
    let mut of_endorsed = endorsed_badge();
    of_endorsed.endorsement.clear();
    let mut all = vec![
        ("a badge", signed(&document)),
        (
            "a badge by a retired key",
            sign_by(&document, &key(1), &format!("{ISSUER}#key-1")),
        ),
        (
            "an endorsed badge",
            signed(&endorsed_badge().document().unwrap()),
        ),
        (
            "a badge of an endorsed achievement",
            signed(&of_endorsed.document().unwrap()),
        ),
        ("an endorsement", signed_endorsement("urn:x")),
        ("a record", signed(&record(members).document().unwrap())),
        (
            "a badge without a domain",
            sign_by(&without_domain.document().unwrap(), &own, &method),
        ),
        (
            "a list",
            status_list(REVOCATION, StatusPurpose::Revocation, &[3]),
        ),
    ];
    let odd = [
        ("quotes", "\"quoted\" \\ back\nnext 'line'"),
        ("controls", "\ttabbed\r \u{7f} \u{1} end"),
        ("scripts", "Ελληνικά 中文 हिन्दी עברית العربية 🎓🎉"),
        ("accents", "e\u{301} é Å \u{200b}\u{feff}x"),
        ("an address", "<https://example.org> _:b0 @en ^^"),
    ];
    let numbers = [0.5, 99.99, 1.0, 123_456.789, 0.000_01, 1.1, 2.675];
    let mut named: Vec<(String, String)> = all
        .drain(..)
        .map(|(name, document)| (name.to_owned(), document.to_string()))
        .collect();
    let mut vary = |name: String, change: &dyn Fn(&mut OpenBadge)| {
        let mut badge = badge();
        badge.credential_status.clear();
        change(&mut badge);
        named.push((name, signed(&badge.document().unwrap()).to_string()));
    };
    for (name, words) in odd {
        vary(name.to_owned(), &|badge| words.clone_into(&mut badge.name));
    }
    for number in numbers {
        vary(number.to_string(), &|badge| {
            badge.credential_subject.credits_earned = Some(number)
        });
    }
    for (key, method) in [
        (key(2), METHOD.to_owned()),
        (p256(), format!("{ISSUER}#key-4")),
    ] {
        let token = to_token(
            &document,
            Signer {
                key: &key,
                method: &method,
            },
        )
        .unwrap();
        named.push((format!("a token by {:?}", key.kind()), token));
    }
    named
}

/// Changed after they were signed, or withdrawn: all bad.
fn bad() -> Vec<(String, String)> {
    let text = signed(&badge().document().unwrap()).to_string();
    let endorsed = signed(&endorsed_badge().document().unwrap()).to_string();
    let mut revoked = badge();
    revoked.credential_status[0].statuses(94_568);
    let mut suspended = badge();
    suspended.credential_status[1].statuses(94_568);
    let mut old = badge();
    old.valid_until = Some(at("2026-11-01T00:00:00Z"));
    let mut later = badge();
    later.valid_from = at("2027-01-01T00:00:00Z");
    let token = to_token(
        &badge().document().unwrap(),
        Signer {
            key: &key(2),
            method: METHOD,
        },
    )
    .unwrap();
    let alg_none = token.replacen(token.split('.').next().unwrap(), "eyJhbGciOiJub25lIn0", 1);
    let unsigned = text.replacen("\"issuer\"", "\"grade\":\"A\",\"issuer\"", 1);
    let other_token = to_token(
        &badge().document().unwrap(),
        Signer {
            key: &key(8),
            method: METHOD,
        },
    )
    .unwrap();
    let all = [
        ("another name", text.replace("Ana M", "Eva M")),
        ("another number", text.replace("99.99", "99.98")),
        (
            "another issuer",
            text.replacen(
                &format!("\"id\":\"{ISSUER}\""),
                &format!("\"id\":\"{ENDORSER}\""),
                1,
            ),
        ),
        (
            "another endorsement",
            endorsed.replace("would hire", "would marry"),
        ),
        ("an unsigned term", unsigned),
        ("a key nobody knows", text.replace("#key-2", "#key-8")),
        (
            "a stolen key",
            sign_by(
                &badge().document().unwrap(),
                &key(3),
                &format!("{ISSUER}#key-3"),
            )
            .to_string(),
        ),
        (
            "another key",
            sign_by(&badge().document().unwrap(), &key(8), METHOD).to_string(),
        ),
        ("revoked", signed(&revoked.document().unwrap()).to_string()),
        (
            "suspended",
            signed(&suspended.document().unwrap()).to_string(),
        ),
        ("expired", signed(&old.document().unwrap()).to_string()),
        (
            "of the future",
            signed(&later.document().unwrap()).to_string(),
        ),
        ("no proof", badge().document().unwrap().to_string()),
        ("a token signed by nobody", alg_none),
        ("a token by another key", other_token),
    ];
    all.map(|(name, text)| (name.to_owned(), text)).to_vec()
}

/// Moves an entry to another bit.
trait Moves {
    fn statuses(&mut self, index: u32);
}

impl Moves for open_badges::model::StatusEntry {
    fn statuses(&mut self, index: u32) {
        let list = self.status_list_credential.clone().unwrap();
        self.id = Some(format!("{list}#{index}"));
        self.status_list_index = Some(index.to_string());
    }
}

#[test]
fn digital_bazaars_verifier_takes_the_good_and_no_bad() {
    let Some(answers) = asked(&[good(), bad()].concat()) else {
        return;
    };
    compare(&answers, &[(good(), true), (bad(), false)]);
    for (name, part) in [
        ("revoked", "revocation"),
        ("suspended", "suspension"),
        ("an unsigned term", "Safe mode"),
    ] {
        let why = &answers[name].1;
        assert!(why.contains(part), "{name}: {why}");
    }
}

#[test]
fn openbadgeslib_takes_the_good_pictures_and_no_bad() {
    let limits = Limits::default();
    let baked = |(name, text): &(String, String)| {
        // PNG for one half and SVG for the other
        let picture = if name.len() % 2 == 0 {
            bake_png(&png(), text, &limits)
        } else {
            bake_svg(SVG.as_bytes(), text, &limits)
        };
        json!({"name": name, "picture": STANDARD.encode(picture.unwrap())})
    };
    // it reads badges only, and by its own clock. Its canonical form leaves control characters as they are, which RDFC-1.0 §5.1
    // does not; it refuses every badge inside which the badge itself is endorsed; it does not look at who may assert
    let not_asked = [
        "an endorsement",
        "a record",
        "a list",
        "another endorsement",
        "controls",
        "an endorsed badge",
        "a stolen key",
    ];
    let badges = |all: Vec<(String, String)>| -> Vec<(String, String)> {
        all.into_iter()
            .filter(|(name, _)| !not_asked.contains(&name.as_str()))
            .collect()
    };
    let (good, bad) = (badges(good()), badges(bad()));
    let cases: Vec<Value> = good.iter().chain(&bad).map(baked).collect();
    let folder = folder();
    let own = folder.join("venv/bin/python");
    let python = if own.exists() { own } else { "python3".into() };
    let known = Command::new(&python)
        .args(["-c", "import openbadgeslib, pyld"])
        .output();
    if !known.is_ok_and(|output| output.status.success()) {
        eprintln!(
            "skipped: no openbadgeslib; python3 -m venv {0}/venv && {0}/venv/bin/pip install -r {0}/requirements.txt",
            folder.display()
        );
        return;
    }
    // at a list's address it wants a token
    let mut web = on_the_web();
    for (address, purpose) in [
        (REVOCATION, StatusPurpose::Revocation),
        (SUSPENSION, StatusPurpose::Suspension),
    ] {
        let list = status_list(address, purpose, &[94_568]);
        let unsigned = list
            .as_object()
            .unwrap()
            .iter()
            .filter(|(key, _)| *key != "proof");
        let unsigned: serde_json::Map<_, _> = unsigned
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect();
        let token = to_token(
            &unsigned.into(),
            Signer {
                key: &key(2),
                method: METHOD,
            },
        )
        .unwrap();
        web.insert(address.to_owned(), token.into());
    }
    let question = json!({"web": web, "cases": cases});
    let Some(answers) = run(Command::new(python).arg("verify.py"), &question) else {
        return;
    };
    compare(&answers, &[(good, true), (bad, false)]);
}

/// Each answer must be the expected one.
fn compare(answers: &Answers, samples: &[(Vec<(String, String)>, bool)]) {
    let mut wrong = Vec::new();
    for (samples, expected) in samples {
        for (name, _) in samples {
            let (found, why) = &answers[name];
            if found != expected {
                wrong.push(format!("{name}: {found} {why}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// By name, whether a sample was taken and why not.
type Answers = BTreeMap<String, (bool, String)>;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/foreign")
}

/// Issuers and lists by their addresses; two bits of the lists are set.
fn on_the_web() -> serde_json::Map<String, Value> {
    web_with(&[94_568], &[94_568])
        .into_iter()
        .map(|(address, bytes)| (address, serde_json::from_slice(&bytes).unwrap()))
        .collect()
}

/// What Digital Bazaar's verifier says of each; `None` where it cannot run.
fn asked(samples: &[(String, String)]) -> Option<Answers> {
    let folder = folder();
    if !folder.join("node_modules").is_dir() {
        eprintln!(
            "skipped: no node_modules in {}, run npm ci there",
            folder.display()
        );
        return None;
    }
    let mut web = on_the_web();
    for issuer in [issuer(), endorser()] {
        web.insert(issuer.id.clone(), issuer.document());
    }
    web.insert("keys".to_owned(), issuer().jwks().into());
    let record: Value =
        serde_json::from_slice(Contexts::built_in().get(LEARNER_RECORD).unwrap()).unwrap();
    web.insert("contexts".to_owned(), json!({ LEARNER_RECORD: record }));
    let cases: Vec<Value> = samples
        .iter()
        .map(|(name, text)| json!({"name": name, "text": text}))
        .collect();
    let question = json!({"now": now().to_string(), "web": web, "cases": cases});
    run(Command::new("node").arg("verify.js"), &question)
}

/// Runs a verifier; `None`, with a word, where its program is missing.
fn run(program: &mut Command, question: &Value) -> Option<Answers> {
    let started = program
        .current_dir(folder())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut running) = started else {
        eprintln!("skipped: {program:?} does not start");
        return None;
    };
    running
        .stdin
        .take()
        .unwrap()
        .write_all(question.to_string().as_bytes())
        .unwrap();
    let output = running.wait_with_output().unwrap();
    let answers: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    let answers = answers.into_iter().map(|answer| {
        let text = |field: &str| answer[field].as_str().unwrap_or_default().to_owned();
        (
            text("name"),
            (answer["good"].as_bool().unwrap(), text("why")),
        )
    });
    Some(answers.collect())
}
