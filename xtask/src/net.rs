//! Free loopback ports, and waiting for a server.

use crate::{interrupt, stopwatch};
use anyhow::{Context, Result, bail};
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::thread::sleep;
use std::time::Duration;

/// A loopback port that was free a moment ago.
pub fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no free loopback port")?;
    Ok(listener.local_addr()?.port())
}

/// Waits until `ready` says yes; `alive` says whether it is still worth waiting.
pub fn wait_until(
    what: &str,
    patience: Duration,
    mut alive: impl FnMut() -> Result<()>,
    mut ready: impl FnMut() -> bool,
) -> Result<()> {
    let start = stopwatch();
    while start.elapsed() < patience {
        interrupt::check()?;
        if ready() {
            return Ok(());
        }
        alive()?;
        sleep(Duration::from_millis(100));
    }
    bail!("{what} was not ready after {} s", patience.as_secs());
}

/// Whether something answers on the port at all.
pub fn accepts(port: u16) -> bool {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    TcpStream::connect_timeout(&address, Duration::from_millis(500)).is_ok()
}

/// Whether a GET of the path is answered with 200.
pub fn answers(port: u16, path: &str) -> bool {
    status_of(port, path).is_ok_and(|status| status == 200)
}

fn status_of(port: u16, path: &str) -> Result<u16> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let mut stream = TcpStream::connect_timeout(&address, Duration::from_secs(1))?;
    stream.set_read_timeout(Some(Duration::from_secs(5)))?;
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"
    )?;
    let mut head = [0_u8; 64];
    let read = stream.read(&mut head)?;
    let head = String::from_utf8_lossy(head.get(..read).unwrap_or_default()).into_owned();
    let status = head.split_whitespace().nth(1).unwrap_or_default();
    Ok(status.parse()?)
}
