//! A PostgreSQL server of our own: on a free loopback port, in a temporary folder, gone when dropped.

use crate::runner::{Step, stop};
use crate::temp::TempFolder;
use crate::{net, provide};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// The running server.
#[derive(Debug)]
pub struct Postgres {
    child: Child,
    port: u16,
    home: PathBuf,
    // after the child: the folder goes when the server has ended
    _folder: Option<TempFolder>,
}

impl Postgres {
    /// Makes an empty cluster and starts it. Durability is off: nothing here outlives the tests.
    pub fn start(house: &Path) -> Result<Self> {
        let folder = TempFolder::new("postgres")?;
        let home = folder.path().to_path_buf();
        Self::start_in(house, home, Some(folder), UNSAFE)
    }

    /// Starts the cluster of that folder, which stays there, and makes it when it is missing.
    pub fn kept(house: &Path, home: PathBuf) -> Result<Self> {
        std::fs::create_dir_all(&home)?;
        Self::start_in(house, home, None, &[])
    }

    fn start_in(
        house: &Path,
        home: PathBuf,
        folder: Option<TempFolder>,
        more: &[&str],
    ) -> Result<Self> {
        let programs =
            provide::postgres_programs().context("There is no PostgreSQL server here.")?;
        let cluster = home.join("cluster");
        let as_user = owner(&home)?;
        if !cluster.exists() {
            Self::make(house, &home, &as_user)?;
        }
        let port = net::free_port()?;
        let log = home.join("log");
        let line = format!(
            "{as_user}{}/postgres -D {} -p {port}",
            programs.display(),
            cluster.display()
        );
        let server = SETTINGS
            .iter()
            .chain(more)
            .fold(Step::new("postgres", house, &line), |step, setting| {
                step.arg("-c").arg(*setting)
            });
        println!("$ {}", server.line(house));
        let child = server
            .command()
            .current_dir(&home)
            .stdout(Stdio::null())
            .stderr(std::fs::File::create(&log)?)
            .spawn()
            .context("cannot start postgres")?;
        let mut server = Self {
            child,
            port,
            home,
            _folder: folder,
        };
        server.wait(&log)?;
        println!("── ready at {}", server.address());
        Ok(server)
    }

    fn make(house: &Path, home: &Path, as_user: &str) -> Result<()> {
        let programs =
            provide::postgres_programs().context("There is no PostgreSQL server here.")?;
        let cluster = home.join("cluster");
        let initdb = Step::new(
            "initdb",
            house,
            &format!(
                "{as_user}{}/initdb --pgdata={} --username=postgres --auth=trust --locale=C --encoding=UTF8 --no-sync",
                programs.display(),
                cluster.display()
            ),
        );
        println!(
            "\n━━ a PostgreSQL server of our own\n$ {}",
            initdb.line(house)
        );
        let made = initdb
            .command()
            .current_dir(home)
            .output()
            .context("cannot start initdb")?;
        if !made.status.success() {
            bail!("initdb failed:\n{}", String::from_utf8_lossy(&made.stderr));
        }
        Ok(())
    }

    /// The process under which all of it runs.
    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// The address of another database of the same server, which is made where it is missing.
    pub fn database(&self, name: &str) -> Result<String> {
        let programs =
            provide::postgres_programs().context("There is no PostgreSQL server here.")?;
        let port = self.port.to_string();
        let createdb = |arguments: &[&str]| {
            Command::new(programs.join("createdb"))
                .args(["-h", "127.0.0.1", "-U", "postgres", "-p", &port])
                .args(arguments)
                .output()
                .context("cannot start createdb")
        };
        let made = createdb(&[name])?;
        let said = String::from_utf8_lossy(&made.stderr).into_owned();
        if !made.status.success() && !said.contains("already exists") {
            bail!("createdb failed: {said}");
        }
        Ok(format!("postgres://postgres@127.0.0.1:{port}/{name}"))
    }

    /// Does now what the server would do by itself some time after many rows were written: its statistics are true, and
    /// nothing is left to be written out.
    pub fn tidied(&self, name: &str) -> Result<()> {
        let programs =
            provide::postgres_programs().context("There is no PostgreSQL server here.")?;
        let port = self.port.to_string();
        for (program, arguments) in [
            ("vacuumdb", ["--analyze", "--quiet", name].as_slice()),
            ("psql", &["-q", "-c", "CHECKPOINT", name]),
        ] {
            let done = Command::new(programs.join(program))
                .args(["-h", "127.0.0.1", "-U", "postgres", "-p", &port])
                .args(arguments)
                .output()
                .with_context(|| format!("cannot start {program}"))?;
            if !done.status.success() {
                bail!(
                    "{program} failed: {}",
                    String::from_utf8_lossy(&done.stderr)
                );
            }
        }
        Ok(())
    }

    /// Where tests find it.
    pub fn address(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    fn wait(&mut self, log: &Path) -> Result<()> {
        let port = self.port;
        let child = &mut self.child;
        let alive = || match child.try_wait()? {
            None => Ok(()),
            Some(_) => bail!(
                "postgres ended:\n{}",
                std::fs::read_to_string(log).unwrap_or_default()
            ),
        };
        let said_ready = || {
            std::fs::read_to_string(log)
                .is_ok_and(|text| text.contains("ready to accept connections"))
        };
        net::wait_until("PostgreSQL", Duration::from_mins(1), alive, || {
            said_ready() && net::accepts(port)
        })
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        // with TERM to the whole group every session is ended too, so the server does not wait for clients
        if let Err(fault) = stop(&mut self.child) {
            let folder = self.home.display();
            eprintln!("Could not stop PostgreSQL in {folder}: {fault:#}");
        }
    }
}

const SETTINGS: &[&str] = &[
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=200",
    "shared_buffers=256MB",
    "log_min_messages=warning",
    "autovacuum=on",
];

/// What may be lost when only tests were run.
const UNSAFE: &[&str] = &[
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
];

/// The prefix that runs a command as someone whom PostgreSQL obeys, and gives that someone the folder.
fn owner(folder: &Path) -> Result<String> {
    if !provide::is_root() {
        return Ok(String::new());
    }
    let user = ["postgres", "nobody"]
        .into_iter()
        .find(|name| provide::has_user(name))
        .context(
            "PostgreSQL does not run as root, and there is neither a user postgres nor nobody.",
        )?;
    let given = Command::new("chown").arg(user).arg(folder).status()?;
    if !given.success() {
        bail!("cannot give {} to {user}", folder.display());
    }
    Ok(format!("runuser -u {user} -- "))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn a_server_starts_answers_and_leaves_nothing() {
        if provide::postgres_programs().is_none() {
            // `cargo xtask test` installs it first; a quick run on a bare machine has nothing to try
            return;
        }
        let server = Postgres::start(&crate::house()).unwrap();
        let (port, pid) = (server.port, server.child.id());
        let folder = server.home.clone();
        assert!(net::accepts(port));
        assert!(
            server
                .address()
                .starts_with("postgres://postgres@127.0.0.1:")
        );
        drop(server);
        assert!(!net::accepts(port));
        assert!(!folder.exists());
        assert!(!Path::new(&format!("/proc/{pid}")).exists());
    }
}
