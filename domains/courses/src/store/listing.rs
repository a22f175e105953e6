//! The catalogue: one row a course, with its next or latest run, and the words by which it is found.

use base::{LanguageTag, Slug, Timestamp, Title};
use jiff::civil::Date;
use store::search::{self, SearchTable};
use store::{Fault, SearchQuery, Session, Tx, Value, keys, params, row, statements, texts};

use crate::ids::{CourseId, RunId, VersionId};

const WORDS: SearchTable = SearchTable::named("course_words");

row! {
    /// A course as the catalogue shows it.
    pub struct ListingRow {
        pub course_id: CourseId,
        pub slug: Slug,
        pub version_id: VersionId,
        pub title: Title,
        pub question: String,
        pub language: LanguageTag,
        pub weekly_hours: Option<u32>,
        pub units: u32,
        pub state: String,
        pub run_id: Option<RunId>,
        pub run_slug: Option<Slug>,
        pub starts_on: Option<Date>,
        pub ends_on: Option<Date>,
        pub seats: u32,
        pub seats_taken: u32,
        pub waiting: u32,
        pub organizers: u32,
        pub runs: u32,
        pub listed_at: Timestamp,
    }

    /// How many courses there are of one kind.
    pub struct FacetCount {
        pub value: String,
        pub count: i64,
    }

    struct Standing {
        slug: Slug,
        language: LanguageTag,
        made_at: Timestamp,
        run_id: Option<RunId>,
        run_slug: Option<Slug>,
        state: Option<String>,
        state_since: Option<Timestamp>,
        version_id: Option<VersionId>,
        starts_on: Option<Date>,
        ends_on: Option<Date>,
        seats: Option<u32>,
        seats_taken: Option<u32>,
        organizers: u32,
        runs: u32,
    }

    struct Shown {
        id: VersionId,
        title: Title,
        question: String,
        summary: String,
        outcomes: String,
        weekly_hours: Option<u32>,
    }
}

macro_rules! columns {
    () => {
        "SELECT course_listing.course_id, course_listing.slug, course_listing.version_id, course_listing.title, course_listing.question,
            course_listing.language, course_listing.weekly_hours, course_listing.units, course_listing.state, course_listing.run_id,
            course_listing.run_slug, course_listing.starts_on, course_listing.ends_on, course_listing.seats, course_listing.seats_taken,
            coalesce((SELECT run.waiting_count FROM run WHERE run.id = course_listing.run_id), 0) AS waiting, course_listing.organizers, course_listing.runs, course_listing.listed_at
        FROM course_listing "
    };
}

/// Languages $1 $2, states $3 $4, tags $5 $6, first and last day of the start $7 $8, only these courses $9 $10. Courses in
/// preparation are shown to those who ask for them.
macro_rules! chosen {
    () => {
        "(CAST($1 AS BIGINT) = 0 OR course_listing.language = ANY_TEXT($2))
        AND (CAST($3 AS BIGINT) = 0 OR course_listing.state = ANY_TEXT($4))
        AND (CAST($3 AS BIGINT) > 0 OR course_listing.state <> 'draft')
        AND (CAST($5 AS BIGINT) = 0 OR course_listing.course_id IN (SELECT course_tag.course_id FROM course_tag WHERE course_tag.tag = ANY_TEXT($6)))
        AND (CAST($7 AS TEXT) IS NULL OR course_listing.starts_on >= CAST($7 AS TEXT))
        AND (CAST($8 AS TEXT) IS NULL OR course_listing.starts_on <= CAST($8 AS TEXT))
        AND (CAST($9 AS BIGINT) = 0 OR course_listing.course_id = ANY_OF($10)) "
    };
}

macro_rules! page {
    () => {
        "AND (course_listing.listed_at, course_listing.course_id) < ($11, $12)
        ORDER BY course_listing.listed_at DESC, course_listing.course_id DESC
        LIMIT $13"
    };
}

/// No more than so many courses are looked at to count them.
macro_rules! counted {
    () => {
        "LIMIT 5000) AS found "
    };
}

statements! {
    /// How many courses stand in the catalogue?
    COURSES: (i64,) = "SELECT count(*) AS courses FROM course_listing";
    /// Which courses come after that one?
    hot COURSES_AFTER: (CourseId,) = "SELECT id FROM course WHERE id > $1 ORDER BY id LIMIT $2";
    hot NEWEST: ListingRow = concat!(columns!(), "WHERE course_listing.state <> 'draft'
        AND (course_listing.listed_at, course_listing.course_id) < ($1, $2)
        ORDER BY course_listing.listed_at DESC, course_listing.course_id DESC
        LIMIT $3");
    FILTERED: ListingRow = concat!(columns!(), "WHERE ", chosen!(), page!());
    FOUND: ListingRow = concat!(columns!(), "WHERE course_listing.course_id IN MATCHES(course_words, $14) AND ", chosen!(), page!());
    hot OF_COURSES: ListingRow = concat!(columns!(), "WHERE course_listing.course_id = ANY_OF($1)
        ORDER BY course_listing.listed_at DESC, course_listing.course_id DESC");

    LANGUAGES: FacetCount = concat!("SELECT found.language AS value, count(*) AS count FROM (SELECT course_listing.language FROM course_listing WHERE ",
        chosen!(), counted!(), "GROUP BY found.language ORDER BY count(*) DESC, found.language");
    LANGUAGES_FOUND: FacetCount = concat!("SELECT found.language AS value, count(*) AS count FROM (SELECT course_listing.language FROM course_listing
        WHERE course_listing.course_id IN MATCHES(course_words, $11) AND ",
        chosen!(), counted!(), "GROUP BY found.language ORDER BY count(*) DESC, found.language");

    STATES: FacetCount = concat!("SELECT found.state AS value, count(*) AS count FROM (SELECT course_listing.state FROM course_listing WHERE ",
        chosen!(), counted!(), "GROUP BY found.state ORDER BY count(*) DESC, found.state");
    STATES_FOUND: FacetCount = concat!("SELECT found.state AS value, count(*) AS count FROM (SELECT course_listing.state FROM course_listing
        WHERE course_listing.course_id IN MATCHES(course_words, $11) AND ",
        chosen!(), counted!(), "GROUP BY found.state ORDER BY count(*) DESC, found.state");

    TAGS: FacetCount = concat!("SELECT course_tag.tag AS value, count(*) AS count FROM (SELECT course_listing.course_id FROM course_listing WHERE ",
        chosen!(), counted!(), "JOIN course_tag ON course_tag.course_id = found.course_id
        GROUP BY course_tag.tag ORDER BY count(*) DESC, course_tag.tag LIMIT 24");
    TAGS_FOUND: FacetCount = concat!("SELECT course_tag.tag AS value, count(*) AS count FROM (SELECT course_listing.course_id FROM course_listing
        WHERE course_listing.course_id IN MATCHES(course_words, $11) AND ",
        chosen!(), counted!(), "JOIN course_tag ON course_tag.course_id = found.course_id
        GROUP BY course_tag.tag ORDER BY count(*) DESC, course_tag.tag LIMIT 24");

    ALL: (i64,) = concat!("SELECT count(*) AS count FROM (SELECT course_listing.course_id FROM course_listing WHERE ", chosen!(), counted!());
    ALL_FOUND: (i64,) = concat!("SELECT count(*) AS count FROM (SELECT course_listing.course_id FROM course_listing
        WHERE course_listing.course_id IN MATCHES(course_words, $11) AND ", chosen!(), counted!());

    /// A course with the run that matters most: one that can be joined, then one that goes on, then the latest.
    STANDING: Standing = "SELECT course.slug, course.language, course.made_at, run.id AS run_id, run.slug AS run_slug, run.state, run.state_since,
            run.version_id, run.starts_on, run.ends_on, run.seats, run.seats_taken,
            (SELECT count(*) FROM organizer WHERE organizer.run_id = run.id) AS organizers,
            (SELECT count(*) FROM run AS every_run WHERE every_run.course_id = course.id) AS runs
        FROM course LEFT JOIN run ON run.course_id = course.id
        WHERE course.id = $1
        ORDER BY CASE run.state WHEN 'signing_up' THEN 0 WHEN 'signup_closed' THEN 1 WHEN 'running' THEN 2 WHEN 'wrapping_up' THEN 3
            WHEN 'paused' THEN 4 WHEN 'finished' THEN 5 WHEN 'edition' THEN 5 WHEN 'did_not_happen' THEN 6 ELSE 7 END,
            run.state_since DESC, run.id DESC
        LIMIT 1";

    /// The version that the run uses, or the newest one, the published ones first.
    SHOWN: Shown = "SELECT id, title, question, summary, outcomes, weekly_hours FROM course_version
        WHERE course_id = $1
        ORDER BY CASE WHEN id = $2 THEN 0 WHEN state = 'published' THEN 1 ELSE 2 END, number DESC
        LIMIT 1";

    UNIT_WORDS: (String, String) = "SELECT title, intro FROM unit WHERE version_id = $1 ORDER BY position, id";
    ACTIVITY_WORDS: (String, String) = "SELECT title, body FROM activity WHERE version_id = $1 ORDER BY position, id";

    SAVE_LISTING = "INSERT INTO course_listing (course_id, slug, version_id, title, question, language, weekly_hours, units, state, run_id,
            run_slug, starts_on, ends_on, seats, seats_taken, organizers, runs, listed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
        ON CONFLICT (course_id) DO UPDATE SET slug = excluded.slug, version_id = excluded.version_id, title = excluded.title,
            question = excluded.question, language = excluded.language, weekly_hours = excluded.weekly_hours, units = excluded.units,
            state = excluded.state, run_id = excluded.run_id, run_slug = excluded.run_slug, starts_on = excluded.starts_on,
            ends_on = excluded.ends_on, seats = excluded.seats, seats_taken = excluded.seats_taken,
            organizers = excluded.organizers, runs = excluded.runs, listed_at = excluded.listed_at";

    SAVE_SEATS = "UPDATE course_listing SET seats_taken = $2 WHERE run_id = $1";
}

/// What somebody looks for in the catalogue; an empty list chooses everything.
#[derive(Debug, Clone, Default)]
pub struct CatalogueFilter {
    /// Words in titles and texts.
    pub words: Option<SearchQuery>,
    /// Any of these languages.
    pub languages: Vec<String>,
    /// Any of these states.
    pub states: Vec<String>,
    /// Any of these tags.
    pub tags: Vec<String>,
    /// Starts on that day or later.
    pub from: Option<Date>,
    /// Starts on that day or earlier.
    pub to: Option<Date>,
    /// Only these courses, for example those of a school.
    pub only: Option<Vec<CourseId>>,
}

/// Where a page of the catalogue begins: behind this row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListingKey {
    /// When it was listed.
    pub listed_at: Timestamp,
    /// The course.
    pub course: CourseId,
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
    /// All that are found.
    pub all: i64,
}

impl ListingRow {
    /// The key behind which the next page begins.
    pub fn key(&self) -> ListingKey {
        ListingKey {
            listed_at: self.listed_at,
            course: self.course_id,
        }
    }

    /// How many seats are free.
    pub fn seats_left(&self) -> u32 {
        self.seats.saturating_sub(self.seats_taken)
    }
}

impl ListingKey {
    /// Before everything.
    const START: Self = Self {
        listed_at: Timestamp::MAX,
        course: CourseId::from_raw(i64::MAX),
    };

    /// As it stands in an address.
    pub fn to_text(self) -> String {
        format!("{}.{}", self.listed_at.as_microsecond(), self.course.raw())
    }

    /// Reads it from an address.
    pub fn parse(text: &str) -> Option<Self> {
        let (at, course) = text.split_once('.')?;
        Some(Self {
            listed_at: Timestamp::from_microsecond(at.parse().ok()?).ok()?,
            course: CourseId::from_raw(course.parse().ok()?),
        })
    }
}

impl CatalogueFilter {
    /// Nothing was chosen.
    pub fn is_empty(&self) -> bool {
        self.words.is_none()
            && self.languages.is_empty()
            && self.states.is_empty()
            && self.tags.is_empty()
            && self.from.is_none()
            && self.to.is_none()
            && self.only.is_none()
    }

    /// The values of the statements' common part.
    fn values(&self) -> Vec<Value<'static>> {
        let count = |list: &[String]| Value::Int(i64::try_from(list.len()).unwrap_or(i64::MAX));
        let day = |day: Option<Date>| store::ToValue::to_value(&day).into_owned();
        vec![
            count(&self.languages),
            texts(self.languages.clone()),
            count(&self.states),
            texts(self.states.clone()),
            count(&self.tags),
            texts(self.tags.clone()),
            day(self.from),
            day(self.to),
            Value::Int(i64::from(self.only.is_some())),
            keys(self.only.iter().flatten().copied()),
        ]
    }
}

/// A page of the catalogue, the newest activity first.
pub async fn find(
    session: &Session,
    filter: &CatalogueFilter,
    after: Option<ListingKey>,
    limit: i64,
) -> Result<Vec<ListingRow>, Fault> {
    let after = after.unwrap_or(ListingKey::START);
    if filter.is_empty() {
        return session
            .all(&NEWEST, params![after.listed_at, after.course, limit])
            .await;
    }
    let mut values = filter.values();
    values.extend(super::owned![after.listed_at, after.course, limit]);
    match &filter.words {
        Some(words) => {
            values.extend(super::owned![*words]);
            session.all(&FOUND, &values).await
        }
        None => session.all(&FILTERED, &values).await,
    }
}

/// The catalogue's rows of these courses, the newest activity first.
pub async fn of_courses(session: &Session, courses: &[CourseId]) -> Result<Vec<ListingRow>, Fault> {
    let courses = keys(courses.iter().copied());
    session.all(&OF_COURSES, &[courses]).await
}

/// How many courses there are of each kind among those that are found. At most 5,000 courses are looked at.
pub async fn facet_counts(session: &Session, filter: &CatalogueFilter) -> Result<Facets, Fault> {
    let without = |change: fn(&mut CatalogueFilter)| {
        let mut filter = filter.clone();
        change(&mut filter);
        filter.values()
    };
    let mut languages = without(|filter| filter.languages.clear());
    let mut states = without(|filter| filter.states.clear());
    let mut tags = without(|filter| filter.tags.clear());
    let mut all = filter.values();
    let found = match &filter.words {
        Some(words) => {
            for values in [&mut languages, &mut states, &mut tags, &mut all] {
                values.push(store::ToValue::to_value(words).into_owned());
            }
            (&LANGUAGES_FOUND, &STATES_FOUND, &TAGS_FOUND, &ALL_FOUND)
        }
        None => (&LANGUAGES, &STATES, &TAGS, &ALL),
    };
    Ok(Facets {
        languages: session.all(found.0, &languages).await?,
        states: session.all(found.1, &states).await?,
        tags: session.all(found.2, &tags).await?,
        all: session.one(found.3, &all).await?.0,
    })
}

/// Empties the index of courses.
pub(crate) async fn clear_words(tx: &Tx) -> Result<(), Fault> {
    search::clear(tx, WORDS).await
}

/// How many courses there are, and how many of them the index knows.
pub(crate) async fn indexed(session: &Session) -> Result<(i64, i64), Fault> {
    let (courses,) = session.one(&COURSES, params![]).await?;
    Ok((courses, search::size(session, WORDS).await?))
}

/// Courses after that one, for going through all of them.
pub(crate) async fn courses_after(
    session: &Session,
    after: CourseId,
    limit: u32,
) -> Result<Vec<CourseId>, Fault> {
    let rows = session.all(&COURSES_AFTER, params![after, limit]).await?;
    Ok(rows.into_iter().map(|(course,)| course).collect())
}

/// Writes the catalogue's row of a course again, and the words by which it is found: seven statements, however large it is.
/// Every act that changes what the catalogue shows calls it in its transaction.
pub async fn refresh(tx: &Tx, course: CourseId) -> Result<(), Fault> {
    let Some(standing) = tx.opt(&STANDING, params![course]).await? else {
        return Ok(());
    };
    let Some(shown) = tx.opt(&SHOWN, params![course, standing.version_id]).await? else {
        return Ok(());
    };
    let units = tx.all(&UNIT_WORDS, params![shown.id]).await?;
    let activities = tx.all(&ACTIVITY_WORDS, params![shown.id]).await?;
    let values = super::owned![
        course,
        standing.slug,
        shown.id,
        shown.title,
        shown.question,
        standing.language,
        shown.weekly_hours,
        i64::try_from(units.len()).unwrap_or(i64::MAX),
        standing.state.as_deref().unwrap_or("draft"),
        standing.run_id,
        standing.run_slug,
        standing.starts_on,
        standing.ends_on,
        standing.seats.unwrap_or(0),
        standing.seats_taken.unwrap_or(0),
        standing.organizers,
        standing.runs,
        standing.state_since.unwrap_or(standing.made_at)
    ];
    tx.run(&SAVE_LISTING, &values).await?;
    let mut body = format!("{}\n{}\n{}", shown.question, shown.summary, shown.outcomes);
    for (title, text) in units.iter().chain(&activities) {
        body.push('\n');
        body.push_str(title);
        body.push('\n');
        body.push_str(text);
    }
    search::put(tx, WORDS, course.raw(), shown.title.as_str(), &body).await
}

/// Shows how many seats of a run are taken, where the catalogue shows that run: quicker than writing the whole row again.
pub async fn refresh_seats(tx: &Tx, run: RunId, taken: u32) -> Result<(), Fault> {
    tx.run(&SAVE_SEATS, params![run, taken]).await?;
    Ok(())
}
