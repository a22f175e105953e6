//! Files in a storage that speaks S3: carried there and back by backups, looked at by the doctor, away without holding anybody up.

#![expect(clippy::unwrap_used, reason = "tests")]

#[path = "leaving/planted.rs"]
#[expect(dead_code, reason = "the stories of leaving look at more of it")]
mod planted;

use planted::{PASSWORD, Planted};
use stoa::commands::backup::{make, put_back};
use stoa::doctor::{Finding, May, Verdict, examine};
use stoa::house;
use stoa::settings::{Flags, Settings};
use store::testing::bucket::{Mood, TestBucket};
use store::{Cell, FilePlace, S3, tables};
use testing::{Browser, TestFolder};
use web::Mode;

fn in_a_file(folder: &TestFolder, name: &str) -> Settings {
    let flags = Flags {
        data: Some(folder.path().join(name)),
        ..Flags::default()
    };
    Settings::read(&flags).unwrap()
}

/// The university, carried by a backup to where its file is in a bucket.
async fn carried(here: &Planted, folder: &TestFolder, bucket: &TestBucket) -> Settings {
    let backup = folder.path().join("first.stoa");
    make(&here.settings, &backup).await.unwrap();
    let far = Settings {
        files: bucket.place(),
        ..in_a_file(folder, "far")
    };
    let carried = put_back(&far, &backup).await.unwrap();
    assert_eq!((carried.files, carried.missing), (1, 0));
    far
}

async fn of_files(settings: &Settings) -> Finding {
    let mut found = Vec::new();
    examine(settings, May::Look, &mut |finding: Finding| {
        found.push(finding);
    })
    .await;
    found.into_iter().find(|one| one.what == "files").unwrap()
}

fn in_the_bucket(bucket: &TestBucket) -> usize {
    let kept = bucket.kept();
    kept.iter().filter(|name| name.starts_with("live/")).count()
}

/// The address of the one file that was handed in.
async fn file_address(app: &web::App) -> String {
    let session = app.db.read().await.unwrap();
    let mut found = None;
    for mut table in tables::tables(&session).await.unwrap() {
        table.columns.retain(|column| column.name == "file_token");
        if !table.columns.is_empty() {
            tables::rows(&session, &table, &mut |cells| {
                if let Some(Cell::Text(token)) = cells.first() {
                    found = Some(format!("/files/{token}"));
                }
                true
            })
            .await
            .unwrap();
        }
    }
    found.unwrap()
}

#[tokio::test]
async fn a_backup_carries_files_from_a_folder_to_a_bucket_and_back() {
    let here = Planted::everywhere().await;
    let (folder, bucket) = (TestFolder::new(), TestBucket::start().await);
    let far = carried(&here, &folder, &bucket).await;
    assert_eq!(in_the_bucket(&bucket), 1);
    assert!(!far.data.join("files").exists());
    let finding = of_files(&far).await;
    assert_eq!(finding.verdict, Verdict::Good, "{finding}");
    assert!(finding.said.starts_with("1 files are there"), "{finding}");
    assert_eq!(in_the_bucket(&bucket), 1, "the probe is gone");

    let second = folder.path().join("second.stoa");
    make(&far, &second).await.unwrap();
    let near = in_a_file(&folder, "near");
    let back = put_back(&near, &second).await.unwrap();
    assert_eq!((back.files, back.missing), (1, 0));
    let finding = of_files(&near).await;
    assert_eq!(finding.verdict, Verdict::Good, "{finding}");
}

#[tokio::test]
async fn the_doctor_and_the_start_say_what_is_wrong_with_a_storage() {
    let here = Planted::everywhere().await;
    let mut bucket = TestBucket::start().await;
    let mut settings = Settings {
        files: bucket.place(),
        ..here.settings.clone()
    };
    let missing = of_files(&settings).await;
    assert!(missing.said.starts_with("1 are missing"), "{missing}");

    let wrong = S3 {
        secret_key: Some("another".to_owned()),
        ..bucket.s3()
    };
    settings.files = FilePlace::read(&bucket.name(), &wrong).unwrap();
    let refused = of_files(&settings).await;
    assert_eq!(refused.verdict, Verdict::Broken);
    assert!(refused.said.contains("does not let us in"), "{refused}");
    let start = house::open(&settings, Mode::Live).await.err().unwrap();
    let said = format!("{start:#}");
    assert!(said.contains("look at the keys"), "{said}");
    assert_eq!(said.lines().count(), 1);

    settings.files = FilePlace::read("s3://nobodys-files", &bucket.s3()).unwrap();
    let start = house::open(&settings, Mode::Live).await.err().unwrap();
    assert!(start.to_string().contains("there is no bucket"), "{start}");

    settings.files = bucket.place();
    bucket.goes_away().await;
    let away = of_files(&settings).await;
    assert!(away.said.contains("cannot be reached"), "{away}");
    // a storage that is away for a moment closes no university
    house::open(&settings, Mode::Live).await.unwrap();
}

#[tokio::test]
async fn a_folder_that_cannot_be_one_is_said_in_one_sentence() {
    let folder = TestFolder::new();
    let file = folder.path().join("plain");
    std::fs::write(&file, "a file").unwrap();
    let settings = Settings {
        files: FilePlace::Folder(file),
        ..in_a_file(&folder, "data")
    };
    let start = house::open(&settings, Mode::Live).await.err().unwrap();
    let said = format!("{start:#}");
    assert!(said.contains("cannot be used (File exists"), "{said}");
    assert_eq!(said.matches("File exists").count(), 1, "{said}");
}

#[tokio::test]
async fn a_page_whose_file_cannot_be_had_says_so_and_the_others_stand() {
    let here = Planted::everywhere().await;
    let (folder, bucket) = (TestFolder::new(), TestBucket::start().await);
    let settings = carried(&here, &folder, &bucket).await;
    let app = house::open(&settings, Mode::Live).await.unwrap();
    let person = Browser::new(web::dressed(house::doors(), &app), None);
    let fields = [("mail", "zqxw7mail@example.org"), ("password", PASSWORD)];
    let signed_in = person.post(&"/sign-in", &fields).await;
    assert_eq!(signed_in.status, 200, "{}", signed_in.text());
    let file = file_address(&app).await;
    assert_eq!(person.get(&file).await.status, 200);
    for mood in [
        Mood::Silent,
        Mood::Says(http::StatusCode::FORBIDDEN),
        Mood::Says(http::StatusCode::BAD_GATEWAY),
    ] {
        bucket.behaves(mood);
        let page = person.get(&file).await;
        assert_eq!(page.status, 503, "{mood:?}");
        assert!(!page.text().contains("127.0.0.1"), "{}", page.text());
        assert_eq!(person.get(&"/home").await.status, 200);
    }
    bucket.behaves(Mood::Fails(1));
    assert_eq!(person.get(&file).await.status, 200, "asked again");

    // whoever is erased is erased there too
    bucket.behaves(Mood::Well);
    let session = app.db.read().await.unwrap();
    let own = people::doors::who_is(&session, "zqxw7handle").await;
    let own = own.unwrap().unwrap();
    drop(session);
    stoa::leaving::removal::erase(
        &app,
        own.id,
        stoa::leaving::removal::Texts::Go,
        stoa::leaving::removal::By::Operator,
    )
    .await
    .unwrap();
    stoa::leaving::removal::sweep(&app).await.unwrap();
    assert_eq!(in_the_bucket(&bucket), 0, "{:?}", bucket.kept());
}
