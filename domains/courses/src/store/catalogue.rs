//! Looking things up in the catalogue. Each process remembers of every course what it is chosen by, a few dozen bytes, so that
//! choosing and counting ask the database only what has changed since, and for the words.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use base::{LanguageTag, Timestamp};
use jiff::civil::Date;
use store::{Db, Fault, SearchQuery, Session, params, row, statements};

use super::listing::{self, ListingKey, ListingRow};
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

    struct Changed {
        course_id: CourseId,
        language: LanguageTag,
        state: String,
        starts_on: Option<Date>,
        listed_at: Timestamp,
    }
}

statements! {
    /// The number of the last change of the catalogue.
    hot EDITION: (i64,) = "SELECT edition FROM catalogue_edition WHERE id = 1";

    /// What courses are chosen by, as far as it changed after that number.
    hot CHANGED: Changed = "SELECT course_id, language, state, starts_on, listed_at FROM course_listing WHERE edition > $1 ORDER BY edition, course_id";
    hot CHANGED_TAGS: (CourseId, String) = "SELECT course_tag.course_id, course_tag.tag
        FROM course_listing JOIN course_tag ON course_tag.course_id = course_listing.course_id
        WHERE course_listing.edition > $1 ORDER BY course_tag.course_id, course_tag.tag";

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

/// A word that many courses share, by its place in a list.
type Shared = u32;

/// What a course is chosen by.
#[derive(Debug, Clone)]
struct Entry {
    key: ListingKey,
    language: Shared,
    state: Shared,
    starts_on: Option<Date>,
    tags: Box<[Shared]>,
}

/// The catalogue as it was at a number of its changes, the newest activity first.
#[derive(Debug, Clone)]
pub struct Shelf {
    edition: i64,
    entries: Vec<Entry>,
    shown: HashSet<CourseId>,
    words: Words,
}

/// Every language, state and tag once.
#[derive(Debug, Clone, Default)]
struct Words {
    all: Vec<String>,
    places: HashMap<String, Shared>,
}

/// The last shelf of this process.
struct Remembered(Mutex<Arc<Shelf>>);

impl Default for Remembered {
    fn default() -> Self {
        let nothing = Shelf {
            edition: -1,
            entries: Vec::new(),
            shown: HashSet::new(),
            words: Words::default(),
        };
        Self(Mutex::new(Arc::new(nothing)))
    }
}

impl Remembered {
    fn last(&self) -> Arc<Shelf> {
        let last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(&last)
    }

    fn keep(&self, newer: &Arc<Shelf>) {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if last.edition < newer.edition {
            *last = Arc::clone(newer);
        }
    }
}

/// The catalogue as it is now.
pub async fn shelf(db: &Db, session: &Session) -> Result<Arc<Shelf>, Fault> {
    let remembered = db.remembered::<Remembered>();
    let last = remembered.last();
    let (edition,) = session.one(&EDITION, params![]).await?;
    if last.edition >= edition {
        return Ok(last);
    }
    let changed = session.all(&CHANGED, params![last.edition]).await?;
    let tags = session.all(&CHANGED_TAGS, params![last.edition]).await?;
    let shelf = Arc::new(last.with(edition, changed, tags));
    remembered.keep(&shelf);
    Ok(shelf)
}

impl Words {
    fn shared(&mut self, word: &str) -> Shared {
        if let Some(place) = self.places.get(word) {
            return *place;
        }
        let place = Shared::try_from(self.all.len()).unwrap_or(Shared::MAX);
        self.all.push(word.to_owned());
        self.places.insert(word.to_owned(), place);
        place
    }

    /// The places of chosen words; words that no course has choose nothing.
    fn chosen(&self, words: &[String]) -> Vec<Shared> {
        let place = |word: &String| self.places.get(word).copied().unwrap_or(Shared::MAX);
        words.iter().map(place).collect()
    }

    fn word(&self, place: usize) -> String {
        self.all.get(place).cloned().unwrap_or_default()
    }
}

impl Shelf {
    /// Whether the catalogue shows a course to everybody.
    pub fn shows(&self, course: CourseId) -> bool {
        self.shown.contains(&course)
    }

    /// The number of the change up to which this was looked at.
    pub fn edition(&self) -> i64 {
        self.edition
    }

    fn with(&self, edition: i64, changed: Vec<Changed>, tags: Vec<(CourseId, String)>) -> Self {
        let mut words = self.words.clone();
        let mut tagged: HashMap<CourseId, Vec<Shared>> = HashMap::new();
        for (course, tag) in tags {
            let tag = words.shared(&tag);
            tagged.entry(course).or_default().push(tag);
        }
        let new: HashSet<CourseId> = changed.iter().map(|one| one.course_id).collect();
        let old = self.entries.iter();
        let mut entries: Vec<Entry> = old
            .filter(|entry| !new.contains(&entry.key.course))
            .cloned()
            .collect();
        for one in changed {
            let tags = tagged.remove(&one.course_id).unwrap_or_default();
            entries.push(Entry {
                key: ListingKey {
                    listed_at: one.listed_at,
                    course: one.course_id,
                },
                language: words.shared(one.language.as_str()),
                state: words.shared(&one.state),
                starts_on: one.starts_on,
                tags: tags.into(),
            });
        }
        entries.sort_unstable_by_key(|entry| Reverse((entry.key.listed_at, entry.key.course)));
        let draft = words.shared(DRAFT);
        let shown = entries.iter().filter(|entry| entry.state != draft);
        Self {
            edition,
            shown: shown.map(|entry| entry.key.course).collect(),
            entries,
            words,
        }
    }

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
            draft: self.words.places.get(DRAFT).copied(),
            from: filter.from,
            to: filter.to,
            only: filter.only.clone(),
            found,
            shelf: self,
        })
    }
}

const DRAFT: &str = "draft";

/// A question to the catalogue, with what was found by words.
#[derive(Debug)]
pub struct Asked {
    shelf: Arc<Shelf>,
    languages: Vec<Shared>,
    states: Vec<Shared>,
    tags: Vec<Shared>,
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
            language: self.languages.is_empty() || self.languages.contains(&entry.language),
            state: if self.states.is_empty() {
                Some(entry.state) != self.draft
            } else {
                self.states.contains(&entry.state)
            },
            tag: self.tags.is_empty() || entry.tags.iter().any(|tag| self.tags.contains(tag)),
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
                for tag in &entry.tags {
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
