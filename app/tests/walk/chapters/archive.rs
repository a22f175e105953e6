//! An old site comes in; its course is an edition.

use crate::old_site::OldSite;
use crate::university::{University, says};

pub async fn an_old_site_is_brought_in(here: &University) {
    let site = OldSite::new();
    let report = here.imports(&site).await;
    assert_eq!(
        (
            report.totals.courses,
            report.totals.threads,
            report.skipped.len()
        ),
        (1, 1, 0)
    );

    let again = here.imports(&site).await;
    assert_eq!(
        report.courses, again.courses,
        "a second import changes nothing"
    );
}

pub async fn its_course_is_an_edition_that_the_catalogue_finds(here: &University) {
    let visitor = here.visitor();

    let found = visitor.get(&"/courses?q=autolyse").await;
    says(&found, &["one course", "Bread for beginners"]);
    let found = visitor.get(&"/courses?q=zeppelin").await;
    says(&found, &["No course fits"]);

    let page = visitor.get(&"/webcraft/bread-for-beginners.html").await;
    assert_eq!(
        page.way,
        ["/editions/bread-for-beginners"],
        "the old address leads on"
    );
    assert_eq!(page.title(), "Bread for beginners");
    says(
        &page,
        &[
            "This is the edition of a finished run",
            "nobody can write in it",
            "P2PU Archive",
            "CC BY-SA 3.0",
            "Life goes on at",
        ],
    );

    let document = visitor.get(&page.link("the first loaf")).await;
    assert_eq!(document.texts(".prose em"), ["autolyse"]);
    let thread = visitor.get(&document.link("choose a flour")).await;
    says(
        &thread,
        &["Which flour?", "Rye, for the smell.", "Ada Demo"],
    );
    assert!(
        thread
            .attributes("main form, main textarea", "name")
            .is_empty(),
        "an edition is read-only"
    );
    let people = visitor.get(&"/editions/bread-for-beginners/people").await;
    says(&people, &["Mo Demo", "Ada Demo"]);
}
