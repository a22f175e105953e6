//! Work is handed in and peers read it.

use testing::File;

use super::organizing::Task;
use crate::university::{Peer, says};

pub async fn they_hand_in(peers: &[Peer], task: &Task) {
    let work = task.at("work");
    let (ben, others) = peers.split_first().unwrap();
    let form = ben.get(&work).await;
    let once = form.field_value("once");
    let first = [("once", once.as_str()), ("body", "I took more water.")];
    for _ in 0..2 {
        let page = ben.post(&work, &first).await;
        assert_eq!(page.notice(), "Handed in: version 1.");
    }
    let page = ben
        .post(
            &work,
            &[
                ("body", "I took **less** water."),
                ("link", "https://example.org/loaf"),
            ],
        )
        .await;
    assert_eq!(page.notice(), "Handed in: version 2.");
    let picture = File {
        field: "file",
        name: "Benedikt Quist.pdf",
        bytes: b"%PDF-1.7 a loaf",
    };
    let page = ben
        .browser
        .post_file(
            &work,
            &[("body", "I took **less** water, see the file.")],
            picture,
        )
        .await;
    assert_eq!(page.notice(), "Handed in: version 3.");
    let changes = ben.get(&page.link("What changed in version 2")).await;
    assert_eq!(changes.texts(".diff ins")[0], "**less**");

    for (number, peer) in others.iter().enumerate() {
        let page = peer
            .post(
                &work,
                &[("body", &format!("I waited {number} hours more."))],
            )
            .await;
        assert_eq!(page.notice(), "Handed in: version 1.");
    }
}

pub async fn they_review_each_other_blindly(mia: &Peer, peers: &[Peer], task: &Task) {
    let opened = mia.post(&task.at("open-reviews"), &[]).await;
    assert_eq!(opened.notice(), "12 reviews were asked for.");

    for peer in peers {
        let desk = peer.get(&"/reviews").await;
        nobody_else_is_named(peer, peers, &desk.html());
        let waiting = desk.attributes("#waiting ~ .tasks a", "href");
        assert_eq!(waiting.len(), 3, "everybody reads three works");
        for (review, level) in waiting.iter().zip(["1", "2", "3"]) {
            let form = peer.get(review).await;
            nobody_else_is_named(peer, peers, &form.html());
            assert!(
                !is_own(peer, peers, &form.text()),
                "{} reads their own work",
                peer.name()
            );
            let said = [
                ("c1", level),
                ("c2", "2"),
                ("c1-why", "The crumb."),
                ("text", "I see what you changed; why is less clear."),
            ];
            let given = peer.post(review, &said).await;
            assert_eq!(given.notice(), "Thank you. Your review is in.");
            nobody_else_is_named(peer, peers, &given.html());
        }
    }
}

/// The works tell their authors apart by what is written in them.
fn is_own(peer: &Peer, peers: &[Peer], text: &str) -> bool {
    let number = peers
        .iter()
        .position(|one| one.sample.id == peer.sample.id)
        .unwrap();
    match number.checked_sub(1) {
        None => text.contains("I took less water"),
        Some(hours) => text.contains(&format!("I waited {hours} hours more")),
    }
}

#[track_caller]
fn nobody_else_is_named(reader: &Peer, peers: &[Peer], html: &str) {
    let html = html.to_lowercase();
    for author in peers
        .iter()
        .filter(|author| author.sample.id != reader.sample.id)
    {
        for trace in author
            .name()
            .to_lowercase()
            .split(' ')
            .chain([author.sample.handle.as_str()])
        {
            assert!(
                !html.contains(trace),
                "{} is named to {}",
                author.name(),
                reader.name()
            );
        }
    }
}

pub async fn each_sees_what_peers_say(peers: &[Peer], task: &Task) {
    for peer in peers {
        let page = peer.get(&task.at("work")).await;
        says(
            &page,
            &[
                "3 peers have read this work.",
                "mean",
                "standard deviation",
                "I see what you changed",
            ],
        );
        nobody_else_is_named(peer, peers, &page.html());
    }
}
