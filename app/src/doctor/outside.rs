//! What a university stands on: settings, folder, address, the running server, mail, words.

use std::path::Path;
use std::time::Duration;

use store::DatabaseUrl;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use web::Words;

use super::Finding;
use crate::house;
use crate::letters::Postman;
use crate::settings::Settings;

/// How long something outside may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// So little space is no longer enough to go on for long.
const LITTLE_SPACE: u64 = 200 << 20;

/// Below that it is time to look for more.
const SOME_SPACE: u64 = 2 << 30;

pub(super) fn words() -> Finding {
    let (_, mistakes) = Words::gather(&house::words());
    match mistakes.first() {
        None => Finding::good("words", "every sentence can be said in every language"),
        Some(mistake) => Finding::broken(
            "words",
            format!(
                "{} sentences have mistakes, the first: {mistake}; install this version again",
                mistakes.len()
            ),
        ),
    }
}

pub(super) fn base(settings: &Settings) -> Vec<Finding> {
    let base = &settings.base;
    let is_local = ["//localhost", "//127.0.0.1", "//[::1]"]
        .iter()
        .any(|local| base.contains(local));
    let address = if base.starts_with("https://") {
        Finding::good("base address", base.clone())
    } else if is_local {
        Finding::warning(
            "base address",
            format!(
                "{base} can be reached from this machine only; say `base` in the settings before letters leave"
            ),
        )
    } else {
        Finding::warning(
            "base address",
            format!(
                "{base} is not encrypted; put a proxy with TLS in front and say `base = \"https://…\"`"
            ),
        )
    };
    let name = Finding::good(
        "settings",
        format!("read; the university is called {}", settings.name),
    );
    vec![name, address]
}

pub(super) fn folder(settings: &Settings) -> Finding {
    let folder = &settings.data;
    let shown = folder.display();
    if !folder.exists() {
        return Finding::warning(
            "data folder",
            format!("{shown} does not exist yet; the first start makes it"),
        );
    }
    let trial = folder.join(".doctor");
    let written = std::fs::write(&trial, b"ok").and_then(|()| std::fs::remove_file(&trial));
    if let Err(error) = written {
        return Finding::broken(
            "data folder",
            format!(
                "{shown} cannot be written ({error}); give the user of the server the right to"
            ),
        );
    }
    match free_space(folder) {
        Some(free) if free < LITTLE_SPACE => Finding::broken(
            "data folder",
            format!("{shown} has {} left; make room", size(free)),
        ),
        Some(free) if free < SOME_SPACE => {
            Finding::warning("data folder", format!("{shown} has {} left", size(free)))
        }
        Some(free) => Finding::good(
            "data folder",
            format!("{shown} can be written, {} left", size(free)),
        ),
        None => Finding::warning(
            "data folder",
            format!("{shown} can be written; how much room is left is not known"),
        ),
    }
}

fn free_space(folder: &Path) -> Option<u64> {
    let disk = rustix::fs::statvfs(folder).ok()?;
    disk.f_bavail.checked_mul(disk.f_frsize)
}

fn size(bytes: u64) -> String {
    if bytes >= 10 << 30 {
        format!("{} GiB", bytes >> 30)
    } else {
        format!("{} MiB", bytes >> 20)
    }
}

/// A SQLite file that is not there is made by the first start, not by a doctor.
pub(super) fn no_database_yet(settings: &Settings) -> Option<Finding> {
    match &settings.database {
        DatabaseUrl::Sqlite(path) if !path.exists() => Some(Finding::warning(
            "database",
            format!(
                "{} does not exist yet; the first start makes it",
                path.display()
            ),
        )),
        DatabaseUrl::Sqlite(_) | DatabaseUrl::Postgres(_) => None,
    }
}

pub(super) async fn server(settings: &Settings) -> Finding {
    let listen = settings.listen;
    match tokio::time::timeout(PATIENCE, asked(settings)).await {
        Ok(Ok(answer)) if answer.starts_with("HTTP/1.1 200") => {
            Finding::good("server", format!("answers at {listen}"))
        }
        Ok(Ok(answer)) => Finding::broken(
            "server",
            format!(
                "{listen} answers {:?}; look into its log",
                answer.lines().next().unwrap_or_default()
            ),
        ),
        Ok(Err(_)) => Finding::warning(
            "server",
            format!("nothing answers at {listen}; that is right while it is stopped"),
        ),
        Err(_) => Finding::broken(
            "server",
            format!("{listen} takes connections and does not answer; look into its log"),
        ),
    }
}

async fn asked(settings: &Settings) -> std::io::Result<String> {
    let mut listen = settings.listen;
    if listen.ip().is_unspecified() {
        listen.set_ip(std::net::Ipv4Addr::LOCALHOST.into());
    }
    let mut stream = TcpStream::connect(listen).await?;
    stream
        .write_all(b"GET /healthz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n")
        .await?;
    let mut answer = Vec::new();
    stream.take(4_096).read_to_end(&mut answer).await?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

pub(super) async fn mail(settings: &Settings) -> Finding {
    let Some(mail) = &settings.mail else {
        return Finding::warning(
            "mail",
            "no mail server is set: letters wait in the mailbox that stewards see",
        );
    };
    let postman = match Postman::new(mail) {
        Ok(postman) => postman,
        Err(error) => return Finding::broken("mail", format!("{error:#}")),
    };
    match tokio::time::timeout(PATIENCE, postman.greets()).await {
        Ok(Ok(true)) => Finding::good("mail", "the mail server answers"),
        Ok(Ok(false)) => Finding::broken("mail", "the mail server does not take letters now"),
        Ok(Err(error)) => Finding::broken(
            "mail",
            format!("the mail server cannot be reached: {error:#}"),
        ),
        Err(_) => Finding::broken("mail", "the mail server does not answer"),
    }
}
