//! A run from its draft to its end: what its organizers settle, who joins, and who gets which letter.
#![expect(clippy::unwrap_used, reason = "tests")]

use courses::actions::run as act;
use courses::enrollment::Place;
use courses::run::RunState;
use courses::run_doors::FoundRun;
use courses::run_samples::run_in;
use courses::{RunId, RunWord};
use people::samples::{self, Sample};
use store::facts;
use store::outbox::{self, Page as Letters};
use testing::World;

async fn world() -> World {
    World::of(courses::routes())
        .viewers(people::Viewers)
        .words(&[people::WORDS, courses::WORDS])
        .build()
        .await
}

async fn run(world: &World, organizer: &Sample, state: RunState, seats: u32) -> FoundRun {
    let (id, now) = (organizer.id, &world.now());
    world
        .db()
        .write(
            |tx| async move { run_in(&tx, "Copyright for Educators", id, state, seats, now).await },
        )
        .await
        .unwrap()
}

async fn state(world: &World, run: RunId) -> RunWord {
    let session = world.db().read().await.unwrap();
    let run = courses::store::run(&session, run).await.unwrap();
    run.unwrap().state.word()
}

async fn place(world: &World, run: RunId, person: &Sample) -> Place {
    let session = world.db().read().await.unwrap();
    courses::store::place(&session, run, Some(person.id))
        .await
        .unwrap()
}

/// Lets the room write its letters, twice: the second time nothing happens.
async fn react(world: &World) {
    for _ in 0..2 {
        let session = world.db().read().await.unwrap();
        for fact in facts::facts_after(&session, 0, 100).await.unwrap() {
            courses::react(world.app(), &fact).await.unwrap();
        }
    }
}

async fn letters(world: &World, person: &Sample) -> Vec<String> {
    let session = world.db().read().await.unwrap();
    let letters = outbox::letters_to(&session, person.id.raw(), Letters::first(50))
        .await
        .unwrap();
    let mut kinds: Vec<String> = letters.into_iter().map(|letter| letter.kind).collect();
    kinds.reverse();
    kinds
}

#[tokio::test]
async fn people_join_wait_leave_and_move_up() {
    let world = world().await;
    let olga = samples::organizer(world.db(), "Olga").await;
    let run = run(&world, &olga, RunState::SigningUp, 1).await;
    let (ana, ben) = (
        samples::member(world.db(), "Ana").await,
        samples::member(world.db(), "Ben").await,
    );
    let join = "/runs/copyright-for-educators/join";

    let visitor = world.as_visitor().get(&join).await;
    assert_eq!(
        visitor.way.first().map(String::as_str),
        Some("/sign-in?to=%2Fruns%2Fcopyright-for-educators%2Fjoin")
    );

    let empty = world.as_person(&ana).post(&join, &[("answer", " ")]).await;
    assert_eq!(empty.status, 422);
    assert_eq!(empty.field_problem("answer"), "Write something here.");

    let page = world.as_person(&ana).get(&join).await;
    assert!(page.text().contains("There is a seat"), "{}", page.text());
    let once = page.field_value("once");
    let sent = [("answer", "Songs of my choir"), ("once", once.as_str())];
    let page = world.as_person(&ana).post(&join, &sent).await;
    assert_eq!(page.notice(), "You joined Copyright for Educators.");
    let again = world.as_person(&ana).post(&join, &sent).await;
    assert!(again.text().contains("You have a seat"));
    let new = world
        .as_person(&ana)
        .post(&join, &[("answer", "Songs")])
        .await;
    assert_eq!(new.notice(), "You have a seat in this run");

    let page = world
        .as_person(&ben)
        .post(&join, &[("answer", "Films")])
        .await;
    assert!(page.notice().contains("at place 1"), "{}", page.notice());

    let people = "/runs/copyright-for-educators/people";
    let seen = world.as_person(&olga).get(&people).await.text();
    assert!(
        seen.contains("Songs of my choir") && seen.contains("Films"),
        "{seen}"
    );
    let seen = world.as_visitor().get(&people).await.text();
    assert!(
        seen.contains("Ana") && !seen.contains("Songs") && !seen.contains("Ben"),
        "{seen}"
    );

    let leave = "/runs/copyright-for-educators/leave";
    let page = world.as_person(&ana).post(&leave, &[]).await;
    assert_eq!(
        page.notice(),
        "You left Copyright for Educators. What you did stays."
    );
    assert_eq!(place(&world, run.id, &ben).await, Place::Participant);

    react(&world).await;
    assert_eq!(letters(&world, &ana).await, ["enrolled"]);
    assert_eq!(letters(&world, &ben).await, ["waitlisted", "moved-up"]);
}

#[tokio::test]
async fn an_organizer_leads_a_run_through_its_life() {
    let world = world().await;
    let olga = samples::organizer(world.db(), "Olga").await;
    let ana = samples::member(world.db(), "Ana").await;
    let run = run(&world, &olga, RunState::Draft, 2).await;
    let (organizer, settings) = (
        world.as_person(&olga),
        "/runs/copyright-for-educators/settings",
    );

    assert_eq!(world.as_person(&ana).get(&settings).await.status, 404);
    let page = organizer.get(&settings).await;
    assert!(
        page.text().contains("Ready: sign-up can open"),
        "{}",
        page.text()
    );
    let saved = page.field_value("saved");
    let fields = |starts: &'static str, saved: &'static str| {
        [
            ("starts_on", starts),
            ("ends_on", "2027-02-20"),
            ("zone", "Europe/Madrid"),
            ("closes", "2027-01-20T18:00"),
            ("seats", "1"),
            ("question", "What brings you here?"),
            ("audience", "members"),
            ("saved", saved),
        ]
    };
    let page = organizer.post(&settings, &fields("2027-03-01", "1")).await;
    assert_eq!(
        page.field_problem("ends_on"),
        "The last day is before the first"
    );
    assert_eq!(page.field_value("question"), "What brings you here?");
    assert_eq!(saved, "1");
    let page = organizer.post(&settings, &fields("2027-01-25", "1")).await;
    assert_eq!(page.notice(), "Saved.");
    let page = organizer.post(&settings, &fields("2027-01-25", "1")).await;
    assert!(page.text().contains("Somebody else saved meanwhile"));

    let step = |step: &str| format!("/runs/copyright-for-educators/steps/{step}");
    let page = organizer.post(&step("open-signup"), &[]).await;
    assert_eq!(page.notice(), "Done. The run is now: sign-up is open.");
    let join = "/runs/copyright-for-educators/join";
    world
        .as_person(&ana)
        .post(&join, &[("answer", "Songs")])
        .await;
    let hidden = world
        .as_visitor()
        .get(&"/runs/copyright-for-educators/people")
        .await;
    assert!(hidden.text().contains("Only people in this run"));

    let added = organizer
        .post(
            &"/runs/copyright-for-educators/organizers",
            &[("handle", "nobody")],
        )
        .await;
    assert_eq!(
        added.field_problem("handle"),
        "There is no member with this handle"
    );
    let alone = organizer
        .post(&"/runs/copyright-for-educators/organizers/olga/remove", &[])
        .await;
    assert!(alone.text().contains("A run needs an organizer"));

    let page = organizer.post(&step("pause"), &[("why", "")]).await;
    assert!(page.field_problem("why").contains("Write a reason"));
    organizer.post(&step("pause"), &[("why", "A strike")]).await;
    assert_eq!(state(&world, run.id).await, RunWord::Paused);
    for way in ["resume", "close-signup", "start", "wrap-up", "finish"] {
        let page = organizer.post(&step(way), &[]).await;
        assert!(page.notice().starts_with("Done."), "{way}: {}", page.text());
    }
    let late = organizer.get(&step("start")).await;
    assert_eq!(late.status, 409);
    let (id, now) = (run.id, &world.now());
    world
        .db()
        .write(|tx| async move { act::become_edition(&tx, id, now).await })
        .await
        .unwrap();
    assert_eq!(state(&world, run.id).await, RunWord::Edition);

    react(&world).await;
    let ana = letters(&world, &ana).await;
    assert_eq!(
        ana,
        [
            "enrolled",
            "run-paused",
            "run-resumed",
            "run-started",
            "run-wrapping-up",
            "run-finished"
        ]
    );
    assert_eq!(letters(&world, &olga).await[0], "signup-opened");
}

#[tokio::test]
async fn a_run_that_does_not_happen_says_so_to_everyone() {
    let world = world().await;
    let olga = samples::organizer(world.db(), "Olga").await;
    let ana = samples::member(world.db(), "Ana").await;
    let run = run(&world, &olga, RunState::SigningUp, 2).await;
    world
        .as_person(&ana)
        .post(
            &"/runs/copyright-for-educators/join",
            &[("answer", "Songs")],
        )
        .await;
    let step = "/runs/copyright-for-educators/steps/cancel";
    let organizer = world.as_person(&olga);
    let fields = |typed: &'static str| {
        [
            ("why", "Too few of us"),
            ("next", "2027-09-01"),
            ("typed", typed),
        ]
    };
    let slip = organizer.post(&step, &fields("no")).await;
    assert!(slip.field_problem("typed").contains("Type the name"));
    organizer
        .post(&step, &fields("copyright-for-educators"))
        .await;
    assert_eq!(state(&world, run.id).await, RunWord::DidNotHappen);
    react(&world).await;
    let session = world.db().read().await.unwrap();
    let letters = outbox::letters_to(&session, ana.id.raw(), Letters::first(1))
        .await
        .unwrap();
    assert_eq!(
        letters[0].subject,
        "It does not happen: Copyright for Educators"
    );
    assert!(
        letters[0].text.contains("Too few of us"),
        "{}",
        letters[0].text
    );
    assert!(
        letters[0].text.contains("1 September"),
        "{}",
        letters[0].text
    );
}

#[tokio::test]
async fn a_course_is_run_again_by_somebody_else() {
    let world = world().await;
    let olga = samples::organizer(world.db(), "Olga").await;
    let first = run(&world, &olga, RunState::Finished, 2).await;
    let ana = samples::member(world.db(), "Ana").await;
    let again = "/courses/copyright-for-educators/run-again";
    let browser = world.as_person(&ana);
    let form = browser.get(&again).await;
    assert_eq!(form.field_value("zone"), "UTC");
    let wrong = browser
        .post(&again, &[("zone", "Mars/Olympus"), ("seats", "0")])
        .await;
    assert_eq!(
        wrong.field_problem("zone"),
        "Choose a time zone from the list."
    );
    assert_eq!(
        wrong.field_problem("seats"),
        "The smallest number here is 1."
    );
    let page = browser
        .post(
            &again,
            &[
                ("starts_on", "2027-03-01"),
                ("ends_on", "2027-03-28"),
                ("zone", "Europe/Madrid"),
                ("seats", "12"),
            ],
        )
        .await;
    assert_eq!(page.address, "/runs/copyright-for-educators-2027/settings");
    assert!(
        page.text().contains("sign-up closes is missing"),
        "{}",
        page.text()
    );

    let session = world.db().read().await.unwrap();
    let slug = base::Slug::parse("copyright-for-educators-2027").unwrap();
    let run = courses::store::run_by_slug(&session, &slug)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (run.course, run.version_number, run.seats),
        (first.course, 2, 12)
    );
    let syllabus = courses::store::syllabus(&session, run.version)
        .await
        .unwrap();
    assert_eq!(syllabus.units.len(), 2);
    let mine =
        courses::store::runs_of_person(&session, ana.id, courses::store::run::RunPage::first(5))
            .await
            .unwrap();
    assert!(mine[0].organizes && mine.len() == 1);
    let page = world
        .as_person(&olga)
        .get(&"/runs/copyright-for-educators-2027/settings")
        .await;
    assert_eq!(page.status, 404);
}

#[tokio::test]
async fn whoever_has_not_confirmed_an_address_cannot_join() {
    let world = world().await;
    let olga = samples::organizer(world.db(), "Olga").await;
    run(&world, &olga, RunState::SigningUp, 2).await;
    let eve = samples::unconfirmed(world.db(), "Eve").await;
    let page = world
        .as_person(&eve)
        .post(
            &"/runs/copyright-for-educators/join",
            &[("answer", "Songs")],
        )
        .await;
    assert_eq!(page.status, 409);
}
