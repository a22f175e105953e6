//! Who does what on which fact: the one list. The worker runs it after the commit, at least once, so everything here is the
//! same when done twice.

use anyhow::Result;
use store::facts::{self, React};
use store::jobs::Job;
use web::App;

/// Reacts to one fact. Rooms come in their order: the lower ones write letters, the upper ones award and freeze.
pub async fn react(app: App, job: Job) -> Result<()> {
    let React { fact } = job.read()?;
    let Some(fact) = facts::fact(&*app.db.read().await?, fact).await? else { return Ok(()) };
    courses::react(&app, &fact).await?;
    assessment::react(&app, &fact).await?;
    recognition::react(&app, &fact).await?;
    archive::react(&app, &fact).await?;
    Ok(())
}
