//! The bulk doors: threads of old sites, what a person takes along, what stays when they leave.

#![expect(clippy::unwrap_used, reason = "tests")]

mod house;

use discussion::doors::{self, FoundPost};
use discussion::store::{self as rows, ThreadPage, Window};
use house::House;
use store::Fault;
use store::testing::TestDatabase;

#[tokio::test]
async fn every_statement_fits_the_database() {
    let db = TestDatabase::new().await;
    let problems = store::catalogue::check(&db, &[&discussion::catalogue()])
        .await
        .unwrap();
    let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
    let empty: Vec<String> = Vec::new();
    assert_eq!(problems, empty);
}

#[tokio::test]
async fn nested_posts_keep_their_order() {
    let house = House::running().await;
    let now = house.world.now();
    let (run, ana, ben) = (house.run.id, house.ana.id, house.ben.id);
    let post = |text: &str| FoundPost::markdown(ana, text, now.at);
    let mut first = post("1");
    let mut answer = post("1.1");
    answer.author = None;
    answer.thanks = vec![ben, ben, ana];
    answer.replies = vec![post("1.1.1"), post("1.1.2")];
    first.replies = vec![answer, post("1.2")];
    let mut deep = post("deep 0");
    for level in 1..=700 {
        let mut above = post(&format!("deep {level}"));
        above.replies = vec![deep];
        deep = above;
    }
    let mut found = discussion::samples::found(run, ana, "Old wall", &[], &now);
    found.posts = vec![first, post("2"), deep];
    let founded = house
        .world
        .db()
        .write(|tx| {
            let (found, now) = (found.clone(), now.clone());
            async move { doors::found_threads(&tx, &[found], &now).await }
        })
        .await
        .unwrap();
    assert_eq!(founded[0].posts.len(), 6 + 701);

    let db = house.world.db().read().await.unwrap();
    let page = rows::posts(&db, founded[0].id, run, Some(ben), &Window::first(1_000))
        .await
        .unwrap();
    let texts: Vec<&str> = page
        .posts
        .iter()
        .map(|post| post.body_html.as_str().trim())
        .collect();
    assert_eq!(
        texts[..7],
        [
            "<p>1</p>",
            "<p>1.1</p>",
            "<p>1.1.1</p>",
            "<p>1.1.2</p>",
            "<p>1.2</p>",
            "<p>2</p>",
            "<p>deep 700</p>"
        ]
    );
    assert_eq!(texts.len(), 707);
    assert_eq!(
        (
            page.posts[1].thanks_count,
            page.posts[1].thanked,
            page.posts[1].depth
        ),
        (2, 1, 1)
    );
    assert_eq!(page.posts[706].depth, 700);
    let figures = rows::run_figures(&db, run).await.unwrap();
    assert_eq!((figures.threads, figures.posts), (1, 707));
    let lines = rows::threads_of_run(&db, run, None, ThreadPage::first(5))
        .await
        .unwrap();
    assert_eq!(lines[0].post_count, 707);
    let facts = store::facts::facts_after(&db, 0, 10).await.unwrap();
    assert!(facts.is_empty(), "bulk doors tell nobody");
}

#[tokio::test]
async fn who_leaves_takes_their_words_along_and_leaves_them_readable() {
    let house = House::running().await;
    let thread = house.thread().await;
    house.answers(&house.ben, &thread, "Mine").await;
    let ben = house.world.as_person(&house.ben);
    let thank = ben.get(&thread).await.link("Thank");
    ben.post(&thank, &[]).await;

    let person = house.ben.id;
    {
        let db = house.world.db().read().await.unwrap();
        let out = doors::take_out(&db, person).await.unwrap();
        assert_eq!(out["posts"][0]["text"], "Mine");
        assert_eq!(out["posts"].as_array().unwrap().len(), 1);
        assert_eq!(out["thanks"].as_array().unwrap().len(), 1);
        assert_eq!(out["reading"].as_array().unwrap().len(), 1);
    }
    house
        .world
        .db()
        .write(|tx| async move { doors::erase(&tx, person).await })
        .await
        .unwrap();
    let page = house.world.as_visitor().get(&thread).await;
    assert_eq!(page.texts(".thread .prose"), ["I show films.", "Mine"]);
    assert!(page.text().contains("Somebody who left"));
    assert!(!page.text().contains("thanked"));
    let db = house.world.db().read().await.unwrap();
    let out = doors::take_out(&db, person).await.unwrap();
    assert_eq!(out["posts"].as_array().unwrap().len(), 0);
}

#[tokio::test]
async fn fresh_posts_are_counted_for_each_run() {
    let house = House::running().await;
    let thread = house.thread().await;
    house.answers(&house.olga, &thread, "Welcome").await;
    let db = house.world.db().read().await.unwrap();
    let run = house.run.id;
    let count = async |person| {
        let counts = rows::fresh_counts(&db, person, &[run]).await?;
        Ok::<i64, Fault>(counts.iter().map(|count| count.fresh).sum())
    };
    assert_eq!(count(house.ben.id).await.unwrap(), 2);
    assert_eq!(
        count(house.olga.id).await.unwrap(),
        0,
        "whoever writes has read"
    );
    assert_eq!(
        count(house.mia.id).await.unwrap(),
        0,
        "who has no place misses nothing"
    );
}
