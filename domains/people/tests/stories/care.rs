//! Reports, decisions, suspensions, and what is remembered of them.

use crate::house::{letter, letters, world};
use people::samples::{self, Sample};
use testing::{Browser, World};

const REPORT: [(&str, &str); 1] = [("reason", "The page is an *advertisement*.")];

/// Ana reports Bo; gives the address of the report, as Salma sees it.
async fn reported(world: &World, salma: &Browser) -> (Sample, Sample, String) {
    let ana = samples::member(world.db(), "Ana").await;
    let bo = samples::member(world.db(), "Bo").await;
    let page = world.as_person(&ana).get(&"/people/bo").await;
    let form = world.as_person(&ana).get(&page.link("Report")).await;
    assert_eq!(form.title(), "Report");
    let sent = world
        .as_person(&ana)
        .post(&"/people/bo/report", &REPORT)
        .await;
    assert_eq!(sent.notice(), "Thank you. The stewards will look at it.");
    let list = salma.get(&"/stewards/reports").await;
    let address = list.link("Person");
    (ana, bo, address)
}

#[tokio::test]
async fn a_report_is_read_and_settled_with_a_suspension() {
    let world = world().await;
    let salma = samples::steward(world.db(), "Salma").await;
    let steward = world.as_person(&salma);
    let (ana, bo, report) = reported(&world, &steward).await;

    let page = steward.get(&report).await;
    assert!(page.text().contains("The page is an *advertisement*."));
    let refused = steward
        .post(&report, &[("outcome", "suspend"), ("why", "")])
        .await;
    assert_eq!(refused.field_problem("why"), "Write something here.");
    let hidden = steward
        .post(&report, &[("outcome", "hide"), ("why", "x")])
        .await;
    assert_eq!(
        hidden.field_problem("outcome"),
        "Choose one of the answers."
    );
    let page = steward
        .post(&report, &[("outcome", "suspend"), ("why", "Advertising.")])
        .await;
    assert_eq!(page.notice(), "The report is settled.");
    assert_eq!(page.texts("article").len(), 0);

    let told = letter(&world, "suspended").await;
    assert_eq!(told.person_id, Some(bo.id.raw()));
    assert!(
        told.text.contains("Their reason: Advertising."),
        "{}",
        told.text
    );
    assert!(told.text.contains("http://stoa.test/answer"));
    let heard = letter(&world, "report-settled").await;
    assert_eq!(heard.person_id, Some(ana.id.raw()));
    assert!(
        !heard.text.contains("Advertising."),
        "the reason is between stewards and Bo"
    );

    let held = world.as_person(&bo);
    let settings = held.get(&"/settings").await;
    assert!(
        settings.text().contains("Advertising."),
        "{}",
        settings.text()
    );
    assert_eq!(
        held.get(&"/people/ana").await.status,
        200,
        "reading goes on"
    );
    let stopped = held.post(&"/people/ana/report", &REPORT).await;
    assert_eq!(stopped.status, 409);
    assert!(
        stopped.text().contains("not act here for now"),
        "{}",
        stopped.text()
    );

    let answered = held.post(&"/answer", &[("reason", "I took it off.")]).await;
    assert_eq!(answered.notice(), "Your answer is with the stewards.");
    let list = steward.get(&"/stewards/reports").await;
    assert!(list.text().contains("I took it off."), "{}", list.text());

    let again = steward
        .post(&report, &[("outcome", "nothing"), ("why", "x")])
        .await;
    assert_eq!(again.status, 422, "somebody settled it");
    let page = steward
        .post(&format!("{report}/take-back"), &[("why", "It is gone.")])
        .await;
    assert!(page.notice().starts_with("The decision is taken back"));
    let free = held.post(&"/people/ana/report", &REPORT).await;
    assert_eq!(free.notice(), "Thank you. The stewards will look at it.");

    let acts = steward.get(&"/stewards/acts").await.texts("article");
    let kinds: Vec<&str> = acts
        .iter()
        .map(|act| act.split(" just now").next().unwrap())
        .collect();
    assert_eq!(
        kinds,
        ["Lifted a suspension", "Suspended", "Settled a report"]
    );
    assert!(
        acts[1].contains("Salma") && acts[1].contains("about Bo"),
        "{acts:?}"
    );
}

#[tokio::test]
async fn nothing_to_be_done_tells_only_whoever_reported() {
    let world = world().await;
    let salma = samples::steward(world.db(), "Salma").await;
    let steward = world.as_person(&salma);
    let (ana, _, report) = reported(&world, &steward).await;
    world
        .as_person(&ana)
        .post(&"/people/bo/report", &REPORT)
        .await;
    let open = steward.get(&"/stewards/reports").await;
    assert_eq!(
        open.texts("article").len(),
        1,
        "the same again adds nothing"
    );

    steward
        .post(&report, &[("outcome", "nothing"), ("why", "It is fine.")])
        .await;
    let kinds: Vec<String> = letters(&world).await.into_iter().map(|l| l.kind).collect();
    assert_eq!(kinds, ["report-settled"]);
    let settled = steward.get(&"/stewards/reports?settled=1").await;
    assert_eq!(settled.texts("article").len(), 1);
}

#[tokio::test]
async fn a_steward_suspends_and_lifts_from_the_persons_page() {
    let world = world().await;
    let bo = samples::member(world.db(), "Bo").await;
    let salma = samples::steward(world.db(), "Salma").await;
    samples::steward(world.db(), "Sami").await;
    let steward = world.as_person(&salma);

    let page = steward.get(&"/people/bo").await;
    let form = steward.get(&page.link("Suspend, or lift it")).await;
    assert_eq!(form.title(), "Suspend a person");
    let page = steward
        .post(&"/people/bo/suspend", &[("why", "Insults.")])
        .await;
    assert_eq!(page.notice(), "Suspended, and told so by letter.");
    let twice = steward
        .post(&"/people/bo/suspend", &[("why", "Insults.")])
        .await;
    assert_eq!(
        twice.field_problem("why"),
        "This person is suspended already."
    );
    let banner = world.as_person(&bo).get(&"/people/salma").await;
    assert!(
        banner.text().contains("Why, and how to answer"),
        "{}",
        banner.text()
    );
    let page = steward
        .post(&"/people/bo/lift", &[("why", "We talked.")])
        .await;
    assert_eq!(page.notice(), "The suspension is lifted.");
    assert_eq!(
        letter(&world, "suspension-lifted").await.person_id,
        Some(bo.id.raw())
    );
    let twice = steward
        .post(&"/people/bo/lift", &[("why", "We talked.")])
        .await;
    assert_eq!(twice.status, 422);

    let other = steward.post(&"/people/sami/suspend", &[("why", "x")]).await;
    assert!(
        other
            .field_problem("why")
            .starts_with("Only members can be suspended")
    );
}

#[tokio::test]
async fn only_stewards_care() {
    let world = world().await;
    let bo = samples::member(world.db(), "Bo").await;
    samples::member(world.db(), "Ana").await;
    let member = world.as_person(&bo);
    for address in [
        "/stewards/reports",
        "/stewards/acts",
        "/stewards/documents",
        "/people/ana/suspend",
    ] {
        assert_eq!(member.get(&address).await.status, 403, "{address}");
    }
    let acts = [
        ("/people/ana/suspend", "why"),
        ("/people/ana/lift", "why"),
        ("/stewards/documents", "note"),
    ];
    for (address, field) in acts {
        assert_eq!(
            member.post(&address, &[(field, "x")]).await.status,
            403,
            "{address}"
        );
    }
    assert_eq!(letters(&world).await.len(), 0);
    let gone = member.get(&"/people/nobody/report").await;
    assert_eq!(gone.status, 404);
}

#[tokio::test]
async fn long_lists_are_paged() {
    let world = world().await;
    let salma = samples::steward(world.db(), "Salma").await;
    let steward = world.as_person(&salma);
    for number in 0..23 {
        let note = format!("Change {number}.");
        steward
            .post(
                &"/stewards/documents",
                &[("document", "terms"), ("note", &note)],
            )
            .await;
    }
    let first = steward.get(&"/stewards/acts").await;
    assert_eq!(first.texts("article").len(), 20);
    let second = steward.get(&first.link("More")).await;
    assert_eq!(second.texts("article").len(), 3);
}
