use super::{ADD, Thing, world};
use crate::fault::Fault;
use crate::params;
use crate::search::{self, SearchQuery, SearchTable};
use crate::testing::TestDatabase;

const WORDS: SearchTable = SearchTable::named("thing_words");

crate::statements! {
    hot FIND: Thing = "SELECT thing.id, thing.name, thing.size FROM thing WHERE thing.id IN MATCHES(thing_words, $1) ORDER BY thing.id";
}

async fn put(world: &TestDatabase, id: i64, title: &str, body: &str) {
    let done: Result<(), Fault> = world
        .write(|tx| async move { search::put(&tx, WORDS, id, title, body).await })
        .await;
    done.unwrap();
}

async fn find(world: &TestDatabase, typed: &str) -> Vec<i64> {
    let Some(query) = SearchQuery::parse(typed) else {
        return vec![-1];
    };
    let session = world.read().await.unwrap();
    session
        .all(&FIND, params![query])
        .await
        .unwrap()
        .iter()
        .map(|thing| thing.id)
        .collect()
}

#[tokio::test]
async fn words_are_found_in_every_script_whatever_is_typed() {
    let world = world().await;
    let texts = [
        (
            "Introducción a la programación",
            "Aprende Python paso a paso, sin prisa. E-mail: a.b@example.org",
        ),
        ("机器学习入门", "用 Python 学习"),
        ("مقدمة في البرمجة", "مُحاضرات أسبوعيّة"),
        ("हिन्दी में पढ़ना", "한국어 배우기 Straße 3.14 v2_0"),
    ];
    for (id, (title, body)) in (1..).zip(texts) {
        let added: Result<u64, Fault> = world
            .write(|tx| async move { tx.run(&ADD, params![id, title, 0]).await })
            .await;
        added.unwrap();
        put(&world, id, title, body).await;
    }
    for (typed, found) in [
        ("PROGRAMACION", vec![1]),
        ("python", vec![1, 2]),
        ("pyth", vec![1, 2]),
        ("pyth paso", vec![]),
        ("paso PYTH", vec![1]),
        ("机器", vec![2]),
        ("学习 python", vec![2]),
        ("محاضرات", vec![3]),
        ("البَرمجة", vec![3]),
        ("हिन्दी", vec![4]),
        ("한국", vec![4]),
        ("v2_0 3.14", vec![4]),
        ("a.b@example.org", vec![1]),
        ("nothing such", vec![]),
        ("", vec![-1]),
        ("' \" -- * ( ) : & | ! <-> \\ \0", vec![-1]),
        ("python' OR NOT \"paso* AND (", vec![]),
        ("NEAR(python paso) title:python -python ^python", vec![]),
        ("python:* & !paso", vec![1]),
        ("\\ python\\", vec![1, 2]),
    ] {
        assert_eq!(find(&world, typed).await, found, "{typed}");
    }
}

#[tokio::test]
async fn texts_are_replaced_removed_and_may_be_huge() {
    let world = world().await;
    let added: Result<u64, Fault> = world
        .write(|tx| async move { tx.run(&ADD, params![1, "one", 0]).await })
        .await;
    added.unwrap();
    put(&world, 1, "before", "").await;
    put(&world, 1, "after", "").await;
    assert_eq!(
        (find(&world, "before").await, find(&world, "after").await),
        (vec![], vec![1])
    );

    let words = (0..150_000)
        .map(|number| format!("{number:x}"))
        .collect::<Vec<_>>()
        .join(" ");
    put(&world, 1, &words, &words).await;
    assert_eq!(find(&world, "0 1 2 3").await, [1]);
    put(&world, 1, &"x".repeat(500_000), &"机".repeat(200_000)).await;
    assert_eq!(find(&world, &"x".repeat(5000)).await, [1]);

    let gone: Result<(), Fault> = world
        .write(|tx| async move { search::remove(&tx, WORDS, 1).await })
        .await;
    gone.unwrap();
    assert!(find(&world, "xxx").await.is_empty());
}
