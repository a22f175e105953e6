//! What this room does about its own facts: it writes letters, after the act, to each reader in their language.

use base::{PersonId, Word as _};
use store::facts::Fact;
use store::{Fault, Letter, Tx, outbox};
use web::{App, Error};

use crate::emails;
use crate::facts::{CourseFact, RunNews};
use crate::run::Run;
use crate::store::{letter, run};

/// How many letters are written in one transaction.
const AT_ONCE: i64 = 100;

/// Who gets the letter about a fact.
enum Readers {
    /// Those whom it is about.
    Named,
    /// Everyone with a seat, a place in the line, or an organizer's part.
    Everyone,
    /// The organizers.
    Organizers,
    /// Nobody.
    Nobody,
}

fn readers_of(fact: CourseFact) -> Readers {
    match fact {
        CourseFact::Enrolled
        | CourseFact::Waitlisted
        | CourseFact::MovedUp
        | CourseFact::OrganizerAdded => Readers::Named,
        CourseFact::RunStarted
        | CourseFact::RunWrappingUp
        | CourseFact::RunFinished
        | CourseFact::RunPaused
        | CourseFact::RunResumed
        | CourseFact::RunCancelled => Readers::Everyone,
        CourseFact::SignupOpened => Readers::Organizers,
        CourseFact::SignupClosed | CourseFact::Left | CourseFact::RunFrozen => Readers::Nobody,
    }
}

/// Writes the letters about a fact of this room; other facts are none of its business. Done twice, it writes none twice.
pub async fn react(app: &App, fact: &Fact) -> Result<(), Error> {
    let Some(kind) = CourseFact::from_word(&fact.kind) else {
        return Ok(());
    };
    let news: RunNews = fact.read()?;
    let session = app.db.read().await?;
    let Some(run) = run::run(&session, news.run).await? else {
        return Ok(());
    };
    match readers_of(kind) {
        Readers::Nobody => Ok(()),
        Readers::Named => {
            write(
                app,
                (fact.id, fact.person_id),
                kind,
                &run,
                &news,
                &news.people,
            )
            .await
        }
        Readers::Organizers => {
            let peers = run::organizers(&session, run.id).await?;
            let people: Vec<PersonId> = peers.iter().map(|peer| peer.person_id).collect();
            write(app, (fact.id, fact.person_id), kind, &run, &news, &people).await
        }
        Readers::Everyone => {
            let mut after = PersonId::from_raw(i64::MIN);
            loop {
                let people = letter::everyone_in(&session, run.id, after, AT_ONCE).await?;
                let Some(last) = people.last() else {
                    return Ok(());
                };
                after = *last;
                write(app, (fact.id, fact.person_id), kind, &run, &news, &people).await?;
            }
        }
    }
}

/// Writes to those of these people who have no letter about the fact yet; the fact comes with whoever did it.
async fn write(
    app: &App,
    fact: (i64, Option<i64>),
    kind: CourseFact,
    run: &Run,
    news: &RunNews,
    people: &[PersonId],
) -> Result<(), Error> {
    let session = app.db.read().await?;
    let readers = letter::readers(&session, people).await?;
    let letters: Vec<(PersonId, Letter)> = readers
        .iter()
        .filter_map(|reader| {
            Some((
                reader.person_id,
                emails::letter(app, run, kind, news, reader)?,
            ))
        })
        .collect();
    drop(session);
    let (letters, now) = (&letters, app.now().at);
    app.db
        .write(|tx| async move { post(&tx, fact, letters, now).await })
        .await?;
    Ok(())
}

async fn post(
    tx: &Tx,
    (fact, author): (i64, Option<i64>),
    letters: &[(PersonId, Letter)],
    now: base::Timestamp,
) -> Result<(), Fault> {
    let people: Vec<PersonId> = letters.iter().map(|(person, _)| *person).collect();
    let told = letter::told(tx, fact, &people).await?;
    let open: Vec<PersonId> = people
        .into_iter()
        .filter(|person| !told.contains(person))
        .collect();
    letter::tell(tx, fact, &open).await?;
    for (_, letter) in letters.iter().filter(|(person, _)| open.contains(person)) {
        outbox::post_from(tx, author, letter.clone(), now).await?;
    }
    Ok(())
}
