//! Replicas: they answer those who need not see the last moment, and whoever wrote finds what they wrote.
//!
//! Told on a server and a follower of the test's own, where PostgreSQL is the database of the run.

use super::{ADD, COUNT, build, soon};
use crate::fault::Fault;
use crate::reads::{Position, Wanted, Written, reading};
use crate::testing::cluster::{Cluster, Stop};
use crate::testing::{TestDatabase, server};
use crate::{Db, Options, Tx, basis, params};

/// A database, its follower, and somebody who reads from both.
struct World {
    db: Db,
    follower: Cluster,
    _database: TestDatabase,
    _cluster: Cluster,
}

async fn world() -> Option<World> {
    server()?;
    let Some(cluster) = Cluster::start() else {
        println!("skipped: PostgreSQL's programs are not installed");
        return None;
    };
    let database = TestDatabase::on(&cluster).await;
    build(
        &database,
        "CREATE TABLE thing (id BIGINT PRIMARY KEY, name TEXT NOT NULL UNIQUE, size BIGINT NOT NULL)",
    )
    .await;
    let follower = cluster.follower();
    let options = Options {
        replicas: vec![follower.same(database.address())],
        ..crate::testing::quick()
    };
    let options = Options {
        durability: crate::Durability::Normal,
        ..options
    };
    let db = Db::open(database.address(), options).await.unwrap();
    db.hear();
    let world = World {
        db,
        follower,
        _database: database,
        _cluster: cluster,
    };
    assert!(soon(async || world.is_used()).await);
    Some(world)
}

impl World {
    fn is_used(&self) -> bool {
        self.db.load().replicas[0].is_used
    }

    /// How many things are found, and how often the replica was asked for that.
    async fn count(&self, wanted: Wanted) -> (i64, u64) {
        let before = self.db.load().replicas[0].sessions;
        let (found, written) = reading(wanted, async {
            let session = self.db.read().await.unwrap();
            session.one(&COUNT, params![]).await.unwrap().0
        })
        .await;
        assert_eq!(written, Written::Nothing);
        (found, self.db.load().replicas[0].sessions - before)
    }

    /// Adds a thing, and says up to where whoever did so must read.
    async fn add(&self, id: i64) -> Position {
        let (added, written) = reading(Wanted::Nearly, async {
            let added: Result<u64, Fault> =
                self.db
                    .write(|tx: Tx| async move {
                        tx.run(&ADD, params![id, format!("thing {id}"), 1]).await
                    })
                    .await;
            let session = self.db.read().await.unwrap();
            let found = session.one(&COUNT, params![]).await.unwrap().0;
            assert_eq!(found, id, "found in the same breath");
            added
        })
        .await;
        assert_eq!(added.unwrap(), 1);
        match written {
            Written::UpTo(position) => position,
            other => panic!("{other:?}"),
        }
    }

    async fn hold_back(&self) {
        self.follower.command("SELECT pg_wal_replay_pause()").await;
    }

    async fn go_on(&self) {
        self.follower.command("SELECT pg_wal_replay_resume()").await;
    }
}

#[tokio::test]
async fn readers_are_answered_by_a_replica_and_find_what_they_wrote() {
    let Some(world) = world().await else { return };
    assert_eq!(world.count(Wanted::Nearly).await, (0, 1));
    assert_eq!(world.count(Wanted::Everything).await, (0, 0));
    world.hold_back().await;
    let position = world.add(1).await;
    assert_eq!(
        world.count(Wanted::UpTo(position)).await,
        (1, 0),
        "from the database itself"
    );
    world.go_on().await;
    let arrives = async || world.count(Wanted::UpTo(position)).await == (1, 1);
    assert!(soon(arrives).await, "from the replica, now that it has it");
}

#[tokio::test]
async fn a_replica_that_is_too_far_behind_is_left_alone() {
    let Some(world) = world().await else { return };
    world.hold_back().await;
    world.add(1).await;
    assert!(soon(async || world.count(Wanted::Nearly).await == (1, 0)).await);
    world.go_on().await;
    assert!(soon(async || world.count(Wanted::Nearly).await == (1, 1)).await);
}

#[tokio::test]
async fn readers_outlive_their_replica() {
    let Some(world) = world().await else { return };
    world.add(1).await;
    for stop in [Stop::Fast, Stop::Immediate] {
        world.follower.stop(stop);
        assert_eq!(world.count(Wanted::Everything).await, (1, 0));
        assert!(soon(async || !world.is_used()).await);
        assert_eq!(world.count(Wanted::Nearly).await, (1, 0));
        world.follower.start_again();
        assert!(soon(async || world.is_used()).await);
        assert!(soon(async || world.count(Wanted::Nearly).await == (1, 1)).await);
    }
    // from now on it goes its own way
    world.follower.promote();
    assert!(soon(async || !world.is_used()).await);
    world.add(2).await;
    assert_eq!(world.count(Wanted::Nearly).await, (2, 0));
}

#[tokio::test]
async fn what_is_kept_is_drawn_from_the_database_itself() {
    let Some(world) = world().await else { return };
    let before = world.db.load().replicas[0].sessions;
    let draws = basis::noted(&world.db, async {
        let session = world.db.read().await.unwrap();
        session.one(&COUNT, params![]).await.unwrap()
    });
    let ((_, basis), _) = reading(Wanted::Nearly, Box::pin(draws)).await;
    assert!(basis.is_some());
    let used = world.db.load().replicas[0].sessions - before;
    assert_eq!(used, 0);
}

#[tokio::test]
async fn an_operator_sees_how_far_a_replica_is() {
    let Some(world) = world().await else { return };
    let behind = async || world.db.replicas_behind().await[0].1;
    assert!(soon(async || behind().await == Some(0)).await);
    world.hold_back().await;
    world.add(1).await;
    assert!(behind().await.is_some_and(|bytes| bytes > 0));
    world.follower.stop(Stop::Fast);
    assert_eq!(behind().await, None);
}
