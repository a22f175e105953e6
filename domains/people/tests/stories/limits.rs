//! How often one may try, ask and join.

use crate::house::{PASSWORD, ana_joins, joining, letter, letters, work, world, world_where};
use jiff::SignedDuration;
use people::samples;
use web::Network;

const WRONG: [(&str, &str); 2] = [
    ("mail", "ana@example.org"),
    ("password", "a wrong password"),
];
const RIGHT: [(&str, &str); 2] = [("mail", "ana@example.org"), ("password", PASSWORD)];

#[tokio::test]
async fn a_stranger_who_guesses_does_not_keep_the_owner_out() {
    let world = world().await;
    ana_joins(&world).await;
    let stranger = world.as_visitor().at("203.0.113.9");
    let owner = world.as_visitor().at("198.51.100.7");
    for _ in 0..10 {
        assert_eq!(stranger.post(&"/sign-in", &WRONG).await.status, 422);
    }
    assert_eq!(
        stranger.post(&"/sign-in", &RIGHT).await.status,
        429,
        "even the right one waits"
    );
    owner.post(&"/sign-in", &RIGHT).await;
    assert!(owner.cookie("stoa_session").is_some());
}

#[tokio::test]
async fn a_network_that_tries_many_addresses_waits() {
    let world = world().await;
    samples::member(world.db(), "Ana").await;
    let stranger = world.as_visitor().at("2001:db8::1");
    for number in 0..60 {
        let mail = format!("person{number}@example.org");
        let fields = [("mail", mail.as_str()), ("password", "guess it now")];
        let page = stranger.post(&"/sign-in", &fields).await;
        assert_eq!(page.status, 422, "{number}");
    }
    let neighbour = world.as_visitor().at("2001:db8::ffff");
    let page = neighbour.post(&"/sign-in", &WRONG).await;
    assert_eq!(page.status, 429, "the same household");
    let other = world.as_visitor().at("2001:db8:0:1::1");
    assert_eq!(other.post(&"/sign-in", &WRONG).await.status, 422);
}

#[tokio::test]
async fn a_class_joins_but_not_a_thousand() {
    let world = world().await;
    let school = world.as_visitor().at("192.0.2.1").in_language("es");
    for number in 0..40 {
        let mail = format!("person{number}@example.org");
        let page = school.post(&"/join", &joining(&[("mail", &mail)])).await;
        assert_eq!(page.status, 200, "{number}");
    }
    let page = school
        .post(&"/join", &joining(&[("mail", "late@example.org")]))
        .await;
    assert_eq!(page.status, 429);
    assert_eq!(page.headers["retry-after"], "91");
    assert!(
        page.text().contains("Inténtalo de nuevo en 2 minutos."),
        "{}",
        page.text()
    );
    assert_eq!(page.field_value("mail"), "late@example.org");
    world.clock().pass(SignedDuration::from_mins(2));
    let page = school
        .post(&"/join", &joining(&[("mail", "late@example.org")]))
        .await;
    assert_eq!(page.status, 200);
}

#[tokio::test]
async fn what_a_trusted_proxy_says_is_believed_and_nobody_else() {
    let trusted = vec![Network::parse("127.0.0.1").unwrap()];
    let world = world_where(|site| site.trusted_proxies = trusted).await;
    ana_joins(&world).await;
    let through = |client: &str| {
        http::Request::post("/sign-in")
            .header("host", "stoa.test")
            .header("x-forwarded-for", client)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(axum::body::Body::from(
                "mail=ana%40example.org&password=guessing+it",
            ))
            .unwrap()
    };
    let proxy = world.as_visitor().at("127.0.0.1");
    for _ in 0..10 {
        assert_eq!(proxy.send(through("6.6.6.6, 192.0.2.1")).await.status, 422);
    }
    let lies = proxy.send(through("9.9.9.9, 192.0.2.1")).await;
    assert_eq!(
        lies.status, 429,
        "what the client wrote itself is not believed"
    );
    assert_eq!(proxy.send(through("192.0.2.2")).await.status, 422);
}

#[tokio::test]
async fn letters_to_an_address_are_bounded_whether_it_is_known_or_not() {
    let world = world().await;
    samples::member(world.db(), "Ana").await;
    for mail in ["ana@example.org", "nobody@example.org"] {
        let asker = world.as_visitor();
        let first = asker.post(&"/sign-in/forgotten", &[("mail", mail)]).await;
        assert_eq!(first.status, 200);
        let soon = asker.post(&"/sign-in/forgotten", &[("mail", mail)]).await;
        assert_eq!(soon.status, 429);
        assert_eq!(soon.field_value("mail"), mail);
        assert_eq!(soon.headers["retry-after"], "61");
    }
}

#[tokio::test]
async fn whoever_asked_for_a_letter_first_and_then_joins_is_written_to() {
    let world = world().await;
    let ana = world.as_visitor();
    let address = [("mail", "ana@example.org")];
    ana.post(&"/sign-in/forgotten", &address).await;
    work(&world).await;
    assert!(letters(&world).await.is_empty(), "there was no account yet");
    assert_eq!(ana.post(&"/join", &joining(&[])).await.status, 200);
    assert_eq!(
        letter(&world, "confirm-address").await.to_address,
        "ana@example.org"
    );
    // the second time there is an account, and no letter more
    assert_eq!(ana.post(&"/join", &joining(&[])).await.status, 200);
    assert_eq!(letters(&world).await.len(), 1);
}
