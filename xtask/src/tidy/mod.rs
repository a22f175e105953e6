//! The house rules that a machine can check. Each rule is a function from the tree of files to what is wrong with it,
//! tried on a planted violation in its own tests, and on the real tree by `xtask/tests/tidy.rs`.

mod crates;
mod files;
pub mod licences;
mod markup;
mod migrations;
pub mod papers;
mod purity;
mod rust;
mod sql;
mod translations;

use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The text files of the repository by their path from its root.
#[derive(Debug, Default)]
pub struct Tree(BTreeMap<String, String>);

impl Tree {
    /// Reads what git has or would take; pictures and the like are left out.
    pub fn read(house: &Path) -> Result<Self> {
        let listed = Command::new("git")
            .args([
                "ls-files",
                "-z",
                "--cached",
                "--others",
                "--exclude-standard",
            ])
            .current_dir(house)
            .output()
            .context("cannot start git")?;
        if !listed.status.success() {
            bail!(
                "git ls-files failed: {}",
                String::from_utf8_lossy(&listed.stderr)
            );
        }
        let names = String::from_utf8(listed.stdout)?;
        let mut files = BTreeMap::new();
        for name in names.split('\0').filter(|name| !name.is_empty()) {
            // a file that was just deleted, or one that is no text, is no matter of tidiness
            if let Ok(text) = std::fs::read_to_string(house.join(name)) {
                files.insert(name.to_owned(), text);
            }
        }
        Ok(Self(files))
    }

    /// The text of one file.
    fn text(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }

    /// Every file.
    fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// Every file whose name ends so.
    fn ending(&self, end: &str) -> impl Iterator<Item = (&str, &str)> {
        self.files().filter(move |(path, _)| path.ends_with(end))
    }
}

#[cfg(test)]
impl<const N: usize> From<[(&str, &str); N]> for Tree {
    fn from(files: [(&str, &str); N]) -> Self {
        Self(
            files
                .map(|(path, text)| (path.to_owned(), text.to_owned()))
                .into(),
        )
    }
}

/// One thing that is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    path: String,
    line: usize,
    says: String,
}

impl Finding {
    fn new(path: &str, line: usize, says: impl Into<String>) -> Self {
        Self {
            path: path.to_owned(),
            line,
            says: says.into(),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}: {}", self.path, self.line, self.says)
    }
}

/// A rule, with the name that its test has.
pub type Rule = fn(&Tree) -> Vec<Finding>;

/// Every rule of the house.
pub const RULES: &[(&str, Rule)] = &[
    ("domains know only earlier domains", crates::order),
    (
        "crates take lints and versions from the workspace",
        crates::workspace_terms,
    ),
    ("dependencies are used", crates::dependencies_are_used),
    (
        "ARCHITECTURE.md names every crate",
        crates::named_in_architecture,
    ),
    ("files can be read in one sitting", files::size),
    ("no empty names", files::names),
    (
        "what is left for later names its issue",
        files::left_for_later,
    ),
    ("no paths of one machine", files::machine_paths),
    ("translations are complete", translations::complete),
    ("translation keys are used and exist", translations::used),
    ("translations hold no markup", translations::no_markup),
    ("no prose in markup", markup::prose),
    ("SQL lives in stores", sql::place),
    ("tables are written by their owner", sql::ownership),
    ("migrations are in order", migrations::in_order),
    ("models and policies are pure", purity::models),
    ("the glossary names what exists", papers::glossary),
    ("the README's commands exist", papers::commands_exist),
    (
        "the changelog starts with what is unreleased",
        papers::changelog,
    ),
];

/// Where cargo puts what it builds.
pub fn target_folder(house: &Path) -> PathBuf {
    crate::variable("CARGO_TARGET_DIR")
        .map_or_else(|| house.join("target"), |folder| house.join(folder))
}
