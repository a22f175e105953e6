//! `stoa import p2pu-archive` is killed at random instants and started again until it is done: what is there in the end is what
//! an undisturbed import puts down.

use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::Duration;

use base::Chance;
use serde_json::Value;
use store::{Db, params};
use testing::{TestDatabase, TestFolder};

use crate::figures::{figure, millis, size, stopwatch};
use crate::old_archive::OldArchive;
use crate::server::stoa;

store::row! {
    /// How many rows a table has.
    pub struct Rows {
        pub name: String,
        pub rows: i64,
    }
}

store::statements! {
    /// How much is there?
    ROWS: Rows =
        "SELECT 'person' AS name, count(*) AS rows FROM person
          UNION ALL SELECT 'imported_person', count(*) FROM imported_person
          UNION ALL SELECT 'course', count(*) FROM course
          UNION ALL SELECT 'course_version', count(*) FROM course_version
          UNION ALL SELECT 'course_listing', count(*) FROM course_listing
          UNION ALL SELECT 'activity', count(*) FROM activity
          UNION ALL SELECT 'run', count(*) FROM run
          UNION ALL SELECT 'enrollment', count(*) FROM enrollment
          UNION ALL SELECT 'edition', count(*) FROM edition
          UNION ALL SELECT 'thread', count(*) FROM thread
          UNION ALL SELECT 'post', count(*) FROM post
          UNION ALL SELECT 'old_address', count(*) FROM old_address
          UNION ALL SELECT 'old_document', count(*) FROM old_document
          UNION ALL SELECT 'old_revision', count(*) FROM old_revision
          UNION ALL SELECT 'import_item', count(*) FROM import_item
          ORDER BY 1";
    /// Was a course put down without its edition, or planned and never finished?
    HALF: (i64,) =
        "SELECT count(*) AS half FROM import_item
          WHERE run_id IS NULL OR NOT EXISTS (SELECT 1 FROM edition WHERE edition.run_id = import_item.run_id)";
}

/// What an import left behind: its report, and how many rows.
#[derive(Debug, PartialEq)]
struct Outcome {
    report: Value,
    rows: Vec<(String, i64)>,
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_that_is_killed_goes_on_from_there() {
    let kills = size("STOA_PROVE_KILLS", 6);
    let generated = OldArchive::of(if kills > 6 { 150 } else { 15 });
    prove("generated", generated.path(), kills).await;
    if kills > 6 {
        match real_pages() {
            Some(pages) => prove("real", &pages, kills.div_ceil(10)).await,
            None => println!("skipped: the real pages are not beside this repository"),
        }
    }
}

async fn prove(which: &str, pages: &Path, kills: u64) {
    let begun = stopwatch();
    let (wanted, _) = import(pages, &mut || Duration::MAX).await;
    let undisturbed = begun.elapsed();
    let chance = Chance::from_number(7);
    // late enough for something to be there, early enough to come several times
    let span = u64::try_from(undisturbed.as_millis()).unwrap().max(20) * 2 / 3;
    let (mut killed, mut imports) = (0, 0);
    while killed < kills {
        let mut instant = || Duration::from_millis(chance.number() % span);
        let (outcome, times) = import(pages, &mut instant).await;
        assert_eq!(outcome, wanted, "after {times} kills");
        (killed, imports) = (killed + times, imports + 1);
    }
    figure(
        &format!("{which} pages: courses"),
        wanted.report["courses"].as_array().unwrap().len(),
    );
    figure(
        &format!("{which} pages: rows put down"),
        wanted.rows.iter().map(|(_, rows)| rows).sum::<i64>(),
    );
    figure(
        &format!("{which} pages: undisturbed import"),
        millis(undisturbed),
    );
    figure(&format!("{which} pages: kills"), killed);
    figure(
        &format!("{which} pages: imports until done, each the same as undisturbed"),
        imports,
    );
}

/// Imports into a fresh database, killed after `instant` each time, until it is done; says how often that was.
async fn import(pages: &Path, instant: &mut (dyn FnMut() -> Duration + Send)) -> (Outcome, u64) {
    let (folder, database) = (TestFolder::new(), TestDatabase::new().await);
    let report = folder.path().join("report.json");
    let mut kills = 0;
    loop {
        let mut child = begin(pages, folder.path(), &database, &report);
        if is_done_within(&mut child, instant()) {
            break;
        }
        kills += 1;
    }
    let text = std::fs::read_to_string(&report).unwrap();
    let outcome = Outcome {
        report: serde_json::from_str(&text).unwrap(),
        rows: rows(database.db()).await,
    };
    (outcome, kills)
}

fn begin(pages: &Path, folder: &Path, database: &TestDatabase, report: &Path) -> Child {
    stoa(&folder.join("data"), database.address())
        .args(["import", "p2pu-archive"])
        .arg(pages)
        .arg("--report")
        .arg(report)
        .stdout(Stdio::null())
        .stderr(Stdio::inherit())
        .spawn()
        .unwrap()
}

/// Kills the import when the time is over; true when it was done before.
fn is_done_within(child: &mut Child, time: Duration) -> bool {
    let begun = stopwatch();
    while begun.elapsed() < time {
        if let Some(status) = child.try_wait().unwrap() {
            assert!(status.success(), "the import ended with {status}");
            return true;
        }
        sleep(Duration::from_millis(1));
    }
    child.kill().unwrap();
    // it may have been done in this very moment
    child.wait().unwrap().success()
}

async fn rows(db: &Db) -> Vec<(String, i64)> {
    let session = db.read().await.unwrap();
    let (half,) = session.one(&HALF, params![]).await.unwrap();
    assert_eq!(half, 0, "courses that are there by half");
    let rows = session.all(&ROWS, params![]).await.unwrap();
    rows.into_iter()
        .map(|table| (table.name, table.rows))
        .collect()
}

/// The folder of real pages, which is not part of the repository.
fn real_pages() -> Option<PathBuf> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/p2pu-archive");
    beside.join("expected.json").is_file().then_some(beside)
}
