//! Looking things up in the catalogue: choosing and counting on the shelf, and words in the database.

use std::collections::HashSet;
use std::sync::Arc;

use jiff::civil::Date;
use store::{Db, Fault, SearchQuery, Session, params, row, statements};

use super::listing::{self, ListingKey, ListingRow};
use super::shelf::{Choice, DRAFT, Entry, Shared, Shelf, Words, shelf};
use crate::ids::CourseId;

/// No more courses are found by words, the newest ones first.
const MOST_FOUND: i64 = 1_001;

/// How many tags are offered.
const TAGS: usize = 24;

row! {
    /// How many courses there are of one kind.
    pub struct FacetCount {
        pub value: String,
        pub count: i64,
    }
}

statements! {
    /// The courses in whose words all of these are, the newest first.
    FOUND: (CourseId,) = "SELECT found.SEARCH_KEY AS id FROM MATCHES(course_words, $1) AS found ORDER BY found.SEARCH_KEY DESC LIMIT $2";
}

/// What somebody looks for in the catalogue; an empty list chooses everything.
#[derive(Debug, Clone, Default)]
pub struct CatalogueFilter {
    /// Words in titles and texts.
    pub words: Option<SearchQuery>,
    /// Any of these languages.
    pub languages: Vec<String>,
    /// Any of these states; without one, courses in preparation are left out.
    pub states: Vec<String>,
    /// Any of these tags.
    pub tags: Vec<String>,
    /// Starts on that day or later.
    pub from: Option<Date>,
    /// Starts on that day or earlier.
    pub to: Option<Date>,
    /// Only these courses, for example those of a school.
    pub only: Option<Arc<HashSet<CourseId>>>,
}

/// How many courses there are of each kind; each part is counted as if nothing were chosen in it.
#[derive(Debug, Clone, Default)]
pub struct Facets {
    /// By language.
    pub languages: Vec<FacetCount>,
    /// By state.
    pub states: Vec<FacetCount>,
    /// By tag.
    pub tags: Vec<FacetCount>,
    /// All that are found; of those found by words no more than the newest thousand and one.
    pub all: i64,
}

impl Shelf {
    /// Looks up what somebody asks for.
    pub async fn ask(
        self: Arc<Self>,
        session: &Session,
        filter: &CatalogueFilter,
    ) -> Result<Asked, Fault> {
        let found = match &filter.words {
            Some(words) => {
                let found = session.all(&FOUND, params![*words, MOST_FOUND]).await?;
                Some(found.into_iter().map(|(course,)| course).collect())
            }
            None => None,
        };
        Ok(Asked {
            languages: self.words.chosen(&filter.languages),
            states: self.words.chosen(&filter.states),
            tags: self.words.chosen(&filter.tags),
            draft: self.words.place(DRAFT),
            from: filter.from,
            to: filter.to,
            only: filter.only.clone(),
            found,
            shelf: self,
        })
    }
}

/// A question to the catalogue, with what was found by words.
#[derive(Debug)]
pub struct Asked {
    shelf: Arc<Shelf>,
    languages: Choice,
    states: Choice,
    tags: Choice,
    draft: Option<Shared>,
    from: Option<Date>,
    to: Option<Date>,
    only: Option<Arc<HashSet<CourseId>>>,
    found: Option<HashSet<CourseId>>,
}

/// Which parts of a question a course answers.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each part is answered or not, apart from the others"
)]
struct Fits {
    language: bool,
    state: bool,
    tag: bool,
    rest: bool,
}

impl Asked {
    fn fits(&self, entry: &Entry) -> Fits {
        let course = entry.key.course;
        let starts = |fits: fn(&Date, &Date) -> bool, day: Option<Date>| {
            day.is_none_or(|day| entry.starts_on.is_some_and(|starts| fits(&starts, &day)))
        };
        Fits {
            language: self.languages.wants(entry.language),
            // who chose no state does not look for drafts
            state: self.states.wants(entry.state)
                && !(self.states.is_open() && Some(entry.state) == self.draft),
            tag: self.tags.wants_any(self.shelf.tags(entry)),
            rest: starts(|starts, day| starts >= day, self.from)
                && starts(|starts, day| starts <= day, self.to)
                && self.only.as_ref().is_none_or(|only| only.contains(&course))
                && self
                    .found
                    .as_ref()
                    .is_none_or(|found| found.contains(&course)),
        }
    }

    /// A page of what is found, the newest activity first, behind that course.
    pub async fn page(
        &self,
        session: &Session,
        after: Option<ListingKey>,
        limit: usize,
    ) -> Result<Vec<ListingRow>, Fault> {
        let place = |key: ListingKey| (key.listed_at, key.course);
        let entries = &self.shelf.entries;
        let first = after.map_or(0, |after| {
            entries.partition_point(|entry| place(entry.key) >= place(after))
        });
        let rest = entries.get(first..).unwrap_or_default().iter();
        let courses = rest.filter(|entry| self.fits(entry).all());
        let courses: Vec<CourseId> = courses.take(limit).map(|entry| entry.key.course).collect();
        listing::of_courses(session, &courses).await
    }

    /// How many there are of each kind.
    pub fn facets(&self) -> Facets {
        let words = &self.shelf.words;
        let mut counts = [
            vec![0_i64; words.all.len()],
            vec![0_i64; words.all.len()],
            vec![0_i64; words.all.len()],
        ];
        let mut all = 0;
        let [languages, states, tags] = &mut counts;
        let count = |counts: &mut [i64], place: Shared| {
            let place = usize::try_from(place).unwrap_or(usize::MAX);
            if let Some(count) = counts.get_mut(place) {
                *count += 1;
            }
        };
        for entry in &self.shelf.entries {
            let fits = self.fits(entry);
            if !fits.rest {
                continue;
            }
            all += i64::from(fits.all());
            if fits.state && fits.tag {
                count(languages, entry.language);
            }
            if fits.language && fits.tag && Some(entry.state) != self.draft {
                count(states, entry.state);
            }
            if fits.language && fits.state {
                for tag in self.shelf.tags(entry) {
                    count(tags, *tag);
                }
            }
        }
        let mut facets = counts.map(|counts| listed(words, &counts));
        let [_, _, tags] = &mut facets;
        tags.truncate(TAGS);
        let [languages, states, tags] = facets;
        Facets {
            languages,
            states,
            tags,
            all,
        }
    }
}

impl Fits {
    fn all(&self) -> bool {
        self.language && self.state && self.tag && self.rest
    }
}

/// The words that were counted at all, the most frequent first.
fn listed(words: &Words, counts: &[i64]) -> Vec<FacetCount> {
    let counted = counts.iter().enumerate().filter(|(_, count)| **count > 0);
    let mut counted: Vec<FacetCount> = counted
        .map(|(place, count)| FacetCount {
            value: words.word(place),
            count: *count,
        })
        .collect();
    counted
        .sort_unstable_by(|one, other| (other.count, &one.value).cmp(&(one.count, &other.value)));
    counted
}

/// A page of the catalogue, the newest activity first.
pub async fn find(
    db: &Db,
    session: &Session,
    filter: &CatalogueFilter,
    after: Option<ListingKey>,
    limit: usize,
) -> Result<Vec<ListingRow>, Fault> {
    let asked = shelf(db, session).await?.ask(session, filter).await?;
    asked.page(session, after, limit).await
}
