//! `stoa demo`: fills a demo university on the first start, and serves it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use clap::Args;
use web::{App, Mode};

use super::serve::{answer, listen, runtime, start_log};
use crate::demo::content::Demo;
use crate::demo::fill::grow::{Growth, Progress};
use crate::demo::fill::{DemoSignIn, fill};
use crate::demo::grow::{GENERATOR, PIECE, SEED, pieces};
use crate::house;
use crate::settings::{Flags, Settings};

/// How long growing is silent between two lines.
const PAUSE: Duration = Duration::from_secs(2);

/// What an operator may say about the demo.
#[derive(Debug, Clone, Args)]
pub struct DemoFlags {
    #[command(flatten)]
    flags: Flags,
    /// Grows the university to so many people (in steps of 1,000) before it is served.
    #[arg(long, value_name = "N")]
    people: Option<u64>,
    /// What the grown people are drawn from: the same seed gives the same people.
    #[arg(long, value_name = "N", requires = "people")]
    seed: Option<u64>,
    /// Fills and grows the university, and does not serve it.
    #[arg(long)]
    only_fill: bool,
}

/// Serves the demo university.
pub fn run(demo: &DemoFlags) -> Result<()> {
    let settings = Settings::read(&demo.flags)?;
    start_log(&settings);
    runtime()?.block_on(async {
        let listener = listen(&settings).await?;
        let app = house::open(&settings, Mode::Demo).await?;
        let sign_ins = settings.data.join("demo-sign-ins.json");
        let is_empty = people::store::nobody_is_here(&app.db.read().await?).await?;
        if is_empty {
            println!("Filling the demo university …");
            let content = Demo::read()?;
            let ways = fill(&app.db, &content, &app.now())
                .await
                .context("the demo university cannot be filled")?;
            write(&sign_ins, &ways)?;
        }
        grow(&app, &settings, demo).await?;
        if demo.only_fill {
            return Ok(());
        }
        println!("The demo university is open at {}", settings.base);
        print(&sign_ins)?;
        answer(app, &settings, listener).await
    })
}

/// Grows the university to what was asked for, or says that growing was stopped.
async fn grow(app: &App, settings: &Settings, demo: &DemoFlags) -> Result<()> {
    let file = Growth::file(&settings.data);
    let begun = std::fs::read_to_string(&file).ok();
    let begun: Option<Growth> = begun
        .map(|text| serde_json::from_str(&text))
        .transpose()
        .with_context(|| format!("{} has a mistake", file.display()))?;
    let Some(people) = demo.people else {
        return remind(app, begun).await;
    };
    let growth = match begun {
        None => Growth::new(demo.seed.unwrap_or(SEED), people, app.now().at),
        Some(begun) => begun.to(people),
    };
    let other_seed = demo.seed.is_some_and(|seed| seed != growth.seed);
    let is_lost = begun.is_none() && growth.pieces_done(&app.db).await? > 0;
    if other_seed || is_lost || growth.generator != GENERATOR {
        bail!(
            "this university was grown from something else; choose another folder with --data DIR"
        );
    }
    std::fs::write(&file, serde_json::to_string_pretty(&growth)? + "\n")
        .with_context(|| format!("{} cannot be written", file.display()))?;
    println!(
        "Growing to {} people; it may be stopped and goes on next time …",
        growth.people
    );
    let mut said = Duration::ZERO;
    let grown = growth
        .grow(&app.db, |progress| {
            if progress.took > said + PAUSE {
                said = progress.took;
                tell(progress, growth.people);
            }
        })
        .await
        .context("the university cannot grow")?;
    tell(grown, growth.people);
    Ok(())
}

fn tell(progress: Progress, people: u64) {
    let seconds = progress.took.as_secs_f64();
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a speed to be read"
    )]
    let speed = (progress.rows as f64 / seconds.max(0.001)) as u64;
    println!(
        "  {} of {people} people, {} rows in {seconds:.1} s ({speed} a second)",
        progress.people, progress.rows
    );
}

async fn remind(app: &App, begun: Option<Growth>) -> Result<()> {
    if let Some(growth) = begun {
        let done = growth.pieces_done(&app.db).await?;
        if done < pieces(growth.people) {
            println!(
                "Growing to {} people was stopped at {}; --people {} goes on.",
                growth.people,
                done * PIECE as u64,
                growth.people
            );
        }
    }
    Ok(())
}

fn write(path: &PathBuf, ways: &[DemoSignIn]) -> Result<()> {
    let text = serde_json::to_string_pretty(ways)?;
    std::fs::write(path, text + "\n")
        .with_context(|| format!("{} cannot be written", path.display()))
}

fn print(path: &Path) -> Result<()> {
    let Ok(text) = std::fs::read_to_string(path) else {
        println!(
            "The sign-ins stood in {}, which is not there any more.",
            path.display()
        );
        return Ok(());
    };
    let ways: Vec<serde_json::Value> =
        serde_json::from_str(&text).with_context(|| format!("{} has a mistake", path.display()))?;
    println!("Sign in as one of these (all of them are demo people):");
    for way in ways {
        let part = |name: &str| {
            way.get(name)
                .and_then(serde_json::Value::as_str)
                .unwrap_or_default()
                .to_owned()
        };
        println!(
            "  {:<12} {:<32} {}",
            part("role"),
            part("mail"),
            part("password")
        );
    }
    Ok(())
}
