//! Who does what on which fact: the one list. The worker runs it after the commit, at least once, so everything here is the
//! same when done twice.

use assessment::{AssessmentFact, AssessmentNews};
use base::Word as _;
use courses::RunId;
use courses::facts::CourseFact;
use discussion::facts::DiscussionFact;
use recognition::completion::PathCounts;
use store::facts::{self, Fact, React};
use store::jobs::Job;
use web::{App, Error};

/// Reacts to one fact. Rooms come in their order: the lower ones write letters and give results, the upper ones award and
/// freeze.
pub async fn react(app: App, job: Job) -> Result<(), Error> {
    let React { fact } = job.read()?;
    let session = app.db.read().await?;
    let Some(fact) = facts::fact(&session, fact).await? else {
        return Ok(());
    };
    drop(session);
    courses::react(&app, &fact).await?;
    assessment::react(&app, &fact).await?;
    if DiscussionFact::from_word(&fact.kind) == Some(DiscussionFact::Announced) {
        discussion::emails::announced(&app, &fact).await?;
    }
    discussion::facts::react(&app, &fact).await?;
    complete(&app, &fact).await?;
    recognition::facts::react(&app, &fact).await
}

/// Whoever meets the rule of a run gets the certificate: while the run wraps up as soon as the rule is met, and at the end. What
/// is over then becomes an edition.
async fn complete(app: &App, fact: &Fact) -> Result<(), Error> {
    let run = match (
        CourseFact::from_word(&fact.kind),
        AssessmentFact::from_word(&fact.kind),
    ) {
        (Some(CourseFact::RunWrappingUp | CourseFact::RunFinished), _) => {
            RunId::from_raw(fact.subject)
        }
        (_, Some(AssessmentFact::WorkHandedIn | AssessmentFact::ReviewGiven)) => {
            fact.read::<AssessmentNews>()?.run
        }
        _ => return Ok(()),
    };
    let counts = counts(app, run).await?;
    let now = &app.now();
    app.db
        .write(|tx| recognition::actions::award_due(tx, run, &counts, now))
        .await?;
    if CourseFact::from_word(&fact.kind) == Some(CourseFact::RunFinished) {
        app.db
            .write(|tx| async move { archive::actions::freeze(&tx, run, now).await })
            .await?;
    }
    Ok(())
}

/// What everybody did in a run, as the rule counts it.
async fn counts(app: &App, run: RunId) -> Result<Vec<PathCounts>, Error> {
    let session = app.db.read().await?;
    let small = |count: i64| u32::try_from(count).unwrap_or_default();
    let counts = assessment::store::done_counts(&session, run).await?;
    let path = counts.into_iter().map(|done| PathCounts {
        person: done.person,
        tasks_handed_in: small(done.tasks_handed_in),
        reviews_given: small(done.reviews_given),
        peers_read: small(done.peers_read),
    });
    Ok(path.collect())
}
