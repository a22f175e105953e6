//! The four schools of the old site, with charters in our own words: what is known of them, and no more.

use ::schools::doors::{FoundSchool, found_school};
use ::schools::school::Charter;
use base::{LanguageTag, Now, Prose, Slug, Text as _};
use courses::CourseId;
use store::{Fault, Tx};

use super::text;
use crate::p2pu::School;

/// In one line what a school was about, and a charter.
fn words(school: School) -> (&'static str, &'static str) {
    match school {
        School::General => (
            "Courses of the first Peer 2 Peer University about almost anything",
            "Until 2011 every course of the Peer 2 Peer University that belonged to no other school stood here: law and languages, \
             writing and music, teaching and open licences.\n\nThe school came here with the archive of the old site. Its courses are \
             editions: they can be read, and each can be run again. Nobody cares for this school yet.",
        ),
        School::Webcraft => (
            "Learning to make the web, begun by P2PU and Mozilla",
            "The School of Webcraft taught the open web with the web's own means: peers who built pages and programs and showed them \
             to one another. The Peer 2 Peer University and Mozilla began it together.\n\nThe school came here with the archive of the \
             old site. Its courses are editions: they can be read, and each can be run again. Nobody cares for this school yet.",
        ),
        School::MathFuture => (
            "Mathematics among peers, for learners and those who teach",
            "The School of the Mathematical Future brought people together who learn or teach mathematics in new ways.\n\nThe school \
             came here with the archive of the old site. Its courses are editions: they can be read, and each can be run again. \
             Nobody cares for this school yet.",
        ),
        School::Sosi => (
            "Courses for people who want to change something where they live",
            "The School of Social Innovation was for people who begin something for others, and learn how while they do it.\n\nThe \
             school came here with the archive of the old site. Its courses are editions: they can be read, and each can be run \
             again. Nobody cares for this school yet.",
        ),
    }
}

/// Puts a school down unless it is there, and the course into it.
pub(super) async fn list(
    tx: &Tx,
    school: School,
    course: CourseId,
    now: &Now,
) -> Result<(), Fault> {
    let (summary, charter) = words(school);
    let found = FoundSchool {
        slug: Slug::from_stored(school.slug().to_owned()),
        charter: Charter {
            name: text::title(school.title(), school.slug()),
            summary: text::title(summary, school.slug()),
            text: Prose::from_stored(charter.to_owned()),
            language: LanguageTag::from_stored("en".to_owned()),
        },
        pattern_seed: format!("p2pu {}", school.slug()),
        stewards: Vec::new(),
        courses: vec![course],
        made_at: now.at,
    };
    found_school(tx, &found, now).await?;
    Ok(())
}

/// The old addresses of a school, and where they lead.
pub(super) fn addresses(school: School) -> Vec<(String, String)> {
    let slug = school.slug();
    [
        slug.to_owned(),
        format!("{slug}.1"),
        format!("{slug}/index"),
    ]
    .into_iter()
    .map(|path| (path, format!("/schools/{slug}")))
    .collect()
}
