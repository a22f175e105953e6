//! What each process remembers of the catalogue: of every course what it is chosen by, a few dozen bytes, and of the database
//! only what has changed since.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use base::{LanguageTag, Timestamp};
use jiff::civil::Date;
use store::{Db, Fault, Session, params, row, statements};

use super::listing::ListingKey;
use crate::ids::CourseId;

pub(super) const DRAFT: &str = "draft";

row! {
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
}

/// A word that many courses share, by its place in a list.
pub(super) type Shared = u32;

/// What a course is chosen by.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) key: ListingKey,
    pub(super) language: Shared,
    pub(super) state: Shared,
    pub(super) starts_on: Option<Date>,
    /// Where its tags stand among those of the shelf.
    tags: Range<usize>,
}

/// The catalogue as it was at a number of its changes, the newest activity first.
#[derive(Debug, Clone)]
pub struct Shelf {
    edition: i64,
    pub(super) entries: Vec<Entry>,
    /// The tags of each course, in the order of the courses: whoever looks at all of them goes straight through memory.
    tags: Vec<Shared>,
    shown: HashSet<CourseId>,
    pub(super) words: Words,
}

/// Every language, state and tag once.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    pub(super) all: Vec<String>,
    places: HashMap<String, Shared>,
}

/// The last shelf of this process.
struct Remembered(Mutex<Arc<Shelf>>);

impl Default for Remembered {
    fn default() -> Self {
        let nothing = Shelf {
            edition: -1,
            entries: Vec::new(),
            tags: Vec::new(),
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

impl Entry {
    /// A course as it is now; its tags are not on the shelf yet.
    fn of(one: &Changed, words: &mut Words) -> Self {
        Self {
            key: ListingKey {
                listed_at: one.listed_at,
                course: one.course_id,
            },
            language: words.shared(one.language.as_str()),
            state: words.shared(&one.state),
            starts_on: one.starts_on,
            tags: 0..0,
        }
    }
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

    /// The choice of some words; words that no course has choose nothing.
    pub(super) fn chosen(&self, words: &[String]) -> Choice {
        if words.is_empty() {
            return Choice::Everything;
        }
        let words: HashSet<&str> = words.iter().map(String::as_str).collect();
        let all = self.all.iter();
        Choice::These(all.map(|word| words.contains(word.as_str())).collect())
    }

    pub(super) fn place(&self, word: &str) -> Option<Shared> {
        self.places.get(word).copied()
    }

    pub(super) fn word(&self, place: usize) -> String {
        self.all.get(place).cloned().unwrap_or_default()
    }
}

/// Which of the shared words somebody wants.
#[derive(Debug)]
pub(super) enum Choice {
    Everything,
    /// For each of the words, whether it is wanted.
    These(Vec<bool>),
}

impl Choice {
    pub(super) fn wants(&self, word: Shared) -> bool {
        self.wants_any(&[word])
    }

    pub(super) fn wants_any(&self, words: &[Shared]) -> bool {
        let wanted = match self {
            Self::Everything => return true,
            Self::These(wanted) => wanted,
        };
        let place = |word: &Shared| usize::try_from(*word).unwrap_or(usize::MAX);
        words
            .iter()
            .any(|word| wanted.get(place(word)).copied().unwrap_or_default())
    }

    pub(super) fn is_open(&self) -> bool {
        matches!(self, Self::Everything)
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
        let mut entries: Vec<(Entry, Cow<'_, [Shared]>)> = old
            .filter(|entry| !new.contains(&entry.key.course))
            .map(|entry| (entry.clone(), Cow::Borrowed(self.tags(entry))))
            .collect();
        for one in changed {
            let tags = tagged.remove(&one.course_id).unwrap_or_default();
            entries.push((Entry::of(&one, &mut words), Cow::Owned(tags)));
        }
        entries.sort_unstable_by_key(|(entry, _)| Reverse((entry.key.listed_at, entry.key.course)));
        let draft = words.shared(DRAFT);
        let shown = entries.iter().filter(|(entry, _)| entry.state != draft);
        let shown = shown.map(|(entry, _)| entry.key.course).collect();
        let mut tags = Vec::new();
        let place = |(mut entry, own): (Entry, Cow<'_, [Shared]>)| {
            let first = tags.len();
            tags.extend_from_slice(&own);
            entry.tags = first..tags.len();
            entry
        };
        let entries = entries.into_iter().map(place).collect();
        Self {
            edition,
            entries,
            tags,
            shown,
            words,
        }
    }

    /// The tags of one of its courses.
    pub(super) fn tags(&self, entry: &Entry) -> &[Shared] {
        self.tags.get(entry.tags.clone()).unwrap_or_default()
    }
}
