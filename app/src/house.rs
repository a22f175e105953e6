//! The house: every room put together.

use std::sync::Arc;

use anyhow::{Context, Result, bail};
use assessment::jobs::{FORGET_FILE, OPEN_DUE};
use base::{Chance, Clock, Now, Timestamp};
use people::jobs::SEND_RESET;
use store::outbox::SEND_LETTER;
use store::{Db, FileFaultKind, Options, Shelf, Worker, facts};
use web::{App, AppParts, Doors, Link, MailWay, Mode, Pack, ShellLinks, Site, Words};

use crate::leaving::removal;
use crate::letters::{self, Postman};
use crate::settings::Settings;
use crate::{front, reactions};

/// The words of the pages that join rooms.
const WORDS: Pack = web::pack!("app");

/// The clock of the machine.
struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the machine's clock"
    )]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

/// The present moment, with fresh chance, for commands that need no whole house.
pub fn now() -> Now {
    Now {
        at: base::time::whole_microseconds(SystemClock.now()),
        chance: Chance::from_system(),
    }
}

/// Every door of the house.
pub fn doors() -> Doors {
    rooms().and(web::doors())
}

/// The doors of the rooms; those of the kit stand beside them.
pub fn rooms() -> Doors {
    front::doors()
        .and(people::routes())
        .and(site::routes())
        .and(courses::routes())
        .and(discussion::routes())
        .and(assessment::routes())
        .and(recognition::routes())
        .and(schools::routes())
        .and(archive::routes())
}

/// The words of every room.
pub fn words() -> [Pack; 10] {
    [
        web::WORDS,
        WORDS,
        people::WORDS,
        site::WORDS,
        courses::WORDS,
        discussion::WORDS,
        assessment::WORDS,
        recognition::WORDS,
        schools::WORDS,
        archive::WORDS,
    ]
}

/// Every statement of every room.
pub fn catalogue() -> Vec<&'static dyn store::StatementInfo> {
    [
        web::CATALOGUE.to_vec(),
        people::catalogue(),
        site::catalogue(),
        courses::catalogue(),
        discussion::catalogue(),
        assessment::catalogue(),
        recognition::catalogue(),
        schools::catalogue(),
        archive::catalogue(),
    ]
    .concat()
}

/// Opens the database, brings it up to date, and puts the house together.
pub async fn open(settings: &Settings, mode: Mode) -> Result<App> {
    let db = open_database(settings).await?;
    let files = shelf(settings)?;
    look_at(&files).await?;
    let (words, mistakes) = Words::gather(&words());
    if let Some(mistake) = mistakes.first() {
        bail!("a sentence has a mistake: {mistake}");
    }
    let app = App::new(AppParts {
        db,
        files: Arc::new(files),
        clock: Arc::new(SystemClock),
        chance: Chance::from_system(),
        words: Arc::new(words),
        site: site_of(settings, mode),
        viewers: Arc::new(people::Viewers),
        links: links(mode, mail_way(settings)),
        foot: web::Foot::of(site::SiteFoot),
        kept: web::Kept::default(),
    });
    let now = &app.now();
    site::doors::found_pages(&app.db, now.at).await?;
    app.db
        .write(|tx| async move { assessment::jobs::schedule(&tx, now).await })
        .await?;
    Ok(app)
}

/// Where the files of the settings are.
pub fn shelf(settings: &Settings) -> Result<Shelf> {
    Ok(Shelf::at(&settings.files)?)
}

/// A storage that refuses us is a mistake in the settings; one that is away just now comes back by itself.
async fn look_at(files: &Shelf) -> Result<()> {
    match files.greet().await {
        Ok(()) => Ok(()),
        Err(fault)
            if matches!(
                fault.kind(),
                FileFaultKind::Unreachable | FileFaultKind::Failing
            ) =>
        {
            tracing::warn!("{fault}; pages without files work meanwhile");
            Ok(())
        }
        Err(fault) => bail!("{fault}"),
    }
}

/// Makes every search index again.
pub async fn index_again(db: &Db) -> Result<u64> {
    Ok(courses::doors::index_again(db).await?)
}

/// Opens the database of the settings and brings it up to date.
pub async fn open_database(settings: &Settings) -> Result<Db> {
    std::fs::create_dir_all(&settings.data)
        .with_context(|| format!("the folder {} cannot be written", settings.data.display()))?;
    let options = Options {
        replicas: settings.replicas.clone(),
        ..Options::default()
    };
    let db = Db::open(&settings.database, options).await?;
    db.migrate().await?;
    Ok(db)
}

fn site_of(settings: &Settings, mode: Mode) -> Site {
    Site {
        name: settings.name.clone(),
        base: settings.base.clone(),
        language: settings.language,
        zone: settings.zone.clone(),
        mode,
        mail: mail_way(settings),
        largest_upload: settings.largest_upload,
        trusted_proxies: settings.trusted_proxies.clone(),
    }
}

fn mail_way(settings: &Settings) -> MailWay {
    if settings.mail.is_some() {
        MailWay::Smtp
    } else {
        MailWay::Mailbox
    }
}

/// What the page shell links to: only what exists.
fn links(mode: Mode, mail: MailWay) -> ShellLinks {
    let link = |href, word| Link { href, word };
    let mailbox = link("/mailbox", "app-nav-mailbox");
    let mut member = vec![
        link("/home", "app-home"),
        link("/reviews", "app-nav-reviews"),
        link("/awards", "app-home-awards"),
        link("/settings", "app-nav-settings"),
    ];
    let mut steward = vec![
        link("/stewards/reports", "people-reports"),
        link("/stewards/acts", "people-acts"),
        link("/stewards/pages", "site-pages"),
        link("/stewards/documents", "people-documents"),
    ];
    match (mode, mail) {
        (Mode::Demo, _) => member.push(mailbox),
        (Mode::Live | Mode::Test, MailWay::Mailbox) => steward.push(mailbox),
        (Mode::Live | Mode::Test, MailWay::Smtp) => {}
    }
    ShellLinks {
        main: vec![
            link("/courses", "app-catalogue"),
            link("/schools", "app-nav-schools"),
            link("/editions", "app-nav-editions"),
            link("/about", "app-nav-about"),
        ],
        member,
        steward,
    }
}

/// The worker with everything it can do.
pub fn worker(app: &App, settings: &Settings) -> Result<Worker> {
    let postman = settings.mail.as_ref().map(Postman::new).transpose()?;
    Ok(worker_with(app, postman))
}

/// The worker with this postman; without one, letters wait in the mailbox page.
pub fn worker_with(app: &App, postman: Option<Postman>) -> Worker {
    let (reacting, sending) = (app.clone(), app.clone());
    let (opening, forgetting, scrubbing) = (app.clone(), app.clone(), app.clone());
    let resetting = app.clone();
    Worker::new(app.db.clone(), app.clock.clone())
        .on(facts::REACT, move |job| {
            reactions::react(reacting.clone(), job)
        })
        .on(SEND_RESET, move |job| {
            let app = resetting.clone();
            async move { people::jobs::send_reset(&app, &job).await }
        })
        .on(SEND_LETTER, move |job| {
            letters::send(sending.clone(), postman.clone(), job)
        })
        .on(OPEN_DUE, move |_| {
            let app = opening.clone();
            async move { assessment::jobs::open_due(&app).await }
        })
        .on(removal::SCRUB, move |job| {
            removal::scrub(scrubbing.clone(), job)
        })
        .on(FORGET_FILE, move |job| {
            let app = forgetting.clone();
            async move { assessment::jobs::forget_file(&app, job.read()?).await }
        })
}
