//! Looking for the token everywhere: in every cell of every table, in every byte of every file.

use std::collections::BTreeSet;
use std::path::Path;

use store::{Cell, Db, tables};

/// What everything of the planted person begins with.
pub const TOKEN: &str = "zqxw7";

/// The columns in which the token stands.
pub async fn in_tables(db: &Db) -> Vec<String> {
    let session = db.read().await.unwrap();
    let mut found = BTreeSet::new();
    for table in tables::tables(&session).await.unwrap() {
        tables::rows(&session, &table, &mut |cells| {
            for (cell, column) in cells.iter().zip(&table.columns) {
                let has = match cell {
                    Cell::Text(text) => text.to_lowercase().contains(TOKEN),
                    Cell::Bytes(bytes) => has_token(bytes),
                    _ => false,
                };
                if has {
                    found.insert(format!("{}.{}", table.name, column.name));
                }
            }
            true
        })
        .await
        .unwrap();
    }
    found.into_iter().collect()
}

/// The files of the folder, the database's own among them, in which the token stands.
pub fn in_files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.display().to_string();
        if path.is_dir() {
            found.extend(in_files(&path));
        } else if name.to_lowercase().contains(TOKEN) || has_token(&std::fs::read(&path).unwrap()) {
            found.push(name);
        }
    }
    found
}

/// Everything in which the token stands.
pub async fn everywhere(db: &Db, folder: &Path) -> Vec<String> {
    let mut found = in_tables(db).await;
    found.extend(in_files(folder));
    found
}

pub fn has_token(bytes: &[u8]) -> bool {
    bytes
        .windows(TOKEN.len())
        .any(|window| window.eq_ignore_ascii_case(TOKEN.as_bytes()))
}
