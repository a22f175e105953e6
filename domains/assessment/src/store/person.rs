//! What belongs to one person: for letters, for taking out, for erasing.

use base::{EmailAddress, LanguageTag, Name, PersonId, Prose, SafeUrl, Timestamp, Title, Zone};
use store::{Fault, FileKey, Session, Tx, params, row, statements};

use crate::review::ReviewState;

row! {
    /// Somebody who gets a letter.
    pub(crate) struct Recipient {
        pub id: PersonId,
        pub name: Name,
        pub language: Option<LanguageTag>,
        pub zone: Zone,
        pub address: EmailAddress,
    }

    /// A version of somebody's work.
    pub(crate) struct OwnVersion {
        pub course: Title,
        pub task: Title,
        pub number: i64,
        pub body: Prose,
        pub link: Option<SafeUrl>,
        pub file_name: Option<String>,
        pub file_key: Option<FileKey>,
        pub sha256: String,
        pub made_at: Timestamp,
    }

    /// A review that somebody wrote.
    pub(crate) struct OwnReview {
        pub course: Title,
        pub task: Title,
        pub state: ReviewState,
        pub body: Prose,
        pub given_at: Option<Timestamp>,
    }
}

statements! {
    /// Who gets a letter? Members with a confirmed address.
    hot RECIPIENTS: Recipient =
        "SELECT person.id, person.name, person.language, person.zone, mail_address.address
           FROM person
           JOIN mail_address ON mail_address.person_id = person.id
          WHERE person.id = ANY_OF($1) AND person.kind = 'member' AND mail_address.confirmed_at IS NOT NULL
          ORDER BY person.id";
    /// Remembers that somebody is written to about a fact, unless they were before.
    REMEMBER_LETTER =
        "INSERT INTO assessment_letter (fact_id, person_id) VALUES ($1, $2) ON CONFLICT (fact_id, person_id) DO NOTHING";
    /// What did this person hand in anywhere?
    hot OWN_VERSIONS: OwnVersion =
        "SELECT course_version.title AS course, activity.title AS task, submission_version.number, submission_version.body,
                submission_version.link, submission_version.file_name, submission_version.file_key,
                submission_version.sha256, submission_version.made_at
           FROM submission
           JOIN submission_version ON submission_version.submission_id = submission.id
           JOIN activity ON activity.id = submission_version.activity_id
           JOIN course_version ON course_version.id = activity.version_id
          WHERE submission.person_id = $1
          ORDER BY submission.id, submission_version.number";
    /// Which reviews did this person write anywhere?
    hot OWN_REVIEWS: OwnReview =
        "SELECT course_version.title AS course, activity.title AS task, review.state, review.body, review.given_at
           FROM review
           JOIN review_round ON review_round.id = review.round_id
           JOIN activity ON activity.id = review_round.activity_id
           JOIN course_version ON course_version.id = activity.version_id
          WHERE review.reviewer_id = $1
          ORDER BY review.id";
    /// Takes everything out of this person's works but the fact that they were there.
    hot EMPTY_VERSIONS =
        "UPDATE submission_version
            SET body = '', body_html = '', link = NULL, file_token = NULL, file_key = NULL, file_name = NULL,
                file_kind = NULL, file_size = NULL, sha256 = ''
          WHERE submission_id IN (SELECT submission.id FROM submission WHERE submission.person_id = $1)";
    /// Forgets what this person's unfinished reviews say by criterion.
    hot FORGET_DRAFT_MARKS =
        "DELETE FROM review_mark WHERE review_id IN (
            SELECT review.id FROM review WHERE review.reviewer_id = $1 AND review.state IN ('waiting', 'draft'))";
    /// Forgets this person's unfinished reviews.
    hot FORGET_DRAFTS = "DELETE FROM review WHERE reviewer_id = $1 AND state IN ('waiting', 'draft')";
    /// Empties the reviews that this person gave; their levels go on counting.
    hot EMPTY_REVIEWS = "UPDATE review SET body = '', body_html = '' WHERE reviewer_id = $1";
    /// The same with what they say by criterion.
    hot EMPTY_MARKS =
        "UPDATE review_mark SET body = '', body_html = ''
          WHERE review_id IN (SELECT review.id FROM review WHERE review.reviewer_id = $1)";
    /// What did this person say in reviews by criterion?
    hot OWN_MARKS: (String, Option<i64>, Prose) =
        "SELECT criterion.title, review_mark.level, review_mark.body
           FROM review
           JOIN review_mark ON review_mark.review_id = review.id
           JOIN criterion ON criterion.id = review_mark.criterion_id
          WHERE review.reviewer_id = $1
          ORDER BY review.id, review_mark.criterion_id";
    /// Forgets that this person was written to.
    hot FORGET_LETTERS = "DELETE FROM assessment_letter WHERE person_id = $1";
    /// Forgets that this person opened reviews.
    hot FORGET_OPENER = "UPDATE review_round SET opened_by = NULL WHERE opened_by = $1";
    /// Does a version still need this file?
    hot NEEDED: (i64,) = "SELECT id FROM submission_version WHERE file_key = $1 LIMIT 1";
}

pub(crate) async fn recipients(
    session: &Session,
    people: &[PersonId],
) -> Result<Vec<Recipient>, Fault> {
    let people = store::keys(people.iter().copied());
    session.all(&RECIPIENTS, params![people]).await
}

/// Remembers that somebody is written to about a fact; false when they were before.
pub(crate) async fn remember_letter(tx: &Tx, fact: i64, person: PersonId) -> Result<bool, Fault> {
    Ok(tx.run(&REMEMBER_LETTER, params![fact, person]).await? > 0)
}

pub(crate) async fn own_versions(
    session: &Session,
    person: PersonId,
) -> Result<Vec<OwnVersion>, Fault> {
    session.all(&OWN_VERSIONS, params![person]).await
}

pub(crate) async fn own_reviews(
    session: &Session,
    person: PersonId,
) -> Result<Vec<OwnReview>, Fault> {
    session.all(&OWN_REVIEWS, params![person]).await
}

/// What somebody says in reviews by criterion, with the level that they chose.
pub(crate) async fn own_marks(
    session: &Session,
    person: PersonId,
) -> Result<Vec<(String, Option<i64>, Prose)>, Fault> {
    session.all(&OWN_MARKS, params![person]).await
}

/// Empties the texts of the reviews that somebody gave.
pub(crate) async fn empty_reviews(tx: &Tx, person: PersonId) -> Result<(), Fault> {
    tx.run(&EMPTY_REVIEWS, params![person]).await?;
    tx.run(&EMPTY_MARKS, params![person]).await?;
    Ok(())
}

/// Empties somebody's works, and forgets their unfinished reviews. The reviews that they gave belong to their readers.
pub(crate) async fn erase(tx: &Tx, person: PersonId) -> Result<(), Fault> {
    tx.run(&EMPTY_VERSIONS, params![person]).await?;
    tx.run(&FORGET_DRAFT_MARKS, params![person]).await?;
    tx.run(&FORGET_DRAFTS, params![person]).await?;
    tx.run(&FORGET_LETTERS, params![person]).await?;
    tx.run(&FORGET_OPENER, params![person]).await?;
    Ok(())
}

/// Whether a version still needs this file.
pub(crate) async fn is_needed(session: &Session, file: &FileKey) -> Result<bool, Fault> {
    Ok(session.opt(&NEEDED, params![file]).await?.is_some())
}
