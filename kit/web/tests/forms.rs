//! What every form does when it was not taken.

use base::Title;
use http::StatusCode;
use testing::World;
use web::{At, Check, Doors, Fields, Form, Guard, Head, Input, Question, Visit, html};

web::route! {
    /// A page with one form.
    ShowForm = "/form" {}
    /// An act that is hard to undo.
    Burn = "/burn" {}
}

async fn burn(visit: Visit, fields: Fields) -> web::Answer {
    if let Some(question) = visit.asks_first(&fields, &ShowForm {}) {
        return Ok(question);
    }
    Ok(visit.go_saying(&ShowForm {}, "Burnt."))
}

fn draw(form: &Form<'_>) -> web::Markup {
    form.calls("c1", "What <the> dough did");
    html! {
        h1 { "A form" }
        (form.with_errors(&html! {
            (form.input(Input::text("title", "web-language")))
            (form.checkboxes(Input::text("kind", "web-preview"), &[("a", "A".to_owned(), None)]))
            fieldset id="c1" {}
        }))
    }
}

async fn show(visit: Visit) -> web::Answer {
    Ok(visit.page(Head::of("A form"), draw(&Form::blank(&visit.t))))
}

async fn send(visit: Visit, At(_): At<ShowForm>, fields: Fields) -> web::Answer {
    let mut check = Check::of(&fields);
    check.read("title", Title::parse);
    check.complain("kind", "web-problem-not-offered");
    check.complain("c1", "web-problem-not-offered");
    check.complain("saved", "web-trouble-unreadable");
    let complaints = check.complaints();
    let body = draw(&Form::refused(&visit.t, fields, complaints));
    Ok(visit.refused_page(Head::of("A form"), body))
}

async fn world() -> World {
    let doors = Doors::new()
        .post::<Burn, _, _>(Guard::Everyone, burn)
        .get::<ShowForm, _, _>(Guard::Everyone, show)
        .post::<ShowForm, _, _>(Guard::Everyone, send);
    World::of(doors).build().await
}

#[tokio::test]
async fn the_list_of_problems_names_each_field_and_leads_there() {
    let world = world().await;
    let page = world.as_visitor().get(&"/form").await;
    assert!(!page.html().contains("class=\"errors\""));

    let page = world.as_visitor().post(&"/form", &[("title", " ")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        page.texts(".errors a"),
        [
            "Language: Write something here.",
            "Preview: Choose one of the answers.",
            "What <the> dough did: Choose one of the answers.",
        ]
    );
    assert_eq!(
        page.attributes(".errors a", "href"),
        ["#title", "#kind", "#c1"]
    );
    assert_eq!(
        page.texts(".errors li").len(),
        4,
        "what is wrong with the whole is said without a field"
    );
}

#[tokio::test]
async fn the_list_of_problems_reads_from_right_to_left() {
    let arabic = world().await.as_visitor().in_language("ar");
    let page = arabic.post(&"/form", &[("title", " ")]).await;
    let first = &page.texts(".errors a")[0];
    // the signs of fluent keep both halves in their own direction
    let plain = first.replace(['\u{2068}', '\u{2069}'], "");
    assert_eq!(plain, "اللغة: اكتب شيئًا هنا.");
    assert_eq!(page.texts(".errors a bdi")[2], "What <the> dough did");
}

#[tokio::test]
async fn a_hard_act_asks_on_a_page_where_no_script_asked() {
    let browser = world().await.as_visitor();
    let question = Question {
        asked: "Burn <all>?".to_owned(),
        yes: "Burn".to_owned(),
        no: "Keep".to_owned(),
    };
    let form = question
        .form(&Burn {}, &html! { button { "Burn" } })
        .into_string();
    assert!(
        form.contains("<noscript><input type=\"hidden\" name=\"ask\" value=\"Burn &lt;all&gt;?\">")
    );

    let unasked = [("ask", "Burn <all>?"), ("yes", "Burn"), ("no", "Keep")];
    let page = browser.post(&"/burn", &unasked).await;
    assert_eq!(page.title(), "Are you sure?");
    assert_eq!(page.texts("main .lede"), ["Burn <all>?"]);
    assert_eq!(
        (page.link("Burn"), page.link("Keep")),
        ("/burn".to_owned(), "/form".to_owned())
    );
    let page = browser.post(&page.link("Burn"), &[]).await;
    assert_eq!(page.notice(), "Burnt.");
}
