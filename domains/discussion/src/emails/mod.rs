//! Letters of this room: announcements go to everybody in the run.

mod announcement;

use base::PersonId;
use store::facts::Fact;
use store::{Fault, Letter, Tx, outbox};
use web::{App, Language, T};

use crate::facts::PostNews;
use crate::store::letter;

/// How many letters are written at once.
const BATCH: u32 = 100;

/// The reaction to [`crate::facts::DiscussionFact::Announced`]: a letter to everyone in the run who has a confirmed address, but
/// for its author. Whoever got one already gets no second one, so it may be called again.
pub async fn announced(app: &App, fact: &Fact) -> Result<(), Fault> {
    let news: PostNews = fact.read()?;
    let by = fact
        .person_id
        .map_or(PersonId::from_raw(0), PersonId::from_raw);
    loop {
        let (announced, readers) = {
            let db = app.db.read().await?;
            let Some(announced) = letter::announced(&db, news.thread.raw()).await? else {
                return Ok(());
            };
            let readers = letter::readers(&db, news.run, fact.id, by, BATCH).await?;
            (announced, readers)
        };
        if readers.is_empty() {
            return Ok(());
        }
        let now = app.now().at;
        let letters: Vec<(PersonId, Letter)> = readers
            .iter()
            .map(|reader| {
                let language = reader.language.as_deref().and_then(Language::of_tag);
                let language = language.unwrap_or(app.site.language);
                let t = T::new(app.words.clone(), language, reader.zone.clone(), now);
                (
                    reader.person_id,
                    announcement::letter(&t, &app.site, &announced, reader),
                )
            })
            .collect();
        let (letters, author, fact) = (&letters, fact.person_id, fact.id);
        app.db
            .write(move |tx| post(tx, fact, author, letters, now))
            .await?;
    }
}

async fn post(
    tx: Tx,
    fact: i64,
    author: Option<i64>,
    letters: &[(PersonId, Letter)],
    now: base::Timestamp,
) -> Result<(), Fault> {
    for (_, letter) in letters {
        outbox::post_from(&tx, author, letter.clone(), now).await?;
    }
    let people: Vec<PersonId> = letters.iter().map(|(person, _)| *person).collect();
    letter::tell(&tx, fact, &people).await
}
