//! Settings, pages of people, the mailbox, and who may open what.

use crate::house::{joining, world, world_where};
use base::Now;
use people::routes::ShowPerson;
use people::{doors, samples};
use web::{Guard, MailWay, Mode};

const SETTINGS: [(&str, &str); 7] = [
    ("name", "Ana F."),
    ("handle", "@Ana-F"),
    ("language", "es"),
    ("zone", "America/Bogota"),
    ("other-zone", ""),
    ("about", "I like **bees** <script>alert(1)</script>"),
    ("version", "1"),
];

fn with<'a>(name: &'a str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    SETTINGS
        .iter()
        .map(|(field, old)| {
            if *field == name {
                (name, value)
            } else {
                (*field, *old)
            }
        })
        .collect()
}

#[tokio::test]
async fn a_person_sets_name_handle_language_zone_and_a_word_about_them() {
    let world = world().await;
    let ana = samples::member(world.db(), "Ana").await;
    let browser = world.as_person(&ana);

    let page = browser.post(&"/settings", &SETTINGS).await;

    assert_eq!(page.notice(), "Your settings are saved.");
    assert_eq!(page.title(), "Ajustes", "the page speaks the new language");
    assert_eq!(page.field_value("zone"), "America/Bogota");
    let page = world.as_visitor().get(&"/people/ana-f").await;
    assert_eq!(page.title(), "Ana F.");
    assert!(
        page.html().contains("<strong>bees</strong> &lt;script&gt;"),
        "{}",
        page.html()
    );
    assert!(
        page.text().contains("Member since 1 September 2026"),
        "{}",
        page.text()
    );
    assert_eq!(world.as_visitor().get(&"/people/ana").await.status, 404);
}

#[tokio::test]
async fn settings_that_cannot_be_are_refused_beside_their_field() {
    let world = world().await;
    let ana = samples::member(world.db(), "Ana").await;
    samples::member(world.db(), "Bo").await;
    let browser = world.as_person(&ana);

    let long = "x".repeat(2_001);
    let cases = [
        ("handle", "bo", "Somebody else has this handle."),
        ("handle", "admin", "The site keeps this handle for itself."),
        ("handle", "Ana F", "Use small letters, digits and hyphens."),
        ("name", "", "Write something here."),
        (
            "name",
            "an\u{202e}a",
            "Some characters cannot be shown. Type the text again.",
        ),
        ("zone", "Mars/Olympus", "Choose a time zone from the list."),
        ("about", &long, "Write at most 2000 characters."),
        ("version", "7", ""),
    ];
    for (field, value, problem) in cases {
        let page = browser.post(&"/settings", &with(field, value)).await;
        assert_eq!(page.status, 422, "{field} {value}");
        assert_eq!(page.field_problem(field), problem, "{field} {value}");
    }
    let page = browser.post(&"/settings", &with("version", "7")).await;
    assert!(
        page.texts(".errors li")[0].starts_with("Your settings were changed in another window"),
        "no field is at fault"
    );
    assert_eq!(
        world.as_visitor().get(&"/people/ana").await.title(),
        "Ana",
        "nothing was changed"
    );
}

#[tokio::test]
async fn a_zone_that_is_not_on_the_list_may_be_typed() {
    let world = world().await;
    let ana = samples::member(world.db(), "Ana").await;
    let page = world
        .as_person(&ana)
        .post(&"/settings", &with("other-zone", "America/Asuncion"))
        .await;
    assert_eq!(page.field_value("other-zone"), "America/Asuncion");
}

#[tokio::test]
async fn pages_of_people_say_who_they_are() {
    let world = world().await;
    samples::steward(world.db(), "Salma").await;
    let old = samples::imported(world.db(), "Old Hand").await;
    let gone = samples::member(world.db(), "Gone").await;
    let now: Now = world.now();
    let id = gone.id;
    let erased: Result<(), store::Fault> = world
        .db()
        .write(|tx| {
            let now = now.clone();
            async move { doors::erase(&tx, id, &now).await }
        })
        .await;
    erased.unwrap();

    let visitor = world.as_visitor();
    assert!(
        visitor
            .get(&"/people/salma")
            .await
            .text()
            .contains("Steward")
    );
    let page = visitor.get(&ShowPerson { handle: old.handle }).await;
    assert!(
        page.text()
            .contains("Known from the archive, without an account here."),
        "{}",
        page.text()
    );
    assert_eq!(visitor.get(&"/people/gone").await.status, 404);
    assert_eq!(
        visitor.get(&"/people/nobody-of-that-name").await.status,
        404
    );
    assert_eq!(
        world.as_person(&gone).get(&"/settings").await.title(),
        "Sign in",
        "who left is signed out"
    );
}

#[tokio::test]
async fn in_a_demo_the_mailbox_shows_ones_own_letters_and_stewards_all() {
    let world = world_where(|site| site.mode = Mode::Demo).await;
    let bo = samples::member(world.db(), "Bo").await;
    let salma = samples::steward(world.db(), "Salma").await;
    let visitor = world.as_visitor();
    for number in 0..22 {
        let mail = format!("person{number}@example.org");
        visitor.post(&"/join", &joining(&[("mail", &mail)])).await;
    }
    visitor
        .post(&"/join", &joining(&[("mail", "bo@example.org")]))
        .await;

    let own = world.as_person(&bo).get(&"/mailbox").await;
    assert_eq!(own.texts("article").len(), 1);
    assert!(
        own.text()
            .contains("You have an account at Test University already"),
        "{}",
        own.text()
    );
    let steward = world.as_person(&salma);
    let all = steward.get(&"/mailbox").await;
    assert_eq!(all.texts("article").len(), 20);
    let older = steward.get(&all.link("More")).await;
    assert_eq!(older.texts("article").len(), 3);
    assert_eq!(visitor.get(&"/mailbox").await.title(), "Sign in");
}

#[tokio::test]
async fn in_earnest_only_stewards_read_letters_and_nobody_where_mail_leaves() {
    let world = world().await;
    let bo = samples::member(world.db(), "Bo").await;
    let salma = samples::steward(world.db(), "Salma").await;
    assert_eq!(world.as_person(&bo).get(&"/mailbox").await.status, 403);
    assert_eq!(world.as_person(&salma).get(&"/mailbox").await.status, 200);

    let world = world_where(|site| site.mail = MailWay::Smtp).await;
    let salma = samples::steward(world.db(), "Salma").await;
    assert_eq!(world.as_person(&salma).get(&"/mailbox").await.status, 404);
}

#[tokio::test]
async fn who_may_open_what() {
    let world = world().await;
    samples::unconfirmed(world.db(), "Ana").await;
    for door in people::routes().table() {
        let address = door
            .pattern
            .replace("{handle}", "ana")
            .replace("{token}", "1111111111111111")
            .replace("{session}", "1111111111111111")
            .replace("{report}", "1111111111111111");
        let page = match door.method {
            web::Method::Get => world.as_visitor().get(&address).await,
            web::Method::Post => world.as_visitor().post(&address, &[]).await,
        };
        let sent_away = page.address.starts_with("/sign-in?to=");
        let needs_account = matches!(
            door.guard,
            Guard::SignedIn | Guard::Policy(_) | Guard::Steward
        );
        assert_eq!(
            sent_away, needs_account,
            "{:?} {}",
            door.method, door.pattern
        );
    }
}
