//! A proof's page: what it says, and for each database when, where and what was measured last.

use anyhow::{Context, Result as Done, bail};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// A part of the page that is measured by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    Sqlite,
    Postgres,
    /// Of a proof that asks no database.
    Alone,
}

impl Section {
    fn heading(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
            Self::Alone => "Without a database",
        }
    }

    /// The flag that measures only this.
    pub fn flag(self) -> &'static str {
        match self {
            Self::Sqlite => " --engine sqlite",
            Self::Postgres => " --engine postgres",
            Self::Alone => "",
        }
    }
}

/// What is proved: the commit, and whether something was changed since.
pub fn commit(house: &Path) -> Done<String> {
    let commit = said(house, "git", &["rev-parse", "--short=10", "HEAD"])?;
    let changed = said(
        house,
        "git",
        &[
            "status",
            "--porcelain",
            "--untracked-files=no",
            "--",
            ".",
            ":!docs",
        ],
    )?;
    let but = if changed.is_empty() {
        ""
    } else {
        " and changes that were not committed yet"
    };
    Ok(format!("{commit}{but}"))
}

/// What was measured, when and on which machine. The machine has no name here, only its size.
#[derive(Debug)]
pub struct Result {
    date: String,
    commit: String,
    machine: String,
    again: String,
    took: Duration,
    figures: Vec<(String, String)>,
}

impl Result {
    /// A proof that held just now.
    pub fn now(
        house: &Path,
        commit: String,
        again: String,
        took: Duration,
        figures: Vec<(String, String)>,
    ) -> Done<Self> {
        Ok(Self {
            date: said(house, "date", &["-u", "+%Y-%m-%d %H:%M UTC"])?,
            commit,
            machine: machine(),
            again,
            took,
            figures,
        })
    }

    fn section(&self, heading: &str) -> String {
        let mut rows = vec![
            ("date", self.date.as_str()),
            ("commit", &self.commit),
            ("machine", &self.machine),
        ];
        let took = format!("{:.0} s", self.took.as_secs_f64());
        rows.extend(
            self.figures
                .iter()
                .map(|(what, figure)| (what.as_str(), figure.as_str())),
        );
        rows.push(("the proof took", &took));
        let lines: Vec<String> = rows
            .iter()
            .map(|(what, figure)| format!("| {what} | {} |", figure.replace('|', "/")))
            .collect();
        let rows = lines.join("\n");
        format!(
            "## {heading}\n\n**Passed.**\n\n| What | Figure |\n| --- | --- |\n{rows}\n\nRun it again: `{}`\n",
            self.again
        )
    }
}

/// The page of one proof.
#[derive(Debug)]
pub struct Page {
    name: String,
    says: String,
}

impl Page {
    pub fn of(name: &str, says: &str) -> Self {
        Self {
            name: name.to_owned(),
            says: says.to_owned(),
        }
    }

    /// Writes the section of that database anew; what was measured on the other one stays.
    pub fn keep(&self, house: &Path, section: Section, measured: &Result) -> Done<()> {
        let path = house.join("docs/proofs").join(format!("{}.md", self.name));
        let before = std::fs::read_to_string(&path).unwrap_or_default();
        let text = self.with(&before, section, &measured.section(section.heading()));
        std::fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
        println!("── written to docs/proofs/{}.md", self.name);
        Ok(())
    }

    fn with(&self, before: &str, section: Section, written: &str) -> String {
        let kept = |other: Section| {
            let start = before.find(&format!("## {}\n", other.heading()))?;
            let rest = before.get(start..)?;
            let end = rest
                .get(3..)?
                .find("\n## ")
                .map_or(rest.len(), |end| end + 4);
            rest.get(..end)
        };
        let mut text = format!("# {}\n\n{}\n", self.name, self.says);
        for one in [Section::Alone, Section::Sqlite, Section::Postgres] {
            let part = if one == section {
                Some(written)
            } else {
                kept(one)
            };
            if let Some(part) = part {
                text.push('\n');
                text.push_str(part.trim_end());
                text.push('\n');
            }
        }
        text
    }
}

/// The size of this machine, in numbers.
fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let memory = std::fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let kib = memory
        .lines()
        .find_map(|line| line.strip_prefix("MemTotal:"))
        .and_then(|line| line.split_whitespace().next())
        .and_then(|number| number.parse::<u64>().ok());
    match kib {
        Some(kib) => format!("{cores} cores, {} GiB of memory", kib.div_ceil(1 << 20)),
        None => format!("{cores} cores"),
    }
}

fn said(house: &Path, program: &str, arguments: &[&str]) -> Done<String> {
    let output = Command::new(program)
        .args(arguments)
        .current_dir(house)
        .output()
        .with_context(|| format!("cannot start {program}"))?;
    if !output.status.success() {
        bail!("{program} {} failed", arguments.join(" "));
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(date: &str) -> Result {
        Result {
            date: date.to_owned(),
            commit: "0123456789".to_owned(),
            machine: machine(),
            again: "cargo xtask prove kills".to_owned(),
            took: Duration::from_secs(3),
            figures: vec![("kills".to_owned(), "1,000".to_owned())],
        }
    }

    #[test]
    fn each_database_has_a_section_that_is_written_by_itself() {
        let page = Page::of("kills", "Nothing is lost.");
        let write = |before: &str, section: Section, date: &str| {
            page.with(before, section, &measured(date).section(section.heading()))
        };
        let first = write("", Section::Postgres, "monday");
        let second = write(&first, Section::Sqlite, "tuesday");
        let third = write(&second, Section::Postgres, "wednesday");
        let again = write(&third, Section::Sqlite, "tuesday");
        assert_eq!(third, again, "what is the same stays the same");
        assert!(third.starts_with("# kills\n\nNothing is lost.\n\n## SQLite\n\n**Passed.**\n"));
        assert_eq!(third.matches("## ").count(), 2);
        assert!(third.contains("| date | tuesday |") && third.contains("| date | wednesday |"));
        assert!(!third.contains("monday"));
        assert!(third.contains("| kills | 1,000 |"));
    }

    #[test]
    fn the_machine_is_numbers_only() {
        let words = machine();
        let known = ["cores,", "cores", "GiB", "of", "memory"];
        let is_plain = |word: &str| known.contains(&word) || word.parse::<u64>().is_ok();
        assert!(words.split(' ').all(is_plain), "{words}");
    }
}
