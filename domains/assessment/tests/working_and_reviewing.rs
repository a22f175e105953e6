//! Stories: work is handed in, peers read it, results come.
#![expect(clippy::unwrap_used, reason = "tests")]

mod story;

use assessment::store::done_counts;
use people::samples::member;
use story::{NAMES, Story};
use testing::File;

#[tokio::test]
async fn a_work_has_versions_that_can_be_compared() {
    let story = Story::with(1).await;
    let ana = &story.peers[0];
    let browser = story.world.as_person(ana);

    let page = browser.get(&story.task.work()).await;
    assert_eq!(page.title(), "My work: Weigh a case");
    let page = story.hands_in(ana, "I weigh two factors.").await;
    assert_eq!(page.notice(), "Handed in: version 1.");
    assert_eq!(page.field_value("body"), "I weigh two factors.");
    let page = story.hands_in(ana, "I weigh two factors.").await;
    assert_eq!(
        page.field_problem("body"),
        "This is the same as your latest version."
    );
    let page = story.hands_in(ana, "I weigh four factors.").await;
    assert_eq!(page.notice(), "Handed in: version 2.");
    assert_eq!(page.texts("code.copy").len(), 2);

    let changes = browser.get(&page.link("What changed in version 2")).await;
    assert_eq!(changes.texts(".diff del"), ["two"]);
    assert_eq!(changes.texts(".diff ins"), ["four"]);
}

#[tokio::test]
async fn a_double_click_hands_in_once() {
    let story = Story::with(1).await;
    let browser = story.world.as_person(&story.peers[0]);
    let form = browser.get(&story.task.work()).await;
    let fields = [("body", "Once."), ("once", &*form.field_value("once"))];

    browser.post(&story.task.work(), &fields).await;
    let again = browser.post(&story.task.work(), &fields).await;

    assert_eq!(again.notice(), "Handed in: version 1.");
    assert_eq!(again.texts("code.copy").len(), 1);
}

#[tokio::test]
async fn files_are_taken_by_their_content_and_sent_as_attachments() {
    let story = Story::with(2).await;
    let (ana, ben) = (&story.peers[0], &story.peers[1]);
    let file = |name, bytes| File {
        field: "file",
        name,
        bytes,
    };
    let browser = story.world.as_person(ana);

    let script = file(
        "essay.pdf",
        b"<html><script>alert(1)</script></html>".as_slice(),
    );
    let page = browser.post_file(&story.task.work(), &[], script).await;
    assert!(
        page.field_problem("file").starts_with("Files of this kind"),
        "{}",
        page.text()
    );
    let essay = file("Ana Ferreira.pdf", b"%PDF-1.7 an essay".as_slice());
    let page = browser.post_file(&story.task.work(), &[], essay).await;
    assert_eq!(page.notice(), "Handed in: version 1.");

    story.hands_in(ben, "Words only.").await;
    story
        .world
        .as_person(&story.olga)
        .post(&story.open_reviews(), &[])
        .await;
    let work = browser.get(&page.link("Version 1")).await;
    let address = work.link("Ana Ferreira.pdf");
    let fetched = browser.get(&address).await;
    assert_eq!(fetched.bytes, b"%PDF-1.7 an essay");
    assert_eq!(fetched.headers["content-type"], "application/pdf");
    assert_eq!(fetched.headers["x-content-type-options"], "nosniff");
    assert_eq!(
        fetched.headers["content-disposition"],
        "attachment; filename=\"Ana-Ferreira.pdf\""
    );

    let reviews = story.reviews_of(ben).await;
    let blind = story.world.as_person(ben).get(&reviews[0]).await;
    assert!(!blind.html().contains("Ferreira"), "{}", blind.html());
    let fetched = story
        .world
        .as_person(ben)
        .get(&blind.link("work-1.pdf"))
        .await;
    assert_eq!(
        fetched.headers["content-disposition"],
        "attachment; filename=\"work-1.pdf\""
    );
    let stranger = member(story.world.db(), "Zoe").await;
    let refused = story.world.as_person(&stranger).get(&address).await;
    assert_eq!(refused.status, 403);
}

#[tokio::test]
async fn three_peers_read_each_work_and_the_author_sees_what_they_say() {
    let story = Story::with(5).await;
    story.all_hand_in().await;
    let olga = story.world.as_person(&story.olga);
    let works = olga.get(&story.works()).await;
    assert_eq!(works.texts("tbody tr").len(), 5);
    let opened = olga.post(&story.open_reviews(), &[]).await;
    assert_eq!(opened.notice(), "15 reviews were asked for.");

    let ana = &story.peers[0];
    let page = story.world.as_person(ana).get(&story.task.work()).await;
    assert!(
        page.text().contains("Waiting for 3 reviews"),
        "{}",
        page.text()
    );
    for peer in &story.peers {
        let reviews = story.reviews_of(peer).await;
        assert_eq!(reviews.len(), 3, "{}", peer.name);
        for (review, level) in reviews.iter().zip(["1", "2", "3"]) {
            let form = story.world.as_person(peer).get(review).await;
            for name in NAMES {
                let is_own = peer.name.as_str() == name;
                assert!(is_own || !form.text().contains(name), "{}", form.text());
            }
            let given = story.gives(peer, review, level).await;
            assert_eq!(given.notice(), "Thank you. Your review is in.");
        }
    }

    let page = story.world.as_person(ana).get(&story.task.work()).await;
    assert!(
        page.text().contains("3 peers have read this work."),
        "{}",
        page.text()
    );
    assert_eq!(page.texts("circle.dot, .plot svg").len(), 8);
    for name in &NAMES[1..] {
        assert!(
            !page.texts("#main").join(" ").contains(name),
            "{}",
            page.text()
        );
    }
    let said = story.world.as_person(ana);
    let thanks = said.post(&page.link("Yes"), &[("useful", "yes")]).await;
    assert_eq!(thanks.notice(), "Thank you. Your answer is kept.");
    assert!(thanks.text().contains("Called useful by the author."));

    let db = story.world.db().read().await.unwrap();
    let counts = done_counts(&db, story.task.run.id).await.unwrap();
    assert_eq!(counts.len(), 5);
    for count in counts {
        assert_eq!(
            (count.tasks_handed_in, count.reviews_given, count.peers_read),
            (1, 3, 3)
        );
    }
}

#[tokio::test]
async fn a_review_says_everything_or_stays_a_draft() {
    let story = Story::with(3).await;
    story.all_hand_in().await;
    story
        .world
        .as_person(&story.olga)
        .post(&story.open_reviews(), &[])
        .await;
    let ana = &story.peers[0];
    let review = &story.reviews_of(ana).await[0];
    let browser = story.world.as_person(ana);

    let page = browser
        .post(review, &[("text", "Too short."), ("c1", "2")])
        .await;
    assert_eq!(page.status, 422);
    assert_eq!(page.field_problem("c2"), "Choose one of the answers.");
    assert_eq!(page.field_problem("text"), "Write at least 20 characters.");
    assert_eq!(page.field_value("text"), "Too short.");

    let draft = [("text", "Begun"), ("c2", "3"), ("act", "keep")];
    let page = browser.post(review, &draft).await;
    assert_eq!(page.notice(), "Your draft is kept. Only you see it.");
    assert_eq!(page.field_value("text"), "Begun");
    assert_eq!(page.attributes("#c2 input[checked]", "value"), ["3"]);

    story.gives(ana, review, "3").await;
    let page = browser.get(review).await;
    assert!(
        page.text()
            .contains("You can change it until the author sees it.")
    );
    let other = &story.peers[1];
    assert_eq!(story.world.as_person(other).get(review).await.status, 403);
    assert_eq!(
        story.world.as_person(&story.olga).get(review).await.status,
        403
    );
}

#[tokio::test]
async fn a_late_work_gets_its_reviewers_and_a_small_group_is_told() {
    let story = Story::with(6).await;
    for peer in &story.peers[..3] {
        story.hands_in(peer, "An early answer.").await;
    }
    let olga = story.world.as_person(&story.olga);
    let page = olga.post(&story.open_reviews(), &[]).await;
    assert_eq!(page.notice(), "6 reviews were asked for.");
    assert!(
        page.text()
            .contains("Fewer than three peers read each work"),
        "{}",
        page.text()
    );

    story.hands_in(&story.peers[3], "A late answer.").await;

    let page = olga.get(&story.works()).await;
    assert_eq!(
        page.texts("td.num"),
        ["0 of 3", "0 of 3", "0 of 3", "0 of 3"]
    );
}

#[tokio::test]
async fn organizers_release_results_before_everything_is_in() {
    let story = Story::with(4).await;
    story.all_hand_in().await;
    let olga = story.world.as_person(&story.olga);
    olga.post(&story.open_reviews(), &[]).await;
    let ana = &story.peers[0];
    let reviews = story.reviews_of(ana).await;
    story.gives(ana, &reviews[0], "2").await;

    let release = story
        .task
        .work()
        .to_string()
        .replace("/work", "/release-results");
    let page = olga.post(&release, &[]).await;
    assert_eq!(page.notice(), "Everybody has their results.");

    let refused = story.gives(ana, &reviews[0], "1").await;
    assert_eq!(refused.status, 409);
    assert_eq!(
        refused.title(),
        "The author has seen this review. It cannot change any more."
    );
    let late = story.gives(ana, &reviews[1], "1").await;
    assert_eq!(late.notice(), "Thank you. Your review is in.");
}

#[tokio::test]
async fn nobody_hands_in_without_end_and_what_was_typed_is_kept() {
    let story = Story::with(1).await;
    let ana = &story.peers[0];
    for number in 1..=30 {
        let page = story.hands_in(ana, &format!("Version {number}")).await;
        assert_eq!(page.notice(), format!("Handed in: version {number}."));
    }
    let page = story.hands_in(ana, "One more version").await;
    assert_eq!(page.status, 429);
    assert_eq!(page.field_value("body"), "One more version");
    assert!(
        page.field_problem("body")
            .starts_with("Try again in 2 minutes.")
    );
}

#[tokio::test]
async fn a_work_and_its_reviews_are_read_in_their_own_languages() {
    let story = Story::with(3).await;
    let ana = story
        .world
        .as_person(&story.peers[0])
        .with_cookie("stoa_language", "ar");
    let page = ana
        .post(&story.task.work(), &[("body", "أوازن بين أربعة عوامل.")])
        .await;
    assert_eq!(page.field_value("language"), "ar");
    let mine = ana.get(&page.attributes(".history a", "href")[0]).await;
    assert_eq!(mine.attributes("#version ~ .prose", "lang"), ["ar"]);
    assert_eq!(mine.attributes("#version ~ .prose", "dir"), ["rtl"]);

    let ben = story.world.as_person(&story.peers[1]);
    let said = [("body", "Peso cuatro factores."), ("language", "es")];
    let page = ben.post(&story.task.work(), &said).await;
    let his = ben.get(&page.attributes(".history a", "href")[0]).await;
    assert_eq!(his.attributes("#version ~ .prose", "lang"), ["es"]);
    story.hands_in(&story.peers[2], "I weigh them, too.").await;

    let olga = story.world.as_person(&story.olga);
    olga.post(&story.open_reviews(), &[]).await;
    for peer in &story.peers {
        for review in story.reviews_of(peer).await {
            story.gives(peer, &review, "1").await;
        }
    }
    let results = ana.get(&story.task.work()).await;
    let languages = results.attributes("#results ~ .panel .prose", "lang");
    assert!(
        !languages.is_empty() && languages.iter().all(|one| one == "en"),
        "{languages:?}"
    );
    assert_eq!(results.attributes("html", "dir"), ["rtl"]);
}
