//! What every file keeps to: a length, a name, no word of this machine.

use super::rust::closing;
use super::rust::tokens;
use super::{Finding, Tree};

const WALL: usize = 600;

/// Files longer than the wall. Tests are not counted.
pub fn size(tree: &Tree) -> Vec<Finding> {
    tree.files()
        .filter(|(path, _)| {
            [".rs", ".css", ".js"].iter().any(|end| path.ends_with(end)) && !is_test(path)
        })
        .filter_map(|(path, text)| {
            let lines = text.lines().count() - lines_of_tests(path, text);
            (lines > WALL)
                .then(|| Finding::new(path, 1, format!("has {lines} lines; {WALL} is the wall")))
        })
        .collect()
}

/// Whether a file holds only tests.
pub fn is_test(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    path.starts_with("tests/")
        || path.contains("/tests/")
        || name == "tests.rs"
        || name.ends_with("_tests.rs")
}

/// How many lines the test modules inside a file fill.
fn lines_of_tests(path: &str, text: &str) -> usize {
    if path.strip_suffix(".rs").is_none() {
        return 0;
    }
    let all = tokens(text);
    let mut lines = 0;
    for at in 0..all.len() {
        let starts = ["cfg", "(", "test", ")", "]", "mod"];
        let here = all.get(at..).unwrap_or_default();
        if here.len() > starts.len() + 1
            && starts.iter().zip(here).all(|(text, token)| token.is(text))
        {
            let open = at + starts.len() + 1;
            if let (Some(first), Some(last)) = (all.get(at), all.get(closing(&all, open)))
                && all.get(open).is_some_and(|token| token.is("{"))
            {
                lines += last.line + 1 - first.line;
            }
        }
    }
    lines
}

/// Names that say nothing: if no noun fits, the thing is two things.
const EMPTY_NAMES: &[&str] = &[
    "manager", "managers", "service", "services", "helper", "helpers", "util", "utils", "common",
    "data", "info",
];
/// These say nothing as a part of a name either: `run_manager`.
const EMPTY_PARTS: &[&str] = &["manager", "service", "helper", "helpers", "util", "utils"];

/// Modules and source files with empty names.
pub fn names(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for (path, text) in tree.ending(".rs") {
        let stem = path.trim_end_matches(".rs");
        let inside = stem.split_once("/src/").map_or(stem, |(_, inside)| inside);
        for part in inside.split('/').filter(|part| is_empty_name(part)) {
            found.push(Finding::new(
                path,
                1,
                format!("`{part}` says nothing: find the noun"),
            ));
        }
        for pair in tokens(text).windows(2) {
            if let [word, name] = pair
                && word.is("mod")
                && is_empty_name(&name.text)
            {
                found.push(Finding::new(
                    path,
                    name.line,
                    format!("`mod {}` says nothing: find the noun", name.text),
                ));
            }
        }
    }
    found
}

fn is_empty_name(name: &str) -> bool {
    EMPTY_NAMES.contains(&name)
        || name
            .split(['_', '-'])
            .any(|part| EMPTY_PARTS.contains(&part))
}

/// A mark for later without the issue that will do it.
pub fn left_for_later(tree: &Tree) -> Vec<Finding> {
    let marks = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("XX", "X"),
    ];
    let sources = [".rs", ".js", ".css", ".sql", ".ftl", ".toml", ".sh", ".md"];
    let mut found = Vec::new();
    for (path, text) in tree
        .files()
        .filter(|(path, _)| sources.iter().any(|end| path.ends_with(end)))
    {
        for (at, line) in text.lines().enumerate() {
            let marked = line
                .split(|char: char| !char.is_alphanumeric() && char != '_')
                .any(|word| marks.contains(&word));
            if marked && !names_issue(line) {
                found.push(Finding::new(
                    path,
                    at + 1,
                    "is left for later without the number of its issue",
                ));
            }
        }
    }
    found
}

fn names_issue(line: &str) -> bool {
    let number = |rest: &str| {
        rest.trim_start()
            .starts_with(|char: char| char.is_ascii_digit())
    };
    line.split('#').skip(1).any(number) || line.split("issue").skip(1).any(number)
}

/// Paths that exist on one machine only.
pub fn machine_paths(tree: &Tree) -> Vec<Finding> {
    let places = [
        concat!("/ro", "ot/"),
        concat!("/Us", "ers/"),
        concat!("/wo", "rk/main"),
        concat!("/wo", "rk/shared"),
        concat!("/wo", "rk/.library"),
        concat!("/tmp/bash", "_jobs"),
        concat!("/ho", "me/user"),
        concat!("C:", "\\Users"),
    ];
    let mut found = Vec::new();
    for (path, text) in tree.files() {
        for (at, line) in text.lines().enumerate() {
            if let Some(place) = places.iter().find(|place| line.contains(*place)) {
                found.push(Finding::new(
                    path,
                    at + 1,
                    format!("names a path of one machine: {place}"),
                ));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(found: &[Finding]) -> Vec<(&str, usize)> {
        found
            .iter()
            .map(|one| (one.path.as_str(), one.line))
            .collect()
    }

    #[test]
    fn long_files_are_named_and_tests_not_counted() {
        let long = "let a = 1;\n".repeat(601);
        let tested = format!(
            "{}#[cfg(test)]\nmod tests {{\n{}}}\n",
            "let a = 1;\n".repeat(400),
            "let a = 1;\n".repeat(400)
        );
        let tree = Tree::from([
            ("app/src/long.rs", long.as_str()),
            ("app/src/tested.rs", tested.as_str()),
            ("app/tests/long.rs", long.as_str()),
            ("kit/web/static/site.css", long.as_str()),
        ]);
        assert_eq!(
            lines(&size(&tree)),
            [("app/src/long.rs", 1), ("kit/web/static/site.css", 1)]
        );
    }

    #[test]
    fn empty_names_are_named() {
        let tree = Tree::from([
            ("app/src/run_manager.rs", ""),
            ("app/src/utils/run.rs", ""),
            ("app/src/metadata.rs", "mod data;\nmod common_cartridge;"),
            ("libs/x/src/common_cartridge.rs", ""),
        ]);
        assert_eq!(
            lines(&names(&tree)),
            [
                ("app/src/metadata.rs", 1),
                ("app/src/run_manager.rs", 1),
                ("app/src/utils/run.rs", 1)
            ]
        );
    }

    #[test]
    fn later_needs_an_issue() {
        let text = concat!(
            "// TO",
            "DO: soon\n// TO",
            "DO(#12): soon\n// FIX",
            "ME issue 4\n// XX",
            "X\n// XXXL shirts"
        );
        let tree = Tree::from([("app/src/main.rs", text)]);
        assert_eq!(
            lines(&left_for_later(&tree)),
            [("app/src/main.rs", 1), ("app/src/main.rs", 4)]
        );
    }

    #[test]
    fn machine_paths_are_named() {
        let text = concat!(
            "/work/{id} is a page\nsee /ro",
            "ot/x\n/wo",
            "rk/shared/product.md"
        );
        let tree = Tree::from([("docs/a.md", text)]);
        assert_eq!(
            lines(&machine_paths(&tree)),
            [("docs/a.md", 2), ("docs/a.md", 3)]
        );
    }
}
