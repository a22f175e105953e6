//! `cargo xtask prove fuzz`: looks, for as long as one likes, for bytes over which a parser falls.

use crate::provide;
use crate::runner::{Runner, Step};
use anyhow::{Context, Result};
use std::path::Path;

/// The name by which it is asked for.
pub const NAME: &str = "fuzz";

/// What it says, in one sentence.
pub const SAYS: &str = "Every parser of bytes from outside is given whatever cargo-fuzz finds: it may refuse, but never fall over. Only where it is asked for.";

/// How long each target is fuzzed.
const SECONDS: u64 = 60;

/// Fuzzes every target for that long, or says what to type where cargo-fuzz is missing.
pub fn run(runner: &mut Runner, house: &Path, seconds: Option<u64>) -> Result<()> {
    let seconds = seconds.unwrap_or(SECONDS);
    let is_here = provide::which("cargo-fuzz").is_some();
    if !is_here {
        println!(
            "\n━━ fuzz (not run here: cargo-fuzz is missing)\n\
             rustup toolchain install nightly && cargo install cargo-fuzz --locked, and then:"
        );
    }
    for target in targets(house)? {
        let corpus = house.join("fuzz/corpus").join(&target);
        let line = format!(
            "cargo +nightly fuzz run {target} fuzz/corpus/{target} fuzz/seeds/{target} -- -max_total_time={seconds}"
        );
        if is_here {
            std::fs::create_dir_all(&corpus)
                .with_context(|| format!("cannot make {}", corpus.display()))?;
            runner.run(&Step::new(&format!("fuzz {target}"), house, &line))?;
        } else {
            println!("mkdir -p fuzz/corpus/{target} && {line}");
        }
    }
    Ok(())
}

/// The names of the targets, as their files say.
fn targets(house: &Path) -> Result<Vec<String>> {
    let folder = house.join("fuzz/fuzz_targets");
    let files =
        std::fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut names = Vec::new();
    for file in files {
        let path = file?.path();
        if let Some(name) = path.file_stem().and_then(|name| name.to_str()) {
            names.push(name.to_owned());
        }
    }
    names.sort();
    Ok(names)
}
