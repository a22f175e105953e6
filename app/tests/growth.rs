//! Growth through the doors of every room: as many rows as were told, the same again, and on from where it stopped.
#![expect(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeMap;

use base::Timestamp;
use stoa::demo::fill::grow::Growth;
use store::testing::{TestDatabase, table_contents};

const ANY_SEED: u64 = 42;

fn noon() -> Timestamp {
    "2027-01-12T12:00:00Z".parse().unwrap()
}

async fn contents(database: &TestDatabase) -> BTreeMap<String, Vec<String>> {
    table_contents(database.db()).await.unwrap()
}

#[tokio::test]
async fn a_seed_grows_the_same_again_whole_or_in_steps() {
    let (once, in_steps) = (TestDatabase::new().await, TestDatabase::new().await);
    let before: usize = contents(&once).await.values().map(Vec::len).sum();
    let growth = Growth::new(ANY_SEED, 2_000, noon());
    let grown = growth.grow(once.db(), |_| ()).await.unwrap();
    assert_eq!(grown.people, 2_000);
    assert_eq!(growth.pieces_done(once.db()).await.unwrap(), 2);

    let first = Growth::new(ANY_SEED, 1_000, noon());
    first.grow(in_steps.db(), |_| ()).await.unwrap();
    assert_eq!(first.to(2_000).pieces_done(in_steps.db()).await.unwrap(), 1);
    let rest = first.to(2_000).grow(in_steps.db(), |_| ()).await.unwrap();
    assert!(rest.rows < grown.rows);

    let (once, in_steps) = (contents(&once).await, contents(&in_steps).await);
    for (table, rows) in &once {
        assert!(in_steps.get(table) == Some(rows), "{table} differs");
    }
    let after: usize = once.values().map(Vec::len).sum();
    assert_eq!(u64::try_from(after - before).unwrap(), grown.rows);
}
