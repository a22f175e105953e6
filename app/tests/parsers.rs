//! Every parser of bytes from outside, on the seeds of its fuzz target, on hostile words, and on seeds that were changed at random:
//! it may refuse, but never fall over. `cargo xtask prove fuzz` looks for longer.

#![expect(clippy::unwrap_used, reason = "tests")]

#[path = "../../fuzz/src/lib.rs"]
mod parsers;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use parsers::{PARSERS, Parser};
use proptest::prelude::*;

fn house(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

/// The seeds of a parser.
fn seeds(name: &str) -> Vec<Vec<u8>> {
    let folder = std::fs::read_dir(house("fuzz/seeds").join(name)).unwrap();
    let mut files: Vec<PathBuf> = folder.map(|file| file.unwrap().path()).collect();
    files.sort();
    files
        .iter()
        .map(|file| std::fs::read(file).unwrap())
        .collect()
}

#[test]
fn every_parser_outlives_its_seeds_and_hostile_words() {
    let words = std::fs::read(house("tests/browser/hostile/vectors.json")).unwrap();
    let words: BTreeMap<String, Vec<String>> = serde_json::from_slice(&words).unwrap();
    assert!(words.values().flatten().count() >= 300);
    for (name, parser) in PARSERS {
        let seeds = seeds(name);
        assert!(seeds.len() >= 3, "{name} has {} seeds", seeds.len());
        for seed in &seeds {
            parser(seed);
        }
    }
    // what keeps files on the way is slow, and reads no words
    for (name, parser) in &PARSERS[..4] {
        for word in words.values().flatten().filter(|_| *name != "old_page") {
            parser(word.as_bytes());
        }
    }
}

/// Changes of a seed: what is put where, in place of how much.
fn changes() -> impl Strategy<Value = Vec<(prop::sample::Index, Vec<u8>, usize)>> {
    let piece = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..8),
        prop::sample::select(vec![
            "<",
            "\"",
            "'",
            "[",
            "](",
            "javascript:",
            "<script>",
            "\0",
            "\r\n",
            "\u{202e}",
            "%00",
            "&#",
            "--",
            "|",
            "```",
            ";q=",
            "boundary=",
            "99999999999",
            "-1",
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
    ];
    prop::collection::vec((any::<prop::sample::Index>(), piece, 0usize..12), 0..6)
}

fn changed(seed: &[u8], changes: Vec<(prop::sample::Index, Vec<u8>, usize)>) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for (place, piece, instead) in changes {
        let from = place.index(bytes.len() + 1);
        let to = (from + instead).min(bytes.len());
        bytes.splice(from..to, piece);
    }
    bytes
}

fn outlives_changes(name: &str, parser: Parser) {
    let seeds = seeds(name);
    proptest!(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) }, |(seed in 0..seeds.len(), changes in changes())| {
        parser(&changed(&seeds[seed], changes));
    });
}

#[test]
fn every_parser_outlives_seeds_that_were_changed() {
    for (name, parser) in PARSERS {
        outlives_changes(name, parser);
    }
}
