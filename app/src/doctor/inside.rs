//! What is kept: the database, files, indexes, jobs, and whether the clock fits them.

use std::collections::BTreeSet;

use base::{Text as _, Timestamp};
use futures::{StreamExt as _, TryStreamExt as _};
use store::jobs::{self, JobState};
use store::{Cell, Db, Fault, FileKey, FilePlace, FileShelf, Session, Shelf, facts, tables};

use super::{Finding, May, Verdict};
use crate::house;
use crate::settings::Settings;

/// How long a job may wait for the worker, in seconds.
const LATE: i64 = 600;

/// How far a clock may be behind what was written with it, in seconds.
const BEHIND: i64 = 120;

/// How many files a storage is asked for at once.
const AT_ONCE: usize = 16;

/// How far a replica may be behind, in bytes of the log.
const FAR: u64 = 16_000_000;

pub(super) async fn examine(
    settings: &Settings,
    db: &Db,
    may: May,
    say: &mut (dyn FnMut(Finding) + Send),
) {
    match database(db).await {
        Ok(found) => {
            // with another schema the questions below would not fit
            let fits = found
                .iter()
                .all(|one| one.what != "schema" || one.verdict == Verdict::Good);
            found.into_iter().for_each(&mut *say);
            if !fits {
                return;
            }
        }
        Err(fault) => return say(failed("database", &fault)),
    }
    let now = house::now().at;
    let session = match db.read().await {
        Ok(session) => session,
        Err(fault) => return say(failed("database", &fault)),
    };
    for found in [
        clock(&session, now).await,
        work(&session, now).await,
        given_up(&session).await,
        index(db, &session, may).await,
    ] {
        say(found);
    }
    say(files(settings, &session).await);
    for (server, behind) in db.replicas_behind().await {
        say(replica(&server, behind));
    }
}

fn replica(server: &str, behind: Option<u64>) -> Finding {
    match behind {
        None => Finding::warning(
            "replica",
            format!("{server} does not answer, or follows nobody; it is left alone until it does"),
        ),
        Some(bytes) if bytes > FAR => Finding::warning(
            "replica",
            format!(
                "{server} is {} kB behind; it is left alone until it comes nearer",
                bytes / 1000
            ),
        ),
        Some(bytes) => Finding::good("replica", format!("{server}, {} kB behind", bytes / 1000)),
    }
}

fn failed(what: &'static str, fault: &Fault) -> Finding {
    Finding::broken(what, format!("{fault}; look into the log of the database"))
}

async fn database(db: &Db) -> Result<Vec<Finding>, Fault> {
    let health = db.health().await?;
    let mut found = Vec::new();
    for broken in &health.broken {
        found.push(Finding::broken(
            "database",
            format!(
                "{}: {broken}; restore the last backup if this is damage",
                health.engine
            ),
        ));
    }
    for warning in &health.warnings {
        found.push(Finding::warning(
            "database",
            format!("{}: {warning}", health.engine),
        ));
    }
    if found.is_empty() {
        found.push(Finding::good(
            "database",
            format!("{}, sound", health.engine),
        ));
    }
    found.push(if let Some(version) = health.unknown.first() {
        Finding::broken("schema", format!("the database has migration {version}, which this program does not know; use the newer program"))
    } else if health.missing.is_empty() {
        Finding::good("schema", format!("at version {}", health.schema))
    } else {
        Finding::warning("schema", format!("{} migrations wait for the next start: {}", health.missing.len(), health.missing.join(", ")))
    });
    Ok(found)
}

async fn clock(session: &Session, now: Timestamp) -> Finding {
    match facts::last(session).await {
        Ok(Some(last)) if last.as_second() > now.as_second() + BEHIND => Finding::broken(
            "clock",
            format!(
                "the clock says {now}, but something happened at {last}; set the clock (NTP) before people lose deadlines"
            ),
        ),
        Ok(_) => Finding::good("clock", format!("{now}")),
        Err(fault) => failed("clock", &fault),
    }
}

async fn work(session: &Session, now: Timestamp) -> Finding {
    match jobs::overdue(session, now).await {
        Ok(Some((kind, since))) if now.as_second() - since.as_second() > LATE => Finding::broken(
            "worker",
            format!("a job ({kind}) waits since {since}: no worker runs; `stoa serve` has one"),
        ),
        Ok(Some(_)) => Finding::good("worker", "some jobs wait, none for long"),
        Ok(None) => Finding::good("worker", "nothing waits"),
        Err(fault) => failed("worker", &fault),
    }
}

async fn given_up(session: &Session) -> Finding {
    let counts = match jobs::counts(session).await {
        Ok(counts) => counts,
        Err(fault) => return failed("jobs", &fault),
    };
    let dead: Vec<String> = counts
        .iter()
        .filter(|(state, ..)| *state == JobState::Dead)
        .map(|(_, kind, count)| format!("{count} × {kind}"))
        .collect();
    if dead.is_empty() {
        Finding::good("jobs", "none was given up")
    } else {
        Finding::warning(
            "jobs",
            format!(
                "given up after ten tries: {}; the log says why",
                dead.join(", ")
            ),
        )
    }
}

async fn index(db: &Db, session: &Session, may: May) -> Finding {
    let (courses, indexed) = match courses::doors::indexed(session).await {
        Ok(counts) => counts,
        Err(fault) => return failed("search", &fault),
    };
    match (courses == indexed, may) {
        (true, May::Look) => Finding::good(
            "search",
            format!("{indexed} courses are found by their words"),
        ),
        (false, May::Look) => Finding::broken(
            "search",
            format!(
                "the index knows {indexed} of {courses} courses; `stoa doctor --repair` makes it again"
            ),
        ),
        (_, May::Repair) => match house::index_again(db).await {
            Ok(done) => Finding::good(
                "search",
                format!("made again: {done} courses are found by their words"),
            ),
            Err(error) => Finding::broken(
                "search",
                format!("the index cannot be made again: {error:#}"),
            ),
        },
    }
}

async fn files(settings: &Settings, session: &Session) -> Finding {
    let shelf = match Shelf::at(&settings.files) {
        Ok(shelf) => shelf,
        Err(fault) => return Finding::broken("files", fault.to_string()),
    };
    let keys = match named_files(session).await {
        Ok(keys) => keys,
        Err(fault) => return failed("files", &fault),
    };
    if matches!(settings.files, FilePlace::Bucket(_)) {
        return kept_far_away(settings, &shelf, &keys).await;
    }
    let (mut missing, mut damaged) = (Vec::new(), Vec::new());
    for key in &keys {
        let named = FileKey::from_stored(key.clone());
        match shelf.get(&named).await {
            Ok(Some(content)) if FileKey::of(&content) == named => {}
            Ok(Some(_)) => damaged.push(key.as_str()),
            Ok(None) => missing.push(key.as_str()),
            Err(fault) => return Finding::broken("files", fault.to_string()),
        }
    }
    match (missing.is_empty(), damaged.is_empty()) {
        (true, true) => Finding::good(
            "files",
            format!("{} files are there, each as it came", keys.len()),
        ),
        (_, false) => Finding::broken(
            "files",
            format!(
                "{} are not what they were: {}; take them from a backup",
                damaged.len(),
                list(&damaged)
            ),
        ),
        (false, true) => are_missing(&missing),
    }
}

fn list(keys: &[&str]) -> String {
    keys.iter().take(5).copied().collect::<Vec<_>>().join(", ")
}

fn are_missing(missing: &[&str]) -> Finding {
    Finding::broken(
        "files",
        format!(
            "{} are missing: {}; take them from a backup",
            missing.len(),
            list(missing)
        ),
    )
}

/// A storage is tried, and asked whether it has the files; what is in them it checks itself, and fetching them all costs.
async fn kept_far_away(settings: &Settings, shelf: &Shelf, keys: &BTreeSet<String>) -> Finding {
    if let Err(fault) = shelf.probe().await {
        return Finding::broken("files", fault.to_string());
    }
    let asked = futures::stream::iter(keys.iter().map(String::as_str)).map(|key| async move {
        let named = FileKey::from_stored(key.to_owned());
        shelf.has(&named).await.map(|has| (!has).then_some(key))
    });
    let missing: Result<Vec<_>, _> = asked.buffered(AT_ONCE).try_collect().await;
    let missing: Vec<&str> = match missing {
        Ok(missing) => missing.into_iter().flatten().collect(),
        Err(fault) => return Finding::broken("files", fault.to_string()),
    };
    if !missing.is_empty() {
        return are_missing(&missing);
    }
    let place = &settings.files;
    if place.is_open_to_listeners() {
        return Finding::warning(
            "files",
            format!("{place} works, but the line to it is not encrypted; use https"),
        );
    }
    Finding::good(
        "files",
        format!(
            "{} files are there; {place} takes, gives and removes",
            keys.len()
        ),
    )
}

/// The keys of all files that rows name.
async fn named_files(session: &Session) -> Result<BTreeSet<String>, Fault> {
    let mut keys = BTreeSet::new();
    for mut table in tables::tables(session).await? {
        table
            .columns
            .retain(|column| column.name.ends_with("file_key"));
        if table.columns.is_empty() {
            continue;
        }
        tables::rows(session, &table, &mut |cells| {
            for cell in cells {
                if let Cell::Text(key) = cell {
                    keys.insert((*key).to_owned());
                }
            }
            true
        })
        .await?;
    }
    Ok(keys)
}
