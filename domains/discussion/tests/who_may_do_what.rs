//! Who may do what in a discussion, role by role and state by state.

#![expect(clippy::unwrap_used, reason = "tests")]

mod house;

use std::fmt::Write as _;

use courses::run::{Audience, RunState};
use courses::run_doors::{FoundRun, found_run};
use courses::{RunId, run_doors::found_organizers};
use discussion::samples;
use house::{House, seat};
use people::samples as persons;
use store::Fault;

#[tokio::test]
async fn doors_and_their_guards() {
    let mut table = String::from("\n");
    for door in discussion::routes().table() {
        writeln!(table, "{:?} {} {:?}", door.method, door.pattern, door.guard).unwrap();
    }
    insta::assert_snapshot!(table, @r#"

    Get /runs/{run}/discussion Open("discussion::policy::read")
    Get /runs/{run}/discussion/new Policy("discussion::policy::start")
    Post /runs/{run}/discussion/new Policy("discussion::policy::start")
    Get /threads/{thread} Open("discussion::policy::read")
    Get /threads/{thread}/newer Open("discussion::policy::read")
    Post /threads/{thread}/posts Policy("discussion::policy::write")
    Post /threads/{thread}/read Policy("discussion::policy::mark_read")
    Post /threads/{thread}/close Policy("discussion::policy::close")
    Post /threads/{thread}/open Policy("discussion::policy::close")
    Get /posts/{post}/reply Policy("discussion::policy::write")
    Post /posts/{post}/reply Policy("discussion::policy::write")
    Get /posts/{post}/report Policy("discussion::policy::read")
    Post /posts/{post}/report Policy("discussion::policy::read")
    Get /posts/{post}/edit Policy("discussion::policy::change")
    Post /posts/{post}/edit Policy("discussion::policy::change")
    Post /posts/{post}/withdraw Policy("discussion::policy::change")
    Post /posts/{post}/thank Policy("discussion::policy::write")
    Post /posts/{post}/unthank Policy("discussion::policy::write")
    "#);
}

#[tokio::test]
async fn only_people_inside_write() {
    let house = House::running().await;
    let thread = house.thread().await;
    house.answers(&house.ben, &thread, "Hello").await;
    let steward = persons::steward(house.world.db(), "Stella").await;
    let new = persons::unconfirmed(house.world.db(), "Uma").await;
    let now = house.world.now();
    let (run, person) = (house.run.clone(), new.id);
    house
        .world
        .db()
        .write(|tx| {
            let (run, now) = (run.clone(), now.clone());
            async move { seat(&tx, &run, &[person], &now).await }
        })
        .await
        .unwrap();
    let roles = [
        ("organizer", Some(&house.olga)),
        ("steward", Some(&steward)),
        ("participant", Some(&house.ben)),
        ("participant, address unconfirmed", Some(&new)),
        ("member", Some(&house.mia)),
        ("visitor", None),
    ];
    let mut table = String::from("\n");
    for (role, person) in roles {
        let browser = match person {
            Some(person) => house.world.as_person(person),
            None => house.world.as_visitor(),
        };
        let list = browser.get(&house.discussion()).await.status;
        let read = browser.get(&thread).await.status;
        let form = browser.get(&format!("{}/new", house.discussion())).await;
        let write = browser
            .post(&format!("{thread}/posts"), &[("body", "Hello")])
            .await;
        let close = browser.post(&format!("{thread}/close"), &[]).await;
        if close.status == 200 {
            browser.post(&format!("{thread}/open"), &[]).await;
        }
        let shown = |page: &testing::Page| match page.address.split('?').next() {
            Some("/sign-in") => "sign in".to_owned(),
            _ => page.status.as_u16().to_string(),
        };
        writeln!(
            table,
            "{role}: list {}, read {}, form {}, write {}, close {}",
            list.as_u16(),
            read.as_u16(),
            shown(&form),
            shown(&write),
            shown(&close),
        )
        .unwrap();
    }
    insta::assert_snapshot!(table, @r"

    organizer: list 200, read 200, form 200, write 200, close 200
    steward: list 200, read 200, form 200, write 200, close 200
    participant: list 200, read 200, form 200, write 200, close 403
    participant, address unconfirmed: list 200, read 200, form 409, write 409, close 409
    member: list 200, read 200, form 403, write 403, close 403
    visitor: list 200, read 200, form sign in, write sign in, close sign in
    ");
}

#[tokio::test]
async fn what_is_over_is_read_only_and_says_why() {
    for (state, why) in [
        (
            RunState::Finished,
            "The run is over, so its discussion is read-only.",
        ),
        (
            RunState::Edition,
            "This is the edition of a finished run: it is read-only.",
        ),
        (
            RunState::DidNotHappen { next: None },
            "The run did not happen, so its discussion is read-only.",
        ),
    ] {
        let house = House::in_state(state).await;
        let now = house.world.now();
        let (run, author) = (house.run.id, house.ana.id);
        let founded = house
            .world
            .db()
            .write(|tx| {
                let now = now.clone();
                async move { samples::thread(&tx, run, author, "Old", &["Said"], &now).await }
            })
            .await
            .unwrap();
        let thread = format!("/threads/{}", founded.token);
        let ana = house.world.as_person(&house.ana);
        let page = ana.get(&thread).await;
        assert!(page.text().contains(why), "{}", page.text());
        assert!(page.attributes("textarea", "id").is_empty());
        let page = ana
            .post(&format!("{thread}/posts"), &[("body", "Late")])
            .await;
        assert_eq!(page.status, 422);
        assert_eq!(ana.get(&house.discussion()).await.status, 200);
    }
}

#[tokio::test]
async fn a_members_run_is_read_inside_only() {
    let house = House::running().await;
    let now = house.world.now();
    let inner = FoundRun {
        id: RunId::from_raw(store::row_key(now.at)),
        slug: base::Slug::of_title("Inner circle"),
        audience: Audience::Members,
        ..house.run.clone()
    };
    let (organizer, ben) = (house.olga.id, house.ben.id);
    let founded = house
        .world
        .db()
        .write(|tx| {
            let (run, now) = (inner.clone(), now.clone());
            async move {
                found_run(&tx, &run, &now).await?;
                found_organizers(&tx, run.course, run.id, &[(organizer, now.at)]).await?;
                seat(&tx, &run, &[ben], &now).await?;
                let founded =
                    samples::thread(&tx, run.id, organizer, "Ours", &["Quiet"], &now).await?;
                Ok::<_, Fault>(founded)
            }
        })
        .await
        .unwrap();
    let thread = format!("/threads/{}", founded.token);
    assert_eq!(
        house.world.as_person(&house.ben).get(&thread).await.status,
        200
    );
    assert_eq!(
        house.world.as_person(&house.mia).get(&thread).await.status,
        403
    );
    let page = house.world.as_visitor().get(&thread).await;
    assert!(page.address.starts_with("/sign-in?to="), "{}", page.address);
    let watch = format!("{thread}/newer?after=0");
    assert_eq!(
        house.world.as_person(&house.mia).get(&watch).await.status,
        403
    );
}
