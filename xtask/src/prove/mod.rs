//! `cargo xtask prove`: what takes too long for every day. Each proof measures, and leaves a dated page in `docs/proofs/`.
//!
//! A proof of the running house is a test of `app/tests/proofs.rs`: the suite runs it small, with the same code; here it runs
//! long, in the release build, and writes down what it measured. A proof that fails writes nothing.

mod fuzz;
pub mod page;
mod proofs;

use crate::postgres::Postgres;
use crate::runner::Runner;
use crate::temp::TempFolder;
use anyhow::{Result, bail};
use clap::{Args, ValueEnum};
use page::{Page, Result as Measured, Section};
use proofs::{On, PROOFS, Proof, Sizes};
use std::path::Path;

/// The variable that sends a proof to PostgreSQL.
const POSTGRES: &str = "STOA_TEST_POSTGRES";

/// The variable that names the file into which a proof writes what it measured.
const FIGURES: &str = "STOA_PROVE_FIGURES";

/// What to prove, and how long.
#[derive(Debug, Args)]
pub struct Asked {
    /// The proofs; all of them where none is named.
    names: Vec<String>,
    /// On which database.
    #[arg(long, value_enum, default_value_t = Engine::Both)]
    engine: Engine,
    /// How often a process is killed.
    #[arg(long)]
    kills: Option<u64>,
    /// How long the load of a proof lasts.
    #[arg(long)]
    seconds: Option<u64>,
    /// How many cases each law is tried on.
    #[arg(long)]
    cases: Option<u64>,
    /// Only says which proofs there are.
    #[arg(long)]
    list: bool,
}

/// On which database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Engine {
    Sqlite,
    Postgres,
    Both,
}

/// Proves what was asked for, one after the other; true when everything held.
pub fn run(house: &Path, asked: &Asked) -> Result<bool> {
    if asked.list {
        for proof in PROOFS {
            println!("{:<14} {}", proof.name, proof.says);
        }
        println!("{:<14} {}", fuzz::NAME, fuzz::SAYS);
        return Ok(true);
    }
    let (fuzzes, names): (Vec<String>, Vec<String>) = asked
        .names
        .iter()
        .cloned()
        .partition(|name| name == fuzz::NAME);
    // alone it is asked for by its name only: without names every proof runs but this one
    let chosen = match (fuzzes.is_empty(), names.is_empty()) {
        (false, true) => Vec::new(),
        _ => chosen(&names)?,
    };
    let sizes = Sizes {
        kills: asked.kills,
        seconds: asked.seconds,
        cases: asked.cases,
    };
    let mut runner = Runner::new(house);
    for proof in chosen {
        for engine in engines(proof.on, asked.engine) {
            prove(&mut runner, house, proof, engine, &sizes)?;
        }
    }
    if !fuzzes.is_empty() {
        fuzz::run(&mut runner, house, asked.seconds)?;
    }
    Ok(runner.close())
}

fn chosen(names: &[String]) -> Result<Vec<&'static Proof>> {
    if names.is_empty() {
        return Ok(PROOFS.iter().collect());
    }
    let find = |name: &String| match PROOFS.iter().find(|proof| proof.name == name) {
        Some(proof) => Ok(proof),
        None => {
            bail!("There is no proof {name:?}; `cargo xtask prove --list` says which there are.")
        }
    };
    names.iter().map(find).collect()
}

/// The sections of a proof's page that are to be measured now.
fn engines(on: On, asked: Engine) -> Vec<Section> {
    let all = match on {
        On::Neither => return vec![Section::Alone],
        On::Both => [Section::Sqlite, Section::Postgres].as_slice(),
        On::Sqlite => &[Section::Sqlite],
        On::Postgres => &[Section::Postgres],
    };
    let wanted = |section: &&Section| match asked {
        Engine::Both => true,
        Engine::Sqlite => **section == Section::Sqlite,
        Engine::Postgres => **section == Section::Postgres,
    };
    all.iter().filter(wanted).copied().collect()
}

fn prove(
    runner: &mut Runner,
    house: &Path,
    proof: &Proof,
    section: Section,
    sizes: &Sizes,
) -> Result<()> {
    let folder = TempFolder::new("figures")?;
    let file = folder.path().join("figures");
    let server = match section {
        Section::Postgres => Some(Postgres::start(house)?),
        Section::Sqlite | Section::Alone => None,
    };
    let mut step = (proof.step)(house, sizes).with(FIGURES, file.display().to_string());
    if let Some(server) = &server {
        step = step.with(POSTGRES, server.address());
    }
    // before it runs: what is changed meanwhile is not what was proved
    let commit = page::commit(house)?;
    let held = runner.run(&step)?;
    let last = runner.last();
    if !held || last.counts.passed == 0 {
        if held {
            runner.fail(proof.name, "No test ran, so nothing was proved.");
        }
        return Ok(());
    }
    let written = std::fs::read_to_string(&file).unwrap_or_default();
    if let Some(why) = written
        .lines()
        .find_map(|line| line.strip_prefix("skipped\t"))
    {
        println!("── {}: not measured here: {why}", proof.name);
        return Ok(());
    }
    let mut figures = (proof.figures)(&last, sizes);
    figures.extend(written.lines().filter_map(|line| {
        let (what, figure) = line.split_once('\t')?;
        Some((what.to_owned(), figure.to_owned()))
    }));
    let again = format!(
        "cargo xtask prove {}{}{}",
        proof.name,
        section.flag(),
        sizes.flags()
    );
    let measured = Measured::now(house, commit, again, last.took, figures)?;
    Page::of(proof.name, proof.says).keep(house, section, &measured)
}
