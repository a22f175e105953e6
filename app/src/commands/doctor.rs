//! `stoa doctor`: says how the university is, line by line, and what to do.

use anyhow::{Result, bail};
use clap::Args;

use super::serve::runtime;
use crate::doctor::{self, May, Verdict};
use crate::settings::{Flags, Settings};

/// Which university, and what may be done.
#[derive(Debug, Args)]
pub struct Doctor {
    /// Makes again what is made of other things: the search indexes.
    #[arg(long)]
    repair: bool,
    #[command(flatten)]
    flags: Flags,
}

/// Looks at everything; fails where something is broken.
pub fn run(asked: &Doctor) -> Result<()> {
    let settings = Settings::read(&asked.flags)?;
    let may = if asked.repair { May::Repair } else { May::Look };
    let mut broken = 0;
    let mut say = |found: doctor::Finding| {
        println!("{found}");
        broken += u32::from(found.verdict == Verdict::Broken);
    };
    runtime()?.block_on(doctor::examine(&settings, may, &mut say));
    match broken {
        0 => Ok(()),
        1 => bail!("one thing is broken"),
        more => bail!("{more} things are broken"),
    }
}
