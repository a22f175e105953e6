//! Reviews and their marks at rest.

use base::{Handle, LanguageTag, Name, Now, PersonId, Prose, Slug, Timestamp, Title, Token};
use courses::run::RunWord;
use courses::{ActivityId, CriterionId, RunId};
use store::{Fault, Session, ToValue as _, Tx, Value, params, row, statements};
use web::CleanHtml;

use super::{Written, key};
use crate::review::{ReviewId, ReviewState, Standing, Useful};
use crate::round::{Dealt, RoundId};
use crate::submission::SubmissionId;

row! {
    /// A review with the work that it is about. It knows the author only as a key, for the policy.
    pub struct Review {
        /// Its key.
        pub id: ReviewId,
        /// Its address.
        pub token: Token,
        /// The run.
        pub run_id: RunId,
        /// The work.
        pub submission_id: SubmissionId,
        /// The peer who was asked.
        pub reviewer_id: PersonId,
        /// The author of the work.
        pub author_id: PersonId,
        /// The address of the work, for its author.
        pub work_token: Token,
        /// Which review of its reviewer in its round this is.
        pub number: i64,
        /// How far it is.
        pub state: ReviewState,
        /// What it says as a whole.
        pub body: Prose,
        /// The same as HTML.
        pub body_html: CleanHtml,
        /// The language of that, and of the marks.
        pub language: LanguageTag,
        /// The language of the course.
        pub course_language: LanguageTag,
        /// How often it was saved.
        pub saved: i64,
        /// How many versions the work has.
        pub versions: i64,
        /// When the author got the results.
        pub released_at: Option<Timestamp>,
        /// The address of the run.
        pub run_slug: Slug,
        /// Where the run is in its life.
        pub run_state: RunWord,
        /// What the course is called.
        pub course_title: Title,
        /// The task across versions.
        pub task_id: ActivityId,
        /// The task with the rubric.
        pub activity_id: ActivityId,
        /// What the task is called.
        pub task_title: Title,
        /// The rules that gave way.
        pub relaxed: String,
    }

    /// What a review says by one criterion.
    pub struct Mark {
        /// The review.
        pub review_id: ReviewId,
        /// The criterion.
        pub criterion_id: CriterionId,
        /// The position of the chosen level.
        pub level: Option<i64>,
        /// What is said beside it.
        pub body: Prose,
        /// The same as HTML.
        pub body_html: CleanHtml,
    }

    /// A review as it reaches the work: for its author without the last two.
    pub struct Received {
        /// Its key.
        pub id: ReviewId,
        /// Its address.
        pub token: Token,
        /// How far it is.
        pub state: ReviewState,
        /// What it says as a whole.
        pub body_html: CleanHtml,
        /// The language of that, and of the marks.
        pub language: LanguageTag,
        /// What the author says about it.
        pub useful: Option<Useful>,
        /// The handle of the peer: for organizers only.
        pub handle: Handle,
        /// The name of the peer: for organizers only.
        pub name: Name,
    }

    /// One line of somebody's desk.
    pub struct DeskReview {
        /// Its key.
        pub id: ReviewId,
        /// Its address.
        pub token: Token,
        /// Which review of its reviewer in its round this is.
        pub number: i64,
        /// How far it is.
        pub state: ReviewState,
        /// Since when it is asked for.
        pub assigned_at: Timestamp,
        /// The address of the run.
        pub run_slug: Slug,
        /// The run.
        pub run_id: RunId,
        /// The task across versions.
        pub task_id: ActivityId,
        /// What the course is called.
        pub course_title: Title,
        /// What the task is called.
        pub task_title: Title,
    }

    /// A peer who still has to read a work.
    pub struct Owing {
        /// The work.
        pub submission_id: SubmissionId,
        /// How far the review is.
        pub state: ReviewState,
        /// The handle of the peer.
        pub handle: Handle,
        /// The name of the peer.
        pub name: Name,
    }
}

impl Review {
    /// Where the review and its work stand.
    pub fn standing(&self) -> Standing {
        Standing {
            state: self.state,
            released_at: self.released_at,
            run: self.run_state,
        }
    }
}

macro_rules! desk {
    ($where:literal) => {
        concat!(
            "SELECT review.id, review.token, review.number, review.state, review.assigned_at, run.slug AS run_slug,
                    review.run_id, review_round.task_id, course_version.title AS course_title, activity.title AS task_title
               FROM review
               JOIN review_round ON review_round.id = review.round_id
               JOIN run ON run.id = review.run_id
               JOIN activity ON activity.id = review_round.activity_id
               JOIN course_version ON course_version.id = activity.version_id
              WHERE ",
            $where
        )
    };
}

statements! {
    /// Which review has this address?
    hot REVIEW: Review =
        "SELECT review.id, review.token, review.run_id, review.submission_id, review.reviewer_id,
                submission.person_id AS author_id, submission.token AS work_token, review.number, review.state, review.body, review.body_html, review.language,
                course.language AS course_language, review.saved,
                submission.versions, submission.released_at, run.slug AS run_slug, run.state AS run_state,
                course_version.title AS course_title, review_round.task_id, review_round.activity_id,
                activity.title AS task_title, review_round.relaxed
           FROM review
           JOIN submission ON submission.id = review.submission_id
           JOIN review_round ON review_round.id = review.round_id
           JOIN run ON run.id = review.run_id
           JOIN course ON course.id = run.course_id
           JOIN activity ON activity.id = review_round.activity_id
           JOIN course_version ON course_version.id = activity.version_id
          WHERE review.token = $1";
    /// What does this review say by criterion?
    hot MARKS: Mark =
        "SELECT review_id, criterion_id, level, body, body_html FROM review_mark WHERE review_id = $1 ORDER BY criterion_id";
    /// What do the reviews of this work say by criterion?
    hot MARKS_OF_WORK: Mark =
        "SELECT review_mark.review_id, review_mark.criterion_id, review_mark.level, review_mark.body, review_mark.body_html
           FROM review
           JOIN review_mark ON review_mark.review_id = review.id
          WHERE review.submission_id = $1 AND review.state = 'given'
          ORDER BY review_mark.review_id, review_mark.criterion_id";
    /// Which reviews were asked for this work? Their order says nothing about who wrote them.
    hot RECEIVED: Received =
        "SELECT review.id, review.token, review.state, review.body_html, review.language, review.useful, person.handle, person.name
           FROM review
           JOIN person ON person.id = review.reviewer_id
          WHERE review.submission_id = $1
          ORDER BY review.token";
    /// Which reviews wait for this person, the longest asked for first?
    hot WAITING: DeskReview =
        desk!("review.reviewer_id = $1 AND review.state IN ('waiting', 'draft') AND run.state IN ('running', 'wrapping_up')
               ORDER BY review.id LIMIT $2");
    /// Which reviews did this person give, the newest first?
    hot GIVEN: DeskReview =
        desk!("review.reviewer_id = $1 AND review.state = 'given' AND review.id < $2 ORDER BY review.id DESC LIMIT $3");
    /// Who still has to read these works?
    hot OWING: Owing =
        "SELECT review.submission_id, review.state, person.handle, person.name
           FROM review
           JOIN person ON person.id = review.reviewer_id
          WHERE review.submission_id = ANY_OF($1) AND review.state IN ('waiting', 'draft')
          ORDER BY review.submission_id, review.token";
    /// Who reads what in this round, as far as they are still here or have given their review?
    hot DEALT: (SubmissionId, PersonId, i64) =
        "SELECT review.submission_id, review.reviewer_id, review.number
           FROM review WHERE review.round_id = $1 ORDER BY review.id";
    /// How many reviews of this work are not in yet?
    hot PENDING: (i64,) =
        "SELECT count(*) AS pending FROM review WHERE submission_id = $1 AND state IN ('waiting', 'draft')";
    /// Takes reviews back from people who left.
    hot TAKE_BACK_MARKS =
        "DELETE FROM review_mark WHERE review_id IN (
            SELECT review.id FROM review
             WHERE review.round_id = $1 AND review.state IN ('waiting', 'draft')
               AND NOT EXISTS (SELECT 1 FROM enrollment WHERE enrollment.run_id = review.run_id
                    AND enrollment.person_id = review.reviewer_id AND enrollment.state = 'seated'))";
    /// The same, for the reviews themselves.
    hot TAKE_BACK =
        "DELETE FROM review
          WHERE review.round_id = $1 AND review.state IN ('waiting', 'draft')
            AND NOT EXISTS (SELECT 1 FROM enrollment WHERE enrollment.run_id = review.run_id
                 AND enrollment.person_id = review.reviewer_id AND enrollment.state = 'seated')";
    /// Asks for a review.
    ADD_REVIEW =
        "INSERT INTO review (id, token, round_id, run_id, submission_id, reviewer_id, number, state, body, body_html,
                assigned_at, saved)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'waiting', '', '', $8, 0)";
    /// Keeps what a review says, unless it was saved in another window.
    hot SAVE =
        "UPDATE review SET state = $1, body = $2, body_html = $3, version_number = $4, given_at = $5, saved = saved + 1, language = $8
          WHERE id = $6 AND saved = $7";
    /// Forgets what a review says by criterion.
    hot FORGET_MARKS = "DELETE FROM review_mark WHERE review_id = $1";
    /// Keeps what a review says by one criterion.
    ADD_MARK = "INSERT INTO review_mark (review_id, criterion_id, level, body, body_html) VALUES ($1, $2, $3, $4, $5)";
    /// Keeps what the author says about a review.
    hot SET_USEFUL = "UPDATE review SET useful = $1 WHERE id = $2";
    /// Keeps a review of the past.
    FOUND =
        "INSERT INTO review (id, token, round_id, run_id, submission_id, reviewer_id, number, state, body, body_html,
                version_number, assigned_at, given_at, useful, saved, language)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1, $15)";
    /// How many reviews do these people have in these rounds?
    hot NUMBERS: (RoundId, PersonId, i64) =
        "SELECT round_id, reviewer_id, max(number) AS number
           FROM review WHERE round_id = ANY_OF($1) GROUP BY round_id, reviewer_id ORDER BY round_id, reviewer_id";
    /// Gives those of these works their results whose reviews are all in, at the moment of the last one.
    FOUND_RELEASED =
        "UPDATE submission
            SET released_at = (SELECT max(review.given_at) FROM review WHERE review.submission_id = submission.id)
          WHERE submission.id = ANY_OF($1) AND submission.released_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM review WHERE review.submission_id = submission.id AND review.state <> 'given')";
}

/// What a review says, to be kept.
#[derive(Debug, Clone)]
pub struct Said {
    /// What it says as a whole.
    pub text: Written,
    /// The language of that, and of the marks.
    pub language: LanguageTag,
    /// What it says by criterion.
    pub marks: Vec<SaidMark>,
}

/// What a review says by one criterion, to be kept.
#[derive(Debug, Clone)]
pub struct SaidMark {
    /// The criterion.
    pub criterion: CriterionId,
    /// The position of the chosen level.
    pub level: Option<i64>,
    /// What is said beside it.
    pub note: Written,
}

/// The review with that address.
pub async fn review(session: &Session, token: &Token) -> Result<Option<Review>, Fault> {
    session.opt(&REVIEW, params![token]).await
}

/// What a review says by criterion.
pub async fn marks(session: &Session, review: ReviewId) -> Result<Vec<Mark>, Fault> {
    session.all(&MARKS, params![review]).await
}

/// What the given reviews of a work say by criterion.
pub async fn marks_of_work(session: &Session, work: SubmissionId) -> Result<Vec<Mark>, Fault> {
    session.all(&MARKS_OF_WORK, params![work]).await
}

/// The reviews that were asked for a work.
pub async fn received(session: &Session, work: SubmissionId) -> Result<Vec<Received>, Fault> {
    session.all(&RECEIVED, params![work]).await
}

/// The reviews that wait for somebody in runs that go on, the longest asked for first; at most a hundred.
pub async fn my_reviews_waiting(
    session: &Session,
    person: PersonId,
) -> Result<Vec<DeskReview>, Fault> {
    session.all(&WAITING, params![person, 100_i64]).await
}

/// The reviews that somebody gave, the newest first, before that key.
pub async fn my_reviews_given(
    session: &Session,
    person: PersonId,
    before: Option<i64>,
    limit: u32,
) -> Result<Vec<DeskReview>, Fault> {
    let before = before.unwrap_or(i64::MAX);
    session.all(&GIVEN, params![person, before, limit]).await
}

/// Who still has to read these works.
pub async fn owing(session: &Session, works: &[SubmissionId]) -> Result<Vec<Owing>, Fault> {
    let works = store::keys(works.iter().copied());
    session.all(&OWING, params![works]).await
}

/// Who reads what in a round, with the number that the work has for its reader.
pub(crate) async fn dealt(
    session: &Session,
    round: RoundId,
) -> Result<Vec<(SubmissionId, PersonId, i64)>, Fault> {
    session.all(&DEALT, params![round]).await
}

pub(crate) async fn pending(session: &Session, work: SubmissionId) -> Result<i64, Fault> {
    Ok(session.one(&PENDING, params![work]).await?.0)
}

/// Takes reviews that were not given back from people who left.
pub(crate) async fn take_back(tx: &Tx, round: RoundId) -> Result<u64, Fault> {
    tx.run(&TAKE_BACK_MARKS, params![round]).await?;
    tx.run(&TAKE_BACK, params![round]).await
}

/// Asks for reviews; each with the number that the work has for its reader.
pub(crate) async fn add_reviews(
    tx: &Tx,
    round: RoundId,
    run: RunId,
    reviews: &[(Dealt, i64)],
    now: &Now,
) -> Result<(), Fault> {
    let rows = reviews.iter().map(|(dealt, number)| {
        let id: ReviewId = key(now);
        let token = now.token().to_value().into_owned();
        vec![
            id.to_value().into_owned(),
            token,
            round.to_value(),
            run.to_value(),
            dealt.work.to_value(),
            dealt.reviewer.to_value(),
            number.to_value(),
            now.at.to_value(),
        ]
    });
    let rows: Vec<Vec<Value<'_>>> = rows
        .map(|row| row.into_iter().map(Value::into_owned).collect())
        .collect();
    tx.run_many(&ADD_REVIEW, rows).await?;
    Ok(())
}

/// Keeps what a review says; false when it was saved in another window.
pub(crate) async fn save(
    tx: &Tx,
    review: &Review,
    state: ReviewState,
    said: &Said,
    given_at: Option<Timestamp>,
) -> Result<bool, Fault> {
    let (text, html) = (&said.text.source, &said.text.html);
    let values = params![
        state,
        text,
        html,
        review.versions,
        given_at,
        review.id,
        review.saved,
        said.language
    ];
    if tx.run(&SAVE, values).await? == 0 {
        return Ok(false);
    }
    tx.run(&FORGET_MARKS, params![review.id]).await?;
    tx.run_many(&ADD_MARK, mark_rows(review.id, &said.marks))
        .await?;
    Ok(true)
}

pub(crate) fn mark_rows(review: ReviewId, marks: &[SaidMark]) -> Vec<Vec<Value<'static>>> {
    let row = |mark: &SaidMark| {
        [
            review.to_value(),
            mark.criterion.to_value(),
            mark.level.to_value(),
            mark.note.source.to_value(),
            mark.note.html.to_value(),
        ]
        .map(Value::into_owned)
        .into()
    };
    marks.iter().map(row).collect()
}

pub(crate) async fn set_useful(tx: &Tx, review: ReviewId, useful: Useful) -> Result<(), Fault> {
    tx.run(&SET_USEFUL, params![useful, review]).await?;
    Ok(())
}

/// The highest number that the works of these rounds have for their readers.
pub(crate) async fn numbers(
    session: &Session,
    rounds: &[RoundId],
) -> Result<Vec<(RoundId, PersonId, i64)>, Fault> {
    let rounds = store::keys(rounds.iter().copied());
    session.all(&NUMBERS, params![rounds]).await
}

/// Keeps many reviews of the past and their marks, and releases the works whose reviews are all in.
pub(crate) async fn found(
    tx: &Tx,
    reviews: Vec<Vec<Value<'static>>>,
    marks: Vec<Vec<Value<'static>>>,
    works: &[SubmissionId],
) -> Result<(), Fault> {
    tx.run_many(&FOUND, reviews).await?;
    tx.run_many(&ADD_MARK, marks).await?;
    let works = store::keys(works.iter().copied());
    tx.run(&FOUND_RELEASED, params![works]).await?;
    Ok(())
}
