//! A document gets a new version, and people are asked again.

use crate::house::world;
use jiff::SignedDuration;
use people::samples;

#[tokio::test]
async fn a_new_version_is_asked_before_the_next_act_and_recorded() {
    let world = world().await;
    let ana = samples::member(world.db(), "Ana").await;
    samples::member(world.db(), "Bo").await;
    let salma = samples::steward(world.db(), "Salma").await;
    let (ana, steward) = (world.as_person(&ana), world.as_person(&salma));

    let quiet = ana.get(&"/settings").await.text();
    assert!(!quiet.contains("What everyone here agrees to has changed"));
    let refused = steward
        .post(
            &"/stewards/documents",
            &[("document", "terms"), ("note", " ")],
        )
        .await;
    assert_eq!(refused.field_problem("note"), "Write something here.");
    let page = steward
        .post(
            &"/stewards/documents",
            &[
                ("document", "terms"),
                ("note", "We say what happens to *drafts*."),
            ],
        )
        .await;
    assert_eq!(page.notice(), "Version 2027-01-12 is in force.");

    world.clock().pass(SignedDuration::from_mins(1));
    let settings = ana.get(&"/settings").await;
    assert!(
        settings
            .text()
            .contains("What everyone here agrees to has changed")
    );
    assert_eq!(ana.get(&"/people/bo").await.status, 200, "reading goes on");
    let saved = ana.post(&"/settings/sessions/end", &[]).await;
    assert_eq!(saved.status, 200, "what is one's own goes on too");
}

#[tokio::test]
async fn who_agrees_goes_on_where_they_were() {
    let world = world().await;
    let ana = samples::member(world.db(), "Ana").await;
    samples::member(world.db(), "Bo").await;
    let salma = samples::steward(world.db(), "Salma").await;
    let (ana, steward) = (world.as_person(&ana), world.as_person(&salma));
    for note in ["First.", "Second."] {
        steward
            .post(
                &"/stewards/documents",
                &[("document", "terms"), ("note", note)],
            )
            .await;
        world.clock().pass(SignedDuration::from_mins(1));
    }

    let report = [("reason", "An advertisement.")];
    let stopped = ana.post(&"/people/bo/report", &report).await;
    assert_eq!(stopped.status, 409);
    assert!(
        stopped.text().contains("Read what changed"),
        "{}",
        stopped.text()
    );
    let other = world.as_person(&samples::steward(world.db(), "Sami").await);
    let held = other.post(&"/people/bo/suspend", &[("why", "x")]).await;
    assert_eq!(held.status, 409, "stewards are asked too");

    let asked = ana.get(&"/consent?to=/people/bo").await;
    assert!(asked.text().contains("Second."), "{}", asked.text());
    assert!(!asked.text().contains("First."), "only the newest version");
    assert!(
        asked.text().contains("version 2027-01-12-2"),
        "{}",
        asked.text()
    );
    let read = asked.field_value("read");
    let stale = ana
        .post(&"/consent", &[("read", "terms:2026-11-01"), ("to", "/")])
        .await;
    assert!(stale.notice().starts_with("There is something newer"));
    let page = ana
        .post(&"/consent", &[("read", &read), ("to", "/people/bo")])
        .await;
    assert_eq!(page.address, "/people/bo");
    assert_eq!(page.notice(), "Thank you. That is recorded.");
    let settings = ana.get(&"/settings").await.text();
    assert!(
        settings.contains("version 2027-01-12-2, agreed 12 January"),
        "{settings}"
    );
    let done = ana.post(&"/people/bo/report", &report).await;
    assert_eq!(done.notice(), "Thank you. The stewards will look at it.");
    assert_eq!(
        ana.get(&"/consent").await.text(),
        "What changedYou agreed to all that is in force."
    );
}
