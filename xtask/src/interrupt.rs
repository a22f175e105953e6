//! Ctrl-C and a polite kill: the running step ends, everything started is cleaned away, and the exit says so.

use anyhow::{Context, Result, bail};
use std::sync::atomic::{AtomicBool, Ordering};

static ASKED: AtomicBool = AtomicBool::new(false);

/// From now on Ctrl-C, a hang-up and a kill do not end this process at once: the steps look at [`asked`] instead.
pub fn listen() -> Result<()> {
    ctrlc::set_handler(|| ASKED.store(true, Ordering::SeqCst)).context("cannot listen for Ctrl-C")
}

/// Whether somebody asked to stop.
pub fn asked() -> bool {
    ASKED.load(Ordering::SeqCst)
}

/// Stops here when somebody asked to.
pub fn check() -> Result<()> {
    if asked() {
        bail!("Stopped on request.");
    }
    Ok(())
}
