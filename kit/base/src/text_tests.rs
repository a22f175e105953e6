#![expect(clippy::unwrap_used, reason = "tests")]
use super::*;
use proptest::prelude::*;

#[test]
fn titles_are_one_tidy_line() {
    let cases = [
        (
            "  Copyright \u{a0} for\tEducators ",
            Ok("Copyright for Educators"),
        ),
        ("", Err(TextProblem::Empty)),
        (" \u{a0} ", Err(TextProblem::Empty)),
        ("a\u{202e}b", Err(TextProblem::Unprintable)),
        ("a\0b", Err(TextProblem::Unprintable)),
        ("مقدمة في علم البيانات", Ok("مقدمة في علم البيانات")),
    ];
    for (text, expected) in cases {
        assert_eq!(
            Title::parse(text)
                .as_ref()
                .map(Title::as_str)
                .map_err(|p| *p),
            expected,
            "{text:?}"
        );
    }
    assert_eq!(
        Title::parse(&"x".repeat(201)),
        Err(TextProblem::TooLong(200))
    );
}

#[test]
fn slugs_come_from_titles_in_any_script() {
    let cases = [
        ("Copyright for Educators", "copyright-for-educators"),
        (
            "Programación en C: ¿por dónde?",
            "programacion-en-c-por-donde",
        ),
        ("_", "untitled"),
        ("北京", "bei-jing"),
    ];
    for (title, slug) in cases {
        assert_eq!(Slug::of_title(title).as_str(), slug, "{title}");
    }
}

#[test]
fn mail_addresses_are_checked_at_the_door() {
    for good in ["ana@example.org", "A.N+x@mail.example.org", "a@localhost"] {
        assert!(EmailAddress::parse(good).is_ok(), "{good}");
    }
    for bad in [
        "",
        "ana",
        "ana@",
        "@example.org",
        "a b@example.org",
        "a@b",
        "a..b@example.org",
        "a@-x.org",
        "a@x.org\nBcc: b@x.org",
    ] {
        assert!(EmailAddress::parse(bad).is_err(), "{bad:?}");
    }
}

#[test]
fn links_may_not_run_anything() {
    for bad in [
        "javascript:alert(1)",
        "data:text/html,x",
        "//evil",
        "http://",
        "https://user:pw@example.org",
        "vbscript:x",
        "",
    ] {
        assert!(SafeUrl::parse(bad).is_err(), "{bad:?}");
    }
    assert_eq!(
        SafeUrl::parse(" https://example.org/a b ")
            .unwrap()
            .as_str(),
        "https://example.org/a%20b"
    );
}

/// What holds for any input; `PROPTEST_CASES` says how many are tried.
mod laws {
    use super::*;

    proptest! {
        #[test]
        fn a_slug_of_any_title_is_a_slug(title in "\\PC{0,120}") {
            let slug = Slug::of_title(&title);
            prop_assert!(Slug::parse(slug.as_str()).is_ok());
            prop_assert!(Handle::parse(Handle::of_name(&title).as_str()).is_ok());
        }

        #[test]
        fn tokens_survive_an_address(bytes in any::<[u8; 16]>()) {
            let token = Token::from_bytes(bytes);
            prop_assert_eq!(Token::parse(token.as_str()), Ok(token));
        }

        #[test]
        fn parsing_a_title_twice_changes_nothing(text in "\\PC{1,150}") {
            if let Ok(title) = Title::parse(&text) {
                prop_assert_eq!(Title::parse(title.as_str()), Ok(title));
            }
        }
    }
}
