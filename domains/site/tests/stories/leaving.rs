//! A steward who leaves: the pages stay, without their name.

use people::called::Called;
use store::Fault;
use web::{Language, T};

use crate::house::house;

#[tokio::test]
async fn the_pages_of_somebody_who_left_stay_without_their_name() {
    let here = house().await;
    let said = [
        (
            "text",
            "Ask @salma, or write to Salma of the Oven ([page](/people/salma)).",
        ),
        ("why", "Because I, Salma of the Oven, know."),
    ];
    here.edits("supporters", "en", &said).await;
    let (db, id, now) = (here.world.db(), here.salma.id, here.world.now());
    let taken = site::doors::take_out(&db.read().await.unwrap(), id).await;
    let taken = &taken.unwrap()["versions_of_pages"][0];
    assert_eq!(
        (&taken["page"], &taken["version"]),
        (&"supporters".into(), &2.into())
    );
    assert!(taken["text"].as_str().unwrap().contains("@salma"));

    let app = here.world.app();
    let t = &T::new(
        app.words.clone(),
        Language::English,
        app.site.zone.clone(),
        now.at,
    );
    let called = &Called {
        handle: here.salma.handle.clone(),
        name: base::Name::parse("Salma of the Oven").unwrap(),
    };
    let gone: Result<(), Fault> = db
        .write(|tx| async move {
            site::doors::forget_name(&tx, called, t).await?;
            site::doors::erase(&tx, id).await
        })
        .await;
    gone.unwrap();

    let page = here.visitor().get(&"/supporters").await;
    assert_eq!(
        page.texts(".prose"),
        ["Ask Somebody who left, or write to Somebody who left (page)."]
    );
    let list = here.visitor().get(&"/pages/supporters/versions").await;
    assert!(list.text().contains("Somebody who left"), "{}", list.text());
    for address in [
        "/supporters",
        "/pages/supporters/versions",
        "/pages/supporters/changes/en/2",
    ] {
        let html = here.visitor().get(&address).await.html().to_lowercase();
        assert!(!html.contains("salma"), "{address}: {html}");
    }
}
