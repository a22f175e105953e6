//! A plain client: HTTP/1.1 over kept connections, one thread each.

use crate::stopwatch;
use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// What is asked, again and again.
#[derive(Debug, Clone)]
pub struct Ask {
    pub port: u16,
    pub path: String,
    pub cookie: Option<String>,
    /// Whether the address gets a number that nobody asked before, so that no page is found in memory.
    pub is_new_each_time: bool,
}

/// What came back.
#[derive(Debug, Clone, Default)]
pub struct Answer {
    pub status: u16,
    pub body: Vec<u8>,
}

/// A kept connection.
struct Connection {
    stream: BufReader<TcpStream>,
    ask: Ask,
    more: String,
    body: Vec<u8>,
}

/// The numbers of addresses that are asked once.
static NUMBERS: AtomicU64 = AtomicU64::new(1);

impl Ask {
    fn request(&self, more: &str) -> String {
        let number = match (self.is_new_each_time, self.path.contains('?')) {
            (false, _) => String::new(),
            (true, false) => format!("?n={}", NUMBERS.fetch_add(1, Ordering::Relaxed)),
            (true, true) => format!("&n={}", NUMBERS.fetch_add(1, Ordering::Relaxed)),
        };
        let cookie = self.cookie.as_ref();
        let cookie = cookie.map_or_else(String::new, |cookie| format!("Cookie: {cookie}\r\n"));
        format!(
            "GET {}{number} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n{cookie}{more}\r\n",
            self.path, self.port
        )
    }

    fn connect(&self, more: &str) -> Result<Connection> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, self.port));
        let stream = TcpStream::connect(address).context("the server does not answer")?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        Ok(Connection {
            stream: BufReader::with_capacity(1 << 16, stream),
            ask: self.clone(),
            more: more.to_owned(),
            body: Vec::new(),
        })
    }

    /// Asks once; `more` are further header lines.
    pub fn once(&self, more: &str) -> Result<Answer> {
        let mut connection = self.connect(more)?;
        let status = connection.ask()?;
        Ok(Answer {
            status,
            body: connection.body,
        })
    }

    /// Asks over so many connections for so long; gives how long each answer took, in seconds.
    pub fn often(&self, connections: usize, time: Duration) -> Result<Vec<f64>> {
        let threads: Vec<_> = (0..connections)
            .map(|_| {
                let ask = self.clone();
                std::thread::spawn(move || ask.keep_asking(time))
            })
            .collect();
        let mut times = Vec::new();
        for thread in threads {
            match thread.join() {
                Ok(some) => times.extend(some?),
                Err(_) => bail!("a client stopped"),
            }
        }
        times.sort_by(f64::total_cmp);
        Ok(times)
    }

    fn keep_asking(&self, time: Duration) -> Result<Vec<f64>> {
        let mut connection = self.connect("")?;
        let mut times = Vec::new();
        let start = stopwatch();
        while start.elapsed() < time {
            let asked = stopwatch();
            let status = connection.ask()?;
            times.push(asked.elapsed().as_secs_f64());
            if status != 200 {
                bail!("{} was answered with {status}", self.path);
            }
        }
        Ok(times)
    }
}

impl Connection {
    fn ask(&mut self) -> Result<u16> {
        let request = self.ask.request(&self.more);
        self.stream.get_mut().write_all(request.as_bytes())?;
        let mut line = String::new();
        self.stream.read_line(&mut line)?;
        let status = line.split_whitespace().nth(1).unwrap_or_default();
        let status: u16 = status.parse().context("no answer in HTTP")?;
        let (mut length, mut in_chunks) = (0, false);
        loop {
            line.clear();
            self.stream.read_line(&mut line)?;
            let Some((name, value)) = line.trim_end().split_once(':') else {
                break;
            };
            if name.eq_ignore_ascii_case("content-length") {
                length = value.trim().parse()?;
            }
            if name.eq_ignore_ascii_case("transfer-encoding") {
                in_chunks = value.trim().eq_ignore_ascii_case("chunked");
            }
        }
        self.body.clear();
        if in_chunks {
            self.chunks()?;
        } else {
            self.more(length)?;
        }
        Ok(status)
    }

    fn more(&mut self, length: usize) -> Result<()> {
        let from = self.body.len();
        self.body.resize(from + length, 0);
        if let Some(place) = self.body.get_mut(from..) {
            self.stream.read_exact(place)?;
        }
        Ok(())
    }

    fn chunks(&mut self) -> Result<()> {
        let mut line = String::new();
        loop {
            line.clear();
            self.stream.read_line(&mut line)?;
            let length = usize::from_str_radix(line.trim(), 16)?;
            self.more(length)?;
            line.clear();
            self.stream.read_line(&mut line)?;
            if length == 0 {
                return Ok(());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use std::net::TcpListener;

    #[test]
    fn answers_are_read_whole_in_one_piece_and_in_chunks() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let server = std::thread::spawn(move || {
            for answer in [
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
                "HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n",
            ] {
                let (mut stream, _) = listener.accept().unwrap();
                let mut asked = [0; 512];
                let count = stream.read(&mut asked).unwrap();
                let asked = String::from_utf8_lossy(&asked[..count]).into_owned();
                assert!(
                    asked.starts_with("GET /x HTTP/1.1\r\n") && asked.contains("Cookie: a=b\r\n")
                );
                stream.write_all(answer.as_bytes()).unwrap();
            }
        });
        let ask = Ask {
            port,
            path: "/x".to_owned(),
            cookie: Some("a=b".to_owned()),
            is_new_each_time: false,
        };
        let new = Ask {
            path: "/x?y=z".to_owned(),
            is_new_each_time: true,
            ..ask.clone()
        };
        assert!(new.request("").starts_with("GET /x?y=z&n="));
        assert_ne!(new.request(""), new.request(""));
        for status in [200, 404] {
            let answer = ask.once("").unwrap();
            assert_eq!(
                (answer.status, answer.body.as_slice()),
                (status, &b"hello"[..])
            );
        }
        server.join().unwrap();
    }
}
