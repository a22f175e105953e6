//! Courses and their versions at rest.

use base::{Handle, LanguageTag, Name, Now, PersonId, Prose, Slug, Timestamp, Title};
use store::{Fault, Session, Tx, Value, params, row, statements};
use web::{CleanHtml, markdown};

use crate::completion::CompletionRule;
use crate::course::{CourseLevel, CourseText, VersionState};
use crate::ids::{CourseId, RunId, VersionId};
use crate::licence::Licence;
use crate::policy::CourseRole;

row! {
    /// A course.
    pub struct Course {
        pub id: CourseId,
        pub slug: Slug,
        pub language: LanguageTag,
        pub language_guessed: bool,
        pub made_from_version_id: Option<VersionId>,
        pub made_at: Timestamp,
        pub made_by: Option<PersonId>,
        pub version: i64,
    }

    /// One version of a course, with everything that it says about the course itself.
    pub struct Version {
        pub id: VersionId,
        pub course_id: CourseId,
        pub course_slug: Slug,
        pub language: LanguageTag,
        pub number: i64,
        pub state: VersionState,
        pub made_from_version_id: Option<VersionId>,
        pub title: Title,
        pub question: String,
        pub summary: Prose,
        pub summary_html: CleanHtml,
        pub outcomes: Prose,
        pub outcomes_html: CleanHtml,
        pub prerequisites: Prose,
        pub prerequisites_html: CleanHtml,
        pub weekly_hours: Option<u32>,
        pub level: Option<CourseLevel>,
        pub licence: Licence,
        pub tasks_needed: u32,
        pub reviews_needed: u32,
        pub note: String,
        pub made_at: Timestamp,
        pub version: i64,
    }

    /// One line of the history of a course.
    pub struct VersionLine {
        pub id: VersionId,
        pub number: i64,
        pub state: VersionState,
        pub title: Title,
        pub note: String,
        pub made_at: Timestamp,
        pub published_at: Option<Timestamp>,
        pub from_number: Option<i64>,
        pub from_slug: Option<Slug>,
        pub from_title: Option<Title>,
        pub handle: Option<Handle>,
        pub name: Option<Name>,
    }

    /// A run as its syllabus is written: which version it uses, which one is being written, and whether somebody organizes it.
    pub struct EditedRun {
        pub run: RunId,
        pub slug: Slug,
        pub state: String,
        pub course: CourseId,
        pub course_slug: Slug,
        pub language: LanguageTag,
        pub version: VersionId,
        pub version_state: VersionState,
        pub title: Title,
        pub draft: Option<VersionId>,
        pub organizes: i64,
        pub is_steward: i64,
    }
}

statements! {
    /// The course of that address.
    hot COURSE_BY_SLUG: Course = "SELECT id, slug, language, language_guessed, made_from_version_id, made_at, made_by, version
        FROM course WHERE slug = $1";

    /// What a version says.
    hot VERSION: Version = "SELECT course_version.id, course_version.course_id, course.slug AS course_slug, course.language,
            course_version.number, course_version.state, course_version.made_from_version_id, course_version.title,
            course_version.question, course_version.summary, course_version.summary_html, course_version.outcomes,
            course_version.outcomes_html, course_version.prerequisites, course_version.prerequisites_html,
            course_version.weekly_hours, course_version.level, course_version.licence, course_version.tasks_needed,
            course_version.reviews_needed, course_version.note, course_version.made_at, course_version.version
        FROM course_version JOIN course ON course.id = course_version.course_id
        WHERE course_version.id = $1";

    /// The history of a course, the newest version first.
    hot VERSIONS: VersionLine = "SELECT course_version.id, course_version.number, course_version.state, course_version.title,
            course_version.note, course_version.made_at, course_version.published_at, origin.number AS from_number,
            origin_course.slug AS from_slug, origin.title AS from_title, person.handle, person.name
        FROM course_version
        LEFT JOIN course_version AS origin ON origin.id = course_version.made_from_version_id
        LEFT JOIN course AS origin_course ON origin_course.id = origin.course_id
        LEFT JOIN person ON person.id = course_version.made_by
        WHERE course_version.course_id = $1 AND course_version.number < $2
        ORDER BY course_version.number DESC
        LIMIT $3";

    /// The version that was published last.
    hot LATEST_PUBLISHED: (VersionId,) = "SELECT id FROM course_version
        WHERE course_id = $1 AND state = 'published' ORDER BY number DESC LIMIT 1";

    /// The version of that number of a course.
    hot VERSION_NUMBERED: (VersionId,) = "SELECT course_version.id FROM course
        JOIN course_version ON course_version.course_id = course.id
        WHERE course.slug = $1 AND course_version.number = $2";

    /// The run of that address as its syllabus is written.
    hot EDITED_RUN: EditedRun = "SELECT run.id AS run, run.slug, run.state, course.id AS course, course.slug AS course_slug, course.language,
            course_version.id AS version, course_version.state AS version_state, course_version.title, draft.id AS draft,
            (SELECT count(*) FROM organizer WHERE organizer.run_id = run.id AND organizer.person_id = $2) AS organizes,
            (SELECT count(*) FROM person WHERE person.id = $2 AND person.standing = 'steward') AS is_steward
        FROM run
        JOIN course ON course.id = run.course_id
        JOIN course_version ON course_version.id = run.version_id
        LEFT JOIN course_version AS draft ON draft.for_run_id = run.id AND draft.state = 'draft'
        WHERE run.slug = $1";

    /// The addresses that begin like this one.
    SLUGS_LIKE: (Slug,) = "SELECT slug FROM course WHERE slug = $1 OR (slug > $2 AND slug < $3)";

    /// The number of the next version.
    NEXT_NUMBER: (i64,) = "SELECT COALESCE(max(number), 0) + 1 AS number FROM course_version WHERE course_id = $1";

    /// The tags of a course.
    hot TAGS: (String,) = "SELECT tag FROM course_tag WHERE course_id = $1 ORDER BY tag";

    FORGET_TAGS = "DELETE FROM course_tag WHERE course_id = $1";
    ADD_TAG = "INSERT INTO course_tag (course_id, tag) VALUES ($1, $2)";

    ADD_COURSE = "INSERT INTO course (id, slug, language, language_guessed, made_from_version_id, made_at, made_by, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 1)";

    ADD_VERSION = "INSERT INTO course_version (id, course_id, number, state, made_from_version_id, for_run_id, title, question,
            summary, summary_html, outcomes, outcomes_html, prerequisites, prerequisites_html, weekly_hours, level, licence,
            tasks_needed, reviews_needed, note, made_at, made_by, published_at, version)
        VALUES ($1, $2, $3, $4, $5, NULL, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, 1)";

    /// A draft that begins as a copy of another version.
    COPY_VERSION = "INSERT INTO course_version (id, course_id, number, state, made_from_version_id, for_run_id, title, question,
            summary, summary_html, outcomes, outcomes_html, prerequisites, prerequisites_html, weekly_hours, level, licence,
            tasks_needed, reviews_needed, note, made_at, made_by, published_at, version)
        SELECT $2, course_id, $3, 'draft', id, $4, title, question, summary, summary_html, outcomes, outcomes_html,
            prerequisites, prerequisites_html, weekly_hours, level, licence, tasks_needed, reviews_needed, '', $5, $6, NULL, 1
        FROM course_version WHERE id = $1";

    SAVE_VERSION = "UPDATE course_version SET title = $3, question = $4, summary = $5, summary_html = $6, outcomes = $7,
            outcomes_html = $8, prerequisites = $9, prerequisites_html = $10, weekly_hours = $11, level = $12, licence = $13,
            tasks_needed = $14, reviews_needed = $15, version = version + 1
        WHERE id = $1 AND version = $2 AND state = 'draft'";

    PUBLISH = "UPDATE course_version SET state = 'published', note = $2, published_at = $3, version = version + 1
        WHERE id = $1 AND state = 'draft'";

    /// What somebody made, for taking out.
    MADE_BY: (Slug, Title, i64, Timestamp) = "SELECT course.slug, course_version.title, course_version.number, course_version.made_at
        FROM course_version JOIN course ON course.id = course_version.course_id
        WHERE course_version.made_by = $1 ORDER BY course_version.id";

    ERASE_COURSE_MAKER = "UPDATE course SET made_by = NULL WHERE made_by = $1";
    ERASE_VERSION_MAKER = "UPDATE course_version SET made_by = NULL WHERE made_by = $1";
}

impl Version {
    /// What completing it asks for.
    pub fn completion(&self) -> CompletionRule {
        CompletionRule {
            tasks_needed: self.tasks_needed,
            reviews_needed: self.reviews_needed,
        }
    }
}

impl EditedRun {
    /// The version that may be written now: the draft beside the run, or the run's own as long as nobody relies on it. Nothing is
    /// written for a run that is over.
    pub fn writable(&self) -> Option<VersionId> {
        let own = (self.version_state == VersionState::Draft).then_some(self.version);
        self.draft.or(own).filter(|_| !self.is_over())
    }

    /// The run has ended, or never began.
    pub fn is_over(&self) -> bool {
        matches!(
            self.state.as_str(),
            "finished" | "edition" | "did_not_happen"
        )
    }

    /// The place of the person who asked.
    pub fn role(&self, person: Option<PersonId>) -> CourseRole {
        match person {
            None => CourseRole::Visitor,
            Some(_) if self.is_steward > 0 => CourseRole::Steward,
            Some(_) if self.organizes > 0 => CourseRole::Organizer,
            Some(_) => CourseRole::Member,
        }
    }
}

/// The course of that address.
pub async fn course_by_slug(session: &Session, slug: &Slug) -> Result<Option<Course>, Fault> {
    session.opt(&COURSE_BY_SLUG, params![slug]).await
}

/// What a version says.
pub async fn version(session: &Session, id: VersionId) -> Result<Option<Version>, Fault> {
    session.opt(&VERSION, params![id]).await
}

/// The history of a course before a number, the newest first.
pub async fn versions(
    session: &Session,
    course: CourseId,
    before: i64,
    limit: i64,
) -> Result<Vec<VersionLine>, Fault> {
    session.all(&VERSIONS, params![course, before, limit]).await
}

/// The version of a course that was published last.
pub async fn latest_published(
    session: &Session,
    course: CourseId,
) -> Result<Option<VersionId>, Fault> {
    Ok(session
        .opt(&LATEST_PUBLISHED, params![course])
        .await?
        .map(|(id,)| id))
}

/// The version of that number of the course with that address.
pub async fn version_at(
    session: &Session,
    course: &Slug,
    number: i64,
) -> Result<Option<Version>, Fault> {
    match session
        .opt(&VERSION_NUMBERED, params![course, number])
        .await?
    {
        Some((id,)) => version(session, id).await,
        None => Ok(None),
    }
}

/// The run of that address as its syllabus is written, as far as this person goes.
pub async fn edited_run(
    session: &Session,
    run: &Slug,
    person: Option<PersonId>,
) -> Result<Option<EditedRun>, Fault> {
    let person = person.map_or(0, PersonId::raw);
    session.opt(&EDITED_RUN, params![run, person]).await
}

/// The tags of a course.
pub async fn tags(session: &Session, course: CourseId) -> Result<Vec<String>, Fault> {
    let rows = session.all(&TAGS, params![course]).await?;
    Ok(rows.into_iter().map(|(tag,)| tag).collect())
}

/// The first address like this one that is free.
pub async fn free_slug(session: &Session, wanted: &Slug) -> Result<Slug, Fault> {
    // '.' is the sign behind '-'
    let (from, to) = (format!("{wanted}-"), format!("{wanted}."));
    let taken: Vec<Slug> = session
        .all(&SLUGS_LIKE, params![wanted, from, to])
        .await?
        .into_iter()
        .map(|(slug,)| slug)
        .collect();
    let is_free = |slug: &Slug| !taken.contains(slug) && slug.as_str() != "new";
    Ok(std::iter::once(wanted.clone())
        .chain((2..=u32::MAX).map(|number| wanted.numbered(number)))
        .find(is_free)
        .unwrap_or_else(|| wanted.clone()))
}

/// A course as it is put down first.
pub(crate) struct CourseMade<'a> {
    pub slug: &'a Slug,
    pub language: &'a LanguageTag,
    pub language_guessed: bool,
    pub made_from: Option<VersionId>,
    pub made_at: Timestamp,
    pub made_by: Option<PersonId>,
}

impl CourseMade<'_> {
    fn row(&self, id: CourseId) -> Vec<Value<'static>> {
        super::owned![
            id,
            self.slug,
            self.language,
            self.language_guessed,
            self.made_from,
            self.made_at,
            self.made_by
        ]
    }
}

/// Puts a course down.
pub(crate) async fn add_course(
    tx: &Tx,
    made: &CourseMade<'_>,
    now: &Now,
) -> Result<CourseId, Fault> {
    let id: CourseId = super::key(now);
    tx.run(&ADD_COURSE, &made.row(id)).await?;
    Ok(id)
}

/// Puts courses down, and gives their keys in the same order.
pub(crate) async fn add_courses(
    tx: &Tx,
    made: &[CourseMade<'_>],
    now: &Now,
) -> Result<Vec<CourseId>, Fault> {
    let ids: Vec<CourseId> = made.iter().map(|_| super::key(now)).collect();
    let rows = made.iter().zip(&ids).map(|(made, id)| made.row(*id));
    let rows: Vec<_> = rows.collect();
    tx.run_many(&ADD_COURSE, rows).await?;
    Ok(ids)
}

/// A text as it was written, and as it is shown.
#[derive(Debug, Clone, Default)]
pub struct Written {
    /// As it was written.
    pub source: String,
    /// As it is shown.
    pub html: CleanHtml,
}

impl Written {
    /// A text in Markdown.
    pub fn markdown(source: &str) -> Self {
        Self {
            source: source.to_owned(),
            html: markdown::render(source),
        }
    }
}

/// A version as it is put down first.
pub(crate) struct VersionMade<'a> {
    pub state: VersionState,
    pub made_from: Option<VersionId>,
    pub title: &'a Title,
    pub question: &'a str,
    pub summary: &'a Written,
    pub outcomes: &'a Written,
    pub prerequisites: &'a Written,
    pub weekly_hours: Option<u32>,
    pub level: Option<CourseLevel>,
    pub licence: &'a Licence,
    pub completion: CompletionRule,
    pub note: &'a str,
    pub made_at: Timestamp,
    pub made_by: Option<PersonId>,
}

impl VersionMade<'_> {
    fn row(&self, id: VersionId, course: CourseId, number: i64) -> Vec<Value<'static>> {
        let published_at = (self.state == VersionState::Published).then_some(self.made_at);
        super::owned![
            id,
            course,
            number,
            self.state,
            self.made_from,
            self.title,
            self.question,
            self.summary.source,
            self.summary.html,
            self.outcomes.source,
            self.outcomes.html,
            self.prerequisites.source,
            self.prerequisites.html,
            self.weekly_hours,
            self.level,
            self.licence,
            self.completion.tasks_needed,
            self.completion.reviews_needed,
            self.note,
            self.made_at,
            self.made_by,
            published_at
        ]
    }
}

/// Puts a version down.
pub(crate) async fn add_version(
    tx: &Tx,
    course: CourseId,
    number: i64,
    made: &VersionMade<'_>,
    now: &Now,
) -> Result<VersionId, Fault> {
    let id: VersionId = super::key(now);
    tx.run(&ADD_VERSION, &made.row(id, course, number)).await?;
    Ok(id)
}

/// Puts the first versions of courses down, and gives their keys in the same order.
pub(crate) async fn add_first_versions(
    tx: &Tx,
    made: &[(CourseId, VersionMade<'_>)],
    now: &Now,
) -> Result<Vec<VersionId>, Fault> {
    let ids: Vec<VersionId> = made.iter().map(|_| super::key(now)).collect();
    let rows = made
        .iter()
        .zip(&ids)
        .map(|((course, made), id)| made.row(*id, *course, 1));
    let rows: Vec<_> = rows.collect();
    tx.run_many(&ADD_VERSION, rows).await?;
    Ok(ids)
}

/// Makes a draft that begins as a copy of another version, syllabus and all. Where it is written beside a run that goes on with
/// another version, that run is named.
pub(crate) async fn copy_version(
    tx: &Tx,
    from: &Version,
    by: PersonId,
    beside: Option<RunId>,
    now: &Now,
) -> Result<VersionId, Fault> {
    let id: VersionId = super::key(now);
    let (number,) = tx.one(&NEXT_NUMBER, params![from.course_id]).await?;
    tx.run(
        &COPY_VERSION,
        params![from.id, id, number, beside, now.at, by],
    )
    .await?;
    super::syllabus_write::copy_syllabus(tx, from.id, id, now).await?;
    Ok(id)
}

/// Writes what a draft says about the course; `false` where somebody else saved meanwhile.
pub(crate) async fn save_version(
    tx: &Tx,
    id: VersionId,
    seen: i64,
    text: &CourseText,
) -> Result<bool, Fault> {
    let html = |prose: &Prose| markdown::render(prose.as_str());
    let (summary, outcomes) = (html(&text.summary), html(&text.outcomes));
    let prerequisites = html(&text.prerequisites);
    let values = params![
        id,
        seen,
        text.title,
        text.question,
        text.summary,
        summary,
        text.outcomes,
        outcomes,
        text.prerequisites,
        prerequisites,
        text.weekly_hours,
        text.level,
        text.licence,
        text.completion.tasks_needed,
        text.completion.reviews_needed
    ];
    Ok(tx.run(&SAVE_VERSION, values).await? == 1)
}

/// Publishes a draft; `false` where it was none.
pub(crate) async fn publish(
    tx: &Tx,
    id: VersionId,
    note: &str,
    at: Timestamp,
) -> Result<bool, Fault> {
    Ok(tx.run(&PUBLISH, params![id, note, at]).await? == 1)
}

/// Gives a course these tags, and no others.
pub(crate) async fn save_tags(tx: &Tx, course: CourseId, tags: &[String]) -> Result<(), Fault> {
    tx.run(&FORGET_TAGS, params![course]).await?;
    let rows = tags.iter().map(|tag| super::owned![course, *tag]);
    tx.run_many(&ADD_TAG, rows).await?;
    Ok(())
}

/// Gives new courses their tags.
pub(crate) async fn add_tags(tx: &Tx, tags: &[(CourseId, &[String])]) -> Result<(), Fault> {
    let rows = tags
        .iter()
        .flat_map(|(course, tags)| tags.iter().map(|tag| super::owned![*course, *tag]));
    let rows: Vec<_> = rows.collect();
    tx.run_many(&ADD_TAG, rows).await?;
    Ok(())
}

/// What somebody made, for taking out.
pub(crate) async fn made_by(
    session: &Session,
    person: PersonId,
) -> Result<Vec<(Slug, Title, i64, Timestamp)>, Fault> {
    session.all(&MADE_BY, params![person]).await
}

/// Forgets who made things; the things stay.
pub(crate) async fn forget_maker(tx: &Tx, person: PersonId) -> Result<(), Fault> {
    tx.run(&ERASE_COURSE_MAKER, params![person]).await?;
    tx.run(&ERASE_VERSION_MAKER, params![person]).await?;
    Ok(())
}
