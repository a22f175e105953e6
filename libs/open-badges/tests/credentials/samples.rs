//! The credentials and issuers that the tests share. Everything is made here, so nothing expires with the calendar.

use jiff::Timestamp;
use open_badges::model::*;
use open_badges::sign::{Signer, embed_proof};
use open_badges::status::{Bit, StatusList};
use open_badges::{Issuer, IssuerKey, KeyState, SigningKey, contexts, did_web_address, moment};
use serde_json::Value;
use std::collections::BTreeMap;

pub const ISSUER: &str = "did:web:p2pu.example:issuers:school";
pub const METHOD: &str = "did:web:p2pu.example:issuers:school#key-2";
pub const REVOCATION: &str = "https://p2pu.example/status/1";
pub const SUSPENSION: &str = "https://p2pu.example/status/2";
pub const ENDORSER: &str = "did:web:partner.example";
pub const SCHEMA: &str =
    "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json";

pub fn at(text: &str) -> Timestamp {
    moment::parse(text).unwrap()
}

/// The moment at which the tests check.
pub fn now() -> Timestamp {
    at("2026-11-24T12:00:00Z")
}

pub fn key(seed: u8) -> SigningKey {
    SigningKey::ed25519(&[seed; 32])
}

/// Key 1 is retired, key 2 in use, key 3 was stolen, key 4 is for tokens.
pub fn issuer() -> Issuer {
    let listed = |name: &str, key: &SigningKey, state| IssuerKey {
        name: name.to_owned(),
        public: key.public(),
        since: at("2024-01-01T00:00:00Z"),
        state,
    };
    let since = at("2026-01-01T00:00:00Z");
    Issuer {
        id: ISSUER.to_owned(),
        keys: vec![
            listed("key-1", &key(1), KeyState::Retired { since }),
            listed("key-2", &key(2), KeyState::InUse),
            listed("key-3", &key(3), KeyState::Compromised { since }),
            listed("key-4", &p256(), KeyState::InUse),
        ],
        also_known_as: vec!["https://p2pu.example/schools/school".to_owned()],
    }
}

pub fn p256() -> SigningKey {
    SigningKey::p256(&[4; 32]).unwrap()
}

pub fn endorser() -> Issuer {
    Issuer {
        id: ENDORSER.to_owned(),
        keys: vec![IssuerKey {
            name: "key-1".to_owned(),
            public: key(9).public(),
            since: at("2024-01-01T00:00:00Z"),
            state: KeyState::InUse,
        }],
        also_known_as: vec![],
    }
}

pub fn signed(document: &Value) -> Value {
    sign_by(document, &key(2), METHOD)
}

pub fn sign_by(document: &Value, key: &SigningKey, method: &str) -> Value {
    embed_proof(document, Signer { key, method }, at("2026-10-01T10:00:00Z")).unwrap()
}

pub fn profile() -> Profile {
    Profile {
        id: ISSUER.to_owned(),
        name: Some("School of Webcraft".to_owned()),
        url: Some("https://p2pu.example/schools/school".to_owned()),
        description: Some("Peers who learn the craft of the web together.".to_owned()),
        ..Profile::default()
    }
}

fn level(id: &str, name: &str, level: &str) -> RubricCriterionLevel {
    RubricCriterionLevel {
        id: id.to_owned(),
        name: name.to_owned(),
        level: Some(level.to_owned()),
        points: Some("2".to_owned()),
        description: Some(format!("{name}: what it takes.")),
        ..RubricCriterionLevel::default()
    }
}

pub fn achievement() -> Achievement {
    let rubric = "https://p2pu.example/badges/accessible/rubric/1";
    Achievement {
        id: "https://p2pu.example/badges/accessible".to_owned(),
        achievement_type: Some("Badge".to_owned()),
        name: "Accessible pages".to_owned(),
        description: "Made a page that everybody can use.".to_owned(),
        criteria: Criteria {
            id: Some("https://p2pu.example/badges/accessible/criteria/3".to_owned()),
            narrative: Some("Make a page, have *two* peers review it, review two.".to_owned()),
        },
        alignment: vec![Alignment {
            target_name: "use accessibility standards".to_owned(),
            target_url: "http://data.europa.eu/esco/skill/9bcb4c2e-0000-4a1e-8e3b-7a2d2c0a1f11"
                .to_owned(),
            target_type: Some("ext:ESCOSkill".to_owned()),
            target_framework: Some("ESCO".to_owned()),
            ..Alignment::default()
        }],
        credits_available: Some(2.5),
        in_language: Some("en".to_owned()),
        result_description: vec![ResultDescription {
            id: rubric.to_owned(),
            name: "Semantics".to_owned(),
            result_type: "RubricCriterionLevel".to_owned(),
            allowed_value: vec![
                "Begins".to_owned(),
                "Meets".to_owned(),
                "Exceeds".to_owned(),
            ],
            required_level: Some(format!("{rubric}#2")),
            rubric_criterion_level: vec![
                level(&format!("{rubric}#1"), "Begins", "1"),
                level(&format!("{rubric}#2"), "Meets", "2"),
                level(&format!("{rubric}#3"), "Exceeds", "3"),
            ],
            ..ResultDescription::default()
        }],
        tag: vec![
            "accessibility".to_owned(),
            "zugänglich".to_owned(),
            "إتاحة".to_owned(),
        ],
        version: Some("3".to_owned()),
        ..Achievement::default()
    }
}

pub fn badge() -> OpenBadge {
    let rubric = "https://p2pu.example/badges/accessible/rubric/1";
    let subject = AchievementSubject {
        id: Some("urn:uuid:6d0f2f6e-2f2d-4a55-9b1e-0d3f2b9b7a10".to_owned()),
        identifier: vec![IdentityObject::email("ana@example.org", "c3f1a9")],
        achievement: achievement(),
        activity_end_date: Some(at("2026-09-28T00:00:00Z")),
        credits_earned: Some(99.99),
        result: vec![Outcome {
            achieved_level: Some(format!("{rubric}#3")),
            result_description: Some(rubric.to_owned()),
            value: Some("4.2 of 5, with 90 % certainty between 3.9 and 4.5".to_owned()),
            ..Outcome::default()
        }],
        ..AchievementSubject::default()
    };
    let id = "https://p2pu.example/awards/k7w2m9qz4t";
    let mut badge = OpenBadge::new(id, profile(), at("2026-10-01T10:00:00Z"), subject);
    badge.name = String::from("Accessible pages: Ana Müller 🎉");
    badge.valid_until = Some(at("2030-01-01T00:00:00Z"));
    badge.awarded_date = Some(at("2026-10-01T09:30:00Z"));
    badge.image = Some(Image {
        id: "https://p2pu.example/awards/k7w2m9qz4t.png".to_owned(),
        kind: "Image".to_owned(),
        caption: Some("A pattern of nine shapes".to_owned()),
    });
    badge.evidence = vec![Evidence {
        id: Some("https://p2pu.example/work/5h3k".to_owned()),
        name: Some("A page about bees".to_owned()),
        narrative: Some("Third version, sha256:2c26b46b. Licence: https://creativecommons.org/licenses/by-sa/4.0/".to_owned()),
        genre: Some("Web page".to_owned()),
        ..Evidence::default()
    }];
    badge.credential_status = vec![
        StatusEntry::bit(StatusPurpose::Revocation, REVOCATION, 94_567),
        StatusEntry::bit(StatusPurpose::Suspension, SUSPENSION, 94_567),
    ];
    badge.with_schema(SCHEMA)
}

pub fn endorsement(of: &str) -> EndorsementCredential {
    let subject = EndorsementSubject {
        id: of.to_owned(),
        endorsement_comment: Some("We would hire on it.".to_owned()),
        ..EndorsementSubject::default()
    };
    let endorser = Profile {
        id: ENDORSER.to_owned(),
        name: Some("Partner".to_owned()),
        ..Profile::default()
    };
    let id = "urn:uuid:1d2c3b4a-0000-4000-8000-000000000001";
    let mut endorsement =
        EndorsementCredential::new(id, endorser, at("2026-09-01T00:00:00Z"), subject);
    endorsement.name = String::from("Endorsement of Accessible pages");
    endorsement
}

pub fn signed_endorsement(of: &str) -> Value {
    sign_by(
        &endorsement(of).document().unwrap(),
        &key(9),
        &format!("{ENDORSER}#key-1"),
    )
}

pub fn endorsed_badge() -> OpenBadge {
    let mut badge = badge();
    badge.endorsement = vec![signed_endorsement(&badge.id)];
    badge.credential_subject.achievement.endorsement =
        vec![signed_endorsement("https://p2pu.example/badges/accessible")];
    badge
}

pub fn record(members: Vec<Value>) -> LearnerRecord {
    let subject = ClrSubject {
        id: Some("urn:uuid:6d0f2f6e-2f2d-4a55-9b1e-0d3f2b9b7a10".to_owned()),
        identifier: vec![IdentityObject::email("ana@example.org", "77aa01")],
        verifiable_credential: members,
        ..ClrSubject::default()
    };
    let id = "https://p2pu.example/records/9z";
    let mut record = LearnerRecord::new(id, profile(), at("2026-10-02T00:00:00Z"), subject);
    record.name = String::from("Ana's record");
    record
}

/// Another award of another achievement to the same person.
pub fn other_badge() -> OpenBadge {
    let text = badge().document().unwrap().to_string();
    let text = text
        .replace("badges/accessible", "badges/semantic")
        .replace("k7w2m9qz4t", "h8x3n0ra5v")
        .replace("94567", "12");
    OpenBadge::read(&serde_json::from_str(&text).unwrap()).unwrap()
}

/// A signed status list with these bits set.
pub fn status_list(address: &str, purpose: StatusPurpose, set: &[u32]) -> Value {
    let mut list = StatusList::new(0);
    for index in set {
        assert!(list.set(*index, Bit::Set));
    }
    let list = list.credential(address, ISSUER, purpose, at("2024-10-01T00:00:00Z"));
    signed(&list.document().unwrap())
}

pub type Web = BTreeMap<String, Vec<u8>>;

/// What stands on the web: both issuers and two lists without a set bit.
pub fn web() -> Web {
    web_with(&[], &[])
}

pub fn web_with(revoked: &[u32], suspended: &[u32]) -> Web {
    let mut web = Web::new();
    for issuer in [issuer(), endorser()] {
        web.insert(
            did_web_address(&issuer.id).unwrap(),
            issuer.document().to_string().into_bytes(),
        );
    }
    for (address, purpose, set) in [
        (REVOCATION, StatusPurpose::Revocation, revoked),
        (SUSPENSION, StatusPurpose::Suspension, suspended),
    ] {
        let list = status_list(address, purpose, set);
        web.insert(address.to_owned(), list.to_string().into_bytes());
    }
    web
}

/// The smallest PNG: one grey point.
pub fn png() -> Vec<u8> {
    let chunk = |kind: &[u8], content: &[u8]| {
        let covered = [kind, content].concat();
        let mut crc = flate2::Crc::new();
        crc.update(&covered);
        [
            &(u32::try_from(content.len()).unwrap()).to_be_bytes()[..],
            &covered,
            &crc.sum().to_be_bytes(),
        ]
        .concat()
    };
    let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut zlib, &[0, 128]).unwrap();
    [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        chunk(b"IHDR", &[0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]),
        chunk(b"IDAT", &zlib.finish().unwrap()),
        chunk(b"IEND", &[]),
    ]
    .concat()
}

pub const SVG: &str = "<?xml version=\"1.0\"?>\n<!-- art --><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\">\n<circle r=\"4\"/></svg>\n";

pub fn contexts_of(document: &Value) -> usize {
    let named = document["@context"].as_array().unwrap();
    assert_eq!(named[0], contexts::CREDENTIALS);
    named.len()
}
