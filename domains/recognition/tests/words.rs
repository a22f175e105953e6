//! Progress in words.
#![expect(clippy::unwrap_used, reason = "tests")]

use base::Zone;
use recognition::completion::{CompletionRule, DoneCounts, progress};
use recognition::pages;
use web::{Language, T, Words};

#[test]
fn progress_is_said_in_words() {
    let (words, mistakes) = Words::gather(&[web::WORDS, recognition::WORDS]);
    assert!(mistakes.is_empty(), "{mistakes:?}");
    let words = std::sync::Arc::new(words);
    let now = "2027-01-12T12:00:00Z".parse().unwrap();
    let no_rule = "This run has no completion rule: people take part in it, nobody is certified.";
    let english = "4 of 9 tasks handed in · 3 of 4 reviews given";
    let spanish = "4 de 9 tareas entregadas · 1 de una revisión hecha";
    let cases = [
        (Language::English, (9, 4), (4, 3), english),
        (Language::English, (1, 0), (0, 5), "0 of one task handed in"),
        (Language::English, (0, 0), (5, 5), no_rule),
        (Language::Spanish, (9, 1), (4, 1), spanish),
    ];
    for (language, (tasks_needed, reviews_needed), (tasks, reviews), expected) in cases {
        let t = T::new(words.clone(), language, Zone::utc(), now);
        let rule = CompletionRule {
            tasks_needed,
            reviews_needed,
        };
        let progress = progress(&rule, DoneCounts { tasks, reviews });
        assert_eq!(pages::progress_words(&t, &progress), expected);
        let drawn = pages::progress(&t, &progress).into_string();
        assert!(drawn.contains(expected), "{drawn}");
        assert_eq!(drawn.contains("<progress"), tasks_needed > 0);
    }
}
