//! Handing work in.

use base::Now;
use courses::actions::enrollment::did;
use courses::enrollment::ActKind;
use store::Tx;
use web::Error;

use super::{Actor, allocate_due};
use crate::facts::{self, AssessmentFact, AssessmentNews};
use crate::policy;
use crate::round::RoundState;
use crate::routes::ShowMyWork;
use crate::store::work::{self, NewVersion};
use crate::store::{round, task};
use crate::submission;

/// Hands a version of a work in; gives its number. Once reviews are open, a first version gets its reviewers at once.
pub async fn hand_in(
    tx: Tx,
    by: Actor,
    at: &ShowMyWork,
    version: &NewVersion,
    now: &Now,
) -> Result<i64, Error> {
    let task = task::task_at(&tx, &at.run, &at.activity, Some(by.person))
        .await?
        .ok_or(Error::NotFound)?;
    policy::hand_in(task.role(by.is_steward))?;
    submission::takes_work(task.run_state)?;
    let before = work::my_work(&tx, task.run_id, task.task_id, by.person).await?;
    let (work, number) = match before {
        None => {
            let work = work::add_work(&tx, &task, by.person, version, now).await?;
            round::count_work(&tx, &task, now).await?;
            (work, 1)
        }
        Some(work) => {
            let latest = work::version(&tx, work.id, work.versions).await?;
            let latest = latest
                .as_ref()
                .map(|last| (last.number, last.sha256.as_str()));
            let number = submission::next_version(latest, &version.sha256)?;
            work::add_later_version(&tx, work.id, number, &task, version, now).await?;
            (work.id, number)
        }
    };
    let news = AssessmentNews {
        run: task.run_id,
        task: task.task_id,
        people: vec![by.person],
    };
    let fact = AssessmentFact::WorkHandedIn;
    facts::record(&tx, fact, work.raw(), &news, Some(by.person), now.at).await?;
    let kind = ActKind::HandedIn;
    did(&tx, by.person, task.run_id, kind, work.raw(), now).await?;
    if number == 1 {
        let round = round::round(&tx, task.run_id, task.task_id).await?;
        if round.is_some_and(|round| round.state != RoundState::Gathering) {
            allocate_due(&tx, task.run_id, task.task_id, now).await?;
        }
    }
    Ok(number)
}
