//! Opening reviews, dealing them out, giving results.

use std::collections::HashMap;

use base::{Now, PersonId};
use courses::{ActivityId, RunId};
use store::Tx;
use web::Error;

use super::Actor;
use crate::facts::{self, AssessmentFact, AssessmentNews};
use crate::policy;
use crate::round::{self as rules, Dealt, RoundRefusal, RoundState};
use crate::routes::ShowWorks;
use crate::store::round::{self, Round};
use crate::store::task::{self, Task};
use crate::store::{review, work};

/// Opens the reviews of a task, or deals them out once more where they are open; says how many reviews were asked for.
pub async fn open_reviews(tx: Tx, by: Actor, at: &ShowWorks, now: &Now) -> Result<usize, Error> {
    let task = task::task_at(&tx, &at.run, &at.activity, Some(by.person))
        .await?
        .ok_or(Error::NotFound)?;
    policy::open_reviews(task.role(by.is_steward))?;
    let round = round::round(&tx, task.run_id, task.task_id)
        .await?
        .ok_or(RoundRefusal::TooFewWorks)?;
    rules::can_open(round.state, task.run_state, round.works)?;
    round::open(&tx, round.id, task.activity_id, Some(by.person), now.at).await?;
    allocate_due(&tx, task.run_id, task.task_id, now).await
}

/// Opens the reviews of a task when they are due, without anybody's act; false when they are not.
pub async fn open_by_itself(
    tx: Tx,
    run: RunId,
    task: ActivityId,
    now: &Now,
) -> Result<bool, Error> {
    let Some(round) = round::round(&tx, run, task).await? else {
        return Ok(false);
    };
    let Some(task) = task::task_of(&tx, run, task, None).await? else {
        return Ok(false);
    };
    if round.state != RoundState::Gathering || !task.timing(round.works).is_due(now.at) {
        return Ok(false);
    }
    round::open(&tx, round.id, task.activity_id, None, now.at).await?;
    allocate_due(&tx, run, task.task_id, now).await?;
    Ok(true)
}

/// Deals out the reviews that are missing in an open round: to late works, and in place of people who left. What is under way
/// stays. Says how many reviews were asked for.
pub async fn allocate_due(
    tx: &Tx,
    run: RunId,
    task: ActivityId,
    now: &Now,
) -> Result<usize, Error> {
    let Some(round) = round::round(tx, run, task).await? else {
        return Ok(0);
    };
    if round.state == RoundState::Gathering {
        return Ok(0);
    }
    review::take_back(tx, round.id).await?;
    let works = work::works_to_deal(tx, run, task).await?;
    let dealt = review::dealt(tx, round.id).await?;
    let existing: Vec<Dealt> = dealt
        .iter()
        .map(|(work, reviewer, _)| Dealt {
            work: *work,
            reviewer: *reviewer,
        })
        .collect();
    let deal = rules::deal(&works, &existing, rules::seed_of(&round.seed, round.deals));
    let added = numbered(&dealt, &deal.added);
    review::add_reviews(tx, round.id, run, &added, now).await?;
    let mut relaxed = rules::read(&round.relaxed);
    relaxed.retain(|rule| *rule != rules::Relaxed::Fewer);
    relaxed.extend(deal.relaxed.iter().copied());
    relaxed.sort_unstable();
    relaxed.dedup();
    round::dealt(tx, round.id, deal.per_work, &rules::written(&relaxed)).await?;
    tell_allocated(tx, &round, &deal.added, now).await?;
    Ok(added.len())
}

/// Each review with the number that the work has for its reader: the next one of theirs.
fn numbered(
    before: &[(crate::submission::SubmissionId, PersonId, i64)],
    added: &[Dealt],
) -> Vec<(Dealt, i64)> {
    let mut last: HashMap<PersonId, i64> = HashMap::new();
    for (_, reviewer, number) in before {
        let highest = last.entry(*reviewer).or_default();
        *highest = (*highest).max(*number);
    }
    added
        .iter()
        .map(|dealt| {
            let number = last.entry(dealt.reviewer).or_default();
            *number += 1;
            (*dealt, *number)
        })
        .collect()
}

async fn tell_allocated(tx: &Tx, round: &Round, added: &[Dealt], now: &Now) -> Result<(), Error> {
    if added.is_empty() {
        return Ok(());
    }
    let mut people: Vec<PersonId> = added.iter().map(|dealt| dealt.reviewer).collect();
    people.sort_unstable();
    people.dedup();
    let news = AssessmentNews {
        run: round.run_id,
        task: round.task_id,
        people,
    };
    let fact = AssessmentFact::ReviewsAllocated;
    facts::record(tx, fact, round.id.raw(), &news, None, now.at).await?;
    Ok(())
}

/// Gives everybody the results of a task as they are now.
pub async fn release_results(tx: Tx, by: Actor, at: &ShowWorks, now: &Now) -> Result<(), Error> {
    let task: Task = task::task_at(&tx, &at.run, &at.activity, Some(by.person))
        .await?
        .ok_or(Error::NotFound)?;
    policy::release(task.role(by.is_steward))?;
    let round = round::round(&tx, task.run_id, task.task_id)
        .await?
        .ok_or(RoundRefusal::NotOpen)?;
    rules::can_release(round.state)?;
    release(&tx, &round, Some(by.person), now).await
}

/// Gives the results of every open round of a run that ended.
pub async fn release_at_the_end(
    tx: Tx,
    run: RunId,
    task: ActivityId,
    now: &Now,
) -> Result<(), Error> {
    match round::round(&tx, run, task).await? {
        Some(round) if round.state == RoundState::Open => release(&tx, &round, None, now).await,
        _ => Ok(()),
    }
}

async fn release(tx: &Tx, round: &Round, by: Option<PersonId>, now: &Now) -> Result<(), Error> {
    round::release(tx, round.id, now.at).await?;
    let people = work::release_all(tx, round.run_id, round.task_id, now.at).await?;
    if people.is_empty() {
        return Ok(());
    }
    let news = AssessmentNews {
        run: round.run_id,
        task: round.task_id,
        people,
    };
    let fact = AssessmentFact::ResultsReleased;
    facts::record(tx, fact, round.id.raw(), &news, by, now.at).await?;
    Ok(())
}
