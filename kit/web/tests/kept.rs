//! Pages that are kept: drawn once for all visitors, drawn again when what they stand on has changed.
#![expect(clippy::unwrap_used, reason = "tests")]

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use axum::body::Body;
use http::{Request, StatusCode, header};
use store::{basis, outbox};
use testing::World;
use web::{Doors, Guard, Head, Visit, html, once};

web::route! {
    /// A page that counts letters.
    ShowLetters = "/letters" {}
    /// A page with a form that is taken once.
    ShowForm = "/form" {}
}

static DRAWN: AtomicU32 = AtomicU32::new(0);

async fn letters(visit: Visit) -> web::Answer {
    DRAWN.fetch_add(1, Ordering::SeqCst);
    let session = visit.app.db.read().await?;
    let letters = outbox::letters_all(&session, outbox::Page::first(50)).await?;
    Ok(visit.page(
        Head::of("Letters"),
        html! { p { (letters.len()) " letters" } },
    ))
}

async fn form(visit: Visit) -> web::Answer {
    Ok(visit.page(
        Head::of("Form"),
        html! { form { (once::field(&visit.now)) } },
    ))
}

async fn world() -> World {
    let doors = Doors::new()
        .get_kept::<ShowLetters, _, _>(Guard::Everyone, letters)
        .get_kept::<ShowForm, _, _>(Guard::Everyone, form);
    let world = World::of(doors).build().await;
    let db = world.db();
    db.hear();
    while !basis::noted(db, async {}).await.1.unwrap().is_current(db) {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    world
}

async fn post_letter(world: &World) {
    let now = &world.now();
    let posted: Result<(), store::Fault> = world
        .db()
        .write(|tx| async move {
            let letter = store::Letter {
                kind: "greeting",
                person_id: None,
                to_address: "ada@demo.example".to_owned(),
                subject: "Hello".to_owned(),
                text: "Hello".to_owned(),
                html: "<p>Hello</p>".to_owned(),
            };
            outbox::post(&tx, letter, now.at).await.map(|_| ())
        })
        .await;
    posted.unwrap();
}

/// One test, because what is drawn is counted.
#[tokio::test]
async fn a_page_is_drawn_once_until_it_changes() {
    let world = world().await;
    let drawn = || DRAWN.swap(0, Ordering::SeqCst);
    let visitor = world.as_visitor();
    let page = visitor.get(&"/letters").await;
    assert!(page.text().contains("0 letters"));
    visitor.get(&"/letters").await;
    assert_eq!(drawn(), 1, "kept");

    post_letter(&world).await;
    assert!(visitor.get(&"/letters").await.text().contains("1 letters"));
    assert_eq!(drawn(), 1, "changed");

    // other readers, other addresses
    for (browser, address) in [
        (world.as_visitor().in_language("es"), "/letters"),
        (
            world.as_visitor().with_cookie("stoa_theme", "dark"),
            "/letters",
        ),
        (world.as_visitor(), "/letters?page=2"),
    ] {
        browser.get(&address).await;
        assert_eq!(drawn(), 1, "{address} is another page");
        browser.get(&address).await;
        assert_eq!(drawn(), 0, "{address} is kept too");
    }

    // who has just changed something gets fresh pages
    let writer = world.as_visitor().with_cookie("stoa_wrote", "1");
    writer.get(&"/letters").await;
    assert_eq!(drawn(), 1);

    // time passes, words about time change
    world.clock().pass_days(1);
    visitor.get(&"/letters").await;
    assert_eq!(drawn(), 1);
}

#[tokio::test]
async fn a_browser_that_has_the_page_gets_no_second_one() {
    let world = world().await;
    let ask = |mark: Option<String>| {
        let mut request = Request::get("/form?kept").header(header::HOST, "stoa.test");
        request = match mark {
            Some(mark) => request.header(header::IF_NONE_MATCH, mark),
            None => request,
        };
        request.body(Body::empty()).unwrap()
    };
    let first = world.as_visitor().send(ask(None)).await;
    assert!(
        first.headers.get("etag").is_none(),
        "a form that is taken once is nobody else's"
    );
    assert_ne!(
        first.html(),
        world.as_visitor().send(ask(None)).await.html(),
        "each visitor has a token of their own"
    );

    let letters = |mark: &str| {
        Request::get("/letters?marked")
            .header(header::HOST, "stoa.test")
            .header(header::IF_NONE_MATCH, mark)
            .body(Body::empty())
            .unwrap()
    };
    let page = world.as_visitor().send(letters("W/\"old\"")).await;
    assert_eq!(page.status, StatusCode::OK);
    let mark = page
        .headers
        .get("etag")
        .unwrap()
        .to_str()
        .unwrap()
        .to_owned();
    let again = world.as_visitor().send(letters(&mark)).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    assert!(again.html().is_empty());
}
