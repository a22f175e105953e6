//! The real executable, started, stopped and killed.

use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use store::DatabaseUrl;

use crate::browser::{Met, get};
use crate::figures::stopwatch;

/// A running `stoa serve`; killed when dropped.
pub struct Server {
    child: Child,
    pub port: u16,
    begun: Instant,
    log: PathBuf,
}

/// What a server is started with.
#[derive(Debug, Clone)]
pub struct Start {
    pub data: PathBuf,
    pub database: DatabaseUrl,
    pub port: u16,
    /// Lines of its settings file.
    pub settings: String,
}

/// A loopback port that was free a moment ago.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    listener.local_addr().unwrap().port()
}

/// The address as the executable takes it.
pub fn address(database: &DatabaseUrl) -> String {
    match database {
        DatabaseUrl::Sqlite(path) => format!("sqlite:{}", path.display()),
        DatabaseUrl::Postgres(address) => address.clone(),
    }
}

/// The executable of this build, with its data and database.
pub fn stoa(data: &Path, database: &DatabaseUrl) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_stoa"));
    command
        .env_clear()
        .env("STOA_DATA", data)
        .env("STOA_DATABASE", address(database))
        .env("STOA_LOG", "warn")
        .stdin(Stdio::null());
    command
}

impl Start {
    /// Starts it, and does not wait until it is ready.
    pub fn server(&self) -> Server {
        std::fs::create_dir_all(&self.data).unwrap();
        std::fs::write(self.data.join("stoa.toml"), &self.settings).unwrap();
        let log = self.data.join("log");
        let file = std::fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(&log);
        let begun = stopwatch();
        let child = stoa(&self.data, &self.database)
            .arg("serve")
            .env("STOA_LISTEN", format!("127.0.0.1:{}", self.port))
            .stdout(Stdio::null())
            .stderr(file.unwrap())
            .spawn()
            .unwrap();
        Server {
            child,
            port: self.port,
            begun,
            log,
        }
    }
}

impl Server {
    /// Waits until it answers, and says how long that took since it was started.
    pub fn ready(&mut self) -> Duration {
        loop {
            if let Met::Answered(answer) = get(self.port, "/healthz", None)
                && answer.status == 200
            {
                return self.begun.elapsed();
            }
            let ended = self.child.try_wait().unwrap();
            assert!(
                ended.is_none(),
                "the server ended ({ended:?}):\n{}",
                self.said()
            );
            let waited = self.begun.elapsed();
            assert!(
                waited < Duration::from_mins(1),
                "not ready after {waited:?}:\n{}",
                self.said()
            );
            sleep(Duration::from_millis(2));
        }
    }

    /// What it wrote into its log.
    pub fn said(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// Ends it without a word, as `kill -9` does.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks it to stop, and waits until it has.
    pub fn stop(&mut self) {
        let asked = Command::new("kill")
            .args(["-s", "TERM", &self.child.id().to_string()])
            .status();
        assert!(asked.unwrap().success());
        let status = self.child.wait().unwrap();
        assert!(status.success(), "{status}:\n{}", self.said());
    }
}

impl Server {
    /// Its resident memory now, in bytes.
    pub fn memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kib: u64 = line
            .unwrap()
            .split_whitespace()
            .next()
            .unwrap()
            .parse()
            .unwrap();
        kib * 1024
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // one that was killed already is no trouble
        if self.child.kill().is_ok() {
            self.child.wait().unwrap();
        }
    }
}
