//! What people do here: get awards, change their own, revoke one.

use ::store::{Tx, row_key};
use base::{Name, Now, PersonId, Timestamp, Token};
use courses::{Run, RunId};
use web::Error;

use crate::award::{Award, AwardId, Visibility};
use crate::completion::{self, PathCounts};
use crate::facts::{self, AwardFact, AwardNews};
use crate::policy::{self, Tie};
use crate::store::{self, NewAward};

/// Gives everyone who meets the rule of a run and has no award for it yet their award, and tells them. Nothing happens while the
/// run is not one in which awards are made. The counts are those of everybody who did something in the run.
pub async fn award_due(
    tx: Tx,
    id: RunId,
    counts: &[PathCounts],
    now: &Now,
) -> Result<Vec<AwardId>, Error> {
    let run = courses::store::run(&tx, id).await?;
    let run = run.ok_or(Error::NotFound)?;
    let version = courses::store::version(&tx, run.version).await?;
    let rule = version.ok_or(Error::NotFound)?.completion();
    if !completion::awards_now(run.state) || !rule.can_be_met() {
        return Ok(Vec::new());
    }
    let people: Vec<PersonId> = counts.iter().map(|one| one.person).collect();
    let candidates = store::candidates(&tx, id, &people).await?;
    let seated: Vec<PersonId> = candidates.iter().map(|one| one.id).collect();
    let due = completion::due(&rule, &seated, counts);
    if due.is_empty() {
        return Ok(Vec::new());
    }
    let people: Vec<PersonId> = due.iter().map(|one| one.person).collect();
    let weeks = store::weeks(&tx, id, &people, first_day(&run)).await?;
    let named = |person| candidates.iter().find(|one| one.id == person);
    let awards: Vec<NewAward> = due
        .iter()
        .filter_map(|counts| Some((counts, named(counts.person)?)))
        .map(|(counts, person)| NewAward {
            id: AwardId::from_raw(row_key(now.at)),
            token: now.token(),
            run: id,
            person: person.id,
            name: person.name.clone(),
            awarded_at: now.at,
            path: counts.path(weeks.get(&person.id).copied().unwrap_or_default()),
            visibility: Visibility::Public,
        })
        .collect();
    store::add(&tx, &awards).await?;
    let given: Vec<AwardId> = awards.iter().map(|award| award.id).collect();
    let news = AwardNews {
        run: id,
        awards: given.clone(),
    };
    facts::record(&tx, AwardFact::Awarded, &news, None, now.at).await?;
    Ok(given)
}

/// The moment from which the weeks of a run are counted.
fn first_day(run: &Run) -> Timestamp {
    match run.starts_on {
        Some(day) => run.zone.moment(day.at(0, 0, 0, 0)),
        None => run.made_at,
    }
}

/// Puts another name on one's own award, and settles who finds it. The address stays.
pub async fn change(
    tx: Tx,
    by: PersonId,
    token: &Token,
    name: &Name,
    visibility: Visibility,
) -> Result<(), Error> {
    let (award, tie) = load(&tx, by, token).await?;
    policy::change(tie)?;
    let award = award.rename(name.clone())?.shown_to(visibility);
    store::save(&tx, &award).await?;
    Ok(())
}

/// Takes an award back, for a reason that stays on its check page, and tells its owner.
pub async fn revoke(
    tx: Tx,
    by: PersonId,
    token: &Token,
    why: &str,
    now: &Now,
) -> Result<(), Error> {
    let (award, tie) = load(&tx, by, token).await?;
    policy::revoke(tie)?;
    let award = award.revoke(why, now.at)?;
    store::save_verdict(&tx, &award, by).await?;
    let news = AwardNews {
        run: award.run,
        awards: vec![award.id],
    };
    facts::record(&tx, AwardFact::Revoked, &news, Some(by), now.at).await?;
    Ok(())
}

async fn load(tx: &Tx, by: PersonId, token: &Token) -> Result<(Award, Tie), Error> {
    let sheet = store::sheet(tx, token).await?.ok_or(Error::NotFound)?;
    let stand = courses::store::stand(tx, sheet.award.run, Some(by)).await?;
    let tie = Tie::of(&sheet.award, Some(by), stand.role);
    Ok((sheet.award, tie))
}
