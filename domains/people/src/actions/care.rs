//! What people and stewards do when somebody is treated badly.

use ::store::{Letter, Tx, outbox};
use base::{Now, PersonId, Prose, Token};
use web::Error;

use super::steward::note;
use crate::care::{self, CareRefusal, Outcome, ReportKind};
use crate::facts::{self, CareFact, CareNews};
use crate::stewardship::{StewardAct, StewardActKind};
use crate::store::{self, NewReport, Report};

web::refusal!(CareRefusal);

/// What somebody reports: its kind, how it is named there, where it is seen, and who is responsible for it.
#[derive(Debug, Clone)]
pub struct Reported {
    /// What kind of thing.
    pub kind: ReportKind,
    /// Its handle, token or slug.
    pub subject: String,
    /// Where it is seen.
    pub address: String,
    /// Who is responsible for it, if that is one person.
    pub about: Option<PersonId>,
}

/// Reports something. Somebody who reports the same thing again while the report is open adds nothing.
pub async fn report(
    tx: Tx,
    by: PersonId,
    what: &Reported,
    reason: &Prose,
    now: &Now,
) -> Result<(), Error> {
    if store::has_open_report(&tx, by, what.kind, &what.subject).await? {
        return Ok(());
    }
    let report = NewReport {
        token: now.token(),
        what,
        reporter: by,
        reason: reason.as_str(),
    };
    Ok(store::put_report(&tx, &report, now.at).await?)
}

/// A decision with its reason, and the letters that tell of it, written beforehand.
#[derive(Debug, Clone)]
pub struct Decision {
    /// What was decided.
    pub outcome: Outcome,
    /// Why.
    pub why: Prose,
    /// Who hears of it.
    pub letters: Vec<Letter>,
}

/// Settles a report: nothing, hide, or suspend.
pub async fn settle(
    tx: Tx,
    by: PersonId,
    token: &Token,
    decision: &Decision,
    now: &Now,
) -> Result<(), Error> {
    let report = store::report(&tx, token).await?.ok_or(Error::NotFound)?;
    if report.settled_at.is_some() {
        return Err(CareRefusal::SettledAlready.into());
    }
    if !report.kind.outcomes().contains(&decision.outcome) {
        return Err(CareRefusal::NotOffered.into());
    }
    let why = decision.why.as_str();
    store::settle_report(&tx, &report, (by, decision.outcome, why), now.at).await?;
    let act = |kind| line(by, kind, &report, why);
    note(&tx, &act(StewardActKind::SettleReport), now).await?;
    match decision.outcome {
        Outcome::Nothing => {}
        Outcome::Hide => {
            note(&tx, &act(StewardActKind::Hide), now).await?;
            tell(&tx, CareFact::Hidden, &report, by, now).await?;
        }
        Outcome::Suspend => {
            let who = report.about_id.ok_or(CareRefusal::NotAMember)?;
            hold(&tx, who, why, now).await?;
            note(&tx, &act(StewardActKind::Suspend), now).await?;
        }
    }
    for letter in &decision.letters {
        outbox::post(&tx, letter.clone(), now.at).await?;
    }
    Ok(())
}

/// Takes a decision back: the report is open again, and what came of it is undone.
pub async fn take_back(
    tx: Tx,
    by: PersonId,
    token: &Token,
    why: &Prose,
    now: &Now,
) -> Result<(), Error> {
    let report = store::report(&tx, token).await?.ok_or(Error::NotFound)?;
    let Some(outcome) = report.outcome else {
        return Err(CareRefusal::StillOpen.into());
    };
    store::reopen_report(&tx, &report).await?;
    match outcome {
        Outcome::Nothing => {
            let act = line(by, StewardActKind::SettleReport, &report, why.as_str());
            note(&tx, &act, now).await?;
        }
        Outcome::Hide => {
            let act = line(by, StewardActKind::Show, &report, why.as_str());
            note(&tx, &act, now).await?;
            tell(&tx, CareFact::Shown, &report, by, now).await?;
        }
        Outcome::Suspend => {
            if let Some(who) = report.about_id {
                store::lift_suspension(&tx, who, now.at).await?;
            }
            let act = line(by, StewardActKind::Lift, &report, why.as_str());
            note(&tx, &act, now).await?;
        }
    }
    Ok(())
}

fn line(by: PersonId, kind: StewardActKind, report: &Report, why: &str) -> StewardAct {
    StewardAct {
        by: Some(by),
        kind,
        about: report.about_id,
        address: report.address.clone(),
        why: why.to_owned(),
    }
}

/// Tells the room whose thing it is.
async fn tell(
    tx: &Tx,
    fact: CareFact,
    report: &Report,
    by: PersonId,
    now: &Now,
) -> Result<(), Error> {
    let news = CareNews {
        kind: report.kind.to_string(),
        subject: report.subject.clone(),
    };
    Ok(facts::record_care(tx, fact, report.id, &news, (by, now)).await?)
}

async fn hold(tx: &Tx, who: PersonId, why: &str, now: &Now) -> Result<(), Error> {
    let person = store::person(tx, who).await?.ok_or(Error::NotFound)?;
    care::can_be_suspended(person.kind, person.standing)?;
    if store::suspension(tx, who).await?.is_some() {
        return Err(CareRefusal::SuspendedAlready.into());
    }
    Ok(store::put_suspension(tx, who, why, now.at).await?)
}

/// Suspends a person, and tells them why.
pub async fn suspend(
    tx: Tx,
    by: PersonId,
    who: PersonId,
    (why, letter): (&Prose, &Letter),
    now: &Now,
) -> Result<(), Error> {
    hold(&tx, who, why.as_str(), now).await?;
    note_about(&tx, by, StewardActKind::Suspend, (who, why), now).await?;
    outbox::post(&tx, letter.clone(), now.at).await?;
    Ok(())
}

/// Lifts a suspension, and tells them.
pub async fn lift(
    tx: Tx,
    by: PersonId,
    who: PersonId,
    (why, letter): (&Prose, &Letter),
    now: &Now,
) -> Result<(), Error> {
    if !store::lift_suspension(&tx, who, now.at).await? {
        return Err(CareRefusal::NotSuspended.into());
    }
    note_about(&tx, by, StewardActKind::Lift, (who, why), now).await?;
    outbox::post(&tx, letter.clone(), now.at).await?;
    Ok(())
}

async fn note_about(
    tx: &Tx,
    by: PersonId,
    kind: StewardActKind,
    (who, why): (PersonId, &Prose),
    now: &Now,
) -> Result<(), Error> {
    let act = StewardAct {
        by: Some(by),
        kind,
        about: Some(who),
        address: String::new(),
        why: why.to_string(),
    };
    Ok(note(tx, &act, now).await?)
}
