//! The rows of the catalogue: one a course, with its next or latest run, and the words by which it is found.

use std::collections::HashMap;

use base::{LanguageTag, Slug, Timestamp, Title};
use jiff::civil::Date;
use store::search::{self, SearchTable};
use store::{Fault, Session, Tx, Value, keys, params, row, statements};

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

    struct Standing {
        course_id: CourseId,
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

statements! {
    /// How many courses stand in the catalogue?
    COURSES: (i64,) = "SELECT count(*) AS courses FROM course_listing";
    /// Which courses come after that one?
    hot COURSES_AFTER: (CourseId,) = "SELECT id FROM course WHERE id > $1 ORDER BY id LIMIT $2";
    hot OF_COURSES: ListingRow = concat!(columns!(), "WHERE course_listing.course_id = ANY_OF($1)
        ORDER BY course_listing.listed_at DESC, course_listing.course_id DESC");

    /// Courses with their runs, the one that matters most first: one that can be joined, then one that goes on, then the latest.
    STANDING: Standing = "SELECT course.id AS course_id, course.slug, course.language, course.made_at, run.id AS run_id,
            run.slug AS run_slug, run.state, run.state_since, run.version_id, run.starts_on, run.ends_on, run.seats, run.seats_taken,
            (SELECT count(*) FROM organizer WHERE organizer.run_id = run.id) AS organizers
        FROM course LEFT JOIN run ON run.course_id = course.id
        WHERE course.id = ANY_OF($1)
        ORDER BY course.id, CASE run.state WHEN 'signing_up' THEN 0 WHEN 'signup_closed' THEN 1 WHEN 'running' THEN 2
            WHEN 'wrapping_up' THEN 3 WHEN 'paused' THEN 4 WHEN 'finished' THEN 5 WHEN 'edition' THEN 5
            WHEN 'did_not_happen' THEN 6 ELSE 7 END,
            run.state_since DESC, run.id DESC";

    /// The versions of courses, the published ones first, the newest first.
    VERSIONS: (CourseId, VersionId) = "SELECT course_id, id FROM course_version
        WHERE course_id = ANY_OF($1)
        ORDER BY course_id, CASE WHEN state = 'published' THEN 0 ELSE 1 END, number DESC";

    SHOWN: Shown = "SELECT id, title, question, summary, outcomes, weekly_hours FROM course_version WHERE id = ANY_OF($1) ORDER BY id";

    UNIT_WORDS: (VersionId, String, String) = "SELECT version_id, title, intro FROM unit
        WHERE version_id = ANY_OF($1) ORDER BY version_id, position, id";
    ACTIVITY_WORDS: (VersionId, String, String) = "SELECT version_id, title, body FROM activity
        WHERE version_id = ANY_OF($1) ORDER BY version_id, position, id";

    SAVE_LISTING = "INSERT INTO course_listing (course_id, slug, version_id, title, question, language, weekly_hours, units, state, run_id,
            run_slug, starts_on, ends_on, seats, seats_taken, organizers, runs, listed_at, edition)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
        ON CONFLICT (course_id) DO UPDATE SET slug = excluded.slug, version_id = excluded.version_id, title = excluded.title,
            question = excluded.question, language = excluded.language, weekly_hours = excluded.weekly_hours, units = excluded.units,
            state = excluded.state, run_id = excluded.run_id, run_slug = excluded.run_slug, starts_on = excluded.starts_on,
            ends_on = excluded.ends_on, seats = excluded.seats, seats_taken = excluded.seats_taken,
            organizers = excluded.organizers, runs = excluded.runs, listed_at = excluded.listed_at,
            edition = excluded.edition";

    /// Takes the next number of a change; whoever comes later waits until this change is there.
    NEXT_EDITION: (i64,) = "UPDATE catalogue_edition SET edition = edition + 1 WHERE id = 1 RETURNING edition";

    SAVE_SEATS = "UPDATE course_listing SET seats_taken = $2 WHERE run_id = $1";
}

/// Where a page of the catalogue begins: behind this row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListingKey {
    /// When it was listed.
    pub listed_at: Timestamp,
    /// The course.
    pub course: CourseId,
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

/// The catalogue's rows of these courses, the newest activity first.
pub async fn of_courses(session: &Session, courses: &[CourseId]) -> Result<Vec<ListingRow>, Fault> {
    let courses = keys(courses.iter().copied());
    session.all(&OF_COURSES, &[courses]).await
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

/// Writes the catalogue's row of a course again, and the words by which it is found: nine statements, however large it is.
/// Every act that changes what the catalogue shows calls it in its transaction.
pub async fn refresh(tx: &Tx, course: CourseId) -> Result<(), Fault> {
    refresh_all(tx, &[course]).await
}

/// Takes the number of the next change of the catalogue, so that no process goes on with what it remembers. Rooms above call it
/// when they change which courses belong together.
pub async fn next_edition(tx: &Tx) -> Result<i64, Fault> {
    Ok(tx.one(&NEXT_EDITION, params![]).await?.0)
}

/// The same for many courses, in as many statements.
pub(crate) async fn refresh_all(tx: &Tx, courses: &[CourseId]) -> Result<(), Fault> {
    let edition = next_edition(tx).await?;
    let found = Found::of(tx, courses).await?;
    tx.run_many(&SAVE_LISTING, found.rows(edition)).await?;
    found.index(tx).await
}

/// Writes the words by which courses are found again, and nothing else: what the catalogue shows stays as it is.
pub(crate) async fn index_all(tx: &Tx, courses: &[CourseId]) -> Result<(), Fault> {
    Found::of(tx, courses).await?.index(tx).await
}

/// All from which the rows and the words of some courses are made.
struct Found {
    /// Each course with its runs, and the version that is shown: that of the first run, or the newest one.
    listings: Vec<(Vec<Standing>, VersionId)>,
    shown: HashMap<VersionId, Shown>,
    units: HashMap<VersionId, Words>,
    activities: HashMap<VersionId, Words>,
}

impl Found {
    async fn of(session: &Session, courses: &[CourseId]) -> Result<Self, Fault> {
        let ids = keys(courses.iter().copied());
        let standings = session.all(&STANDING, std::slice::from_ref(&ids)).await?;
        let mut newest: HashMap<CourseId, VersionId> = HashMap::new();
        for (course, version) in session.all(&VERSIONS, [ids]).await? {
            newest.entry(course).or_insert(version);
        }
        let mut listings: Vec<(Vec<Standing>, VersionId)> = Vec::new();
        for standing in standings {
            match listings.last_mut() {
                Some((runs, _))
                    if runs.first().map(|one| one.course_id) == Some(standing.course_id) =>
                {
                    runs.push(standing);
                }
                _ => {
                    let newest = newest.get(&standing.course_id).copied();
                    if let Some(version) = standing.version_id.or(newest) {
                        listings.push((vec![standing], version));
                    }
                }
            }
        }
        let versions = keys(listings.iter().map(|(_, version)| *version));
        let shown = session.all(&SHOWN, std::slice::from_ref(&versions)).await?;
        let units = session
            .all(&UNIT_WORDS, std::slice::from_ref(&versions))
            .await?;
        let activities = session.all(&ACTIVITY_WORDS, [versions]).await?;
        Ok(Self {
            listings,
            shown: shown.into_iter().map(|one| (one.id, one)).collect(),
            units: by_version(units),
            activities: by_version(activities),
        })
    }

    fn each(&self) -> impl Iterator<Item = (&[Standing], &Standing, &Shown)> {
        self.listings.iter().filter_map(|(runs, version)| {
            Some((runs.as_slice(), runs.first()?, self.shown.get(version)?))
        })
    }

    fn rows(&self, edition: i64) -> Vec<Vec<Value<'static>>> {
        let units = |version| self.units.get(version).map_or(0, Vec::len);
        self.each()
            .map(|(runs, first, shown)| listing_row(first, shown, runs, units(&shown.id), edition))
            .collect()
    }

    async fn index(&self, tx: &Tx) -> Result<(), Fault> {
        let bodies: Vec<String> = self
            .each()
            .map(|(_, _, shown)| {
                let words = [self.units.get(&shown.id), self.activities.get(&shown.id)];
                body(shown, words.into_iter().flatten().flatten())
            })
            .collect();
        let entries: Vec<search::Entry<'_>> = self
            .each()
            .zip(&bodies)
            .map(|((_, first, shown), body)| search::Entry {
                key: first.course_id.raw(),
                title: shown.title.as_str(),
                body,
            })
            .collect();
        search::put_many(tx, WORDS, &entries).await
    }
}

type Words = Vec<(String, String)>;

fn by_version(rows: Vec<(VersionId, String, String)>) -> HashMap<VersionId, Words> {
    let mut found: HashMap<VersionId, Words> = HashMap::new();
    for (version, title, text) in rows {
        found.entry(version).or_default().push((title, text));
    }
    found
}

fn listing_row(
    standing: &Standing,
    shown: &Shown,
    runs: &[Standing],
    units: usize,
    edition: i64,
) -> Vec<Value<'static>> {
    let runs = runs.iter().filter(|run| run.run_id.is_some()).count();
    super::owned![
        standing.course_id,
        standing.slug,
        shown.id,
        shown.title,
        shown.question,
        standing.language,
        shown.weekly_hours,
        i64::try_from(units).unwrap_or(i64::MAX),
        standing.state.as_deref().unwrap_or("draft"),
        standing.run_id,
        standing.run_slug,
        standing.starts_on,
        standing.ends_on,
        standing.seats.unwrap_or(0),
        standing.seats_taken.unwrap_or(0),
        standing.organizers,
        i64::try_from(runs).unwrap_or(i64::MAX),
        standing.state_since.unwrap_or(standing.made_at),
        edition
    ]
}

/// The words of a course, by which it is found.
fn body<'a>(shown: &Shown, words: impl Iterator<Item = &'a (String, String)>) -> String {
    let mut body = format!("{}\n{}\n{}", shown.question, shown.summary, shown.outcomes);
    for (title, text) in words {
        body.push('\n');
        body.push_str(title);
        body.push('\n');
        body.push_str(text);
    }
    body
}

/// Shows how many seats of a run are taken, where the catalogue shows that run: quicker than writing the whole row again.
pub async fn refresh_seats(tx: &Tx, run: RunId, taken: u32) -> Result<(), Fault> {
    tx.run(&SAVE_SEATS, params![run, taken]).await?;
    Ok(())
}
