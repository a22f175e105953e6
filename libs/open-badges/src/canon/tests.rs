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
