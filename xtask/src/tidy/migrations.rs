//! The schema's history: one order of numbers, each file the property of one domain.

use super::crates::{KIT, line_of_domain};
use super::rust::{Kind, code};
use super::{Finding, Tree};
use std::collections::BTreeMap;

const FOLDER: &str = "kit/store/migrations/";

/// A migration file: `0007_courses_run.sql`, or one of a pair `0007_courses_search.sqlite.sql`.
struct Migration<'a> {
    path: &'a str,
    number: &'a str,
    /// The crate that owns its tables.
    owner: &'a str,
    name: &'a str,
    dialect: Option<&'a str>,
    text: &'a str,
}

fn migrations(tree: &Tree) -> impl Iterator<Item = Migration<'_>> {
    tree.ending(".sql").filter_map(|(path, text)| {
        let file = path.strip_prefix(FOLDER)?.strip_suffix(".sql")?;
        let (file, dialect) = file
            .split_once('.')
            .map_or((file, None), |(file, dialect)| (file, Some(dialect)));
        let (number, name) = file.split_once('_').unwrap_or((file, ""));
        Some(Migration {
            path,
            number,
            owner: room(name.split('_').next().unwrap_or(name)),
            name,
            dialect,
            text,
        })
    })
}

/// The owner that a crate's tables have: the kit keeps its few tables together.
pub fn room(name: &str) -> &str {
    if KIT.contains(&name) { "kit" } else { name }
}

/// Numbers are taken once, every file has an owner, and where dialects part both are there.
pub fn in_order(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut names: BTreeMap<&str, &str> = BTreeMap::new();
    let mut dialects: BTreeMap<(&str, &str), Vec<Option<&str>>> = BTreeMap::new();
    for migration in migrations(tree) {
        if line_of_domain(migration.owner).is_none() && migration.owner != "kit" {
            let says = format!(
                "`{}` is no domain: a migration is named NNNN_domain_thing.sql",
                migration.owner
            );
            found.push(Finding::new(migration.path, 1, says));
        }
        if migration.number.len() != 4 || migration.number.parse::<u16>().is_err() {
            let says = "a migration starts with a number of four digits";
            found.push(Finding::new(migration.path, 1, says));
        }
        if *names.entry(migration.number).or_insert(migration.name) != migration.name {
            found.push(Finding::new(
                migration.path,
                1,
                format!("the number {} is taken", migration.number),
            ));
        }
        dialects
            .entry((migration.number, migration.name))
            .or_default()
            .push(migration.dialect);
    }
    for ((number, name), mut dialects) in dialects {
        dialects.sort_unstable();
        if dialects != [None] && dialects != [Some("postgres"), Some("sqlite")] {
            found.push(Finding::new(
                FOLDER,
                1,
                format!("{number}_{name} needs one file, or a pair .sqlite.sql and .postgres.sql"),
            ));
        }
    }
    found
}

/// Who owns each table.
pub fn owners(tree: &Tree) -> BTreeMap<String, String> {
    let mut owners = BTreeMap::new();
    // the list of migrations is a table that no migration can make
    for (_, text) in tree
        .ending(".rs")
        .filter(|(path, _)| path.starts_with("kit/store/src/"))
    {
        let texts = code(text)
            .into_iter()
            .filter(|token| token.kind == Kind::Text);
        owners.extend(texts.filter_map(|token| Some((created(&token.text)?, "kit".to_owned()))));
    }
    for migration in migrations(tree) {
        for statement in without_comments(migration.text).split(';') {
            if let Some(table) = created(statement) {
                owners
                    .entry(table)
                    .or_insert_with(|| migration.owner.to_owned());
            }
        }
    }
    owners
}

fn without_comments(text: &str) -> String {
    text.lines()
        .map(|line| line.split("--").next().unwrap_or(line))
        .collect::<Vec<_>>()
        .join("\n")
}

/// The table that a statement creates.
fn created(statement: &str) -> Option<String> {
    let mut words = statement
        .split(|char: char| char.is_whitespace() || char == '(')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .skip_while(|word| word != "create");
    words.next()?;
    let mut word = words.next()?;
    while ["virtual", "unlogged", "temporary", "temp"].contains(&word.as_str()) {
        word = words.next()?;
    }
    if word != "table" {
        return None;
    }
    words.find(|word| !["if", "not", "exists"].contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_owners_and_pairs() {
        let tree = Tree::from([
            ("kit/store/migrations/0001_people_person.sql", ""),
            ("kit/store/migrations/0001_courses_run.sql", ""),
            ("kit/store/migrations/0003_gossip.sql", ""),
            ("kit/store/migrations/0004_courses_search.sqlite.sql", ""),
            ("kit/store/migrations/5_people_face.sql", ""),
        ]);
        let found: Vec<String> = in_order(&tree).iter().map(ToString::to_string).collect();
        assert_eq!(
            found,
            [
                "kit/store/migrations/0001_people_person.sql:1: the number 0001 is taken",
                "kit/store/migrations/0003_gossip.sql:1: `gossip` is no domain: a migration is named NNNN_domain_thing.sql",
                "kit/store/migrations/5_people_face.sql:1: a migration starts with a number of four digits",
                "kit/store/migrations/:1: 0004_courses_search needs one file, or a pair .sqlite.sql and .postgres.sql",
            ]
        );
    }

    #[test]
    fn tables_have_owners() {
        let tree = Tree::from([
            (
                "kit/store/migrations/0001_people_person.sql",
                "-- create table no (;\nCREATE TABLE person (id BIGINT);\nCREATE INDEX a ON person (id);",
            ),
            (
                "kit/store/migrations/0002_courses_search.sqlite.sql",
                "CREATE VIRTUAL TABLE IF NOT EXISTS course_text USING fts5(a);",
            ),
        ]);
        let owners: Vec<(String, String)> = owners(&tree).into_iter().collect();
        let expected = [("course_text", "courses"), ("person", "people")]
            .map(|(a, b)| (a.to_owned(), b.to_owned()));
        assert_eq!(owners, expected);
    }
}
