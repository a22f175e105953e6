//! How long a proof is, and what it measured.

use std::fmt::Display;
use std::io::Write as _;
use std::time::{Duration, Instant};

/// The size that `cargo xtask prove` asks for; in the suite, the small one.
pub fn size(variable: &str, small: u64) -> u64 {
    variable_of(variable).map_or(small, |size| size.parse().unwrap())
}

/// Writes down a figure for the page of the proof; in the suite it is only shown.
pub fn figure(what: &str, figure: impl Display) {
    println!("{what}: {figure}");
    if let Some(path) = variable_of("STOA_PROVE_FIGURES") {
        let file = std::fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(path);
        writeln!(file.unwrap(), "{what}\t{figure}").unwrap();
    }
}

/// The stopwatch of a proof.
#[expect(clippy::disallowed_methods, reason = "a proof measures")]
pub fn stopwatch() -> Instant {
    Instant::now()
}

/// The moment by the clock of this machine, which the executable reads too.
#[expect(
    clippy::disallowed_methods,
    reason = "the executable under proof lives by the machine's clock"
)]
pub fn machine_time() -> base::Timestamp {
    base::Timestamp::now()
}

/// Milliseconds for people.
pub fn millis(time: Duration) -> String {
    format!("{:.0} ms", time.as_secs_f64() * 1000.0)
}

/// Memory for people.
pub fn mebibytes(bytes: u64) -> String {
    format!("{} MiB", bytes >> 20)
}

/// Says that this machine does not let us prove this, and why; no page is written then.
pub fn skipped(why: &str) {
    figure("skipped", why);
}

#[expect(clippy::disallowed_methods, reason = "tests have no settings file")]
fn variable_of(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
