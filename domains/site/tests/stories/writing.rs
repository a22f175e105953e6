//! Stewards write the pages, and nothing that they wrote is lost.

use testing::Page;

use crate::house::{House, house};

/// What is typed into a form.
type Said<'a> = &'a [(&'a str, &'a str)];

const WHY: (&str, &str) = ("why", "We are bakers.");

/// Salma fits the page to her community.
async fn edited(here: &House) -> Page {
    let said = [
        ("title", "About the bakers"),
        ("text", "We bake **bread**.\n\n## How\n\nSlowly."),
        WHY,
    ];
    here.edits("about", "en", &said).await
}

#[tokio::test]
async fn a_steward_fits_a_page_to_the_community() {
    let here = house().await;
    let form = here.form("about", "en").await;
    assert!(
        form.text().contains("This text came with Stoa"),
        "{}",
        form.text()
    );
    assert_eq!(form.field_value("title"), "About");

    let page = edited(&here).await;
    assert_eq!(page.notice(), "The page is saved.");
    assert_eq!(page.title(), "About the bakers");
    assert_eq!(page.texts(".prose h2"), ["How"]);
    assert!(
        page.attributes("main a.button", "href")
            .contains(&"/pages/about/edit?language=en".to_owned())
    );
    let spanish = here.visitor().in_language("es").get(&"/about").await;
    assert_eq!(
        spanish.title(),
        "Acerca de",
        "other languages stay as they were"
    );
    assert!(
        !here
            .form("about", "en")
            .await
            .text()
            .contains("This text came with Stoa")
    );

    let acts = here.steward.get(&"/stewards/acts").await;
    assert!(acts.text().contains("Changed a page"), "{}", acts.text());
    assert!(acts.text().contains("We are bakers."));
    assert_eq!(acts.link("where"), "/pages/about/changes/en/2");
}

#[tokio::test]
async fn every_version_stays_readable_with_who_and_why() {
    let here = house().await;
    edited(&here).await;
    let visitor = here.visitor();
    let list = visitor
        .get(&visitor.get(&"/about").await.link("Versions"))
        .await;
    assert_eq!(list.texts(".history strong"), ["Version 2", "Version 1"]);
    assert_eq!(list.texts(".history .person"), ["Salma"]);
    assert!(list.text().contains("We are bakers.") && list.text().contains("came with Stoa"));
    assert!(!list.text().contains("Restore"), "only stewards restore");

    let first = visitor.get(&list.link("Version 1")).await;
    assert_eq!(first.title(), "About");
    assert!(first.texts(".notice")[0].contains("an earlier version"));
    assert_eq!(first.link("Read what it says today"), "/about");
    let newest = visitor.get(&"/pages/about/versions/en/2").await;
    assert!(newest.texts(".notice")[0].contains("the newest version"));

    let changes = visitor.get(&list.link("What changed Version 2")).await;
    assert_eq!(changes.title(), "What version 2 changed");
    assert_eq!(changes.texts(".diff ins")[0], "the bakers");
    assert!(
        changes
            .texts(".diff del")
            .iter()
            .any(|gone| gone.contains("no professors"))
    );
    for nowhere in [
        "versions/en/3",
        "versions/fr/1",
        "changes/en/1",
        "versions/en/x",
        "in-force/1",
    ] {
        let page = visitor.get(&format!("/pages/about/{nowhere}")).await;
        assert_eq!(page.status, 404, "{nowhere}");
    }
}

#[tokio::test]
async fn an_earlier_version_comes_back_as_a_new_one() {
    let here = house().await;
    edited(&here).await;
    let list = here.steward.get(&"/pages/about/versions?language=en").await;
    let form = here.steward.get(&list.link("Restore Version 1")).await;
    assert_eq!(form.field_value("title"), "About");
    assert_eq!(form.field_value("why"), "Back to version 1.");
    assert_eq!(form.field_value("version"), "2");
    let page = here.sends("about", &form, &[]).await;
    assert_eq!(page.title(), "About");
    let list = here.steward.get(&"/pages/about/versions?language=en").await;
    assert_eq!(
        list.texts(".history strong"),
        ["Version 3", "Version 2", "Version 1"]
    );
}

#[tokio::test]
async fn a_long_history_goes_on_behind_a_link() {
    let here = house().await;
    for number in 2..=35 {
        let text = format!("Text {number}.");
        here.edits("values", "en", &[("text", &text), ("why", "More.")])
            .await;
        here.world.clock().pass(jiff::SignedDuration::from_mins(1));
    }
    let list = here.visitor().get(&"/pages/values/versions").await;
    assert_eq!(list.texts(".history strong").len(), 30);
    let rest = here.visitor().get(&list.link("More")).await;
    assert_eq!(rest.texts(".history strong").len(), 5);
    assert_eq!(rest.link("Back"), "/pages/values/versions?language=en");
}

#[tokio::test]
async fn of_two_who_write_at_once_the_second_is_told_and_loses_nothing() {
    let here = house().await;
    let form = here.form("about", "en").await;
    edited(&here).await;
    let typed = [("text", "We brew *tea*."), ("why", "Tea.")];
    let refused = here.sends("about", &form, &typed).await;
    assert_eq!(refused.status, 422);
    assert!(
        refused
            .field_problem("text")
            .starts_with("Somebody else saved this page")
    );
    assert_eq!(refused.field_value("text"), "We brew *tea*.");
    assert_eq!(refused.field_value("why"), "Tea.");
    assert!(
        refused
            .texts(".diff ins")
            .iter()
            .any(|come| come.contains("bake")),
        "{}",
        refused.text()
    );

    let page = here.sends("about", &refused, &typed).await;
    assert_eq!(page.notice(), "The page is saved.");
    assert!(page.html().contains("<em>tea</em>"));
    let list = here.visitor().get(&"/pages/about/versions").await;
    assert_eq!(list.texts(".history strong").len(), 3, "theirs stays, too");
}

#[tokio::test]
async fn two_who_begin_a_translation_do_not_overwrite_each_other() {
    let here = house().await;
    let new = [
        ("slug", "house-rules"),
        ("language", "en"),
        ("title", "House rules"),
        ("text", "Wash up."),
        ("why", "New."),
        ("place", "aside"),
    ];
    here.steward.post(&"/stewards/pages/new", &new).await;
    let form = here.form("house-rules", "es").await;
    assert!(
        form.text().contains("Wash up."),
        "the text to translate stands below"
    );
    assert_eq!(form.field_value("version"), "0");
    let said = [
        ("title", "Normas"),
        ("text", "Friega."),
        ("why", "Traducción."),
    ];
    assert_eq!(here.sends("house-rules", &form, &said).await.status, 200);
    let mine = [
        ("title", "Reglas"),
        ("text", "Lava."),
        ("why", "Traducción."),
        ("once", ""),
    ];
    let refused = here.sends("house-rules", &form, &mine).await;
    assert_eq!(refused.status, 422);
    assert_eq!(refused.field_value("title"), "Reglas");
}

#[tokio::test]
async fn a_form_that_comes_twice_is_taken_once() {
    let here = house().await;
    let form = here.form("about", "en").await;
    let said = [("text", "Once."), ("why", "Short.")];
    for _ in 0..2 {
        let page = here.sends("about", &form, &said).await;
        assert_eq!(page.notice(), "The page is saved.");
    }
    let list = here.visitor().get(&"/pages/about/versions").await;
    assert_eq!(list.texts(".history strong").len(), 2);
}

#[tokio::test]
async fn what_does_not_fit_is_said_beside_its_field() {
    let here = house().await;
    let long = "x".repeat(site::page::LONGEST_TEXT + 1);
    let cases: [(Said<'_>, &str, &str); 6] = [
        (&[("title", " "), WHY], "title", "Write something here."),
        (&[("text", " \n"), WHY], "text", "Write something here."),
        (
            &[("text", &long), WHY],
            "text",
            "Write at most 50000 characters.",
        ),
        (
            &[("text", "a\u{0}b"), WHY],
            "text",
            "Some characters cannot be shown. Type the text again.",
        ),
        (
            &[("text", "New."), ("why", "")],
            "why",
            "Write something here.",
        ),
        (
            &[WHY],
            "text",
            "Nothing is different from the version that is there.",
        ),
    ];
    for (said, field, problem) in cases {
        let page = here.edits("about", "en", said).await;
        assert_eq!(page.status, 422, "{field}");
        assert_eq!(page.field_problem(field), problem);
    }
    assert_eq!(here.visitor().get(&"/about").await.title(), "About");
}

#[tokio::test]
async fn hostile_markdown_is_shown_as_text() {
    let here = house().await;
    let text = "<script>alert(1)</script>\n\n[x](javascript:alert(2)) <img src=x onerror=alert(3)>\n\n<style>*{display:none}</style>";
    let said = [
        ("title", "<b onclick=x>Us</b>"),
        ("text", text),
        ("why", "<i>why</i>"),
    ];
    here.edits("about", "en", &said).await;
    here.edits("about", "en", &[("text", "Clean."), WHY]).await;
    for address in [
        "/about",
        "/pages/about/versions",
        "/pages/about/versions/en/2",
        "/pages/about/changes/en/2",
        "/pages/about/changes/en/3",
    ] {
        let html = here.visitor().get(&address).await.html();
        for bad in [
            "<script>alert",
            "=\"javascript:",
            "<img src=x",
            "<style>*",
            "<b onclick",
            "<i>why",
        ] {
            assert!(!html.contains(bad), "{bad} on {address}");
        }
    }
}

#[tokio::test]
async fn only_stewards_write() {
    let here = house().await;
    let bo = here.member("Bo").await;
    let addresses = [
        "/pages/about/edit",
        "/pages/about/place",
        "/stewards/pages",
        "/stewards/pages/new",
    ];
    for address in addresses {
        assert_eq!(bo.get(&address).await.status, 403, "{address}");
        assert!(
            here.visitor()
                .get(&address)
                .await
                .address
                .starts_with("/sign-in")
        );
        assert_eq!(here.steward.get(&address).await.status, 200, "{address}");
    }
    let said = [
        ("version", "1"),
        ("language", "en"),
        ("title", "Mine"),
        ("text", "Mine."),
        ("why", "Mine."),
        ("slug", "mine"),
        ("place", "foot"),
        ("position", "1"),
    ];
    for address in [
        "/pages/about/edit",
        "/pages/about/place",
        "/stewards/pages/new",
    ] {
        assert_eq!(bo.post(&address, &said).await.status, 403, "{address}");
        assert!(
            here.visitor()
                .post(&address, &said)
                .await
                .address
                .starts_with("/sign-in")
        );
    }
    assert_eq!(here.visitor().get(&"/about").await.title(), "About");
    assert_eq!(here.steward.get(&"/pages/nowhere/edit").await.status, 404);
}
