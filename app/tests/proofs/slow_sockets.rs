//! Thousands of connections that say nothing, or say it one byte at a time: everybody else is served as ever, and the slow ones
//! are let go.

use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use crate::browser::{Met, get};
use crate::figures::{figure, mebibytes, millis, size, stopwatch};
use crate::server::Server;
use crate::university::University;

/// How long the slowest connection may stay: the time for a body, and a little.
const LET_GO: Duration = Duration::from_secs(40);

/// What one slow connection may cost.
const MEMORY_EACH: u64 = 64 << 10;

#[tokio::test(flavor = "multi_thread")]
async fn slow_sockets_keep_nobody_waiting() {
    let sockets = size("STOA_PROVE_SOCKETS", 300);
    let here = University::filled().await;
    let mut server = here.start().server();
    server.ready();
    let alone = middle_and_slowest(&here).await.1;
    let before = server.memory();
    let begun = stopwatch();
    let mut slow = JoinSet::new();
    for number in 0..sockets {
        slow.spawn(crawl(here.port, number));
        if number % 100 == 0 {
            sleep(Duration::from_millis(5)).await;
        }
    }
    sleep(Duration::from_secs(2)).await;
    assert_eq!(slow.len() as u64, sockets, "they are all there");
    let (middle, slowest) = middle_and_slowest(&here).await;
    let memory = server.memory();
    let ended = slow.join_all().await;
    let let_go = begun.elapsed();
    let count = |end: End| ended.iter().filter(|one| one.1 == end).count();
    let told = count(End::Told);
    let stayed = ended.iter().filter(|one| one.1 == End::Stayed);
    let stayed: Vec<Kind> = stayed.map(|one| one.0).collect();
    figure("slow connections at once", sockets);
    figure(
        "pages of others, middle and slowest",
        format!("{}, {}", millis(middle), millis(slowest)),
    );
    figure("the slowest without them", millis(alone));
    figure(
        "memory before, with them",
        format!("{}, {}", mebibytes(before), mebibytes(memory)),
    );
    figure("senders of slow forms who were told so", told);
    figure(
        "the last was let go after",
        format!("{:.0} s", let_go.as_secs_f64()),
    );
    assert!(
        slowest < alone * 10 + Duration::from_secs(1),
        "{slowest:?} instead of {alone:?}"
    );
    assert!(
        memory.saturating_sub(before) < sockets * MEMORY_EACH + (32 << 20),
        "{}",
        mebibytes(memory)
    );
    assert!(
        stayed.is_empty(),
        "{} of {sockets} are still there after {let_go:?}: {} silent, {} with a head, {} with a form",
        stayed.len(),
        stayed.iter().filter(|kind| **kind == Kind::Silent).count(),
        stayed.iter().filter(|kind| **kind == Kind::Head).count(),
        stayed.iter().filter(|kind| **kind == Kind::Form).count(),
    );
    assert!(told > 0, "nobody was told that a form came too slowly");
    still_whole(&here, &server);
}

fn still_whole(here: &University, server: &Server) {
    assert!(
        matches!(get(here.port, "/courses", None), Met::Answered(answer) if answer.status == 200)
    );
    assert!(!server.said().contains("panicked"), "{}", server.said());
}

/// How a slow connection ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// Closed without a word.
    Closed,
    /// Closed with a page that says why.
    Told,
    Stayed,
}

/// What a slow connection does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Says nothing at all.
    Silent,
    /// Never ends its head.
    Head,
    /// Never ends its form.
    Form,
}

/// A third of each kind.
async fn crawl(port: u16, number: u64) -> (Kind, End) {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    let (kind, head, drip) = match number % 3 {
        0 => (Kind::Silent, "", ""),
        1 => (
            Kind::Head,
            "GET /courses HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
            "a",
        ),
        _ => (
            Kind::Form,
            "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nContent-Length: 900000\r\n\
             Content-Type: application/x-www-form-urlencoded\r\n\r\nmail=",
            "a",
        ),
    };
    stream.write_all(head.as_bytes()).await.unwrap();
    let crawled = timeout(LET_GO, async {
        loop {
            let mut answer = vec![0; 4096];
            match timeout(Duration::from_secs(1), stream.read(&mut answer)).await {
                Ok(Ok(read)) if read > 0 => return End::Told,
                Ok(_) => return End::Closed,
                Err(_) => {}
            }
            if stream.write_all(drip.as_bytes()).await.is_err() {
                return End::Closed;
            }
        }
    });
    (kind, crawled.await.unwrap_or(End::Stayed))
}

async fn middle_and_slowest(here: &University) -> (Duration, Duration) {
    let port = here.port;
    let measured = tokio::task::spawn_blocking(move || {
        let mut times: Vec<Duration> = (0..40)
            .map(|_| {
                let begun = stopwatch();
                let met = get(port, "/courses", None);
                assert!(matches!(met, Met::Answered(answer) if answer.status == 200));
                begun.elapsed()
            })
            .collect();
        times.sort_unstable();
        (times[times.len() / 2], times[times.len() - 1])
    });
    measured.await.unwrap()
}
