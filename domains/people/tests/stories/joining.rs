//! Somebody joins, confirms the mail address and becomes a member.

use crate::house::{PASSWORD, joining, letters, link, world};
use base::Handle;
use people::person::Standing;
use people::{samples, store};

#[tokio::test]
async fn a_person_joins_and_confirms_the_address() {
    let world = world().await;
    let ana = world.as_visitor();

    let page = ana.post(&"/join", &joining(&[])).await;
    assert_eq!(
        page.notice(),
        "Look into your mail: we sent a letter to that address. Open its link, then sign in."
    );
    let letter = letters(&world).await.remove(0);
    assert_eq!(
        (letter.kind.as_str(), letter.to_address.as_str()),
        ("confirm-address", "ana@example.org")
    );
    assert_eq!(
        letter.subject,
        "Confirm your mail address for Test University"
    );

    let page = ana
        .post(
            &"/sign-in",
            &[("mail", "Ana@Example.org"), ("password", PASSWORD)],
        )
        .await;
    assert!(ana.cookie("stoa_session").is_some(), "{}", page.text());
    let settings = ana.get(&"/settings").await;
    assert!(
        settings
            .text()
            .contains("ana@example.org is not confirmed yet"),
        "{}",
        settings.text()
    );

    let address = link(&letter);
    let asked = ana.get(&address).await;
    assert_eq!(asked.title(), "Confirm your mail address");
    let still = ana.get(&"/settings").await;
    assert!(
        still.text().contains("is not confirmed yet"),
        "opening the link changes nothing"
    );
    let page = ana.post(&address, &[]).await;
    assert_eq!(page.notice(), "Your mail address is confirmed. Welcome.");

    let again = ana.post(&address, &[]).await;
    assert_eq!(again.status, 409);
    assert!(again.text().contains("This link was used already"));

    let (session, handle) = (
        world.db().read().await.unwrap(),
        Handle::parse("ana-ferreira").unwrap(),
    );
    let person = store::by_handle(&session, &handle).await.unwrap().unwrap();
    assert_eq!(
        (person.standing, person.zone.name()),
        (Standing::Member, "Europe/Madrid")
    );
    assert!(
        settings.text().contains("version 2026-11-01"),
        "consent is recorded with its version"
    );
}

#[tokio::test]
async fn every_answer_is_checked_beside_its_field_and_kept_as_typed() {
    let world = world().await;
    let page = world
        .as_visitor()
        .post(
            &"/join",
            &[
                ("name", "  "),
                ("mail", "ana at home"),
                ("password", "password123"),
                ("language", "tlh"),
                ("zone", "Europe/Madrid"),
                ("other-zone", "Mars/Olympus"),
                ("consent", "terms"),
            ],
        )
        .await;

    assert_eq!(page.status, 422);
    let problems = [
        ("name", "Write something here."),
        ("mail", "This is not a mail address."),
        (
            "password",
            "This is one of the passwords that are tried first. Choose another one.",
        ),
        ("language", "Choose a language from the list."),
        ("other-zone", "Choose a time zone from the list."),
        ("consent", "All three are needed to join."),
    ];
    for (field, problem) in problems {
        assert_eq!(page.field_problem(field), problem, "{field}");
    }
    assert_eq!(page.field_value("mail"), "ana at home");
    assert_eq!(page.field_value("other-zone"), "Mars/Olympus");
    assert_eq!(page.field_value("password"), "");
    assert!(!page.html().contains("password123"));
    assert!(letters(&world).await.is_empty());
}

#[tokio::test]
async fn an_address_with_an_account_gets_the_same_answer_and_another_letter() {
    let world = world().await;
    let ana = samples::member(world.db(), "Ana").await;
    let visitor = world.as_visitor();

    let fresh = visitor
        .post(&"/join", &joining(&[("mail", "new@example.org")]))
        .await;
    let taken = visitor
        .post(
            &"/join",
            &joining(&[("mail", ana.address.as_str()), ("name", "Mallory")]),
        )
        .await;

    assert_eq!(
        (fresh.status, fresh.way.clone(), fresh.notice()),
        (taken.status, taken.way.clone(), taken.notice())
    );
    let letter = letters(&world).await.remove(0);
    assert_eq!(
        (letter.kind.as_str(), letter.person_id),
        ("address-taken", Some(ana.id.raw()))
    );
    assert!(letter.text.starts_with("Hello Ana,"), "{}", letter.text);
    let mallory = visitor.get(&"/people/mallory").await;
    assert_eq!(mallory.status, 404);
}

#[tokio::test]
async fn a_double_click_has_one_effect() {
    let world = world().await;
    let visitor = world.as_visitor();
    visitor.post(&"/join", &joining(&[])).await;
    visitor.post(&"/join", &joining(&[])).await;

    assert_eq!(letters(&world).await.len(), 1);
    assert_eq!(visitor.get(&"/people/ana-ferreira").await.status, 200);
    assert_eq!(visitor.get(&"/people/ana-ferreira-2").await.status, 404);
}

#[tokio::test]
async fn a_new_letter_replaces_the_old_one_but_not_at_once() {
    let world = world().await;
    let ana = world.as_visitor();
    ana.post(&"/join", &joining(&[])).await;
    ana.post(
        &"/sign-in",
        &[("mail", "ana@example.org"), ("password", PASSWORD)],
    )
    .await;

    let page = ana.post(&"/settings/confirmation", &[]).await;
    assert!(
        page.notice().starts_with("A letter went out a moment ago."),
        "{}",
        page.notice()
    );

    world.clock().pass_days(1);
    let page = ana.post(&"/settings/confirmation", &[]).await;
    assert_eq!(page.notice(), "A new letter is on its way.");
    let letters = letters(&world).await;
    assert_eq!(letters.len(), 2);
    assert_eq!(
        ana.get(&link(&letters[1])).await.status,
        409,
        "the old link is over"
    );
    assert_eq!(ana.get(&link(&letters[0])).await.status, 200);

    world.clock().pass_days(3);
    assert_eq!(
        ana.post(&link(&letters[0]), &[]).await.status,
        409,
        "a link works for three days"
    );
}

#[tokio::test]
async fn letters_are_in_the_language_of_whoever_gets_them() {
    let world = world().await;
    let visitor = world.as_visitor();
    visitor
        .post(
            &"/join",
            &joining(&[("language", "es"), ("mail", "eva@example.org")]),
        )
        .await;
    visitor
        .post(
            &"/join",
            &joining(&[
                ("language", "ar"),
                ("mail", "layla@example.org"),
                ("name", "ليلى"),
            ]),
        )
        .await;

    let letters = letters(&world).await;
    assert_eq!(
        letters[1].subject,
        "Confirma tu dirección de correo para Test University"
    );
    assert!(letters[0].html.contains("<div lang=\"ar\" dir=\"rtl\">"));
}
