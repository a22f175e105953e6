//! Who has done what: for completion, the pages of other rooms, and the state of a task.

use base::{PersonId, Timestamp, Token};
use courses::{ActivityId, RunId};
use store::{Fault, Session, params, row, statements};

use crate::review::ReviewState;
use crate::round::RoundState;

row! {
    /// What somebody has done in a run.
    pub struct DoneCounts {
        /// Who.
        pub person: PersonId,
        /// How many different tasks they handed work in for.
        pub tasks_handed_in: i64,
        /// How many reviews they gave.
        pub reviews_given: i64,
        /// How many different peers gave them a review.
        pub peers_read: i64,
    }

    /// One work of somebody in a run.
    pub struct MyWork {
        /// The task across versions.
        pub task_id: ActivityId,
        /// The address of the work.
        pub token: Token,
        /// How many versions it has.
        pub versions: i64,
        /// When the latest version came in.
        pub latest_at: Timestamp,
        /// When the results came.
        pub released_at: Option<Timestamp>,
        /// How many peers were asked to read it.
        pub reviews_asked: i64,
        /// How many reviews are in.
        pub reviews_in: i64,
    }

    /// A review that somebody has in a task.
    pub struct MyReview {
        /// Its address.
        pub token: Token,
        /// Which one of theirs it is.
        pub number: i64,
        /// How far it is.
        pub state: ReviewState,
    }
}

macro_rules! counts {
    ($submission:literal, $review:literal) => {
        concat!(
            "SELECT person_id AS person, CAST(sum(tasks) AS BIGINT) AS tasks_handed_in,
                    CAST(sum(reviews) AS BIGINT) AS reviews_given, CAST(sum(peers) AS BIGINT) AS peers_read
               FROM (
                    SELECT submission.person_id, count(*) AS tasks, 0 AS reviews, 0 AS peers
                      FROM submission WHERE submission.run_id = $1 ",
            $submission,
            " GROUP BY submission.person_id
                    UNION ALL
                    SELECT review.reviewer_id, 0, count(*), 0
                      FROM review WHERE review.run_id = $1 AND review.state = 'given' ",
            $review,
            " GROUP BY review.reviewer_id
                    UNION ALL
                    SELECT submission.person_id, 0, 0, count(DISTINCT review.reviewer_id)
                      FROM submission
                      JOIN review ON review.submission_id = submission.id AND review.state = 'given'
                     WHERE submission.run_id = $1 ",
            $submission,
            " GROUP BY submission.person_id
               ) AS done
              GROUP BY person_id ORDER BY person_id"
        )
    };
}

statements! {
    /// What has everybody done in this run?
    hot COUNTS: DoneCounts = counts!("", "");
    /// What has this person done in this run?
    hot COUNTS_OF: DoneCounts = counts!("AND submission.person_id = $2", "AND review.reviewer_id = $2");
    /// What did this person hand in in this run?
    hot MY_WORKS: MyWork =
        "SELECT submission.task_id, submission.token, submission.versions, submission.latest_at, submission.released_at,
                (SELECT count(*) FROM review WHERE review.submission_id = submission.id) AS reviews_asked,
                (SELECT count(*) FROM review WHERE review.submission_id = submission.id AND review.state = 'given') AS reviews_in
           FROM submission
          WHERE submission.run_id = $1 AND submission.person_id = $2
          ORDER BY submission.id";
    /// Which reviews does this person have in this task?
    hot MY_REVIEWS: MyReview =
        "SELECT review.token, review.number, review.state
           FROM review_round
           JOIN review ON review.round_id = review_round.id AND review.reviewer_id = $1
          WHERE review_round.run_id = $2 AND review_round.task_id = $3
          ORDER BY review.number, review.id";
    /// Where is the round of this task, and how many works are in?
    hot ROUND: (RoundState, i64) = "SELECT state, works FROM review_round WHERE run_id = $1 AND task_id = $2";
}

/// What everybody has done in a run: who has done nothing is not named.
pub async fn done_counts(session: &Session, run: RunId) -> Result<Vec<DoneCounts>, Fault> {
    session.all(&COUNTS, params![run]).await
}

/// What somebody has done in a run.
pub async fn done_counts_of(
    session: &Session,
    run: RunId,
    person: PersonId,
) -> Result<DoneCounts, Fault> {
    let found = session.opt(&COUNTS_OF, params![run, person]).await?;
    Ok(found.unwrap_or(DoneCounts {
        person,
        tasks_handed_in: 0,
        reviews_given: 0,
        peers_read: 0,
    }))
}

/// What somebody handed in in a run: a row a task.
pub async fn my_works(
    session: &Session,
    run: RunId,
    person: PersonId,
) -> Result<Vec<MyWork>, Fault> {
    session.all(&MY_WORKS, params![run, person]).await
}

/// Where somebody stands in a task: their work, the reviews they have to give, the round.
#[derive(Debug, Clone)]
pub struct TaskStanding {
    /// What they handed in.
    pub work: Option<MyWork>,
    /// The reviews they were asked for.
    pub reviews: Vec<MyReview>,
    /// Where the round is, once a work is in.
    pub round: Option<RoundState>,
    /// How many works are in.
    pub works: i64,
}

/// Where somebody stands in a task, by its lineage.
pub async fn task_standing(
    session: &Session,
    run: RunId,
    task: ActivityId,
    person: PersonId,
) -> Result<TaskStanding, Fault> {
    let works = my_works(session, run, person).await?;
    let reviews = session.all(&MY_REVIEWS, params![person, run, task]).await?;
    let round = session.opt(&ROUND, params![run, task]).await?;
    Ok(TaskStanding {
        work: works.into_iter().find(|work| work.task_id == task),
        reviews,
        works: round.map_or(0, |(_, works)| works),
        round: round.map(|(state, _)| state),
    })
}
