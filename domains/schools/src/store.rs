//! Every SQL statement of this room.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ::store::{Db, Fault, Session, Tx, params, row, statements};
use base::{Handle, LanguageTag, Name, PersonId, Prose, Slug, Timestamp, Title};
use courses::CourseId;
use courses::store::ListingKey;
use courses::store::listing::next_edition;
use courses::store::shelf::shelf;
use jiff::civil::Date;
use web::CleanHtml;

use crate::policy::SchoolRole;
use crate::school::{Charter, SchoolId};

row! {
    struct SchoolRow {
        id: SchoolId,
        slug: Slug,
        name: Title,
        summary: Title,
        language: LanguageTag,
        pattern_seed: String,
    }

    /// A school.
    pub struct School {
        pub id: SchoolId,
        pub slug: Slug,
        pub name: Title,
        pub summary: Title,
        pub charter: Prose,
        pub charter_html: CleanHtml,
        pub language: LanguageTag,
        pub pattern_seed: String,
        pub version: i64,
    }

    /// A school, by name only.
    pub struct SchoolName {
        pub slug: Slug,
        pub name: Title,
        pub language: LanguageTag,
    }

    /// Somebody who cares for a school.
    pub struct Steward {
        pub handle: Handle,
        pub name: Name,
    }

    /// A course of a school.
    pub struct SchoolCourse {
        pub course_id: CourseId,
        pub slug: Slug,
        pub title: Title,
        pub question: String,
        pub language: LanguageTag,
        pub weekly_hours: Option<u32>,
        pub state: String,
        pub starts_on: Option<Date>,
        pub seats: u32,
        pub seats_taken: u32,
        pub listed_at: Timestamp,
    }

    struct Standing {
        stewards: i64,
        site: i64,
    }

    struct TakenOut {
        slug: Slug,
        since: Timestamp,
    }
}

macro_rules! courses_in {
    () => {
        "SELECT course_listing.course_id, course_listing.slug, course_listing.title, course_listing.question, course_listing.language,
            course_listing.weekly_hours, course_listing.state, course_listing.starts_on, course_listing.seats, course_listing.seats_taken,
            course_listing.listed_at
        FROM school_course
        JOIN course_listing ON course_listing.course_id = school_course.course_id
        WHERE school_course.school_id = $1 AND (course_listing.listed_at, course_listing.course_id) < ($2, $3) "
    };
}

macro_rules! in_order {
    () => {
        "ORDER BY course_listing.listed_at DESC, course_listing.course_id DESC LIMIT $4"
    };
}

statements! {
    /// Schools by slug, behind that one.
    hot SCHOOLS: SchoolRow = "SELECT id, slug, name, summary, language, pattern_seed
        FROM school WHERE school.slug > $1 ORDER BY school.slug LIMIT $2";
    /// Which courses stand in which schools, for this process to remember.
    SHELVES: (SchoolId, CourseId) = "SELECT school_id, course_id FROM school_course ORDER BY school_id, course_id";
    hot SCHOOL_ID: (SchoolId,) = "SELECT id FROM school WHERE slug = $1";
    hot SCHOOL: School = "SELECT id, slug, name, summary, charter, charter_html, language, pattern_seed, version FROM school WHERE slug = $1";
    hot STEWARDS: Steward = "SELECT person.handle, person.name
        FROM school_steward JOIN person ON person.id = school_steward.person_id
        WHERE school_steward.school_id = $1 ORDER BY school_steward.position, person.id LIMIT 50";
    /// Does that person care for the school, or for the whole site?
    hot STANDING: Standing = "SELECT (SELECT count(*) FROM school_steward WHERE school_id = $1 AND person_id = $2) AS stewards,
            (SELECT count(*) FROM person WHERE id = $2 AND standing = 'steward') AS site";
    /// The courses of a school that everyone sees, in the order of the catalogue, behind that key.
    hot COURSES: SchoolCourse = concat!(courses_in!(), "AND course_listing.state <> 'draft' ", in_order!());
    /// All of them, for those who choose.
    hot EVERY_COURSE: SchoolCourse = concat!(courses_in!(), in_order!());
    /// The schools in which a course stands.
    hot SCHOOLS_OF: SchoolName = "SELECT school.slug, school.name, school.language
        FROM school_course JOIN school ON school.id = school_course.school_id
        WHERE school_course.course_id = $1 ORDER BY school.slug LIMIT 20";
    hot COURSE_ID: (CourseId,) = "SELECT id FROM course WHERE slug = $1";

    ADD_SCHOOL = "INSERT INTO school (id, slug, name, summary, charter, charter_html, language, pattern_seed, made_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1) ON CONFLICT (slug) DO NOTHING";
    hot SAVE_SCHOOL = "UPDATE school SET name = $3, summary = $4, charter = $5, charter_html = $6, language = $7, version = version + 1
        WHERE id = $1 AND version = $2";
    ADD_COURSE = "INSERT INTO school_course (school_id, course_id, added_at) VALUES ($1, $2, $3) ON CONFLICT (school_id, course_id) DO NOTHING";
    REMOVE_COURSE = "DELETE FROM school_course WHERE school_id = $1 AND course_id = $2";
    ADD_STEWARD = "INSERT INTO school_steward (school_id, person_id, position, since) VALUES ($1, $2, $3, $4)
        ON CONFLICT (school_id, person_id) DO NOTHING";

    TAKE_OUT: TakenOut = "SELECT school.slug, school_steward.since FROM school_steward JOIN school ON school.id = school_steward.school_id
        WHERE school_steward.person_id = $1 ORDER BY school.slug";
    ERASE_STEWARD = "DELETE FROM school_steward WHERE person_id = $1";
}

impl SchoolCourse {
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

/// Which courses of a school are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chosen {
    /// Those that everyone sees.
    Shown,
    /// Those in preparation too.
    Every,
}

/// A school that is made.
#[derive(Debug, Clone)]
pub struct NewSchool<'a> {
    /// Its key.
    pub id: SchoolId,
    /// Its address.
    pub slug: &'a Slug,
    /// What its stewards write.
    pub charter: &'a Charter,
    /// The seed of its pattern.
    pub pattern_seed: &'a str,
    /// When it was made.
    pub made_at: Timestamp,
}

/// A school in a list.
#[derive(Debug, Clone)]
pub struct SchoolCard {
    /// Its address.
    pub slug: Slug,
    /// Its name.
    pub name: Title,
    /// One sentence about it.
    pub summary: Title,
    /// The language of both.
    pub language: LanguageTag,
    /// The seed of its pattern.
    pub pattern_seed: String,
    /// How many courses it shows.
    pub courses: i64,
}

/// Schools by slug, behind that one.
pub async fn schools(
    db: &Db,
    session: &Session,
    behind: Option<&Slug>,
    limit: i64,
) -> Result<Vec<SchoolCard>, Fault> {
    let behind = behind.map_or("", Slug::as_str);
    let rows = session.all(&SCHOOLS, params![behind, limit]).await?;
    let shelves = shelves(db, session).await?;
    let counts = &shelves.counts;
    let card = |row: SchoolRow| SchoolCard {
        courses: counts.get(&row.id).copied().unwrap_or_default(),
        slug: row.slug,
        name: row.name,
        summary: row.summary,
        language: row.language,
        pattern_seed: row.pattern_seed,
    };
    Ok(rows.into_iter().map(card).collect())
}

/// Which courses stand in which schools, as this process remembers it, as of a number of the catalogue's changes.
struct Shelves {
    edition: i64,
    courses: HashMap<SchoolId, Arc<HashSet<CourseId>>>,
    /// How many of them everyone sees.
    counts: HashMap<SchoolId, i64>,
}

#[derive(Default)]
struct Remembered(Mutex<Option<Arc<Shelves>>>);

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // what is remembered is put in as a whole
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn shelves(db: &Db, session: &Session) -> Result<Arc<Shelves>, Fault> {
    let remembered = db.remembered::<Remembered>();
    let catalogue = shelf(db, session).await?;
    let last = held(&remembered.0).clone();
    if let Some(last) = last.filter(|last| last.edition >= catalogue.edition()) {
        return Ok(last);
    }
    let mut courses: HashMap<SchoolId, HashSet<CourseId>> = HashMap::new();
    for (school, course) in session.all(&SHELVES, params![]).await? {
        courses.entry(school).or_default().insert(course);
    }
    let count = |courses: &HashSet<CourseId>| {
        let shown = courses.iter().filter(|course| catalogue.shows(**course));
        i64::try_from(shown.count()).unwrap_or(i64::MAX)
    };
    let shelves = Arc::new(Shelves {
        edition: catalogue.edition(),
        counts: courses
            .iter()
            .map(|(school, courses)| (*school, count(courses)))
            .collect(),
        courses: courses
            .into_iter()
            .map(|(school, courses)| (school, Arc::new(courses)))
            .collect(),
    });
    *held(&remembered.0) = Some(Arc::clone(&shelves));
    Ok(shelves)
}

/// The school at an address.
pub async fn school(session: &Session, slug: &Slug) -> Result<Option<School>, Fault> {
    session.opt(&SCHOOL, params![slug]).await
}

/// Those who care for a school.
pub async fn stewards(session: &Session, school: SchoolId) -> Result<Vec<Steward>, Fault> {
    session.all(&STEWARDS, params![school]).await
}

/// What somebody is to a school.
pub async fn role(
    session: &Session,
    school: SchoolId,
    person: Option<PersonId>,
) -> Result<SchoolRole, Fault> {
    let Some(person) = person else {
        return Ok(SchoolRole::Visitor);
    };
    let standing = session.one(&STANDING, params![school, person]).await?;
    Ok(match standing {
        Standing { site, .. } if site > 0 => SchoolRole::SiteSteward,
        Standing { stewards, .. } if stewards > 0 => SchoolRole::Steward,
        Standing { .. } => SchoolRole::Member,
    })
}

/// The courses of a school in the order of the catalogue, behind that key.
pub async fn courses(
    session: &Session,
    school: SchoolId,
    chosen: Chosen,
    behind: Option<ListingKey>,
    limit: i64,
) -> Result<Vec<SchoolCourse>, Fault> {
    let behind = behind.unwrap_or(ListingKey {
        listed_at: Timestamp::MAX,
        course: CourseId::from_raw(i64::MAX),
    });
    let statement = match chosen {
        Chosen::Shown => &COURSES,
        Chosen::Every => &EVERY_COURSE,
    };
    let values = params![school, behind.listed_at, behind.course, limit];
    session.all(statement, values).await
}

/// The courses of a school, for the filter of the catalogue; none where there is no such school.
pub async fn course_ids(
    db: &Db,
    session: &Session,
    school: &Slug,
) -> Result<Arc<HashSet<CourseId>>, Fault> {
    let Some((school,)) = session.opt(&SCHOOL_ID, params![school]).await? else {
        return Ok(Arc::default());
    };
    let shelves = shelves(db, session).await?;
    Ok(shelves.courses.get(&school).cloned().unwrap_or_default())
}

/// The schools in which a course stands.
pub async fn schools_of(session: &Session, course: CourseId) -> Result<Vec<SchoolName>, Fault> {
    session.all(&SCHOOLS_OF, params![course]).await
}

/// The course at an address.
pub(crate) async fn course_id(session: &Session, slug: &Slug) -> Result<Option<CourseId>, Fault> {
    let row = session.opt(&COURSE_ID, params![slug]).await?;
    Ok(row.map(|(course,)| course))
}

/// Puts a school down, unless there is one at that address.
pub(crate) async fn add(tx: &Tx, school: &NewSchool<'_>) -> Result<(), Fault> {
    let charter = school.charter;
    let html = web::markdown::render(charter.text.as_str());
    tx.run(
        &ADD_SCHOOL,
        params![
            school.id,
            school.slug,
            charter.name,
            charter.summary,
            charter.text,
            html,
            charter.language,
            school.pattern_seed,
            school.made_at
        ],
    )
    .await?;
    Ok(())
}

/// Saves a charter; `false` where somebody else saved meanwhile.
pub(crate) async fn save(
    tx: &Tx,
    school: SchoolId,
    seen: i64,
    charter: &Charter,
    html: &CleanHtml,
) -> Result<bool, Fault> {
    let Charter {
        name,
        summary,
        text,
        language,
    } = charter;
    let values = params![school, seen, name, summary, text, html, language];
    Ok(tx.run(&SAVE_SCHOOL, values).await? == 1)
}

/// Puts courses into a school; gives how many are new there.
pub(crate) async fn add_courses(
    tx: &Tx,
    school: SchoolId,
    courses: &[CourseId],
    at: Timestamp,
) -> Result<u64, Fault> {
    let rows = courses.iter().map(|course| {
        params![school, *course, at]
            .map(::store::Value::into_owned)
            .to_vec()
    });
    let rows: Vec<_> = rows.collect();
    let added = tx.run_many(&ADD_COURSE, rows).await?;
    if added > 0 {
        next_edition(tx).await?;
    }
    Ok(added)
}

/// Takes a course out of a school.
pub(crate) async fn remove_course(
    tx: &Tx,
    school: SchoolId,
    course: CourseId,
) -> Result<(), Fault> {
    tx.run(&REMOVE_COURSE, params![school, course]).await?;
    next_edition(tx).await?;
    Ok(())
}

/// Puts down who cares for a school, in that order.
pub(crate) async fn add_stewards(
    tx: &Tx,
    school: SchoolId,
    stewards: &[PersonId],
    at: Timestamp,
) -> Result<(), Fault> {
    let rows = (1_i64..).zip(stewards).map(|(position, person)| {
        params![school, *person, position, at]
            .map(::store::Value::into_owned)
            .to_vec()
    });
    tx.run_many(&ADD_STEWARD, rows).await?;
    Ok(())
}

/// What this room keeps about a person, for that person.
pub(crate) async fn take_out(
    session: &Session,
    person: PersonId,
) -> Result<Vec<serde_json::Value>, Fault> {
    let rows = session.all(&TAKE_OUT, params![person]).await?;
    Ok(rows
        .into_iter()
        .map(|row| serde_json::json!({ "steward_of": row.slug, "since": row.since.to_string() }))
        .collect())
}

/// Takes a person out of all schools.
pub(crate) async fn erase(tx: &Tx, person: PersonId) -> Result<(), Fault> {
    tx.run(&ERASE_STEWARD, params![person]).await?;
    Ok(())
}
