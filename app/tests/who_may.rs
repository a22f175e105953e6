//! Who may do what: every door of the house is tried by somebody in every place, and the answers are the reviewed table
//! `docs/who-may-do-what.md`. `STOA_WRITE_TABLES=1 cargo nextest run -p stoa --test who_may` writes the table anew.

#![expect(clippy::unwrap_used, reason = "tests")]

#[path = "who_may/columns.rs"]
mod columns;
#[path = "who_may/fixture.rs"]
mod fixture;
#[path = "walk/old_site.rs"]
mod old_site;
#[path = "who_may/requests.rs"]
mod requests;
#[path = "who_may/staged.rs"]
mod staged;
#[path = "who_may/table.rs"]
mod table;
#[path = "who_may/traces.rs"]
mod traces;

use columns::{Cell, Column, fresh_world};
use fixture::{Fixture, Role};
use web::{Guard, Method};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn everybody_tries_every_door() {
    let columns = Role::EVERY.map(|role| tokio::spawn(Column::tried(role)));
    let mut answers = Vec::new();
    for column in columns {
        answers.push(column.await.unwrap());
    }
    let mistakes: Vec<&String> = answers.iter().flat_map(|one| &one.mistakes).collect();
    assert!(mistakes.is_empty(), "{mistakes:#?}");
    table::compare(&answers);
}

/// A session that is not known, garbage or over leads to the answers that a visitor gets, and no guard lets it in.
#[tokio::test]
async fn whoever_is_not_known_is_a_visitor() {
    let world = fresh_world().await;
    let at = Fixture::put(&world, 1).await;
    let ended = at.sample(Role::Steward).cookie.clone();
    at.browser(Role::Steward).post(&"/sign-out", &[]).await;
    let unknown = "A".repeat(ended.len());
    let strangers = [ended.as_str(), unknown.as_str(), "", "garbage; =%00"];
    let doors = stoa::house::doors();
    for door in doors.table() {
        if door.method == Method::Post && door.pattern == "/join" {
            continue;
        }
        for session in strangers {
            let answer = columns::knocks(&world.as_person(session), door).await;
            let visitor = columns::knocks(&world.as_visitor(), door).await;
            assert_eq!(answer, visitor, "{:?} {}", door.method, door.pattern);
            if let Guard::Policy(_) | Guard::SignedIn | Guard::Steward = door.guard {
                assert_eq!(answer, Cell::SignIn, "{:?} {}", door.method, door.pattern);
            }
        }
    }
}

#[tokio::test]
async fn what_is_said_in_a_run_for_members_is_shown_to_them_alone() {
    let world = fresh_world().await;
    let at = Fixture::put(&world, 1).await;
    let home = format!("/runs/{}", at.members_only.slug);
    let activity = staged::of_syllabus(&at, &at.members_only, "activity", "").await;
    let question = [
        ("title", "Whispered beside it"),
        ("body", "Why?"),
        ("activity", activity.as_str()),
    ];
    let new = format!("{home}/discussion/new");
    let asked = at.browser(Role::Participant).post(&new, &question).await;
    assert_eq!(asked.status, 200, "{}", asked.text());
    for address in [home.clone(), format!("{home}/activities/{activity}")] {
        for role in Role::EVERY {
            let page = at.browser(role).get(&address).await;
            assert_eq!(page.status, 200);
            let is_shown = page.text().contains("Whispered");
            assert_eq!(is_shown, role.is_inside(), "{address} {role:?}");
        }
    }
}

/// Every guard names a function that stands in the policy of its domain, or says in words what opens the door.
#[test]
fn every_guard_names_a_policy_that_exists() {
    let domains = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../domains");
    for door in stoa::house::doors().table() {
        let (Guard::Policy(name) | Guard::Open(name)) = door.guard else {
            continue;
        };
        if !name.contains("::") {
            continue;
        }
        let parts: Vec<&str> = name.split("::").collect();
        let [domain, "policy", between @ .., function] = parts.as_slice() else {
            panic!(
                "{} is guarded by {name}, which is no full path",
                door.pattern
            );
        };
        let folder = domains.join(domain).join("src");
        let files: Vec<_> = match between {
            [] => vec![folder.join("policy.rs"), folder.join("policy/mod.rs")],
            [part, ..] => vec![folder.join(format!("policy/{part}.rs"))],
        };
        let text: String = files
            .iter()
            .filter_map(|file| std::fs::read_to_string(file).ok())
            .collect();
        assert!(
            text.contains(&format!("pub fn {function}("))
                || text.contains(&format!("::{function};")),
            "{name} is not in {files:?}"
        );
    }
}
