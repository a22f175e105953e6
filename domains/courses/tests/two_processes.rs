//! What one process changes in the catalogue, another one that remembers it sees with the next question.
#![expect(clippy::unwrap_used, reason = "tests")]

use base::{Chance, Now};
use courses::RunState;
use courses::run_samples::run_in;
use courses::store::CatalogueFilter;
use courses::store::catalogue::{Facets, find};
use courses::store::shelf::shelf;
use store::testing::quick;
use store::{Db, Fault};
use testing::TestDatabase;

async fn facets(db: &Db) -> Facets {
    let session = db.read().await.unwrap();
    let shelf = shelf(db, &session).await.unwrap();
    let filter = CatalogueFilter::default();
    shelf.ask(&session, &filter).await.unwrap().facets()
}

fn counts(facets: &Facets) -> Vec<(&str, i64)> {
    let states = facets.states.iter();
    states
        .map(|state| (state.value.as_str(), state.count))
        .collect()
}

#[tokio::test]
async fn what_is_remembered_is_never_behind() {
    let database = TestDatabase::new().await;
    let here = database.db();
    let there = &Db::open(database.address(), quick()).await.unwrap();
    let ana = &people::samples::member(here, "Ana").await;
    let now = &Now {
        at: "2027-01-12T12:00:00Z".parse().unwrap(),
        chance: Chance::from_system(),
    };
    assert_eq!(facets(there).await.all, 0);
    for (name, state) in [("Bread", RunState::SigningUp), ("Salt", RunState::Running)] {
        here.write(|tx| async move { run_in(&tx, name, ana.id, state, 20, now).await })
            .await
            .unwrap();
        assert_eq!(counts(&facets(there).await), counts(&facets(here).await));
    }
    assert_eq!(
        counts(&facets(there).await),
        [("running", 1), ("signing_up", 1)]
    );

    let session = there.read().await.unwrap();
    let rows = find(there, &session, &CatalogueFilter::default(), None, 10)
        .await
        .unwrap();
    let bread = rows
        .iter()
        .find(|row| row.slug.as_str() == "bread")
        .unwrap();
    let run = bread.run_id.unwrap();
    here.write(|tx| courses::actions::run::close_signup(tx, ana.id, run, now))
        .await
        .unwrap();
    assert_eq!(
        counts(&facets(there).await),
        [("running", 1), ("signup_closed", 1)]
    );

    // what was not committed is not remembered
    let refused = here.write(|tx| async move {
        run_in(&tx, "Flour", ana.id, RunState::Running, 20, now).await?;
        Err::<(), Fault>(Fault::Missing { statement: "none" })
    });
    assert!(refused.await.is_err());
    assert_eq!(facets(there).await.all, 2);
    assert_eq!(facets(here).await.all, 2);
}
