//! What a page stands on, and how it falls: by one's own writes at once, by those of other processes soon.

use super::{ADD, COUNT, LETTER, RESIZE, count, soon, world};
use crate::basis::{self, Basis, noted};
use crate::fault::Fault;
use crate::testing::quick;
use crate::{Db, Tx, params};

pub(super) async fn add(db: &Db, id: i64, place: Option<i64>) {
    let done: Result<u64, Fault> = db
        .write(|tx: Tx| async move {
            if let Some(place) = place {
                tx.only_at(place);
            }
            tx.run(&ADD, params![id, format!("thing {id}"), 1]).await
        })
        .await;
    done.unwrap();
}

pub(super) async fn basis_of_count(db: &Db) -> Basis {
    let (_, basis) = noted(db, async {
        let session = db.read().await.unwrap();
        session.one(&COUNT, params![]).await.unwrap()
    })
    .await;
    basis.unwrap()
}

pub(super) async fn hears(db: &Db) {
    db.hear();
    assert!(soon(async || basis_of_count(db).await.is_current(db)).await);
}

#[tokio::test]
async fn nothing_is_current_before_the_news_are_heard() {
    let world = world().await;
    assert!(!basis_of_count(&world).await.is_current(&world));
    hears(&world).await;
}

#[tokio::test]
async fn ones_own_write_is_known_at_once() {
    let world = world().await;
    hears(&world).await;
    let before = basis_of_count(&world).await;
    add(&world, 1, None).await;
    assert!(!before.is_current(&world));
    let after = basis_of_count(&world).await;
    assert!(after.is_current(&world));
    // rolled back, it changed nothing
    let refused: Result<(), Fault> = world
        .write(|tx: Tx| async move {
            tx.run(&RESIZE, params![1, 9]).await?;
            Err(Fault::Missing {
                statement: "on purpose",
            })
        })
        .await;
    assert!(refused.is_err() && after.is_current(&world));
}

#[tokio::test]
async fn a_place_keeps_what_belongs_elsewhere() {
    let world = world().await;
    hears(&world).await;
    let (_, here) = noted(&world, async {
        basis::only_at(7);
        count(&world).await
    })
    .await;
    let here = here.unwrap();
    let everywhere = basis_of_count(&world).await;
    add(&world, 1, Some(8)).await;
    assert!(here.is_current(&world) && !everywhere.is_current(&world));
    add(&world, 2, Some(7)).await;
    assert!(!here.is_current(&world));
}

#[tokio::test]
async fn what_is_good_for_one_visit_stands_on_nothing() {
    let world = world().await;
    let ((), basis) = noted(&world, async { basis::passing() }).await;
    assert!(basis.is_none());
}

#[tokio::test]
async fn what_another_process_writes_is_known_soon() {
    let world = world().await;
    let other = Db::open(world.address(), quick()).await.unwrap();
    hears(&world).await;
    for id in 1..=5 {
        let before = basis_of_count(&world).await;
        add(&other, id, (id % 2 == 0).then_some(id)).await;
        assert!(soon(async || !before.is_current(&world)).await, "{id}");
    }
    let unconcerned = noted(&world, async {
        let session = world.read().await.unwrap();
        session.opt(&LETTER, params![]).await.unwrap()
    })
    .await;
    add(&world, 6, None).await;
    assert!(unconcerned.1.unwrap().is_current(&world));
}

#[tokio::test]
async fn somebody_waits_until_it_falls() {
    let world = world().await;
    hears(&world).await;
    let page = basis_of_count(&world).await;
    let waits = tokio::time::timeout(std::time::Duration::from_millis(20), page.falls(&world));
    assert!(waits.await.is_err(), "nothing was written");
    let (db, waiting) = (world.clone(), page.clone());
    let waits = tokio::spawn(async move { waiting.falls(&db).await });
    add(&world, 1, None).await;
    waits.await.unwrap();
    // what has fallen already is not waited for
    page.falls(&world).await;
}
