//! A demo university for browser tests and pictures: a fresh folder, a free loopback port, gone when dropped.

use crate::runner::{Step, stop};
use crate::temp::TempFolder;
use crate::{net, tidy};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Child;
use std::time::Duration;

/// The running demo.
#[derive(Debug)]
pub struct Demo {
    child: Child,
    port: u16,
    folder: TempFolder,
    program: PathBuf,
}

impl Demo {
    /// Whether the executable of this house already knows a demo.
    pub fn exists(house: &Path) -> bool {
        tidy::Tree::read(house)
            .is_ok_and(|tree| tidy::papers::stoa_commands(&tree).contains("demo"))
    }

    /// The step that builds the executable.
    pub fn build(house: &Path) -> Step {
        Step::new(
            "the executable",
            house,
            "cargo build --locked --package stoa",
        )
    }

    /// Starts the executable that [`Self::build`] made, and waits until it is ready.
    pub fn start(house: &Path) -> Result<Self> {
        let folder = TempFolder::new("demo")?;
        let port = net::free_port()?;
        let program = tidy::target_folder(house).join("debug/stoa");
        let line = format!(
            "{} demo --data {} --listen 127.0.0.1:{port}",
            program.display(),
            folder.path().join("data").display()
        );
        let step = Step::new("demo", house, &line);
        println!("\n━━ a demo university\n$ {}", step.line(house));
        let log = folder.path().join("log");
        let out = std::fs::File::create(&log)?;
        let child = step
            .command()
            .current_dir(folder.path())
            .stdout(out.try_clone()?)
            .stderr(out)
            .spawn()
            .with_context(|| format!("cannot start {}", program.display()))?;
        let mut demo = Self {
            child,
            port,
            folder,
            program,
        };
        demo.wait(&log)?;
        println!("── ready at {}", demo.address());
        Ok(demo)
    }

    fn wait(&mut self, log: &Path) -> Result<()> {
        let port = self.port;
        let child = &mut self.child;
        let said = || {
            let text = std::fs::read_to_string(log).unwrap_or_default();
            let from = text.len().saturating_sub(4000);
            text.get(from..).unwrap_or(&text).to_owned()
        };
        let alive = || match child.try_wait()? {
            None => Ok(()),
            Some(status) => bail!("the demo ended ({status}):\n{}", said()),
        };
        net::wait_until("the demo", Duration::from_mins(5), alive, || {
            net::answers(port, "/healthz")
        })
        .with_context(said)
    }

    /// Where it answers.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Tells a step of node where the demo is, who may sign in, and which browser to take.
    pub fn tell(&self, step: Step) -> Step {
        let chromium = crate::provide::chromium().unwrap_or_default();
        step.with("STOA_ADDRESS", self.address())
            .with("STOA_PROGRAM", self.program.display().to_string())
            .with(
                "STOA_DATA",
                self.folder.path().join("data").display().to_string(),
            )
            .with(
                "STOA_SIGN_INS",
                self.folder
                    .path()
                    .join("data/demo-sign-ins.json")
                    .display()
                    .to_string(),
            )
            .with("CHROMIUM", chromium.display().to_string())
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        if let Err(fault) = stop(&mut self.child) {
            eprintln!("Could not stop the demo: {fault:#}");
        }
    }
}
