//! Example editions: for tests, previews and the demo university.

use base::{Now, PersonId};
use courses::doors::FoundRun;
use courses::run::RunState;
use store::Tx;
use web::Error;

use crate::actions;

/// A run of a small whole course that has ended, frozen into its edition.
pub async fn edition(
    tx: &Tx,
    name: &str,
    organizer: PersonId,
    now: &Now,
) -> Result<FoundRun, Error> {
    let state = RunState::Finished;
    let run = courses::run_samples::run_in(tx, name, organizer, state, 20, now).await?;
    actions::freeze(tx, run.id, now).await?;
    Ok(run)
}
