//! The grown universities that are measured, and the server over them.

use super::client::Ask;
use crate::postgres::Postgres;
use crate::runner::{Step, stop};
use crate::{net, stopwatch, tidy};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::time::Duration;

/// A grown university in a folder of its own, which is kept.
#[derive(Debug)]
pub struct Data {
    pub engine: &'static str,
    pub people: u64,
    home: PathBuf,
    folder: PathBuf,
    database: String,
}

/// The server, running.
#[derive(Debug)]
pub struct BenchHouse {
    child: Child,
    port: u16,
    /// Seconds from the start to the first answer.
    pub start: f64,
    pub pages: Vec<(String, Ask)>,
}

/// The step that builds what is measured.
pub fn build(house: &Path) -> Step {
    let line = "cargo build --locked --release --package stoa --features bench --bins";
    Step::new("the executables", house, line)
}

fn program(house: &Path, name: &str) -> PathBuf {
    tidy::target_folder(house).join("release").join(name)
}

impl Data {
    pub fn sqlite(home: &Path, people: u64) -> Self {
        let folder = home.join(format!("sqlite-{people}"));
        let database = format!("sqlite:{}", folder.join("stoa.db").display());
        Self {
            engine: "SQLite",
            people,
            home: home.to_path_buf(),
            folder,
            database,
        }
    }

    pub fn postgres(home: &Path, people: u64, server: &Postgres) -> Result<Self> {
        let mut data = Self {
            engine: "PostgreSQL",
            people,
            home: home.to_path_buf(),
            folder: home.join(format!("postgres-{people}")),
            database: String::new(),
        };
        data.database = server.database(&data.name())?;
        Ok(data)
    }

    /// Fills and grows it where that is not done yet; gives the last line that growing said, if it grew.
    pub fn grow(&self, house: &Path) -> Result<Option<String>> {
        let port = net::free_port()?;
        let mut line = format!(
            "{} demo --only-fill --listen 127.0.0.1:{port} --data {} --database {}",
            program(house, "stoa").display(),
            self.folder.display(),
            self.database
        );
        if self.people > 0 {
            line = format!("{line} --people {}", self.people);
        }
        let step = Step::new("growth", house, &line);
        println!("\n━━ {} people on {}\n$ {line}", self.people, self.engine);
        let mut child = step.command().stdout(Stdio::piped()).spawn()?;
        let said = child.stdout.take().context("no output")?;
        let mut last = None;
        for line in BufReader::new(said).lines() {
            let line = line?;
            println!("{line}");
            if line.contains("rows in") && !line.contains(" 0 rows") {
                last = Some(line.trim().to_owned());
            }
        }
        if !child.wait()?.success() {
            bail!("the university did not grow");
        }
        Ok(last)
    }

    /// The name of its database on a server.
    pub fn name(&self) -> String {
        format!("stoa_bench_{}", self.people)
    }

    fn told(&self, people: u64) -> PathBuf {
        self.home
            .join(format!("{}-{people}.json", self.engine.to_lowercase()))
    }

    /// What the server over the small university said to measure: the large one is asked for the same.
    pub fn remembered(&self, people: u64) -> Result<Value> {
        let text = std::fs::read_to_string(self.told(people))?;
        Ok(serde_json::from_str(&text)?)
    }
}

impl BenchHouse {
    pub fn start(house: &Path, data: &Data, known: Option<Value>) -> Result<Self> {
        let port = net::free_port()?;
        let known = known.filter(|_| data.people > 0);
        let word = |value: &Value, name: &str| {
            let found = value.get(name).and_then(Value::as_str);
            found.unwrap_or_default().to_owned()
        };
        let handle = match (&known, data.people) {
            (Some(known), _) => word(known, "handle"),
            (None, 0) => "-".to_owned(),
            (None, _) => String::new(),
        };
        let line = format!(
            "{} {} 127.0.0.1:{port} {} {handle}",
            program(house, "bench_house").display(),
            data.folder.display(),
            data.database
        );
        println!("$ {line}");
        let step = Step::new("bench", house, &line);
        let begun = stopwatch();
        let mut child = step.command().stdout(Stdio::piped()).spawn()?;
        let said = child.stdout.take().context("no output")?;
        let mut first = String::new();
        BufReader::new(said).read_line(&mut first)?;
        let mut bench = Self {
            child,
            port,
            start: 0.0,
            pages: Vec::new(),
        };
        while !net::answers(port, "/healthz") {
            if begun.elapsed() > Duration::from_secs(30) {
                bail!("the server does not answer");
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        bench.start = begun.elapsed().as_secs_f64();
        let mut told: Value = serde_json::from_str(&first).context("the server said nothing")?;
        if let (Some(known), Some(told)) = (known, told.as_object_mut()) {
            told.insert("pages".to_owned(), known["pages"].clone());
        }
        if data.people > 0 {
            std::fs::write(data.told(data.people), told.to_string())?;
        }
        let cookie = format!("{}={}", word(&told, "cookie"), word(&told, "session"));
        let pages = told["pages"].as_array().into_iter().flatten();
        bench.pages = pages
            .map(|page| {
                let told = |place: usize| page[place].as_str().unwrap_or_default().to_owned();
                let ask = Ask {
                    port,
                    path: told(1),
                    cookie: told(0).contains("signed in").then(|| cookie.clone()),
                    is_new_each_time: true,
                };
                (told(0), ask)
            })
            .collect();
        Ok(bench)
    }

    /// What everybody looks at, in a university of which nothing is known.
    pub fn everybodys(&self) -> Vec<Ask> {
        ["/", "/courses", "/schools", "/courses?q=sky", "/about"]
            .map(|path| Ask {
                port: self.port,
                path: path.to_owned(),
                cookie: None,
                is_new_each_time: true,
            })
            .to_vec()
    }

    pub fn process(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for BenchHouse {
    fn drop(&mut self) {
        if let Err(fault) = stop(&mut self.child) {
            eprintln!("Could not stop the server: {fault:#}");
        }
    }
}

/// The addresses of style, script and font that a page names.
pub fn assets(page: &str) -> Vec<String> {
    let mut found: Vec<String> = page
        .split('"')
        .filter(|text| text.starts_with("/static/") && !text.contains(' '))
        .map(str::to_owned)
        .collect();
    found.sort();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn assets_are_named_once() {
        let page = r#"<link href="/static/1/a.css"><script src="/static/1/a.js"></script><link href="/static/1/a.css">"#;
        assert_eq!(assets(page), ["/static/1/a.css", "/static/1/a.js"]);
    }
}
