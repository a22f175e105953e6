//! Writers: people who use real forms over real sockets, and keep their own list of what was acknowledged.
//!
//! A form that was not acknowledged is sent again, the same with its token, as a browser does on "reload": so whatever a kill
//! left unknown is known in the end, and must be there exactly once.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::{self, JoinHandle, sleep};
use std::time::Duration;

use base::{Chance, PersonId};

use crate::browser::{Answer, Met, post};
use crate::invariants::TITLE;
use crate::university::Member;

/// The run in which they talk and hand in.
pub const RUNNING: &str = "small-programs-autumn";
/// The run that takes sign-ups; it has one seat left.
pub const OPEN: &str = "night-sky-winter";

/// What a writer wants to be there, by its whole text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    Post(String),
    Version(String),
    Course(String),
    /// The form by its token alone: what it does shows in the place of that person.
    In(PersonId),
    Out(PersonId),
}

/// A form that was acknowledged, with its token where it has one.
#[derive(Debug, Clone)]
pub struct Acknowledged {
    pub wish: Wish,
    pub token: Option<String>,
}

/// What every writer shares.
pub struct Desk {
    port: u16,
    chance: Chance,
    gate: Mutex<Gate>,
    moved: Condvar,
    ends: AtomicBool,
    list: Mutex<Vec<Acknowledged>>,
    /// Sent, and not acknowledged yet.
    pending: Mutex<Vec<Acknowledged>>,
    pub cuts: AtomicU64,
    pub sent: AtomicU64,
}

#[derive(Default)]
struct Gate {
    open: bool,
    inside: usize,
}

/// What somebody is answered who does too much at once. Nothing was taken, and nothing is acknowledged.
const WAIT: u16 = 429;

impl Desk {
    pub fn new(port: u16) -> Arc<Self> {
        Arc::new(Self {
            port,
            chance: Chance::from_system(),
            gate: Mutex::default(),
            moved: Condvar::new(),
            ends: AtomicBool::new(false),
            list: Mutex::default(),
            pending: Mutex::default(),
            cuts: AtomicU64::new(0),
            sent: AtomicU64::new(0),
        })
    }

    /// Lets the writers write.
    pub fn open(&self) {
        self.gate.lock().unwrap().open = true;
        self.moved.notify_all();
    }

    /// Stops them, and waits until none is in the middle of a request.
    pub fn close(&self) {
        let mut gate = self.gate.lock().unwrap();
        gate.open = false;
        while gate.inside > 0 {
            gate = self.moved.wait(gate).unwrap();
        }
    }

    /// From now on nobody begins a new form; what is pending is sent until it is acknowledged.
    pub fn ends(&self) {
        self.ends.store(true, Ordering::SeqCst);
        self.open();
    }

    /// What was acknowledged since the last time.
    pub fn acknowledged(&self) -> Vec<Acknowledged> {
        std::mem::take(&mut *self.list.lock().unwrap())
    }

    /// What was sent and not acknowledged yet.
    pub fn pending(&self) -> Vec<Acknowledged> {
        self.pending.lock().unwrap().clone()
    }

    fn token(&self) -> String {
        self.chance.token().to_string()
    }

    fn enter(&self) {
        let mut gate = self.gate.lock().unwrap();
        while !gate.open {
            gate = self.moved.wait(gate).unwrap();
        }
        gate.inside += 1;
    }

    fn leave(&self) {
        self.gate.lock().unwrap().inside -= 1;
        self.moved.notify_all();
    }

    /// Sends a form until it is answered, and keeps it if the answer says that it was taken.
    fn send(&self, by: &Member, path: &str, fields: &[(&str, &str)], wish: Wish) -> Answer {
        let token = fields.iter().find(|(name, _)| *name == "once");
        let form = Acknowledged {
            wish,
            token: token.map(|(_, token)| (*token).to_owned()),
        };
        self.pending.lock().unwrap().push(form.clone());
        self.sent.fetch_add(1, Ordering::Relaxed);
        loop {
            self.enter();
            let met = post(self.port, path, &by.session, fields);
            if let Met::Answered(answer) = met {
                self.pending
                    .lock()
                    .unwrap()
                    .retain(|one| one.wish != form.wish);
                // leaving has no token: sent again after a cut, it finds that they are gone already
                let is_gone = matches!(form.wish, Wish::Out(_)) && answer.status != 503;
                if answer.status == 303 || is_gone {
                    self.list.lock().unwrap().push(form);
                }
                self.leave();
                if answer.status == WAIT {
                    sleep(Duration::from_millis(20));
                }
                return answer;
            }
            if matches!(met, Met::Cut) {
                self.cuts.fetch_add(1, Ordering::Relaxed);
            }
            self.leave();
            sleep(Duration::from_millis(3));
        }
    }

    fn is_over(&self) -> bool {
        self.ends.load(Ordering::SeqCst)
    }
}

/// The writers at work.
pub struct Writers(Vec<JoinHandle<()>>);

impl Writers {
    /// Two who talk, two who hand in, three who come and go, one who begins courses.
    pub fn begin(
        desk: &Arc<Desk>,
        participants: &[Member],
        others: &[Member],
        tasks: &[String],
    ) -> Self {
        let mut threads = Vec::new();
        let mut begin = |work: Box<dyn FnOnce(&Desk) + Send>| {
            let desk = Arc::clone(desk);
            threads.push(thread::spawn(move || work(&desk)));
        };
        for by in &participants[..2] {
            let by = by.clone();
            begin(Box::new(move |desk| talk(desk, &by)));
        }
        for half in participants[2..].chunks(participants.len() / 2) {
            let (half, tasks) = (half.to_vec(), tasks.to_vec());
            begin(Box::new(move |desk| hand_in(desk, &half, &tasks)));
        }
        for by in &others[1..] {
            let by = by.clone();
            begin(Box::new(move |desk| come_and_go(desk, &by)));
        }
        let by = others[0].clone();
        begin(Box::new(move |desk| begin_courses(desk, &by)));
        Self(threads)
    }

    /// Waits for the last of them.
    pub fn end(self) {
        for thread in self.0 {
            thread.join().unwrap();
        }
    }
}

/// Starts threads, and writes a few posts into each.
fn talk(desk: &Desk, by: &Member) {
    while !desk.is_over() {
        let (token, text) = (desk.token(), format!("Opening {}", desk.token()));
        let fields = [
            ("once", token.as_str()),
            ("title", "After the kill"),
            ("body", &text),
        ];
        let path = format!("/runs/{RUNNING}/discussion/new");
        let answer = desk.send(by, &path, &fields, Wish::Post(text.clone()));
        if answer.status == WAIT {
            continue;
        }
        assert_eq!(answer.status, 303, "a thread: {}", answer.body);
        let thread = answer
            .location()
            .split(['?', '#'])
            .next()
            .unwrap_or_default()
            .to_owned();
        for _ in 0..12 {
            if desk.is_over() {
                return;
            }
            let (token, text) = (desk.token(), format!("Answer {}", desk.token()));
            let fields = [("once", token.as_str()), ("body", &text)];
            let answer = desk.send(
                by,
                &format!("{thread}/posts"),
                &fields,
                Wish::Post(text.clone()),
            );
            assert!(
                [303, WAIT].contains(&answer.status),
                "a post: {}",
                answer.body
            );
        }
    }
}

/// Hands in versions, in turn for everybody and every task: a work takes fifty.
fn hand_in(desk: &Desk, people: &[Member], tasks: &[String]) {
    let mut full = 0;
    for turn in 0.. {
        if desk.is_over() || full > people.len() * tasks.len() {
            return;
        }
        let (by, task) = (
            &people[turn % people.len()],
            &tasks[turn / people.len() % tasks.len()],
        );
        let (token, text) = (desk.token(), format!("Version {}", desk.token()));
        let fields = [("once", token.as_str()), ("body", &text)];
        let path = format!("/runs/{RUNNING}/tasks/{task}/work");
        match desk
            .send(by, &path, &fields, Wish::Version(text.clone()))
            .status
        {
            303 => full = 0,
            WAIT => {}
            422 => full += 1,
            other => panic!("a version was answered with {other}"),
        }
        sleep(Duration::from_millis(90));
    }
}

/// Signs up and leaves, again and again.
fn come_and_go(desk: &Desk, by: &Member) {
    while !desk.is_over() {
        let token = desk.token();
        let fields = [("once", token.as_str()), ("answer", "On the roof.")];
        let answer = desk.send(by, &format!("/runs/{OPEN}/join"), &fields, Wish::In(by.id));
        assert_eq!(answer.status, 303, "signing up: {}", answer.body);
        let answer = desk.send(by, &format!("/runs/{OPEN}/leave"), &[], Wish::Out(by.id));
        assert!(
            [303, 403, 409].contains(&answer.status),
            "leaving: {}",
            answer.body
        );
    }
}

/// Begins courses: each writes version, run, organizer, catalogue and search.
fn begin_courses(desk: &Desk, by: &Member) {
    while !desk.is_over() {
        let (token, title) = (desk.token(), format!("{TITLE} {}", &desk.token()[..12]));
        let fields = [
            ("once", token.as_str()),
            ("title", &title),
            ("question", "What is left?"),
            ("language", "en"),
        ];
        let answer = desk.send(by, "/courses/new", &fields, Wish::Course(title.clone()));
        assert_eq!(answer.status, 303, "a course: {}", answer.body);
        sleep(Duration::from_millis(40));
    }
}
