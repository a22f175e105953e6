//! The file shelf: the same on a folder, in memory and on a storage that speaks S3, and what is said when that is not well.

use std::time::Duration;

use bytes::Bytes;
use hyper::StatusCode;

use crate::FileKey;
use crate::fault::Fault;
use crate::files::{FileFault, FileFaultKind, FilePlace, FileShelf, S3, Shelf};
use crate::testing::TestFolder;
use crate::testing::bucket::{Mood, TestBucket};

async fn keeps(shelf: &Shelf) {
    shelf.greet().await.unwrap();
    let key = shelf.put(Bytes::from_static(b"a work")).await.unwrap();
    assert_eq!(shelf.put(Bytes::from_static(b"a work")).await.unwrap(), key);
    assert_eq!(shelf.get(&key).await.unwrap().unwrap(), "a work");
    assert!(shelf.has(&key).await.unwrap());
    shelf.delete(&key).await.unwrap();
    shelf.delete(&key).await.unwrap();
    assert_eq!(shelf.get(&key).await.unwrap(), None);
    assert!(!shelf.has(&key).await.unwrap());
    for content in [Bytes::new(), Bytes::from(vec![7; 10_000_000])] {
        let key = shelf.put(content.clone()).await.unwrap();
        assert_eq!(shelf.get(&key).await.unwrap().unwrap(), content);
        shelf.delete(&key).await.unwrap();
    }
    shelf.probe().await.unwrap();
}

#[tokio::test]
async fn a_file_is_kept_by_its_content_wherever() {
    keeps(&Shelf::memory()).await;
    let folder = TestFolder::new();
    let files = folder.path().join("files");
    keeps(&Shelf::at(&FilePlace::Folder(files)).unwrap()).await;
    let bucket = TestBucket::start().await;
    keeps(&Shelf::at(&bucket.place()).unwrap()).await;
    let left: Vec<String> = bucket
        .kept()
        .into_iter()
        .filter(|name| name.starts_with("live/"))
        .collect();
    assert!(
        left.is_empty(),
        "the probe and all files are gone: {left:?}"
    );
}

#[tokio::test]
async fn whoever_writes_the_same_at_once_is_well() {
    let bucket = TestBucket::start().await;
    let shelf = Shelf::at(&bucket.place()).unwrap();
    let content = Bytes::from(vec![3; 300_000]);
    let puts = (0..8).map(|_| shelf.put(content.clone()));
    for key in futures::future::join_all(puts).await {
        assert_eq!(key.unwrap(), FileKey::of(&content));
    }
    let key = FileKey::of(&content);
    assert_eq!(shelf.get(&key).await.unwrap().unwrap(), content);
}

/// What each act on the shelf says, and how long it takes at the most.
async fn faults(shelf: &Shelf) -> (Vec<FileFault>, Duration) {
    let key = FileKey::of(b"a work");
    let begun = tokio::time::Instant::now();
    let faults = vec![
        shelf.greet().await.unwrap_err(),
        shelf.put(Bytes::from_static(b"a work")).await.unwrap_err(),
        shelf.get(&key).await.unwrap_err(),
        shelf.has(&key).await.unwrap_err(),
        shelf.delete(&key).await.unwrap_err(),
        shelf.probe().await.unwrap_err(),
    ];
    (faults, begun.elapsed())
}

#[track_caller]
fn all_say(faults: Vec<FileFault>, kind: FileFaultKind, says: &str) {
    for fault in faults {
        assert_eq!(fault.kind(), kind, "{fault}");
        let said = fault.to_string();
        assert!(said.contains(says), "{said}");
        assert!(!said.contains(['\n', '<']) && said.len() < 300, "{said}");
        assert!(!format!("{fault:?}").contains("zqxw7"), "{fault:?}");
        assert!(matches!(Fault::from(fault), Fault::Unavailable { .. }));
    }
}

#[tokio::test]
async fn a_storage_that_is_gone_is_said_at_once() {
    let mut bucket = TestBucket::start().await;
    let shelf = Shelf::at(&bucket.place()).unwrap();
    shelf.probe().await.unwrap();
    bucket.goes_away().await;
    let (faults, took) = faults(&shelf).await;
    all_say(faults, FileFaultKind::Unreachable, "cannot be reached");
    assert!(took < Duration::from_secs(30), "{took:?}");
}

#[tokio::test]
async fn a_storage_that_says_nothing_holds_nobody_up() {
    let bucket = TestBucket::start().await;
    let shelf = Shelf::at(&bucket.place()).unwrap();
    let key = shelf.put(Bytes::from_static(b"a work")).await.unwrap();
    for mood in [Mood::Silent, Mood::Stuck] {
        bucket.behaves(mood);
        let (read, kept) = tokio::join!(
            tokio::time::timeout(Duration::from_secs(29), shelf.get(&key)),
            tokio::time::timeout(Duration::from_secs(29), async {
                match mood {
                    Mood::Silent => Some(shelf.put(Bytes::from_static(b"a work")).await),
                    _ => None,
                }
            })
        );
        let read = read.unwrap().unwrap_err();
        all_say(vec![read], FileFaultKind::Unreachable, "in time");
        if let Some(kept) = kept.unwrap() {
            let kept = kept.unwrap_err();
            all_say(vec![kept], FileFaultKind::Unreachable, "in time");
        }
    }
    bucket.behaves(Mood::Well);
    assert!(shelf.get(&key).await.unwrap().is_some(), "it recovers");
}

#[tokio::test]
async fn a_storage_that_forbids_or_fails_is_said() {
    let bucket = TestBucket::start().await;
    let shelf = Shelf::at(&bucket.place()).unwrap();
    bucket.behaves(Mood::Says(StatusCode::FORBIDDEN));
    let asked = bucket.asked();
    let (refused, _) = faults(&shelf).await;
    all_say(refused, FileFaultKind::Forbidden, "does not let us in");
    assert_eq!(bucket.asked() - asked, 6, "nobody asks again");
    bucket.behaves(Mood::Says(StatusCode::INTERNAL_SERVER_ERROR));
    let (failed, took) = faults(&shelf).await;
    all_say(failed, FileFaultKind::Failing, "500");
    assert!(took < Duration::from_secs(40), "{took:?}");

    bucket.behaves(Mood::Well);
    let wrong = S3 {
        secret_key: Some("another".to_owned()),
        ..bucket.s3()
    };
    let wrong = Shelf::at(&FilePlace::read(&bucket.name(), &wrong).unwrap()).unwrap();
    let (refused, _) = faults(&wrong).await;
    all_say(refused, FileFaultKind::Forbidden, "look at the keys");
    let missing = FilePlace::read("s3://nobodys-files", &bucket.s3()).unwrap();
    let missing = Shelf::at(&missing).unwrap();
    let fault = missing.greet().await.unwrap_err();
    all_say(vec![fault], FileFaultKind::NoBucket, "there is no bucket");
}

#[tokio::test]
async fn a_storage_that_fails_for_a_moment_is_asked_again() {
    let bucket = TestBucket::start().await;
    let shelf = Shelf::at(&bucket.place()).unwrap();
    bucket.behaves(Mood::Fails(2));
    let key = shelf.put(Bytes::from_static(b"a work")).await.unwrap();
    bucket.behaves(Mood::Fails(1));
    assert_eq!(shelf.get(&key).await.unwrap().unwrap(), "a work");
    bucket.behaves(Mood::Fails(1));
    shelf.delete(&key).await.unwrap();
    assert_eq!(shelf.get(&key).await.unwrap(), None);
}

#[tokio::test]
async fn a_folder_that_cannot_be_is_said() {
    let folder = TestFolder::new();
    let file = folder.path().join("file");
    std::fs::write(&file, b"").unwrap();
    let fault = Shelf::folder(&file.join("files")).err().unwrap();
    assert_eq!(fault.kind(), FileFaultKind::Failing);
    assert!(fault.to_string().contains("the folder"), "{fault}");
}
