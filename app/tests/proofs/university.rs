//! The demo university on a database of its own, and sessions of its people.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use base::{Chance, Clock, Handle, Now, PersonId, Slug, Timestamp, Zone};
use jiff::SignedDuration;
use stoa::demo::content::Demo;
use stoa::settings::{LogFormat, Settings};
use store::Db;
use testing::{TestDatabase, TestFolder};
use web::{App, AppParts, Language, Mode};

use crate::figures::machine_time;
use crate::server::{Start, free_port};

/// The demo university.
pub struct University {
    folder: TestFolder,
    database: TestDatabase,
    pub port: u16,
}

/// Somebody of the demo who is signed in.
#[derive(Debug, Clone)]
pub struct Member {
    pub id: PersonId,
    pub session: String,
}

/// A clock that is ahead of the machine's.
struct Ahead(SignedDuration);

impl Clock for Ahead {
    fn now(&self) -> Timestamp {
        machine_time().checked_add(self.0).unwrap()
    }
}

impl University {
    /// Fills the demo.
    pub async fn filled() -> Self {
        Self::filled_on(TestDatabase::new().await).await
    }

    /// Fills the demo into that database.
    pub async fn filled_on(database: TestDatabase) -> Self {
        let here = Self {
            folder: TestFolder::new(),
            database,
            port: free_port(),
        };
        let now = Now {
            at: base::time::whole_microseconds(machine_time()),
            chance: Chance::from_system(),
        };
        let demo = Demo::read().unwrap();
        stoa::demo::fill::fill(here.db(), &demo, &now)
            .await
            .unwrap();
        here
    }

    pub fn db(&self) -> &Db {
        self.database.db()
    }

    /// What its server is started with.
    pub fn start(&self) -> Start {
        Start {
            data: self.folder.path().join("data"),
            database: self.database.address().clone(),
            port: self.port,
            settings: String::new(),
        }
    }

    /// Copies its SQLite file, which nobody writes to at this moment.
    pub fn copy(from: &Path, to: &Path) {
        for end in ["", "-wal"] {
            let side = |path: &Path| PathBuf::from(format!("{}{end}", path.display()));
            if side(from).exists() {
                std::fs::copy(side(from), side(to)).unwrap();
            }
        }
    }

    /// People of the demo, signed in.
    pub async fn members(&self, handles: &[&str]) -> Vec<Member> {
        let mut members = Vec::new();
        for handle in handles {
            let handle = Handle::parse(handle).unwrap();
            let session = self.db().read().await.unwrap();
            let person = people::store::by_handle(&session, &handle)
                .await
                .unwrap()
                .unwrap();
            drop(session);
            let session = people::samples::session_of(self.db(), &handle, person.id).await;
            members.push(Member {
                id: person.id,
                session,
            });
        }
        members
    }

    /// The tokens of the tasks of a run.
    pub async fn tasks(&self, run: &str) -> Vec<String> {
        let session = self.db().read().await.unwrap();
        let slug = Slug::parse(run).unwrap();
        let run = courses::store::run_by_slug(&session, &slug).await.unwrap();
        let syllabus = courses::store::syllabus(&session, run.unwrap().version)
            .await
            .unwrap();
        let tokens = syllabus.tasks().map(|task| task.activity.token.to_string());
        tokens.collect()
    }

    /// Does every job that waits, also those that a killed worker had taken: its lease is over by then.
    pub async fn works(&self) {
        let app = self.app_ahead(SignedDuration::from_mins(3)).await;
        let worker = stoa::house::worker_with(&app, None);
        worker.drain().await.unwrap();
    }

    /// The house on this database, with a clock that is ahead of the machine's.
    pub async fn app_ahead(&self, ahead: SignedDuration) -> App {
        let app = stoa::house::open(&self.settings(), Mode::Live)
            .await
            .unwrap();
        App::new(AppParts {
            db: app.db.clone(),
            files: app.files.clone(),
            clock: Arc::new(Ahead(ahead)),
            chance: app.chance.clone(),
            words: app.words.clone(),
            site: app.site.clone(),
            viewers: app.viewers.clone(),
            links: app.links.clone(),
            foot: web::Foot::default(),
            kept: web::Kept::default(),
        })
    }

    fn settings(&self) -> Settings {
        let start = self.start();
        Settings {
            log_format: LogFormat::Text,
            metrics_token: None,
            files: store::FilePlace::Folder(start.data.join("files")),
            data: start.data,
            listen: ([127, 0, 0, 1], start.port).into(),
            database: start.database,
            replicas: Vec::new(),
            base: format!("http://localhost:{}", start.port),
            name: "Stoa".to_owned(),
            language: Language::OFFERED[0],
            zone: Zone::utc(),
            largest_upload: 10_000_000,
            trusted_proxies: Vec::new(),
            mail: None,
        }
    }
}
