use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

use super::{ADD, SOME, THING, Thing, build, count, world};
use crate::catalogue::check;
use crate::fault::Fault;
use crate::testing::TestDatabase;
use crate::{FileKey, Transient as _, counted, params};

base::id!(OddId);

base::words! {
    enum Light { Red = "red", Green = "green" }
}

crate::row! {
    #[derive(PartialEq)]
    struct Odd {
        id: OddId,
        text: String,
        maybe: Option<String>,
        flag: bool,
        share: f64,
        bytes: Vec<u8>,
        at: Timestamp,
        day: Date,
        wall: Option<DateTime>,
        light: Light,
        file: FileKey,
        small: u32,
    }
}

crate::statements! {
    PUT = "INSERT INTO odd (id, text, maybe, flag, share, bytes, at, day, wall, light, file, small)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    GET: Odd = "SELECT id, text, maybe, flag, share, bytes, at, day, wall, light, file, small FROM odd WHERE id = $1 AND flag = $2";
    SPOIL = "UPDATE odd SET light = 'blue'";
    ADD_UP: (i64, Option<f64>, bool) = "SELECT CAST(sum(small) AS BIGINT), avg(share), count(*) > 0 FROM odd WHERE $1 = small";
}

const ODD: &str = "CREATE TABLE odd (id BIGINT PRIMARY KEY, text TEXT NOT NULL, maybe TEXT, flag BOOLEAN NOT NULL DEFAULT FALSE,
    share DOUBLE PRECISION NOT NULL, bytes BYTEA NOT NULL, at BIGINT NOT NULL, day TEXT NOT NULL, wall TEXT, light TEXT NOT NULL,
    file TEXT NOT NULL, small BIGINT NOT NULL)";

#[tokio::test]
async fn every_type_comes_back_as_it_went() {
    let world = TestDatabase::new().await;
    build(&world, ODD).await;
    let day: Date = "2026-02-28".parse().unwrap();
    let odd = Odd {
        id: OddId::from_raw(i64::MAX),
        text: "it's \"ç\" 机器 \u{1f600} $1".to_owned(),
        maybe: None,
        flag: true,
        share: 2.0,
        bytes: vec![0, 255, 39],
        at: Timestamp::from_microsecond(-1_234_567).unwrap(),
        day,
        wall: Some(day.at(23, 59, 0, 0)),
        light: Light::Green,
        file: FileKey::of(b"x"),
        small: u32::MAX,
    };
    let put = &odd;
    let done: Result<u64, Fault> = world
        .write(|tx| async move {
            tx.run(
                &PUT,
                params![
                    put.id, put.text, put.maybe, put.flag, put.share, put.bytes, put.at, put.day,
                    put.wall, put.light, put.file, put.small
                ],
            )
            .await
        })
        .await;
    assert_eq!(done.unwrap(), 1);

    assert!(check(&world, &[CATALOGUE]).await.unwrap().is_empty());
    let session = world.read().await.unwrap();
    assert_eq!(session.one(&GET, params![odd.id, true]).await.unwrap(), odd);
    assert!(
        session
            .opt(&GET, params![odd.id, false])
            .await
            .unwrap()
            .is_none()
    );
    let sums = session.one(&ADD_UP, params![u32::MAX]).await.unwrap();
    assert_eq!(sums, (i64::from(u32::MAX), Some(2.0), true));

    let spoilt: Result<u64, Fault> = world
        .write(|tx| async move { tx.run(&SPOIL, params![]).await })
        .await;
    spoilt.unwrap();
    let fault = session.one(&GET, params![odd.id, true]).await.unwrap_err();
    assert_eq!(fault.to_string(), "GET: column light cannot be read");
    let missing = session.one(&GET, params![1_i64, true]).await.unwrap_err();
    assert_eq!(missing.to_string(), "GET: there is no such row");
    assert!(!missing.is_transient());
}

#[tokio::test]
async fn lists_joins_and_counts() {
    let world = world().await;
    let added: Result<u64, Fault> = world
        .write(|tx| async move {
            let rows = (0..1000_i64).map(|id| {
                params![id, format!("thing {id}"), id * 2]
                    .iter()
                    .cloned()
                    .map(crate::Value::into_owned)
                    .collect()
            });
            tx.run_many(&ADD, rows).await
        })
        .await;
    assert_eq!(added.unwrap(), 1000);
    assert_eq!(count(&world).await, 1000);

    let (found, statements) = counted(async {
        let session = world.read().await.unwrap();
        let keys = crate::keys([
            OddId::from_raw(3),
            OddId::from_raw(999),
            OddId::from_raw(5000),
        ]);
        let names = crate::texts(["thing 7", "it's"]);
        tokio::try_join!(
            session.all(&SOME, params![keys, names]),
            session.opt(&THING, params![4]),
            session.opt(&THING, params![-4]),
        )
        .unwrap()
    })
    .await;
    assert_eq!(statements, 3);
    assert_eq!(
        found.0.iter().map(|thing| thing.id).collect::<Vec<_>>(),
        [3, 7, 999]
    );
    assert_eq!(
        found.1,
        Some(Thing {
            id: 4,
            name: "thing 4".to_owned(),
            size: 8
        })
    );
    assert_eq!(found.2, None);
    let wrong = world.read().await.unwrap().opt(&THING, params![1, 2]).await;
    assert!(matches!(
        wrong,
        Err(Fault::Refused {
            statement: "THING",
            ..
        })
    ));
}

#[tokio::test]
async fn heavy_work_sees_one_moment_and_writes_nothing() {
    let world = world().await;
    let db = world.db().clone();
    let seen: Result<(i64, i64), Fault> = world
        .heavy(move |session| async move {
            let before = session.one(&super::COUNT, params![]).await?.0;
            db.write(|tx| async move { tx.run(&ADD, params![1, "a", 1]).await })
                .await?;
            let after = session.one(&super::COUNT, params![]).await?.0;
            assert!(
                session
                    .execute(
                        "sneak",
                        "INSERT INTO thing (id, name, size) VALUES (9, 'x', 1)",
                        &params![]
                    )
                    .await
                    .is_err()
            );
            Ok((before, after))
        })
        .await;
    assert_eq!(seen.unwrap(), (0, 0));
    assert_eq!(count(&world).await, 1);
}
