//! What every page does, whichever room draws it.
#![expect(clippy::unwrap_used, reason = "tests")]

use axum::body::Body;
use http::{Request, StatusCode, header};
use testing::World;
use web::{Doors, Guard, Head, Visit, html};

web::route! {
    /// A room with one page.
    ShowRoom = "/room" {}
    /// An act in it.
    ActInRoom = "/room/act" {}
    /// A page for members.
    ShowMembers = "/members" {}
    /// A page that breaks.
    ShowBroken = "/broken" {}
}

async fn show(visit: Visit) -> web::Answer {
    Ok(visit.page(
        Head::of("A room"),
        html! { h1 { (visit.t.say("web-language")) } p { (visit.t.moment(visit.now.at)) } },
    ))
}

async fn act(visit: Visit) -> web::Answer {
    Ok(visit.go_saying(&ShowRoom {}, "Done: ¡sí! <b>"))
}

async fn broken() -> web::Answer {
    panic!("a fault of ours")
}

async fn world() -> World {
    let doors = Doors::new()
        .get::<ShowRoom, _, _>(Guard::Everyone, show)
        .post::<ActInRoom, _, _>(Guard::Everyone, act)
        .get::<ShowMembers, _, _>(Guard::SignedIn, show)
        .get::<ShowBroken, _, _>(Guard::Everyone, broken);
    World::of(doors).build().await
}

fn post(headers: &[(&str, &str)]) -> Request<Body> {
    let mut request = Request::post("/room/act").header(header::HOST, "stoa.test");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(Body::empty()).unwrap()
}

#[tokio::test]
async fn an_address_that_leads_nowhere_says_so() {
    let page = world().await.as_visitor().get(&"/nowhere").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert_eq!(page.title(), "There is nothing at this address");
}

#[tokio::test]
async fn an_act_says_once_what_happened() {
    let world = world().await;
    let browser = world.as_visitor();
    assert_eq!(
        browser.post(&"/room/act", &[]).await.notice(),
        "Done: ¡sí! <b>"
    );
    assert_eq!(browser.get(&"/room").await.notice(), "");
}

#[tokio::test]
async fn a_change_from_another_site_is_refused() {
    let world = world().await;
    let browser = world.as_visitor();
    let session = ("cookie", "stoa_session=abc");
    let cases = [
        (
            vec![("sec-fetch-site", "same-origin")],
            StatusCode::SEE_OTHER,
        ),
        (
            vec![("sec-fetch-site", "cross-site")],
            StatusCode::FORBIDDEN,
        ),
        (vec![("sec-fetch-site", "same-site")], StatusCode::FORBIDDEN),
        (
            vec![("origin", "https://evil.example")],
            StatusCode::FORBIDDEN,
        ),
        (vec![("origin", "http://stoa.test")], StatusCode::SEE_OTHER),
        (vec![("origin", "null")], StatusCode::FORBIDDEN),
        (vec![session], StatusCode::FORBIDDEN),
        (
            vec![session, ("sec-fetch-site", "same-origin")],
            StatusCode::SEE_OTHER,
        ),
        (vec![], StatusCode::SEE_OTHER),
    ];
    for (headers, status) in cases {
        assert_eq!(
            browser.send(post(&headers)).await.status,
            status,
            "{headers:?}"
        );
    }
}

#[tokio::test]
async fn a_page_for_members_leads_through_sign_in_and_back() {
    let world = world().await;
    let page = world.as_visitor().get(&"/members?week=2").await;
    assert_eq!(page.address, "/sign-in?to=%2Fmembers%3Fweek%3D2");
}

#[tokio::test]
async fn a_fault_is_shown_politely_with_its_name() {
    let page = world().await.as_visitor().get(&"/broken").await;
    assert_eq!(page.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(page.title(), "Something failed on our side");
    let name = page
        .headers
        .get("x-request-id")
        .unwrap()
        .to_str()
        .unwrap()
        .to_owned();
    assert!(page.text().contains(&name), "{}", page.text());
    assert!(!page.html().contains("a fault of ours"));
}

#[tokio::test]
async fn every_answer_carries_the_strict_headers() {
    let page = world().await.as_visitor().get(&"/room").await;
    let policy = page
        .headers
        .get("content-security-policy")
        .unwrap()
        .to_str()
        .unwrap();
    assert!(
        policy.contains("default-src 'none'") && !policy.contains("unsafe"),
        "{policy}"
    );
    assert_eq!(
        page.headers.get("x-content-type-options").unwrap(),
        "nosniff"
    );
    assert!(!page.html().contains(" style="), "no inline styles");
}

#[tokio::test]
async fn the_reader_chooses_language_and_theme() {
    let world = world().await;
    let browser = world.as_visitor().in_language("es-MX,es;q=0.9");
    assert_eq!(browser.get(&"/room").await.title(), "Idioma");
    browser.post(&"/language", &[("language", "ar")]).await;
    browser.post(&"/theme", &[("theme", "dark")]).await;
    let page = browser.get(&"/room").await;
    assert_eq!(page.title(), "اللغة");
    assert_eq!(page.attributes("html", "dir"), ["rtl"]);
    assert_eq!(page.attributes("html", "data-theme"), ["dark"]);
}

#[tokio::test]
async fn in_the_pseudo_language_every_word_of_the_shell_comes_from_the_words() {
    let world = world().await;
    let browser = world.as_visitor();
    browser.post(&"/language", &[("language", "en-XA")]).await;
    let page = browser.get(&"/room").await;
    for plain in ["Skip to", "Language", "Theme", "Join", "Sign in"] {
        assert!(!page.html().contains(plain), "{plain} stands in markup");
    }
}

#[tokio::test]
async fn patterns_and_the_style_sheet_are_files_that_browsers_keep() {
    let world = world().await;
    let browser = world.as_visitor();
    let page = browser.get(&"/room").await;
    let sheet = page.attributes("link[rel=stylesheet]", "href").remove(0);
    let kept = browser.get(&sheet).await;
    assert!(
        kept.headers
            .get("cache-control")
            .unwrap()
            .to_str()
            .unwrap()
            .contains("immutable")
    );
    let face = browser.get(&"/patterns/face/ana.svg").await;
    assert_eq!(face.headers.get("content-type").unwrap(), "image/svg+xml");
    assert_eq!(
        browser.get(&"/patterns/else/ana.svg").await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn a_name_that_runs_against_the_sentence_stands_apart() {
    let world = world().await;
    let says = |language, name: &str| {
        let app = world.app();
        let t = web::T::new(
            app.words.clone(),
            language,
            app.site.zone.clone(),
            world.now().at,
        );
        t.say_with("web-draft-saved", &[("time", name.into())])
    };
    assert_eq!(says(web::Language::English, "14:02"), "saved 14:02");
    assert_eq!(
        says(web::Language::English, "ليلى"),
        "saved \u{2068}ليلى\u{2069}"
    );
    assert!(says(web::Language::Arabic, "Ana").contains("\u{2068}Ana\u{2069}"));
}
