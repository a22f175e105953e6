//! What a course is called: its school and its slug, told from where its pages are.

use super::old_address::{OldAddress, School};
use super::pages::kind::Kind;
use super::survey::CourseKey;

/// A page of a course.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry {
    pub kind: Kind,
    pub path: Box<str>,
}

/// The pages of a course, and what they say about where it belongs.
#[derive(Debug, Default)]
pub(super) struct Pages {
    pub entries: Vec<Entry>,
    /// Pages of the course in each school, homes aside; the last counts those outside all schools.
    votes: [usize; School::ALL.len() + 1],
    /// The address that the course's own tabs name.
    pub tab: Option<OldAddress>,
}

impl Pages {
    /// Counts a page of the course that stands in a school, or in none.
    pub(super) fn vote(&mut self, school: Option<School>) {
        self.votes[place(school)] += 1;
    }

    fn votes(&self, school: Option<School>) -> usize {
        self.votes[place(school)]
    }
}

fn place(school: Option<School>) -> usize {
    school
        .and_then(|school| School::ALL.iter().position(|s| *s == school))
        .unwrap_or(School::ALL.len())
}

/// School and slug of a course: of the home page in the school where most of its other pages are.
pub(super) fn key(nid: u32, pages: &Pages) -> Option<CourseKey> {
    let homes: Vec<OldAddress> = pages
        .entries
        .iter()
        .filter(|entry| matches!(entry.kind, Kind::Home { .. }))
        .map(|entry| OldAddress::of_file(&entry.path))
        .collect();
    if homes.is_empty() {
        return None;
    }
    let is_tab = |home: &OldAddress| {
        pages
            .tab
            .as_ref()
            .is_some_and(|tab| tab.bare() == home.bare())
    };
    let named = homes
        .iter()
        .filter(|home| !home.bare().is_empty() && !home.bare().contains('/'));
    let best = named.min_by_key(|home| {
        (
            std::cmp::Reverse(pages.votes(home.school())),
            home.school().is_none(),
            !is_tab(home),
            home.path().to_owned(),
        )
    });
    let address = best.or_else(|| pages.tab.as_ref().filter(|tab| !tab.bare().contains('/')));
    Some(match address {
        Some(home) => {
            let slug = without_crawl_number(home.bare());
            // "general.1" was "general", beside the folder of that name: the school's own address
            let school = home.school().or_else(|| School::from_slug(slug));
            CourseKey {
                school,
                slug: slug.to_owned(),
                nid,
            }
        }
        None => CourseKey {
            school: homes.first().and_then(OldAddress::school),
            slug: format!("node-{nid}"),
            nid,
        },
    })
}

/// The crawler wrote `x.1.html` where a folder `x` was in the way. Slugs have no dots of their own.
fn without_crawl_number(slug: &str) -> &str {
    match slug.rsplit_once('.') {
        Some((before, number))
            if !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) =>
        {
            before
        }
        _ => slug,
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn course(homes: &[&str], others: &[&str], tab: &str) -> (Option<School>, String) {
        let mut pages = Pages {
            tab: Some(OldAddress::of_file(tab)),
            ..Pages::default()
        };
        for path in homes {
            pages.entries.push(Entry {
                kind: Kind::Home { page: 0 },
                path: (*path).into(),
            });
        }
        for path in others {
            pages.vote(OldAddress::of_file(path).school());
        }
        let key = key(7, &pages).unwrap();
        (key.school, key.slug)
    }

    #[test]
    fn a_course_is_named_by_where_most_of_it_is() {
        let general = Some(School::General);
        for (homes, others, tab, school, slug) in [
            (
                &["general/x.html"][..],
                &["general/x/document/y.html"][..],
                "general/x",
                general,
                "x",
            ),
            (
                &["general/x.html", "sosi/x.html", "x.html"],
                &["sosi/x/discussion/y.html"],
                "x",
                Some(School::Sosi),
                "x",
            ),
            (
                &["general/x.html", "x.html"],
                &["x/discussion/y.html", "x/discussion/z.html"],
                "x",
                None,
                "x",
            ),
            (&["general/x.html", "x.html"], &[], "x", general, "x"),
            (
                &["general/old.html", "general/young.html"],
                &[],
                "general/young",
                general,
                "young",
            ),
            (&["general/node/7.html"], &[], "general/x", general, "x"),
            (
                &["general/node/7.html"],
                &[],
                "general/node/7",
                general,
                "node-7",
            ),
            (
                &["general.1.html"],
                &["general/node/7/forums.html"],
                "general.1",
                general,
                "general",
            ),
            (&["x-1.html"], &[], "x-1", None, "x-1"),
        ] {
            assert_eq!(
                course(homes, others, tab),
                (school, slug.to_owned()),
                "{homes:?}"
            );
        }
    }
}
