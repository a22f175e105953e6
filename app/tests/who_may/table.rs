//! The reviewed table, and how it is compared.

use std::fmt::Write as _;
use std::path::PathBuf;

use super::columns::Column;

const BEFORE: &str = include_str!("legend.md");

/// The table as it is now is the table that was reviewed.
#[expect(
    clippy::disallowed_methods,
    reason = "the wish to write comes from outside"
)]
pub fn compare(columns: &[Column]) {
    let now = drawn(columns);
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../docs/who-may-do-what.md");
    if std::env::var_os("STOA_WRITE_TABLES").is_some() {
        std::fs::write(&path, &now).unwrap();
        return;
    }
    let reviewed = std::fs::read_to_string(&path).unwrap_or_default();
    let mut difference = String::new();
    for line in reviewed.lines().filter(|line| !now.contains(line)) {
        writeln!(difference, "- {line}").unwrap();
    }
    for line in now.lines().filter(|line| !reviewed.contains(line)) {
        writeln!(difference, "+ {line}").unwrap();
    }
    assert!(
        now == reviewed,
        "docs/who-may-do-what.md says something else (STOA_WRITE_TABLES=1 writes it anew; read what changed):\n{difference}"
    );
}

fn drawn(columns: &[Column]) -> String {
    let mut table = BEFORE.to_owned();
    let heads: Vec<&str> = columns.iter().map(|column| column.role.word()).collect();
    writeln!(table, "| door | guard | {} |", heads.join(" | ")).unwrap();
    writeln!(table, "| --- | --- |{}", " --- |".repeat(heads.len())).unwrap();
    for (number, (line, _)) in columns[0].cells.iter().enumerate() {
        let cells: Vec<&str> = columns
            .iter()
            .map(|column| {
                assert_eq!(column.cells[number].0, *line);
                column.cells[number].1.word()
            })
            .collect();
        writeln!(
            table,
            "| {} | {} | {} |",
            line.door,
            line.guard,
            cells.join(" | ")
        )
        .unwrap();
    }
    table
}
