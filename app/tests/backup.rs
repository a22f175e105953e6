//! Everything in one file: made while people write, put back on either database, refused where it is not whole.

#![expect(clippy::unwrap_used, reason = "tests")]

#[path = "leaving/planted.rs"]
#[expect(dead_code, reason = "the stories of leaving look at more of it")]
mod planted;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use planted::Planted;
use stoa::commands::backup::{make, put_back};
use stoa::house;
use stoa::settings::{Flags, Settings};
use store::{Cell, DatabaseUrl, Db, Letter, outbox, tables};
use testing::{Browser, TestDatabase, TestFolder};
use web::Mode;

/// A new place to restore into.
struct Place {
    folder: TestFolder,
    settings: Settings,
    /// Goes when the place goes.
    #[expect(dead_code, reason = "removed when it is dropped")]
    server: Option<TestDatabase>,
}

impl Place {
    fn in_a_file() -> Self {
        let folder = TestFolder::new();
        let flags = Flags {
            data: Some(folder.path().join("data")),
            ..Flags::default()
        };
        let settings = Settings::read(&flags).unwrap();
        Self {
            folder,
            settings,
            server: None,
        }
    }

    /// On the server for tests, if there is one.
    async fn on_a_server() -> Option<Self> {
        store::testing::server()?;
        let mut place = Self::in_a_file();
        let server = TestDatabase::empty().await;
        server.address().clone_into(&mut place.settings.database);
        Some(Self {
            server: Some(server),
            ..place
        })
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("stoa.backup")
    }
}

/// Every row of every table, whatever the order and the database. Jobs come and go by themselves, and each engine has its own
/// hashes of migrations.
async fn content(db: &Db) -> BTreeMap<String, BTreeSet<String>> {
    let session = db.read().await.unwrap();
    let mut content = BTreeMap::new();
    for table in tables::tables(&session).await.unwrap() {
        if ["job", tables::SCHEMA].contains(&table.name.as_str()) {
            continue;
        }
        let mut rows = BTreeSet::new();
        tables::rows(&session, &table, &mut |cells| {
            let cells: Vec<String> = cells.iter().map(plain).collect();
            rows.insert(cells.join(" | "));
            true
        })
        .await
        .unwrap();
        content.insert(table.name, rows);
    }
    content
}

fn plain(cell: &Cell<'_>) -> String {
    match cell {
        Cell::Bool(yes) => format!("{:?}", Cell::Int(i64::from(*yes))),
        other => format!("{other:?}"),
    }
}

async fn opened(settings: &Settings) -> web::App {
    house::open(settings, Mode::Live).await.unwrap()
}

/// Puts the backup back and looks that everything is there, the search and the files too.
async fn restored(file: &Path, place: &Place) -> web::App {
    let summary = put_back(&place.settings, file).await.unwrap();
    assert_eq!((summary.files, summary.missing), (1, 0));
    let app = opened(&place.settings).await;
    let visitor = Browser::new(web::dressed(house::doors(), &app), None);
    let found = visitor.get(&"/courses?q=copyright").await;
    assert!(found.text().contains("Copyright"), "{}", found.text());
    app
}

#[tokio::test]
async fn a_backup_goes_from_one_database_to_the_other_and_back() {
    let here = Planted::everywhere().await;
    let (first, last) = (Place::in_a_file(), Place::in_a_file());
    make(&here.settings, &first.file()).await.unwrap();
    let wanted = content(here.db()).await;
    assert!(wanted.values().map(BTreeSet::len).sum::<usize>() > 100);

    let app = restored(&first.file(), &first).await;
    assert_eq!(content(&app.db).await, wanted);
    let mut carried = first.file();
    if let Some(server) = Place::on_a_server().await {
        let app = restored(&carried, &server).await;
        assert_eq!(content(&app.db).await, wanted);
        make(&server.settings, &server.file()).await.unwrap();
        carried = last.folder.path().join("carried");
        std::fs::copy(server.file(), &carried).unwrap();
    }
    let app = restored(&carried, &last).await;
    assert_eq!(content(&app.db).await, wanted);
}

#[tokio::test]
async fn a_backup_is_of_one_moment_while_people_write() {
    let here = Planted::everywhere().await;
    let stop = Arc::new(AtomicBool::new(false));
    let writers: Vec<_> = (0..3)
        .map(|number| {
            let (db, stop) = (here.db().clone(), stop.clone());
            tokio::spawn(async move {
                let mut written = 0_u32;
                while !stop.load(Ordering::Relaxed) {
                    write_two(&db, &format!("w{number}-{written}")).await;
                    written += 1;
                }
                written
            })
        })
        .collect();

    let place = Place::in_a_file();
    for number in 0..5 {
        let file = place.folder.path().join(format!("{number}.backup"));
        make(&here.settings, &file).await.unwrap();
    }
    stop.store(true, Ordering::Relaxed);
    for writer in writers {
        assert!(writer.await.unwrap() > 0);
    }

    let file = place.folder.path().join("4.backup");
    let app = restored(&file, &place).await;
    let letters = &content(&app.db).await["letter"];
    let written: Vec<&String> = letters.iter().filter(|row| row.contains("two@")).collect();
    let subjects: BTreeSet<&str> = written
        .iter()
        .filter_map(|row| row.split("twin ").nth(1)?.split('"').next())
        .collect();
    assert!(
        !subjects.is_empty(),
        "something was written before the last backup"
    );
    assert_eq!(
        written.len(),
        2 * subjects.len(),
        "never half a transaction"
    );
}

async fn write_two(db: &Db, name: &str) {
    db.write(|tx| async move {
        for number in 0..2 {
            let letter = Letter {
                kind: "test",
                person_id: None,
                to_address: format!("two@{number}.example.org"),
                subject: format!("twin {name}"),
                text: String::new(),
                html: String::new(),
            };
            outbox::post(&tx, letter, house::now().at).await?;
        }
        Ok::<_, store::Fault>(())
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn what_is_not_whole_is_refused_in_one_sentence_and_leaves_nothing() {
    let here = Planted::everywhere().await;
    let place = Place::in_a_file();
    let whole = place.file();
    make(&here.settings, &whole).await.unwrap();
    let bytes = std::fs::read(&whole).unwrap();
    let mut text = Vec::new();
    flate2::read::GzDecoder::new(&bytes[..])
        .read_to_end(&mut text)
        .unwrap();
    let text = String::from_utf8_lossy(&text).into_owned();
    let flipped = |at: usize| {
        let mut bytes = bytes.clone();
        bytes[at] ^= 0x10;
        bytes
    };

    let (head, rest) = text.split_once('\n').unwrap();
    let newer = head.replace("\"schema\":[", "\"schema\":[0,");
    let newer = resealed(&format!("{newer}\n{rest}"));
    let cases = [
        (bytes[..bytes.len() / 2].to_vec(), "the backup is damaged"),
        (bytes[..bytes.len() - 1].to_vec(), "the backup is damaged"),
        (flipped(bytes.len() / 2), "the backup is damaged"),
        (flipped(bytes.len() - 6), "the backup is damaged"),
        (
            packed(&text.replacen("zqxw7about", "zqxw7above", 1)),
            "its content is not what was written",
        ),
        (
            packed(&text.replace("zqxw7content", "zqxw7kontent")),
            "the backup is damaged",
        ),
        (
            packed(&text.replacen("\"format\":1", "\"format\":2", 1)),
            "a newer version of Stoa",
        ),
        (packed(&newer), "a newer version of Stoa"),
        (
            b"no backup at all".to_vec(),
            "this file is not a backup of Stoa",
        ),
        (Vec::new(), "this file is not a backup of Stoa"),
    ];
    for (number, (bytes, says)) in cases.into_iter().enumerate() {
        let file = place.folder.path().join(format!("broken-{number}"));
        std::fs::write(&file, bytes).unwrap();
        let error = put_back(&place.settings, &file).await.unwrap_err();
        let said = format!("{error:#}");
        assert!(said.contains(says), "{number}: {said}");
        assert!(
            !place.settings.data.exists(),
            "{number}: something was left"
        );
    }

    let not_empty = put_back(&here.settings, &whole).await.unwrap_err();
    let said = format!("{not_empty:#}");
    assert!(said.contains("the database is not empty"), "{said}");
    let again = make(&here.settings, &whole).await.unwrap_err();
    assert!(again.to_string().contains("exists already"));
    assert!(
        put_back(&place.settings, Path::new("/nowhere"))
            .await
            .is_err()
    );
    assert!(matches!(place.settings.database, DatabaseUrl::Sqlite(_)));
}

/// The text with an end that fits it.
fn resealed(text: &str) -> String {
    let at = text.trim_end().rfind('\n').unwrap() + 1;
    let (body, end) = text.split_at(at);
    let (before, _) = end.split_once("\"sha256\":\"").unwrap();
    let hash = store::sha256(body.as_bytes());
    format!("{body}{before}\"sha256\":\"{hash}\"}}}}\n")
}

fn packed(text: &str) -> Vec<u8> {
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    out.write_all(text.as_bytes()).unwrap();
    out.finish().unwrap()
}
