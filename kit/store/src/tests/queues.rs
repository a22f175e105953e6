use std::collections::BTreeSet;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use base::Clock;
use jiff::{SignedDuration, Timestamp};

use super::noon;
use crate::facts::{self, React};
use crate::fault::Fault;
use crate::jobs::{self, JobState};
use crate::outbox::{self, Letter, Page};
use crate::testing::TestDatabase;
use crate::{Db, Worker};

/// A clock that a test moves.
struct Hand(AtomicI64);

impl Hand {
    fn at(moment: Timestamp) -> Arc<Self> {
        Arc::new(Self(AtomicI64::new(moment.as_second())))
    }

    fn forward(&self, seconds: i64) {
        self.0.fetch_add(seconds, Ordering::Relaxed);
    }
}

impl Clock for Hand {
    fn now(&self) -> Timestamp {
        Timestamp::from_second(self.0.load(Ordering::Relaxed)).unwrap()
    }
}

async fn leave(db: &Db, kind: &'static str, jobs: u32) {
    let left: Result<(), Fault> = db
        .write(|tx| async move {
            for number in 0..jobs {
                jobs::enqueue(&tx, kind, &number, noon()).await?;
            }
            Ok(())
        })
        .await;
    left.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_job_is_given_to_two_workers() {
    let world = TestDatabase::new().await;
    leave(&world, "count", 120).await;
    let other = Db::open(world.address(), crate::testing::quick())
        .await
        .unwrap();
    let tasks = [world.db().clone(), world.db().clone(), other.clone(), other].map(|db| {
        tokio::spawn(async move {
            let mut mine = Vec::new();
            loop {
                let kinds = ["count".to_owned()];
                let jobs = jobs::claim(&db, &kinds, 7, SignedDuration::from_mins(1), noon())
                    .await
                    .unwrap();
                if jobs.is_empty() {
                    return mine;
                }
                for job in jobs {
                    mine.push(job.read::<u32>().unwrap());
                    jobs::done(&db, &job, noon()).await.unwrap();
                }
            }
        })
    });
    let mut all = Vec::new();
    for task in tasks {
        all.extend(task.await.unwrap());
    }
    assert_eq!(all.len(), 120);
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), 120);
    assert!(
        jobs::counts(&world.read().await.unwrap())
            .await
            .unwrap()
            .is_empty()
    );
}

#[tokio::test]
async fn a_lease_ends_and_the_late_worker_changes_nothing() {
    let world = TestDatabase::new().await;
    leave(&world, "slow", 1).await;
    let kinds = ["slow".to_owned()];
    let lease = SignedDuration::from_secs(60);
    let first = jobs::claim(&world, &kinds, 5, lease, noon()).await.unwrap();
    assert!(
        jobs::claim(&world, &kinds, 5, lease, noon())
            .await
            .unwrap()
            .is_empty()
    );
    let later = noon() + SignedDuration::from_secs(61);
    let second = jobs::claim(&world, &kinds, 5, lease, later).await.unwrap();
    assert_eq!(
        (first[0].id, first[0].attempts, second[0].attempts),
        (second[0].id, 1, 2)
    );
    assert!(!jobs::renew(&world, &first[0], lease, later).await.unwrap());
    assert!(jobs::renew(&world, &second[0], lease, later).await.unwrap());
    jobs::done(&world, &first[0], later).await.unwrap();
    jobs::failed(&world, &first[0], "late", later)
        .await
        .unwrap();
    assert_eq!(
        jobs::counts(&world.read().await.unwrap()).await.unwrap(),
        [(JobState::Waiting, "slow".to_owned(), 1)]
    );
    jobs::done(&world, &second[0], later).await.unwrap();
    assert!(
        jobs::counts(&world.read().await.unwrap())
            .await
            .unwrap()
            .is_empty()
    );
}

#[tokio::test]
async fn a_job_and_what_it_writes_are_there_together() {
    let world = TestDatabase::new().await;
    leave(&world, "slow", 1).await;
    let kinds = ["slow".to_owned()];
    let lease = SignedDuration::from_secs(60);
    let first = &jobs::claim(&world, &kinds, 5, lease, noon()).await.unwrap()[0];
    // what it writes goes wrong: the job is still there
    let undone: Result<(), Fault> = world
        .write(|tx| async move {
            assert!(jobs::done_with(&tx, first).await?);
            Err(Fault::Unavailable {
                source: "on purpose".into(),
            })
        })
        .await;
    undone.unwrap_err();
    let later = noon() + SignedDuration::from_secs(61);
    let second = &jobs::claim(&world, &kinds, 5, lease, later).await.unwrap()[0];
    let write = || world.write(|tx| async move { jobs::done_with(&tx, second).await });
    let (once, twice): (Result<bool, Fault>, Result<bool, Fault>) = (write().await, write().await);
    assert_eq!((once.unwrap(), twice.unwrap()), (true, false));
    jobs::done(&world, second, later).await.unwrap();
    let left = jobs::counts(&world.read().await.unwrap()).await.unwrap();
    assert!(left.is_empty());
}

#[tokio::test]
async fn a_job_that_fails_is_tried_later_and_later_and_then_stays_dead() {
    let world = TestDatabase::new().await;
    let clock = Hand::at(noon());
    leave(&world, "fail", 1).await;
    leave(&world, "panic", 1).await;
    let worker = Worker::new(world.db().clone(), clock.clone())
        .on("fail", |_| async { Err::<(), _>("no") })
        .on("panic", |job| async move {
            assert_eq!(job.attempts, 0, "on purpose");
            Ok::<(), String>(())
        });
    assert_eq!(worker.drain().await.unwrap(), 2);
    assert_eq!(worker.drain().await.unwrap(), 0);
    for _ in 1..jobs::ATTEMPTS {
        clock.forward(3600);
        assert_eq!(worker.drain().await.unwrap(), 2);
    }
    clock.forward(360_000);
    assert_eq!(worker.drain().await.unwrap(), 0);
    let session = world.read().await.unwrap();
    let dead = jobs::lines(&session, JobState::Dead, 0, 10).await.unwrap();
    assert_eq!(dead.len(), 2);
    assert_eq!(dead[0].last_error.as_deref(), Some("no"));
    let (id, now) = (dead[0].id, clock.now());
    let revived: Result<bool, Fault> = world
        .write(|tx| async move { jobs::revive(&tx, id, now).await })
        .await;
    assert!(revived.unwrap());
    assert_eq!(worker.drain().await.unwrap(), 1);
}

#[tokio::test]
async fn an_occasion_is_done_once() {
    let world = TestDatabase::new().await;
    let once = || async {
        let new: Result<bool, Fault> =
            world
                .write(|tx| async move {
                    jobs::enqueue_once(&tx, "digest", &(), "digest:1", noon()).await
                })
                .await;
        new.unwrap()
    };
    assert!(once().await);
    assert!(!once().await);
    let worker = Worker::new(world.db().clone(), Hand::at(noon()))
        .on("digest", |_| async { Ok::<(), String>(()) });
    assert_eq!(worker.drain().await.unwrap(), 1);
    assert!(!once().await);
    assert_eq!(
        jobs::sweep(&world, noon() + SignedDuration::from_hours(24 * 8))
            .await
            .unwrap(),
        1
    );
    assert!(once().await);
}

#[tokio::test]
async fn a_worker_wakes_at_the_commit_and_stops_when_told() {
    let world = TestDatabase::new().await;
    let seen = Arc::new(Mutex::new(Vec::new()));
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let (done, mut doing) = tokio::sync::mpsc::unbounded_channel();
    let notes = Arc::clone(&seen);
    let worker = Worker::new(world.db().clone(), Hand::at(noon())).on(facts::REACT, move |job| {
        notes
            .lock()
            .unwrap()
            .push(job.read::<React>().unwrap().fact);
        let done = done.clone();
        async move { done.send(()).map_err(|error| error.to_string()) }
    });
    let running = tokio::spawn(worker.run(async move { drop(stopped.await) }));
    tokio::time::sleep(Duration::from_millis(100)).await;

    let fact: Result<i64, Fault> =
        world
            .write(|tx| async move {
                facts::record(&tx, "SignupOpened", 7, &["x"], Some(3), noon()).await
            })
            .await;
    let fact = fact.unwrap();
    tokio::time::timeout(Duration::from_millis(700), doing.recv())
        .await
        .unwrap()
        .unwrap();
    stop.send(()).unwrap();
    running.await.unwrap();

    assert_eq!(*seen.lock().unwrap(), [fact]);
    let session = world.read().await.unwrap();
    let kept = facts::fact(&session, fact).await.unwrap().unwrap();
    assert_eq!(
        (kept.kind.as_str(), kept.subject, kept.person_id, kept.at),
        ("SignupOpened", 7, Some(3), noon())
    );
    assert_eq!(kept.read::<Vec<String>>().unwrap(), ["x"]);
    assert_eq!(facts::facts_after(&session, 0, 5).await.unwrap().len(), 1);
    assert_eq!(
        facts::facts_about(&session, "SignupOpened", 8, 5)
            .await
            .unwrap()
            .len(),
        0
    );
    assert!(jobs::counts(&session).await.unwrap().is_empty());
}

#[tokio::test]
async fn letters_leave_by_the_worker_and_are_listed_newest_first() {
    let world = TestDatabase::new().await;
    for number in 0..5 {
        let letter = Letter {
            kind: "welcome",
            person_id: (number != 2).then_some(9),
            to_address: "ana@example.org".to_owned(),
            subject: format!("Letter {number}"),
            text: "Text".to_owned(),
            html: "<p>Text</p>".to_owned(),
        };
        let letter = &letter;
        let posted: Result<i64, Fault> = world
            .write(|tx| async move { outbox::post(&tx, letter.clone(), noon()).await })
            .await;
        posted.unwrap();
    }
    let db = world.db().clone();
    let worker =
        Worker::new(world.db().clone(), Hand::at(noon())).on(outbox::SEND_LETTER, move |job| {
            let db = db.clone();
            async move {
                let letter = job.read::<outbox::SendLetter>()?.letter;
                db.write(|tx| async move { outbox::mark_sent(&tx, letter, noon()).await })
                    .await
            }
        });
    assert_eq!(worker.drain().await.unwrap(), 5);

    let session = world.read().await.unwrap();
    let first = outbox::letters_to(&session, 9, Page::first(3))
        .await
        .unwrap();
    let subjects = |letters: &[outbox::PostedLetter]| {
        letters
            .iter()
            .map(|letter| letter.subject.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(subjects(&first), ["Letter 4", "Letter 3", "Letter 1"]);
    let next = Page {
        before: first.last().map(|letter| letter.id),
        size: 3,
    };
    assert_eq!(
        subjects(&outbox::letters_to(&session, 9, next).await.unwrap()),
        ["Letter 0"]
    );
    let all = outbox::letters_all(&session, Page::first(10))
        .await
        .unwrap();
    assert!(all.len() == 5 && all.iter().all(|letter| letter.sent_at == Some(noon())));
    let forgotten: Result<u64, Fault> = world
        .write(|tx| async move { outbox::forget_person(&tx, 9, None).await })
        .await;
    assert_eq!(forgotten.unwrap(), 4);
}
