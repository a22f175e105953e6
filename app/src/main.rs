//! `stoa`: a Peer 2 Peer University in one program.

use clap::{Parser, Subcommand};
use mimalloc::MiMalloc;
use stoa::commands;
use stoa::settings::Flags;

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// A community's own Peer 2 Peer University.
#[derive(Debug, Parser)]
#[command(name = "stoa", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serves the university.
    Serve(Flags),
    /// Fills a demo university on the first start and serves it.
    Demo(commands::demo::DemoFlags),
    /// Brings courses of another site in; they become read-only editions.
    #[command(subcommand)]
    Import(commands::import::Import),
    /// Puts everything into one file; the university may go on meanwhile.
    Backup(commands::backup::Backup),
    /// Puts the file of a backup into a new, empty university, on either database.
    Restore(commands::backup::Backup),
    /// Says how the university is, and what to do where something is not well.
    Doctor(commands::doctor::Doctor),
    /// What whoever runs the machine may do without a page.
    #[command(subcommand)]
    Admin(commands::admin::Admin),
}

fn main() -> std::process::ExitCode {
    let arguments = Arguments::parse();
    let done = match arguments.command {
        Command::Serve(flags) => commands::serve::run(&flags),
        Command::Demo(demo) => commands::demo::run(&demo),
        Command::Import(import) => commands::import::run(&import),
        Command::Backup(asked) => commands::backup::run(&asked),
        Command::Restore(asked) => commands::backup::restore(&asked),
        Command::Doctor(asked) => commands::doctor::run(&asked),
        Command::Admin(admin) => commands::admin::run(&admin),
    };
    match done {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("stoa: {error:#}");
            std::process::ExitCode::FAILURE
        }
    }
}
