//! The doctor: says what is well, finds what is not, and mends only what is made of other things.

#![expect(clippy::unwrap_used, reason = "tests")]

#[path = "leaving/planted.rs"]
#[expect(dead_code, reason = "the stories of leaving look at more of it")]
mod planted;

use planted::Planted;
use stoa::doctor::{Finding, May, Verdict, examine};
use stoa::settings::{Flags, Mail, Settings};
use store::search::{self, SearchTable};
use store::{Fault, facts, jobs};
use testing::TestFolder;

async fn found(settings: &Settings, may: May) -> Vec<Finding> {
    let mut found = Vec::new();
    examine(settings, may, &mut |finding| found.push(finding)).await;
    found
}

/// What the doctor says of one thing.
#[track_caller]
fn of<'a>(found: &'a [Finding], what: &str) -> (Verdict, &'a str) {
    let of = found.iter().find(|one| one.what == what).unwrap();
    (of.verdict, &of.said)
}

#[tokio::test]
async fn a_sound_university_has_nothing_broken() {
    let mut here = Planted::everywhere().await;
    here.settings.listen = "127.0.0.1:1".parse().unwrap();
    let found = found(&here.settings, May::Look).await;
    for finding in &found {
        assert_ne!(finding.verdict, Verdict::Broken, "{finding}");
    }
    for what in [
        "words",
        "settings",
        "data folder",
        "database",
        "schema",
        "clock",
        "worker",
        "jobs",
        "search",
        "files",
    ] {
        assert_eq!(of(&found, what).0, Verdict::Good, "{:?}", of(&found, what));
    }
    assert_eq!(of(&found, "server").0, Verdict::Warning);
    assert!(of(&found, "files").1.starts_with("1 files are there"));
}

#[tokio::test]
async fn what_is_broken_is_found_and_indexes_are_mended() {
    let mut here = Planted::everywhere().await;
    let at = stoa::house::now().at;
    let ahead = at + std::time::Duration::from_hours(5);
    here.db()
        .write(|tx| async move {
            search::clear(&tx, SearchTable::named("course_words")).await?;
            let long_ago = "2020-01-01T00:00:00Z".parse().unwrap_or(at);
            jobs::enqueue(&tx, "nobody-does-this", &(), long_ago).await?;
            facts::record(&tx, "FromTheFuture", 1, &(), None, ahead).await?;
            Ok::<_, Fault>(())
        })
        .await
        .unwrap();
    let files = here.settings.data.join("files");
    let first = |folder: &std::path::Path| {
        std::fs::read_dir(folder)
            .unwrap()
            .next()
            .unwrap()
            .unwrap()
            .path()
    };
    let file = first(&first(&first(&files)));
    std::fs::write(&file, b"another content").unwrap();
    here.settings.mail = Some(Mail {
        smtp: "smtp://127.0.0.1:1".to_owned(),
        from: "Stoa <stoa@example.org>".to_owned(),
    });

    let broken = found(&here.settings, May::Look).await;
    for what in ["search", "worker", "clock", "files", "mail"] {
        assert_eq!(of(&broken, what).0, Verdict::Broken, "{what}");
    }
    assert!(
        of(&broken, "search")
            .1
            .contains("`stoa doctor --repair` makes it again")
    );
    assert!(of(&broken, "worker").1.contains("nobody-does-this"));
    std::fs::remove_file(&file).unwrap();

    let mended = found(&here.settings, May::Repair).await;
    assert_eq!(of(&mended, "search").0, Verdict::Good);
    assert!(of(&mended, "files").1.starts_with("1 are missing"));
    let after = found(&here.settings, May::Look).await;
    assert_eq!(of(&after, "search").0, Verdict::Good);
}

#[tokio::test]
async fn a_place_where_nothing_is_yet_is_left_alone() {
    let folder = TestFolder::new();
    let data = folder.path().join("data");
    let flags = Flags {
        data: Some(data.clone()),
        ..Flags::default()
    };
    let found = found(&Settings::read(&flags).unwrap(), May::Repair).await;
    assert_eq!(of(&found, "database").0, Verdict::Warning);
    assert!(!data.exists());
}
