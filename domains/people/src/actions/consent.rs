//! Agreeing again, and what there is to agree to.

use ::store::Tx;
use base::{Now, PersonId, Prose};
use jiff::civil::Date;
use web::Error;

use super::steward;
use crate::consent::{self, Document};
use crate::stewardship::{StewardAct, StewardActKind};
use crate::store::{self, InForce};

base::refusals! {
    /// Why a yes does not count.
    pub enum ConsentRefusal {
        /// There is something newer than what was read.
        ChangedMeanwhile = "people-consent-changed",
    }
}

web::refusal!(ConsentRefusal);

/// What a form shows to be agreed to, as it comes back with the yes.
pub fn named(due: &[InForce]) -> String {
    let names: Vec<String> = due
        .iter()
        .map(|version| format!("{}:{}", version.document, version.version))
        .collect();
    names.join(" ")
}

/// Agrees to what came into force, if it is what was read.
pub async fn agree(tx: Tx, by: PersonId, read: &str, now: &Now) -> Result<(), Error> {
    let due = store::due(&tx, by, now.at).await?;
    if named(&due) != read {
        return Err(ConsentRefusal::ChangedMeanwhile.into());
    }
    store::put_consents(&tx, &[(by, now.at)], &due).await?;
    Ok(store::set_agreed(&tx, by, now.at).await?)
}

/// Puts the text of a document as it is now into force: everyone else is asked before their next act.
pub async fn put_in_force(
    tx: Tx,
    by: PersonId,
    document: Document,
    (today, note): (Date, &Prose),
    now: &Now,
) -> Result<String, Error> {
    let taken = store::versions(&tx, document).await?;
    let version = InForce {
        document,
        version: consent::version_of(today, &taken),
        since: now.at,
        note: note.to_string(),
    };
    store::put_version(&tx, &version).await?;
    // whoever puts it into force owed nothing before, or would not stand here, and has read this too
    store::put_consents(&tx, &[(by, now.at)], std::slice::from_ref(&version)).await?;
    store::set_agreed(&tx, by, now.at).await?;
    let act = StewardAct {
        by: Some(by),
        kind: StewardActKind::PutInForce,
        about: None,
        address: document.address().to_owned(),
        why: note.to_string(),
    };
    steward::note(&tx, &act, now).await?;
    Ok(version.version)
}
