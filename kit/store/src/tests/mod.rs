//! Stories of this room, told on the database that the run asks for.
#![expect(clippy::unwrap_used, reason = "tests")]

mod basis;
mod catalogue;
mod encryption;
mod files;
mod limits;
mod migrations;
mod opening;
mod queues;
mod reading;
mod replicas;
mod searching;
mod writing;

use std::time::Duration;

use jiff::Timestamp;

use crate::dialect::spell_schema;
use crate::fault::Fault;
use crate::testing::TestDatabase;

crate::row! {
    #[derive(PartialEq)]
    struct Thing {
        id: i64,
        name: String,
        size: i64,
    }
}

crate::statements! {
    ADD = "INSERT INTO thing (id, name, size) VALUES ($1, $2, $3)";
    hot THING: Thing = "SELECT id, name, size FROM thing WHERE id = $1";
    SOME: Thing = "SELECT id, name, size FROM thing WHERE id = ANY_OF($1) OR name = ANY_TEXT($2) ORDER BY id";
    COUNT: (i64,) = "SELECT count(*) FROM thing";
    LETTER: (i64,) = "SELECT id FROM letter LIMIT 1";
    RESIZE = "UPDATE thing SET size = $2 WHERE id = $1";
}

/// A database with a table of things.
async fn world() -> TestDatabase {
    let world = TestDatabase::new().await;
    let schema = "CREATE TABLE thing (id BIGINT PRIMARY KEY, name TEXT NOT NULL UNIQUE, size BIGINT NOT NULL);
                  CREATE TABLE part (id BIGINT PRIMARY KEY, thing_id BIGINT NOT NULL REFERENCES thing (id));
                  CREATE SEARCH TABLE thing_words;";
    build(&world, schema).await;
    world
}

async fn build(world: &TestDatabase, schema: &'static str) {
    let built: Result<(), Fault> = world
        .write(|tx| async move {
            for statement in spell_schema(schema, tx.engine()) {
                tx.batch("build", &statement).await?;
            }
            Ok(())
        })
        .await;
    built.unwrap();
}

async fn count(world: &TestDatabase) -> i64 {
    world
        .read()
        .await
        .unwrap()
        .one(&COUNT, crate::params![])
        .await
        .unwrap()
        .0
}

fn noon() -> Timestamp {
    "2026-11-23T12:00:00Z".parse().unwrap()
}

/// Waits until it is as it should be. A second is promised; a machine that does much else gets more here.
async fn soon(mut holds: impl AsyncFnMut() -> bool) -> bool {
    for _ in 0..1_000 {
        if holds().await {
            return true;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    false
}
