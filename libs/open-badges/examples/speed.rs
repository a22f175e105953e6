//! How long one credential takes: `cargo run --release --example speed -p open-badges`.

use open_badges::check::{Checker, Verdict};
use open_badges::model::{
    Achievement, AchievementSubject, Alignment, Criteria, Evidence, IdentityObject, OpenBadge,
    Outcome, Profile, ResultDescription, RubricCriterionLevel, StatusEntry, StatusPurpose,
};
use open_badges::sign::{Signer, embed_proof, to_token};
use open_badges::status::StatusList;
use open_badges::{Issuer, IssuerKey, KeyState, SigningKey, did_web_address, moment};
use std::collections::BTreeMap;
use std::time::Instant;

const ISSUER: &str = "did:web:school.example";
const METHOD: &str = "did:web:school.example#key-1";
const LIST: &str = "https://school.example/status/1";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let now = moment::parse("2026-11-24T12:00:00Z").ok_or("no moment")?;
    let key = SigningKey::ed25519(&[42; 32]);
    let signer = Signer {
        key: &key,
        method: METHOD,
    };
    let issuer = Issuer {
        id: ISSUER.to_owned(),
        keys: vec![IssuerKey {
            name: "key-1".to_owned(),
            public: key.public(),
            since: now,
            state: KeyState::InUse,
        }],
        also_known_as: vec![],
    };
    let list = StatusList::new(0).credential(LIST, ISSUER, StatusPurpose::Revocation, now);
    let list = embed_proof(&list.document()?, signer, now)?.to_string();
    let did = did_web_address(ISSUER).ok_or("no address")?;
    let without_status = BTreeMap::from([(did, issuer.document().to_string().into_bytes())]);
    let mut web = without_status.clone();
    web.insert(LIST.to_owned(), list.into_bytes());

    let mut plain = badge(now);
    let with_status = plain.clone();
    plain.credential_status.clear();
    let document = plain.document()?;
    let embedded = embed_proof(&document, signer, now)?.to_string();
    let listed = embed_proof(&with_status.document()?, signer, now)?.to_string();
    let token = to_token(&document, signer)?;
    println!("a badge of {} bytes", embedded.len());

    measure("issue with a proof inside", || {
        let document = plain.document().map_err(|error| error.to_string())?;
        embed_proof(&document, signer, now).map_err(|error| error.to_string())
    })?;
    measure("issue as a token", || {
        let document = plain.document().map_err(|error| error.to_string())?;
        to_token(&document, signer).map_err(|error| error.to_string())
    })?;
    let check = |name: &str, text: &str, web: &BTreeMap<String, Vec<u8>>| {
        measure(name, || {
            let report = Checker::new(web, now).check_file(text.as_bytes());
            match report.verdict() {
                Verdict::Good => Ok(report),
                _ => Err(format!("{:?}", report.findings)),
            }
        })
    };
    check("check a proof inside", &embedded, &without_status)?;
    check(
        "check a proof inside and its signed status list",
        &listed,
        &web,
    )?;
    check("check a token", &token, &without_status)?;
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "it measures")]
fn measure<T>(name: &str, work: impl Fn() -> Result<T, String>) -> Result<(), String> {
    let mut times = Vec::new();
    for _ in 0..200 {
        let start = Instant::now();
        std::hint::black_box(work()?);
        times.push(start.elapsed().as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    let at = |share: usize| times.get(times.len() * share / 100).copied().unwrap_or(0.0);
    println!("{name}: {:.2} ms median, {:.2} ms at 95 %", at(50), at(95));
    Ok(())
}

/// A badge as a course gives it: a rubric of two criteria, evidence, an alignment, a hashed identifier.
fn badge(now: jiff::Timestamp) -> OpenBadge {
    let page = "https://school.example/badges/accessible";
    let described = ["semantics", "contrast"].map(|name| ResultDescription {
        id: format!("{page}/{name}"),
        name: name.to_owned(),
        result_type: "RubricCriterionLevel".to_owned(),
        rubric_criterion_level: ["begins", "meets", "exceeds"]
            .map(|level| RubricCriterionLevel {
                id: format!("{page}/{name}/{level}"),
                name: level.to_owned(),
                description: Some(format!("What it takes to say that {name} {level}.")),
                ..RubricCriterionLevel::default()
            })
            .to_vec(),
        ..ResultDescription::default()
    });
    let subject = AchievementSubject {
        id: Some("urn:uuid:6d0f2f6e-2f2d-4a55-9b1e-0d3f2b9b7a10".to_owned()),
        identifier: vec![IdentityObject::email("ana@example.org", "c3f1a9")],
        achievement: Achievement {
            id: page.to_owned(),
            achievement_type: Some("Badge".to_owned()),
            name: "Accessible pages".to_owned(),
            description: "Made a page that everybody can use.".to_owned(),
            criteria: Criteria {
                id: Some(format!("{page}/criteria/3")),
                narrative: Some("Make a page, have two peers review it, review two.".to_owned()),
            },
            alignment: vec![Alignment {
                target_name: "use accessibility standards".to_owned(),
                target_url: "http://data.europa.eu/esco/skill/9bcb4c2e".to_owned(),
                target_type: Some("ext:ESCOSkill".to_owned()),
                ..Alignment::default()
            }],
            result_description: described.to_vec(),
            ..Achievement::default()
        },
        result: ["semantics", "contrast"]
            .map(|name| Outcome {
                achieved_level: Some(format!("{page}/{name}/meets")),
                result_description: Some(format!("{page}/{name}")),
                value: Some("between 3.9 and 4.5 of 5".to_owned()),
                ..Outcome::default()
            })
            .to_vec(),
        ..AchievementSubject::default()
    };
    let issuer = Profile {
        id: ISSUER.to_owned(),
        name: Some("School of Webcraft".to_owned()),
        url: Some("https://school.example".to_owned()),
        ..Profile::default()
    };
    let mut badge = OpenBadge::new("https://school.example/awards/k7w2", issuer, now, subject);
    badge.name = String::from("Accessible pages");
    badge.evidence = vec![Evidence {
        id: Some("https://school.example/work/5h3k".to_owned()),
        name: Some("A page about bees".to_owned()),
        narrative: Some("Third version, two reviews.".to_owned()),
        ..Evidence::default()
    }];
    badge.credential_status = vec![StatusEntry::bit(StatusPurpose::Revocation, LIST, 94_567)];
    badge
}
