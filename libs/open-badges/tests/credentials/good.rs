//! What is made here is found good here, in every form.

use crate::samples::*;
use open_badges::bake::{bake_png, bake_svg, unbake_png, unbake_svg};
use open_badges::check::{About, Checker, Form, Outcome, Place, Report, Says, Verdict};
use open_badges::sign::{Signer, did_key_method, embed_proof, to_token};
use open_badges::status::StatusList;
use open_badges::{Limits, SigningKey, v2};
use serde_json::{Value, json};

fn check(text: &str) -> Report {
    Checker::new(&web(), now()).check(text.as_bytes())
}

fn good(report: &Report) {
    assert_eq!(report.verdict(), Verdict::Good, "{:?}", report.findings);
    assert!(report.missing.is_empty(), "{:?}", report.missing);
}

#[test]
fn a_badge_with_a_proof_inside() {
    let signed = signed(&badge().document().unwrap());
    let report = check(&signed.to_string());
    good(&report);
    assert_eq!(report.form, Form::Embedded);
    let Says::Badge(read) = &report.says else {
        panic!("{:?}", report.says);
    };
    assert_eq!(**read, badge());
    assert_eq!(report.document.as_ref(), Some(&signed));
    assert_eq!(report.holder_is(" Ana@Example.org"), Some(true));
    assert_eq!(report.holder_is("bo@example.org"), Some(false));
    assert_eq!(
        report.issuer().unwrap().name.as_deref(),
        Some("School of Webcraft")
    );
}

#[test]
fn a_badge_as_a_token_of_both_kinds() {
    for (key, method) in [
        (key(2), METHOD.to_owned()),
        (p256(), format!("{ISSUER}#key-4")),
    ] {
        let token = to_token(
            &badge().document().unwrap(),
            Signer {
                key: &key,
                method: &method,
            },
        )
        .unwrap();
        let report = check(&token);
        good(&report);
        assert_eq!(report.form, Form::Token);
        assert!(matches!(report.says, Says::Badge(_)));
        assert_eq!(report.document, Some(badge().document().unwrap()));
    }
}

#[test]
fn what_a_retired_key_signed_stays_good() {
    let method = format!("{ISSUER}#key-1");
    good(&check(
        &sign_by(&badge().document().unwrap(), &key(1), &method).to_string(),
    ));
}

#[test]
fn an_issuer_without_a_domain() {
    let key = key(7);
    let method = did_key_method(&key.public());
    let mut badge = badge();
    badge.issuer.id = key.public().did_key();
    badge.credential_status.clear();
    let signed = sign_by(&badge.document().unwrap(), &key, &method);
    let nothing = |_: &str| None;
    let report = Checker::new(&nothing, now()).check(signed.to_string().as_bytes());
    good(&report);
    assert_eq!(report.about(About::Status), Some(&Outcome::Absent));
    let token = to_token(
        &badge.document().unwrap(),
        Signer {
            key: &key,
            method: &method,
        },
    )
    .unwrap();
    good(&Checker::new(&nothing, now()).check(token.as_bytes()));
}

#[test]
fn endorsements_inside_have_reports_of_their_own() {
    let report = check(&signed(&endorsed_badge().document().unwrap()).to_string());
    good(&report);
    let places: Vec<Place> = report.endorsements.iter().map(|one| one.place).collect();
    assert_eq!(places, [Place::Credential, Place::Achievement]);
    for one in &report.endorsements {
        good(&one.report);
        assert!(matches!(one.report.says, Says::Endorsement(_)));
    }
}

#[test]
fn a_whole_record() {
    let members = vec![
        signed(&badge().document().unwrap()),
        signed(&other_badge().document().unwrap()),
    ];
    let signed = signed(&record(members).document().unwrap());
    assert_eq!(contexts_of(&signed), 3);
    let report = check(&signed.to_string());
    good(&report);
    assert_eq!(report.members.len(), 2);
    report.members.iter().for_each(good);
    assert_eq!(report.holder_is("ana@example.org"), Some(true));
}

#[test]
fn status_lists_in_both_forms() {
    let address = REVOCATION;
    let list = StatusList::new(0).credential(
        address,
        ISSUER,
        open_badges::model::StatusPurpose::Revocation,
        at("2026-10-01T00:00:00Z"),
    );
    let document = list.document().unwrap();
    let token = to_token(
        &document,
        Signer {
            key: &key(2),
            method: METHOD,
        },
    )
    .unwrap();
    for list in [signed(&document).to_string(), token] {
        good(&check(&list));
        let mut web = web();
        web.insert(address.to_owned(), list.into_bytes());
        let signed = signed(&badge().document().unwrap());
        good(&Checker::new(&web, now()).check(signed.to_string().as_bytes()));
    }
}

#[test]
fn what_is_not_at_hand_is_asked_for() {
    let signed = signed(&endorsed_badge().document().unwrap()).to_string();
    let mut at_hand = Web::new();
    let whole = web();
    for round in 0..3 {
        let report = Checker::new(&at_hand, now()).check(signed.as_bytes());
        if report.missing.is_empty() {
            good(&report);
            assert_eq!(round, 1, "one round is enough");
            assert_eq!(at_hand, whole);
            return;
        }
        assert_eq!(report.verdict(), Verdict::Open);
        for address in report.missing {
            at_hand.insert(address.clone(), whole[&address].clone());
        }
    }
    panic!("it asks for ever");
}

#[test]
fn pictures_carry_their_credential() {
    let limits = Limits::default();
    let signed = signed(&badge().document().unwrap()).to_string();
    let token = to_token(
        &badge().document().unwrap(),
        Signer {
            key: &key(2),
            method: METHOD,
        },
    )
    .unwrap();
    for credential in [signed, token] {
        let png = bake_png(&png(), &credential, &limits).unwrap();
        let svg = bake_svg(SVG.as_bytes(), &credential, &limits).unwrap();
        assert_eq!(unbake_png(&png, &limits).unwrap(), credential);
        assert_eq!(unbake_svg(&svg, &limits).unwrap(), credential);
        for picture in [png, svg] {
            good(&Checker::new(&web(), now()).check_file(&picture));
        }
    }
}

#[test]
fn baking_again_replaces() {
    let limits = Limits::default();
    let once = bake_png(&png(), "{\"a\":1}", &limits).unwrap();
    let twice = bake_png(&once, "{\"b\":2}", &limits).unwrap();
    assert_eq!(unbake_png(&twice, &limits).unwrap(), "{\"b\":2}");
    assert_eq!(twice.len(), once.len());
    let pictures = [
        SVG,
        "<svg/>",
        "\u{feff}<s:svg xmlns:s='http://www.w3.org/2000/svg' />\n<!-- end -->",
    ];
    for picture in pictures {
        let once = bake_svg(picture.as_bytes(), "{\"a\":\"]]>\"}", &limits).unwrap();
        assert_eq!(unbake_svg(&once, &limits).unwrap(), "{\"a\":\"]]>\"}");
        let twice = bake_svg(&once, "a.b.c", &limits).unwrap();
        assert_eq!(
            unbake_svg(&twice, &limits).unwrap(),
            "a.b.c",
            "{}",
            String::from_utf8_lossy(&twice)
        );
        let thrice = bake_svg(&twice, "{\"a\":\"]]>\"}", &limits).unwrap();
        assert_eq!(
            String::from_utf8(once).unwrap(),
            String::from_utf8(thrice).unwrap()
        );
    }
}

#[test]
fn the_baked_svg_is_as_the_standard_shows_it() {
    let baked = bake_svg(SVG.as_bytes(), "{}", &Limits::default()).unwrap();
    assert_eq!(
        String::from_utf8(baked).unwrap(),
        "<?xml version=\"1.0\"?>\n<!-- art --><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" xmlns:openbadges=\"https://purl.imsglobal.org/ob/v3p0\"><openbadges:credential><![CDATA[{}]]></openbadges:credential>\n<circle r=\"4\"/></svg>\n"
    );
}

#[test]
fn the_view_for_older_backpacks() {
    let hosted = v2::Hosted {
        assertion: "https://p2pu.example/ob2/k7w2m9qz4t.json",
        badge_class: "https://p2pu.example/ob2/badges/accessible.json",
        issuer: "https://p2pu.example/ob2/issuers/school.json",
        issuer_page: "https://p2pu.example/schools/school",
        issuer_email: "school@p2pu.example",
        picture: "https://p2pu.example/badges/accessible.png",
        criteria_page: "https://p2pu.example/badges/accessible",
    };
    let badge = badge();
    let assertion = hosted.assertion(&badge, "mayze@example.org", "deadsea");
    assert_eq!(
        assertion["recipient"]["identity"],
        "sha256$c8d32d06746899d78eefe21857f5f8327c15f5f4fe7999d42c5c65fcd71e050e"
    );
    assert_eq!(assertion["verification"], json!({"type": "HostedBadge"}));
    assert_eq!(assertion["badge"], hosted.badge_class(&badge)["id"]);
    assert_eq!(
        hosted.badge_class(&badge)["issuer"],
        hosted.issuer(&badge)["id"]
    );
    assert_eq!(assertion["issuedOn"], "2026-10-01T09:30:00Z");
    assert_eq!(hosted.revoked("given by mistake")["revoked"], true);
    for document in [
        &assertion,
        &hosted.badge_class(&badge),
        &hosted.issuer(&badge),
    ] {
        assert!(v2::is_v2(document));
        assert!(!document.to_string().contains("null"));
    }
    let report = check(&assertion.to_string());
    assert_eq!(
        report.verdict(),
        Verdict::Open,
        "an older standard is not called forged"
    );
}

#[test]
fn who_may_sign() {
    use open_badges::sign::SignRefusal;
    let document = badge().document().unwrap();
    let sign = |key: &SigningKey, method: &str| {
        embed_proof(&document, Signer { key, method }, now()).map(drop)
    };
    let not_the_issuer = |method: &str| {
        Err(SignRefusal::NotTheIssuer {
            method: method.to_owned(),
            issuer: ISSUER.to_owned(),
        })
    };
    assert_eq!(sign(&key(2), METHOD), Ok(()));
    for method in [
        "did:web:other.example#key-1",
        ISSUER,
        "did:web:p2pu.example:issuers:school#",
    ] {
        assert_eq!(sign(&key(2), method), not_the_issuer(method));
    }
    assert_eq!(sign(&p256(), METHOD), Err(SignRefusal::KeyKind));
    let again = embed_proof(
        &signed(&document),
        Signer {
            key: &key(2),
            method: METHOD,
        },
        now(),
    );
    assert_eq!(again, Err(SignRefusal::Signed));
}

#[test]
fn what_is_not_issued() {
    use open_badges::model::{Criteria, ShapeRefusal};
    type Spoil = fn(&mut open_badges::model::OpenBadge);
    let cases: [(Spoil, ShapeRefusal); 8] = [
        (|badge| badge.name.clear(), ShapeRefusal::Empty("name")),
        (|badge| badge.id = " ".to_owned(), ShapeRefusal::Empty("id")),
        (
            |badge| badge.credential_subject.achievement.criteria = Criteria::default(),
            ShapeRefusal::NoCriteria,
        ),
        (
            |badge| {
                badge.credential_subject.id = None;
                badge.credential_subject.identifier.clear();
            },
            ShapeRefusal::NoHolder,
        ),
        (
            |badge| badge.valid_until = Some(at("2020-01-01T00:00:00Z")),
            ShapeRefusal::EndsBeforeItBegins,
        ),
        (
            |badge| {
                badge.credential_subject.achievement.achievement_type = Some("Trophy".to_owned())
            },
            ShapeRefusal::Word {
                word: "Trophy".to_owned(),
                list: "achievementType",
            },
        ),
        (
            |badge| {
                badge.credential_subject.achievement.alignment[0].target_type =
                    Some("ESCO:Skill".to_owned())
            },
            ShapeRefusal::Word {
                word: "ESCO:Skill".to_owned(),
                list: "targetType",
            },
        ),
        (
            |badge| {
                badge.credential_subject.result[0].achieved_level = Some("urn:elsewhere".to_owned())
            },
            ShapeRefusal::Dangling("urn:elsewhere".to_owned()),
        ),
    ];
    for (spoil, expected) in cases {
        let mut badge = badge();
        spoil(&mut badge);
        assert_eq!(badge.document(), Err(expected));
    }
}

#[test]
fn nothing_empty_is_written() {
    fn no_holes(value: &Value) {
        match value {
            Value::Null => panic!("a null"),
            Value::Array(items) => {
                assert!(!items.is_empty());
                items.iter().for_each(no_holes);
            }
            Value::Object(members) => members.values().for_each(no_holes),
            _ => {}
        }
    }
    no_holes(&badge().document().unwrap());
    no_holes(&record(vec![json!({"a": 1})]).document().unwrap());
}
