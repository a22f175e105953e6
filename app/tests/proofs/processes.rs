//! Two processes and a replica under one PostgreSQL, under load: one process is killed, then the replica crashes. Whoever was not
//! in the middle of a request notices nothing, nothing that was acknowledged is lost, and everybody finds what they wrote,
//! whichever process answers.
//!
//! Everybody asks both processes in turn, and the other one where nobody listens, as a proxy in front of them does.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::{self, JoinHandle, sleep};
use std::time::{Duration, Instant};

use base::Chance;
use store::DatabaseUrl;
use store::testing::cluster::{Cluster, Stop};
use testing::TestDatabase;

use crate::browser::{Answer, Met, get, post};
use crate::figures::{figure, machine_time, millis, size, stopwatch};
use crate::invariants::{self, POSTED};
use crate::server::{Start, address, free_port};
use crate::university::{Member, University};
use crate::writers::RUNNING;

/// How many people ask at the same time.
const CROWD: usize = 6;

/// A university with a replica, and how its two processes are started.
struct House {
    here: University,
    follower: Cluster,
    starts: [Start; 2],
    _cluster: Cluster,
}

impl House {
    async fn built() -> Option<Self> {
        if store::testing::server().is_none() {
            println!("skipped: only where PostgreSQL is");
            return None;
        }
        let Some(cluster) = Cluster::start() else {
            println!("skipped: PostgreSQL's programs are not installed");
            return None;
        };
        let here = University::filled_on(TestDatabase::on(&cluster).await).await;
        let follower = cluster.follower();
        let replica = follower.same(&here.start().database);
        let starts = [here.port, free_port()].map(|port| Start {
            port,
            settings: settings(&replica),
            ..here.start()
        });
        Some(Self {
            here,
            follower,
            starts,
            _cluster: cluster,
        })
    }

    /// Lets time go by in which everybody may write as much as they like.
    async fn keeps_busy(&self, seconds: u64) {
        for _ in 0..seconds {
            sleep(Duration::from_secs(1));
            invariants::let_everybody_hurry(self.here.db()).await;
        }
    }

    fn ports(&self) -> [u16; 2] {
        [self.starts[0].port, self.starts[1].port]
    }
}

fn settings(replica: &DatabaseUrl) -> String {
    format!("replicas = [{:?}]\n", address(replica))
}

/// What everybody saw.
#[derive(Debug, Default)]
struct Seen {
    answered: u64,
    cut: u64,
    put_off: u64,
    elsewhere: u64,
    slowest: Duration,
    latest_for_others: Duration,
    wrong: Vec<String>,
    acknowledged: Vec<String>,
}

/// Two processes, and which of them is asked next.
struct Door {
    ports: [u16; 2],
    turn: AtomicUsize,
    over: AtomicBool,
}

#[tokio::test(flavor = "multi_thread")]
async fn two_processes_and_a_replica_are_one_house() {
    let Some(house) = House::built().await else {
        return;
    };
    let seconds = size("STOA_PROVE_SECONDS", 3);
    let since = invariants::since(machine_time());
    let people = house
        .here
        .members(&[
            "thandi", "celeste", "elif", "rosalind", "maddy", "emeka", "pete", "mo", "anneli",
            "wanjiru", "mira", "sana", "tuan", "quill", "bram", "taj", "jun", "ludmila",
        ])
        .await;
    let [mut stays, mut falls] = [house.starts[0].server(), house.starts[1].server()];
    stays.ready();
    falls.ready();
    let door = Arc::new(Door {
        ports: house.ports(),
        turn: AtomicUsize::new(0),
        over: AtomicBool::new(false),
    });
    let crowd = crowd(&door, &people);
    let a_while = || house.keeps_busy(seconds);
    a_while().await;
    falls.kill();
    a_while().await;
    falls = house.starts[1].server();
    falls.ready();
    a_while().await;
    house.follower.stop(Stop::Immediate);
    a_while().await;
    house.follower.start_again();
    a_while().await;
    door.over.store(true, Ordering::SeqCst);
    let seen: Vec<Seen> = crowd.into_iter().map(|one| one.join().unwrap()).collect();
    let by_replica = house.ports().map(answered_by_the_replica);
    told(&seen, by_replica);
    let texts: Vec<String> = seen
        .iter()
        .flat_map(|one| one.acknowledged.clone())
        .collect();
    let found = invariants::times(house.here.db(), &POSTED, since, &texts).await;
    assert_eq!(found.len(), texts.len(), "each is there");
    assert!(found.iter().all(|one| one.times == 1), "once: {found:?}");
    invariants::hold(house.here.db(), since).await;
    for server in [&mut stays, &mut falls] {
        server.stop();
    }
}

fn crowd(door: &Arc<Door>, people: &[Member]) -> Vec<JoinHandle<Seen>> {
    let work = |number: usize| {
        let (door, people) = (Arc::clone(door), people.to_vec());
        move || {
            let mut seen = Seen::default();
            while !door.over.load(Ordering::SeqCst) {
                match number {
                    0 => seen.look(&door, "/courses", None),
                    1 => seen.look(&door, &format!("/runs/{RUNNING}/discussion"), None),
                    2 => seen.look(&door, &format!("/runs/{RUNNING}"), Some(&people[0])),
                    3 => seen.look(&door, "/home", Some(&people[1])),
                    _ => {
                        // one after the other: nobody writes more than people may
                        let turn = number + 2 * seen.acknowledged.len();
                        seen.write(&door, &people[2 + turn % (people.len() - 2)]);
                    }
                }
                sleep(Duration::from_millis(5));
            }
            seen
        }
    };
    (0..CROWD)
        .map(|number| thread::spawn(work(number)))
        .collect()
}

impl Door {
    /// Asks the next process, and the other one where nobody listens.
    fn ask(&self, seen: &mut Seen, ask: &dyn Fn(u16) -> Met) -> Option<Answer> {
        let turn = self.turn.fetch_add(1, Ordering::Relaxed);
        for port in [self.ports[turn % 2], self.ports[(turn + 1) % 2]] {
            let begun = stopwatch();
            let met = ask(port);
            match met {
                Met::Answered(answer) => {
                    seen.slowest = seen.slowest.max(begun.elapsed());
                    seen.answered += 1;
                    return Some(answer);
                }
                Met::Closed => seen.elsewhere += 1,
                Met::Cut => {
                    seen.cut += 1;
                    return None;
                }
            }
        }
        seen.wrong.push("nobody listened".to_owned());
        None
    }
}

impl Seen {
    fn look(&mut self, door: &Door, path: &str, by: Option<&Member>) {
        let session = by.map(|by| by.session.as_str());
        if let Some(answer) = door.ask(self, &|port| get(port, path, session)) {
            self.judge(&answer, 200);
        }
    }

    fn judge(&mut self, answer: &Answer, wanted: u16) -> bool {
        match answer.status {
            status if status == wanted => return true,
            503 => self.put_off += 1,
            status => self.wrong.push(format!("{status}: {}", answer.body)),
        }
        false
    }

    /// Starts a thread, with the same form until it is taken; then looks whether oneself and others find it.
    fn write(&mut self, door: &Door, by: &Member) {
        let chance = Chance::from_system();
        let (token, text) = (
            chance.token().to_string(),
            format!("Opening {}", chance.token()),
        );
        let fields = [
            ("once", token.as_str()),
            ("title", text.as_str()),
            ("body", text.as_str()),
        ];
        let path = format!("/runs/{RUNNING}/discussion/new");
        let opened = loop {
            let answer = door.ask(self, &|port| post(port, &path, &by.session, &fields));
            match answer {
                Some(answer) if self.judge(&answer, 303) => break answer,
                Some(_) | None => {}
            }
            if !self.wrong.is_empty() {
                return;
            }
            sleep(Duration::from_millis(20));
        };
        let begun = stopwatch();
        self.acknowledged.push(text.clone());
        let session = format!("{}; stoa_wrote={}", by.session, wrote(&opened));
        let thread = opened.location().split('#').next().unwrap_or_default();
        for (path, own) in [
            (thread, true),
            (&format!("/runs/{RUNNING}/discussion"), false),
        ] {
            // twice, so that each process is asked
            for _ in 0..2 {
                let session = own.then_some(session.as_str());
                self.finds(door, path, session, &text, begun);
            }
        }
    }

    /// Whoever wrote finds it in any case; others a moment later.
    fn finds(&mut self, door: &Door, path: &str, by: Option<&str>, text: &str, begun: Instant) {
        loop {
            let Some(answer) = door.ask(self, &|port| get(port, path, by)) else {
                continue;
            };
            if !self.judge(&answer, 200) {
                if self.wrong.is_empty() {
                    continue;
                }
                return;
            }
            if answer.body.contains(text) {
                let after = if by.is_some() {
                    Duration::ZERO
                } else {
                    begun.elapsed()
                };
                self.latest_for_others = self.latest_for_others.max(after);
                return;
            }
            if by.is_some() || begun.elapsed() > Duration::from_secs(5) {
                self.wrong.push(format!("{text} is not found by {by:?}"));
                return;
            }
            sleep(Duration::from_millis(10));
        }
    }
}

/// Up to where the answer says that its reader wrote.
fn wrote(answer: &Answer) -> String {
    answer.cookie("stoa_wrote").unwrap_or_default().to_owned()
}

/// How many sessions the replica gave to that process, by its own word.
fn answered_by_the_replica(port: u16) -> u64 {
    let Met::Answered(answer) = get(port, "/metrics", None) else {
        panic!("no metrics");
    };
    let line = answer
        .body
        .lines()
        .find(|line| line.starts_with("stoa_replica_sessions_total{"));
    line.and_then(|line| line.rsplit(' ').next()?.parse().ok())
        .unwrap()
}

fn told(seen: &[Seen], by_replica: [u64; 2]) {
    let sum = |part: fn(&Seen) -> u64| seen.iter().map(part).sum::<u64>();
    let longest = |part: fn(&Seen) -> Duration| seen.iter().map(part).max().unwrap_or_default();
    let wrong: Vec<&String> = seen.iter().flat_map(|one| &one.wrong).collect();
    let (cut, put_off) = (sum(|one| one.cut), sum(|one| one.put_off));
    figure("answered", sum(|one| one.answered));
    figure(
        "sessions that the replica gave",
        by_replica[0] + by_replica[1],
    );
    figure(
        "sent to the other process, because nobody listened",
        sum(|one| one.elsewhere),
    );
    figure("cut while a process was killed", cut);
    figure("put off with 503 while the replica crashed", put_off);
    figure("answered in any other way", wrong.len());
    figure("slowest answer of all", millis(longest(|one| one.slowest)));
    figure(
        "posts acknowledged, each there once",
        sum(|one| one.acknowledged.len() as u64),
    );
    figure("own post not found, by either process", 0);
    figure(
        "latest moment at which a visitor found it too",
        millis(longest(|one| one.latest_for_others)),
    );
    assert!(wrong.is_empty(), "{wrong:?}");
    assert!(cut <= CROWD as u64, "only what was on its way: {cut}");
    assert!(
        put_off <= CROWD as u64,
        "only what was on its way: {put_off}"
    );
    assert!(
        by_replica.iter().all(|sessions| *sessions > 0),
        "{by_replica:?}"
    );
}

/// What one process learned, the other knows: who signed out, and how often something was tried.
#[tokio::test(flavor = "multi_thread")]
async fn what_one_process_learned_the_other_knows() {
    let Some(house) = House::built().await else {
        return;
    };
    let mut servers = house.starts.each_ref().map(Start::server);
    for server in &mut servers {
        server.ready();
    }
    let [one, other] = house.ports();
    let by = &house.here.members(&["thandi"]).await[0];
    let answered = |met: Met| match met {
        Met::Answered(answer) => answer,
        other => panic!("{other:?}"),
    };
    let status = |port| answered(get(port, "/home", Some(&by.session))).status;
    assert_eq!((status(one), status(other)), (200, 200));
    let signed_out = answered(post(one, "/sign-out", &by.session, &[]));
    let session = format!("{}; stoa_wrote={}", by.session, wrote(&signed_out));
    let here = answered(get(other, "/home", Some(&session)));
    assert_eq!(here.status, 303, "known at once to whoever did it");
    let begun = stopwatch();
    while status(other) == 200 {
        assert!(begun.elapsed() < Duration::from_secs(5));
        sleep(Duration::from_millis(10));
    }
    let guess = |port| {
        let fields = [
            ("mail", "thandi@demo.invalid"),
            ("password", "not this one"),
        ];
        answered(post(port, "/sign-in", "", &fields)).status
    };
    let statuses: Vec<u16> = (0..11).map(|turn| guess([one, other][turn % 2])).collect();
    assert_eq!(statuses, [vec![422; 10], vec![429]].concat());
    for server in &mut servers {
        server.stop();
    }
}
