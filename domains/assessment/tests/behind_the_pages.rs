//! Stories: what happens by itself, who comes in, what comes in and goes out in bulk.
#![expect(clippy::unwrap_used, reason = "tests")]

mod story;

use assessment::actions;
use assessment::store::{done_counts_of, my_reviews_waiting, my_works};
use people::samples::{Sample, member, steward, unconfirmed};
use story::Story;
use testing::File;

#[tokio::test]
async fn reviews_open_by_themselves_when_the_week_is_over() {
    let story = Story::with(4).await;
    story.all_hand_in().await;
    let app = story.world.app();
    assessment::jobs::open_due(app).await.unwrap();
    assert!(story.reviews_of(&story.peers[0]).await.is_empty());

    // the sample starts in two weeks, and the task is in its second
    story.world.clock().pass_days(29);
    assessment::jobs::open_due(app).await.unwrap();
    assessment::jobs::open_due(app).await.unwrap();

    assert_eq!(story.reviews_of(&story.peers[0]).await.len(), 3);
}

#[tokio::test]
async fn people_get_one_letter_about_a_thing_in_their_language() {
    let story = Story::with(4).await;
    story.all_hand_in().await;
    story
        .world
        .as_person(&story.olga)
        .post(&story.open_reviews(), &[])
        .await;
    let db = story.world.db();
    let facts = store::facts::facts_after(&db.read().await.unwrap(), 0, 100)
        .await
        .unwrap();
    for fact in facts.iter().chain(&facts) {
        assessment::react(story.world.app(), fact).await.unwrap();
    }

    let page = store::outbox::Page::first(10);
    let session = db.read().await.unwrap();
    let letters = store::outbox::letters_to(&session, story.peers[0].id.raw(), page)
        .await
        .unwrap();
    assert_eq!(letters.len(), 1);
    assert_eq!(
        letters[0].subject,
        "Works of peers wait for your review: Weigh a case"
    );
    assert!(letters[0].text.contains("http://stoa.test/reviews"));
}

#[tokio::test]
async fn whoever_leaves_gives_their_reviews_back() {
    let story = Story::with(5).await;
    story.all_hand_in().await;
    story
        .world
        .as_person(&story.olga)
        .post(&story.open_reviews(), &[])
        .await;
    let (ana, now, run) = (story.peers[0].id, &story.world.now(), story.task.run.id);
    let db = story.world.db();
    db.write(|tx| courses::actions::enrollment::leave(tx, ana, run, now))
        .await
        .unwrap();
    let facts = store::facts::facts_after(&db.read().await.unwrap(), 0, 100)
        .await
        .unwrap();
    for fact in &facts {
        assessment::react(story.world.app(), fact).await.unwrap();
    }

    let page = story.world.as_person(&story.olga).get(&story.works()).await;
    let counts = page.texts("td.num");
    assert!(
        counts[1..].iter().all(|count| count == "0 of 3"),
        "{counts:?}"
    );
    assert!(story.reviews_of(&story.peers[0]).await.is_empty());
}

#[tokio::test]
async fn only_those_concerned_come_in() {
    let story = Story::with(2).await;
    let ana = &story.peers[0];
    let mine = story.hands_in(ana, "Private.").await;
    let work = mine.link("Version 1");
    let works = story.works();
    let work_page = story.task.work().to_string();
    let stranger = member(story.world.db(), "Zoe").await;
    let sara = steward(story.world.db(), "Sara").await;
    let cases = [
        (&story.peers[0], [200, 200, 403]),
        (&story.peers[1], [200, 403, 403]),
        (&story.olga, [403, 200, 200]),
        (&sara, [403, 200, 200]),
        (&stranger, [403, 403, 403]),
    ];
    for (person, statuses) in cases {
        let browser = story.world.as_person(person);
        for (address, status) in [&work_page, &work, &works].into_iter().zip(statuses) {
            let page = browser.get(address).await;
            assert_eq!(page.status, status, "{} at {address}", person.name);
        }
    }
    let visitor = story.world.as_visitor().get(&work).await;
    assert!(
        visitor.address.starts_with("/sign-in"),
        "{}",
        visitor.address
    );
    let new = unconfirmed(story.world.db(), "Una").await;
    let page = story
        .world
        .as_person(&new)
        .post(&work_page, &[("body", "Hello")])
        .await;
    assert_eq!(page.status, 409);
}

#[tokio::test]
async fn somebody_takes_their_work_along_and_leaves() {
    let story = Story::with(2).await;
    let ana = &story.peers[0];
    let browser = story.world.as_person(ana);
    let note = File {
        field: "file",
        name: "note.txt",
        bytes: b"plain words",
    };
    browser
        .post_file(&story.task.work(), &[("body", "Mine.")], note)
        .await;
    let db = story.world.db();
    let taken = assessment::doors::take_out(&db.read().await.unwrap(), ana.id)
        .await
        .unwrap();
    assert_eq!(taken["works"][0]["text"], "Mine.");
    assert_eq!(taken["works"][0]["file"], "note.txt");

    let now = &story.world.now();
    db.write(|tx| async move { assessment::doors::erase(&tx, ana.id, now).await })
        .await
        .unwrap();

    let after = assessment::doors::take_out(&db.read().await.unwrap(), ana.id)
        .await
        .unwrap();
    assert_eq!(after["works"][0]["text"], "");
    let key = store::FileKey::of(b"plain words");
    let file = <store::FileKey as base::Text>::as_str(&key).to_owned();
    let job = assessment::jobs::ForgetFile { file };
    assessment::jobs::forget_file(story.world.app(), job)
        .await
        .unwrap();
    assert_eq!(story.world.app().files.get(&key).await.unwrap(), None);
}

#[tokio::test]
async fn works_and_reviews_of_the_past_come_in_through_the_bulk_door() {
    use assessment::doors::{FoundReview, FoundSaid, FoundVersion, FoundWork};
    let story = Story::with(3).await;
    let prose = |text| base::Prose::parse(text).unwrap();
    let (now, at, task) = (&story.world.now(), story.world.now().at, &story.task);
    let version = |text| FoundVersion {
        body: prose(text),
        link: None,
        file: None,
        at,
    };
    let works: Vec<FoundWork> = story.peers[..2]
        .iter()
        .map(|peer| FoundWork {
            run: task.run.id,
            task: task.task,
            author: peer.id,
            versions: vec![version("First."), version("Second.")],
        })
        .collect();
    let (works, db) = (&works, story.world.db());
    let founded = db
        .write(|tx| async move { assessment::doors::found_works(&tx, works, now).await })
        .await
        .unwrap();
    let said = FoundSaid {
        marks: vec![(2, prose("All four.")), (1, prose("Mostly."))],
        text: prose("You weigh all four factors."),
        at,
        useful: None,
    };
    let review = |peer: &Sample, said| FoundReview {
        work: founded[0].id,
        reviewer: peer.id,
        assigned_at: at,
        said,
    };
    let reviews = &[review(&story.peers[1], Some(said)), {
        let mut waiting = review(&story.peers[0], None);
        waiting.work = founded[1].id;
        waiting
    }];
    db.write(|tx| async move { assessment::doors::found_reviews(&tx, reviews, now).await })
        .await
        .unwrap();

    let page = story
        .world
        .as_person(&story.peers[0])
        .get(&task.work())
        .await;
    assert!(
        page.text().contains("You weigh all four factors."),
        "{}",
        page.text()
    );
    let session = db.read().await.unwrap();
    let waiting = my_reviews_waiting(&session, story.peers[0].id)
        .await
        .unwrap();
    assert_eq!(waiting.len(), 1);
    let facts = store::facts::facts_after(&session, 0, 10).await.unwrap();
    assert!(facts.is_empty());
}

#[tokio::test]
async fn every_statement_fits_the_database() {
    let database = testing::TestDatabase::new().await;
    let catalogue = assessment::catalogue();
    let problems = store::catalogue::check(database.db(), &[&catalogue])
        .await
        .unwrap();
    assert!(problems.is_empty(), "{problems:#?}");
}

#[tokio::test]
async fn a_page_asks_the_same_however_much_there_is() {
    let story = Story::with(5).await;
    story.all_hand_in().await;
    story
        .world
        .as_person(&story.olga)
        .post(&story.open_reviews(), &[])
        .await;
    let olga = story.world.as_person(&story.olga);
    let (page, questions) = store::counted(olga.get(&story.works())).await;
    assert_eq!(page.status, 200);
    assert!(questions <= 6, "{questions}");
    let ana = story.world.as_person(&story.peers[0]);
    let (_, questions) = store::counted(ana.get(&"/reviews")).await;
    assert!(questions <= 4, "{questions}");
}

#[tokio::test]
async fn results_come_when_the_run_ends() {
    let story = Story::with(4).await;
    story.all_hand_in().await;
    story
        .world
        .as_person(&story.olga)
        .post(&story.open_reviews(), &[])
        .await;
    let ana = &story.peers[0];
    let review = &story.reviews_of(ana).await[0];
    story.gives(ana, review, "2").await;
    let (now, run, task) = (&story.world.now(), story.task.run.id, story.task.task);
    let db = story.world.db();
    db.write(|tx| actions::release_at_the_end(tx, run, task, now))
        .await
        .unwrap();
    let session = db.read().await.unwrap();
    let counts = done_counts_of(&session, run, ana.id).await.unwrap();
    assert_eq!((counts.tasks_handed_in, counts.reviews_given), (1, 1));
    let mut came = 0;
    for peer in &story.peers {
        let works = my_works(&session, run, peer.id).await.unwrap();
        assert!(works[0].released_at.is_some());
        came += works[0].reviews_in;
        let page = story.world.as_person(peer).get(&story.task.work()).await;
        let said = match works[0].reviews_in {
            0 => "No review came in.",
            _ => "One peer has read this work.",
        };
        assert!(page.text().contains(said), "{}", page.text());
    }
    assert_eq!(came, 1);
}
