//! What this room does when something happened. A fact may come more than once, so everything here is the same done twice.

use base::{PersonId, Word as _};
use courses::RunId;
use courses::facts::CourseFact;
use store::facts::Fact;
use store::{Letter, outbox};
use web::{App, Error, Language, Site, T};

use crate::actions;
use crate::emails::{results_are_in, reviews_to_give};
use crate::facts::{AssessmentFact, AssessmentNews};
use crate::round::RoundState;
use crate::store::person::{self, Recipient};
use crate::store::{Task, round, task_of};

/// Reacts to a fact of this room or of a run; other facts are none of our business.
pub async fn react(app: &App, fact: &Fact) -> Result<(), Error> {
    match AssessmentFact::from_word(&fact.kind) {
        Some(AssessmentFact::ReviewsAllocated) => {
            return tell(app, fact, reviews_to_give::letter).await;
        }
        Some(AssessmentFact::ResultsReleased) => {
            return tell(app, fact, results_are_in::letter).await;
        }
        Some(AssessmentFact::WorkHandedIn | AssessmentFact::ReviewGiven) | None => {}
    }
    let run = RunId::from_raw(fact.subject);
    match CourseFact::from_word(&fact.kind) {
        Some(CourseFact::RunWrappingUp) => in_rounds(app, run, Then::Open).await,
        Some(CourseFact::RunFinished) => in_rounds(app, run, Then::Release).await,
        Some(CourseFact::Left) => in_rounds(app, run, Then::DealAgain).await,
        Some(_) | None => Ok(()),
    }
}

type Write = fn(&T, &Site, &Recipient, &Task) -> Letter;

/// Posts one letter to everybody whom the fact is about, and not twice.
async fn tell(app: &App, fact: &Fact, write: Write) -> Result<(), Error> {
    let news: AssessmentNews = fact.read()?;
    let session = app.db.read().await?;
    let Some(task) = task_of(&session, news.run, news.task, None).await? else {
        return Ok(());
    };
    let recipients = person::recipients(&session, &news.people).await?;
    drop(session);
    let letters: Vec<(PersonId, Letter)> = recipients
        .iter()
        .map(|to| (to.id, write(&speaking_to(app, to), &app.site, to, &task)))
        .collect();
    let (letters, at) = (&letters, app.now().at);
    app.db
        .write(|tx| async move {
            for (person, letter) in letters {
                if person::remember_letter(&tx, fact.id, *person).await? {
                    outbox::post(&tx, letter.clone(), at).await?;
                }
            }
            Ok::<(), Error>(())
        })
        .await
}

fn speaking_to(app: &App, to: &Recipient) -> T {
    let language = to
        .language
        .as_ref()
        .and_then(|tag| Language::of_tag(tag.as_str()))
        .unwrap_or(app.site.language);
    T::new(app.words.clone(), language, to.zone.clone(), app.now().at)
}

/// What happens to the rounds of a run.
#[derive(Clone, Copy)]
enum Then {
    Open,
    Release,
    DealAgain,
}

async fn in_rounds(app: &App, run: RunId, then: Then) -> Result<(), Error> {
    let rounds = round::rounds_of_run(&app.db.read().await?, run).await?;
    let now = &app.now();
    for (task, state) in rounds {
        // a transaction a round, so that a large run holds nobody up
        match (then, state) {
            (Then::Open, RoundState::Gathering) => {
                app.db
                    .write(|tx| actions::open_by_itself(tx, run, task, now))
                    .await?;
            }
            (Then::Release, RoundState::Open) => {
                app.db
                    .write(|tx| actions::release_at_the_end(tx, run, task, now))
                    .await?;
            }
            (Then::DealAgain, RoundState::Open) => {
                app.db
                    .write(|tx| async move { actions::allocate_due(&tx, run, task, now).await })
                    .await?;
            }
            _ => {}
        }
    }
    Ok(())
}
