//! Every statement lives in a store, and writes only to the tables of its own domain.

use super::crates::may_know;
use super::rust::{Kind, code};
use super::{Finding, Tree, files, migrations};
use std::collections::BTreeMap;

/// SQL outside `store.rs` and `store/`.
pub fn place(tree: &Tree) -> Vec<Finding> {
    statements(tree)
        .into_iter()
        .filter(|statement| !is_store(statement.path))
        .map(|statement| {
            Finding::new(
                statement.path,
                statement.line,
                "SQL outside a store: a domain's statements are in its store.rs",
            )
        })
        .collect()
}

fn is_store(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    // the kit keeps a few tables of its own, beside what uses them: `store_form.rs`
    let in_kit = path.starts_with("kit/") && name.starts_with("store_");
    name == "store.rs" || in_kit || path.contains("/store/") || path.starts_with("kit/testing/")
}

/// A table is written by the domain whose migration made it, and read by domains on later lines.
pub fn ownership(tree: &Tree) -> Vec<Finding> {
    let owners = migrations::owners(tree);
    let mut found = Vec::new();
    for statement in statements(tree)
        .iter()
        .filter(|one| !one.path.starts_with("kit/testing/"))
    {
        let mut said =
            |says: String| found.push(Finding::new(statement.path, statement.line, says));
        for (table, writes) in touched(&statement.sql) {
            match owners.get(&table) {
                None if writes && !owners.is_empty() => {
                    said(format!("no migration makes the table `{table}`"));
                }
                Some(owner) if writes && owner != statement.room => {
                    said(format!("only {owner} writes `{table}`: call its actions"));
                }
                Some(owner) if !may_read(statement.room, owner) => {
                    said(format!(
                        "{} may not read `{table}` of {owner}",
                        statement.room
                    ));
                }
                _ => {}
            }
        }
    }
    found
}

fn may_read(room: &str, owner: &str) -> bool {
    let is_domain = |name: &str| super::crates::line_of_domain(name).is_some();
    room == owner || !is_domain(room) || !is_domain(owner) || may_know(room, owner)
}

/// A statement in the source of a crate.
struct Statement<'a> {
    path: &'a str,
    line: usize,
    /// The crate.
    room: &'a str,
    sql: String,
}

fn statements(tree: &Tree) -> Vec<Statement<'_>> {
    let mut found = Vec::new();
    for (path, text) in tree.ending(".rs") {
        let Some((folder, _)) = path.split_once("/src/") else {
            continue;
        };
        if files::is_test(path) || folder == "xtask" || folder.starts_with("libs/") {
            continue;
        }
        let room = migrations::room(folder.rsplit('/').next().unwrap_or(folder));
        for token in code(text) {
            if token.kind == Kind::Text && is_sql(&token.text) {
                found.push(Statement {
                    path,
                    line: token.line,
                    room,
                    sql: token.text,
                });
            }
        }
    }
    found
}

/// Whether a string is a statement: it begins like one, and goes on like one.
fn is_sql(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let has = |word: &str| words.contains(&word);
    match words.as_slice() {
        ["SELECT", _, ..] => has("FROM") || has("EXISTS") || has("EXISTS("),
        ["INSERT", "INTO" | "OR", ..] | ["DELETE", "FROM", ..] => true,
        ["UPDATE", ..] => has("SET"),
        ["WITH", ..] => has("AS") && (has("SELECT") || text.contains("(SELECT")),
        _ => false,
    }
}

/// The tables that a statement names after FROM, JOIN, INTO and UPDATE, and whether it writes them. Names that a CTE
/// makes, and names put in later, are left out.
fn touched(sql: &str) -> BTreeMap<String, bool> {
    let words: Vec<String> = sql
        .split(|char: char| !char.is_alphanumeric() && !"_{}().,".contains(char))
        .flat_map(|word| word.split_inclusive(['(', ')', ',']))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    let made: Vec<&str> = words
        .windows(2)
        .filter_map(|pair| match pair {
            [name, keyword] if keyword == "AS" || keyword == "AS(" => Some(name.as_str()),
            _ => None,
        })
        .collect();
    let mut tables = BTreeMap::new();
    for (at, word) in words.iter().enumerate() {
        let before = at
            .checked_sub(1)
            .and_then(|at| words.get(at))
            .map_or("", String::as_str);
        let writes = match word.as_str() {
            // `ON CONFLICT … DO UPDATE SET` and `FOR UPDATE` name no table
            "UPDATE" if before == "DO" || before == "FOR" => continue,
            "INTO" | "UPDATE" => true,
            "FROM" => before == "DELETE",
            "JOIN" => false,
            _ => continue,
        };
        let Some(name) = words.get(at + 1) else {
            continue;
        };
        let name = name.trim_end_matches(['(', ')', ',']);
        let plain = |char: char| char.is_ascii_lowercase() || char.is_ascii_digit() || char == '_';
        if !name.is_empty() && name.chars().all(plain) && (writes || !made.contains(&name)) {
            *tables.entry(name.to_owned()).or_default() |= writes;
        }
    }
    tables
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_are_known() {
        let cases = [
            ("SELECT id FROM run", true),
            ("\n  SELECT id,\n title FROM run", true),
            ("INSERT INTO run (id) VALUES ($1)", true),
            ("UPDATE run SET state = $1", true),
            ("WITH a AS (SELECT 1) SELECT * FROM a", true),
            ("Select a file", false),
            ("UPDATE your profile", false),
            ("WITH love", false),
        ];
        for (text, expected) in cases {
            assert_eq!(is_sql(text), expected, "{text}");
        }
    }

    #[test]
    fn tables_are_found() {
        let sql = "WITH due AS (SELECT id FROM run JOIN course ON true) INSERT INTO act (id) SELECT id FROM due ON CONFLICT (id) DO UPDATE SET a = 1";
        let found: Vec<(String, bool)> = touched(sql).into_iter().collect();
        let expected = [("act", true), ("course", false), ("run", false)]
            .map(|(name, writes)| (name.to_owned(), writes));
        assert_eq!(found, expected);
        assert!(touched("DELETE FROM {table} WHERE id = $1").is_empty());
        assert_eq!(touched("DELETE FROM run").get("run"), Some(&true));
    }

    #[test]
    fn stores_and_owners_are_respected() {
        let tree = Tree::from([
            (
                "kit/store/migrations/0001_people_person.sql",
                "CREATE TABLE person (id BIGINT);",
            ),
            (
                "kit/store/migrations/0002_courses_run.sql",
                "CREATE TABLE run (id BIGINT);",
            ),
            (
                "domains/people/src/store.rs",
                "const A: &str = \"SELECT id FROM run\"; const B: &str = \"INSERT INTO person (id) VALUES ($1)\";",
            ),
            (
                "domains/courses/src/store/run.rs",
                "\"UPDATE person SET a = 1\"; \"SELECT id FROM person\"; \"DELETE FROM gone\"",
            ),
            ("domains/courses/src/actions.rs", "\"SELECT id FROM run\""),
            (
                "domains/courses/tests/story.rs",
                "\"UPDATE person SET a = 1\"",
            ),
        ]);
        let found: Vec<String> = ownership(&tree).iter().map(ToString::to_string).collect();
        assert_eq!(
            found,
            [
                "domains/courses/src/store/run.rs:1: only people writes `person`: call its actions",
                "domains/courses/src/store/run.rs:1: no migration makes the table `gone`",
                "domains/people/src/store.rs:1: people may not read `run` of courses",
            ]
        );
        let outside: Vec<String> = place(&tree).into_iter().map(|one| one.path).collect();
        assert_eq!(outside, ["domains/courses/src/actions.rs"]);
    }
}
