//! Lists the migrations, so that a new file needs no hand edit.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

type Texts = BTreeMap<&'static str, PathBuf>;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut found: BTreeMap<(i64, String), Texts> = BTreeMap::new();
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        let file = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default()
            .to_owned();
        let Some(stem) = file.strip_suffix(".sql") else {
            continue;
        };
        let (stem, engine) = match stem.rsplit_once('.') {
            Some((stem, "sqlite")) => (stem, "sqlite"),
            Some((stem, "postgres")) => (stem, "postgres"),
            _ => (stem, "both"),
        };
        let (number, name) = stem
            .split_once('_')
            .ok_or(format!("{file}: write NNNN_name.sql"))?;
        found
            .entry((number.parse()?, name.to_owned()))
            .or_default()
            .insert(engine, path);
    }
    let mut array = String::from("&[\n");
    let mut last = 0;
    for ((version, name), texts) in &found {
        if *version == last {
            return Err(format!("two migrations have the number {version}").into());
        }
        last = *version;
        let text = |engine: &str| match texts.get(engine).or(texts.get("both")) {
            Some(path) => Ok(format!("include_str!({:?})", path.display().to_string())),
            None => Err(format!("migration {version} has no text for {engine}")),
        };
        writeln!(
            array,
            "Migration {{ version: {version}, name: {name:?}, sqlite: {}, postgres: {}, common: {} }},",
            text("sqlite")?,
            text("postgres")?,
            texts.contains_key("both"),
        )?;
    }
    array.push(']');
    fs::write(out_folder()?.join("migrations.rs"), array)?;
    Ok(())
}

#[expect(
    clippy::disallowed_methods,
    reason = "cargo says where by this variable only"
)]
fn out_folder() -> Result<PathBuf, env::VarError> {
    env::var("OUT_DIR").map(PathBuf::from)
}
