//! Works and their versions at rest.

use base::{
    Handle, LanguageTag, Name, Now, PersonId, Prose, SafeUrl, Slug, Timestamp, Title, Token,
};
use courses::run::RunWord;
use courses::{ActivityId, RunId};
use store::{Fault, FileKey, Session, ToValue as _, Tx, Value, params, row, statements};
use web::CleanHtml;

use super::{Task, Written, key};
use crate::policy::Role;
use crate::round::{DealtWork, RoundId, RoundState};
use crate::submission::{FileKind, SubmissionId, SubmissionVersionId};

row! {
    /// A work with its task, its author, and the place of whoever asks.
    pub struct Work {
        /// Its key.
        pub id: SubmissionId,
        /// Its address.
        pub token: Token,
        /// The run.
        pub run_id: RunId,
        /// The task across versions.
        pub task_id: ActivityId,
        /// The author.
        pub person_id: PersonId,
        /// How many versions there are.
        pub versions: i64,
        /// When the first version came in.
        pub handed_in_at: Timestamp,
        /// When the latest version came in.
        pub latest_at: Timestamp,
        /// When the author got the results.
        pub released_at: Option<Timestamp>,
        /// The address of the run.
        pub run_slug: Slug,
        /// Where the run is in its life.
        pub run_state: RunWord,
        /// What the course is called.
        pub course_title: Title,
        /// The address of the task.
        pub task_token: Token,
        /// What the task is called.
        pub task_title: Title,
        /// The round of its reviews.
        pub round_id: RoundId,
        /// Where that is in its life.
        pub round_state: RoundState,
        /// The task with the rubric that its reviews use.
        pub activity_id: ActivityId,
        /// The rules that gave way when reviews were dealt out.
        pub relaxed: String,
        /// The handle of the author.
        pub handle: Handle,
        /// The name of the author.
        pub name: Name,
        /// Whoever asks organizes the run.
        pub organizer_id: Option<PersonId>,
        /// Whoever asks has a seat in the run.
        pub seat_id: Option<PersonId>,
    }

    /// One version of a work.
    pub struct Version {
        /// Which one, from 1.
        pub number: i64,
        /// The text.
        pub body: Prose,
        /// The same as HTML.
        pub body_html: CleanHtml,
        /// The language of that.
        pub language: LanguageTag,
        /// A link.
        pub link: Option<SafeUrl>,
        /// The address of the file.
        pub file_token: Option<Token>,
        /// Where the file is kept.
        pub file_key: Option<FileKey>,
        /// What its author's machine called the file.
        pub file_name: Option<String>,
        /// What kind of file it is.
        pub file_kind: Option<FileKind>,
        /// How many bytes it has.
        pub file_size: Option<i64>,
        /// The receipt.
        pub sha256: String,
        /// When it came in.
        pub made_at: Timestamp,
    }

    /// One line of the list of versions.
    pub struct VersionLine {
        /// Which one, from 1.
        pub number: i64,
        /// A link.
        pub link: Option<SafeUrl>,
        /// What its author's machine called the file.
        pub file_name: Option<String>,
        /// The receipt.
        pub sha256: String,
        /// When it came in.
        pub made_at: Timestamp,
    }

    /// A file, whose it is, and the place of whoever asks.
    pub struct WorkFile {
        /// Where it is kept.
        pub file_key: FileKey,
        /// What its author's machine called it.
        pub file_name: String,
        /// What kind it is.
        pub file_kind: FileKind,
        /// The author.
        pub person_id: PersonId,
        /// Which review the work is for whoever asks, if they were asked for one.
        pub number: Option<i64>,
        /// Whoever asks organizes the run.
        pub organizer_id: Option<PersonId>,
        /// Whoever asks has a seat in the run.
        pub seat_id: Option<PersonId>,
    }

    /// One line of the organizers' list of works.
    pub struct WorkLine {
        /// Its key.
        pub id: SubmissionId,
        /// Its address.
        pub token: Token,
        /// How many versions there are.
        pub versions: i64,
        /// When the first version came in.
        pub handed_in_at: Timestamp,
        /// When the author got the results.
        pub released_at: Option<Timestamp>,
        /// The handle of the author.
        pub handle: Handle,
        /// The name of the author.
        pub name: Name,
        /// How many peers were asked to read it.
        pub assigned: i64,
        /// How many reviews are in.
        pub given: i64,
    }
}

impl Work {
    /// The place of somebody towards this work.
    pub fn role(&self, person: PersonId, is_steward: bool) -> Role {
        if self.person_id == person {
            Role::Author
        } else {
            Role::in_run(
                self.seat_id.is_some(),
                self.organizer_id.is_some(),
                is_steward,
            )
        }
    }
}

impl Version {
    /// Its file, under a new address: for the next version, which may keep it.
    pub fn kept_file(&self, token: Token) -> Option<KeptFile> {
        Some(KeptFile {
            key: self.file_key.clone()?,
            token,
            name: self.file_name.clone()?,
            kind: self.file_kind?,
            size: self.file_size?,
        })
    }
}

macro_rules! work {
    ($where:literal) => {
        concat!(
            "SELECT submission.id, submission.token, submission.run_id, submission.task_id, submission.person_id,
                    submission.versions, submission.handed_in_at, submission.latest_at, submission.released_at,
                    run.slug AS run_slug, run.state AS run_state, course_version.title AS course_title,
                    activity.token AS task_token, activity.title AS task_title,
                    review_round.id AS round_id, review_round.state AS round_state, review_round.activity_id,
                    review_round.relaxed, person.handle, person.name,
                    organizer.person_id AS organizer_id, enrollment.person_id AS seat_id
               FROM submission
               JOIN run ON run.id = submission.run_id
               JOIN review_round ON review_round.run_id = submission.run_id AND review_round.task_id = submission.task_id
               JOIN activity ON activity.id = review_round.activity_id
               JOIN course_version ON course_version.id = activity.version_id
               JOIN person ON person.id = submission.person_id
               LEFT JOIN organizer ON organizer.run_id = submission.run_id AND organizer.person_id = $1
               LEFT JOIN enrollment ON enrollment.run_id = submission.run_id AND enrollment.person_id = $1
                    AND enrollment.state = 'seated'
              WHERE ",
            $where
        )
    };
}

statements! {
    /// Which work has this address, and who asks?
    hot WORK: Work = work!("submission.token = $2");
    /// What did whoever asks hand in for this task?
    hot MY_WORK: Work =
        work!("submission.person_id = $1 AND submission.run_id = $2 AND submission.task_id = $3");
    /// What does this version of the work say?
    hot VERSION: Version =
        "SELECT number, body, body_html, language, link, file_token, file_key, file_name, file_kind, file_size, sha256, made_at
           FROM submission_version WHERE submission_id = $1 AND number = $2";
    /// Which versions does this work have, the newest first?
    hot VERSIONS: VersionLine =
        "SELECT number, link, file_name, sha256, made_at
           FROM submission_version WHERE submission_id = $1 ORDER BY number DESC LIMIT $2";
    /// Which file has this address, and who asks?
    hot FILE: WorkFile =
        "SELECT submission_version.file_key, submission_version.file_name, submission_version.file_kind,
                submission.person_id, review.number,
                organizer.person_id AS organizer_id, enrollment.person_id AS seat_id
           FROM submission_version
           JOIN submission ON submission.id = submission_version.submission_id
           LEFT JOIN review ON review.submission_id = submission.id AND review.reviewer_id = $1
           LEFT JOIN organizer ON organizer.run_id = submission.run_id AND organizer.person_id = $1
           LEFT JOIN enrollment ON enrollment.run_id = submission.run_id AND enrollment.person_id = $1
                AND enrollment.state = 'seated'
          WHERE submission_version.file_token = $2";
    /// Which works were handed in for this task, the earliest first?
    hot WORKS: WorkLine =
        "SELECT submission.id, submission.token, submission.versions, submission.handed_in_at, submission.released_at,
                person.handle, person.name,
                (SELECT count(*) FROM review WHERE review.submission_id = submission.id) AS assigned,
                (SELECT count(*) FROM review WHERE review.submission_id = submission.id AND review.state = 'given') AS given
           FROM submission
           JOIN person ON person.id = submission.person_id
          WHERE submission.run_id = $1 AND submission.task_id = $2 AND submission.id > $3
          ORDER BY submission.id LIMIT $4";
    /// Which works did people hand in who are still here, and do they have their results?
    hot WORKS_TO_DEAL: (SubmissionId, PersonId, Option<Timestamp>) =
        "SELECT submission.id, submission.person_id, submission.released_at
           FROM submission
           JOIN enrollment ON enrollment.run_id = submission.run_id AND enrollment.person_id = submission.person_id
                AND enrollment.state = 'seated'
          WHERE submission.run_id = $1 AND submission.task_id = $2
          ORDER BY submission.id";
    /// Gives every work of a task its results that has none yet, and says whose works those are.
    hot RELEASE_ALL: (PersonId,) =
        "UPDATE submission SET released_at = $1
          WHERE run_id = $2 AND task_id = $3 AND released_at IS NULL
         RETURNING person_id";
    /// Gives a work its results.
    hot RELEASE = "UPDATE submission SET released_at = $1 WHERE id = $2 AND released_at IS NULL";
    /// Keeps a new work.
    ADD_WORK =
        "INSERT INTO submission (id, token, run_id, task_id, person_id, versions, handed_in_at, latest_at, released_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, NULL)";
    /// Counts another version of a work.
    hot COUNT_VERSION = "UPDATE submission SET versions = $1, latest_at = $2 WHERE id = $3";
    /// Keeps a version.
    ADD_VERSION =
        "INSERT INTO submission_version (id, submission_id, number, activity_id, course_version_id, body, body_html, link,
                file_token, file_key, file_name, file_kind, file_size, sha256, made_at, language)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
}

/// A file that was put on the shelf.
#[derive(Debug, Clone)]
pub struct KeptFile {
    /// Where it is kept.
    pub key: FileKey,
    /// Its address.
    pub token: Token,
    /// What its author's machine called it.
    pub name: String,
    /// What kind it is.
    pub kind: FileKind,
    /// How many bytes it has.
    pub size: i64,
}

impl KeptFile {
    /// The SHA-256 of its content: the last part of its key.
    pub fn sha256(&self) -> String {
        let key = <FileKey as base::Text>::as_str(&self.key);
        key.rsplit('/').next().unwrap_or(key).to_owned()
    }
}

/// A version to be kept.
#[derive(Debug, Clone)]
pub struct NewVersion {
    /// The text.
    pub body: Written,
    /// The language of that.
    pub language: LanguageTag,
    /// A link.
    pub link: Option<SafeUrl>,
    /// A file.
    pub file: Option<KeptFile>,
    /// The receipt.
    pub sha256: String,
    /// When it came in.
    pub made_at: Timestamp,
}

/// The work with that address.
pub async fn work(session: &Session, token: &Token, asks: PersonId) -> Result<Option<Work>, Fault> {
    session.opt(&WORK, params![asks, token]).await
}

/// What somebody handed in for a task.
pub async fn my_work(
    session: &Session,
    run: RunId,
    task: ActivityId,
    person: PersonId,
) -> Result<Option<Work>, Fault> {
    session.opt(&MY_WORK, params![person, run, task]).await
}

/// A version of a work.
pub async fn version(
    session: &Session,
    work: SubmissionId,
    number: i64,
) -> Result<Option<Version>, Fault> {
    session.opt(&VERSION, params![work, number]).await
}

/// The versions of a work, the newest first: no work has more than that many.
pub async fn versions(session: &Session, work: SubmissionId) -> Result<Vec<VersionLine>, Fault> {
    session
        .all(&VERSIONS, params![work, crate::submission::MOST_VERSIONS])
        .await
}

/// The file with that address.
pub async fn file(
    session: &Session,
    token: &Token,
    asks: PersonId,
) -> Result<Option<WorkFile>, Fault> {
    session.opt(&FILE, params![asks, token]).await
}

/// The works of a task after that one.
pub async fn works(
    session: &Session,
    run: RunId,
    task: ActivityId,
    after: i64,
    limit: u32,
) -> Result<Vec<WorkLine>, Fault> {
    session.all(&WORKS, params![run, task, after, limit]).await
}

pub(crate) async fn works_to_deal(
    session: &Session,
    run: RunId,
    task: ActivityId,
) -> Result<Vec<DealtWork>, Fault> {
    let rows = session.all(&WORKS_TO_DEAL, params![run, task]).await?;
    let works = rows
        .into_iter()
        .map(|(work, author, released_at)| DealtWork {
            work,
            author,
            is_released: released_at.is_some(),
        });
    Ok(works.collect())
}

pub(crate) async fn release_all(
    tx: &Tx,
    run: RunId,
    task: ActivityId,
    at: Timestamp,
) -> Result<Vec<PersonId>, Fault> {
    let rows = tx.all(&RELEASE_ALL, params![at, run, task]).await?;
    Ok(rows.into_iter().map(|(person,)| person).collect())
}

pub(crate) async fn release(tx: &Tx, work: SubmissionId, at: Timestamp) -> Result<bool, Fault> {
    Ok(tx.run(&RELEASE, params![at, work]).await? > 0)
}

/// Keeps the first version of a work; gives the key of the work.
pub(crate) async fn add_work(
    tx: &Tx,
    task: &Task,
    person: PersonId,
    version: &NewVersion,
    now: &Now,
) -> Result<SubmissionId, Fault> {
    let id: SubmissionId = key(now);
    let at = version.made_at;
    let token = now.token();
    let values = params![id, token, task.run_id, task.task_id, person, 1_i64, at, at];
    tx.run(&ADD_WORK, values).await?;
    add_version(tx, id, 1, task, version, now).await?;
    Ok(id)
}

/// Keeps a later version of a work.
pub(crate) async fn add_later_version(
    tx: &Tx,
    work: SubmissionId,
    number: i64,
    task: &Task,
    version: &NewVersion,
    now: &Now,
) -> Result<(), Fault> {
    tx.run(&COUNT_VERSION, params![number, version.made_at, work])
        .await?;
    add_version(tx, work, number, task, version, now).await
}

async fn add_version(
    tx: &Tx,
    work: SubmissionId,
    number: i64,
    task: &Task,
    version: &NewVersion,
    now: &Now,
) -> Result<(), Fault> {
    let row = version_row(
        work,
        number,
        (task.activity_id, task.version_id),
        version,
        now,
    );
    tx.run(&ADD_VERSION, row).await?;
    Ok(())
}

/// The values of a version's row.
pub(crate) fn version_row(
    work: SubmissionId,
    number: i64,
    answers: (ActivityId, courses::VersionId),
    version: &NewVersion,
    now: &Now,
) -> Vec<Value<'static>> {
    let file = version.file.as_ref();
    let id: SubmissionVersionId = key(now);
    [
        id.to_value(),
        work.to_value(),
        number.to_value(),
        answers.0.to_value(),
        answers.1.to_value(),
        version.body.source.to_value(),
        version.body.html.to_value(),
        version.link.to_value(),
        file.map(|file| &file.token).to_value(),
        file.map(|file| &file.key).to_value(),
        file.map(|file| &file.name).to_value(),
        file.map(|file| file.kind).to_value(),
        file.map(|file| file.size).to_value(),
        version.sha256.to_value(),
        version.made_at.to_value(),
        version.language.to_value(),
    ]
    .map(Value::into_owned)
    .into()
}

/// Keeps many works and versions at once, for the bulk door.
pub(crate) async fn add_many(
    tx: &Tx,
    works: Vec<Vec<Value<'static>>>,
    versions: Vec<Vec<Value<'static>>>,
) -> Result<(), Fault> {
    tx.run_many(&ADD_WORK, works).await?;
    tx.run_many(&ADD_VERSION, versions).await?;
    Ok(())
}
