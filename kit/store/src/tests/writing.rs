use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::task::{Context, Poll};

use super::{ADD, COUNT, RESIZE, THING, count, world};
use crate::fault::{Fault, Transient as _};
use crate::testing::TestDatabase;
use crate::{Db, Tx, params};

async fn add_two(tx: Tx, first: i64, name: &str) -> Result<(), Fault> {
    tx.run(&ADD, params![first, name, 1]).await?;
    tokio::task::yield_now().await;
    tx.one(&COUNT, params![]).await?;
    tokio::task::yield_now().await;
    tx.run(&ADD, params![first + 1, format!("{name}!"), 1])
        .await?;
    Ok(())
}

/// Gives up after so many polls.
struct Impatient<F> {
    work: Pin<Box<F>>,
    polls: u32,
}

impl<F: Future> Future for Impatient<F> {
    type Output = Option<F::Output>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        if self.polls == 0 {
            return Poll::Ready(None);
        }
        self.polls -= 1;
        match self.work.as_mut().poll(cx) {
            Poll::Ready(done) => Poll::Ready(Some(done)),
            // be asked again although the work is not ready
            Poll::Pending if self.polls == 0 => Poll::Ready(None),
            Poll::Pending => Poll::Pending,
        }
    }
}

#[tokio::test]
async fn a_write_dropped_at_any_await_leaves_all_or_nothing() {
    let world = world().await;
    let mut finished = 0;
    for polls in 0..200 {
        let work = world.write(|tx| add_two(tx, i64::from(polls) * 2, "dropped"));
        let ended = Impatient {
            work: Box::pin(work),
            polls,
        }
        .await;
        let kept = count(&world).await;
        // dropped while the commit was under way, PostgreSQL may have heard it
        assert!(kept == 0 || kept == 2, "{kept} after {polls} polls");
        if let Some(outcome) = ended {
            outcome.unwrap();
            finished += 1;
        }
        let cleared: Result<u64, Fault> = world
            .write(|tx| async move { tx.execute("clear", "DELETE FROM thing", &params![]).await })
            .await;
        assert_eq!(cleared.unwrap(), u64::try_from(kept).unwrap());
        if finished == 3 {
            return;
        }
    }
    assert_eq!(finished, 3, "the write never came to its end");
}

#[tokio::test]
async fn a_panic_inside_a_write_rolls_back_and_the_writer_comes_back() {
    let world = world().await;
    let db = world.db().clone();
    let panicked = tokio::spawn(async move {
        let outcome: Result<(), Fault> = db
            .write(|tx| async move {
                tx.run(&ADD, params![1, "lost", 1]).await?;
                assert!(tx.one(&COUNT, params![]).await?.0 > 1, "on purpose");
                Ok(())
            })
            .await;
        outcome
    })
    .await;
    assert!(panicked.unwrap_err().is_panic());
    assert_eq!(count(&world).await, 0);
    world.write(|tx| add_two(tx, 1, "kept")).await.unwrap();
    assert_eq!(count(&world).await, 2);
}

#[tokio::test]
async fn look_decide_write_is_safe_among_many() {
    let world = world().await;
    let made: Result<u64, Fault> = world
        .write(|tx| async move { tx.run(&ADD, params![1, "counter", 0]).await })
        .await;
    made.unwrap();
    let tasks = (0..4).map(|_| {
        let db = world.db().clone();
        tokio::spawn(async move {
            for _ in 0..10 {
                let outcome: Result<(), Fault> = db
                    .write(|tx| async move {
                        let size = tx.one(&THING, params![1]).await?.size;
                        tokio::task::yield_now().await;
                        tx.run(&RESIZE, params![1, size + 1]).await?;
                        Ok(())
                    })
                    .await;
                outcome.unwrap();
            }
        })
    });
    for task in tasks.collect::<Vec<_>>() {
        task.await.unwrap();
    }
    assert_eq!(
        world
            .read()
            .await
            .unwrap()
            .one(&THING, params![1])
            .await
            .unwrap()
            .size,
        40
    );
}

#[tokio::test]
async fn a_clash_is_tried_again_and_a_refusal_is_not() {
    let world = world().await;
    let tally = Arc::new(AtomicU32::new(0));
    let counting = &tally;
    let third: Result<u32, Fault> = world
        .write(|tx| async move {
            let tried = counting.fetch_add(1, Ordering::Relaxed);
            tx.run(&ADD, params![1, "once", 1]).await?;
            if tried < 2 {
                return Err(Fault::Clash {
                    statement: "test",
                    source: "on purpose".into(),
                });
            }
            Ok(tried)
        })
        .await;
    assert_eq!(third.unwrap(), 2);
    assert_eq!(count(&world).await, 1);

    let refused = world.write(|tx| add_two(tx, 1, "again")).await.unwrap_err();
    assert_eq!(refused.duplicate(), Some("thing(id)"));
    let named: Result<u64, Fault> = world
        .write(|tx| async move { tx.run(&ADD, params![2, "once", 1]).await })
        .await;
    let named = named.unwrap_err();
    assert_eq!(
        named.to_string(),
        "ADD: there is a row already with the same thing(name)"
    );
    assert!(!named.is_transient());
    let dangling: Result<u64, Fault> = world
        .write(|tx| async move {
            tx.execute(
                "part",
                "INSERT INTO part (id, thing_id) VALUES (1, 77)",
                &params![],
            )
            .await
        })
        .await;
    assert!(matches!(dangling, Err(Fault::Dangling { .. })));
}

#[tokio::test]
async fn a_handle_that_outlives_its_transaction_is_refused() {
    let world = world().await;
    let kept: Result<Tx, Fault> = world.write(|tx| async move { Ok(tx) }).await;
    let late = kept.unwrap().run(&ADD, params![1, "late", 1]).await;
    assert!(matches!(late, Err(Fault::Finished { statement: "ADD" })));
    assert_eq!(count(&world).await, 0);
}

#[tokio::test]
async fn a_write_waits_for_another_process_that_holds_the_file() {
    let world = world().await;
    let other = Db::open(world.address(), crate::testing::quick())
        .await
        .unwrap();
    let held = world.write(|tx| async move {
        add_two(tx, 1, "first").await?;
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        Ok::<_, Fault>(())
    });
    let waiting = other.write(|tx| add_two(tx, 3, "second"));
    let (first, second) = tokio::join!(held, waiting);
    first.unwrap();
    second.unwrap();
    assert_eq!(count(&world).await, 4);
}

/// What a handler does: borrowed arguments, and a future that may move between threads.
#[tokio::test]
async fn a_write_fits_into_a_handler() {
    async fn handler(db: Db, name: String) -> Result<(), Fault> {
        let form = name.trim();
        db.write(|tx| add_two(tx, 1, form)).await?;
        let session = db.read().await?;
        tokio::task::yield_now().await;
        session.one(&COUNT, params![]).await?;
        Ok(())
    }
    fn may_move<F: Future + Send + 'static>(work: F) -> F {
        work
    }

    let world: TestDatabase = world().await;
    may_move(handler(world.db().clone(), " form ".to_owned()))
        .await
        .unwrap();
    assert_eq!(count(&world).await, 2);
}
