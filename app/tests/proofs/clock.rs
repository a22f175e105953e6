//! The clock jumps, an hour and a day, forward and back: sessions go on, what is written keeps its order, dates mean what they
//! say, and every letter is written once, at the latest when the clock is where it was.

use discussion::routes::StartThread;
use jiff::SignedDuration;
use people::samples::member;
use testing::{Browser, World};

use crate::figures::figure;
use crate::invariants;

#[tokio::test]
async fn the_clock_may_jump() {
    let words = stoa::house::words();
    let plan = World::of(stoa::house::rooms()).viewers(people::Viewers);
    let world = plan.words(&words[1..]).build().await;
    let (olga, ana) = (
        member(world.db(), "Olga").await,
        member(world.db(), "Ana").await,
    );
    let (now, by, who) = (&world.now(), olga.id, &[ana.id]);
    let made = world.db().write(|tx| async move {
        let task = assessment::samples::running_task(&tx, "Keeping time", by, who, now).await?;
        let open = courses::run_samples::open_run(&tx, "Telling time", by, now).await?;
        Ok::<_, store::Fault>((task.run.slug, open.slug))
    });
    let (running, open) = made.await.unwrap();
    let ana = world.as_person(&ana);
    let started = ana
        .post(
            &StartThread { run: running },
            &[("title", "What time is it?"), ("body", "Answer 0")],
        )
        .await;
    let thread = started.address.split('?').next().unwrap().to_owned();
    let jumps = [1, 24, -1, -24, -24, 24, 24, -24];
    for (place, hours) in jumps.into_iter().enumerate() {
        world.clock().pass(SignedDuration::from_hours(hours));
        writes(&ana, &thread, place + 1).await;
        comes_and_goes(&world, &ana, &open.to_string()).await;
        works(&world).await;
        invariants::talk_holds(world.db()).await;
    }
    dates_mean_what_they_say(&world, &ana, &open.to_string()).await;
    world.clock().pass_days(30);
    works(&world).await;
    invariants::rests(world.db()).await;
    figure(
        "jumps of the clock, in hours",
        format!("{jumps:?}, 264, -264"),
    );
}

async fn writes(ana: &Browser, thread: &str, number: usize) {
    let body = format!("Answer {number}");
    let page = ana
        .post(&format!("{thread}/posts"), &[("body", &body)])
        .await;
    assert_eq!(page.status, 200, "{}", page.text());
    let text = ana.get(&thread).await.text();
    let places: Vec<Option<usize>> = (0..=number)
        .map(|one| text.find(&format!("Answer {one}")))
        .collect();
    assert!(
        places.iter().all(Option::is_some) && places.is_sorted(),
        "{places:?}: {text}"
    );
    assert_eq!(ana.get(&"/home").await.status, 200);
}

async fn comes_and_goes(world: &World, ana: &Browser, run: &str) {
    let page = ana
        .post(&format!("/runs/{run}/join"), &[("answer", "The sun.")])
        .await;
    assert!(page.notice().contains("You joined"), "{}", page.text());
    // what happens at one moment happens once
    world.clock().pass(SignedDuration::from_secs(1));
    let page = ana.post(&format!("/runs/{run}/leave"), &[]).await;
    assert!(page.notice().contains("You left"), "{}", page.text());
}

async fn works(world: &World) {
    stoa::house::worker_with(world.app(), None)
        .drain()
        .await
        .unwrap();
}

/// Sign-up closes in ten days: after eleven nobody gets in, and back again everybody does.
async fn dates_mean_what_they_say(world: &World, ana: &Browser, run: &str) {
    let eleven = SignedDuration::from_hours(11 * 24);
    world.clock().pass(eleven);
    let page = ana
        .post(&format!("/runs/{run}/join"), &[("answer", "The sun.")])
        .await;
    assert!(!page.notice().contains("You joined"), "{}", page.text());
    world.clock().pass(-eleven);
    comes_and_goes(world, ana, run).await;
}
