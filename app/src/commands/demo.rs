//! `stoa demo`: fills a demo university on the first start, and serves it.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use web::Mode;

use super::serve::{answer, listen, runtime, start_log};
use crate::demo::content::Demo;
use crate::demo::fill::{DemoSignIn, fill};
use crate::house;
use crate::settings::{Flags, Settings};

/// Serves the demo university.
pub fn run(flags: &Flags) -> Result<()> {
    let settings = Settings::read(flags)?;
    start_log(&settings);
    runtime()?.block_on(async {
        let listener = listen(&settings).await?;
        let app = house::open(&settings, Mode::Demo).await?;
        let sign_ins = settings.data.join("demo-sign-ins.json");
        let is_empty = people::store::nobody_is_here(&app.db.read().await?).await?;
        if is_empty {
            println!("Filling the demo university …");
            let demo = Demo::read()?;
            let ways = fill(&app.db, &demo, &app.now())
                .await
                .context("the demo university cannot be filled")?;
            write(&sign_ins, &ways)?;
        }
        println!("The demo university is open at {}", settings.base);
        print(&sign_ins)?;
        answer(app, &settings, listener).await
    })
}

fn write(path: &PathBuf, ways: &[DemoSignIn]) -> Result<()> {
    let text = serde_json::to_string_pretty(ways)?;
    std::fs::write(path, text + "\n")
        .with_context(|| format!("{} cannot be written", path.display()))
}

fn print(path: &Path) -> Result<()> {
    let Ok(text) = std::fs::read_to_string(path) else {
        println!(
            "The sign-ins stood in {}, which is not there any more.",
            path.display()
        );
        return Ok(());
    };
    let ways: Vec<serde_json::Value> =
        serde_json::from_str(&text).with_context(|| format!("{} has a mistake", path.display()))?;
    println!("Sign in as one of these (all of them are demo people):");
    for way in ways {
        let part = |name: &str| {
            way.get(name)
                .and_then(serde_json::Value::as_str)
                .unwrap_or_default()
                .to_owned()
        };
        println!(
            "  {:<12} {:<32} {}",
            part("role"),
            part("mail"),
            part("password")
        );
    }
    Ok(())
}
