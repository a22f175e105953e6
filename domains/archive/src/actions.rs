//! What is done with editions: one function per verb, one transaction each.

use base::{Now, PersonId};
use courses::RunId;
use courses::run::RunState;
use store::Tx;
use web::Error;

use crate::edition::Edition;
use crate::policy;
use crate::store::edition;

/// Makes a finished run an edition. The university does it after the run's end; a second time changes nothing.
pub async fn freeze(tx: &Tx, id: RunId, now: &Now) -> Result<(), Error> {
    let run = courses::store::run::run(tx, id)
        .await?
        .ok_or(Error::NotFound)?;
    if run.state == RunState::Edition {
        return Ok(());
    }
    let version = courses::store::version(tx, run.version)
        .await?
        .ok_or(Error::NotFound)?;
    courses::actions::run::become_edition(tx, id, now).await?;
    let edition = Edition {
        run: id,
        frozen_at: now.at,
        ended_at: run.since,
        began: true,
        licence: version.licence,
        attribution: String::new(),
        source: None,
    };
    edition::add(tx, &edition).await?;
    Ok(())
}

/// Makes a finished run an edition because somebody who cares for it says so.
pub async fn freeze_by(tx: Tx, by: PersonId, id: RunId, now: &Now) -> Result<(), Error> {
    let stand = courses::store::stand(&tx, id, Some(by)).await?;
    policy::freeze(stand.role)?;
    freeze(&tx, id, now).await
}
