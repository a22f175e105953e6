//! Who gets letters about a run, and who got one already.

use std::collections::HashSet;

use base::{EmailAddress, PersonId, Zone};
use store::{Fault, Session, Tx, keys, params, row, statements};

use crate::ids::RunId;

row! {
    /// Somebody who can be written to.
    pub struct Reader {
        pub person_id: PersonId,
        pub language: Option<String>,
        pub zone: Zone,
        pub address: EmailAddress,
    }
}

statements! {
    /// Those of these people who have a confirmed address.
    hot READERS: Reader = "SELECT person.id AS person_id, person.language, person.zone, mail_address.address
        FROM person JOIN mail_address ON mail_address.person_id = person.id
        WHERE person.id = ANY_OF($1) AND mail_address.confirmed_at IS NOT NULL ORDER BY person.id";

    /// Everyone who has a seat in a run or waits for one, and its organizers, behind that person.
    hot EVERYONE_IN: (PersonId,) = "SELECT everyone.person_id FROM (
            SELECT enrollment.person_id FROM enrollment WHERE enrollment.run_id = $1 AND enrollment.state IN ('seated', 'waiting')
            UNION SELECT organizer.person_id FROM organizer WHERE organizer.run_id = $1) AS everyone
        WHERE everyone.person_id > $2 ORDER BY everyone.person_id LIMIT $3";

    hot TOLD: (PersonId,) = "SELECT person_id FROM run_letter WHERE fact_id = $1 AND person_id = ANY_OF($2)";
    TELL = "INSERT INTO run_letter (fact_id, person_id) VALUES ($1, $2)";
    ERASE_TOLD = "DELETE FROM run_letter WHERE person_id = $1";
}

/// Those of these people who have a confirmed address.
pub(crate) async fn readers(session: &Session, people: &[PersonId]) -> Result<Vec<Reader>, Fault> {
    session.all(&READERS, &[keys(people.iter().copied())]).await
}

/// Everyone who has a seat in a run or waits for one, and its organizers, behind that person.
pub(crate) async fn everyone_in(
    session: &Session,
    run: RunId,
    after: PersonId,
    limit: i64,
) -> Result<Vec<PersonId>, Fault> {
    let rows = session
        .all(&EVERYONE_IN, params![run, after, limit])
        .await?;
    Ok(rows.into_iter().map(|(person,)| person).collect())
}

/// Those of these people who got a letter about a fact already.
pub(crate) async fn told(
    session: &Session,
    fact: i64,
    people: &[PersonId],
) -> Result<HashSet<PersonId>, Fault> {
    let people = keys(people.iter().copied());
    let rows = session.all(&TOLD, params![fact, people]).await?;
    Ok(rows.into_iter().map(|(person,)| person).collect())
}

/// Remembers who got a letter about a fact.
pub(crate) async fn tell(tx: &Tx, fact: i64, people: &[PersonId]) -> Result<(), Fault> {
    let rows = people.iter().map(|person| owned![fact, *person]);
    tx.run_many(&TELL, rows).await?;
    Ok(())
}

/// Forgets that somebody was written to.
pub(crate) async fn forget(tx: &Tx, person: PersonId) -> Result<(), Fault> {
    tx.run(&ERASE_TOLD, params![person]).await?;
    Ok(())
}
