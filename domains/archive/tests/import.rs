//! Importing an old site, told over HTTP: a small one made by hand, and the real one where it lies beside the repository.

#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod old_pages;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use archive::import::{Done, ImportError, Step};
use archive::p2pu::Report;
use old_pages::OldSite;
use serde_json::Value;
use testing::World;

async fn world() -> World {
    World::of(archive::routes())
        .viewers(people::Viewers)
        .words(&[archive::WORDS])
        .build()
        .await
}

/// Imports, and says what was done with each course.
async fn import(world: &World, dir: &Path) -> (Report, Vec<Done>) {
    let mut seen = Vec::new();
    let report = archive::p2pu_archive(world.db(), dir, &world.now(), &mut |step| {
        if let Step::Course { done, .. } = step {
            seen.push(*done);
        }
        ControlFlow::Continue(())
    })
    .await
    .unwrap();
    (report, seen)
}

async fn leads_to(world: &World, path: &str) -> Option<String> {
    let session = world.db().read().await.unwrap();
    archive::doors::old_address(&session, path).await.unwrap()
}

#[tokio::test]
async fn an_old_course_becomes_an_edition_that_everybody_can_read() {
    let world = world().await;
    let site = OldSite::new();
    let (report, done) = import(&world, site.path()).await;
    assert_eq!(done, [Done::PutDown, Done::PutDown]);
    assert_eq!(report.skipped, []);
    let row = report.courses.iter().find(|row| row.nid == 5).unwrap();
    assert_eq!(
        (
            row.members,
            row.documents,
            row.threads,
            row.posts,
            row.course_comments
        ),
        (3, 1, 1, 3, 2)
    );
    assert_eq!(row.organizers, ["mo"]);
    assert_eq!(row.last_post.as_deref(), Some("2011-02-02T09:00"));

    let visitor = world.as_visitor();
    let page = visitor.get(&"/editions").await;
    assert_eq!(page.texts(".item h3"), ["Knitting for two", "Weaving"]);
    assert_eq!(page.texts(".item-end .chip"), ["never began"]);

    let page = visitor.get(&page.link("Knitting for two")).await;
    assert_eq!(page.title(), "Knitting for two");
    let text = page.text();
    for said in [
        "Read-only since",
        "P2PU Archive",
        "CC BY-SA 3.0",
        "Peer 2 Peer University",
        "Names of people are pseudonyms",
        "1 February 2011 to 2 February 2011",
    ] {
        assert!(text.contains(said), "{said} is missing in {text}");
    }
    assert_eq!(
        page.link("Run this course again"),
        "/courses/knitting/run-again"
    );
    assert_eq!(
        page.link("another course"),
        "http://archive.p2pu.org/general/elsewhere.html"
    );
    let document = page.link("the plan");
    assert_eq!(document, page.link("Plan"));

    let page = visitor.get(&document).await;
    assert_eq!(page.title(), "Plan");
    assert_eq!(page.texts(".prose strong"), ["needles"]);
    assert!(page.text().contains("Mo Demo"), "{}", page.text());

    let page = visitor.get(&page.link("the wool")).await;
    assert_eq!(page.title(), "Which wool?");
    assert_eq!(
        page.texts(".thread > .post > .prose"),
        ["Sheep or plant?", "Try this now"]
    );
    assert_eq!(page.texts(".replies .prose"), ["No, as Ada said."]);
    assert!(
        page.text().contains("3 people said thanks"),
        "{}",
        page.text()
    );
    let back = page.link("as Ada said");
    assert_eq!(visitor.get(&back).await.title(), "Which wool?");

    let page = visitor.get(&"/editions/knitting/people").await;
    assert_eq!(page.texts(".row .person"), ["Mo Demo"]);
    assert_eq!(page.texts(".list .person"), ["Ada Demo", "quiet Demo"]);
    let page = visitor.get(&"/editions/knitting/discussion").await;
    assert_eq!(page.texts(".item h3"), ["Knitting for two", "Which wool?"]);
}

#[tokio::test]
async fn what_was_written_to_harm_does_nothing() {
    let world = world().await;
    let site = OldSite::new();
    import(&world, site.path()).await;
    let thread = leads_to(&world, "/webcraft/knitting/discussion/wool.html").await;
    let page = world.as_visitor().get(&thread.unwrap()).await;
    let html = page.html();
    let post = html.split("class=\"thread\"").nth(1).unwrap();
    for bad in ["<script", "javascript:", "onclick", "alert(2)"] {
        assert!(!post.contains(bad), "{bad} came in");
    }
}

#[tokio::test]
async fn old_addresses_lead_to_new_homes() {
    let world = world().await;
    let site = OldSite::new();
    import(&world, site.path()).await;
    for (old, new) in [
        ("/webcraft/knitting.html", "/editions/knitting"),
        ("/general/knitting", "/editions/knitting"),
        ("/webcraft/node/5.html", "/editions/knitting"),
        ("/knitting@page=2.html", "/editions/knitting"),
        ("/weaving.html", "/editions/weaving"),
        ("/users/ada.html", "/people/ada"),
        ("/general/users/ada", "/people/ada"),
        ("/courses.html", "/editions"),
        ("/webcraft.html", "/schools/webcraft"),
    ] {
        assert_eq!(leads_to(&world, old).await.as_deref(), Some(new), "{old}");
    }
    let plan = leads_to(&world, "/webcraft/knitting/document/plan.html").await;
    assert_eq!(plan, leads_to(&world, "/node/7").await);
    assert!(plan.unwrap().starts_with("/editions/knitting/documents/"));
    for nowhere in [
        "/",
        "/favicon.ico",
        "/users/nobody.html",
        "/wp-login.php",
        "/%ff",
    ] {
        assert_eq!(leads_to(&world, nowhere).await, None, "{nowhere}");
    }
}

#[tokio::test]
async fn a_second_import_changes_nothing() {
    let world = world().await;
    let site = OldSite::new();
    let (first, _) = import(&world, site.path()).await;
    let (second, done) = import(&world, site.path()).await;
    assert_eq!(done, [Done::Unchanged, Done::Unchanged]);
    assert_eq!(first.courses, second.courses);
    assert_eq!(first.totals, second.totals);
    assert_eq!(second.skipped, []);

    site.file("webcraft/knitting/document/more.html", "<html>broken");
    let home = std::fs::read_to_string(site.path().join("webcraft/knitting.html")).unwrap();
    site.file(
        "webcraft/knitting.html",
        &home.replace("a jumper", "two jumpers"),
    );
    let (third, done) = import(&world, site.path()).await;
    assert_eq!(done, [Done::Unchanged, Done::Differs]);
    assert_eq!(first.courses, third.courses);
    assert!(
        third
            .skipped
            .iter()
            .any(|one| one.why.contains("have changed since"))
    );
}

#[tokio::test]
async fn a_stopped_import_goes_on_where_it_was() {
    let world = world().await;
    let site = OldSite::new();
    let stopped =
        archive::p2pu_archive(
            world.db(),
            site.path(),
            &world.now(),
            &mut |step| match step {
                Step::Course { .. } => ControlFlow::Break(()),
                _ => ControlFlow::Continue(()),
            },
        )
        .await;
    assert!(matches!(stopped, Err(ImportError::Stopped)), "{stopped:?}");
    let page = world.as_visitor().get(&"/editions").await;
    assert_eq!(page.texts(".item h3").len(), 1);

    let (report, done) = import(&world, site.path()).await;
    assert_eq!(done, [Done::Unchanged, Done::PutDown]);
    assert_eq!(report.totals.courses, 2);
    let page = world.as_visitor().get(&"/editions").await;
    assert_eq!(page.texts(".item h3").len(), 2);
}

#[tokio::test]
async fn whoever_is_taken_out_stays_out() {
    let world = world().await;
    let site = OldSite::new();
    import(&world, site.path()).await;
    let now = world.now();
    let removed = world
        .db()
        .write(|tx| {
            let now = now.clone();
            async move { archive::doors::remove_imported(&tx, "ada", &now).await }
        })
        .await;
    assert!(removed.unwrap());
    let thread = leads_to(&world, "/knitting/discussion/wool").await.unwrap();
    for address in ["/editions/knitting/people", "/editions/knitting", &thread] {
        let text = world.as_visitor().get(&address).await.text();
        assert!(!text.contains("Ada Demo"), "{address}: {text}");
    }
    assert_eq!(leads_to(&world, "/users/ada.html").await, None);

    let (report, done) = import(&world, site.path()).await;
    assert_eq!(done, [Done::Unchanged, Done::Unchanged]);
    assert!(
        report
            .skipped
            .iter()
            .any(|one| one.why.contains("members: 2 in the database, 3 read"))
    );
    let text = world
        .as_visitor()
        .get(&"/editions/knitting/people")
        .await
        .text();
    assert!(!text.contains("Ada Demo"), "{text}");
}

/// The folder of real pages; they are not part of the repository.
fn sample() -> Option<PathBuf> {
    let beside =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/p2pu-archive");
    if beside.join("expected.json").is_file() {
        return Some(beside);
    }
    println!("skipped: the real pages are not beside this repository");
    None
}

#[tokio::test]
async fn the_real_archive_is_in_the_database_as_expected() {
    let Some(dir) = sample() else { return };
    let world = world().await;
    let (report, done) = import(&world, &dir).await;
    let expected: Value =
        serde_json::from_slice(&std::fs::read(dir.join("expected.json")).unwrap()).unwrap();
    let report: Value = serde_json::to_value(&report).unwrap();
    let wanted = expected["courses"].as_array().unwrap();
    assert_eq!(done, vec![Done::PutDown; wanted.len()]);
    let mut differences = Vec::new();
    for want in wanted {
        let courses = report["courses"].as_array().unwrap();
        let have = courses.iter().find(|have| have["nid"] == want["nid"]);
        let have = have.unwrap_or_else(|| panic!("{} is missing", want["slug"]));
        for (field, have) in have.as_object().unwrap() {
            if *have != want[field] {
                let slug = &want["slug"];
                differences.push(format!("{slug} {field}: {have} instead of {}", want[field]));
            }
        }
    }
    for (field, want) in expected["totals"].as_object().unwrap() {
        let have = &report["totals"][field];
        if have != want {
            differences.push(format!("totals {field}: {have} instead of {want}"));
        }
    }
    assert_eq!(differences, Vec::<String>::new());
    assert_eq!(report["skipped"], Value::Array(Vec::new()));
    for want in wanted {
        let (school, slug) = (&want["school"], &want["slug"]);
        let old = format!(
            "/{}/{}.html",
            school.as_str().unwrap(),
            slug.as_str().unwrap()
        );
        // the course that is named like its school stood beside the school's own address
        if slug != school {
            let new = leads_to(&world, &old).await;
            assert!(
                new.is_some_and(|new| new.starts_with("/editions/")),
                "{old}"
            );
        }
    }
    let dive = leads_to(&world, "/webcraft/dive-python.html").await;
    let page = world.as_visitor().get(&dive.unwrap()).await;
    assert_eq!(page.status, 200);
}
