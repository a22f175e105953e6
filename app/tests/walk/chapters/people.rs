//! A person joins.

use testing::Browser;

use crate::university::{University, fills, link, says};

const MAIL: &str = "olga@example.org";
const PASSWORD: &str = "rye and wheat and time";

/// Olga joins, confirms her address by the link of the letter, signs in and says who she is.
pub async fn olga_joins(here: &University) -> Browser {
    let olga = here.visitor();
    let consents =
        ["terms", "privacy", "contribution-licence"].map(|document| ("consent", document));
    let joining = [
        ("name", "Olga Baker"),
        ("mail", MAIL),
        ("password", PASSWORD),
        ("language", "en"),
        ("zone", "UTC"),
        ("other-zone", ""),
    ];
    let page = olga
        .post(&"/join", &[&joining[..], &consents[..]].concat())
        .await;
    assert!(
        page.notice().starts_with("Look into your mail"),
        "{}",
        page.text()
    );

    let letter = here.letters_to(MAIL).await.remove(0);
    assert_eq!(letter.kind, "confirm-address");
    let asked = olga.get(&link(&letter)).await;
    assert_eq!(asked.title(), "Confirm your mail address");
    let confirmed = olga.post(&asked.address, &[]).await;
    assert_eq!(
        confirmed.notice(),
        "Your mail address is confirmed. Sign in and take part."
    );

    let home = olga
        .post(&"/sign-in", &[("mail", MAIL), ("password", PASSWORD)])
        .await;
    assert!(olga.cookie("stoa_session").is_some(), "{}", home.text());

    let kept = ["version", "handle", "about"];
    let settings = olga.get(&"/settings").await;
    let spanish = [
        ("name", "Olga of the Oven"),
        ("language", "es"),
        ("zone", "Europe/Madrid"),
        ("other-zone", ""),
    ];
    let page = fills(&olga, &settings, &kept, &spanish).await;
    assert_eq!(page.attributes("html", "lang"), ["es"]);
    let english = [
        ("name", "Olga of the Oven"),
        ("language", "en"),
        ("zone", "Europe/Madrid"),
        ("other-zone", ""),
    ];
    let page = fills(&olga, &page, &kept, &english).await;
    assert_eq!(page.attributes("html", "lang"), ["en"]);

    let profile = here.visitor().get(&page.link("Your page")).await;
    says(&profile, &["Olga of the Oven"]);
    assert!(
        !profile
            .attributes("main img[src*='/patterns/'], main svg", "class")
            .is_empty(),
        "a pattern is her face"
    );
    olga
}
