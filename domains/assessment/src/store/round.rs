//! Review rounds at rest.

use base::{LanguageTag, Now, PersonId, Timestamp, Zone};
use courses::run::RunWord;
use courses::{ActivityId, CriterionId, RunId};
use jiff::civil::Date;
use store::{Fault, Session, Tx, Value, params, row, statements};

use super::key;
use crate::round::{RoundId, RoundState, Timing};
use crate::submission::SubmissionId;

row! {
    /// A round.
    pub struct Round {
        /// Its key.
        pub id: RoundId,
        /// The run.
        pub run_id: RunId,
        /// The task across versions.
        pub task_id: ActivityId,
        /// The task with the rubric that its reviews use.
        pub activity_id: ActivityId,
        /// Where it is in its life.
        pub state: RoundState,
        /// How many works are in.
        pub works: i64,
        /// When its reviews were opened.
        pub opened_at: Option<Timestamp>,
        /// What its deals are made from.
        pub seed: Vec<u8>,
        /// How often reviews were dealt out.
        pub deals: i64,
        /// How many peers read each work.
        pub per_work: i64,
        /// The rules that gave way.
        pub relaxed: String,
    }

    /// A round that may be due, with what it opens by.
    pub(crate) struct Candidate {
        pub id: RoundId,
        pub run_id: RunId,
        pub task_id: ActivityId,
        pub works: i64,
        pub run_state: RunWord,
        pub starts_on: Option<Date>,
        pub zone: Zone,
        pub week: i64,
    }
}

impl Candidate {
    /// What the round opens by.
    pub(crate) fn timing(self) -> Timing {
        Timing {
            run: self.run_state,
            starts_on: self.starts_on,
            zone: self.zone,
            week: self.week,
            works: self.works,
        }
    }
}

statements! {
    /// Which round is that of this task?
    hot ROUND: Round =
        "SELECT id, run_id, task_id, activity_id, state, works, opened_at, seed, deals, per_work, relaxed
           FROM review_round WHERE run_id = $1 AND task_id = $2";
    /// Which rounds of this run are in that state?
    hot ROUNDS_OF_RUN: (ActivityId, RoundState) =
        "SELECT task_id, state FROM review_round WHERE run_id = $1 ORDER BY task_id";
    /// Which rounds gather works, and what do they open by?
    hot CANDIDATES: Candidate =
        "SELECT review_round.id, review_round.run_id, review_round.task_id, review_round.works,
                run.state AS run_state, run.starts_on, run.zone, unit.position AS week
           FROM review_round
           JOIN run ON run.id = review_round.run_id
           JOIN activity ON activity.id = review_round.activity_id
           JOIN unit ON unit.id = activity.unit_id
          WHERE review_round.state = 'gathering' AND review_round.id > $1
          ORDER BY review_round.id LIMIT $2";
    /// Begins to gather works, or counts one more.
    COUNT_WORK =
        "INSERT INTO review_round (id, run_id, task_id, activity_id, state, works, seed, deals, per_work, relaxed)
         VALUES ($1, $2, $3, $4, 'gathering', 1, $5, 0, 0, '')
         ON CONFLICT (run_id, task_id) DO UPDATE SET works = review_round.works + 1";
    /// Opens the reviews of a round, with the rubric of that activity.
    hot OPEN =
        "UPDATE review_round SET state = 'open', opened_at = $1, opened_by = $2, activity_id = $3
          WHERE id = $4 AND state = 'gathering'";
    /// Remembers how reviews were dealt out.
    hot DEALT = "UPDATE review_round SET deals = deals + 1, per_work = $1, relaxed = $2 WHERE id = $3";
    /// Everybody has their results.
    hot RELEASE = "UPDATE review_round SET state = 'released', released_at = $1 WHERE id = $2 AND state = 'open'";
    /// Keeps a round of the past.
    FOUND =
        "INSERT INTO review_round (id, run_id, task_id, activity_id, state, works, opened_at, released_at, seed, deals,
                per_work, relaxed)
         VALUES ($1, $2, $3, $4, 'gathering', $5, NULL, NULL, $6, 0, 0, '')
         ON CONFLICT (run_id, task_id) DO UPDATE SET works = review_round.works + excluded.works";
    /// Remembers that a round of the past was opened.
    hot FOUND_OPEN =
        "UPDATE review_round SET state = 'open', opened_at = $1, per_work = $2 WHERE id = $3 AND state = 'gathering'";
    /// Which criteria have the rubrics of these works, in order?
    hot CRITERIA_OF_WORKS: (SubmissionId, CriterionId) =
        "SELECT submission.id, criterion.id AS criterion_id
           FROM submission
           JOIN review_round ON review_round.run_id = submission.run_id AND review_round.task_id = submission.task_id
           JOIN criterion ON criterion.activity_id = review_round.activity_id
          WHERE submission.id = ANY_OF($1)
          ORDER BY submission.id, criterion.position, criterion.id";
    /// Which rounds are those of these works?
    hot ROUNDS_OF_WORKS: (SubmissionId, RoundId, RunId, LanguageTag) =
        "SELECT submission.id, review_round.id AS round_id, submission.run_id, course.language
           FROM submission
           JOIN run ON run.id = submission.run_id
           JOIN course ON course.id = run.course_id
           JOIN review_round ON review_round.run_id = submission.run_id AND review_round.task_id = submission.task_id
          WHERE submission.id = ANY_OF($1)
          ORDER BY submission.id";
}

/// The round of a task, if any work is in.
pub async fn round(
    session: &Session,
    run: RunId,
    task: ActivityId,
) -> Result<Option<Round>, Fault> {
    session.opt(&ROUND, params![run, task]).await
}

pub(crate) async fn rounds_of_run(
    session: &Session,
    run: RunId,
) -> Result<Vec<(ActivityId, RoundState)>, Fault> {
    session.all(&ROUNDS_OF_RUN, params![run]).await
}

pub(crate) async fn candidates(
    session: &Session,
    after: RoundId,
    limit: u32,
) -> Result<Vec<Candidate>, Fault> {
    session.all(&CANDIDATES, params![after, limit]).await
}

pub(crate) async fn count_work(tx: &Tx, task: &super::Task, now: &Now) -> Result<(), Fault> {
    let id: RoundId = key(now);
    let seed = now.chance.bytes();
    let values = params![id, task.run_id, task.task_id, task.activity_id, seed];
    tx.run(&COUNT_WORK, values).await?;
    Ok(())
}

pub(crate) async fn open(
    tx: &Tx,
    round: RoundId,
    rubric: ActivityId,
    by: Option<PersonId>,
    at: Timestamp,
) -> Result<bool, Fault> {
    Ok(tx.run(&OPEN, params![at, by, rubric, round]).await? > 0)
}

pub(crate) async fn dealt(
    tx: &Tx,
    round: RoundId,
    per_work: u8,
    relaxed: &str,
) -> Result<(), Fault> {
    let per_work = i64::from(per_work);
    tx.run(&DEALT, params![per_work, relaxed, round]).await?;
    Ok(())
}

pub(crate) async fn release(tx: &Tx, round: RoundId, at: Timestamp) -> Result<(), Fault> {
    tx.run(&RELEASE, params![at, round]).await?;
    Ok(())
}

pub(crate) async fn found(tx: &Tx, rows: Vec<Vec<Value<'static>>>) -> Result<(), Fault> {
    tx.run_many(&FOUND, rows).await?;
    Ok(())
}

pub(crate) async fn found_open(tx: &Tx, rows: Vec<Vec<Value<'static>>>) -> Result<(), Fault> {
    tx.run_many(&FOUND_OPEN, rows).await?;
    Ok(())
}

pub(crate) async fn rounds_of_works(
    session: &Session,
    works: &[SubmissionId],
) -> Result<Vec<(SubmissionId, RoundId, RunId, LanguageTag)>, Fault> {
    let works = store::keys(works.iter().copied());
    session.all(&ROUNDS_OF_WORKS, params![works]).await
}

pub(crate) async fn criteria_of_works(
    session: &Session,
    works: &[SubmissionId],
) -> Result<Vec<(SubmissionId, CriterionId)>, Fault> {
    let works = store::keys(works.iter().copied());
    session.all(&CRITERIA_OF_WORKS, params![works]).await
}
