//! Certificates, and what stays.

use testing::Browser;

use crate::university::{Peer, University, link, says};

/// Gives the address of Ben's certificate.
pub async fn who_met_the_rule_has_a_certificate(here: &University, peers: &[Peer]) -> String {
    here.works().await;
    let ben = &peers[0];
    let letters = here.letters_to(&ben.sample.address.to_string()).await;
    let letters: Vec<_> = letters
        .iter()
        .filter(|letter| letter.subject == "Your certificate: Bread for beginners")
        .collect();
    assert_eq!(letters.len(), 1, "one certificate, one letter");
    let awards = ben.get(&"/awards").await;
    assert_eq!(awards.link("Bread for beginners"), link(letters[0]));
    for peer in peers {
        says(&peer.get(&"/awards").await, &["Bread for beginners"]);
    }
    link(letters[0])
}

pub async fn the_run_becomes_an_edition(here: &University, olga: &Browser, run: &str) {
    here.world.clock().pass_days(26);
    for step in ["wrap-up", "finish"] {
        let page = olga.post(&format!("{run}/steps/{step}"), &[]).await;
        assert!(
            page.notice().starts_with("Done."),
            "{step}: {}",
            page.text()
        );
        here.works().await;
    }

    let page = here.visitor().get(&run).await;
    assert_eq!(page.way, [run.replace("/runs/", "/editions/")]);
    says(
        &page,
        &[
            "This is the edition of a finished run",
            "How does flour become bread?",
        ],
    );
    assert!(
        page.link("Run this course again")
            .starts_with("/courses/bread-for-beginners")
    );
    let talk = here
        .visitor()
        .get(&format!("{}/discussion", page.address))
        .await;
    let thread = here
        .visitor()
        .get(&talk.link("How long do you knead?"))
        .await;
    says(&thread, &["Ten minutes.", "Benedikt Quist"]);
    let list = here.visitor().get(&"/editions").await;
    assert_eq!(list.texts(".item h3").len(), 2);
}

pub async fn anybody_checks_the_certificate(here: &University, certificate: &str) {
    let page = here.visitor().get(&certificate).await;
    assert_eq!(page.title(), "Benedikt Quist");
    says(
        &page,
        &[
            "This certificate is valid",
            "What it is",
            "What it is not",
            "It is not a degree, not credit, and not an exam.",
            "Olga of the Oven",
            "Mia Zwolle",
        ],
    );
    let pattern = here.visitor().get(&page.link("Download the pattern")).await;
    assert_eq!(pattern.headers["content-type"], "image/svg+xml");
    assert!(pattern.html().starts_with("<svg"), "{}", pattern.html());
    assert!(pattern.html().contains("Each column is a review given: 3"));

    let other = here
        .visitor()
        .get(&format!("{}x", &certificate[..certificate.len() - 1]))
        .await;
    assert_eq!(other.status, 404, "an address cannot be guessed");
}
