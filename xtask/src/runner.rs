//! Steps: each prints its plain command, how long it took, and what it counted.

use crate::counts::Counts;
use crate::{interrupt, stopwatch};
use anyhow::{Context, Result};
use std::io::{BufRead, BufReader, IsTerminal, Read};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::{self, JoinHandle, sleep};
use std::time::Duration;

/// A command as it would be typed: program, arguments, and the variables and folder it needs.
#[derive(Debug, Clone)]
pub struct Step {
    name: String,
    program: String,
    arguments: Vec<String>,
    variables: Vec<(String, String)>,
    folder: PathBuf,
}

impl Step {
    /// A step with a name for people; the line is split at spaces.
    pub fn new(name: &str, folder: &Path, line: &str) -> Self {
        let mut words = line.split_whitespace().map(ToOwned::to_owned);
        Self {
            name: name.to_owned(),
            program: words.next().unwrap_or_default(),
            arguments: words.collect(),
            variables: Vec::new(),
            folder: folder.to_path_buf(),
        }
    }

    /// One more argument, which may hold spaces.
    pub fn arg(mut self, argument: impl Into<String>) -> Self {
        self.arguments.push(argument.into());
        self
    }

    /// A variable that the command needs.
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.variables.push((name.to_owned(), value.into()));
        self
    }

    /// The line to type in a shell to do the same.
    pub fn line(&self, house: &Path) -> String {
        let inside = self.folder.strip_prefix(house).unwrap_or(Path::new(""));
        let mut words = Vec::new();
        if !inside.as_os_str().is_empty() {
            words.push(format!("cd {} &&", inside.display()));
        }
        let variables = self.variables.iter();
        words.extend(variables.map(|(name, value)| format!("{name}={}", quoted(value))));
        words.push(quoted(&self.program));
        words.extend(self.arguments.iter().map(|argument| quoted(argument)));
        words.join(" ")
    }

    /// The command, ready to start.
    pub fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        for name in OF_THIS_PACKAGE {
            command.env_remove(name);
        }
        command
            .args(&self.arguments)
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .current_dir(&self.folder)
            .stdin(Stdio::null())
            // a group of its own, so that ending it ends what it started too
            .process_group(0);
        command
    }
}

/// What cargo tells a program of its package. Passed on, it makes build scripts run again that need not.
const OF_THIS_PACKAGE: [&str; 8] = [
    "CARGO_MANIFEST_DIR",
    "CARGO_MANIFEST_PATH",
    "CARGO_PKG_NAME",
    "CARGO_PKG_VERSION",
    "CARGO_PKG_VERSION_MAJOR",
    "CARGO_PKG_VERSION_MINOR",
    "CARGO_PKG_VERSION_PATCH",
    "CARGO_PKG_VERSION_PRE",
];

/// The argument as a shell takes it.
fn quoted(text: &str) -> String {
    let plain = |char: char| char.is_ascii_alphanumeric() || "-_./=:@,+%".contains(char);
    if !text.is_empty() && text.chars().all(plain) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}

/// What came of one step.
#[derive(Debug)]
struct Outcome {
    name: String,
    ok: bool,
    took: Duration,
    counts: Counts,
}

/// How long a step took, and what it counted.
#[derive(Debug, Clone, Copy, Default)]
pub struct Last {
    pub took: Duration,
    pub counts: Counts,
}

/// Runs steps one after the other and keeps the score.
#[derive(Debug)]
pub struct Runner {
    house: PathBuf,
    outcomes: Vec<Outcome>,
}

impl Runner {
    pub fn new(house: &Path) -> Self {
        Self {
            house: house.to_path_buf(),
            outcomes: Vec::new(),
        }
    }

    /// Runs the step, shows its output as it comes, and says whether it went well. A failure does not stop what follows.
    pub fn run(&mut self, step: &Step) -> Result<bool> {
        interrupt::check()?;
        println!("\n━━ {}\n$ {}", step.name, step.line(&self.house));
        let start = stopwatch();
        let (status, counts) = watch(step)?;
        self.keep(&step.name, status.success(), start.elapsed(), counts);
        Ok(status.success())
    }

    /// Notes a step that could not be tried, with the reason.
    pub fn fail(&mut self, name: &str, why: &str) {
        println!("\n━━ {name}\n{why}");
        self.keep(name, false, Duration::ZERO, Counts::default());
    }

    /// How long the last step took, and what it counted.
    pub fn last(&self) -> Last {
        self.outcomes
            .last()
            .map_or_else(Last::default, |outcome| Last {
                took: outcome.took,
                counts: outcome.counts,
            })
    }

    fn keep(&mut self, name: &str, ok: bool, took: Duration, mut counts: Counts) {
        // a step that fails without a test to name, a lint for example, is one failure
        if !ok && counts.failed == 0 {
            counts.failed = 1;
        }
        let word = if ok { "ok" } else { "FAILED" };
        println!("── {name}: {word} in {:.1} s", took.as_secs_f64());
        self.outcomes.push(Outcome {
            name: name.to_owned(),
            ok,
            took,
            counts,
        });
    }

    /// Prints the table of steps and the closing line; true when everything went well.
    pub fn close(self) -> bool {
        let mut total = Counts::default();
        let mut took = Duration::ZERO;
        println!("\n━━ Summary");
        for outcome in &self.outcomes {
            total += outcome.counts;
            took += outcome.took;
            println!(
                "{:6} {:>7.1} s {:>6} passed {:>4} failed   {}",
                if outcome.ok { "ok" } else { "FAILED" },
                outcome.took.as_secs_f64(),
                outcome.counts.passed,
                outcome.counts.failed,
                outcome.name,
            );
        }
        println!("{:.1} minutes in all", took.as_secs_f64() / 60.0);
        println!("{} passed, {} failed", total.passed, total.failed);
        total.failed == 0
    }
}

/// Runs the command to its end, passing its output on and counting tests in it.
fn watch(step: &Step) -> Result<(ExitStatus, Counts)> {
    let mut command = step.command();
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    if std::io::stdout().is_terminal() {
        command.env("CARGO_TERM_COLOR", "always");
    }
    let mut child = command
        .spawn()
        .with_context(|| format!("cannot start {}", step.program))?;
    let out = child
        .stdout
        .take()
        .map(|pipe| relay(pipe, |line| print!("{line}")));
    let err = child
        .stderr
        .take()
        .map(|pipe| relay(pipe, |line| eprint!("{line}")));
    let status = end_of(&mut child)?;
    let mut counts = Counts::default();
    for counted in [out, err].into_iter().flatten() {
        counts += counted.join().unwrap_or_default();
    }
    interrupt::check()?;
    Ok((status, counts))
}

/// Waits for the child; when somebody asks to stop, asks the child, and ends it if it does not listen.
fn end_of(child: &mut Child) -> Result<ExitStatus> {
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        if interrupt::asked() {
            return stop(child);
        }
        sleep(Duration::from_millis(30));
    }
}

/// Asks a child of ours and what it started to end, and ends them after five seconds.
pub fn stop(child: &mut Child) -> Result<ExitStatus> {
    signal(child, "TERM");
    for _ in 0..50 {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        sleep(Duration::from_millis(100));
    }
    signal(child, "KILL");
    Ok(child.wait()?)
}

/// Sends a signal to the group of a child that was started by [`Step::command`] and not waited for yet.
fn signal(child: &Child, name: &str) {
    // the child may have ended a moment ago: nothing is lost then
    let _ended = Command::new("kill")
        .args(["-s", name, "--", &format!("-{}", child.id())])
        .stderr(Stdio::null())
        .status();
}

fn relay(pipe: impl Read + Send + 'static, show: fn(&str)) -> JoinHandle<Counts> {
    thread::spawn(move || {
        let mut counts = Counts::default();
        let mut pipe = BufReader::new(pipe);
        let mut line = Vec::new();
        while pipe.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
            let text = String::from_utf8_lossy(&line);
            counts += Counts::of_line(&text);
            show(&text);
            line.clear();
        }
        counts
    })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn a_step_prints_as_it_would_be_typed() {
        let house = Path::new("/house");
        let step =
            Step::new("docs", house, "cargo doc --workspace").with("RUSTDOCFLAGS", "-D warnings");
        assert_eq!(
            step.line(house),
            "RUSTDOCFLAGS='-D warnings' cargo doc --workspace"
        );
        let step = Step::new("npm", &house.join("tests/browser"), "npm ci").arg("it's");
        assert_eq!(step.line(house), r"cd tests/browser && npm ci 'it'\''s'");
    }

    #[test]
    fn tests_are_counted_and_a_bare_failure_is_one() {
        let here = std::env::temp_dir();
        let mut runner = Runner::new(&here);
        let echo =
            Step::new("echo", &here, "echo").arg("test result: ok. 3 passed; 0 failed; 0 ignored");
        assert!(runner.run(&echo).unwrap());
        assert!(!runner.run(&Step::new("false", &here, "false")).unwrap());
        let counts: Vec<_> = runner
            .outcomes
            .iter()
            .map(|one| (one.counts.passed, one.counts.failed))
            .collect();
        assert_eq!(counts, [(3, 0), (0, 1)]);
        assert!(!runner.close());
    }
}
