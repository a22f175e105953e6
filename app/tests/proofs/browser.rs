//! One request over a real socket, and whether it was answered: as plain as it gets, so that nothing hides what happened.

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::time::Duration;

/// How long an answer may take before it counts as cut.
const PATIENCE: Duration = Duration::from_secs(40);

/// What came of a request.
#[derive(Debug)]
pub enum Met {
    /// A whole answer came.
    Answered(Answer),
    /// Nobody listens: nothing was asked.
    Closed,
    /// The line broke before the answer was whole: nobody knows what became of it.
    Cut,
}

/// A whole answer.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    head: String,
    pub body: String,
}

impl Answer {
    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().skip(1).find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }

    /// The value of a cookie that it sets.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (key, value) = line.split_once(": ")?;
            let (cookie, rest) = value.split_once('=')?;
            let is_wanted = key.eq_ignore_ascii_case("set-cookie") && cookie == name;
            is_wanted.then(|| rest.split(';').next())?
        })
    }

    /// Where it leads.
    pub fn location(&self) -> &str {
        self.header("location").unwrap_or_default()
    }
}

/// Opens a page.
pub fn get(port: u16, path: &str, session: Option<&str>) -> Met {
    ask(port, &head(port, "GET", path, session, ""), "")
}

/// Sends a form.
pub fn post(port: u16, path: &str, session: &str, fields: &[(&str, &str)]) -> Met {
    let body = fields
        .iter()
        .map(|(name, value)| format!("{name}={}", web::segment(value)))
        .collect::<Vec<_>>()
        .join("&");
    let kind = format!(
        "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n",
        body.len()
    );
    ask(port, &head(port, "POST", path, Some(session), &kind), &body)
}

fn head(port: u16, method: &str, path: &str, session: Option<&str>, more: &str) -> String {
    let cookie = session.map_or(String::new(), |session| {
        format!("Cookie: stoa_session={session}\r\n")
    });
    format!(
        "{method} {path} HTTP/1.1\r\nHost: localhost:{port}\r\nSec-Fetch-Site: same-origin\r\nAccept-Language: en\r\n\
         {cookie}{more}Connection: close\r\n\r\n"
    )
}

fn ask(port: u16, head: &str, body: &str) -> Met {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let Ok(mut stream) = TcpStream::connect_timeout(&address, Duration::from_secs(2)) else {
        return Met::Closed;
    };
    let mut bytes = Vec::new();
    let talked = stream
        .set_read_timeout(Some(PATIENCE))
        .and_then(|()| stream.write_all(head.as_bytes()))
        .and_then(|()| stream.write_all(body.as_bytes()))
        .and_then(|()| stream.read_to_end(&mut bytes));
    match (talked, read(&bytes)) {
        // what was refused early may close before everything was sent: the answer counts
        (_, Some(answer)) => Met::Answered(answer),
        _ => Met::Cut,
    }
}

/// Reads an answer; nothing where it is not whole.
fn read(bytes: &[u8]) -> Option<Answer> {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let body = &bytes[end + 4..];
    let status = head.split(' ').nth(1)?.parse().ok()?;
    let mut answer = Answer {
        status,
        head,
        body: String::new(),
    };
    let body = if answer.header("transfer-encoding") == Some("chunked") {
        whole_chunks(body)?
    } else {
        let length: usize = answer
            .header("content-length")
            .unwrap_or("0")
            .parse()
            .ok()?;
        (body.len() == length).then(|| body.to_vec())?
    };
    answer.body = String::from_utf8_lossy(&body).into_owned();
    Some(answer)
}

fn whole_chunks(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::new();
    loop {
        let line = rest.windows(2).position(|two| two == b"\r\n")?;
        let size = usize::from_str_radix(std::str::from_utf8(&rest[..line]).ok()?, 16).ok()?;
        rest = &rest[line + 2..];
        if size == 0 {
            return Some(whole);
        }
        whole.extend(rest.get(..size)?);
        rest = rest.get(size + 2..)?;
    }
}
