//! Three times as much is asked as can be answered: whoever gets no turn is told at once when to come again, memory stays
//! bounded, and when the load is gone everything is as before within five seconds.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::{sleep, sleep_until, timeout};

use crate::figures::{figure, mebibytes, millis, size, stopwatch};
use crate::server::Server;
use crate::university::{Member, University};
use crate::writers::RUNNING;

/// How much the server may grow under load, whatever is asked.
const GROWTH: u64 = 256 << 20;

/// How many wait for an answer at most: each holds a socket of this process, whose number is bounded too.
const WAITING: usize = 4_000;

/// What came of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Came {
    Answered,
    /// 503 with the second at which to come again, and a sentence.
    Put,
    Failed,
}

#[tokio::test(flavor = "multi_thread")]
async fn three_times_too_much_is_put_off_politely() {
    let seconds = size("STOA_PROVE_SECONDS", 4);
    let here = University::filled().await;
    let mut server = here.start().server();
    server.ready();
    let asked = Arc::new(request(&here, &here.members(&["thandi"]).await[0]));
    let (capacity, normal) = capacity(&here, &asked, seconds).await;
    let before = server.memory();
    let load = overload(&here, &server, &asked, capacity * 3.0, seconds * 2).await;
    let recovered = recovery(&here, &asked, normal).await;
    let count = |came: Came| load.came.iter().filter(|one| one.0 == came).count();
    let (answered, put, failed) = (count(Came::Answered), count(Came::Put), count(Came::Failed));
    let asked_a_second = a_second(load.came.len(), load.asking);
    figure("answers a second at most", format!("{capacity:.0}"));
    figure(
        "asked a second for the overload",
        format!("{asked_a_second:.0}"),
    );
    // three times is tried: whoever asks shares this machine's cores with the server, and comes as far as they go
    figure(
        "times as much as can be answered",
        format!("{:.1}", asked_a_second / capacity),
    );
    figure(
        "answered under overload, a second",
        format!("{:.0}", a_second(answered, load.took)),
    );
    figure("put off with 503 and Retry-After", put);
    figure("neither answered nor put off", failed);
    figure(
        "slowest answer under overload",
        millis(slowest(&load.came, Came::Answered)),
    );
    figure(
        "memory before, at most",
        format!("{}, {}", mebibytes(before), mebibytes(load.memory)),
    );
    figure("as quick as before after", millis(recovered));
    assert!(put > 0, "nobody was put off, so it was no overload");
    assert!(
        failed * 100 <= load.came.len(),
        "{failed} of {} were let down",
        load.came.len()
    );
    assert!(
        a_second(answered, load.took) * 5.0 > capacity,
        "hardly anybody was answered"
    );
    assert!(
        load.memory.saturating_sub(before) < GROWTH,
        "{}",
        mebibytes(load.memory)
    );
    let slowest = slowest(&load.came, Came::Answered);
    assert!(
        slowest < Duration::from_secs(20),
        "{slowest:?}: who waits that long should be told"
    );
    assert!(recovered < Duration::from_secs(5), "{recovered:?}");
    assert!(!server.said().contains("panicked"), "{}", server.said());
}

fn request(here: &University, by: &Member) -> String {
    format!(
        "GET /runs/{RUNNING} HTTP/1.1\r\nHost: localhost:{}\r\nCookie: stoa_session={}\r\nAccept-Language: en\r\nConnection: close\r\n\r\n",
        here.port, by.session
    )
}

/// How many answers a second eight readers get who never pause, and how long one takes.
async fn capacity(here: &University, asked: &Arc<String>, seconds: u64) -> (f64, Duration) {
    let (port, begun) = (here.port, stopwatch());
    let mut readers = JoinSet::new();
    for _ in 0..8 {
        let asked = Arc::clone(asked);
        readers.spawn(async move {
            let mut times = Vec::new();
            while begun.elapsed() < Duration::from_secs(seconds) {
                let (came, time) = ask(port, &asked).await;
                assert_eq!(came, Came::Answered);
                times.push(time);
            }
            times
        });
    }
    let mut times: Vec<Duration> = readers.join_all().await.into_iter().flatten().collect();
    let took = begun.elapsed().as_secs_f64();
    times.sort_unstable();
    (a_second(times.len(), took), times[times.len() / 2])
}

fn a_second(count: usize, took: f64) -> f64 {
    f64::from(u32::try_from(count).unwrap()) / took
}

struct Load {
    came: Vec<(Came, Duration)>,
    /// For how long was asked, in seconds.
    asking: f64,
    /// Until the last was answered, in seconds.
    took: f64,
    memory: u64,
}

/// Asks so often a second, whether there are answers or not, as long as there is room for those who wait.
async fn overload(
    here: &University,
    server: &Server,
    asked: &Arc<String>,
    rate: f64,
    seconds: u64,
) -> Load {
    let (port, begun) = (here.port, stopwatch());
    let mut under_way = JoinSet::new();
    let room = Arc::new(Semaphore::new(WAITING));
    let mut memory = 0;
    for number in 0_u32.. {
        let due = Duration::from_secs_f64(f64::from(number) / rate);
        if due.max(begun.elapsed()) > Duration::from_secs(seconds) {
            break;
        }
        sleep_until((begun + due).into()).await;
        let place = Arc::clone(&room).acquire_owned().await.unwrap();
        let asked = Arc::clone(asked);
        under_way.spawn(async move {
            let came = ask(port, &asked).await;
            drop(place);
            came
        });
        if number % 50 == 0 {
            memory = memory.max(server.memory());
        }
    }
    let asking = begun.elapsed().as_secs_f64();
    memory = memory.max(server.memory());
    let came = under_way.join_all().await;
    Load {
        asking,
        took: begun.elapsed().as_secs_f64(),
        memory: memory.max(server.memory()),
        came,
    }
}

/// How long it takes until an answer comes as quickly as before.
async fn recovery(here: &University, asked: &Arc<String>, normal: Duration) -> Duration {
    let begun = stopwatch();
    loop {
        let (came, time) = ask(here.port, asked).await;
        if came == Came::Answered && time <= normal * 2 + Duration::from_millis(50) {
            return begun.elapsed();
        }
        assert!(
            begun.elapsed() < Duration::from_secs(30),
            "still {came:?} after {time:?}"
        );
        sleep(Duration::from_millis(20)).await;
    }
}

fn slowest(came: &[(Came, Duration)], kind: Came) -> Duration {
    let of_kind = came.iter().filter(|one| one.0 == kind);
    of_kind.map(|one| one.1).max().unwrap_or_default()
}

async fn ask(port: u16, asked: &str) -> (Came, Duration) {
    let begun: Instant = stopwatch();
    let talk = async {
        let mut stream = TcpStream::connect(("127.0.0.1", port)).await?;
        stream.write_all(asked.as_bytes()).await?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).await?;
        Ok::<_, std::io::Error>(String::from_utf8_lossy(&bytes).into_owned())
    };
    let came = match timeout(Duration::from_secs(30), talk).await {
        Ok(Ok(text)) if text.starts_with("HTTP/1.1 200") && text.contains("</html>") => {
            Came::Answered
        }
        Ok(Ok(text)) if text.starts_with("HTTP/1.1 503") => {
            assert!(text.contains("retry-after: "), "{text}");
            assert!(
                text.contains("Too many people are asking at once"),
                "{text}"
            );
            Came::Put
        }
        _ => Came::Failed,
    };
    (came, begun.elapsed())
}
