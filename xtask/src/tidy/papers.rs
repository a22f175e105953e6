//! Papers tell the truth: README, changelog, glossary.

use super::rust::{Kind, tokens};
use super::{Finding, Tree, crates, migrations};
use std::collections::BTreeSet;

/// The newest changes stand first, under a heading that says they are not released.
pub fn changelog(tree: &Tree) -> Vec<Finding> {
    const FILE: &str = "CHANGELOG.md";
    let Some(text) = tree.text(FILE) else {
        return Vec::new();
    };
    let first = text.lines().find_map(|line| line.strip_prefix("## "));
    if first.is_some_and(|heading| heading.trim_matches(['[', ']']).starts_with("Unreleased")) {
        return Vec::new();
    }
    vec![Finding::new(
        FILE,
        1,
        "the first section is not `## Unreleased`",
    )]
}

/// Each bold word of the glossary is a module, a type, a table or a crate, or its line names one in `code`.
pub fn glossary(tree: &Tree) -> Vec<Finding> {
    const FILE: &str = "docs/words.md";
    let Some(text) = tree.text(FILE) else {
        return Vec::new();
    };
    let known = nouns(tree);
    let mut found = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let in_code = line
            .split('`')
            .skip(1)
            .step_by(2)
            .flat_map(|code| code.split("::"))
            .any(|name| known.contains(&noun(name)));
        for word in line.split("**").skip(1).step_by(2) {
            if !in_code && !known.contains(&noun(word)) {
                found.push(Finding::new(FILE, at + 1, format!("`{word}` names no module, type or table; if it has another name there, say it in `code` on this line")));
            }
        }
    }
    found
}

/// `Sign-up task`, `SignupTask` and `sign_up_task` are one noun.
fn noun(word: &str) -> String {
    word.chars()
        .filter(|char| char.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

fn nouns(tree: &Tree) -> BTreeSet<String> {
    let mut known: BTreeSet<String> = migrations::owners(tree)
        .keys()
        .map(|table| noun(table))
        .collect();
    known.extend(crates::crates(tree).iter().map(|one| noun(one.name)));
    for (path, text) in tree.ending(".rs") {
        known.extend(path.trim_end_matches(".rs").split('/').map(noun));
        for pair in tokens(text).windows(2) {
            if let [keyword, name] = pair
                && ["struct", "enum", "trait", "mod", "type"]
                    .iter()
                    .any(|one| keyword.is(one))
            {
                known.insert(noun(&name.text));
            }
        }
    }
    known
}

/// The commands that README and CONTRIBUTING tell to type.
pub fn commands_exist(tree: &Tree) -> Vec<Finding> {
    let ours: BTreeSet<String> = crate::command_line()
        .get_subcommands()
        .map(|one| one.get_name().to_owned())
        .collect();
    let stoa = stoa_commands(tree);
    let packages: BTreeSet<&str> = crates::crates(tree).iter().map(|one| one.name).collect();
    let mut found = Vec::new();
    for (path, line, command) in typed(tree) {
        let words: Vec<&str> = command.split_whitespace().collect();
        // behind `cargo run … --` stands what is typed to the executable itself
        let to_stoa = match words.as_slice() {
            ["cargo", "run", rest @ ..] => rest.rsplit(|word| *word == "--").next(),
            ["stoa" | "./stoa", rest @ ..] => Some(rest),
            _ => None,
        };
        let wrong = match (to_stoa.and_then(<[&str]>::first), words.as_slice()) {
            (Some(command), _) => {
                !stoa.is_empty() && !command.starts_with('-') && !stoa.contains(*command)
            }
            (None, ["cargo", "xtask", command, ..]) => !ours.contains(*command),
            (None, ["cargo", "test" | "check" | "clippy", "-p", package, ..]) => {
                !package.starts_with('<') && *package != "stoa" && !packages.contains(package)
            }
            _ => false,
        };
        if wrong {
            found.push(Finding::new(
                path,
                line,
                format!("`{command}` does not exist"),
            ));
        }
    }
    found
}

/// Lines in fenced blocks, and `code` that starts with a program of ours.
fn typed(tree: &Tree) -> Vec<(&str, usize, &str)> {
    let mut found = Vec::new();
    for path in ["README.md", "CONTRIBUTING.md"] {
        let mut fenced = false;
        for (at, line) in tree.text(path).unwrap_or_default().lines().enumerate() {
            if line.trim_start().starts_with("```") {
                fenced = !fenced;
            } else if fenced {
                let command = line.trim().trim_start_matches("$ ");
                found.push((
                    path,
                    at + 1,
                    command.split('#').next().unwrap_or_default().trim(),
                ));
            } else {
                let codes = line.split('`').skip(1).step_by(2);
                found.extend(codes.map(|code| (path, at + 1, code)));
            }
        }
    }
    found.retain(|(_, _, command)| {
        ["cargo ", "stoa ", "./stoa "]
            .iter()
            .any(|start| command.starts_with(start))
    });
    found
}

/// The subcommands of the executable: variants of the enums in `app` that derive `Subcommand`, and of those they hold.
pub fn stoa_commands(tree: &Tree) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (_, text) in tree
        .ending(".rs")
        .filter(|(path, _)| path.starts_with("app/src/"))
    {
        let all = tokens(text);
        for (at, _) in all
            .iter()
            .enumerate()
            .filter(|(_, token)| token.is("Subcommand"))
        {
            let rest = all.get(at..).unwrap_or_default();
            let derived = rest.get(1).is_some_and(|next| next.is(",") || next.is(")"));
            let Some(start) = rest
                .iter()
                .position(|token| token.is("enum") || token.is(";"))
            else {
                continue;
            };
            if derived && rest.get(start).is_some_and(|token| token.is("enum")) {
                let body = rest.get(start + 2..).unwrap_or_default();
                found.extend(variants(body));
            }
        }
    }
    found
}

/// The variants of an enum, spelled as clap does: `ImportSite` is `import-site`.
fn variants(body: &[super::rust::Token]) -> Vec<String> {
    let mut found = Vec::new();
    let mut depth = 0_usize;
    let mut fresh = false;
    for token in body {
        match token.text.as_str() {
            "{" | "(" | "[" if token.kind == Kind::Sign => {
                depth += 1;
                fresh = depth == 1;
            }
            "}" | ")" | "]" if token.kind == Kind::Sign => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    break;
                }
                // after `#[…]` comes the variant, after its fields a comma
                fresh = depth == 1 && token.text == "]";
            }
            "," if depth == 1 => fresh = true,
            _ if depth == 1 && fresh && token.kind == Kind::Word => {
                found.push(kebab(&token.text));
                fresh = false;
            }
            _ => {}
        }
    }
    found
}

fn kebab(name: &str) -> String {
    let mut word = String::new();
    for char in name.chars() {
        if char.is_uppercase() && !word.is_empty() {
            word.push('-');
        }
        word.extend(char.to_lowercase());
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(found: &[Finding]) -> Vec<String> {
        found.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_changelog_has_an_unreleased_section() {
        let tree = Tree::from([("CHANGELOG.md", "# Changes\n\n## 0.1.0\n")]);
        assert_eq!(changelog(&tree).len(), 1);
        for good in ["# Changes\n\n## Unreleased\n", "## [Unreleased]"] {
            assert_eq!(changelog(&Tree::from([("CHANGELOG.md", good)])), []);
        }
        assert_eq!(changelog(&Tree::default()), []);
    }

    #[test]
    fn words_name_something() {
        let tree = Tree::from([
            (
                "docs/words.md",
                "- **run**: one\n- **sign-up task**: two\n- **seat**: in `enrollment`\n- **unicorn**: none\n| **course** | x |",
            ),
            (
                "kit/store/migrations/0001_courses_course.sql",
                "CREATE TABLE course (id BIGINT);",
            ),
            ("domains/courses/src/run.rs", "pub struct SignUpTask;"),
            ("domains/courses/src/enrollment.rs", ""),
        ]);
        let found = glossary(&tree);
        assert_eq!(found.iter().map(|one| one.line).collect::<Vec<_>>(), [4]);
    }

    const APP: &str = "#[derive(Debug, Subcommand)]\nenum Command {\n /// Serves, well.\n Serve(Serve),\n #[command(about = \"x, y\")]\n Demo { a: u8, b: u8 },\n ImportSite,\n}";

    #[test]
    fn subcommands_are_read() {
        let tree = Tree::from([("app/src/main.rs", APP)]);
        let found: Vec<String> = stoa_commands(&tree).into_iter().collect();
        assert_eq!(found, ["demo", "import-site", "serve"]);
    }

    #[test]
    fn commands_in_the_readme_exist() {
        let readme = "Type `cargo xtask fly` or `cargo xtask test`.\n```sh\n$ cargo run --release -- demo # fills\nstoa flee --data x\ncargo test -p gone\ncargo xtask test --quick\n```\n";
        let tree = Tree::from([("README.md", readme), ("app/src/main.rs", APP)]);
        assert_eq!(
            says(&commands_exist(&tree)),
            [
                "README.md:1: `cargo xtask fly` does not exist",
                "README.md:4: `stoa flee --data x` does not exist",
                "README.md:5: `cargo test -p gone` does not exist",
            ]
        );
    }
}
