use crate::fault::OpenError;
use crate::migrate::{EMBEDDED, Migration, migrate};
use crate::testing::TestDatabase;

const fn migration(version: i64, name: &'static str, text: &'static str) -> Migration {
    Migration {
        version,
        name,
        sqlite: text,
        postgres: text,
        common: true,
    }
}

static ONE: &[Migration] = &[migration(
    1,
    "one",
    "CREATE TABLE one (id BIGINT PRIMARY KEY);",
)];
static ONE_CHANGED: &[Migration] = &[migration(
    1,
    "one",
    "CREATE TABLE one (id BIGINT PRIMARY KEY, x TEXT);",
)];
static TWO: &[Migration] = &[
    migration(1, "one", "CREATE TABLE one (id BIGINT PRIMARY KEY);"),
    migration(
        3,
        "three",
        "CREATE TABLE three (id BIGINT PRIMARY KEY);\nCREATE INDEX three_id ON three (id);",
    ),
];
static WRONG: &[Migration] = &[
    migration(1, "one", "CREATE TABLE one (id BIGINT PRIMARY KEY);"),
    migration(2, "two", "CREATE TABLE two (id BIGINT PRIMARY KEY);"),
    migration(3, "three", "CREATE TABLE one (id BIGINT PRIMARY KEY);"),
];

#[tokio::test]
async fn the_schema_comes_from_nothing_and_then_there_is_nothing_to_do() {
    let world = TestDatabase::empty().await;
    let (first, second) = tokio::join!(world.migrate(), world.migrate());
    let (first, second) = (first.unwrap(), second.unwrap());
    assert_eq!(first.applied.len() + second.applied.len(), EMBEDDED.len());
    assert!(first.applied.is_empty() || second.applied.is_empty());
    assert!(world.migrate().await.unwrap().applied.is_empty());
}

#[tokio::test]
async fn a_missing_step_is_applied_and_a_changed_or_newer_one_is_refused() {
    let world = TestDatabase::empty().await;
    assert_eq!(migrate(&world, ONE).await.unwrap().applied, ["0001_one"]);
    let changed = migrate(&world, ONE_CHANGED).await.unwrap_err();
    assert!(matches!(changed, OpenError::Changed { version: 1 }));
    let report = migrate(&world, TWO).await.unwrap();
    assert_eq!(
        (report.version, report.applied),
        (3, vec!["0003_three".to_owned()])
    );
    assert_eq!(
        migrate(&world, ONE).await.unwrap_err().to_string(),
        "the database was made by a newer version of this program (its schema is 3, this program knows 1); use that version"
    );
}

#[tokio::test]
async fn a_failing_step_leaves_nothing_behind() {
    let world = TestDatabase::empty().await;
    let failed = migrate(&world, WRONG).await.unwrap_err().to_string();
    assert!(
        failed.starts_with("migration 0003_three failed"),
        "{failed}"
    );
    assert!(failed.contains("already exists"), "{failed}");
    assert_eq!(migrate(&world, TWO).await.unwrap().applied.len(), 2);
}
