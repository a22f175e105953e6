//! The model knows nobody: no clock, no database, no HTTP, nothing to wait for.

use super::crates::{KIT, crates};
use super::rust::{Kind, Token, code};
use super::{Finding, Tree, files};

/// What stands in the root of a domain and is no model.
const NOT_MODELS: &[&str] = &[
    "lib", "store", "actions", "facts", "routes", "jobs", "doors", "export", "samples", "viewer",
    "session",
];

/// What a pure file does not say.
const FORBIDDEN_WORDS: &[&str] = &["async", "await", "Db", "Tx", "SystemTime", "Instant"];

/// Crates of others with which a file reaches out of itself.
const REACHING_OUT: &[&str] = &[
    "axum",
    "tokio",
    "maud",
    "http",
    "tower",
    "tower_http",
    "rusqlite",
    "tokio_postgres",
    "object_store",
    "lettre",
    "rand",
];

/// Rooms of the same domain that are no model.
const OWN_ROOMS: &[&str] = &[
    "store", "actions", "facts", "routes", "pages", "emails", "jobs", "doors", "export", "samples",
];

/// Model and policy files that do more than rule.
pub fn models(tree: &Tree) -> Vec<Finding> {
    let all: Vec<String> = crates(tree)
        .iter()
        .map(|one| one.name.replace('-', "_"))
        .collect();
    let mut found = Vec::new();
    for (path, text) in tree.ending(".rs").filter(|(path, _)| is_model(path)) {
        let tokens = code(text);
        for (at, token) in tokens
            .iter()
            .enumerate()
            .filter(|(_, token)| token.kind == Kind::Word)
        {
            if let Some(why) = why_not(&tokens, at, &all) {
                found.push(Finding::new(path, token.line, format!("a model {why}")));
            }
        }
    }
    found
}

/// `domains/courses/src/run.rs`: straight in the root, and not one of the rooms.
fn is_model(path: &str) -> bool {
    let Some((domain, file)) = path.split_once("/src/") else {
        return false;
    };
    let name = file.trim_end_matches(".rs");
    domain.starts_with("domains/")
        && !file.contains('/')
        && !NOT_MODELS.contains(&name)
        && !files::is_test(path)
}

fn why_not(tokens: &[Token], at: usize, all: &[String]) -> Option<String> {
    let sign = |at: usize, text: &str| tokens.get(at).is_some_and(|token| token.is(text));
    let token = tokens.get(at)?;
    let word = token.text.as_str();
    if FORBIDDEN_WORDS.contains(&word) {
        return Some(format!("does not say `{word}`: hand in what it needs"));
    }
    let heads_path = sign(at + 1, ":") && sign(at + 2, ":");
    let follows_path = at > 1 && sign(at - 1, ":") && sign(at - 2, ":");
    if !heads_path || follows_path {
        return None;
    }
    if REACHING_OUT.contains(&word)
        || (KIT.contains(&word) && word != "base" && all.iter().any(|one| one == word))
    {
        return Some(format!("does not know `{word}`"));
    }
    let next = tokens.get(at + 3).map_or("", |token| token.text.as_str());
    let of_domain = word == "crate" || (all.iter().any(|one| one == word) && !KIT.contains(&word));
    (of_domain && OWN_ROOMS.contains(&next)).then(|| format!("does not know `{word}::{next}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn models_stay_pure() {
        let impure = "use crate::store::run;\nuse web::App;\nuse base::Timestamp;\nuse people::samples::person;\nuse people::PersonId;\npub async fn a(db: &Db) {}\nlet x = self::store::y; let when = axum::now();";
        let tree = Tree::from([
            ("kit/web/Cargo.toml", ""),
            ("domains/people/Cargo.toml", ""),
            ("domains/courses/src/run.rs", impure),
            ("domains/courses/src/actions.rs", impure),
            ("domains/courses/src/pages/run.rs", impure),
            (
                "domains/courses/src/policy.rs",
                "use crate::Role;\nuse std::collections::BTreeMap;\n// async Db\n#[cfg(test)]\nmod tests { use web::App; }",
            ),
        ]);
        let found: Vec<String> = models(&tree).iter().map(ToString::to_string).collect();
        assert_eq!(
            found,
            [
                "domains/courses/src/run.rs:1: a model does not know `crate::store`",
                "domains/courses/src/run.rs:2: a model does not know `web`",
                "domains/courses/src/run.rs:4: a model does not know `people::samples`",
                "domains/courses/src/run.rs:6: a model does not say `async`: hand in what it needs",
                "domains/courses/src/run.rs:6: a model does not say `Db`: hand in what it needs",
                "domains/courses/src/run.rs:7: a model does not know `axum`",
            ]
        );
    }
}
