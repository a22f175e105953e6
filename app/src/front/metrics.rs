//! What the house does, in numbers, as Prometheus reads them.

use std::fmt::Write as _;
use std::net::SocketAddr;

use axum::extract::{ConnectInfo, Extension};
use axum::response::{IntoResponse as _, Response};
use http::{HeaderMap, header};
use store::jobs::JobState;
use store::outbox::SEND_LETTER;
use web::{Error, Meters, Visit};

/// Shows the numbers to whoever asks on this machine itself, or knows the token; to everybody else there is nothing here.
pub async fn show(
    visit: Visit,
    Extension(meters): Extension<Meters>,
    peer: Option<Extension<ConnectInfo<SocketAddr>>>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let peer = peer.map(|Extension(ConnectInfo(peer))| peer);
    if !is_from_here(peer, &headers) && !knows_the_token(&meters, &headers) {
        return Err(Error::NotFound);
    }
    let mut out = meters.draw();
    database(&visit, &mut out).await?;
    process(&mut out);
    let kind = [(
        header::CONTENT_TYPE,
        "text/plain; version=0.0.4; charset=utf-8",
    )];
    Ok((kind, out).into_response())
}

/// A request that a proxy on this machine passes on comes from elsewhere.
fn is_from_here(peer: Option<SocketAddr>, headers: &HeaderMap) -> bool {
    let passed_on = ["x-forwarded-for", "forwarded", "x-real-ip", "via"];
    peer.is_some_and(|peer| peer.ip().is_loopback())
        && !passed_on.iter().any(|name| headers.contains_key(*name))
}

fn knows_the_token(meters: &Meters, headers: &HeaderMap) -> bool {
    let said = headers.get(header::AUTHORIZATION);
    said.and_then(|said| said.to_str().ok())
        .and_then(|said| said.strip_prefix("Bearer "))
        .is_some_and(|token| meters.opens(token))
}

async fn database(visit: &Visit, out: &mut String) -> Result<(), Error> {
    let db = &visit.app.db;
    let session = db.read().await?;
    let (jobs, sessions) = tokio::try_join!(
        store::jobs::counts(&session),
        people::store::live_sessions(&session, visit.now.at),
    )?;
    let letters = jobs
        .iter()
        .filter(|(state, kind, _)| *state == JobState::Waiting && kind == SEND_LETTER);
    let letters: i64 = letters.map(|(_, _, count)| count).sum();
    head(out, "stoa_jobs", "gauge", "Jobs by kind and state.");
    for (state, kind, count) in &jobs {
        let state = base::Word::as_word(*state);
        line(
            out,
            format_args!("stoa_jobs{{kind=\"{kind}\",state=\"{state}\"}} {count}"),
        );
    }
    let overdue = store::jobs::overdue(&session, visit.now.at).await?;
    let waits = overdue.map_or(0, |(_, since)| visit.now.at.as_second() - since.as_second());
    number(
        out,
        "stoa_job_wait_seconds",
        "gauge",
        "How long the job waits whose time came first.",
        waits,
    );
    number(
        out,
        "stoa_letters_waiting",
        "gauge",
        "Letters that wait to be sent.",
        letters,
    );
    number(
        out,
        "stoa_sessions_live",
        "gauge",
        "Sessions that have not ended.",
        sessions,
    );
    let load = db.load();
    number(
        out,
        "stoa_database_transactions_total",
        "counter",
        "Transactions that wrote.",
        load.transactions,
    );
    number(
        out,
        "stoa_database_retries_total",
        "counter",
        "Transactions that were tried again because another was in the way.",
        load.retries,
    );
    number(
        out,
        "stoa_database_wait_microseconds_total",
        "counter",
        "How long transactions waited to begin.",
        load.waited_micros,
    );
    number(
        out,
        "stoa_database_connections",
        "gauge",
        "Connections to the database, the idle ones too.",
        load.connections,
    );
    number(
        out,
        "stoa_database_connections_idle",
        "gauge",
        "Connections that nobody uses now.",
        load.idle,
    );
    number(
        out,
        "stoa_database_connections_wanted",
        "gauge",
        "Requests that wait for a connection.",
        load.wanted,
    );
    replicas(out, &load.replicas);
    Ok(())
}

/// How much the replicas do; without replicas there is nothing to say.
fn replicas(out: &mut String, replicas: &[store::ReplicaLoad]) {
    if replicas.is_empty() {
        return;
    }
    head(
        out,
        "stoa_replica_used",
        "gauge",
        "1 for a replica that answers and is near enough to the database.",
    );
    for replica in replicas {
        let server = &replica.server;
        let is_used = u8::from(replica.is_used);
        line(
            out,
            format_args!("stoa_replica_used{{server={server:?}}} {is_used}"),
        );
    }
    head(
        out,
        "stoa_replica_sessions_total",
        "counter",
        "Sessions that a replica gave instead of the database.",
    );
    for replica in replicas {
        let server = &replica.server;
        line(
            out,
            format_args!(
                "stoa_replica_sessions_total{{server={server:?}}} {}",
                replica.sessions
            ),
        );
    }
}

fn process(out: &mut String) {
    head(out, "stoa_build_info", "gauge", "The version that runs.");
    line(
        out,
        format_args!(
            "stoa_build_info{{version=\"{}\"}} 1",
            env!("CARGO_PKG_VERSION")
        ),
    );
    if let Some(bytes) = resident_bytes() {
        number(
            out,
            "process_resident_memory_bytes",
            "gauge",
            "Memory that the process holds.",
            bytes,
        );
    }
    if let Some(seconds) = cpu_seconds() {
        number(
            out,
            "process_cpu_seconds_total",
            "counter",
            "Time that the process computed.",
            seconds,
        );
    }
}

/// `VmRSS: 64000 kB` of Linux; nothing on other systems.
fn resident_bytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kib: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kib * 1024)
}

/// The ticks, of which Linux tells a hundred a second, in user and in system mode.
fn cpu_seconds() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    // the name of the program may hold anything, but no later field holds a parenthesis
    let (_, fields) = stat.rsplit_once(')')?;
    let mut fields = fields.split_whitespace().skip(11);
    let user: u32 = fields.next()?.parse().ok()?;
    let system: u32 = fields.next()?.parse().ok()?;
    Some((f64::from(user) + f64::from(system)) / 100.0)
}

fn number(out: &mut String, name: &str, kind: &str, help: &str, value: impl std::fmt::Display) {
    head(out, name, kind, help);
    line(out, format_args!("{name} {value}"));
}

fn head(out: &mut String, name: &str, kind: &str, help: &str) {
    line(
        out,
        format_args!("# HELP {name} {help}\n# TYPE {name} {kind}"),
    );
}

fn line(out: &mut String, text: std::fmt::Arguments<'_>) {
    // writing into a string cannot fail
    if out.write_fmt(text).is_ok() {
        out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_who_asks_here_is_from_here() {
        let here = Some(SocketAddr::from(([127, 0, 0, 1], 5)));
        let elsewhere = Some(SocketAddr::from(([10, 0, 0, 1], 5)));
        let plain = HeaderMap::new();
        let mut passed_on = HeaderMap::new();
        passed_on.insert(
            "x-forwarded-for",
            http::HeaderValue::from_static("10.0.0.9"),
        );
        assert!(is_from_here(here, &plain));
        assert!(!is_from_here(here, &passed_on), "a proxy on this machine");
        assert!(!is_from_here(elsewhere, &plain));
        assert!(!is_from_here(None, &plain));
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn the_process_knows_itself() {
        assert!(resident_bytes().is_some_and(|bytes| bytes > 1 << 20));
        assert!(cpu_seconds().is_some());
    }
}
