//! Which crate may know which, and what every crate has.

use super::rust::{Kind, tokens};
use super::{Finding, Tree};
use std::collections::{BTreeMap, BTreeSet};
use toml::{Table, Value};

/// The order of the domains: each may know those on earlier lines. On one line stand siblings that never know one another.
pub const DOMAINS: &[&[&str]] = &[
    &["people"],
    &["site"],
    &["courses"],
    &["groups"],
    &["guidance", "discussion", "assessment"],
    &["mentoring"],
    &["recognition"],
    &["schools"],
    &["partners"],
    &["research"],
    &["archive"],
];

/// The kit, in its order.
pub const KIT: &[&str] = &["base", "store", "web", "testing"];

/// On which line of the order a domain stands.
pub fn line_of_domain(name: &str) -> Option<usize> {
    DOMAINS.iter().position(|line| line.contains(&name))
}

/// Whether one domain may know, and read the tables of, another.
pub fn may_know(domain: &str, other: &str) -> bool {
    match (line_of_domain(domain), line_of_domain(other)) {
        (Some(mine), Some(theirs)) => theirs < mine,
        _ => false,
    }
}

/// A crate of this house: where it lives and what its `Cargo.toml` says.
pub struct Crate<'a> {
    /// `app`, `domains`, `kit`, `libs` or `xtask`.
    pub floor: &'a str,
    /// Its folder's name.
    pub name: &'a str,
    pub manifest: &'a str,
    table: Table,
}

impl Crate<'_> {
    /// The folder it fills, from the root.
    pub fn folder(&self) -> &str {
        self.manifest.trim_end_matches("/Cargo.toml")
    }

    fn table_of<'t>(&'t self, name: &str) -> impl Iterator<Item = (&'t String, &'t Value)> {
        self.table
            .get(name)
            .and_then(Value::as_table)
            .into_iter()
            .flatten()
    }

    /// What it is built with; with tests also what only they need.
    fn dependencies(&self, with_tests: bool) -> BTreeMap<&str, &Value> {
        let of_tests = self
            .table_of("dev-dependencies")
            .filter(move |_| with_tests);
        self.table_of("dependencies")
            .chain(self.table_of("build-dependencies"))
            .chain(of_tests)
            .map(|(name, value)| (name.as_str(), value))
            .collect()
    }
}

/// Every crate of the house; what fuzzes it stands outside, as a workspace of its own.
pub fn crates(tree: &Tree) -> Vec<Crate<'_>> {
    tree.ending("Cargo.toml")
        .filter(|(manifest, _)| *manifest != "fuzz/Cargo.toml")
        .filter_map(|(manifest, text)| {
            let folder = manifest.strip_suffix("/Cargo.toml")?;
            let (floor, name) = folder.split_once('/').unwrap_or((folder, folder));
            let table = text.parse().ok()?;
            (!name.contains('/')).then_some(Crate {
                floor,
                name,
                manifest,
                table,
            })
        })
        .collect()
}

/// Directions: app knows domains, domains know earlier domains, the kit knows the kit below, libraries know nobody.
pub fn order(tree: &Tree) -> Vec<Finding> {
    let all = crates(tree);
    let ours: BTreeMap<&str, &str> = all.iter().map(|one| (one.name, one.floor)).collect();
    let mut found = Vec::new();
    for one in &all {
        if one.floor == "domains" && line_of_domain(one.name).is_none() {
            found.push(Finding::new(
                one.manifest,
                1,
                format!(
                    "{} has no place in the order of domains (xtask/src/tidy/crates.rs)",
                    one.name
                ),
            ));
        }
        if one.floor == "kit" && !KIT.contains(&one.name) {
            found.push(Finding::new(
                one.manifest,
                1,
                format!(
                    "{} has no place in the kit's order (xtask/src/tidy/crates.rs)",
                    one.name
                ),
            ));
        }
        let for_all = one.dependencies(false);
        for other in one.dependencies(true).into_keys() {
            let Some(floor) = ours.get(other) else {
                continue;
            };
            if !may_depend(one, other, floor, for_all.contains_key(other)) {
                found.push(Finding::new(
                    one.manifest,
                    1,
                    format!("{} may not know {other}", one.name),
                ));
            }
        }
    }
    found
}

fn may_depend(one: &Crate<'_>, other: &str, floor: &str, in_program: bool) -> bool {
    let place = |name: &str| KIT.iter().position(|known| *known == name);
    match (one.floor, floor) {
        // a world for tests is for tests
        (_, "kit") if other == "testing" && in_program => one.name == "testing",
        ("app", floor) => floor != "xtask",
        ("domains", "domains") => may_know(one.name, other),
        ("domains", "kit" | "libs") => true,
        ("kit", "kit") => place(other) < place(one.name) || !in_program,
        // the page shell draws faces and covers
        ("kit", "libs") => one.name != "base" && one.name != "store",
        _ => false,
    }
}

/// `[lints] workspace = true`, and versions that are said once, in the root.
pub fn workspace_terms(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for one in &crates(tree) {
        if !one
            .table_of("lints")
            .any(|(key, value)| key == "workspace" && value.as_bool() == Some(true))
        {
            found.push(Finding::new(
                one.manifest,
                1,
                "lacks `[lints] workspace = true`",
            ));
        }
        for (name, value) in one.dependencies(true) {
            if value.get("workspace").and_then(Value::as_bool) != Some(true) {
                found.push(Finding::new(
                    one.manifest,
                    1,
                    format!("{name} needs `workspace = true`: versions are in the root"),
                ));
            }
        }
    }
    found
}

/// A dependency that no source names is carried for nothing.
pub fn dependencies_are_used(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for one in &crates(tree) {
        let folder = format!("{}/", one.folder());
        let words: BTreeSet<String> = tree
            .ending(".rs")
            .filter(|(path, _)| path.starts_with(&folder))
            .flat_map(|(_, text)| tokens(text))
            .filter(|token| token.kind == Kind::Word)
            .map(|token| token.text)
            .collect();
        for (name, _) in one.dependencies(true) {
            if !words.contains(&name.replace('-', "_")) {
                found.push(Finding::new(one.manifest, 1, format!("{name} is not used")));
            }
        }
    }
    found
}

/// The map names every room, and no room that is not there.
pub fn named_in_architecture(tree: &Tree) -> Vec<Finding> {
    const MAP: &str = "ARCHITECTURE.md";
    let Some(text) = tree.text(MAP) else {
        return Vec::new();
    };
    let all = crates(tree);
    let mut found = Vec::new();
    let words: BTreeSet<&str> = text
        .split(|char: char| !char.is_alphanumeric() && char != '-' && char != '_')
        .collect();
    for one in &all {
        if !words.contains(one.name) {
            found.push(Finding::new(
                MAP,
                1,
                format!("does not name {}", one.folder()),
            ));
        }
    }
    for (at, line) in text.lines().enumerate() {
        for (floor, name) in rooms_in(line) {
            if !all.iter().any(|one| one.floor == floor && one.name == name) {
                found.push(Finding::new(
                    MAP,
                    at + 1,
                    format!("names {floor}/{name}, which does not exist"),
                ));
            }
        }
    }
    found
}

/// The rooms that a line names by path: `domains/people`.
fn rooms_in(line: &str) -> Vec<(&str, &str)> {
    let part = |char: char| !char.is_alphanumeric() && !"-_/".contains(char);
    line.split(part)
        .filter_map(|path| {
            let mut parts = path.split('/');
            let (floor, name) = (parts.next()?, parts.next()?);
            (["domains", "kit", "libs"].contains(&floor) && !name.is_empty())
                .then_some((floor, name))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(found: &[Finding]) -> Vec<&str> {
        found.iter().map(|one| one.says.as_str()).collect()
    }

    #[test]
    fn directions_are_kept() {
        let tree = Tree::from([
            (
                "domains/people/Cargo.toml",
                "[dependencies]\ncourses.workspace = true\nweb.workspace = true",
            ),
            (
                "domains/courses/Cargo.toml",
                "[dependencies]\npeople.workspace = true",
            ),
            (
                "domains/discussion/Cargo.toml",
                "[dependencies]\nassessment.workspace = true",
            ),
            (
                "domains/assessment/Cargo.toml",
                "[dependencies]\ntesting.workspace = true",
            ),
            ("domains/gossip/Cargo.toml", ""),
            (
                "kit/web/Cargo.toml",
                "[dependencies]\npeople.workspace = true\n[dev-dependencies]\ntesting.workspace = true",
            ),
            (
                "kit/testing/Cargo.toml",
                "[dependencies]\nweb.workspace = true",
            ),
            (
                "libs/faces/Cargo.toml",
                "[dependencies]\nbase.workspace = true",
            ),
            (
                "kit/base/Cargo.toml",
                "[dependencies]\nweb.workspace = true",
            ),
        ]);
        assert_eq!(
            says(&order(&tree)),
            [
                "assessment may not know testing",
                "discussion may not know assessment",
                "gossip has no place in the order of domains (xtask/src/tidy/crates.rs)",
                "people may not know courses",
                "base may not know web",
                "web may not know people",
                "faces may not know base",
            ]
        );
    }

    #[test]
    fn terms_are_the_workspaces() {
        let tree = Tree::from([
            (
                "app/Cargo.toml",
                "[lints]\nworkspace = true\n[dependencies]\nserde = \"1\"",
            ),
            ("kit/base/Cargo.toml", ""),
        ]);
        assert_eq!(
            says(&workspace_terms(&tree)),
            [
                "serde needs `workspace = true`: versions are in the root",
                "lacks `[lints] workspace = true`"
            ]
        );
    }

    #[test]
    fn unused_dependencies_are_named() {
        let tree = Tree::from([
            (
                "app/Cargo.toml",
                "[dependencies]\nserde-json = \"1\"\ntoml = \"1\"",
            ),
            ("app/src/main.rs", "// toml\nuse serde_json::Value;"),
        ]);
        assert_eq!(says(&dependencies_are_used(&tree)), ["toml is not used"]);
    }

    #[test]
    fn the_map_and_the_rooms_agree() {
        let tree = Tree::from([
            (
                "ARCHITECTURE.md",
                "See `domains/people/src/lib.rs`.\nAnd kit/gone.",
            ),
            ("domains/people/Cargo.toml", ""),
            ("domains/courses/Cargo.toml", ""),
        ]);
        assert_eq!(
            says(&named_in_architecture(&tree)),
            [
                "does not name domains/courses",
                "names kit/gone, which does not exist"
            ]
        );
    }
}
