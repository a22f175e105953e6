//! Editions of this university's own runs, told over HTTP.

#![expect(clippy::unwrap_used, reason = "tests")]

use base::PersonId;
use courses::run::{Audience, RunState};
use discussion::samples::thread;
use people::samples;
use store::catalogue;
use testing::World;
use web::Error;

async fn world() -> World {
    World::of(archive::routes())
        .viewers(people::Viewers)
        .words(&[archive::WORDS, courses::WORDS])
        .build()
        .await
}

/// A finished run of that name with one thread.
async fn finished(world: &World, name: &str, organizer: PersonId, audience: Audience) {
    let now = world.now();
    let found = world.db().write(|tx| {
        let now = now.clone();
        async move {
            let course = courses::samples::course(&tx, name, &now).await?;
            let run = courses::doors::FoundRun {
                id: courses::RunId::from_raw(store::row_key(now.at)),
                slug: base::Slug::of_title(name),
                course: course.course,
                version: course.version,
                state: RunState::Finished,
                since: now.at,
                zone: base::Zone::utc(),
                starts_on: None,
                ends_on: None,
                signup_closes: None,
                seats: 10,
                signup_question: String::new(),
                audience,
                made_at: now.at,
                made_by: Some(organizer),
            };
            courses::doors::found_run(&tx, &run, &now).await?;
            let organizers = [(organizer, now.at)];
            courses::doors::found_organizers(&tx, course.course, run.id, &organizers).await?;
            thread(&tx, run.id, organizer, "Hello", &["Who are you?"], &now).await?;
            Ok::<_, Error>(())
        }
    });
    found.await.unwrap();
}

#[tokio::test]
async fn an_organizer_freezes_a_finished_run() {
    let world = world().await;
    let ana = samples::organizer(world.db(), "Ana").await;
    let ben = samples::member(world.db(), "Ben").await;
    finished(&world, "Open licences", ana.id, Audience::Public).await;
    let page = world
        .as_person(&ben)
        .post(&"/runs/open-licences/freeze", &[])
        .await;
    assert_eq!(page.status, 403);
    assert_eq!(
        world
            .as_visitor()
            .get(&"/editions/open-licences")
            .await
            .status,
        404
    );

    let browser = world.as_person(&ana);
    let page = browser.post(&"/runs/open-licences/freeze", &[]).await;
    assert_eq!(page.notice(), "The run is an edition now.");
    assert_eq!(page.address, "/editions/open-licences");
    assert!(page.text().contains("CC BY-SA 4.0"), "{}", page.text());
    let page = browser.post(&"/runs/open-licences/freeze", &[]).await;
    assert_eq!(page.status, 200);

    let visitor = world.as_visitor();
    let page = visitor.get(&"/editions/open-licences/discussion").await;
    let page = visitor.get(&page.link("Hello")).await;
    assert_eq!(page.texts(".post .prose"), ["Who are you?"]);
    assert!(page.text().contains("organizer"), "{}", page.text());
}

#[tokio::test]
async fn what_members_wrote_stays_with_them() {
    let world = world().await;
    let ana = samples::organizer(world.db(), "Ana").await;
    finished(&world, "Quiet circle", ana.id, Audience::Members).await;
    world
        .as_person(&ana)
        .post(&"/runs/quiet-circle/freeze", &[])
        .await;
    let visitor = world.as_visitor();
    let page = visitor.get(&"/editions/quiet-circle").await;
    assert_eq!(page.status, 200);
    let page = visitor.get(&"/editions/quiet-circle/discussion").await;
    assert!(
        page.text().contains("for its members only"),
        "{}",
        page.text()
    );
    assert!(!page.text().contains("Hello"), "{}", page.text());
    let inside = world
        .as_person(&ana)
        .get(&"/editions/quiet-circle/discussion")
        .await;
    let thread = inside.link("Hello");
    let page = visitor.get(&thread).await;
    assert!(!page.text().contains("Who are you?"), "{}", page.text());
    let page = world.as_person(&ana).get(&thread).await;
    assert!(page.text().contains("Who are you?"), "{}", page.text());
}

#[tokio::test]
async fn the_pages_speak_every_language() {
    let world = world().await;
    let ana = samples::organizer(world.db(), "Ana").await;
    let now = world.now();
    let made = world.db().write(|tx| {
        let now = now.clone();
        async move { archive::samples::edition(&tx, "Open licences", ana.id, &now).await }
    });
    made.await.unwrap();
    for language in ["en", "es", "ar"] {
        for address in [
            "/editions",
            "/editions/open-licences",
            "/editions/open-licences/people",
        ] {
            let page = world.as_visitor().in_language(language).get(&address).await;
            assert_eq!(page.status, 200);
            assert!(!page.text().contains("archive-"), "{}", page.text());
        }
    }
}

#[tokio::test]
async fn every_statement_fits_its_database() {
    let world = world().await;
    let own = archive::catalogue();
    let problems = catalogue::check(world.db(), &[&own]).await.unwrap();
    assert_eq!(problems, []);
}
