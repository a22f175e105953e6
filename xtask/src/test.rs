//! The proof, step by step.

use crate::demo::Demo;
use crate::postgres::Postgres;
use crate::provide;
use crate::runner::{Runner, Step};
use anyhow::Result;
use std::path::Path;

/// The variable that sends the suite to PostgreSQL; without it every test has a fresh SQLite file.
const POSTGRES: &str = "STOA_TEST_POSTGRES";

/// Format, lints, and the tests on SQLite.
pub fn quick(house: &Path) -> Result<bool> {
    let mut runner = Runner::new(house);
    format_and_lints(&mut runner, house)?;
    runner.run(&suite(house, "tests on SQLite", Scope::Everything))?;
    Ok(runner.close())
}

/// The whole proof, as CI runs it.
pub fn everything(house: &Path) -> Result<bool> {
    let mut runner = Runner::new(house);
    provide::everything(&mut runner, house)?;
    format_and_lints(&mut runner, house)?;
    spelling(&mut runner, house)?;
    let sqlite = suite(house, "tests on SQLite", Scope::Everything);
    if runner.run(&sqlite)? || compiles(&mut runner, house)? {
        on_postgres(&mut runner, house)?;
    }
    runner.run(&Step::new(
        "doc tests",
        house,
        "cargo test --locked --workspace --doc",
    ))?;
    let docs = Step::new("docs", house, "cargo doc --locked --workspace --no-deps");
    runner.run(&docs.with("RUSTDOCFLAGS", "-D warnings"))?;
    browser(&mut runner, house)?;
    Ok(runner.close())
}

fn format_and_lints(runner: &mut Runner, house: &Path) -> Result<()> {
    runner.run(&Step::new("format", house, "cargo fmt --all --check"))?;
    let clippy = "cargo clippy --locked --workspace --all-targets -- -D warnings";
    runner.run(&Step::new("lints", house, clippy))?;
    let clippy =
        "cargo clippy --locked --package stoa --features bench --bin bench_house -- -D warnings";
    runner.run(&Step::new("lints of the bench", house, clippy))?;
    Ok(())
}

fn spelling(runner: &mut Runner, house: &Path) -> Result<()> {
    match provide::typos(runner, house)? {
        Ok(program) => {
            runner.run(&Step::new(
                "spelling",
                house,
                &program.display().to_string(),
            ))?;
        }
        Err(missing) if provide::tools_are_required() => runner.fail("spelling", &missing),
        Err(missing) => println!("\n━━ spelling (not checked)\n{missing}"),
    }
    Ok(())
}

/// Whether the tests compile: with a test that fails on SQLite, PostgreSQL is still worth asking.
fn compiles(runner: &mut Runner, house: &Path) -> Result<bool> {
    runner.run(&Step::new(
        "tests compile",
        house,
        "cargo test --locked --workspace --no-run",
    ))
}

fn on_postgres(runner: &mut Runner, house: &Path) -> Result<()> {
    match Postgres::start(house) {
        Ok(server) => {
            let step = suite(house, "tests on PostgreSQL", Scope::Databases);
            runner.run(&step.with(POSTGRES, server.address()))?;
        }
        Err(fault) => runner.fail("tests on PostgreSQL", &format!("{fault:#}")),
    }
    Ok(())
}

/// Which tests to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scope {
    Everything,
    Databases,
}

/// The tests of the workspace but for doc tests. The second pass takes the same build: nextest leaves out the crates
/// that touch no database, and plain cargo runs them twice, for another choice of packages would compile anew.
fn suite(house: &Path, name: &str, scope: Scope) -> Step {
    let step = if provide::has_nextest() {
        let all = Step::new(
            name,
            house,
            "cargo nextest run --locked --workspace --no-tests=pass",
        );
        match scope {
            Scope::Everything => all,
            Scope::Databases => all.arg("-E").arg("rdeps(=store)"),
        }
    } else {
        Step::new(
            name,
            house,
            "cargo test --locked --workspace --no-fail-fast --lib --bins --tests",
        )
    };
    // a snapshot that differs fails: nothing is written
    step.with("INSTA_UPDATE", "no")
}

/// Each file of browser tests gets a demo of its own: what one of them writes, and the hostile ones write much, is
/// nothing that another should find.
fn browser(runner: &mut Runner, house: &Path) -> Result<()> {
    let folder = provide::tests_folder(house);
    let demo = Demo::exists(house);
    if demo && !runner.run(&Demo::build(house))? {
        return Ok(());
    }
    for file in browser_files(&folder)? {
        let name = format!("{} in a browser", file.trim_end_matches(".test.js"));
        let step = Step::new(&name, &folder, "node --test --test-reporter=spec").arg(file);
        if !demo {
            let chromium = provide::chromium().unwrap_or_default();
            runner.run(&step.with("CHROMIUM", chromium.display().to_string()))?;
            continue;
        }
        match Demo::start(house) {
            Ok(demo) => {
                runner.run(&demo.tell(step))?;
            }
            Err(fault) => runner.fail(&name, &format!("{fault:#}")),
        }
    }
    Ok(())
}

/// The files of browser tests, in the order of their names.
fn browser_files(folder: &Path) -> Result<Vec<String>> {
    let mut files: Vec<String> = std::fs::read_dir(folder)?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".test.js"))
        .collect();
    files.sort();
    Ok(files)
}
