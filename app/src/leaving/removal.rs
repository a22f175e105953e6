//! Erasing one person everywhere: the one list of rooms that keep something of a person.

use anyhow::Context as _;
use assessment::jobs::FORGET_FILE;
use base::{Now, PersonId};
use people::called::Called;
use people::person::PersonKind;
use people::stewardship::{StewardAct, StewardActKind};
use people::store::Person;
use store::jobs::{self, Job};
use store::outbox;
use store::{Fault, Tx, Worker};
use web::{App, Error, T};

/// The kind of the job that takes what was erased out of the files of the database.
pub const SCRUB: &str = "scrub";

base::words! {
    /// What becomes of the posts and reviews of somebody who leaves.
    pub enum Texts {
        /// They stay, as those of somebody who left.
        Stay = "stay",
        /// They go.
        Go = "go",
    }
}

/// Who erases somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The person.
    Themselves,
    /// Whoever runs the machine, which is remembered.
    Operator,
}

/// Takes a person out of every room. Courses and threads stay readable. `false` where nobody is there to take out.
///
/// Names in the texts of others go first and last: whoever writes `@handle` meanwhile is met by the second look.
pub async fn erase(app: &App, id: PersonId, texts: Texts, by: By) -> Result<bool, Error> {
    let person = people::store::person(&app.db.read().await?, id).await?;
    let Some(person) = person.filter(|person| person.kind != PersonKind::Erased) else {
        return Ok(false);
    };
    let now = &app.now();
    let t = &T::new(
        app.words.clone(),
        app.site.language,
        app.site.zone.clone(),
        now.at,
    );
    forget_name(app, &person, t).await?;
    app.db
        .write(|tx| rooms(tx, id, (texts, by), t, now))
        .await?;
    forget_name(app, &person, t).await?;
    Ok(true)
}

/// The rooms, the upper ones first: each still finds what the ones below know.
async fn rooms(
    tx: Tx,
    person: PersonId,
    (texts, by): (Texts, By),
    t: &T,
    now: &Now,
) -> Result<(), Error> {
    if texts == Texts::Go {
        discussion::doors::removal::erase_words(&tx, person, t).await?;
        assessment::doors::erase_words(&tx, person).await?;
        courses::doors::erase_words(&tx, person).await?;
    }
    archive::doors::erase(&tx, person).await?;
    schools::doors::erase(&tx, person).await?;
    recognition::doors::erase(&tx, person).await?;
    assessment::doors::erase(&tx, person, now).await?;
    discussion::doors::erase(&tx, person).await?;
    courses::doors::erase_runs(&tx, person, now).await?;
    courses::doors::erase_courses(&tx, person).await?;
    site::doors::erase(&tx, person).await?;
    store::facts::forget_words(&tx, person.raw()).await?;
    web::once::forget_person(&tx, person).await?;
    people::doors::erase(&tx, person, now).await?;
    if by == By::Operator {
        let act = StewardAct {
            by: None,
            kind: StewardActKind::Erase,
            about: Some(person),
            address: String::new(),
            why: String::new(),
        };
        people::actions::steward::note(&tx, &act, now).await?;
    }
    jobs::enqueue(&tx, SCRUB, &(), now.at).await?;
    Ok(())
}

/// Takes a name out of what others wrote.
async fn forget_name(app: &App, person: &Person, t: &T) -> Result<(), Fault> {
    let called = &Called {
        handle: person.handle.clone(),
        name: person.name.clone(),
    };
    let id = person.id;
    let page = &format!("/people/{}", person.handle);
    app.db
        .write(|tx| async move {
            outbox::forget_naming(&tx, page).await?;
            site::doors::forget_name(&tx, called, t).await
        })
        .await?;
    let mut after = None;
    loop {
        after = app
            .db
            .write(|tx| async move {
                discussion::doors::removal::forget_name(&tx, id, called, after, t).await
            })
            .await?;
        if after.is_none() {
            return Ok(());
        }
    }
}

/// Takes what was erased out of the files of the database.
pub async fn scrub(app: App, _: Job) -> Result<(), Fault> {
    app.db.scrub().await
}

/// Does now what would wait for the worker: files that nobody needs any more, and the free space of the database.
pub async fn sweep(app: &App) -> anyhow::Result<()> {
    let (forgetting, scrubbing) = (app.clone(), app.clone());
    let worker = Worker::new(app.db.clone(), app.clock.clone())
        .on(FORGET_FILE, move |job| {
            let app = forgetting.clone();
            async move { assessment::jobs::forget_file(&app, job.read()?).await }
        })
        .on(SCRUB, move |job| scrub(scrubbing.clone(), job));
    worker
        .drain()
        .await
        .context("what was erased is gone; its files could not be swept, and the server's worker will try again")?;
    Ok(())
}
