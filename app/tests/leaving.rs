//! Taking everything along, and going: a person is planted into every room, and nothing of them is found afterwards.

#![expect(clippy::unwrap_used, reason = "tests")]

#[path = "leaving/planted.rs"]
mod planted;
#[path = "leaving/search.rs"]
mod search;

use std::io::Read as _;
use std::process::Command;

use planted::{PASSWORD, Planted};
use search::{everywhere, in_files, in_tables};
use testing::Page;

/// Where the token stands before anything is erased: the proof that the search finds it, and what a new column has to join.
const PLANTED_IN: &[&str] = &[
    "enrollment.answer",
    "fact.payload",
    "job.payload",
    "letter.html",
    "letter.subject",
    "letter.text",
    "letter.to_address",
    "mail_address.address",
    "person.about",
    "person.about_html",
    "person.handle",
    "person.name",
    "person.name_folded",
    "post.body",
    "post.body_html",
    "post_version.body",
    "post_version.body_html",
    "review.body",
    "review.body_html",
    "review_mark.body",
    "review_mark.body_html",
    "run_transition.why",
    "site_page_version.body",
    "site_page_version.body_html",
    "site_page_version.title",
    "site_page_version.why",
    "submission_version.body",
    "submission_version.body_html",
    "submission_version.file_name",
    "submission_version.link",
    "thread.title",
    "award.name_on_it",
];

fn parcel(page: &Page) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(&page.bytes)).unwrap();
    let mut files = Vec::new();
    for place in 0..zip.len() {
        let mut file = zip.by_index(place).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        files.push((file.name().unwrap().into_owned(), text));
    }
    files
}

/// Whether a backup that is made now holds the token.
async fn in_a_backup(here: &Planted) -> bool {
    let folder = testing::TestFolder::new();
    let file = folder.path().join("backup");
    stoa::commands::backup::make(&here.settings, &file)
        .await
        .unwrap();
    let mut unpacked = Vec::new();
    flate2::read::GzDecoder::new(std::fs::File::open(file).unwrap())
        .read_to_end(&mut unpacked)
        .unwrap();
    search::has_token(&unpacked)
}

#[tokio::test]
async fn somebody_takes_everything_along_and_goes_without_a_trace() {
    let here = Planted::everywhere().await;
    let mut wanted: Vec<&str> = PLANTED_IN.to_vec();
    wanted.sort_unstable();
    assert_eq!(in_tables(here.db()).await, wanted);
    assert!(!in_files(here.folder()).is_empty());
    assert!(in_a_backup(&here).await);

    let wrong = here
        .person
        .post(&"/settings/data", &[("password", "not mine")])
        .await;
    assert_eq!(wrong.status, 422);
    let page = here
        .person
        .post(&"/settings/data", &[("password", PASSWORD)])
        .await;
    assert_eq!(page.headers["content-type"], "application/zip");
    let parcel = parcel(&page);
    for word in [
        "zqxw7name",
        "zqxw7mail",
        "zqxw7about",
        "zqxw7post",
        "zqxw7title",
        "zqxw7work",
        "zqxw7review",
        "zqxw7mark",
        "zqxw7answer",
        "zqxw7letter",
        "zqxw7reason",
        "zqxw7content",
        "zqxw7because",
    ] {
        assert!(
            parcel
                .iter()
                .any(|(_, text)| text.to_lowercase().contains(word)),
            "{word} is not in the parcel"
        );
    }
    assert!(parcel.iter().any(|(name, _)| name == "index.html"));

    let gone = here
        .person
        .post(
            &"/settings/leave",
            &[("texts", "go"), ("password", PASSWORD)],
        )
        .await;
    assert_eq!(gone.status, 200, "{}", gone.text());
    assert_eq!(
        gone.notice(),
        "You are gone from here. Thank you for having been with us."
    );
    stoa::leaving::removal::sweep(here.app()).await.unwrap();

    assert_eq!(everywhere(here.db(), here.folder()).await, [""; 0]);
    assert!(
        !in_a_backup(&here).await,
        "the next backup still holds them"
    );
    here.everything_still_reads_well().await;
    let thread = here.visitor.get(&here.thread).await;
    assert!(thread.text().contains("withdrawn"), "{}", thread.text());
    assert!(
        thread.text().contains("Agreed, Somebody who left"),
        "{}",
        thread.text()
    );
}

#[tokio::test]
async fn the_words_of_somebody_who_left_may_stay_without_their_name() {
    let here = Planted::everywhere().await;

    let gone = here
        .person
        .post(
            &"/settings/leave",
            &[("texts", "stay"), ("password", PASSWORD)],
        )
        .await;
    assert_eq!(gone.status, 200, "{}", gone.text());
    stoa::leaving::removal::sweep(here.app()).await.unwrap();

    let left = in_tables(here.db()).await;
    let texts = [
        "post.body",
        "post.body_html",
        "review.body",
        "review.body_html",
        "review_mark.body",
        "review_mark.body_html",
        "run_transition.why",
        "thread.title",
    ];
    assert_eq!(left, texts);
    let thread = here.visitor.get(&here.thread).await;
    assert!(thread.text().contains("zqxw7post says"));
    for name in ["zqxw7handle", "Zqxw7name"] {
        assert!(
            !thread.html().contains(name),
            "{name} stands in {}",
            thread.html()
        );
    }
    here.everything_still_reads_well().await;
}

#[tokio::test]
async fn nobody_else_is_erased() {
    let here = Planted::everywhere().await;
    let wrong = here
        .person
        .post(
            &"/settings/leave",
            &[("texts", "go"), ("password", "not mine")],
        )
        .await;
    assert_eq!(wrong.status, 422);
    assert_eq!(
        wrong.field_problem("password"),
        "That is not your password."
    );
    let without = here
        .person
        .post(&"/settings/leave", &[("password", PASSWORD)])
        .await;
    assert_eq!(without.status, 422);
    let visitor = here.visitor.get(&"/settings/leave").await;
    assert!(visitor.address.starts_with("/sign-in"));
    assert_eq!(in_tables(here.db()).await.len(), PLANTED_IN.len());
}

#[tokio::test]
async fn an_operator_erases_by_handle_or_mail() {
    let here = Planted::everywhere().await;
    let stoa = |who: &'static str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_stoa"));
        command.args(["admin", "erase", who, "--yes", "--data"]);
        command.arg(here.folder());
        command.args(["--database", &here.settings.database.to_string()]);
        command.output().unwrap()
    };

    let nobody = stoa("nobody-of-this-name");
    assert!(!nobody.status.success());
    assert_eq!(
        String::from_utf8_lossy(&nobody.stderr).trim(),
        "stoa: nobody here has the mail address or handle \"nobody-of-this-name\""
    );
    let done = stoa("zqxw7mail@example.org");
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
    assert!(String::from_utf8_lossy(&done.stdout).contains("(@zqxw7handle) is erased"));
    assert_eq!(everywhere(here.db(), here.folder()).await, [""; 0]);
    assert!(!stoa("zqxw7handle").status.success());
}
