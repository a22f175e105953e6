//! The house as a whole: every sentence can be said, every statement fits both engines, every door has a guard.
#![expect(clippy::expect_used, reason = "tests")]

use store::catalogue;
use testing::TestDatabase;
use web::{Guard, Method, Words};

#[test]
fn every_sentence_can_be_said_in_every_language() {
    let (_, mistakes) = Words::gather(&stoa::house::words());
    assert!(mistakes.is_empty(), "{mistakes:#?}");
}

#[tokio::test]
async fn every_statement_fits_the_database_and_the_hot_ones_have_an_index() {
    let database = TestDatabase::new().await;
    let problems = catalogue::check(database.db(), &[&stoa::house::catalogue()])
        .await
        .expect("the catalogue can be checked");
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "{told:#?}");
}

#[test]
fn every_door_is_listed_with_its_guard() {
    let doors = stoa::house::doors();
    let mut lines: Vec<String> = doors
        .table()
        .iter()
        .map(|door| {
            let method = match door.method {
                Method::Get => "GET ",
                Method::Post => "POST",
            };
            let guard = match door.guard {
                Guard::Everyone => "everyone".to_owned(),
                Guard::SignedIn => "signed in".to_owned(),
                Guard::Policy(name) => format!("signed in, {name}"),
                Guard::Open(name) => format!("everyone, {name}"),
                Guard::Steward => "stewards".to_owned(),
            };
            format!("{method} {} · {guard}", door.pattern)
        })
        .collect();
    lines.sort();
    insta::assert_snapshot!(lines.join("\n"));
}
