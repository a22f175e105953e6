//! A course is begun, written, published and written again, and nothing that was read before changes.
#![expect(clippy::unwrap_used, reason = "tests")]

use courses::run_samples::run_in;
use courses::{RunState, samples, store as rooms};
use people::samples::{Sample, member, steward};
use std::sync::Arc;
use store::Fault;
use testing::{Page, World};
use web::Error;

async fn world() -> World {
    World::of(courses::routes())
        .viewers(people::Viewers)
        .words(&[courses::WORDS])
        .build()
        .await
}

/// A run of a small whole course that Ana organizes; gives its address.
async fn facets_of(
    world: &World,
    session: &store::Session,
    filter: &rooms::CatalogueFilter,
) -> rooms::Facets {
    let shelf = rooms::shelf::shelf(world.db(), session).await.unwrap();
    shelf.ask(session, filter).await.unwrap().facets()
}

async fn run_of(world: &World, ana: &Sample, state: RunState) -> String {
    let now = &world.now();
    let made = world
        .db()
        .write(|tx| async move { run_in(&tx, "Copyright", ana.id, state, 20, now).await })
        .await;
    format!("/runs/{}", made.unwrap().slug)
}

async fn begun(world: &World, ana: &Sample) -> Page {
    let browser = world.as_person(ana);
    let form = browser.get(&"/courses/new").await;
    let once = form.field_value("once");
    let fields = [
        ("once", once.as_str()),
        ("title", "Songs of the Sea"),
        ("question", "Why do sailors sing?"),
        ("language", "en"),
    ];
    let first = browser.post(&"/courses/new", &fields).await;
    let again = browser.post(&"/courses/new", &fields).await;
    assert_eq!(
        first.address, again.address,
        "a double click has one effect"
    );
    first
}

#[tokio::test]
async fn a_member_begins_a_course_and_writes_its_syllabus() {
    let world = world().await;
    let ana = member(world.db(), "Ana").await;
    let browser = world.as_person(&ana);

    let desk = begun(&world, &ana).await;
    assert_eq!(desk.title(), "Writing desk");
    assert!(
        desk.text().contains("The syllabus is empty"),
        "{}",
        desk.text()
    );

    let desk = browser
        .post(
            &desk.link("Add the first unit"),
            &[("title", "Leaving port"), ("intro", "We say **hello**.")],
        )
        .await;
    assert_eq!(desk.notice(), "Saved.");
    let task = browser
        .post(
            &desk.link("Add an activity: Leaving port"),
            &[
                ("kind", "task"),
                ("title", "Record a shanty"),
                ("body", "Sing."),
                ("minutes", "40"),
            ],
        )
        .await;
    assert_eq!(task.title(), "Edit the activity");
    let task = browser
        .post(
            &task.link("Add a material"),
            &[
                ("title", "Shanties"),
                ("author", "Lena"),
                ("url", "https://example.org/shanties"),
                ("licence", "CC-BY-4.0"),
            ],
        )
        .await;
    assert!(
        task.text().contains("Shanties by Lena. CC BY 4.0"),
        "{}",
        task.text()
    );

    let rubric = browser.get(&task.link("Edit the rubric")).await;
    assert_eq!(rubric.field_value("c1-title"), "Content");
    let fields: Vec<(String, String)> = ["seen", "c1-title", "c1-prompt", "c1-weight", "c1-levels"]
        .map(|name| (name.to_owned(), rubric.field_value(name)))
        .into();
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(k, v)| (k.as_str(), v.as_str()))
        .collect();
    let task = browser.post(&rubric.address, &fields).await;
    assert_eq!(task.notice(), "Saved.");
    assert!(
        task.text().contains("parts of the task are missing"),
        "{}",
        task.text()
    );

    assert!(!task.text().contains("What could make reviewers agree more"));
    let mut weak = fields.clone();
    weak.retain(|(name, _)| *name != "c1-levels" && *name != "seen");
    let again = browser.get(&task.link("Edit the rubric")).await;
    let seen = again.field_value("seen");
    weak.push(("seen", &seen));
    weak.push(("c1-levels", "Low\nHigh: very good work"));
    let task = browser.post(&again.address, &weak).await;
    for advice in [
        "What could make reviewers agree more with this rubric:",
        "The level “Low” of “Content” is a word alone.",
        "The level “High” of “Content” says how good a work is, and nothing that could be seen in it.",
    ] {
        assert!(task.text().contains(advice), "{}", task.text());
    }
    let publish = browser.get(&desk.address).await;
    let publish = browser.get(&publish.link("Publish it")).await;
    assert!(
        publish.text().contains("Rubrics that could be better"),
        "{}",
        publish.text()
    );

    let address = desk.address.replace("/edit", "/syllabus");
    let early = world.as_visitor().get(&address).await;
    assert_eq!(early.status, 404, "a run in preparation is not seen");
    let syllabus = browser.get(&address).await;
    assert_eq!(syllabus.title(), "Syllabus");
    assert!(
        syllabus.text().contains("Unit 1 Leaving port"),
        "{}",
        syllabus.text()
    );
    assert!(
        syllabus.text().contains("Record a shanty"),
        "{}",
        syllabus.text()
    );
}

#[tokio::test]
async fn what_was_typed_is_kept_and_every_problem_is_named() {
    let world = world().await;
    let ana = member(world.db(), "Ana").await;
    let run = run_of(&world, &ana, RunState::Draft).await;
    let browser = world.as_person(&ana);

    let fields = [
        ("title", " "),
        ("question", "Why?"),
        ("hours", "many"),
        ("licence", "CC0-1.0"),
        ("tasks", "2"),
        ("reviews", "-1"),
    ];
    let page = browser.post(&format!("{run}/edit/course"), &fields).await;

    assert_eq!(page.status, 422);
    assert_eq!(page.field_problem("title"), "Write something here.");
    assert_eq!(page.field_problem("hours"), "Write a whole number.");
    assert_eq!(
        page.field_problem("reviews"),
        "The smallest number here is 0."
    );
    assert_eq!(page.field_value("question"), "Why?");
}

#[tokio::test]
async fn the_second_of_two_who_save_loses_no_word() {
    let world = world().await;
    let (ana, root) = (
        member(world.db(), "Ana").await,
        steward(world.db(), "Root").await,
    );
    let run = run_of(&world, &ana, RunState::Draft).await;
    let form = world
        .as_person(&ana)
        .get(&format!("{run}/edit/course"))
        .await;
    let seen = form.field_value("seen");
    let say = |question: &'static str, seen: &str| {
        let mut fields: Vec<(String, String)> = ["title", "licence", "tasks", "reviews"]
            .map(|name| (name.to_owned(), form.field_value(name)))
            .into();
        fields.push(("question".to_owned(), question.to_owned()));
        fields.push(("seen".to_owned(), seen.to_owned()));
        fields
    };
    let send = |sample: Sample, fields: Vec<(String, String)>| {
        let browser = world.as_person(&sample);
        let address = form.address.clone();
        async move {
            let fields: Vec<(&str, &str)> = fields
                .iter()
                .map(|(k, v)| (k.as_str(), v.as_str()))
                .collect();
            browser.post(&address, &fields).await
        }
    };

    let first = send(ana.clone(), say("First?", &seen)).await;
    assert_eq!(first.notice(), "Saved.");
    let second = send(root.clone(), say("Second?", &seen)).await;
    assert_eq!(second.status, 422);
    assert!(second.text().contains("Somebody else saved meanwhile."));
    assert!(second.text().contains("First?"));
    assert_eq!(second.field_value("question"), "Second?");

    let seen = second.field_value("seen");
    let third = send(root, say("Second?", &seen)).await;
    assert_eq!(third.notice(), "Saved.");
}

#[tokio::test]
async fn a_published_version_stays_and_the_run_moves_when_it_is_told() {
    let world = world().await;
    let ana = member(world.db(), "Ana").await;
    let run = run_of(&world, &ana, RunState::Running).await;
    let browser = world.as_person(&ana);

    let refused = browser
        .post(
            &format!("{run}/edit/units/new"),
            &[("title", "Late"), ("intro", "")],
        )
        .await;
    assert_eq!(refused.status, 409);

    let desk = browser.get(&format!("{run}/edit")).await;
    let desk = browser.post(&desk.link("Begin a draft"), &[]).await;
    assert_eq!(desk.notice(), "The draft has begun.");
    browser
        .post(
            &format!("{run}/edit/units/new"),
            &[("title", "Licences"), ("intro", "")],
        )
        .await;
    let before = world.as_visitor().get(&format!("{run}/syllabus")).await;
    assert!(!before.text().contains("Licences"));
    let draft = world
        .as_visitor()
        .get(&"/courses/copyright/versions/2")
        .await;
    assert_eq!(draft.status.as_u16(), 404);

    let desk = browser
        .post(
            &format!("{run}/edit/publish"),
            &[("note", "One more week"), ("after", "move")],
        )
        .await;
    assert_eq!(desk.notice(), "Version 2 is published.");
    let after = world.as_visitor().get(&format!("{run}/syllabus")).await;
    assert!(after.text().contains("Licences"));

    let old = world
        .as_visitor()
        .get(&"/courses/copyright/versions/1")
        .await;
    assert!(!old.text().contains("Licences") && old.text().contains("Fair use"));
    let history = world.as_visitor().get(&"/courses/copyright/versions").await;
    assert!(
        history.text().contains("published version 2"),
        "{}",
        history.text()
    );
    assert!(history.text().contains("One more week"));
}

#[tokio::test]
async fn only_organizers_and_stewards_sit_at_the_desk() {
    let world = world().await;
    let ana = member(world.db(), "Ana").await;
    let ben = member(world.db(), "Ben").await;
    let root = steward(world.db(), "Root").await;
    let run = run_of(&world, &ana, RunState::Draft).await;
    let address = format!("{run}/edit");

    assert_eq!(world.as_person(&ana).get(&address).await.status, 200);
    assert_eq!(world.as_person(&root).get(&address).await.status, 200);
    assert_eq!(world.as_person(&ben).get(&address).await.status, 403);
    let unit = [("title", "Mine"), ("intro", "")];
    let refused = world
        .as_person(&ben)
        .post(&format!("{address}/units/new"), &unit)
        .await;
    assert_eq!(refused.status, 403);
    let visitor = world.as_visitor().get(&address).await;
    assert!(
        visitor.address.starts_with("/sign-in?to="),
        "{}",
        visitor.address
    );
}

#[tokio::test]
async fn things_move_and_go() {
    let world = world().await;
    let ana = member(world.db(), "Ana").await;
    let run = run_of(&world, &ana, RunState::Draft).await;
    let browser = world.as_person(&ana);
    let desk = browser.get(&format!("{run}/edit")).await;
    let titles = |page: &Page| page.texts(".unit h3");
    assert_eq!(
        titles(&desk),
        [
            "Read: copyright in plain words",
            "Say hello",
            "Weigh a case",
            "Read the cases of three peers"
        ]
    );

    let hello = desk.link("Move down: Say hello");
    let desk = browser.post(&hello, &[("way", "down")]).await;
    assert_eq!(desk.texts(".unit + .unit h3")[0], "Say hello");
    let desk = browser
        .post(&desk.link("Move up: Fair use"), &[("way", "up")])
        .await;
    assert_eq!(titles(&desk)[0], "Say hello");
    let desk = browser.post(&desk.link("Remove: Fair use"), &[]).await;
    assert_eq!(titles(&desk), ["Read: copyright in plain words"]);
    let odd = browser.post(&hello, &[("way", "sideways")]).await;
    assert_eq!(odd.status, 400);
    let gone = browser.post(&hello, &[("way", "down")]).await;
    assert_eq!(gone.status, 404);
}

#[tokio::test]
async fn a_copy_keeps_tokens_and_lineage() {
    let world = world().await;
    let now = &world.now();
    let ana = member(world.db(), "Ana").await;
    run_of(&world, &ana, RunState::Running).await;
    let new = courses::actions::run::NewRun {
        starts_on: None,
        ends_on: None,
        zone: base::Zone::utc(),
        seats: 9,
    };
    let (slug, new) = (&base::Slug::parse("copyright").unwrap(), &new);
    let by = ana.id;
    let again = world
        .db()
        .write(|tx| async move { courses::actions::run::run_again(tx, by, slug, new, now).await });
    let again = again.await.unwrap();

    let session = world.db().read().await.unwrap();
    let first = rooms::course::version_at(&session, slug, 1)
        .await
        .unwrap()
        .unwrap();
    let second = rooms::course::edited_run(&session, &again, Some(by))
        .await
        .unwrap()
        .unwrap();
    let (old, new) = (
        rooms::syllabus(&session, first.id).await.unwrap(),
        rooms::syllabus(&session, second.version).await.unwrap(),
    );
    assert_eq!(old.activities().count(), 4);
    for (old, new) in old.activities().zip(new.activities()) {
        assert_ne!(old.activity.id, new.activity.id);
        assert_eq!(old.activity.token, new.activity.token);
        assert_eq!(old.activity.id, new.activity.lineage_id);
        assert_eq!(old.materials.len(), new.materials.len());
        assert_eq!(old.rubric.len(), new.rubric.len());
    }
    let task = new.tasks().next().unwrap();
    let rubric = rooms::syllabus::rubric(&session, task.activity.id)
        .await
        .unwrap();
    assert_eq!(rubric[0].levels.len(), 3);
    let alone = rooms::activity_by_token(&session, second.version, &task.activity.token)
        .await
        .unwrap();
    assert_eq!(alone.unwrap().rubric.len(), 2);
}

#[tokio::test]
async fn the_catalogue_finds_counts_and_pages() {
    let world = world().await;
    let ana = member(world.db(), "Ana").await;
    let now = &world.now();
    let by = ana.id;
    let states = [RunState::SigningUp, RunState::Running, RunState::Draft];
    for (name, state) in ["Copyright", "Ukulele", "Hidden"].into_iter().zip(states) {
        let made = world
            .db()
            .write(|tx| async move { run_in(&tx, name, by, state, 20, now).await });
        made.await.unwrap();
    }
    let session = world.db().read().await.unwrap();
    let filter = rooms::CatalogueFilter::default();
    let all = rooms::catalogue::find(world.db(), &session, &filter, None, 10)
        .await
        .unwrap();
    assert_eq!(all.len(), 2, "what is in preparation is not listed");
    let first = rooms::catalogue::find(world.db(), &session, &filter, None, 1)
        .await
        .unwrap();
    let key = rooms::ListingKey::parse(&first[0].key().to_text());
    let second = rooms::catalogue::find(world.db(), &session, &filter, key, 1)
        .await
        .unwrap();
    assert_eq!(second[0].slug, all[1].slug);
    assert_eq!(
        (all[0].seats_left(), all[0].organizers, all[0].units),
        (20, 1, 2)
    );

    let words = store::SearchQuery::parse("UKUL");
    let found = rooms::CatalogueFilter {
        words,
        ..rooms::CatalogueFilter::default()
    };
    let rows = rooms::catalogue::find(world.db(), &session, &found, None, 10)
        .await
        .unwrap();
    assert_eq!(
        rows.iter().map(|row| row.slug.as_str()).collect::<Vec<_>>(),
        ["ukulele"]
    );
    let facets = facets_of(&world, &session, &found).await;
    assert_eq!((facets.all, facets.languages[0].value.as_str()), (1, "en"));

    let running = rooms::CatalogueFilter {
        states: vec!["running".to_owned()],
        tags: vec!["teaching".to_owned()],
        languages: vec!["en".to_owned(), "es".to_owned()],
        from: "2020-01-01".parse().ok(),
        only: Some(Arc::new(all.iter().map(|row| row.course_id).collect())),
        ..rooms::CatalogueFilter::default()
    };
    let rows = rooms::catalogue::find(world.db(), &session, &running, None, 10)
        .await
        .unwrap();
    assert_eq!(rows.len(), 1);
    let facets = facets_of(&world, &session, &running).await;
    assert_eq!(
        facets.states.len(),
        2,
        "a part is counted as if nothing were chosen in it"
    );
    assert_eq!((facets.all, facets.tags.len()), (1, 2));
    let ids: Vec<_> = all.iter().map(|row| row.course_id).collect();
    assert_eq!(
        rooms::listing::of_courses(&session, &ids)
            .await
            .unwrap()
            .len(),
        2
    );
}

#[tokio::test]
async fn what_somebody_made_can_be_taken_along_and_forgotten() {
    let world = world().await;
    let ana = member(world.db(), "Ana").await;
    let now = &world.now();
    let by = ana.id;
    let mut found = samples::found("Copyright", now);
    found.made_by = Some(by);
    let found = &found;
    let made = world
        .db()
        .write(|tx| async move { courses::doors::found_course(&tx, found, now).await });
    made.await.unwrap();

    let session = world.db().read().await.unwrap();
    let taken = courses::doors::take_out_courses(&session, by)
        .await
        .unwrap();
    assert_eq!(taken[0]["course"], "copyright");
    drop(session);
    let erased = world
        .db()
        .write(|tx| async move { courses::doors::erase_courses(&tx, by).await });
    Result::<(), Fault>::unwrap(erased.await);
    let session = world.db().read().await.unwrap();
    let left = courses::doors::take_out_courses(&session, by)
        .await
        .unwrap();
    assert_eq!(left.as_array().map(Vec::len), Some(0));
}

#[tokio::test]
async fn addresses_that_are_taken_get_a_number() {
    let world = world().await;
    let now = &world.now();
    let made = world.db().write(|tx| async move {
        samples::course(&tx, "Copyright", now).await?;
        let wanted = base::Slug::of_title("Copyright");
        let second = rooms::course::free_slug(&tx, &wanted).await?;
        let reserved = rooms::course::free_slug(&tx, &base::Slug::of_title("New")).await?;
        Ok::<_, Error>((second, reserved))
    });
    let (second, reserved) = made.await.unwrap();
    assert_eq!(
        (second.as_str(), reserved.as_str()),
        ("copyright-2", "new-2")
    );
}
