//! The database server is gone for a while, under load: whoever asks gets a page that says so and when to come again, and when
//! it is back everything goes on without a restart. What was acknowledged is there, once.
//!
//! "Gone" is a cut line: every connection to PostgreSQL is broken in the middle of whatever it was doing, and no new one is taken.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle, sleep};
use std::time::Duration;

use base::Chance;
use store::DatabaseUrl;

use crate::browser::{Answer, Met, get, post};
use crate::figures::{figure, machine_time, millis, size, stopwatch};
use crate::invariants::{self, POSTED};
use crate::line::Line;
use crate::server::Start;
use crate::university::{Member, University};
use crate::writers::RUNNING;

/// What the readers and writers saw.
#[derive(Debug, Default)]
struct Seen {
    answered: u64,
    put_off: u64,
    slowest: Duration,
    wrong: Vec<String>,
    acknowledged: Vec<String>,
}

#[tokio::test(flavor = "multi_thread")]
async fn the_house_outlives_its_database_server() {
    let Some(server) = store::testing::server() else {
        println!("skipped: only where PostgreSQL is");
        return;
    };
    let seconds = size("STOA_PROVE_SECONDS", 3);
    let here = University::filled().await;
    let since = invariants::since(machine_time());
    let DatabaseUrl::Postgres(direct) = here.start().database else {
        unreachable!("{server} is a PostgreSQL server")
    };
    let line = Line::to(&direct).await;
    let start = Start {
        database: DatabaseUrl::Postgres(line.address()),
        ..here.start()
    };
    let mut running = start.server();
    running.ready();
    let people = here
        .members(&[
            "thandi", "celeste", "elif", "rosalind", "maddy", "emeka", "pete", "mo", "anneli",
            "wanjiru", "mira", "sana", "tuan", "quill", "bram", "taj", "jun", "ludmila",
        ])
        .await;
    let over = Arc::new(AtomicBool::new(false));
    let crowd = crowd(here.port, &people, &over);
    sleep(Duration::from_secs(seconds.min(10)));
    line.cut();
    sleep(Duration::from_secs(seconds));
    let while_gone = ask(here.port, &people[0]);
    line.mend().await;
    let back = stopwatch();
    while ask(here.port, &people[0]).status != 200 {
        assert!(
            back.elapsed() < Duration::from_secs(20),
            "{}",
            running.said()
        );
        sleep(Duration::from_millis(20));
    }
    let back = back.elapsed();
    sleep(Duration::from_secs(seconds.min(10)));
    over.store(true, Ordering::SeqCst);
    let seen: Vec<Seen> = crowd.into_iter().map(|one| one.join().unwrap()).collect();
    says_so(&while_gone);
    told(&seen, seconds, back);
    let texts: Vec<String> = seen
        .iter()
        .flat_map(|one| one.acknowledged.clone())
        .collect();
    assert!(!texts.is_empty());
    let found = invariants::times(here.db(), &POSTED, since, &texts).await;
    let times: HashMap<&str, i64> = found
        .iter()
        .map(|one| (one.what.as_str(), one.times))
        .collect();
    assert!(
        texts
            .iter()
            .all(|text| times.get(text.as_str()) == Some(&1)),
        "{times:?}"
    );
    invariants::hold(here.db(), since).await;
    running.stop();
}

fn says_so(answer: &Answer) {
    assert_eq!(answer.status, 503, "{}", answer.body);
    assert!(answer.header("retry-after").is_some());
    assert!(
        answer
            .body
            .contains("The university cannot reach its books just now"),
        "{}",
        answer.body
    );
}

fn told(seen: &[Seen], seconds: u64, back: Duration) {
    let sum = |part: fn(&Seen) -> u64| seen.iter().map(part).sum::<u64>();
    let wrong: Vec<&String> = seen.iter().flat_map(|one| &one.wrong).collect();
    figure("the database was gone for", format!("{seconds} s"));
    figure("answered", sum(|one| one.answered));
    figure(
        "put off with 503, a sentence and Retry-After",
        sum(|one| one.put_off),
    );
    figure("answered in any other way", wrong.len());
    figure(
        "slowest answer of all",
        millis(seen.iter().map(|one| one.slowest).max().unwrap_or_default()),
    );
    figure("back in order after", millis(back));
    figure(
        "acknowledged posts, each there once",
        sum(|one| one.acknowledged.len() as u64),
    );
    assert!(wrong.is_empty(), "{wrong:?}");
    assert!(sum(|one| one.put_off) > 0);
    assert!(back < Duration::from_secs(5), "{back:?}");
}

fn ask(port: u16, by: &Member) -> Answer {
    match get(port, &format!("/runs/{RUNNING}"), Some(&by.session)) {
        Met::Answered(answer) => answer,
        other => panic!("{other:?}"),
    }
}

/// Readers with and without a session, and writers, until it is over.
fn crowd(port: u16, people: &[Member], over: &Arc<AtomicBool>) -> Vec<JoinHandle<Seen>> {
    let mut crowd = Vec::new();
    for (place, by) in people.iter().take(4).cloned().enumerate() {
        let people = people.to_vec();
        let over = Arc::clone(over);
        crowd.push(thread::spawn(move || {
            let chance = Chance::from_system();
            let mut seen = Seen::default();
            while !over.load(Ordering::SeqCst) {
                match place {
                    0 => seen.see(&|| get(port, "/courses", None), 200),
                    1 => seen.see(
                        &|| get(port, &format!("/runs/{RUNNING}"), Some(&by.session)),
                        200,
                    ),
                    // one after the other: nobody writes more than people may
                    _ => {
                        let by =
                            &people[2 + (place + 2 * seen.acknowledged.len()) % (people.len() - 2)];
                        seen.write(port, by, &chance);
                        sleep(Duration::from_millis(100));
                        true
                    }
                };
            }
            seen
        }));
    }
    crowd
}

impl Seen {
    /// Asks once; true when it was answered as wanted.
    fn see(&mut self, ask: &dyn Fn() -> Met, wanted: u16) -> bool {
        let begun = stopwatch();
        let met = ask();
        self.slowest = self.slowest.max(begun.elapsed());
        match met {
            Met::Answered(answer) if answer.status == wanted => {
                self.answered += 1;
                return true;
            }
            Met::Answered(answer) if answer.status == 503 => {
                says_so(&answer);
                self.put_off += 1;
            }
            Met::Answered(answer) => self
                .wrong
                .push(format!("{}: {}", answer.status, answer.body)),
            other => self.wrong.push(format!("{other:?}")),
        }
        sleep(Duration::from_millis(50));
        false
    }

    /// Starts a thread, with the same form until it is taken.
    fn write(&mut self, port: u16, by: &Member, chance: &Chance) -> bool {
        let (token, text) = (
            chance.token().to_string(),
            format!("Opening {}", chance.token()),
        );
        let fields = [
            ("once", token.as_str()),
            ("title", "While it is gone"),
            ("body", &text),
        ];
        let path = format!("/runs/{RUNNING}/discussion/new");
        for _ in 0..5_000 {
            if self.see(&|| post(port, &path, &by.session, &fields), 303) {
                self.acknowledged.push(text);
                return true;
            }
        }
        self.wrong.push("a form was never taken".to_owned());
        false
    }
}
