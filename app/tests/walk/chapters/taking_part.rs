//! People take seats, the run starts, and they talk.

use testing::Browser;

use crate::university::{Peer, University, fills, says};

/// Two seats, three people; then two more seats. Gives the four who have a seat in the end.
pub async fn seats_fill_and_the_first_who_waits_moves_up(
    here: &University,
    olga: &Browser,
    run: &str,
) -> Vec<Peer> {
    let join = format!("{run}/join");
    let (leaver, ben) = (
        here.member("Liv Anders").await,
        here.member("Benedikt Quist").await,
    );
    let cleo = here.member("Cleo Xanthos").await;

    let visitor = here.visitor().get(&join).await;
    assert_eq!(visitor.title(), "Sign in");
    let form = leaver.get(&join).await;
    let once = form.field_value("once");
    let answer = [
        ("once", once.as_str()),
        ("answer", "A flat bread, by accident."),
    ];
    for _ in 0..2 {
        leaver.post(&join, &answer).await;
    }
    says(&here.visitor().get(&run).await, &["1 of 2 taken"]);
    let page = ben.post(&join, &[("answer", "Rye.")]).await;
    assert_eq!(page.notice(), "You joined Bread for beginners.");
    let page = cleo.post(&join, &[("answer", "Nothing yet.")]).await;
    assert_eq!(
        page.notice(),
        "You are on the waiting list of Bread for beginners, at place 1."
    );
    says(
        &here.visitor().get(&"/courses").await,
        &["Waiting list, one ahead"],
    );
    says(
        &cleo.get(&run).await,
        &[
            "You are on the waiting list",
            "Your place in the line is 1.",
        ],
    );
    says(
        &olga.get(&format!("{run}/people")).await,
        &["A flat bread, by accident.", "Nothing yet."],
    );

    let page = leaver.post(&format!("{run}/leave"), &[]).await;
    assert_eq!(
        page.notice(),
        "You left Bread for beginners. What you did stays."
    );
    says(&cleo.get(&run).await, &["You have a seat"]);
    here.works().await;
    let letters = here.letters_to(&cleo.sample.address.to_string()).await;
    let kinds: Vec<&str> = letters.iter().map(|letter| letter.kind.as_str()).collect();
    assert_eq!(kinds, ["moved-up", "waitlisted"]);

    let mut peers = vec![ben, cleo];
    for name in ["Dunja Okafor", "Emre Yildirim"] {
        let peer = here.member(name).await;
        peer.post(&join, &[("answer", "Something with seeds.")])
            .await;
        says(&peer.get(&run).await, &["You are on the waiting list"]);
        peers.push(peer);
    }
    let settings = olga.get(&format!("{run}/settings")).await;
    let kept = [
        "saved",
        "starts_on",
        "ends_on",
        "zone",
        "closes",
        "question",
    ];
    fills(
        olga,
        &settings,
        &kept,
        &[("seats", "4"), ("audience", "public")],
    )
    .await;
    for peer in &peers {
        says(&peer.get(&run).await, &["You have a seat"]);
    }
    peers
}

pub async fn the_run_starts(here: &University, olga: &Browser, peers: &[Peer], run: &str) {
    here.world.clock().pass_days(6);
    for step in ["close-signup", "start"] {
        let page = olga.post(&format!("{run}/steps/{step}"), &[]).await;
        assert!(
            page.notice().starts_with("Done."),
            "{step}: {}",
            page.text()
        );
    }
    here.works().await;
    let letters = here.letters_to(&peers[0].sample.address.to_string()).await;
    assert_eq!(letters[0].subject, "It starts: Bread for beginners");

    let home = peers[0].get(&run).await;
    assert_eq!(home.texts(".weeks a span"), ["Week 1", "Week 2"]);
    assert_eq!(home.texts(".weeks .now strong").len(), 1, "one week is now");
    assert_eq!(
        home.texts("section.next h2"),
        ["Your next step: The first loaf"]
    );
    says(&home, &["0 of 1 tasks done, 0 of 3 reviews given"]);

    let reading = peers[0].get(&home.link("The first loaf")).await;
    assert_eq!(reading.texts(".prose em"), ["autolyse"]);
    let ticked = peers[0]
        .post(&reading.link("I have done this"), &[("done", "yes")])
        .await;
    assert_eq!(ticked.notice(), "Ticked.");
    let home = peers[0].get(&run).await;
    assert_eq!(
        home.texts("section.next h2"),
        ["Your next step: Bake and tell"]
    );
    let task = peers[0].get(&home.link("Begin")).await;
    says(
        &task,
        &[
            "Bread by Wikibooks contributors",
            "What peers look at",
            "Your next step: hand in your work",
        ],
    );
}

pub async fn they_talk(here: &University, peers: &[Peer], run: &str) {
    let (ben, cleo) = (&peers[0], &peers[1]);
    let home = ben.get(&format!("{run}?week=2")).await;
    let task = ben.get(&home.link("Bake and tell")).await;
    let form = ben.get(&task.link("Start a thread")).await;
    let said = [
        ("title", "How long do you knead?"),
        ("body", "I stop when it is *smooth*."),
    ];
    let thread = fills(&ben.browser, &form, &["once", "activity"], &said).await;
    assert_eq!(thread.notice(), "Your thread is open.");
    let address = thread.address.split(['?', '#']).next().unwrap().to_owned();
    says(&cleo.get(&task.address).await, &["How long do you knead?"]);

    let page = cleo.get(&address).await;
    says(&page, &["One post is new to you."]);
    let reply = [
        ("once", page.field_value("once")),
        ("body", "Ten minutse.".to_owned()),
    ];
    let reply: Vec<(&str, &str)> = reply
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let to = page.link("Reply");
    here.world.clock().pass_days(1);
    for _ in 0..2 {
        cleo.post(&to, &reply).await;
    }
    let page = cleo.get(&address).await;
    assert_eq!(
        page.texts(".replies .prose"),
        ["Ten minutse."],
        "a double click answers once"
    );

    let form = cleo.get(&page.link("Change")).await;
    let page = fills(
        &cleo.browser,
        &form,
        &["version"],
        &[("body", "Ten minutes.")],
    )
    .await;
    assert_eq!(page.notice(), "Saved.");
    assert_eq!(page.texts(".replies .prose"), ["Ten minutes."]);

    let page = ben.get(&address).await;
    says(&page, &["One post is new to you."]);
    assert_eq!(page.attributes(".post.new", "id").len(), 1);
    let until = page.attributes("[name=until]", "value").remove(0);
    let page = ben
        .post(&format!("{address}/read"), &[("until", &until)])
        .await;
    assert!(page.attributes(".post.new", "id").is_empty());
}
