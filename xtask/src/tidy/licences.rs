//! What others wrote and we build in: under which licences, and what we never take.

use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// Licences that go together with AGPL-3.0. The same list is in `deny.toml`; a test compares them.
pub const ALLOWED: &[&str] = &[
    "0BSD",
    "AGPL-3.0-only",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "Unlicense",
    "WTFPL",
    "Zlib",
];

/// Crates that are never built in, as `deny.toml` says with reasons.
pub const BANNED: &[&str] = &["aws-lc-sys", "native-tls", "openssl-sys", "pq-sys"];

/// Every crate that is built in here: its name, version and licence.
pub fn built_in(house: &Path) -> Result<Vec<(String, String, String)>> {
    let host = output(house, "rustc", &["-vV"])?;
    let host = host
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .context("rustc does not say its host")?;
    let arguments = [
        "metadata",
        "--format-version=1",
        "--locked",
        "--filter-platform",
        host,
    ];
    let metadata: Value = serde_json::from_str(&output(house, "cargo", &arguments)?)?;
    let text = |value: &Value, key: &str| {
        value
            .get(key)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    let packages = metadata
        .get("packages")
        .and_then(Value::as_array)
        .context("no packages")?;
    Ok(packages
        .iter()
        .map(|package| {
            (
                text(package, "name"),
                text(package, "version"),
                text(package, "license"),
            )
        })
        .collect())
}

fn output(house: &Path, program: &str, arguments: &[&str]) -> Result<String> {
    let done = Command::new(program)
        .args(arguments)
        .current_dir(house)
        .output()?;
    if !done.status.success() {
        bail!(
            "{program} failed: {}",
            String::from_utf8_lossy(&done.stderr)
        );
    }
    Ok(String::from_utf8(done.stdout)?)
}

/// What is wrong with the crates: a banned one, or one under a licence that does not go with ours.
pub fn wrong(crates: &[(String, String, String)]) -> Vec<String> {
    let mut found = Vec::new();
    for (name, version, licence) in crates {
        if BANNED.contains(&name.as_str()) {
            found.push(format!("{name} {version} is banned, deny.toml says why"));
        }
        if !is_allowed(licence) {
            found.push(format!(
                "{name} {version} is under `{licence}`, which is not on the list"
            ));
        }
    }
    found
}

/// Whether an SPDX expression can be met with allowed licences only.
pub fn is_allowed(expression: &str) -> bool {
    // the old way to write OR
    let spaced = expression
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    any(&words, &mut at) && at == words.len()
}

/// `a OR b`
fn any(words: &[&str], at: &mut usize) -> bool {
    let mut met = all(words, at);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        met |= all(words, at);
    }
    met
}

/// `a AND b`
fn all(words: &[&str], at: &mut usize) -> bool {
    let mut met = one(words, at);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        met &= one(words, at);
    }
    met
}

/// A licence, one with an exception, or a group in parentheses.
fn one(words: &[&str], at: &mut usize) -> bool {
    let Some(&word) = words.get(*at) else {
        return false;
    };
    *at += 1;
    if word == "(" {
        let met = any(words, at);
        *at += 1;
        return met;
    }
    if words.get(*at) == Some(&"WITH") {
        let exception = words.get(*at + 1).copied().unwrap_or_default();
        *at += 2;
        return ALLOWED.contains(&word)
            || ALLOWED.contains(&format!("{word} WITH {exception}").as_str());
    }
    ALLOWED.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_are_understood() {
        let cases = [
            ("MIT", true),
            ("MIT OR GPL-2.0-only", true),
            ("MIT AND GPL-2.0-only", false),
            ("MIT/Apache-2.0", true),
            ("(MIT OR GPL-2.0-only) AND Unicode-3.0", true),
            ("Apache-2.0 WITH LLVM-exception OR SSPL-1.0", true),
            ("SSPL-1.0", false),
            ("", false),
        ];
        for (expression, expected) in cases {
            assert_eq!(is_allowed(expression), expected, "{expression}");
        }
    }

    #[test]
    fn banned_crates_are_named() {
        let crates = [
            ("openssl-sys", "MIT"),
            ("quiet", "SSPL-1.0"),
            ("fine", "MIT"),
        ]
        .map(|(name, licence)| (name.to_owned(), "1.0.0".to_owned(), licence.to_owned()));
        assert_eq!(
            wrong(&crates),
            [
                "openssl-sys 1.0.0 is banned, deny.toml says why",
                "quiet 1.0.0 is under `SSPL-1.0`, which is not on the list",
            ]
        );
    }
}
