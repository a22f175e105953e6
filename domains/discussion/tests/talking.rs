//! People talk in a run: threads, answers, thanks, changes.

#![expect(clippy::unwrap_used, reason = "tests")]

mod house;

use house::House;
use people::samples::Sample;
use testing::Page;

#[tokio::test]
async fn a_participant_starts_a_thread_and_a_peer_answers() {
    let house = House::running().await;
    let thread = house.thread().await;

    let ben = house.world.as_person(&house.ben);
    let list = ben.get(&house.discussion()).await;
    assert_eq!(list.texts("h3"), ["What is *fair*?"]);
    assert_eq!(list.texts(".item .chip"), ["1 new"]);

    let page = ben.get(&thread).await;
    assert_eq!(page.title(), "What is *fair*?");
    let reply = page.link("Reply");
    house.world.clock().pass_days(1);
    let page = ben.post(&reply, &[("body", "Four **factors**.")]).await;
    assert_eq!(page.notice(), "Posted.");
    assert_eq!(page.texts(".post .replies .prose"), ["Four factors."]);
    assert_eq!(
        page.attributes("[data-draft-clear]", "data-draft-clear")
            .len(),
        1
    );

    let ana = house.world.as_person(&house.ana);
    let page = ana.get(&thread).await;
    assert!(
        page.text().contains("One post is new to you."),
        "{}",
        page.text()
    );
    assert_eq!(page.attributes(".post.new", "id").len(), 1);
    let page = ana
        .post(
            &format!("{thread}/read"),
            &[("until", &page.attributes("[name=until]", "value")[0])],
        )
        .await;
    assert_eq!(page.notice(), "Marked as read.");
    assert!(page.attributes(".post.new", "id").is_empty());
}

#[tokio::test]
async fn opening_a_page_marks_nothing_as_read() {
    let house = House::running().await;
    let thread = house.thread().await;
    let ben = house.world.as_person(&house.ben);
    for _ in 0..2 {
        let page = ben.get(&thread).await;
        assert!(page.text().contains("One post is new to you."));
    }
}

#[tokio::test]
async fn a_double_click_posts_once() {
    let house = House::running().await;
    let thread = house.thread().await;
    let ben = house.world.as_person(&house.ben);
    let page = ben.get(&thread).await;
    let once = page.field_value("once");
    let fields = [("once", once.as_str()), ("body", "Hello!")];
    let first = ben.post(&format!("{thread}/posts"), &fields).await;
    let second = ben.post(&format!("{thread}/posts"), &fields).await;
    assert_eq!(first.address, second.address);
    assert_eq!(
        ben.get(&thread).await.texts(".prose").len(),
        2 + 1,
        "two posts and the preview"
    );
}

#[tokio::test]
async fn an_empty_post_keeps_the_form() {
    let house = House::running().await;
    let thread = house.thread().await;
    let ben = house.world.as_person(&house.ben);
    let page = ben
        .post(&format!("{thread}/posts"), &[("body", "  ")])
        .await;
    assert_eq!(page.status, 422);
    assert_eq!(page.field_problem("body"), "Write something here.");

    let page = ben
        .post(
            &format!("{}/new", house.discussion()),
            &[("title", ""), ("body", "My text")],
        )
        .await;
    assert_eq!(page.field_problem("title"), "Write something here.");
    assert_eq!(page.field_value("body"), "My text");
}

#[tokio::test]
async fn posts_are_changed_and_withdrawn_by_their_authors() {
    let house = House::running().await;
    let thread = house.thread().await;
    house.answers(&house.ben, &thread, "Firts!").await;
    let ben = house.world.as_person(&house.ben);
    let edit = ben.get(&thread).await.link("Change");
    let form = ben.get(&edit).await;
    assert_eq!(form.field_value("body"), "Firts!");
    let version = form.field_value("version");

    let page = ben
        .post(&edit, &[("body", "First!"), ("version", &version)])
        .await;
    assert_eq!(page.notice(), "Saved.");
    assert!(page.text().contains("changed just now"), "{}", page.text());

    let page = ben
        .post(&edit, &[("body", "Second window"), ("version", &version)])
        .await;
    assert_eq!(page.status, 422);
    assert_eq!(page.field_value("body"), "Second window");

    let reply = edit.replace("/edit", "/reply");
    let page = house
        .world
        .as_person(&house.ana)
        .post(&reply, &[("body", "Well done")])
        .await;
    assert_eq!(page.notice(), "Posted.");

    let withdraw = edit.replace("/edit", "/withdraw");
    let page = house.world.as_person(&house.ana).post(&withdraw, &[]).await;
    assert_eq!(page.status, 403);
    let page = ben.post(&withdraw, &[]).await;
    assert_eq!(page.notice(), "Your post is withdrawn.");
    assert!(!page.text().contains("First!"));
    assert_eq!(
        page.texts(".post.gone > p"),
        ["This post was withdrawn by its author."]
    );
    assert_eq!(page.texts(".post.gone .replies .prose"), ["Well done"]);
    assert!(page.text().contains("2 posts"));
}

#[tokio::test]
async fn thanks_count_once_for_each_person() {
    let house = House::running().await;
    let thread = house.thread().await;
    let ben = house.world.as_person(&house.ben);
    let thank = ben.get(&thread).await.link("Thank");
    ben.post(&thank, &[]).await;
    let page = ben.post(&thank, &[]).await;
    assert_eq!(page.texts(".post .count"), ["1"]);
    let page = house.world.as_person(&house.ana).post(&thank, &[]).await;
    assert_eq!(page.title(), "This post is your own.");
    let page = ben.post(&thank.replace("/thank", "/unthank"), &[]).await;
    assert!(page.texts(".post .count").is_empty());
}

#[tokio::test]
async fn a_quotation_stands_in_the_answer() {
    let house = House::running().await;
    let thread = house.thread().await;
    let ben = house.world.as_person(&house.ben);
    let quote = ben.get(&thread).await.link("Quote");
    let form = ben.get(&quote).await;
    assert_eq!(form.field_value("body").trim_end(), "> I show films.");
}

#[tokio::test]
async fn the_page_learns_of_newer_posts() {
    let house = House::running().await;
    let thread = house.thread().await;
    let ben = house.world.as_person(&house.ben);
    let watch = ben
        .get(&thread)
        .await
        .attributes(".newer", "data-watch")
        .remove(0);
    assert_eq!(ben.get(&watch).await.status, 204);
    house.world.clock().pass_days(1);
    house.answers(&house.ana, &thread, "One more").await;
    assert_eq!(ben.get(&watch).await.html(), "One new post");
    assert_eq!(
        house.world.as_person(&house.ana).get(&watch).await.status,
        204
    );
}

#[tokio::test]
async fn organizers_announce_and_everybody_gets_a_letter() {
    let house = House::running().await;
    let new = format!("{}/new", house.discussion());
    let fields = [
        ("title", "We start"),
        ("body", "On **Monday**."),
        ("kind", "announcement"),
    ];
    let page = house.world.as_person(&house.ana).post(&new, &fields).await;
    assert_eq!(page.status, 403);
    let page = house.world.as_person(&house.olga).post(&new, &fields).await;
    assert_eq!(page.texts("main > .head .chip"), ["Announcement"]);

    let app = house.world.app();
    let fact = {
        let db = app.db.read().await.unwrap();
        let facts = store::facts::facts_after(&db, 0, 100).await.unwrap();
        facts
            .into_iter()
            .find(|fact| fact.kind == "announced")
            .unwrap()
    };
    for _ in 0..2 {
        discussion::emails::announced(app, &fact).await.unwrap();
    }
    let db = app.db.read().await.unwrap();
    let letters = store::outbox::letters_all(&db, store::outbox::Page::first(10))
        .await
        .unwrap();
    let to: Vec<_> = letters
        .iter()
        .map(|letter| letter.to_address.as_str())
        .collect();
    assert_eq!(letters.len(), 2, "{to:?}");
    assert_eq!(letters[0].subject, "Copyright: We start");
    assert!(letters[0].text.contains("http://stoa.test/threads/"));
}

#[tokio::test]
async fn long_threads_are_read_in_pages_and_posts_are_found_in_their_place() {
    let house = House::running().await;
    let now = house.world.now();
    let texts: Vec<String> = (1..=120).map(|number| format!("Post {number}")).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let (run, author) = (house.run.id, house.ana.id);
    let founded = house
        .world
        .db()
        .write(|tx| {
            let (texts, now) = (texts.clone(), now.clone());
            async move { discussion::samples::thread(&tx, run, author, "Long", &texts, &now).await }
        })
        .await
        .unwrap();
    let visitor = house.world.as_visitor();
    let (page, statements) =
        store::counted(visitor.get(&format!("/threads/{}", founded.token))).await;
    assert!(statements <= 8, "{statements} statements");
    let posts = page.texts(".thread .prose");
    assert_eq!(
        (posts.len(), posts[0].as_str(), posts[49].as_str()),
        (50, "Post 1", "Post 50")
    );
    let page = visitor.get(&page.link("More")).await;
    let page = visitor.get(&page.link("More")).await;
    assert_eq!(page.texts(".thread .prose").len(), 20);
    let page = visitor.get(&page.link("Back")).await;
    assert_eq!(page.texts(".thread .prose")[0], "Post 51");

    let address = format!("/threads/{}?post={}", founded.token, founded.posts[99]);
    let (page, statements) = store::counted(visitor.get(&address)).await;
    assert!(statements <= 8, "{statements} statements");
    let ids = page.attributes(".post", "id");
    assert!(ids.contains(&format!("p_{}", founded.posts[99])));
}

#[tokio::test]
async fn who_has_no_place_reads_and_learns_who_writes() {
    let house = House::running().await;
    let thread = house.thread().await;
    let page = house.world.as_person(&house.mia).get(&thread).await;
    assert!(
        page.text()
            .contains("Only participants and organizers of this run write here.")
    );
    assert!(page.attributes("textarea", "id").is_empty());
    assert!(!page.text().contains("new to you"));
}

const ARABIC: &str = "أعرض أفلامًا في الصف.\n\nIt says `fair use`.\n\n> من القانون";

impl House {
    /// Somebody who reads the site in that language writes a post.
    async fn says(&self, who: &Sample, reads: &str, thread: &str, said: &[(&str, &str)]) -> Page {
        let browser = self
            .world
            .as_person(who)
            .with_cookie("stoa_language", reads);
        let page = browser.post(&format!("{thread}/posts"), said).await;
        assert_eq!(page.status, 200, "{}", page.text());
        page
    }
}

#[tokio::test]
async fn arabic_in_an_english_thread_is_arabic_for_all_who_read_it() {
    let house = House::running().await;
    let thread = house.thread().await;
    house
        .says(&house.ben, "ar", &thread, &[("body", ARABIC)])
        .await;
    for reads in ["en", "ar"] {
        let page = house
            .world
            .as_visitor()
            .in_language(reads)
            .get(&thread)
            .await;
        assert_eq!(page.attributes("html", "lang"), [reads]);
        assert_eq!(page.attributes(".post .prose", "lang"), ["en", "ar"]);
        assert_eq!(page.attributes(".post .prose", "dir"), ["ltr", "rtl"]);
        let blocks = page.attributes(".prose[lang=ar] > *", "dir");
        assert_eq!(
            blocks,
            ["auto", "auto", "auto"],
            "each paragraph runs its own way"
        );
        assert_eq!(page.attributes(".prose[lang=ar] code", "dir"), ["ltr"]);
        assert!(
            page.attributes(".prose[lang=ar] blockquote p", "dir")
                .is_empty()
        );
    }
}

#[tokio::test]
async fn a_language_that_cannot_be_is_not_claimed() {
    let house = House::running().await;
    let thread = house.thread().await;
    house
        .says(&house.ben, "en", &thread, &[("body", ARABIC)])
        .await;
    let page = house.world.as_visitor().get(&thread).await;
    assert_eq!(
        page.attributes(".post .prose", "lang"),
        ["en"],
        "nobody knows whether it is Arabic or Persian"
    );
    assert_eq!(page.attributes(".post .prose > *", "dir").len(), 4);
}

#[tokio::test]
async fn who_says_the_language_of_a_post_knows_best() {
    let house = House::running().await;
    let thread = house.thread().await;
    let ben = house.world.as_person(&house.ben);
    let form = ben.get(&thread).await;
    assert_eq!(
        form.texts("select[name=language] option"),
        [
            "English",
            "español",
            "العربية",
            "English",
            "Español",
            "العربية"
        ],
        "the language of the course first; those of the page are in its foot"
    );
    let page = house
        .says(
            &house.ben,
            "en",
            &thread,
            &[("body", "Cuatro factores."), ("language", "es")],
        )
        .await;
    assert_eq!(page.attributes(".post .prose", "lang"), ["en", "es"]);
    let edit = page.link("Change");
    let form = ben.get(&edit).await;
    assert_eq!(form.field_value("language"), "es");
    let version = form.field_value("version");
    let said = [
        ("body", "Cuatro factores."),
        ("language", "en"),
        ("version", &version),
    ];
    let page = ben.post(&edit, &said).await;
    assert_eq!(page.attributes(".post .prose", "lang"), ["en", "en"]);
    let nonsense = [("body", "Hm."), ("language", "no language")];
    let page = house.says(&house.ben, "en", &thread, &nonsense).await;
    assert_eq!(page.attributes(".post .prose", "lang"), ["en", "en", "en"]);
}

#[tokio::test]
async fn a_title_has_the_language_of_its_thread() {
    let house = House::running().await;
    let ana = house
        .world
        .as_person(&house.ana)
        .with_cookie("stoa_language", "ar");
    let said = [("title", "ما العادل؟"), ("body", "أعرض أفلامًا.")];
    let page = ana
        .post(&format!("{}/new", house.discussion()), &said)
        .await;
    assert_eq!(page.attributes(".post .prose", "lang"), ["ar"]);
    let list = house.world.as_visitor().get(&house.discussion()).await;
    assert_eq!(list.attributes("h3 a", "lang"), ["ar"]);
    assert_eq!(list.attributes("h3 a", "dir"), ["auto"]);
}
