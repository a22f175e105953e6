//! Which tables a statement reads and writes, read from its text.
//!
//! The answer may name a table too many, never one too few: every word of a statement that is the name of a table counts as read.

use std::collections::HashMap;
use std::ops::{BitAnd, BitOr};
use std::sync::LazyLock;

use crate::migrate::EMBEDDED;

/// The bit of tables that have none of their own: those that no migration of this program makes, and those past the 127th.
const OTHERS: u32 = 127;

/// A set of tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Tables(u128);

impl Tables {
    pub(crate) const NONE: Self = Self(0);
    pub(crate) const ALL: Self = Self(u128::MAX);

    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(crate) fn without(self, others: Self) -> Self {
        Self(self.0 & !others.0)
    }

    /// The numbers of its tables.
    pub(crate) fn numbers(self) -> impl Iterator<Item = usize> {
        (0..128).filter(move |bit| self.0 >> bit & 1 == 1)
    }

    /// As text for another process of the same program.
    pub(crate) fn spelled(self) -> String {
        format!("{:x}", self.0)
    }

    pub(crate) fn read(text: &str) -> Option<Self> {
        u128::from_str_radix(text, 16).ok().map(Self)
    }

    fn of(name: &str) -> Self {
        Self(1 << NUMBERS.get(name).copied().unwrap_or(OTHERS))
    }
}

impl BitOr for Tables {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitAnd for Tables {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

/// The tables of every migration, in the order in which they were made, with their numbers.
static NUMBERS: LazyLock<HashMap<String, u32>> = LazyLock::new(|| {
    let mut numbers = HashMap::new();
    for migration in EMBEDDED {
        for pair in words(migration.sqlite).windows(2) {
            if pair[0] == "table" && !is_keyword(&pair[1]) {
                let next = u32::try_from(numbers.len()).unwrap_or(OTHERS).min(OTHERS);
                numbers.entry(pair[1].clone()).or_insert(next);
            }
        }
    }
    numbers
});

/// What the kit keeps for itself and no page that everybody sees shows: news of it need not travel.
pub(crate) static UNSEEN: LazyLock<Tables> = LazyLock::new(|| {
    ["fact", "job", "letter"]
        .into_iter()
        .fold(Tables::NONE, |all, name| all | Tables::of(name))
});

/// What a statement does to tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Touched {
    pub(crate) reads: Tables,
    pub(crate) writes: Tables,
}

impl Touched {
    /// Reads the text of a statement.
    pub(crate) fn by(sql: &str) -> Self {
        let words = words(sql);
        let mut touched = Self {
            reads: Tables::NONE,
            writes: Tables::NONE,
        };
        for (at, word) in words.iter().enumerate() {
            if NUMBERS.contains_key(word) {
                touched.reads = touched.reads | Tables::of(word);
            }
            let next = words.get(at + 1).map_or("", String::as_str);
            // a table that no migration of this program makes, or the name of a part of the statement
            if matches!(word.as_str(), "from" | "join") {
                touched.reads = touched.reads | Tables::of(next);
            }
            let after = words.get(at + 2).map_or("", String::as_str);
            let written = match word.as_str() {
                "insert" if next == "into" => Some(after),
                "delete" if next == "from" => Some(after),
                // `ON CONFLICT … DO UPDATE SET` and `FOR UPDATE` name no table
                "update" if !is_keyword(next) && !next.is_empty() => Some(next),
                "table" | "truncate" => Some(next),
                _ => None,
            };
            if let Some(table) = written {
                touched.writes = touched.writes | Tables::of(table);
            }
        }
        touched
    }
}

fn is_keyword(word: &str) -> bool {
    ["set", "of", "skip", "nowait", "if"].contains(&word)
}

/// The words of SQL outside comments and quoted text.
fn words(sql: &str) -> Vec<String> {
    let plain: String = sql
        .lines()
        .map(|line| line.split("--").next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join("\n");
    // every second piece stands between quotes
    plain
        .split('\'')
        .step_by(2)
        .flat_map(|piece| piece.split(|sign: char| !sign.is_alphanumeric() && sign != '_'))
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tables(names: &[&str]) -> Tables {
        names
            .iter()
            .fold(Tables::NONE, |all, name| all | Tables::of(name))
    }

    #[test]
    fn a_statement_says_what_it_touches() {
        let cases: [(&str, &[&str], &[&str]); 8] = [
            (
                "SELECT p.name FROM post JOIN person AS p ON p.id = post.author_id WHERE post.id = $1",
                &["post", "person"],
                &[],
            ),
            (
                "INSERT INTO reading (person_id) VALUES ($1) ON CONFLICT (person_id) DO UPDATE SET seen_at = $2",
                &["reading"],
                &["reading"],
            ),
            (
                "UPDATE run SET state = 'post' WHERE id IN (SELECT run_id FROM enrollment) RETURNING id",
                &["run", "enrollment"],
                &["run"],
            ),
            (
                "DELETE FROM thanks WHERE post_id = $1 -- of a post",
                &["thanks"],
                &["thanks"],
            ),
            ("SELECT id FROM job FOR UPDATE SKIP LOCKED", &["job"], &[]),
            (
                "WITH gone AS (DELETE FROM session RETURNING person_id) INSERT INTO act SELECT * FROM gone",
                &["session", "act", "gone"],
                &["session", "act"],
            ),
            ("UPDATE nobody_knows SET a = 1", &[], &["nobody_knows"]),
            ("SELECT 1 FROM nobody_knows", &["nobody_knows"], &[]),
        ];
        for (sql, reads, writes) in cases {
            let touched = Touched::by(sql);
            assert_eq!(
                (touched.reads, touched.writes),
                (tables(reads), tables(writes)),
                "{sql}"
            );
        }
    }

    #[test]
    fn every_table_has_a_number_of_its_own() {
        assert!(NUMBERS.contains_key("person") && NUMBERS.contains_key("course_words"));
        assert!(NUMBERS.len() < OTHERS as usize, "{}", NUMBERS.len());
        let different: std::collections::HashSet<_> = NUMBERS.values().collect();
        assert_eq!(different.len(), NUMBERS.len());
    }

    #[test]
    fn a_set_travels_as_text() {
        for set in [Tables::NONE, tables(&["post", "person"]), Tables::ALL] {
            assert_eq!(Tables::read(&set.spelled()), Some(set));
        }
        assert_eq!(Tables::read("x"), None);
    }
}
