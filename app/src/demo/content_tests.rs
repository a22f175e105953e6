//! The demo's files hang together: every name leads somewhere, every material says where it is from, and there is enough.

#![expect(clippy::expect_used, reason = "tests")]

use std::collections::{BTreeMap, BTreeSet};

use super::*;

fn demo() -> Demo {
    Demo::read().expect("the demo's files can be read")
}

fn course<'a>(demo: &'a Demo, run: &Run) -> &'a Course {
    let found = demo.courses.iter().find(|course| course.slug == run.course);
    found.expect("a run's course exists")
}

fn repeated<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut seen = BTreeSet::new();
    names.filter(|name| !seen.insert(*name)).collect()
}

fn is_slug(text: &str) -> bool {
    text.len() >= 2
        && text
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

#[test]
fn there_is_enough() {
    let demo = demo();
    let posts = |run: &Run| {
        run.threads
            .iter()
            .map(|thread| thread.posts.len())
            .sum::<usize>()
    };
    let reviews = |run: &Run| {
        run.works
            .iter()
            .map(|work| work.reviews.len())
            .sum::<usize>()
    };
    assert_eq!(demo.schools.len(), 4);
    assert_eq!(demo.people.len(), 150);
    assert_eq!(demo.courses.len(), 16);
    assert!(demo.runs.len() >= 16);
    assert!(demo.runs.iter().map(|run| run.threads.len()).sum::<usize>() >= 60);
    assert!(demo.runs.iter().map(posts).sum::<usize>() >= 400);
    assert!(demo.runs.iter().map(|run| run.works.len()).sum::<usize>() >= 60);
    assert!(demo.runs.iter().map(reviews).sum::<usize>() >= 150);
    let mut languages = BTreeMap::new();
    for course in &demo.courses {
        *languages.entry(course.language.as_str()).or_insert(0) += 1;
    }
    assert_eq!(
        languages,
        BTreeMap::from([("ar", 2), ("en", 10), ("es", 4)])
    );
}

#[test]
fn every_state_of_a_run_is_shown() {
    let demo = demo();
    let states: BTreeSet<RunState> = demo.runs.iter().map(|run| run.state).collect();
    assert_eq!(states.len(), 9);
    let full = demo.runs.iter().filter(|run| {
        run.state == RunState::SigningUp
            && run.participants.len() == run.seats as usize
            && !run.waiting.is_empty()
    });
    assert_eq!(full.count(), 1);
}

#[test]
fn names_are_unique_and_fit_into_addresses() {
    let demo = demo();
    let none: Vec<&str> = Vec::new();
    assert_eq!(
        repeated(demo.people.iter().map(|person| person.handle.as_str())),
        none
    );
    assert_eq!(
        repeated(demo.schools.iter().map(|school| school.slug.as_str())),
        none
    );
    assert_eq!(
        repeated(demo.courses.iter().map(|course| course.slug.as_str())),
        none
    );
    assert_eq!(
        repeated(demo.runs.iter().map(|run| run.slug.as_str())),
        none
    );
    assert!(demo.people.iter().all(|person| is_slug(&person.handle)));
    assert!(demo.schools.iter().all(|school| is_slug(&school.slug)));
    assert!(demo.courses.iter().all(|course| is_slug(&course.slug)));
    assert!(demo.runs.iter().all(|run| is_slug(&run.slug)));
    for course in &demo.courses {
        let activities = course.units.iter().flat_map(|unit| &unit.activities);
        assert_eq!(
            repeated(activities.map(|activity| activity.key.as_str())),
            none
        );
        assert_eq!(
            repeated(
                course
                    .materials
                    .iter()
                    .map(|material| material.key.as_str())
            ),
            none
        );
    }
}

#[test]
fn everybody_is_plainly_a_demo_person() {
    let demo = demo();
    for person in &demo.people {
        assert!(
            person.note.to_lowercase().contains("demo person"),
            "{}",
            person.handle
        );
        assert!(person.mail().ends_with("@demo.stoa.example"));
        assert!(person.joined < 0);
        assert!(person.zone.contains('/'), "{}", person.zone);
        assert!(["en", "es", "ar"].contains(&person.language.as_str()));
    }
    let roles = demo.people.iter().filter_map(|person| person.sign_in);
    let words: Vec<&str> = roles.map(SignIn::word).collect();
    assert_eq!(words, ["participant", "organizer", "steward"]);
}

#[test]
fn every_reference_leads_somewhere() {
    let demo = demo();
    let people: BTreeSet<&str> = demo
        .people
        .iter()
        .map(|person| person.handle.as_str())
        .collect();
    let schools: BTreeSet<&str> = demo
        .schools
        .iter()
        .map(|school| school.slug.as_str())
        .collect();
    let known = |names: &[String]| names.iter().all(|name| people.contains(name.as_str()));
    assert!(demo.schools.iter().all(|school| known(&school.stewards)));
    for course in &demo.courses {
        assert!(known(&course.maintainers), "{}", course.slug);
        assert!(!course.schools.is_empty());
        assert!(
            course
                .schools
                .iter()
                .all(|slug| schools.contains(slug.as_str()))
        );
        for activity in course.units.iter().flat_map(|unit| &unit.activities) {
            for key in &activity.materials {
                let found = course.materials.iter().any(|material| material.key == *key);
                assert!(found, "{}: {key}", course.slug);
            }
        }
    }
    for run in &demo.runs {
        let course = course(&demo, run);
        let here = [&run.organizers, &run.participants, &run.waiting, &run.left];
        assert!(here.iter().all(|names| known(names)), "{}", run.slug);
        let everybody = here.iter().flat_map(|names| names.iter());
        assert!(
            repeated(everybody.map(String::as_str)).is_empty(),
            "{}",
            run.slug
        );
        for thread in &run.threads {
            let activity = thread.activity.as_deref();
            assert!(activity.is_none_or(|key| course.activity(key).is_some()));
            for post in &thread.posts {
                assert!(people.contains(post.by.as_str()) && known(&post.likes));
                assert!(!post.likes.contains(&post.by));
            }
        }
    }
}

#[test]
fn every_material_says_whose_it_is_and_where_from() {
    let demo = demo();
    for material in demo.courses.iter().flat_map(|course| &course.materials) {
        let said = [
            &material.title,
            &material.author,
            &material.licence,
            &material.found_in,
        ];
        assert!(
            said.iter().all(|text| !text.trim().is_empty()),
            "{}",
            material.key
        );
        let address = material.address.as_deref();
        assert!(
            address.is_none_or(|address| address.starts_with("https://")),
            "{}",
            material.key
        );
        assert!(material.minutes > 0);
    }
}

#[test]
fn courses_can_be_completed() {
    let demo = demo();
    for course in &demo.courses {
        assert!((3..=6).contains(&course.units.len()), "{}", course.slug);
        assert!(
            (30..=110).contains(&course.title.chars().count()),
            "{}",
            course.title
        );
        assert!(course.completion.tasks as usize <= course.tasks());
        for activity in course.units.iter().flat_map(|unit| &unit.activities) {
            let task = activity.kind == ActivityKind::Task;
            assert_eq!(
                task,
                !activity.rubric.is_empty(),
                "{}: {}",
                course.slug,
                activity.key
            );
            assert!(!task || (3..=4).contains(&activity.rubric.len()));
            assert!(!activity.text.trim().is_empty());
        }
    }
}

#[test]
fn nobody_sits_on_the_floor_and_nothing_lies_ahead() {
    let demo = demo();
    for run in &demo.runs {
        assert!(run.participants.len() <= run.seats as usize, "{}", run.slug);
        assert!(run.waiting.is_empty() || run.participants.len() == run.seats as usize);
        assert!(
            run.signup_opens < run.signup_closes
                && run.signup_closes < run.starts
                && run.starts < run.ends
        );
        assert!(!run.organizers.is_empty());
        for thread in &run.threads {
            for (place, post) in thread.posts.iter().enumerate() {
                assert!(
                    post.day < 0 && !post.text.trim().is_empty(),
                    "{}",
                    thread.title
                );
                let at = (post.day, post.time.as_str());
                assert!(post.answers.is_none_or(|to| to < place), "{}", thread.title);
                let before = post.answers.map(|to| &thread.posts[to]);
                assert!(before.is_none_or(|before| (before.day, before.time.as_str()) <= at));
            }
        }
    }
}

#[test]
fn works_and_reviews_follow_the_rules() {
    let demo = demo();
    for run in &demo.runs {
        let course = course(&demo, run);
        let mut handed_in = BTreeSet::new();
        for work in &run.works {
            let task = course.activity(&work.task).expect("a work answers a task");
            assert!(
                run.participants.contains(&work.by),
                "{}: {}",
                run.slug,
                work.by
            );
            assert!(handed_in.insert((&work.task, &work.by)));
            assert!(!work.versions.is_empty());
            assert!(repeated(work.reviews.iter().map(|review| review.by.as_str())).is_empty());
            for review in &work.reviews {
                assert!(run.participants.contains(&review.by) && review.by != work.by);
                assert_eq!(review.levels.len(), task.rubric.len());
                assert!(review.levels.iter().all(|level| (1..=4).contains(level)));
                let version = &work.versions[review.version as usize - 1];
                assert!(version.day < review.day && review.day < 0);
            }
        }
    }
}

#[test]
fn many_finished_runs_were_completed() {
    let demo = demo();
    let over = demo
        .runs
        .iter()
        .filter(|run| matches!(run.state, RunState::Finished | RunState::Edition));
    let completed: usize = over
        .map(|run| run.completers(course(&demo, run).completion).len())
        .sum();
    assert!(completed >= 15, "{completed}");
}
