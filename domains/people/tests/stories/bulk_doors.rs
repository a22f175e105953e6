//! The bulk doors: who comes in, what they may take out, what stays when they leave.

use ::store::Fault;
use ::store::testing::TestDatabase;
use base::{Chance, Handle, Name, Now, Prose, Timestamp};
use people::doors::{self, ImportedPerson};
use people::person::PersonKind;
use people::{samples, store};

fn now() -> Now {
    Now {
        at: "2027-01-12T12:00:00Z".parse().unwrap(),
        chance: Chance::from_system(),
    }
}

fn imported(handle: &str) -> ImportedPerson {
    ImportedPerson {
        name: Name::parse(handle).unwrap(),
        handle: Handle::parse(handle).unwrap(),
        about: Prose::parse_optional("Likes *bees*.").unwrap(),
        made_at: Timestamp::from_second(1_300_000_000).unwrap(),
    }
}

#[tokio::test]
async fn imported_people_get_handles_that_nobody_has() {
    let db = TestDatabase::new().await;
    samples::member(&db, "Ana").await;

    let people = ["ana", "bo", "bo", "admin", "bo-2"].map(imported);
    let founded = db.write(|tx| {
        let people = people.clone();
        async move { doors::import_people(&tx, &people, &now()).await }
    });
    let founded = founded.await.unwrap();

    let handles: Vec<&str> = founded
        .iter()
        .map(|person| person.handle.as_str())
        .collect();
    assert_eq!(handles, ["ana-2", "bo", "bo-3", "peer-2", "bo-2"]);
    let found = store::by_handle(&db.read().await.unwrap(), &founded[1].handle)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (found.id, found.kind),
        (founded[1].id, PersonKind::Imported)
    );
    assert_eq!(found.about_html.as_str(), "<p>Likes <em>bees</em>.</p>\n");
}

#[tokio::test]
async fn many_people_of_the_same_moment_have_keys_of_their_own() {
    let db = TestDatabase::new().await;
    let people: Vec<ImportedPerson> = (0..400)
        .map(|number| imported(&format!("p{number}")))
        .collect();

    let founded = db.write(|tx| {
        let people = people.clone();
        async move { doors::import_people(&tx, &people, &now()).await }
    });

    assert_eq!(founded.await.unwrap().len(), 400);
}

#[tokio::test]
async fn a_person_takes_everything_out_and_leaves_a_nameless_row() {
    let db = TestDatabase::new().await;
    let ana = samples::member(&db, "Ana").await;
    let bo = samples::member(&db, "Bo").await;

    let session = db.read().await.unwrap();
    let taken = doors::take_out(&session, ana.id).await.unwrap();
    assert_eq!(taken["mail_address"]["address"], "ana@example.org");
    assert_eq!(taken["consents"].as_array().unwrap().len(), 3);
    assert_eq!(taken["sessions"].as_array().unwrap().len(), 1);
    drop(session);

    for _ in 0..2 {
        let erased: Result<(), Fault> = db
            .write(|tx| async move { doors::erase(&tx, ana.id, &now()).await })
            .await;
        erased.unwrap();
    }

    let session = db.read().await.unwrap();
    let row = store::person(&session, ana.id).await.unwrap().unwrap();
    assert_eq!(
        (row.kind, row.name.as_str()),
        (PersonKind::Erased, "Former member")
    );
    assert!(row.handle.as_str().starts_with("gone-"));
    let left = doors::take_out(&session, ana.id).await.unwrap();
    assert!(left["mail_address"].is_null() && left["consents"].as_array().unwrap().is_empty());
    let other = doors::take_out(&session, bo.id).await.unwrap();
    assert_eq!(
        other["mail_address"]["address"], "bo@example.org",
        "others keep theirs"
    );
}

#[tokio::test]
async fn every_statement_is_fit_for_the_database() {
    let db = TestDatabase::new().await;
    let problems = ::store::catalogue::check(&db, &[&people::catalogue()])
        .await
        .unwrap();
    assert!(problems.is_empty(), "{problems:#?}");
}
