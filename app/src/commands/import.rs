//! `stoa import p2pu-archive DIR`: brings the archive of the old Peer 2 Peer University in.

use std::io::Write as _;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Result, bail};
use clap::{Args, Subcommand};
use web::Mode;

use super::serve::runtime;
use crate::house;
use crate::settings::{Flags, Settings};

/// What can be brought in.
#[derive(Debug, Subcommand)]
pub enum Import {
    /// The static archive of the Peer 2 Peer University, 2009 to 2013.
    P2puArchive(P2puArchive),
}

/// The archive and where to write the report.
#[derive(Debug, Args)]
pub struct P2puArchive {
    /// The folder of the archive.
    dir: PathBuf,
    /// Also writes the report as JSON into this file.
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    #[command(flatten)]
    flags: Flags,
}

/// Imports, and says line by line how far it is. Ctrl-C stops after the course under way; starting again goes on from there.
pub fn run(import: &Import) -> Result<()> {
    let Import::P2puArchive(asked) = import;
    let settings = Settings::read(&asked.flags)?;
    runtime()?.block_on(async {
        let app = house::open(&settings, Mode::Live).await?;
        let stop = Arc::new(AtomicBool::new(false));
        let heard = stop.clone();
        tokio::spawn(async move {
            if tokio::signal::ctrl_c().await.is_ok() {
                heard.store(true, Ordering::Relaxed);
            }
        });
        let mut print = |line: &str| {
            let is_told = writeln!(std::io::stdout(), "{line}").is_ok();
            if !is_told || stop.load(Ordering::Relaxed) {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        };
        archive::import::command(
            &app.db,
            &asked.dir,
            asked.report.as_deref(),
            &app.now(),
            &mut print,
        )
        .await?;
        if stop.load(Ordering::Relaxed) {
            bail!("stopped; the same command goes on from here");
        }
        Ok(())
    })
}
