use std::fs;

use super::{count, world};
use crate::testing::{TestDatabase, TestFolder, quick};
use crate::{DatabaseUrl, Db, OpenError};

async fn sentence(address: &DatabaseUrl) -> String {
    match Db::open(address, quick()).await {
        Err(error) => error.to_string(),
        Ok(_) => "opened".to_owned(),
    }
}

#[tokio::test]
async fn a_missing_folder_is_made_and_an_unusable_one_is_named() {
    let folder = TestFolder::new();
    let deep = DatabaseUrl::sqlite(folder.path().join("a/b/stoa.db"));
    assert_eq!(sentence(&deep).await, "opened");
    let file = folder.path().join("file");
    fs::write(&file, "x").unwrap();
    let inside = sentence(&DatabaseUrl::sqlite(file.join("stoa.db"))).await;
    assert!(
        inside.starts_with(&format!(
            "the folder {} cannot be written to",
            file.display()
        )),
        "{inside}"
    );
    let itself = sentence(&DatabaseUrl::sqlite(folder.path())).await;
    assert!(itself.contains("cannot be"), "{itself}");
}

#[tokio::test]
async fn a_damaged_file_gets_one_clear_sentence() {
    let folder = TestFolder::new();
    let path = folder.path().join("stoa.db");
    let address = DatabaseUrl::sqlite(&path);
    let db = Db::open(&address, quick()).await.unwrap();
    db.migrate().await.unwrap();
    drop(db);
    assert_eq!(sentence(&address).await, "opened");
    let whole = fs::read(&path).unwrap();

    let mut spoilt = whole.clone();
    spoilt[5000..9000].fill(0x5a);
    let garbage: Vec<u8> = b"this is no database at all ".repeat(400);
    for wrong in [
        &garbage[..],
        &whole[..whole.len() / 2],
        &whole[..100],
        &spoilt[..],
    ] {
        fs::write(&path, wrong).unwrap();
        let said = sentence(&address).await;
        assert!(
            said.starts_with(&format!("the database {} is damaged", path.display())),
            "{said}"
        );
        assert!(
            said.ends_with("restore it from a backup") && !said.contains('\n'),
            "{said}"
        );
    }
}

#[tokio::test]
async fn a_server_that_is_not_there_or_says_no_is_named_without_its_password() {
    let gone = DatabaseUrl::parse("postgres://ana:secret@127.0.0.1:1/stoa").unwrap();
    let said = sentence(&gone).await;
    assert!(
        said.starts_with("the database server at ana@127.0.0.1:1/stoa cannot be reached"),
        "{said}"
    );
    if let Some(server) = crate::testing::server() {
        let mut address = url::Url::parse(&server).unwrap();
        address.set_path("no_such_database");
        let error = Db::open(&DatabaseUrl::parse(address.as_str()).unwrap(), quick())
            .await
            .err()
            .unwrap();
        assert!(matches!(error, OpenError::NotAdmitted { .. }), "{error}");
        assert!(error.to_string().contains("does not exist"), "{error}");
    }
}

#[tokio::test]
async fn what_was_written_is_there_after_a_restart() {
    let first: TestDatabase = world().await;
    let added: Result<u64, crate::Fault> = first
        .write(|tx| async move { tx.run(&super::ADD, crate::params![1, "kept", 1]).await })
        .await;
    added.unwrap();
    let again = Db::open(first.address(), quick()).await.unwrap();
    again.migrate().await.unwrap();
    assert_eq!(
        again
            .read()
            .await
            .unwrap()
            .one(&super::COUNT, crate::params![])
            .await
            .unwrap()
            .0,
        1
    );
    assert_eq!(count(&first).await, 1);
}
