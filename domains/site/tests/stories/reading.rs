//! Everyone reads the pages of the site.

use std::time::Duration;

use store::basis;

use crate::house::house;

#[tokio::test]
async fn every_statement_fits_its_rows() {
    let here = house().await;
    let catalogue = site::catalogue();
    let problems = store::catalogue::check(here.world.db(), &[&catalogue]).await;
    let problems: Vec<String> = problems.unwrap().iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[tokio::test]
async fn everyone_reads_in_their_own_language() {
    let here = house().await;
    let cases = [
        (
            "en",
            "Terms",
            "ltr",
            [
                "Values",
                "Conduct",
                "Licence of contributions",
                "Terms",
                "Privacy",
                "Supporters",
            ],
        ),
        (
            "es",
            "Términos",
            "ltr",
            [
                "Valores",
                "Convivencia",
                "Licencia de las contribuciones",
                "Términos",
                "Privacidad",
                "Quienes nos apoyan",
            ],
        ),
        (
            "ar",
            "الشروط",
            "rtl",
            [
                "قيمنا",
                "السلوك",
                "رخصة المساهمات",
                "الشروط",
                "الخصوصية",
                "الداعمون",
            ],
        ),
    ];
    for (language, title, direction, foot) in cases {
        let reader = here.visitor().in_language(language);
        let page = reader.get(&"/terms").await;
        assert_eq!(page.title(), title);
        assert_eq!(page.attributes("h1", "lang"), [language]);
        assert_eq!(page.attributes(".prose", "lang"), [language]);
        assert_eq!(page.attributes(".prose", "dir"), [direction]);
        assert_eq!(page.texts("footer nav a"), foot);
        assert!(page.texts("main .notice").is_empty(), "{}", page.text());
    }
    let pages = [
        "about",
        "values",
        "conduct",
        "licence",
        "terms",
        "privacy",
        "supporters",
    ];
    for page in pages {
        let read = here.visitor().get(&format!("/{page}")).await;
        assert_eq!(read.status, 200, "{page}");
        assert_eq!(
            here.visitor().get(&format!("/pages/{page}")).await.address,
            format!("/{page}")
        );
    }
    assert_eq!(here.visitor().get(&"/pages/nowhere").await.status, 404);
}

#[tokio::test]
async fn who_asks_for_another_language_gets_it() {
    let here = house().await;
    let page = here.visitor().get(&"/values").await;
    let arabic = page.link("العربية");
    assert_eq!(arabic, "/values?language=ar");
    let page = here.visitor().get(&arabic).await;
    assert_eq!(page.attributes("html", "lang"), ["en"]);
    assert_eq!(page.attributes(".prose", "lang"), ["ar"]);
    assert_eq!(page.attributes(".prose", "dir"), ["rtl"]);
    assert!(
        page.texts("main .notice").is_empty(),
        "their own is there, too"
    );
}

#[tokio::test]
async fn a_kept_page_falls_when_its_text_or_its_foot_changes() {
    let here = house().await;
    let db = here.world.db();
    db.hear();
    while !basis::noted(db, async {}).await.1.unwrap().is_current(db) {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let visitor = here.visitor();
    for address in ["/about", "/people/salma"] {
        assert_eq!(visitor.get(&address).await.status, 200);
    }
    assert!(!here.world.app().kept.is_empty(), "pages are kept");
    let said = [
        ("title", "About us"),
        ("text", "We bake."),
        ("why", "Ours."),
    ];
    here.edits("about", "en", &said).await;
    assert_eq!(visitor.get(&"/about").await.title(), "About us");
    let to = [("place", "foot"), ("position", "0")];
    here.steward.post(&"/pages/about/place", &to).await;
    for address in ["/about", "/people/salma"] {
        let foot = visitor.get(&address).await.texts("footer nav a");
        assert_eq!(foot[0], "About us", "{address}: {foot:?}");
    }
}
