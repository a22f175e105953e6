//! Requests that no browser sends: lengths that contradict each other, heads without end, bytes that are no text. Whatever comes,
//! one request gets one answer, nothing hidden behind it is heard, and the house stands.

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;

use store::DatabaseUrl;
use testing::TestFolder;

use crate::browser::{Met, get};
use crate::server::{Server, Start, free_port};

/// How long a line may be silent before it counts as open.
const SILENCE: Duration = Duration::from_millis(600);

/// Nobody but a smuggler asks for this.
const HIDDEN: &str = "GET /hidden-behind HTTP/1.1\r\nHost: localhost\r\n\r\n";

/// What came back over one line.
#[derive(Debug)]
struct Heard {
    statuses: Vec<u16>,
    is_closed: bool,
}

fn serve() -> (TestFolder, Server) {
    let folder = TestFolder::new();
    let start = Start {
        data: folder.path().join("data"),
        database: DatabaseUrl::Sqlite(folder.path().join("stoa.db")),
        port: free_port(),
        settings: String::new(),
    };
    let mut server = start.server();
    server.ready();
    (folder, server)
}

/// How long the answer to a whole request may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// Says these bytes, and listens until nothing comes any more for that long.
fn says(port: u16, bytes: &[u8], silence: Duration) -> Heard {
    let mut line = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
    line.set_read_timeout(Some(silence)).unwrap();
    // whoever is refused early may be hung up on before everything was said
    let said = line.write_all(bytes);
    let (mut heard, mut piece) = (Vec::new(), [0; 8 << 10]);
    let is_closed = loop {
        match line.read(&mut piece) {
            Ok(0) => break true,
            Ok(length) => heard.extend(&piece[..length]),
            Err(error) if error.kind() == std::io::ErrorKind::ConnectionReset => break true,
            Err(_) => break said.is_err(),
        }
    };
    let text = String::from_utf8_lossy(&heard);
    let statuses = text
        .split("HTTP/1.1 ")
        .skip(1)
        .filter_map(|answer| answer.get(..3)?.parse().ok());
    Heard {
        statuses: statuses.collect(),
        is_closed,
    }
}

fn form(headers: &str, body: &str) -> String {
    format!(
        "POST /theme HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n\
         Content-Type: application/x-www-form-urlencoded\r\n{headers}\r\n\r\n{body}"
    )
}

/// Requests of two lengths, with another one hidden where only one of the two lengths ends.
#[expect(clippy::too_many_lines, reason = "a table")]
fn smugglers() -> Vec<(&'static str, String)> {
    let chunk = format!("{:x}\r\n{HIDDEN}\r\n0\r\n\r\n", HIDDEN.len());
    let ended = format!("0\r\n\r\n{HIDDEN}");
    let (all, te) = (ended.len(), "Transfer-Encoding: chunked");
    vec![
        (
            "CL.TE",
            form(&format!("Content-Length: {all}\r\n{te}"), &ended),
        ),
        ("TE.CL", form(&format!("{te}\r\nContent-Length: 4"), &chunk)),
        (
            "TE, TE",
            form(&format!("{te}\r\nTransfer-Encoding: identity"), &ended),
        ),
        (
            "identity, TE",
            form(&format!("Transfer-Encoding: identity\r\n{te}"), &ended),
        ),
        (
            "TE of two words",
            form("Transfer-Encoding: chunked, identity", &ended),
        ),
        (
            "TE that is none",
            form("Transfer-Encoding: xchunked", &ended),
        ),
        (
            "TE in quotes",
            form("Transfer-Encoding: \"chunked\"", &ended),
        ),
        (
            "TE and a tab",
            form(
                &format!("Content-Length: {all}\r\nTransfer-Encoding:\tchunked"),
                &ended,
            ),
        ),
        (
            "TE with a vertical tab",
            form(
                &format!("Content-Length: {all}\r\nTransfer-Encoding: \x0bchunked"),
                &ended,
            ),
        ),
        (
            "TE with a space before the colon",
            form(
                &format!("Content-Length: {all}\r\nTransfer-Encoding : chunked"),
                &ended,
            ),
        ),
        (
            "TE folded",
            form(
                &format!("Content-Length: {all}\r\nTransfer-Encoding:\r\n chunked"),
                &ended,
            ),
        ),
        (
            "TE behind a bare line feed",
            form(&format!("Content-Length: {all}\r\nX: y\n{te}"), &ended),
        ),
        (
            "TE behind a bare return",
            form(&format!("Content-Length: {all}\r\nX: y\r{te}"), &ended),
        ),
        (
            "TE in an old version",
            form(te, &ended).replacen("HTTP/1.1", "HTTP/1.0", 1),
        ),
        (
            "two CL",
            form(
                &format!("Content-Length: 0\r\nContent-Length: {}", HIDDEN.len()),
                HIDDEN,
            ),
        ),
        (
            "two CL, the other way round",
            form(
                &format!("Content-Length: {}\r\nContent-Length: 0", HIDDEN.len()),
                HIDDEN,
            ),
        ),
        ("a list of CL", form("Content-Length: 0, 5", HIDDEN)),
        ("CL with a sign", form("Content-Length: +0", HIDDEN)),
        ("CL below nothing", form("Content-Length: -1", HIDDEN)),
        ("CL in hex", form("Content-Length: 0x0", HIDDEN)),
        (
            "CL without end",
            form("Content-Length: 99999999999999999999999", HIDDEN),
        ),
        ("CL of letters", form("Content-Length: a", HIDDEN)),
        ("CL folded", form("Content-Length:\r\n 0", HIDDEN)),
        (
            "CL with a space before the colon",
            form("Content-Length : 0", HIDDEN),
        ),
        ("a chunk of letters", form(te, &format!("zz\r\n{HIDDEN}"))),
        (
            "a chunk below nothing",
            form(te, &format!("-1\r\n{HIDDEN}")),
        ),
        ("a chunk in 0x", form(te, &format!("0x0\r\n\r\n{HIDDEN}"))),
        (
            "a chunk without end",
            form(te, &format!("fffffffffffffffff\r\n{HIDDEN}")),
        ),
        (
            "a chunk that ends in a bare line feed",
            form(te, &format!("0\n\n{HIDDEN}")),
        ),
        (
            "a chunk without its end",
            form(te, &format!("5\r\nabcdefgh\r\n0\r\n\r\n{HIDDEN}")),
        ),
        (
            "a chunk with a long note",
            form(te, &format!("0;{}\r\n\r\n{HIDDEN}", "x".repeat(100_000))),
        ),
        (
            "a trailer that is a head",
            form(te, &format!("0\r\nContent-Length: 9\r\n\r\n{HIDDEN}")),
        ),
    ]
}

#[test]
fn one_request_gets_one_answer_and_nothing_hides_behind_it() {
    let (_folder, server) = serve();
    for (name, request) in smugglers() {
        let heard = says(server.port, request.as_bytes(), SILENCE);
        assert!(heard.statuses.len() <= 1, "{name}: {heard:?}");
        assert!(heard.is_closed, "{name}: {heard:?}");
        let is_polite = heard.statuses.iter().all(|status| *status < 500);
        assert!(is_polite, "{name}: {heard:?}");
    }
    // two that are honest are two, and a length said twice alike is one length
    let honest = form("Content-Length: 10", "theme=dark") + HIDDEN;
    assert_eq!(
        says(server.port, honest.as_bytes(), SILENCE).statuses,
        [303, 404]
    );
    let stands = get(server.port, "/healthz", None);
    assert!(matches!(stands, Met::Answered(answer) if answer.status == 200));
}

/// Whole requests of bytes that no browser sends, and which answers are right.
fn oddities() -> Vec<(&'static str, Vec<u8>, &'static [u16])> {
    let get = |path: &str, headers: &str| {
        format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{headers}\r\n")
            .into_bytes()
    };
    let raw = |path: &[u8]| {
        let end = b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        [b"GET /", path, &end[..]].concat()
    };
    let many: Vec<String> = (0..500).map(|n| format!("X-{n}: y\r\n")).collect();
    let many = many.concat();
    let long = "x".repeat(400_000);
    let taken: &[u16] = &[200];
    let gone: &[u16] = &[400, 404];
    let refused: &[u16] = &[400];
    let too_large: &[u16] = &[400, 414, 431];
    vec![
        ("a long header", get("/", &format!("X: {long}\r\n")), too_large),
        ("a long cookie", get("/", &format!("Cookie: stoa_session={long}\r\n")), too_large),
        ("many headers", get("/", &many), too_large),
        ("a long address", get(&format!("/{long}"), ""), too_large),
        ("a long query", get(&format!("/courses?q={}", &long[..60_000]), ""), &[200, 414]),
        ("a header with a null", get("/", "X: a\0b\r\n"), refused),
        ("a header without a name", get("/", ": a\r\n"), refused),
        ("a header with a space in its name", get("/", "A b: c\r\n"), refused),
        ("a null in the path", raw(b"a\0b"), refused),
        ("bytes in the path", raw(b"courses/\xff\xfe"), gone),
        ("a null, encoded", get("/courses/%00", ""), gone),
        ("a line feed, encoded", get("/courses/a%0d%0aSet-Cookie:%20x=y", ""), gone),
        ("no text, encoded", get("/courses/%ff%fe", ""), gone),
        ("too long a letter, encoded", get("/static/%c0%ae%c0%ae/settings", ""), gone),
        ("half a letter", get("/courses/%e2%82", ""), gone),
        ("no number", get("/courses/%zz", ""), gone),
        ("steps up", get("/static/../../../../etc/passwd", ""), gone),
        ("steps up, encoded", get("/static/x/%2e%2e%2f%2e%2e%2fetc%2fpasswd", ""), gone),
        ("steps up by the other stroke", get("/static/x/..%5c..%5cetc%5cpasswd", ""), gone),
        ("two strokes", get("//evil.example/", ""), gone),
        ("somebody else's house", get("http://evil.example/", ""), &[200, 400, 404]),
        ("bytes in the query", raw(b"courses?q=\xff\xfe&language=\x80"), &[200, 400]),
        ("a query of nulls", get("/courses?q=%00%00&language=%00&page=%00", ""), taken),
        ("a query of signs", get("/courses?&&==&=&q=&q&%=%&language=../..&starts=9999-99-99", ""), taken),
        ("a mark of direction in the query", get("/courses?q=%e2%80%ae%d8%a7", ""), taken),
        ("a cookie of bytes", [&b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: stoa_session=\xff\xfe; stoa_language=\x80\r\n\r\n"[..]].concat(), &[200, 400]),
        ("cookies of signs", get("/", "Cookie: ;;=;stoa_session==;stoa_session=a=b;\"\r\nCookie: stoa_theme=%00\r\n"), taken),
        ("languages of signs", get("/", "Accept-Language: ,,;q=,*;q=9,en;q=-1,x-\u{1f600},---,aaaaaaaaaaaaaaaaaaaaaa\r\n"), taken),
        ("an offer to talk another way", get("/", "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n"), taken),
        ("a way in pieces of nothing", get("/", "Range: bytes=0-,0-,0-,0-,0-\r\nIf-Modified-Since: never\r\nIf-None-Match: \"\r\n"), &[200, 304]),
        ("a method of ours in small letters", b"get / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".to_vec(), &[400, 405]),
        ("TRACE", b"TRACE / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".to_vec(), &[400, 405]),
        ("CONNECT", b"CONNECT evil.example:443 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".to_vec(), &[400, 404, 405]),
        ("HTTP/2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec(), &[400, 505]),
        ("HTTP/9", b"GET / HTTP/9.9\r\n\r\n".to_vec(), &[400, 505]),
        ("TLS", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03".repeat(30), refused),
    ]
}

#[test]
fn odd_requests_get_a_plain_answer() {
    let (_folder, server) = serve();
    let mut wrong = Vec::new();
    for (name, request, right) in oddities() {
        let heard = says(server.port, &request, PATIENCE);
        let is_right = match heard.statuses.as_slice() {
            [status] => right.contains(status),
            // hung up on while it was still talking
            [] => right.contains(&400),
            _ => false,
        };
        if !(is_right && heard.is_closed) {
            wrong.push((name, heard));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    let stands = get(server.port, "/healthz", None);
    assert!(matches!(stands, Met::Answered(answer) if answer.status == 200));
}

/// Forms whose bytes are not what their head says.
#[expect(clippy::too_many_lines, reason = "a table")]
fn forms() -> Vec<(&'static str, Vec<u8>, &'static [u16])> {
    let sent = |kind: &str, body: &[u8]| {
        let head = format!(
            "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\n\
             {kind}Content-Length: {}\r\n\r\n",
            body.len()
        );
        [head.as_bytes(), body].concat()
    };
    let plain = "Content-Type: application/x-www-form-urlencoded\r\n";
    let parts = "Content-Type: multipart/form-data; boundary=b\r\n";
    let wide: Vec<u8> = "mail=a&password=b"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let part = |head: &str, inside: &str| {
        format!("--b\r\n{head}\r\n\r\n{inside}\r\n--b--\r\n").into_bytes()
    };
    let refused: &[u16] = &[422];
    let unread: &[u16] = &[400, 413, 415, 422];
    vec![
        (
            "nulls",
            sent(plain, b"mail=a%00b@example.org&password=%00"),
            refused,
        ),
        (
            "marks of direction",
            sent(plain, "mail=\u{202e}ana@example.org&password=x".as_bytes()),
            refused,
        ),
        (
            "no text",
            sent(plain, b"mail=%ff%fe&password=\xff"),
            refused,
        ),
        (
            "wide letters",
            sent(
                "Content-Type: application/x-www-form-urlencoded; charset=utf-16\r\n",
                &wide,
            ),
            refused,
        ),
        (
            "another alphabet",
            sent(
                "Content-Type: application/x-www-form-urlencoded; charset=ibm037\r\n",
                b"\x94\x81\x89\x93",
            ),
            refused,
        ),
        (
            "packed",
            sent(
                &format!("{plain}Content-Encoding: gzip\r\n"),
                b"\x1f\x8b\x08\0\0\0\0\0\0\xff\xcb",
            ),
            refused,
        ),
        (
            "a million fields",
            sent(plain, "a=&".repeat(300_000).as_bytes()),
            unread,
        ),
        (
            "too much",
            sent(plain, "a".repeat(1_100_000).as_bytes()),
            unread,
        ),
        (
            "JSON",
            sent("Content-Type: application/json\r\n", b"{\"mail\":1}"),
            unread,
        ),
        (
            "XML",
            sent(
                "Content-Type: text/xml\r\n",
                b"<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]><x>&y;</x>",
            ),
            unread,
        ),
        ("no kind", sent("", b"mail=a"), refused),
        (
            "a kind that is none",
            sent("Content-Type: ;;;\r\n", b"mail=a"),
            unread,
        ),
        (
            "parts without a boundary",
            sent("Content-Type: multipart/form-data\r\n", b"--b--"),
            unread,
        ),
        ("parts that never begin", sent(parts, b"mail=a"), unread),
        (
            "parts that never end",
            sent(
                parts,
                b"--b\r\nContent-Disposition: form-data; name=\"mail\"\r\n\r\nx",
            ),
            unread,
        ),
        (
            "a part without a name",
            sent(parts, &part("Content-Disposition: form-data", "x")),
            refused,
        ),
        (
            "a part with a long head",
            sent(parts, &part(&format!("X: {}", "x".repeat(200_000)), "x")),
            unread,
        ),
        (
            "a name with a null",
            sent(
                parts,
                &part(
                    "Content-Disposition: form-data; name=\"ma\0il\"; filename=\"\0/../x\"",
                    "x",
                ),
            ),
            unread,
        ),
        (
            "a name in another alphabet",
            sent(
                parts,
                &part(
                    "Content-Disposition: form-data; name=mail; filename*=ibm037''%ff%00",
                    "x",
                ),
            ),
            unread,
        ),
    ]
}

#[test]
fn odd_forms_get_a_plain_answer() {
    let (_folder, server) = serve();
    let mut wrong = Vec::new();
    for (name, request, right) in forms() {
        let heard = says(server.port, &request, PATIENCE);
        let is_right = heard.statuses.len() == 1 && right.contains(&heard.statuses[0]);
        if !(is_right && heard.is_closed) {
            wrong.push((name, heard));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    let stands = get(server.port, "/healthz", None);
    assert!(matches!(stands, Met::Answered(answer) if answer.status == 200));
}
