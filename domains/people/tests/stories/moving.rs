//! Somebody moves to another mail address.

use crate::house::{PASSWORD, ana_joins, letter, letters, link, world};
use jiff::SignedDuration;
use people::samples;
use testing::{Browser, World};

const MOVE: [(&str, &str); 2] = [("mail", "ana@new.example"), ("password", PASSWORD)];

async fn signed_in(world: &World) -> Browser {
    let ana = ana_joins(world).await;
    sign_in(&ana, "ana@example.org").await;
    ana
}

async fn sign_in(browser: &Browser, mail: &str) -> bool {
    browser
        .post(&"/sign-in", &[("mail", mail), ("password", PASSWORD)])
        .await;
    browser.get(&"/settings").await.title() == "Settings"
}

#[tokio::test]
async fn the_new_address_confirms_and_the_old_one_can_take_it_back() {
    let world = world().await;
    let ana = signed_in(&world).await;

    let page = ana.post(&"/settings/mail", &MOVE).await;
    assert_eq!(
        page.notice(),
        "A letter is on its way to the new address. Open its link there."
    );
    let asked = letter(&world, "move-address").await;
    assert_eq!(asked.to_address, "ana@new.example");
    let settings = ana.get(&"/settings").await.text();
    assert!(
        settings.contains("ana@example.org"),
        "nothing changed yet: {settings}"
    );

    let there = world.as_visitor();
    assert_eq!(there.get(&link(&asked)).await.title(), "Sign in");
    let bo = world.as_person(&samples::member(world.db(), "Bo").await);
    assert_eq!(
        bo.post(&link(&asked), &[]).await.status,
        409,
        "a letter to a mistyped address gives nobody the account"
    );
    let page = ana.get(&link(&asked)).await;
    assert!(
        page.text()
            .contains("Letters go to ana@new.example from now on")
    );
    let page = ana.post(&link(&asked), &[]).await;
    assert!(page.notice().starts_with("Your mail address is changed."));
    assert!(page.text().contains("ana@new.example"));
    assert_eq!(ana.post(&link(&asked), &[]).await.status, 409, "once");
    assert!(!sign_in(&world.as_visitor(), "ana@example.org").await);
    assert!(sign_in(&world.as_visitor(), "ana@new.example").await);

    let told = letter(&world, "address-moved").await;
    assert_eq!(told.to_address, "ana@example.org");
    world.clock().pass_days(6);
    let page = there.post(&link(&told), &[]).await;
    assert_eq!(
        page.notice(),
        "The account is back at your address. Choose a new password now."
    );
    assert_eq!(page.title(), "Forgotten password");
    assert_eq!(ana.get(&"/settings").await.title(), "Sign in", "signed out");
    assert!(sign_in(&world.as_visitor(), "ana@example.org").await);
    assert_eq!(there.get(&link(&told)).await.status, 409, "once");
}

#[tokio::test]
async fn who_moves_an_account_twice_does_not_close_the_way_back() {
    let world = world().await;
    let ana = signed_in(&world).await;
    ana.post(&"/settings/mail", &MOVE).await;
    ana.post(&link(&letter(&world, "move-address").await), &[])
        .await;
    let first = letter(&world, "address-moved").await;
    let again = [("mail", "ana@third.example"), ("password", PASSWORD)];
    ana.post(&"/settings/mail", &again).await;
    ana.post(&link(&letter(&world, "move-address").await), &[])
        .await;

    let page = world.as_visitor().post(&link(&first), &[]).await;
    assert!(
        page.notice().starts_with("The account is back"),
        "{}",
        page.text()
    );
    assert!(sign_in(&world.as_visitor(), "ana@example.org").await);

    world.clock().pass_days(8);
    let second = letter(&world, "address-moved").await;
    assert_eq!(world.as_visitor().get(&link(&second)).await.status, 409);
}

#[tokio::test]
async fn an_address_of_somebody_else_gets_the_same_answer_and_another_letter() {
    let world = world().await;
    let bo = samples::member(world.db(), "Bo").await;
    let ana = signed_in(&world).await;

    let free = ana.post(&"/settings/mail", &MOVE).await;
    let taken = [("mail", bo.address.as_str()), ("password", PASSWORD)];
    let page = ana.post(&"/settings/mail", &taken).await;
    assert_eq!(
        (free.status, free.way.clone(), free.html()),
        (page.status, page.way.clone(), page.html())
    );
    let wanted = letter(&world, "address-wanted").await;
    assert_eq!(wanted.person_id, Some(bo.id.raw()));
    assert!(wanted.text.starts_with("Hello Bo,"), "{}", wanted.text);
}

#[tokio::test]
async fn the_password_is_asked_and_what_was_typed_is_kept() {
    let world = world().await;
    let ana = signed_in(&world).await;
    let cases = [
        (
            "mail",
            "not an address",
            PASSWORD,
            "This is not a mail address.",
        ),
        (
            "mail",
            "ana@example.org",
            PASSWORD,
            "This is your mail address already.",
        ),
        (
            "password",
            "ana@new.example",
            "wrong one here",
            "This is not your password so far.",
        ),
    ];
    for (field, mail, password, problem) in cases {
        let page = ana
            .post(&"/settings/mail", &[("mail", mail), ("password", password)])
            .await;
        assert_eq!(page.status, 422);
        assert_eq!(page.field_problem(field), problem);
        assert_eq!(page.field_value("mail"), mail);
    }
    ana.post(&"/settings/mail", &MOVE).await;
    let soon = ana.post(&"/settings/mail", &MOVE).await;
    assert_eq!(soon.status, 429);
    assert_eq!(soon.field_value("mail"), "ana@new.example");
    world.clock().pass(SignedDuration::from_mins(1));
    let later = ana.post(&"/settings/mail", &MOVE).await;
    assert!(later.notice().starts_with("A letter is on its way"));
    let moves = letters(&world).await;
    let moves = moves.iter().filter(|letter| letter.kind == "move-address");
    assert_eq!(moves.count(), 2);
}
