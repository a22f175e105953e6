//! PostgreSQL servers of a test's own, with replicas: to be stopped, promoted and held back.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::DatabaseUrl;

use super::{TestFolder, command, made, on, unique};

/// A server of a test's own on a loopback port, gone when dropped.
pub struct Cluster {
    folder: TestFolder,
    programs: PathBuf,
    port: u16,
}

/// How a server is stopped.
#[derive(Debug, Clone, Copy)]
pub enum Stop {
    /// Connections are ended, everything is written out.
    Fast,
    /// Everything is dropped on the spot, as in a crash.
    Immediate,
}

impl Cluster {
    /// A new, empty server; nothing where PostgreSQL's programs are not installed.
    pub fn start() -> Option<Self> {
        let cluster = Self::prepared(programs()?);
        cluster.run(
            "initdb",
            &[
                "--username=postgres",
                "--auth=trust",
                "--locale=C",
                "--encoding=UTF8",
                "--no-sync",
            ],
        );
        cluster.start_again();
        Some(cluster)
    }

    /// A server that follows this one by streaming replication.
    #[must_use]
    pub fn follower(&self) -> Self {
        let follower = Self::prepared(self.programs.clone());
        let port = self.port.to_string();
        follower.run(
            "pg_basebackup",
            &[
                "-h",
                "127.0.0.1",
                "-p",
                &port,
                "-U",
                "postgres",
                "-R",
                "-X",
                "stream",
                "-c",
                "fast",
                "--no-sync",
            ],
        );
        follower.start_again();
        follower
    }

    fn prepared(programs: PathBuf) -> Self {
        let folder = TestFolder::new();
        give_to_postgres(folder.path());
        Self {
            folder,
            programs,
            port: free_port(),
        }
    }

    /// Starts it, and waits until it answers.
    pub fn start_again(&self) {
        let log = self.folder.path().join("log").display().to_string();
        let settings = format!(
            "-p {} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c shared_buffers=64MB \
             -c max_connections=150",
            self.port
        );
        self.run(
            "pg_ctl",
            &["start", "-w", "-s", "-l", &log, "-o", &settings],
        );
    }

    /// Stops it, and waits until it has ended.
    pub fn stop(&self, how: Stop) {
        let how = match how {
            Stop::Fast => "fast",
            Stop::Immediate => "immediate",
        };
        self.run("pg_ctl", &["stop", "-w", "-s", "-m", how]);
    }

    /// From now on lines to it may be encrypted, with that certificate and its key (PEM).
    pub async fn encrypt(&self, certificate: &str, key: &str) {
        for (name, text) in [("server.crt", certificate), ("server.key", key)] {
            let path = self.cluster().join(name);
            made(std::fs::write(&path, text));
            let ours = std::os::unix::fs::PermissionsExt::from_mode(0o600);
            made(std::fs::set_permissions(&path, ours));
            give_to_postgres(&path);
        }
        self.command("ALTER SYSTEM SET ssl = on").await;
        self.command("SELECT pg_reload_conf()").await;
    }

    /// Makes a server of its own of a follower.
    pub fn promote(&self) {
        self.run("pg_ctl", &["promote", "-w", "-s"]);
    }

    /// Makes a database on it.
    pub async fn database(&self) -> DatabaseUrl {
        let name = format!("stoa_test_{}", unique());
        self.command(&format!("CREATE DATABASE {name} TEMPLATE template0"))
            .await;
        self.address_of(&name)
    }

    /// The address of that database here: a follower has those of the server that it follows.
    pub fn address_of(&self, name: &str) -> DatabaseUrl {
        made(DatabaseUrl::parse(&on(&self.server(), name)))
    }

    /// The same database, here.
    pub fn same(&self, there: &DatabaseUrl) -> DatabaseUrl {
        let there = there.to_string();
        self.address_of(there.rsplit('/').next().unwrap_or_default())
    }

    /// Tells the server something.
    pub async fn command(&self, sql: &str) {
        made(command(&self.server(), sql).await);
    }

    fn server(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    fn cluster(&self) -> PathBuf {
        self.folder.path().join("cluster")
    }

    /// Runs one of PostgreSQL's programs on the cluster, as somebody whom it obeys.
    fn run(&self, program: &str, arguments: &[&str]) {
        let path = self.programs.join(program);
        let mut command = if is_root() {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--"]).arg(path);
            command
        } else {
            Command::new(path)
        };
        // into a file: a server that stays would hold a pipe open
        let said = self.folder.path().join("said");
        let file = made(std::fs::File::create(&said));
        command
            .arg("-D")
            .arg(self.cluster())
            .args(arguments)
            .current_dir(self.folder.path())
            .stdin(Stdio::null())
            .stdout(made(file.try_clone()))
            .stderr(file);
        let status = made(command.status());
        let said = std::fs::read_to_string(&said).unwrap_or_default();
        assert!(status.success(), "{program}: {said}");
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if self.cluster().join("postmaster.pid").exists() && !std::thread::panicking() {
            self.stop(Stop::Immediate);
        } else if self.cluster().join("postmaster.pid").exists() {
            // a second panic would hide the first
            let _stopped = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
                self.stop(Stop::Immediate);
            }));
        }
    }
}

/// The folder of PostgreSQL's programs, the newest where there are several.
fn programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    versions
        .filter_map(|entry| Some(entry.ok()?.path().join("bin")))
        .filter(|folder| folder.join("pg_basebackup").exists())
        .max_by_key(|folder| version(folder))
}

fn version(folder: &Path) -> u32 {
    let name = folder.parent().and_then(Path::file_name);
    name.and_then(|name| name.to_str()?.parse().ok())
        .unwrap_or(0)
}

/// What root made is given to the user as whom the programs run.
fn give_to_postgres(path: &Path) {
    if is_root() {
        let given = Command::new("chown").arg("postgres").arg(path).status();
        assert!(
            made(given).success(),
            "the user postgres takes what it is given"
        );
    }
}

fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt as _;
    made(std::fs::metadata("/proc/self")).uid() == 0
}

fn free_port() -> u16 {
    let listener = made(std::net::TcpListener::bind(("127.0.0.1", 0)));
    made(listener.local_addr()).port()
}
