//! Who gets letters about announcements, and who got one already.

use base::{EmailAddress, PersonId, Title, Token, Zone};
use courses::RunId;
use store::{Fault, Session, Tx, params, row, statements};
use web::CleanHtml;

row! {
    /// Somebody who can be written to.
    pub(crate) struct Reader {
        pub person_id: PersonId,
        pub language: Option<String>,
        pub zone: Zone,
        pub address: EmailAddress,
    }

    /// An announcement with the run that it is for.
    pub(crate) struct Announced {
        pub title: Title,
        pub body: String,
        pub body_html: CleanHtml,
        pub token: Token,
        pub run_title: Title,
    }
}

statements! {
    /// The opening post of a thread with its run.
    hot ANNOUNCED: Announced = "SELECT thread.title, post.body, post.body_html, thread.token, course_version.title AS run_title
        FROM thread
        JOIN post ON post.thread_id = thread.id
        JOIN run ON run.id = thread.run_id
        JOIN course_version ON course_version.id = run.version_id
        WHERE thread.id = $1 AND post.state = 'shown'
        ORDER BY post.path LIMIT 1";

    /// Everyone with a seat in a run or waiting for one, and its organizers, who has a confirmed address and got no letter about
    /// that fact yet; person $3 wrote it.
    hot READERS: Reader = "SELECT person.id AS person_id, person.language, person.zone, mail_address.address
        FROM (SELECT enrollment.person_id FROM enrollment WHERE enrollment.run_id = $1 AND enrollment.state IN ('seated', 'waiting')
            UNION SELECT organizer.person_id FROM organizer WHERE organizer.run_id = $1) AS everyone
        JOIN person ON person.id = everyone.person_id
        JOIN mail_address ON mail_address.person_id = person.id
        WHERE mail_address.confirmed_at IS NOT NULL AND person.id <> $3
            AND NOT EXISTS (SELECT 1 FROM announcement_letter
                WHERE announcement_letter.fact_id = $2 AND announcement_letter.person_id = person.id)
        ORDER BY person.id LIMIT $4";

    /// Remembers who got a letter about a fact.
    TELL = "INSERT INTO announcement_letter (fact_id, person_id) VALUES ($1, $2)";
}

pub(crate) async fn announced(session: &Session, thread: i64) -> Result<Option<Announced>, Fault> {
    session.opt(&ANNOUNCED, params![thread]).await
}

pub(crate) async fn readers(
    session: &Session,
    run: RunId,
    fact: i64,
    but: PersonId,
    limit: u32,
) -> Result<Vec<Reader>, Fault> {
    session.all(&READERS, params![run, fact, but, limit]).await
}

pub(crate) async fn tell(tx: &Tx, fact: i64, people: &[PersonId]) -> Result<(), Fault> {
    let rows = people.iter().map(|person| super::owned![fact, person]);
    tx.run_many(&TELL, rows.collect::<Vec<_>>()).await?;
    Ok(())
}
