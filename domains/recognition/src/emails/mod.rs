//! Letters about awards.

mod awarded;
mod revoked;

use ::store::facts::Fact;
use ::store::{Letter, outbox};
use base::{PersonId, Word as _};
use maud::{Markup, html};
use web::{App, Error, Language, T};

use crate::facts::{AwardFact, AwardNews};
use crate::routes::CheckAward;
use crate::store::{self, Reader};

/// Writes to the owners of awards about a fact of this room; other facts are none of its business. Nobody gets a letter twice,
/// however often the fact comes.
pub async fn react(app: &App, fact: &Fact) -> Result<(), Error> {
    let Some(kind) = AwardFact::from_word(&fact.kind) else {
        return Ok(());
    };
    let news: AwardNews = fact.read()?;
    let readers = store::readers(&app.db.read().await?, &news.awards).await?;
    let people: Vec<PersonId> = readers.iter().map(|reader| reader.person_id).collect();
    let letters: Vec<(PersonId, Letter)> = readers
        .iter()
        .map(|reader| (reader.person_id, letter(app, kind, reader)))
        .collect();
    let at = app.now().at;
    let (people, letters, author) = (&people, &letters, fact.person_id);
    app.db
        .write(|tx| async move {
            let told = store::told(&tx, fact.id, people).await?;
            let fresh: Vec<PersonId> = people
                .iter()
                .copied()
                .filter(|person| !told.contains(person))
                .collect();
            store::tell(&tx, fact.id, &fresh).await?;
            for (_, letter) in letters.iter().filter(|(person, _)| fresh.contains(person)) {
                outbox::post_from(&tx, author, letter.clone(), at).await?;
            }
            Ok::<_, Error>(())
        })
        .await
}

/// What a letter says: its subject, and its paragraphs.
struct Said {
    kind: &'static str,
    subject: String,
    paragraphs: Vec<String>,
}

fn letter(app: &App, fact: AwardFact, reader: &Reader) -> Letter {
    let language = reader
        .language
        .as_ref()
        .and_then(|tag| Language::of_tag(tag.as_str()))
        .unwrap_or(app.site.language);
    let t = T::new(
        app.words.clone(),
        language,
        reader.zone.clone(),
        app.now().at,
    );
    let said = match fact {
        AwardFact::Awarded => awarded::said(&t, reader),
        AwardFact::Revoked => revoked::said(&t, reader),
    };
    let award = reader.token.clone();
    let address = format!("{}{}", app.site.base, CheckAward { award });
    Letter {
        kind: said.kind,
        person_id: Some(reader.person_id.raw()),
        to_address: reader.address.to_string(),
        text: format!("{}\n\n{address}\n", said.paragraphs.join("\n\n")),
        html: drawn(&t, &said.paragraphs, &address).into_string(),
        subject: said.subject,
    }
}

fn drawn(t: &T, paragraphs: &[String], address: &str) -> Markup {
    html! {
        div lang=(t.language.tag()) dir=(t.language.direction().as_html()) {
            @for paragraph in paragraphs { p { (paragraph) } }
            p { a href=(address) { (address) } }
        }
    }
}
