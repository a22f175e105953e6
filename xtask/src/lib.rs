//! The commands of the README and of CI.
//!
//! `cargo xtask test` is the whole proof of this house, the same for a developer and for CI. Each step prints the plain
//! command it runs, so that whoever wants only that step can type it. Servers, temporary folders and browsers started
//! here are ended here, also when a step fails or somebody presses Ctrl-C.

mod bench;
mod counts;
mod demo;
mod interrupt;
mod net;
mod postgres;
mod prove;
mod provide;
mod runner;
mod shots;
mod temp;
mod test;
pub mod tidy;

use clap::{CommandFactory, Parser, Subcommand};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The commands of the README and of CI.
#[derive(Debug, Parser)]
#[command(name = "xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// The whole proof, as CI runs it: format, lints, tests on both databases, docs, and every page in a real browser.
    Test {
        /// Only format, lints and the tests on SQLite.
        #[arg(long)]
        quick: bool,
    },
    /// The long proofs: kills, overload, faults and the like; each leaves a dated page in `docs/proofs/`.
    Prove(prove::Asked),
    /// How fast every page is over a grown university, and how much it costs: a table, and `docs/bench.md`.
    Bench(bench::Flags),
    /// Pictures of every page of the demo university into `target/shots`: narrow and wide, light and dark.
    Shots,
}

/// Reads the command line and does what it says.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let house = house();
    let done = interrupt::listen().and_then(|()| match cli.command {
        Command::Test { quick: true } => test::quick(&house),
        Command::Test { quick: false } => test::everything(&house),
        Command::Prove(asked) => prove::run(&house, &asked),
        Command::Bench(flags) => bench::measure(&house, &flags),
        Command::Shots => shots::take(&house),
    });
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(fault) => {
            eprintln!("{fault:#}");
            ExitCode::FAILURE
        }
    }
}

/// The command line as clap knows it, for the check that the README tells no lies.
pub fn command_line() -> clap::Command {
    Cli::command()
}

/// The root of the repository.
pub fn house() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Whether this is a machine where nobody can be asked to install something.
fn in_ci() -> bool {
    variable("CI").is_some_and(|value| !value.is_empty() && value != "false")
}

/// An environment variable: this is a command-line tool, it has no settings file.
#[expect(
    clippy::disallowed_methods,
    reason = "xtask is no part of the platform and has no settings"
)]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// The moment, to tell how long a step took.
#[expect(clippy::disallowed_methods, reason = "xtask measures its steps")]
fn stopwatch() -> std::time::Instant {
    std::time::Instant::now()
}
