use super::{Thing, world};
use crate::catalogue::check;

crate::row! {
    #[expect(dead_code, reason = "never read")]
    struct Wrong {
        id: String,
        title: String,
    }
}

crate::statements! {
    WRONG_TYPE: Wrong = "SELECT id, name AS title FROM thing";
    WRONG_NAME: Wrong = "SELECT name AS id, name FROM thing";
    MISSING_TABLE = "DELETE FROM nothing";
    TOO_FEW: Thing = "SELECT id, name FROM thing";
    hot READS_ALL: Thing = "SELECT id, name, size FROM thing WHERE size = $1";
    hot READS_ITS_OWN: Thing =
        "WITH wanted AS (SELECT id FROM thing WHERE id = ANY_OF($1))
         SELECT thing.id, thing.name, thing.size FROM wanted JOIN thing ON thing.id = wanted.id ORDER BY thing.id";
}

#[tokio::test]
async fn a_statement_that_does_not_fit_its_row_is_found() {
    let world = world().await;
    let problems = check(
        &world,
        &[super::CATALOGUE, super::searching::CATALOGUE, CATALOGUE],
    )
    .await
    .unwrap();
    let found: Vec<(&str, &str)> = problems
        .iter()
        .map(|problem| {
            (
                problem.statement.rsplit("::").next().unwrap(),
                problem.what.as_str(),
            )
        })
        .collect();
    let names: Vec<&str> = found.iter().map(|(name, _)| *name).collect();
    assert_eq!(
        names,
        [
            "WRONG_TYPE",
            "WRONG_NAME",
            "MISSING_TABLE",
            "TOO_FEW",
            "READS_ALL"
        ],
        "{problems:#?}"
    );
    assert!(
        found[0].1.starts_with("column id is ") && found[0].1.ends_with("but is read as Text"),
        "{found:?}"
    );
    assert_eq!(
        found[1].1,
        "column name stands where the field title is read"
    );
    assert!(found[2].1.starts_with("it cannot be prepared"));
    assert_eq!(found[3].1, "it gives 2 columns, the row has 3 fields");
    assert_eq!(found[4].1, "it is hot, but reads all of thing");
}
