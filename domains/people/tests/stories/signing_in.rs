//! Sessions begin, change and end.

use crate::house::{PASSWORD, ana_joins, world};
use jiff::SignedDuration;
use people::samples;

const RIGHT: [(&str, &str); 2] = [("mail", "ana@example.org"), ("password", PASSWORD)];

#[tokio::test]
async fn signing_in_leads_back_and_renews_the_session() {
    let world = world().await;
    let ana = ana_joins(&world).await;

    let page = ana.get(&"/settings").await;
    assert_eq!(page.title(), "Sign in");
    assert_eq!(page.field_value("to"), "/settings");
    let page = ana
        .post(&"/sign-in", &[&RIGHT[..], &[("to", "/settings")]].concat())
        .await;
    assert_eq!(
        (page.address.as_str(), page.title().as_str()),
        ("/settings", "Settings")
    );

    let first = ana.cookie("stoa_session").unwrap();
    ana.post(&"/sign-in", &RIGHT).await;
    let second = ana.cookie("stoa_session").unwrap();
    assert_ne!(first, second);
    assert_eq!(
        world.as_person(&first).get(&"/settings").await.title(),
        "Sign in",
        "the old session is over"
    );

    ana.post(&"/sign-out", &[]).await;
    assert!(ana.cookie("stoa_session").is_none());
    assert_eq!(
        world.as_person(&second).get(&"/settings").await.title(),
        "Sign in"
    );
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_address_get_the_same_answer() {
    let world = world().await;
    let ana = ana_joins(&world).await;

    let wrong = ana
        .post(
            &"/sign-in",
            &[
                ("mail", "ana@example.org"),
                ("password", "four tall ships at dusk"),
            ],
        )
        .await;
    let unknown = ana
        .post(
            &"/sign-in",
            &[("mail", "bo@example.org"), ("password", PASSWORD)],
        )
        .await;

    for page in [&wrong, &unknown] {
        assert_eq!(page.status, 422);
        assert_eq!(
            page.field_problem("password"),
            "Address and password do not belong together."
        );
    }
    assert_eq!(wrong.html().replace("ana@", "bo@"), unknown.html());
    assert_eq!(unknown.field_value("mail"), "bo@example.org");
    assert!(ana.cookie("stoa_session").is_none());
}

#[tokio::test]
async fn ten_tries_then_a_pause_that_ends_soon() {
    let world = world().await;
    let ana = ana_joins(&world).await;
    for _ in 0..10 {
        let page = ana
            .post(
                &"/sign-in",
                &[("mail", "ana@example.org"), ("password", "no")],
            )
            .await;
        assert_eq!(page.status, 422);
    }

    let page = ana.post(&"/sign-in", &RIGHT).await;
    assert_eq!(page.status, 429);
    assert_eq!(page.headers["retry-after"], "91");
    assert_eq!(
        page.field_problem("password"),
        "Try again in 2 minutes. What you wrote is kept."
    );
    assert_eq!(page.field_value("mail"), "ana@example.org");
    let other = ana
        .post(
            &"/sign-in",
            &[("mail", "bo@example.org"), ("password", "no")],
        )
        .await;
    assert_eq!(other.status, 422, "others are not kept waiting");

    world.clock().pass(SignedDuration::from_secs(90));
    ana.post(&"/sign-in", &RIGHT).await;
    assert!(ana.cookie("stoa_session").is_some());
}

#[tokio::test]
async fn a_new_password_ends_every_other_session() {
    let world = world().await;
    let ana = ana_joins(&world).await;
    let elsewhere = world.as_visitor();
    ana.post(&"/sign-in", &RIGHT).await;
    elsewhere.post(&"/sign-in", &RIGHT).await;

    let refused = ana
        .post(
            &"/settings/password",
            &[
                ("password", "not mine at all"),
                ("new-password", "seven quiet hills"),
            ],
        )
        .await;
    assert_eq!(
        refused.field_problem("password"),
        "This is not your password so far."
    );
    let refused = ana
        .post(
            &"/settings/password",
            &[("password", PASSWORD), ("new-password", "short")],
        )
        .await;
    assert_eq!(
        refused.field_problem("new-password"),
        "Write at least 10 characters."
    );

    let page = ana
        .post(
            &"/settings/password",
            &[
                ("password", PASSWORD),
                ("new-password", "seven quiet hills"),
            ],
        )
        .await;
    assert_eq!(
        page.notice(),
        "Your password is changed. Other browsers are signed out."
    );
    assert_eq!(elsewhere.get(&"/settings").await.title(), "Sign in");
    assert_eq!(ana.get(&"/settings").await.title(), "Settings");
    elsewhere.post(&"/sign-in", &RIGHT).await;
    assert_eq!(
        elsewhere.get(&"/settings").await.title(),
        "Sign in",
        "the old password is over"
    );
}

#[tokio::test]
async fn a_session_ends_after_ninety_days() {
    let world = world().await;
    let ana = ana_joins(&world).await;
    ana.post(&"/sign-in", &RIGHT).await;

    world.clock().pass_days(89);
    assert_eq!(ana.get(&"/settings").await.title(), "Settings");
    world.clock().pass_days(1);
    assert_eq!(ana.get(&"/settings").await.title(), "Sign in");
}

#[tokio::test]
async fn the_session_cookie_is_out_of_reach() {
    let world = world().await;
    ana_joins(&world).await;
    let bo = samples::member(world.db(), "Bo").await;
    let body = "mail=ana%40example.org&password=four+tall+ships+at+noon";
    let request = |site: &str| {
        http::Request::post("/sign-in")
            .header("host", "stoa.test")
            .header("sec-fetch-site", site)
            .header("cookie", format!("stoa_session={}", bo.cookie))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(axum::body::Body::from(body))
            .unwrap()
    };

    let refused = world.as_visitor().send(request("cross-site")).await;
    assert_eq!(refused.status, 403);
    let page = world.as_visitor().send(request("same-origin")).await;
    let cookie = page.headers.get("set-cookie").unwrap().to_str().unwrap();
    assert!(cookie.contains("; HttpOnly; SameSite=Lax"), "{cookie}");
    assert_eq!(
        world.as_person(&bo).get(&"/settings").await.title(),
        "Sign in",
        "the browser's old session is over"
    );
}
