//! What the proof needs beside the toolchain: a PostgreSQL server, Chromium, node's packages, a spelling checker.
//!
//! Where this machine's package manager may be used without asking (as root, or with a `sudo` that wants no password)
//! what is missing is installed. Elsewhere the exact command to type is said, and the proof stops.

use crate::runner::{Runner, Step};
use crate::{in_ci, tidy};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const TYPOS: &str = "typos==1.52.0";
/// Arabic and others for the pictures; `fonts-noto-core` brings it.
const FONT: &str = "/usr/share/fonts/truetype/noto/NotoNaskhArabic-Regular.ttf";

/// A program that comes with a package of the system.
struct Need {
    package: &'static str,
    there: fn() -> bool,
}

const FOR_DATABASE: &[Need] = &[Need {
    package: "postgresql",
    there: || postgres_programs().is_some(),
}];

const FOR_BROWSER: &[Need] = &[
    Need {
        package: "chromium",
        there: || chromium().is_some(),
    },
    Need {
        package: "fonts-noto-core",
        there: || Path::new(FONT).exists() || !is_debian(),
    },
    Need {
        package: "nodejs",
        there: || which("node").is_some(),
    },
    Need {
        package: "npm",
        there: || which("npm").is_some(),
    },
];

/// Where other people's verifiers of credentials are asked.
const FOREIGN: &str = "libs/open-badges/tests/foreign";

/// Brings everything for the whole proof.
pub fn everything(runner: &mut Runner, house: &Path) -> Result<()> {
    let needs: Vec<&Need> = FOR_DATABASE.iter().chain(FOR_BROWSER).collect();
    packages(runner, house, &needs)?;
    node_packages(runner, &tests_folder(house))?;
    node_packages(runner, &house.join(FOREIGN))
}

/// Brings what opens pages.
pub fn browser(runner: &mut Runner, house: &Path) -> Result<()> {
    packages(runner, house, &FOR_BROWSER.iter().collect::<Vec<_>>())?;
    node_packages(runner, &tests_folder(house))
}

fn packages(runner: &mut Runner, house: &Path, needs: &[&Need]) -> Result<()> {
    let missing: Vec<&str> = needs
        .iter()
        .filter(|need| !(need.there)())
        .map(|need| need.package)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let missing = missing.join(" ");
    let Some(rights) = rights() else {
        bail!(
            "This machine lacks: {missing}. Please type\n    sudo apt-get update && sudo apt-get install -y --no-install-recommends {missing}\n\
             (or the same with your system's package manager), then start again."
        );
    };
    let apt = format!("{rights}apt-get -o DPkg::Lock::Timeout=300 -q -y");
    let update = Step::new("package lists", house, &format!("{apt} update"));
    let install = Step::new(
        "packages of the system",
        house,
        &format!("{apt} install --no-install-recommends {missing}"),
    )
    .with("DEBIAN_FRONTEND", "noninteractive");
    runner.run(&update)?;
    runner.run(&install)?;
    if let Some(need) = needs.iter().find(|need| !(need.there)()) {
        bail!(
            "apt-get brought {}, but it is not to be found.",
            need.package
        );
    }
    Ok(())
}

/// How packages may be installed here without asking anybody.
fn rights() -> Option<&'static str> {
    which("apt-get")?;
    if is_root() {
        return Some("");
    }
    succeeds("sudo", &["-n", "true"]).then_some("sudo -n ")
}

/// `npm ci`, unless what is there came from the same lock file.
fn node_packages(runner: &mut Runner, folder: &Path) -> Result<()> {
    let shown = folder.display();
    let lock = std::fs::read_to_string(folder.join("package-lock.json"))
        .with_context(|| format!("{shown} has no package-lock.json"))?;
    let note = folder.join("node_modules/.installed-from");
    if std::fs::read_to_string(&note).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    let line = "npm ci --no-audit --no-fund --ignore-scripts";
    if !runner.run(&Step::new("packages of node", folder, line))? {
        bail!("The tests need node's packages: cd {shown} && {line}");
    }
    std::fs::write(note, lock)?;
    Ok(())
}

/// Where the browser tests live.
pub fn tests_folder(house: &Path) -> PathBuf {
    house.join("tests/browser")
}

/// The spelling checker: the one on the path, or one from the Python package index in `target/tools`.
/// `Err` holds the sentence that says what to type.
pub fn typos(runner: &mut Runner, house: &Path) -> Result<Result<PathBuf, String>> {
    if let Some(program) = which("typos") {
        return Ok(Ok(program));
    }
    let tools = tidy::target_folder(house)
        .join("tools")
        .join(TYPOS.replace("==", "-"));
    let program = tools.join("bin/typos");
    if program.exists() {
        return Ok(Ok(program));
    }
    let make = format!("python3 -m venv {}", tools.display());
    let install = format!(
        "{}/bin/pip install --quiet --disable-pip-version-check {TYPOS}",
        tools.display()
    );
    let ready =
        which("python3").is_some() && runner.run(&Step::new("a place for typos", house, &make))?;
    if ready && runner.run(&Step::new("typos", house, &install))? && program.exists() {
        return Ok(Ok(program));
    }
    Ok(Err(format!(
        "The spelling checker is missing. Please type\n    pip install {TYPOS}\nor\n    cargo install typos-cli"
    )))
}

/// Whether a missing optional tool is a failure: in CI it is, at home it is said.
pub fn tools_are_required() -> bool {
    in_ci()
}

/// The folder with `initdb` and `postgres`.
pub fn postgres_programs() -> Option<PathBuf> {
    let has_both =
        |folder: &PathBuf| folder.join("initdb").exists() && folder.join("postgres").exists();
    let mut versions: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path().join("bin")))
        .filter(has_both)
        .collect();
    versions.sort();
    versions
        .pop()
        .or_else(|| Some(which("initdb")?.parent()?.to_path_buf()).filter(has_both))
}

/// The browser, by any of its names.
pub fn chromium() -> Option<PathBuf> {
    ["chromium", "chromium-browser", "google-chrome"]
        .into_iter()
        .find_map(which)
}

/// Whether nextest is there to run tests side by side; `cargo test` does as well.
pub fn has_nextest() -> bool {
    succeeds("cargo", &["nextest", "--version"])
}

/// Whether we are root, whom a database server refuses to obey.
pub fn is_root() -> bool {
    Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

/// Whether the system knows a user of this name.
pub fn has_user(name: &str) -> bool {
    succeeds("id", &["-u", name])
}

fn is_debian() -> bool {
    Path::new("/etc/debian_version").exists()
}

/// Where a program is.
pub fn which(program: &str) -> Option<PathBuf> {
    let path = crate::variable("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

fn succeeds(program: &str, arguments: &[&str]) -> bool {
    Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}
