//! Somebody forgets their password.

use crate::house::{PASSWORD, ana_joins, joining, letter, letters, link, work, world};
use jiff::SignedDuration;
use people::{password, samples};
use testing::{Page, World};

const NEW: &str = "seven quiet hills";

async fn ask(world: &World, mail: &str) -> Page {
    let page = world
        .as_visitor()
        .post(&"/sign-in/forgotten", &[("mail", mail)])
        .await;
    work(world).await;
    page
}

#[tokio::test]
async fn a_letter_leads_to_a_new_password_and_every_session_ends() {
    let world = world().await;
    let ana = ana_joins(&world).await;
    let right = [("mail", "ana@example.org"), ("password", PASSWORD)];
    ana.post(&"/sign-in", &right).await;
    world.clock().pass(SignedDuration::from_mins(2));

    ask(&world, "Ana@example.org").await;
    let address = link(&letter(&world, "reset-password").await);
    let anywhere = world.as_visitor();
    assert_eq!(
        anywhere.get(&address).await.title(),
        "Choose a new password"
    );
    let refused = anywhere.post(&address, &[("new-password", "short")]).await;
    assert_eq!(
        refused.field_problem("new-password"),
        "Write at least 10 characters."
    );
    let page = anywhere.post(&address, &[("new-password", NEW)]).await;
    assert_eq!(page.notice(), "Your password is changed. Sign in with it.");

    assert_eq!(ana.get(&"/settings").await.title(), "Sign in", "signed out");
    let old = ana.post(&"/sign-in", &right).await;
    assert_eq!(old.status, 422, "the old password is over");
    ana.post(
        &"/sign-in",
        &[("mail", "ana@example.org"), ("password", NEW)],
    )
    .await;
    assert_eq!(ana.get(&"/settings").await.title(), "Settings");
    let again = anywhere
        .post(&address, &[("new-password", "another one here")])
        .await;
    assert_eq!(again.status, 409, "a link is used once");
}

#[tokio::test]
async fn the_link_ends_after_an_hour_and_a_newer_one_replaces_it() {
    let world = world().await;
    samples::member(world.db(), "Ana").await;
    ask(&world, "ana@example.org").await;
    let first = link(&letter(&world, "reset-password").await);
    world.clock().pass(SignedDuration::from_mins(2));
    ask(&world, "ana@example.org").await;
    let second = link(&letter(&world, "reset-password").await);

    let visitor = world.as_visitor();
    assert_ne!(first, second);
    assert_eq!(visitor.get(&first).await.status, 409);
    assert_eq!(visitor.get(&second).await.status, 200);
    world.clock().pass(SignedDuration::from_mins(60));
    assert_eq!(
        visitor.post(&second, &[("new-password", NEW)]).await.status,
        409
    );
}

#[tokio::test]
async fn the_letter_confirms_an_address_too() {
    let world = world().await;
    samples::unconfirmed(world.db(), "Uma").await;
    ask(&world, "uma@example.org").await;
    let address = link(&letter(&world, "reset-password").await);
    let uma = world.as_visitor();
    uma.post(&address, &[("new-password", NEW)]).await;
    uma.post(
        &"/sign-in",
        &[("mail", "uma@example.org"), ("password", NEW)],
    )
    .await;
    let settings = uma.get(&"/settings").await;
    assert!(!settings.text().contains("is not confirmed yet"));
}

/// What can be seen from outside: the page byte by byte but for the address that was typed, its status, where it led, its size.
fn seen(page: &Page, mail: &str) -> (u16, Vec<String>, String, usize) {
    let html = page.html().replace(mail, "…");
    (
        page.status.as_u16(),
        page.way.clone(),
        html.clone(),
        html.len(),
    )
}

#[tokio::test]
async fn nothing_tells_who_has_an_account() {
    let world = world().await;
    samples::member(world.db(), "Ana").await;
    let (known, nobody) = ("ana@example.org", "abc@example.org");
    let visitor = world.as_visitor();

    let forms: [(&str, Vec<(&str, &str)>); 3] = [
        ("/sign-in", vec![("password", "no such password")]),
        ("/sign-in/forgotten", vec![]),
        ("/join", joining(&[("mail", "")])),
    ];
    for (address, fields) in forms {
        let mut seen_here = Vec::new();
        for mail in [known, nobody] {
            let mut fields = fields.clone();
            fields.retain(|(name, _)| *name != "mail");
            fields.push(("mail", mail));
            let asked = store::counted(visitor.post(&address, &fields));
            let ((page, statements), hashes) = password::counted(asked).await;
            let is_join = address == "/join";
            // a new account is more rows than none; its password costs a hundred times as much, and is hashed either way
            let statements = if is_join { 0 } else { statements };
            seen_here.push((seen(&page, mail), statements, hashes));
        }
        assert_eq!(seen_here[0], seen_here[1], "{address}");
        work(&world).await;
        world.clock().pass(SignedDuration::from_mins(2));
    }
    let kinds: Vec<String> = letters(&world).await.into_iter().map(|l| l.kind).collect();
    assert_eq!(
        kinds,
        ["confirm-address", "address-taken", "reset-password"]
    );
}
