//! Every operation on database, files and mail fails once, the first, the second, and so on: whoever asked gets a clear error and
//! may try again, or what they asked for; and nothing is lost, doubled or half-done.
//!
//! It is told in a process of its own, because what fails fails for the whole process.

#![expect(clippy::unwrap_used, reason = "tests")]

#[path = "proofs/browser.rs"]
#[expect(dead_code, reason = "the proofs with real sockets use more of it")]
mod browser;
#[path = "faults/carrier.rs"]
mod carrier;
#[path = "proofs/figures.rs"]
#[expect(dead_code, reason = "other proofs measure more")]
mod figures;
#[path = "proofs/invariants.rs"]
#[expect(dead_code, reason = "other proofs ask more")]
mod invariants;
#[path = "faults/script.rs"]
mod script;
#[path = "proofs/server.rs"]
#[expect(dead_code, reason = "other proofs start servers")]
mod server;
#[path = "proofs/university.rs"]
#[expect(dead_code, reason = "other proofs do more with it")]
mod university;

use std::collections::BTreeSet;

use figures::{figure, machine_time, size};
use jiff::SignedDuration;
use script::Script;
use store::failing;
use university::University;

#[tokio::test]
async fn whatever_fails_once_leaves_nothing_half_done() {
    // in the suite a part of them, long all of them
    let every = size("STOA_PROVE_EVERY", 29);
    let here = University::filled().await;
    here.works().await;
    let since = invariants::since(machine_time());
    let mut script = Script::begin(&here).await;
    // nothing fails: how much there is to fail
    failing::at(0);
    script.play(0).await;
    let whole = failing::ends();
    script.settle(&here).await;
    let mut failed = BTreeSet::new();
    let (mut tried, mut number) = (0_u64, 1);
    loop {
        failing::at(number);
        script.play(number).await;
        let counted = failing::ends();
        let Some(what) = counted.failed else {
            break;
        };
        failed.insert(what);
        script.settle(&here).await;
        script.holds(&here, since, what).await;

        (tried, number) = (tried + 1, number + every);
    }
    assert!(whole.operations > 100, "{whole:?}");
    figure("operations of the script", whole.operations);
    figure("of these, failed once each", tried);
    figure("kinds of operations that failed", failed.len());
    figure("told with a clear error", script.told);
    figure("done all the same", tried - script.told.min(tried));
    figure("lost, doubled or half-done", 0);
    for what in ["BEGIN", "COMMIT", "mail"] {
        assert!(every > 1 || failed.contains(what), "{what} never failed");
    }
    invariants::hold_at_rest_with(here.db(), since, script.letters.clone()).await;
    let later = here.app_ahead(SignedDuration::from_hours(24)).await;
    assert_eq!(
        later.files.get(&script::file()).await.unwrap().unwrap(),
        script::FILE
    );
}
