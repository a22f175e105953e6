//! Where somebody is signed in.

use crate::house::{PASSWORD, ana_joins, world};
use axum::body::Body;
use people::samples;
use testing::World;

const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

/// Signs Ana in from a browser that says what it is; gives its session.
async fn sign_in(world: &World, agent: &str) -> String {
    let body = format!(
        "mail=ana%40example.org&password={}",
        PASSWORD.replace(' ', "+")
    );
    let request = http::Request::post("/sign-in")
        .header("host", "stoa.test")
        .header("sec-fetch-site", "same-origin")
        .header("user-agent", agent)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from(body))
        .unwrap();
    let page = world.as_visitor().send(request).await;
    let cookie = page.headers["set-cookie"].to_str().unwrap();
    let (_, rest) = cookie.split_once("stoa_session=").unwrap();
    rest.split(';').next().unwrap().to_owned()
}

#[tokio::test]
async fn each_session_is_listed_and_can_be_ended() {
    let world = world().await;
    ana_joins(&world).await;
    let here = sign_in(&world, FIREFOX).await;
    world.clock().pass_days(2);
    let there = sign_in(&world, "something else").await;

    let ana = world.as_person(&here);
    let page = ana.get(&"/settings/sessions").await;
    let listed = page.texts("article");
    assert_eq!(listed.len(), 2, "{listed:?}");
    assert!(
        listed[0].starts_with("A browser that does not say its name"),
        "{listed:?}"
    );
    assert!(
        listed[1].starts_with("Firefox, Linux this oneSigned in 12 January"),
        "{listed:?}"
    );
    assert!(
        !page.html().contains(&there),
        "the secret is not on the page"
    );

    let page = ana.post(&page.link("Sign out there"), &[]).await;
    assert_eq!(page.notice(), "That browser is signed out.");
    assert_eq!(page.texts("article").len(), 1);
    let elsewhere = world.as_person(&there).get(&"/settings").await;
    assert_eq!(elsewhere.title(), "Sign in");
}

#[tokio::test]
async fn everywhere_means_here_too() {
    let world = world().await;
    ana_joins(&world).await;
    let (here, there) = (
        sign_in(&world, FIREFOX).await,
        sign_in(&world, FIREFOX).await,
    );
    let ana = world.as_person(&here);
    let button = ana
        .get(&"/settings/sessions")
        .await
        .link("Sign out everywhere");
    let page = ana.post(&button, &[]).await;
    assert_eq!(page.notice(), "You are signed out everywhere.");
    assert!(ana.cookie("stoa_session").is_none());
    for session in [here, there] {
        let page = world.as_person(&session).get(&"/settings").await;
        assert_eq!(page.title(), "Sign in");
    }
}

#[tokio::test]
async fn nobody_ends_a_session_of_somebody_else() {
    let world = world().await;
    ana_joins(&world).await;
    let here = sign_in(&world, FIREFOX).await;
    let there = sign_in(&world, FIREFOX).await;
    let page = world.as_person(&here).get(&"/settings/sessions").await;
    let bo = samples::member(world.db(), "Bo").await;
    let refused = world
        .as_person(&bo)
        .post(&page.link("Sign out there"), &[])
        .await;
    assert_eq!(refused.status, 404);
    let still = world.as_person(&there).get(&"/settings").await;
    assert_eq!(still.title(), "Settings");
}

#[tokio::test]
async fn the_day_a_session_was_used_is_written_once_a_day() {
    let world = world().await;
    ana_joins(&world).await;
    let here = sign_in(&world, FIREFOX).await;
    let ana = world.as_person(&here);
    world.clock().pass_days(3);
    for _ in 0..50 {
        let page = ana.get(&"/settings/sessions").await;
        if page.text().contains("last used about 15 January") {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    let page = ana.get(&"/settings/sessions").await.text();
    assert!(page.contains("last used about 15 January"), "{page}");
}
