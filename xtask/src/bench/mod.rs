//! `cargo xtask bench`: what each page costs over a grown university, beside a handler that returns as many bytes from memory.
//!
//! Processor time is the honest figure: it is the same on a busy machine. Requests a second and how long they took are those of
//! the machine at that moment.

mod client;
mod house;
mod process;
mod report;

use crate::postgres::Postgres;
use crate::prove::page::commit;
use crate::runner::Runner;
use crate::{interrupt, tidy};
use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};
use client::Ask;
use house::{BenchHouse, Data};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What is measured.
#[derive(Debug, Clone, Args)]
pub struct Flags {
    /// How many people the university has.
    #[arg(long, default_value_t = 100_000)]
    people: u64,
    /// Over which database.
    #[arg(long, value_enum, default_value_t = Engines::Both)]
    engine: Engines,
    /// How long each page is asked.
    #[arg(long, default_value_t = 3)]
    seconds: u64,
    /// Over how many connections at once.
    #[arg(long, default_value_t = 4)]
    connections: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Engines {
    Sqlite,
    Postgres,
    Both,
}

/// The small university with which the large one is compared.
const SMALL: u64 = 1_000;

/// What a page cost.
#[derive(Debug, Clone, Default)]
pub struct Cost {
    pub name: String,
    pub bytes: usize,
    pub per_second: f64,
    pub p50: f64,
    pub p99: f64,
    /// Milliseconds of processor time of the server, where one asks at a time.
    pub processor: f64,
    /// The same where as many ask at once as the flags say.
    pub crowded: f64,
    /// The same of the database's own server.
    pub database: f64,
    /// The same of the handler that returns as many bytes from memory.
    pub memory: f64,
    /// The same of the server where the page is kept, and so not drawn again; nothing for pages of somebody's own.
    pub kept: Option<f64>,
}

/// What was measured over one database.
#[derive(Debug, Clone, Default)]
pub struct Measured {
    pub engine: &'static str,
    pub people: u64,
    /// What growing said about itself, when it grew now.
    pub grown: Option<String>,
    /// Seconds from the start to the first answer.
    pub start: f64,
    /// Megabytes after the start, and after everything was measured.
    pub resident: (f64, f64),
    pub pages: Vec<Cost>,
    /// Kilobytes of a first view, with style, script and font, as they travel.
    pub weights: Vec<(String, f64)>,
}

/// Measures, prints a table, and writes it down.
pub fn measure(house: &Path, flags: &Flags) -> Result<bool> {
    let mut runner = Runner::new(house);
    if !runner.run(&house::build(house))? {
        return Ok(runner.close());
    }
    let home = tidy::target_folder(house).join("bench");
    let mut measured = Vec::new();
    if flags.engine != Engines::Postgres {
        for people in [0, SMALL, flags.people] {
            let data = Data::sqlite(&home, people);
            measured.push(over(house, flags, &data, None, &measured)?);
        }
    }
    if flags.engine != Engines::Sqlite {
        // elsewhere, because PostgreSQL runs as somebody who may not look into everybody's home
        let kept: PathBuf = std::env::temp_dir().join("stoa-bench-postgres");
        let server = Postgres::kept(house, kept)?;
        for people in [SMALL, flags.people] {
            let data = Data::postgres(&home, people, &server)?;
            measured.push(over(house, flags, &data, Some(&server), &measured)?);
        }
    }
    let commit = commit(house).map_err(anyhow::Error::msg)?;
    let text = report::written(flags, &commit, &measured);
    println!("\n{}", report::tables(&measured));
    let file = house.join("docs/bench.md");
    std::fs::write(&file, text).context("cannot write docs/bench.md")?;
    println!("written down in {}", file.display());
    Ok(runner.close())
}

fn over(
    house: &Path,
    flags: &Flags,
    data: &Data,
    server: Option<&Postgres>,
    before: &[Measured],
) -> Result<Measured> {
    let grown = data.grow(house)?;
    let small = before
        .iter()
        .find(|one| one.engine == data.engine && one.people == SMALL)
        .map(|_| data.remembered(SMALL))
        .transpose()?;
    if let Some(server) = server {
        // what the server would do by itself after so many new rows, and soon: it is no part of a request
        server.tidied(&data.name())?;
    }
    let house = BenchHouse::start(house, data, small)?;
    let mut measured = Measured {
        engine: data.engine,
        people: data.people,
        grown,
        start: house.start,
        resident: (process::resident_megabytes(house.process())?, 0.0),
        ..Measured::default()
    };
    for (name, ask) in &house.pages {
        interrupt::check()?;
        measured.pages.push(page(flags, &house, server, name, ask)?);
        measured.weights.push((name.clone(), weight(ask)?));
    }
    if house.pages.is_empty() {
        for ask in house.everybodys() {
            ask.often(flags.connections, Duration::from_secs(flags.seconds))?;
        }
    }
    measured.resident.1 = process::resident_megabytes(house.process())?;
    Ok(measured)
}

fn page(
    flags: &Flags,
    house: &BenchHouse,
    server: Option<&Postgres>,
    name: &str,
    ask: &Ask,
) -> Result<Cost> {
    let bytes = ask.once("")?.body.len();
    let memory = Ask {
        path: format!("/bench/bytes/{bytes}"),
        cookie: None,
        is_new_each_time: false,
        ..ask.clone()
    };
    let (time, short) = (
        Duration::from_secs(flags.seconds),
        Duration::from_millis(300),
    );
    memory.often(1, short)?;
    let (_, memory) = used(house, None, || memory.often(1, time))?;
    ask.often(flags.connections, short)?;
    let (_, drawn) = used(house, server, || ask.often(1, time))?;
    let (times, crowded) = used(house, server, || ask.often(flags.connections, time))?;
    let kept = if ask.cookie.is_none() {
        let same = Ask {
            is_new_each_time: false,
            ..ask.clone()
        };
        same.often(1, short)?;
        let (_, kept) = used(house, None, || same.often(1, time))?;
        Some(kept.0)
    } else {
        None
    };
    Ok(Cost {
        name: name.to_owned(),
        bytes,
        per_second: count(times.len()) / time.as_secs_f64(),
        p50: at(&times, 50),
        p99: at(&times, 99),
        processor: drawn.0,
        crowded: crowded.0,
        database: drawn.1,
        memory: memory.0,
        kept,
    })
}

/// The milliseconds within which so many of a hundred were answered.
fn at(times: &[f64], percent: usize) -> f64 {
    let place = times.len() * percent / 100;
    times.get(place).copied().unwrap_or_default() * 1_000.0
}

/// Milliseconds of processor time of each request, of the server and of the database.
fn used(
    house: &BenchHouse,
    server: Option<&Postgres>,
    work: impl FnOnce() -> Result<Vec<f64>>,
) -> Result<(Vec<f64>, (f64, f64))> {
    let now = || -> Result<(f64, f64)> {
        let database = server.map(|server| process::family_seconds(server.process()));
        let own = process::processor_seconds(house.process())?;
        Ok((own, database.transpose()?.unwrap_or_default()))
    };
    let before = now()?;
    let times = work()?;
    let after = now()?;
    let each = |seconds: f64| seconds * 1_000.0 / count(times.len()).max(1.0);
    let used = (each(after.0 - before.0), each(after.1 - before.1));
    Ok((times, used))
}

/// The kilobytes of a first view as they travel: the page, and everything of this site that it names to be loaded at once.
fn weight(ask: &Ask) -> Result<f64> {
    let squeezed = "Accept-Encoding: br, gzip\r\n";
    let mut bytes = ask.once(squeezed)?.body.len();
    let page = ask.once("")?.body;
    let page = String::from_utf8_lossy(&page).into_owned();
    for path in house::assets(&page) {
        let asset = Ask {
            path,
            ..ask.clone()
        };
        let answer = asset.once(squeezed)?;
        if answer.status != 200 {
            bail!("{} was answered with {}", asset.path, answer.status);
        }
        bytes += answer.body.len();
    }
    Ok(count(bytes) / 1_000.0)
}

#[expect(clippy::cast_precision_loss, reason = "counts")]
fn count(number: usize) -> f64 {
    number as f64
}
