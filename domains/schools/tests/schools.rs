//! Schools gather courses; their stewards keep the charter.
#![expect(clippy::unwrap_used, reason = "tests")]

use base::{PersonId, Slug};
use courses::run::RunState;
use courses::run_samples::run_in;
use people::Viewers;
use people::samples::{Sample, member, steward};
use schools::routes::{AddCourse, EditSchool, ListSchools, RemoveCourse, ShowSchool};
use schools::{doors, routes, samples, store};
use testing::World;

struct University {
    world: World,
    hana: Sample,
    school: Slug,
}

async fn university() -> University {
    let world = World::of(routes())
        .viewers(Viewers)
        .words(&[schools::WORDS, courses::WORDS])
        .build()
        .await;
    let hana = member(world.db(), "Hana").await;
    let found = samples::found("Web Making", &[hana.id], &[], &world.now());
    let (found, school, now) = (&found, found.slug.clone(), &world.now());
    world
        .db()
        .write(|tx| async move { doors::found_school(&tx, found, now).await })
        .await
        .unwrap();
    University {
        world,
        hana,
        school,
    }
}

impl University {
    async fn course(&self, name: &str, state: RunState) -> Slug {
        let (now, by) = (&self.world.now(), self.hana.id);
        let db = self.world.db();
        db.write(|tx| async move { run_in(&tx, name, by, state, 20, now).await })
            .await
            .unwrap();
        Slug::of_title(name)
    }

    fn here(&self) -> ShowSchool {
        ShowSchool {
            school: self.school.clone(),
        }
    }

    fn edit(&self) -> EditSchool {
        EditSchool {
            school: self.school.clone(),
        }
    }

    fn add(&self) -> AddCourse {
        AddCourse {
            school: self.school.clone(),
        }
    }
}

#[tokio::test]
async fn every_statement_fits_its_rows() {
    let here = university().await;
    let catalogue = schools::catalogue();
    let problems = ::store::catalogue::check(here.world.db(), &[&catalogue]).await;
    let problems: Vec<String> = problems.unwrap().iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[tokio::test]
async fn a_steward_chooses_the_courses_of_a_school() {
    let here = university().await;
    let open = here.course("Hand-written HTML", RunState::SigningUp).await;
    let draft = here.course("Small programs", RunState::Draft).await;
    let visitor = here.world.as_visitor();
    let page = visitor.get(&here.here()).await;
    assert_eq!(page.texts(".empty h2"), ["No course yet"]);
    assert_eq!(page.link("See all courses"), "/courses");

    let hana = here.world.as_person(&here.hana);
    let page = hana.post(&here.add(), &[("course", open.as_str())]).await;
    assert_eq!(page.notice(), "The course stands in the school now.");
    let typed = format!("https://stoa.test/courses/{draft}");
    hana.post(&here.add(), &[("course", &typed)]).await;

    let page = visitor.get(&here.here()).await;
    assert_eq!(page.texts(".cards h3"), ["Hand-written HTML"]);
    assert_eq!(page.texts(".cards .chip"), ["20 seats left"]);
    assert_eq!(page.texts(".side .person"), ["Hana"]);
    let page = visitor.get(&ListSchools {}).await;
    assert_eq!(page.texts(".cards .meta span:first-child"), ["one course"]);
    let page = hana.get(&here.edit()).await;
    assert_eq!(page.texts(".tasks h3").len(), 2);

    let remove = RemoveCourse {
        school: here.school.clone(),
        course: open,
    };
    assert_eq!(page.link("Remove Hand-written HTML"), remove.to_string());
    let page = hana.post(&remove, &[]).await;
    assert_eq!(
        page.notice(),
        "The course is out of the school. It stays in the catalogue."
    );
    assert_eq!(hana.post(&remove, &[]).await.status, 200);
    assert!(
        visitor
            .get(&here.here())
            .await
            .texts(".cards h3")
            .is_empty()
    );
}

#[tokio::test]
async fn a_course_that_does_not_fit_is_refused_beside_its_field() {
    let here = university().await;
    let open = here.course("Hand-written HTML", RunState::SigningUp).await;
    let hana = here.world.as_person(&here.hana);
    hana.post(&here.add(), &[("course", open.as_str())]).await;
    let cases = [
        ("", "Write something here."),
        ("No Slug", "Use small letters, digits and hyphens."),
        ("nowhere", "There is no course at that address."),
        (open.as_str(), "This course stands in the school already."),
    ];
    for (typed, problem) in cases {
        let page = hana.post(&here.add(), &[("course", typed)]).await;
        assert_eq!(page.status, 422);
        assert_eq!(page.field_problem("course"), problem);
        assert_eq!(page.field_value("course"), typed);
        assert_eq!(page.field_value("name"), "Web Making");
    }
}

#[tokio::test]
async fn the_charter_is_written_by_its_stewards() {
    let here = university().await;
    let hana = here.world.as_person(&here.hana);
    let page = hana.get(&here.edit()).await;
    let version = page.field_value("version");
    let typed = [
        ("version", version.as_str()),
        ("name", "School of Web Making"),
        ("summary", "By hand."),
        ("charter", "We read *first*. <script>alert(1)</script>"),
        ("language", "en"),
    ];
    let page = hana.post(&here.edit(), &typed).await;
    assert_eq!(page.notice(), "The charter is saved.");
    assert_eq!(page.title(), "School of Web Making");
    assert!(page.html().contains("<em>first</em>") && !page.html().contains("<script>alert"));

    let page = hana.post(&here.edit(), &typed).await;
    assert_eq!(page.status, 422);
    assert!(
        page.field_problem("charter")
            .starts_with("Somebody else saved the charter")
    );
    assert_eq!(page.field_value("charter"), typed[3].1);
    let page = hana.post(&here.edit(), &[("name", "")]).await;
    assert_eq!(page.field_problem("charter"), "Write something here.");
}

#[tokio::test]
async fn only_stewards_care_for_a_school() {
    let here = university().await;
    let course = here.course("Hand-written HTML", RunState::SigningUp).await;
    let db = here.world.db();
    let steward = steward(db, "Sam").await;
    let bo = member(db, "Bo").await;
    let remove = RemoveCourse {
        school: here.school.clone(),
        course: course.clone(),
    };
    for (person, status) in [(&here.hana, 200), (&steward, 200), (&bo, 403)] {
        let browser = here.world.as_person(person);
        assert_eq!(browser.get(&here.edit()).await.status, status);
        let added = browser
            .post(&here.add(), &[("course", course.as_str())])
            .await;
        assert_eq!(added.status, status);
        assert_eq!(browser.post(&remove, &[]).await.status, status);
        let page = browser.get(&here.here()).await;
        let can_edit = page
            .texts("a.button")
            .contains(&"Edit this school".to_owned());
        assert_eq!(can_edit, status == 200);
    }
    let page = here.world.as_visitor().get(&here.edit()).await;
    assert!(page.way[0].starts_with("/sign-in"), "{:?}", page.way);
    let nowhere = ShowSchool {
        school: Slug::of_title("nowhere"),
    };
    assert_eq!(here.world.as_visitor().get(&nowhere).await.status, 404);
}

#[tokio::test]
async fn an_import_may_come_again_and_lists_go_on() {
    let here = university().await;
    let db = here.world.db();
    let mut ids = Vec::new();
    for number in 1..=30 {
        here.course(&format!("Course {number}"), RunState::SigningUp)
            .await;
        here.world.clock().pass_days(1);
    }
    let session = db.read().await.unwrap();
    for row in courses::store::catalogue::find(
        db,
        &session,
        &courses::store::CatalogueFilter::default(),
        None,
        100,
    )
    .await
    .unwrap()
    {
        ids.push(row.course_id);
    }
    assert_eq!(ids.len(), 30);
    let again = &samples::found("Web Making", &[here.hana.id], &ids, &here.world.now());
    let now = &here.world.now();
    for _ in 0..2 {
        db.write(|tx| async move { doors::found_school(&tx, again, now).await })
            .await
            .unwrap();
    }
    assert_eq!(
        store::course_ids(db, &session, &here.school)
            .await
            .unwrap()
            .len(),
        30
    );
    let of = store::schools_of(&session, ids[0]).await.unwrap();
    assert_eq!(of[0].name.as_str(), "Web Making");

    let visitor = here.world.as_visitor();
    let page = visitor.get(&here.here()).await;
    assert_eq!(page.texts(".cards h3").len(), 24);
    let rest = visitor.get(&page.link("More")).await;
    assert_eq!(rest.texts(".cards h3").len(), 6);
    assert_eq!(rest.link("Back"), here.here().to_string());
}

#[tokio::test]
async fn a_steward_who_leaves_leaves_the_school_readable() {
    let here = university().await;
    let db = here.world.db();
    let hana: PersonId = here.hana.id;
    let session = db.read().await.unwrap();
    let taken = doors::take_out(&session, hana).await.unwrap();
    assert_eq!(taken["schools"][0]["steward_of"], "web-making");
    db.write(|tx| async move { doors::erase(&tx, hana).await })
        .await
        .unwrap();
    let page = here.world.as_visitor().get(&here.here()).await;
    assert_eq!(page.title(), "Web Making");
    assert!(page.texts(".side .person").is_empty());
}

#[tokio::test]
async fn a_university_without_schools_says_so() {
    let world = World::of(routes()).words(&[schools::WORDS]).build().await;
    let page = world.as_visitor().get(&ListSchools {}).await;
    assert_eq!(page.texts(".empty h2"), ["No school yet"]);
}
