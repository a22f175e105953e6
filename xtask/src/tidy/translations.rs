//! Words: every key is used and exists, in every language, with the same variables.

use super::rust::{Kind, Token, code};
use super::{Finding, Tree, files};
use std::collections::{BTreeMap, BTreeSet};

/// The languages of the house. The first one is where a new sentence is written.
pub const LANGUAGES: &[&str] = &["en", "es", "ar"];

/// A message, or an attribute of one (`courses-join.title`), with its variables.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
struct Message {
    line: usize,
    variables: BTreeSet<String>,
    /// Other messages and terms that it quotes.
    quotes: BTreeSet<String>,
}

type Messages = BTreeMap<String, Message>;

/// One crate's words: `domains/courses/i18n`, whose keys start with `courses-`.
struct Words<'a> {
    folder: &'a str,
    prefix: String,
}

/// Every folder of words.
fn words(tree: &Tree) -> Vec<Words<'_>> {
    let folders: BTreeSet<&str> = tree
        .ending(".ftl")
        .filter_map(|(path, _)| path.split_once("/i18n/"))
        .map(|(folder, _)| folder)
        .collect();
    folders
        .into_iter()
        .map(|folder| Words {
            folder,
            prefix: format!("{}-", folder.rsplit('/').next().unwrap_or(folder)),
        })
        .collect()
}

/// The messages of one language: all its files in the folder, `en.ftl` or `en/….ftl`.
fn messages(tree: &Tree, words: &Words<'_>, language: &str) -> BTreeMap<String, (String, Message)> {
    let file = format!("{}/i18n/{language}.ftl", words.folder);
    let folder = format!("{}/i18n/{language}/", words.folder);
    let mut all = BTreeMap::new();
    for (path, text) in tree.ending(".ftl") {
        if path == file || path.starts_with(&folder) {
            for (key, message) in parse(text) {
                all.insert(key, (path.to_owned(), message));
            }
        }
    }
    all
}

/// Reads Fluent as far as this house uses it: messages, terms, attributes, and what their patterns refer to.
fn parse(text: &str) -> Messages {
    let mut found = Messages::new();
    let (mut message, mut current) = (String::new(), String::new());
    for (at, line) in text.lines().enumerate() {
        if line.starts_with('#') || line.trim().is_empty() {
            continue;
        }
        let pattern = if let Some((key, pattern)) = head(line) {
            message.clone_from(&key);
            current = key;
            pattern
        } else if let Some((attribute, pattern)) =
            line.trim_start().strip_prefix('.').and_then(head)
        {
            current = format!("{message}.{attribute}");
            pattern
        } else {
            line
        };
        let one = found.entry(current.clone()).or_insert_with(|| Message {
            line: at + 1,
            ..Message::default()
        });
        read_pattern(pattern, one);
    }
    // a message that has only attributes is not said itself
    found.retain(|key, _| !key.is_empty());
    found
}

/// `key = pattern`
fn head(line: &str) -> Option<(String, &str)> {
    let (key, pattern) = line.split_once('=')?;
    let key = key.strip_suffix(' ').unwrap_or(key);
    let name = key.strip_prefix('-').unwrap_or(key);
    let plain = |char: char| char.is_ascii_alphanumeric() || char == '-' || char == '_';
    let good = name.starts_with(|char: char| char.is_ascii_alphabetic()) && name.chars().all(plain);
    good.then(|| (key.to_owned(), pattern))
}

fn read_pattern(pattern: &str, one: &mut Message) {
    let name = |text: &str| -> String {
        text.chars()
            .take_while(|char| char.is_ascii_alphanumeric() || *char == '-' || *char == '_')
            .collect()
    };
    for after in pattern.split('$').skip(1) {
        one.variables.insert(name(after));
    }
    for after in pattern.split('{').skip(1) {
        let quoted = name(after.trim_start());
        if quoted.contains('-') {
            one.quotes.insert(quoted);
        }
    }
}

/// Every key in every language, with the same variables, and with the prefix of its crate.
pub fn complete(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for words in &words(tree) {
        let first = messages(tree, words, "en");
        for (key, (path, message)) in &first {
            if !key.starts_with(&words.prefix) && !key.starts_with('-') {
                found.push(Finding::new(
                    path,
                    message.line,
                    format!("`{key}` must start with `{}`", words.prefix),
                ));
            }
        }
        for language in LANGUAGES.iter().skip(1) {
            let other = messages(tree, words, language);
            let file = format!("{}/i18n/{language}.ftl", words.folder);
            for (key, (_, message)) in &first {
                match other.get(key) {
                    None => found.push(Finding::new(&file, 1, format!("lacks `{key}`"))),
                    Some((path, theirs)) if theirs.variables != message.variables => {
                        let says = format!("`{key}` has other variables than in English");
                        found.push(Finding::new(path, theirs.line, says));
                    }
                    Some(_) => {}
                }
            }
            for (key, (path, message)) in other {
                if !first.contains_key(&key) {
                    found.push(Finding::new(
                        &path,
                        message.line,
                        format!("`{key}` is not in English"),
                    ));
                }
            }
        }
    }
    found
}

/// Keys that code says and no file has; keys that a file has and nobody says.
pub fn used(tree: &Tree) -> Vec<Finding> {
    let all = words(tree);
    let known: BTreeMap<String, (String, Message)> = all
        .iter()
        .flat_map(|words| messages(tree, words, "en"))
        .collect();
    let prefixes: Vec<&str> = all.iter().map(|words| words.prefix.as_str()).collect();
    let mut found = Vec::new();
    let mut said = BTreeSet::new();
    let mut beginnings = BTreeSet::new();
    for (path, text) in tree.ending(".rs").filter(|(path, _)| is_spoken(path)) {
        for literal in literals(&code(text)) {
            if let Some((beginning, _)) = literal.text.split_once('{') {
                beginnings.insert(beginning.to_owned());
            } else if is_key(&literal.text, &prefixes) {
                if !known.contains_key(&literal.text)
                    && !known.keys().any(|key| is_attribute_of(key, &literal.text))
                {
                    found.push(Finding::new(
                        path,
                        literal.line,
                        format!("no file has the words `{}`", literal.text),
                    ));
                }
                said.insert(literal.text.clone());
            }
        }
    }
    let quoted: BTreeSet<&String> = known
        .values()
        .flat_map(|(_, message)| &message.quotes)
        .collect();
    let starts = |key: &str| {
        beginnings.iter().any(|beginning| {
            prefixes.iter().any(|prefix| beginning.starts_with(prefix))
                && key.starts_with(beginning)
        })
    };
    for (key, (path, message)) in &known {
        let whole = key.split('.').next().unwrap_or(key);
        if !said.contains(key) && !said.contains(whole) && !quoted.contains(key) && !starts(key) {
            found.push(Finding::new(
                path,
                message.line,
                format!("nobody says `{key}`"),
            ));
        }
    }
    found
}

fn is_attribute_of(key: &str, message: &str) -> bool {
    key.strip_prefix(message)
        .is_some_and(|rest| rest.starts_with('.'))
}

/// Whether a file speaks to people: not a test, and not this check with its examples.
fn is_spoken(path: &str) -> bool {
    !files::is_test(path) && !path.starts_with("xtask/")
}

/// String literals that are not the value of an attribute in markup: `id="courses-list"` is no key.
fn literals(tokens: &[Token]) -> Vec<&Token> {
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| tokens.get(before));
        let is_value = before.is_some_and(|before| before.is("=") && !before.apart && !token.apart);
        if token.kind == Kind::Text && !is_value {
            found.push(token);
        }
    }
    found
}

/// Whether a text has the form of a key of one of the crates.
fn is_key(text: &str, prefixes: &[&str]) -> bool {
    let part = |part: &str| {
        !part.is_empty()
            && part
                .chars()
                .all(|char| char.is_ascii_lowercase() || char.is_ascii_digit())
    };
    prefixes.iter().any(|prefix| text.starts_with(prefix)) && text.split(['-', '.']).all(part)
}

/// Raw HTML in a translation would be shown as text, or worse, not be.
pub fn no_markup(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for (path, text) in tree.ending(".ftl") {
        for (at, line) in text
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.starts_with('#'))
        {
            let tag = |rest: &str| {
                rest.starts_with(|char: char| {
                    char.is_ascii_alphabetic() || char == '/' || char == '!'
                })
            };
            if line.split('<').skip(1).any(tag) {
                found.push(Finding::new(path, at + 1, "holds markup: words are text"));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(found: &[Finding]) -> Vec<String> {
        found.iter().map(ToString::to_string).collect()
    }

    const ENGLISH: &str = "# words\ncourses-join = Join { $title }\n    .hint = For { $count ->\n        [one] one\n       *[other] many\n    }\ncourses-left =\n    You left. { courses-back }\ncourses-back = Come back\n";

    #[test]
    fn fluent_is_read() {
        let found = parse(ENGLISH);
        let keys: Vec<_> = found.keys().map(String::as_str).collect();
        assert_eq!(
            keys,
            [
                "courses-back",
                "courses-join",
                "courses-join.hint",
                "courses-left"
            ]
        );
        let variables = |key: &str| {
            found
                .get(key)
                .map(|one| one.variables.iter().cloned().collect::<Vec<_>>())
        };
        assert_eq!(variables("courses-join"), Some(vec!["title".to_owned()]));
        assert_eq!(
            variables("courses-join.hint"),
            Some(vec!["count".to_owned()])
        );
        assert_eq!(
            found.get("courses-left").map(|one| one.quotes.len()),
            Some(1)
        );
    }

    #[test]
    fn languages_have_the_same_keys_and_variables() {
        let tree = Tree::from([
            (
                "domains/courses/i18n/en.ftl",
                "courses-a = A { $x }\ncourses-b = B\nrun-c = C",
            ),
            (
                "domains/courses/i18n/es.ftl",
                "courses-a = A { $y }\ncourses-d = D\nrun-c = C",
            ),
            (
                "domains/courses/i18n/ar.ftl",
                "courses-a = A { $x }\ncourses-b = B\nrun-c = C",
            ),
        ]);
        assert_eq!(
            says(&complete(&tree)),
            [
                "domains/courses/i18n/en.ftl:3: `run-c` must start with `courses-`",
                "domains/courses/i18n/es.ftl:1: `courses-a` has other variables than in English",
                "domains/courses/i18n/es.ftl:1: lacks `courses-b`",
                "domains/courses/i18n/es.ftl:2: `courses-d` is not in English",
            ]
        );
    }

    #[test]
    fn keys_are_said_and_exist() {
        let page = r#"html! { p id="courses-list" { (t.say("courses-left")) (t.say("courses-gone")) } }
            let state = format!("courses-state-{state}"); #[cfg(test)] mod tests { fn a() { "courses-none" } }"#;
        let tree = Tree::from([
            (
                "domains/courses/i18n/en.ftl",
                "courses-left = Left { courses-back }\ncourses-back = Back\ncourses-state-draft = Draft\ncourses-quiet = Quiet",
            ),
            ("domains/courses/src/pages/run.rs", page),
        ]);
        assert_eq!(
            says(&used(&tree)),
            [
                "domains/courses/src/pages/run.rs:1: no file has the words `courses-gone`",
                "domains/courses/i18n/en.ftl:4: nobody says `courses-quiet`",
            ]
        );
    }

    #[test]
    fn markup_in_words_is_named() {
        let tree = Tree::from([("app/i18n/en.ftl", "app-a = one < two\napp-b = <b>bold</b>")]);
        assert_eq!(
            says(&no_markup(&tree)),
            ["app/i18n/en.ftl:2: holds markup: words are text"]
        );
    }
}
