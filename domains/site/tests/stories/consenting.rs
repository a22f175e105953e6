//! Terms, privacy and licence are pages, too: whoever changes them says whether everyone is asked again.

use jiff::SignedDuration;

use crate::house::{House, house};

const REPORT: [(&str, &str); 1] = [("reason", "An advertisement.")];

async fn terms(here: &House, text: &str, asking: &str) -> testing::Page {
    here.world.clock().pass(SignedDuration::from_mins(1));
    let said = [
        ("text", text),
        ("why", "Drafts are named."),
        ("asking", asking),
    ];
    let page = here.edits("terms", "en", &said).await;
    here.world.clock().pass(SignedDuration::from_mins(1));
    page
}

#[tokio::test]
async fn whoever_saves_a_document_says_whether_everyone_agrees_anew() {
    let here = house().await;
    let form = here.form("terms", "en").await;
    assert!(form.text().contains("Does this change need a new yes?"));
    assert!(!here.form("about", "en").await.text().contains("new yes"));
    let refused = here
        .edits("terms", "en", &[("text", "New."), ("why", "x")])
        .await;
    assert_eq!(
        refused.field_problem("asking"),
        "Choose one of the answers."
    );
    assert_eq!(refused.field_value("text"), "New.");
    assert_eq!(
        here.visitor().get(&"/terms").await.texts(".prose li").len(),
        12
    );
}

#[tokio::test]
async fn a_change_that_asks_more_is_asked_before_the_next_act() {
    let here = house().await;
    let ana = here.member("Ana").await;
    here.member("Bo").await;
    let page = terms(&here, "1. Drafts count.", "anew").await;
    assert!(page.notice().starts_with("The page is saved and in force."));

    assert_eq!(ana.post(&"/people/bo/report", &REPORT).await.status, 409);
    let asked = ana.get(&"/consent?to=/people/bo").await;
    assert!(
        asked.text().contains("Drafts are named."),
        "{}",
        asked.text()
    );
    assert_eq!(
        ana.get(&asked.link("Terms")).await.texts(".prose li"),
        ["Drafts count."]
    );
    let read = asked.field_value("read");
    ana.post(&"/consent", &[("read", &read), ("to", "/")]).await;
    assert_eq!(ana.post(&"/people/bo/report", &REPORT).await.status, 200);

    // what she agreed to stays to be read, whatever the page says later
    terms(&here, "1. Drafts count twice.", "nothing").await;
    let agreed = ana.get(&"/settings").await.link("2027-01-12");
    assert_eq!(agreed, "/pages/terms/in-force/2027-01-12");
    let agreed = ana.get(&agreed).await;
    assert_eq!(agreed.texts(".prose li"), ["Drafts count."]);
    assert!(
        agreed.text().contains("This is how it came into force on"),
        "{}",
        agreed.text()
    );
    let first = here
        .visitor()
        .in_language("es")
        .get(&"/pages/terms/in-force/2026-11-01")
        .await;
    assert_eq!(first.texts(".prose li").len(), 12, "{}", first.text());
    for nowhere in [
        "/pages/terms/in-force/2027-01-13",
        "/pages/about/in-force/2026-11-01",
    ] {
        assert_eq!(ana.get(&nowhere).await.status, 404, "{nowhere}");
    }

    let versions = here.visitor().get(&"/pages/terms/versions").await;
    assert_eq!(
        versions.texts(".history .chip"),
        ["in force as 2027-01-12", "in force as 2026-11-01"]
    );
    let acts = here.steward.get(&"/stewards/acts").await.text();
    assert!(
        acts.contains("Put a document into force") && acts.contains("Changed a page"),
        "{acts}"
    );
}

#[tokio::test]
async fn better_words_ask_nobody() {
    let here = house().await;
    let ana = here.member("Ana").await;
    here.member("Bo").await;
    let page = terms(&here, "1. Drafts count.", "nothing").await;
    assert_eq!(page.notice(), "The page is saved.");
    assert_eq!(ana.post(&"/people/bo/report", &REPORT).await.status, 200);
    let documents = here.steward.get(&"/stewards/documents").await;
    assert_eq!(documents.link("Write Terms"), "/pages/terms/edit");
    assert!(documents.text().contains("2026-11-01") && !documents.text().contains("2027"));
}

#[tokio::test]
async fn a_translation_that_is_behind_says_so() {
    let here = house().await;
    terms(&here, "1. Drafts count.", "anew").await;
    let spanish = here.visitor().in_language("es");
    let page = spanish.get(&"/terms").await;
    assert!(page.texts("main .notice")[0].contains("anterior a lo que está en vigor"));
    assert_eq!(page.link("English"), "/terms?language=en");
    let said = [
        ("text", "1. Los borradores cuentan."),
        ("why", "Traducción."),
        ("asking", "nothing"),
    ];
    here.edits("terms", "es", &said).await;
    assert!(
        spanish
            .get(&"/terms")
            .await
            .texts("main .notice")
            .is_empty()
    );
}

#[tokio::test]
async fn a_form_that_comes_twice_asks_once() {
    let here = house().await;
    let form = here.form("privacy", "en").await;
    let said = [
        ("text", "Nothing is kept."),
        ("why", "Less."),
        ("asking", "anew"),
    ];
    for _ in 0..2 {
        assert_eq!(here.sends("privacy", &form, &said).await.status, 200);
    }
    let documents = here.steward.get(&"/stewards/documents").await.text();
    assert!(
        documents.contains("2027-01-12") && !documents.contains("2027-01-12-2"),
        "{documents}"
    );
}
