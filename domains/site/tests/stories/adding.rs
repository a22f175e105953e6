//! Stewards add pages and choose where they stand.

use testing::Page;

use crate::house::{House, house};

async fn added(here: &House, said: &[(&str, &str)]) -> Page {
    let form = here.steward.get(&"/stewards/pages/new").await;
    let once = form.field_value("once");
    let mut fields = vec![
        ("once", once.as_str()),
        ("slug", "house-rules"),
        ("language", "es"),
        ("title", "Normas de la casa"),
        ("text", "Quien cocina no friega."),
        ("why", "Nos hacía falta."),
        ("place", "foot"),
    ];
    for (name, value) in said {
        fields.retain(|(field, _)| field != name);
        fields.push((name, value));
    }
    here.steward.post(&"/stewards/pages/new", &fields).await
}

#[tokio::test]
async fn a_new_page_stands_in_the_foot_and_says_in_which_language_it_is() {
    let here = house().await;
    let page = added(&here, &[]).await;
    assert_eq!(page.notice(), "The page is there.");
    assert_eq!(page.address, "/pages/house-rules");
    let arabic = here
        .visitor()
        .in_language("ar")
        .get(&"/pages/house-rules")
        .await;
    assert_eq!(arabic.title(), "Normas de la casa");
    assert_eq!(arabic.attributes("h1", "lang"), ["es"]);
    assert_eq!(arabic.attributes(".prose", "dir"), ["ltr"]);
    assert!(
        arabic.texts("main .notice")[0].contains("Español"),
        "{}",
        arabic.text()
    );
    assert_eq!(arabic.attributes("footer nav a[lang]", "lang"), ["es"]);
    let spanish = here.visitor().in_language("es").get(&"/").await;
    assert_eq!(
        spanish.texts("footer nav a").last().unwrap(),
        "Normas de la casa"
    );

    let list = here.steward.get(&"/stewards/pages").await;
    assert!(
        list.texts(".task h3")
            .contains(&"Normas de la casa".to_owned())
    );
    assert_eq!(
        list.link("Write: العربية"),
        "/pages/house-rules/edit?language=ar"
    );
}

#[tokio::test]
async fn an_address_is_taken_once() {
    let here = house().await;
    added(&here, &[]).await;
    let taken = "There is a page at this address already.";
    let cases = [
        ("house-rules", taken),
        ("terms", taken),
        ("", "Write something here."),
        ("House Rules", "Use small letters, digits and hyphens."),
        ("../about", "Use small letters, digits and hyphens."),
    ];
    for (slug, problem) in cases {
        let page = added(&here, &[("slug", slug)]).await;
        assert_eq!(page.status, 422, "{slug}");
        assert_eq!(page.field_problem("slug"), problem);
        assert_eq!(page.field_value("text"), "Quien cocina no friega.");
    }
    let page = added(
        &here,
        &[("place", "moon"), ("language", "xx"), ("title", "")],
    )
    .await;
    for field in ["place", "language", "title"] {
        assert!(!page.field_problem(field).is_empty(), "{field}");
    }
}

#[tokio::test]
async fn pages_stand_where_stewards_put_them() {
    let here = house().await;
    added(&here, &[("language", "en"), ("title", "House rules")]).await;
    let place = "/pages/house-rules/place";
    assert_eq!(here.steward.get(&place).await.field_value("position"), "21");
    let refused = here
        .steward
        .post(&place, &[("place", "foot"), ("position", "-1")])
        .await;
    assert_eq!(
        refused.field_problem("position"),
        "The smallest number here is 0."
    );
    let page = here
        .steward
        .post(&place, &[("place", "foot"), ("position", "0")])
        .await;
    assert_eq!(page.notice(), "The place is saved.");
    let foot = here.visitor().get(&"/about").await.texts("footer nav a");
    assert_eq!(foot[0], "House rules");

    here.steward
        .post(&place, &[("place", "away"), ("position", "0")])
        .await;
    let visitor = here.visitor();
    for address in [
        "/pages/house-rules",
        "/pages/house-rules/versions",
        "/pages/house-rules/versions/en/1",
    ] {
        assert_eq!(visitor.get(&address).await.status, 404, "{address}");
    }
    assert!(
        !visitor
            .get(&"/about")
            .await
            .texts("footer nav a")
            .contains(&foot[0])
    );
    let page = here.steward.get(&"/pages/house-rules").await;
    assert!(
        page.text().contains("only stewards see it"),
        "{}",
        page.text()
    );

    let needed = here
        .steward
        .post(
            &"/pages/terms/place",
            &[("place", "away"), ("position", "0")],
        )
        .await;
    assert_eq!(
        needed.field_problem("place"),
        "Every site has this page; it cannot be put away."
    );
    assert_eq!(visitor.get(&"/terms").await.status, 200);
}
