use super::*;
use crate::contexts::{CREDENTIALS, OPEN_BADGES};

fn canon(document: &Value) -> Result<String, CanonRefusal> {
    canonical(document, Contexts::built_in(), &Limits::default())
}

fn badge(subject: &Value) -> Value {
    json!({
        "@context": [CREDENTIALS, OPEN_BADGES],
        "id": "urn:uuid:1",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "credentialSubject": subject,
    })
}

#[test]
fn the_order_of_keys_changes_nothing() {
    let one = r#"{"@context":["https://www.w3.org/ns/credentials/v2"],"id":"urn:a","type":["VerifiableCredential"],"name":"x"}"#;
    let two = r#"{"name":"x","type":["VerifiableCredential"],"id":"urn:a","@context":["https://www.w3.org/ns/credentials/v2"]}"#;
    let read = |text| canon(&serde_json::from_str(text).unwrap_or_default());
    assert_eq!(read(one), read(two));
    assert_eq!(
        read(one).as_deref(),
        Ok(
            "<urn:a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://www.w3.org/2018/credentials#VerifiableCredential> .\n\
             <urn:a> <https://schema.org/name> \"x\" .\n"
        )
    );
}

#[test]
fn nothing_vanishes_unsigned() {
    let unsigned = |term: &str| CanonRefusal::UnsignedTerm(term.to_owned());
    let no_address = |term: &str, value: &str| CanonRefusal::NotAnAddress {
        term: term.to_owned(),
        value: value.to_owned(),
    };
    let unspeakable = |term: &str, what| CanonRefusal::Unspeakable {
        term: term.to_owned(),
        what,
    };
    let cases = [
        (
            json!({"type": ["AchievementSubject"], "grade": "A"}),
            unsigned("grade"),
        ),
        (
            json!({"type": ["AchievementSubject", "Saint"]}),
            unsigned("Saint"),
        ),
        (
            json!({"achievement": {"name": "x"}}),
            unsigned("achievement"),
        ),
        (
            json!({"id": "me", "type": ["AchievementSubject"]}),
            no_address("id", "me"),
        ),
        (
            json!({"id": "urn:a b", "type": ["AchievementSubject"]}),
            no_address("id", "urn:a b"),
        ),
        (json!({"type": ["a|b"]}), no_address("type", "a|b")),
        (
            json!({"type": ["AchievementSubject"], "achievement": {"type": ["Achievement"], "criteria": "be good"}}),
            no_address("criteria", "be good"),
        ),
        (
            json!({"type": ["AchievementSubject"], "term": null}),
            unspeakable("term", "nothing (null)"),
        ),
        (
            json!({"type": ["AchievementSubject"], "result": []}),
            unspeakable("result", "an empty list"),
        ),
        (
            json!({"type": ["AchievementSubject"], "creditsEarned": 1e300}),
            unspeakable("creditsEarned", "a number beyond 1e15 or too near to zero"),
        ),
        (
            json!({"type": ["AchievementSubject"], "term": "\u{ffff}"}),
            unspeakable("term", "a character that is none"),
        ),
        (
            json!({"@id": "urn:a"}),
            CanonRefusal::NotRead("@id".to_owned()),
        ),
        (json!({"a:b": "c"}), CanonRefusal::NotRead("a:b".to_owned())),
        (
            json!({"@context": {"grade": "urn:grade"}, "grade": 1}),
            CanonRefusal::NotRead("@context".to_owned()),
        ),
        (
            json!({"@context": "https://example.org/x"}),
            CanonRefusal::UnknownContext("https://example.org/x".to_owned()),
        ),
    ];
    for (subject, expected) in cases {
        assert_eq!(canon(&badge(&subject)), Err(expected), "{subject}");
    }
}

#[test]
fn poisoned_graphs_are_refused_at_once() {
    let alignments = |count| vec![json!({"type": ["Alignment"]}); count];
    let results = |count: usize, inner| {
        json!({
            "type": ["AchievementSubject"],
            "result": vec![json!({"type": ["Result"], "alignment": alignments(inner)}); count],
        })
    };
    let long_list = |count| {
        let list = json!({"type": ["ResultDescription"], "allowedValue": vec!["same"; count]});
        json!({"type": ["AchievementSubject"], "achievement": {
            "type": ["Achievement"], "resultDescription": [list, list],
        }})
    };
    for subject in [results(2, 9), results(2, 3), results(60, 1), long_list(300)] {
        assert_eq!(canon(&badge(&subject)), Err(CanonRefusal::Tangled));
    }
    assert!(canon(&badge(&results(2, 1))).is_ok());
    let issued = |subject: &Value| {
        let limits = Limits::for_issuing();
        canonical(&badge(subject), Contexts::built_in(), &limits).map(drop)
    };
    assert_eq!(issued(&results(2, 2)), Err(CanonRefusal::Tangled));
    assert_eq!(issued(&long_list(20)), Ok(()), "lists are chains");
}

#[test]
fn emoji_beside_ligatures_are_noticed() {
    let tags = |one: &str, two: &str| {
        badge(
            &json!({"type": ["AchievementSubject"], "achievement": {"type": ["Achievement"], "tag": [one, two]}}),
        )
    };
    let sorts = |document: &Value| canon(document).map(|lines| sorts_everywhere(&lines));
    assert_eq!(sorts(&tags("\u{1f600}", "\u{fb01}")), Ok(false));
    assert_eq!(sorts(&tags("\u{1f600}", "z")), Ok(true));
}

#[test]
fn the_number_of_statements_is_bounded() {
    let tags: Vec<String> = (0..300).map(|at| format!("tag {at}")).collect();
    let document = badge(
        &json!({"type": ["AchievementSubject"], "achievement": {"type": ["Achievement"], "tag": tags}}),
    );
    let limits = Limits {
        statements: 100,
        ..Limits::default()
    };
    assert_eq!(
        canonical(&document, Contexts::built_in(), &limits),
        Err(CanonRefusal::TooManyStatements(100))
    );
    assert!(canon(&document).is_ok());
}

/// What a document comes to with whole contexts, without the walk before.
fn in_full(document: &Value) -> Result<String, CanonRefusal> {
    let contexts = Contexts::built_in();
    let prepared = prepared(document, contexts);
    lines(&prepared, contexts.whole(), &Limits::default())
}

#[test]
fn statements_can_be_moved_and_that_is_refused() {
    // the signature covers the same statements, but the end now stands where nobody looks
    let kinds = [
        "EndorsementSubject",
        "VerifiableCredential",
        "OpenBadgeCredential",
    ];
    let told = |end_outside: bool| {
        let mut document = badge(&json!({"id": "urn:s", "type": ["AchievementSubject"]}));
        document["endorsement"] = json!([{
            "id": "urn:e",
            "type": ["VerifiableCredential", "EndorsementCredential"],
            "credentialSubject": {"id": "urn:uuid:1", "type": ["EndorsementSubject"]},
        }]);
        let end = json!("2026-11-01T00:00:00Z");
        if end_outside {
            document["validUntil"] = end;
        } else {
            document["endorsement"][0]["credentialSubject"]["type"] = json!(kinds);
            document["endorsement"][0]["credentialSubject"]["validUntil"] = end;
        }
        document
    };
    let (signed, moved) = (told(true), told(false));
    let mut all_kinds = signed.clone();
    all_kinds["type"] = json!([kinds[0], kinds[1], kinds[2]]);
    assert_eq!(in_full(&all_kinds), in_full(&moved));
    assert!(canon(&signed).is_ok());
    assert_eq!(
        canon(&moved),
        Err(CanonRefusal::ToldTwice("urn:uuid:1".to_owned()))
    );
}

mod laws {
    use super::*;
    use proptest::prelude::*;

    /// Objects from terms and types of all built-in contexts and some of none, in any order and nesting.
    fn anything() -> impl Strategy<Value = Value> {
        let word = prop::sample::select(vec![
            "name",
            "description",
            "narrative",
            "criteria",
            "achievement",
            "tag",
            "image",
            "issuer",
            "evidence",
            "result",
            "alignment",
            "targetUrl",
            "identifier",
            "hashed",
            "creditsEarned",
            "creditsAvailable",
            "validFrom",
            "allowedValue",
            "credentialStatus",
            "statusListIndex",
            "statusListCredential",
            "proof",
            "proofPurpose",
            "proofValue",
            "created",
            "associationType",
            "sourceId",
            "verifiableCredential",
            "partial",
            "grade",
            "endorsement",
            "parentOrg",
            "address",
        ]);
        let kind = prop::sample::select(vec![
            "VerifiableCredential",
            "OpenBadgeCredential",
            "AchievementCredential",
            "Achievement",
            "AchievementSubject",
            "Profile",
            "Address",
            "Alignment",
            "Evidence",
            "Result",
            "ResultDescription",
            "IdentityObject",
            "ClrCredential",
            "ClrSubject",
            "Association",
            "DataIntegrityProof",
            "BitstringStatusListEntry",
            "EndorsementSubject",
            "Saint",
            "1EdTechJsonSchemaValidator2019",
        ]);
        let leaf = prop_oneof![
            any::<bool>().prop_map(Value::from),
            (0..1000_u32).prop_map(Value::from),
            (1..100_000_u32).prop_map(|cents| Value::from(f64::from(cents) / 100.0)),
            "[a-z \\u{e0}-\\u{ff}\"\\\\]{1,9}".prop_map(Value::from),
            prop::sample::select(vec![
                "urn:a",
                "urn:b",
                "https://example.org/x",
                "cred:x",
                "obi:Achievement",
                "xsd:boolean",
                "assertionMethod"
            ])
            .prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 5, move |inner| {
            let members = prop::collection::btree_map(word.clone(), inner.clone(), 1..5);
            let object = (
                members,
                prop::collection::vec(kind.clone(), 1..3),
                prop::option::of("urn:[a-f]"),
            )
                .prop_map(|(members, kinds, id)| {
                    let mut object: Map<String, Value> = members
                        .into_iter()
                        .map(|(word, value)| (word.to_owned(), value))
                        .collect();
                    object.insert("type".to_owned(), json!(kinds));
                    object.extend(id.map(|id| ("id".to_owned(), json!(id))));
                    Value::Object(object)
                });
            prop_oneof![3 => object, 1 => prop::collection::vec(inner, 1..3).prop_map(Value::from)]
        })
    }

    fn named() -> impl Strategy<Value = Vec<&'static str>> {
        use crate::contexts::{LEARNER_RECORD, OPEN_BADGES_EXTENSIONS};
        prop::sample::select(vec![
            vec![CREDENTIALS],
            vec![CREDENTIALS, OPEN_BADGES],
            vec![CREDENTIALS, OPEN_BADGES, OPEN_BADGES_EXTENSIONS],
            vec![CREDENTIALS, LEARNER_RECORD, OPEN_BADGES],
            vec![
                CREDENTIALS,
                "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json",
            ],
        ])
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        #[test]
        fn unsaid_terms_change_nothing(mut document in anything(), named in named()) {
            if let Some(members) = document.as_object_mut() {
                members.insert("@context".to_owned(), json!(named));
                let contexts = Contexts::built_in();
                let prepared = prepared(&document, contexts);
                let short = lines(&prepared, contexts.for_document(&prepared), &Limits::default());
                // whole contexts refuse some nestings of types for terms that nobody says; else both come to the same
                let full = in_full(&document);
                match (&short, &full) {
                    (Ok(_), Ok(_)) => prop_assert_eq!(short, full),
                    (_, Err(CanonRefusal::Expansion(why))) => {
                        prop_assert!(short.is_err() || why.contains("protected term"), "{}", why);
                    }
                    _ => prop_assert_eq!(short, full),
                }
            }
        }

        #[test]
        fn nothing_panics_and_the_answer_is_the_same_twice(document in anything()) {
            let document = badge(&document);
            prop_assert_eq!(canon(&document), canon(&document));
        }
    }
}
