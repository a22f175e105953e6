//! Sessions at rest.

use base::{Handle, LanguageTag, Name, PersonId, Timestamp, Zone};
use store::{Fault, Session, Tx, params, row, statements};

use crate::person::Standing;

row! {
    /// The person behind a session.
    pub(crate) struct SessionViewer {
        pub id: PersonId,
        pub name: Name,
        pub handle: Handle,
        pub language: Option<LanguageTag>,
        pub zone: Zone,
        pub standing: Standing,
        pub suspended: i64,
        pub due: i64,
        pub seen_at: Timestamp,
    }
    /// A session as its owner sees it.
    pub(crate) struct OpenSession {
        pub hash: Vec<u8>,
        pub made_at: Timestamp,
        pub seen_at: Timestamp,
        pub ends_at: Timestamp,
        pub browser: String,
    }
}

statements! {
    /// How many sessions have not ended?
    LIVE: (i64,) = "SELECT count(*) AS sessions FROM session WHERE ends_at > $1";
    /// Who is signed in by this session?
    hot VIEWER: SessionViewer =
        "SELECT person.id, person.name, person.handle, person.language, person.zone, person.standing,
                (SELECT count(*) FROM suspension
                  WHERE suspension.person_id = person.id AND suspension.lifted_at IS NULL) AS suspended,
                (SELECT count(*) FROM document_version
                  WHERE document_version.since > person.agreed_at AND document_version.since <= $2) AS due,
                session.seen_at
           FROM session
           JOIN person ON person.id = session.person_id
          WHERE session.hash = $1 AND session.ends_at > $2 AND person.kind = 'member'";
    /// Which sessions does this person have?
    hot SESSIONS: OpenSession =
        "SELECT hash, made_at, seen_at, ends_at, browser FROM session
          WHERE person_id = $1 AND ends_at > $2 ORDER BY ends_at DESC, hash LIMIT 200";
    /// Begins a session.
    PUT_SESSION =
        "INSERT INTO session (hash, person_id, made_at, seen_at, ends_at, browser) VALUES ($1, $2, $3, $4, $5, $6)";
    /// Remembers that a session is used.
    SEEN = "UPDATE session SET seen_at = $2 WHERE hash = $1 AND seen_at < $2";
    /// Ends a session.
    END_SESSION = "DELETE FROM session WHERE hash = $1";
    /// Ends all sessions of a person.
    END_SESSIONS = "DELETE FROM session WHERE person_id = $1";
    /// Sweeps sessions that are over.
    SWEEP_SESSIONS = "DELETE FROM session WHERE ends_at <= $1";
}

pub(crate) async fn viewer(
    session: &Session,
    hash: [u8; 32],
    now: Timestamp,
) -> Result<Option<SessionViewer>, Fault> {
    session.opt(&VIEWER, params![hash, now]).await
}

/// The sessions that live, the newest first.
pub(crate) async fn sessions(
    session: &Session,
    person: PersonId,
    now: Timestamp,
) -> Result<Vec<OpenSession>, Fault> {
    session.all(&SESSIONS, params![person, now]).await
}

/// A session that begins: the hash of its secret, and the family of its browser in words.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NewSession<'a> {
    pub hash: [u8; 32],
    pub browser: &'a str,
}

/// Begins a session, and sweeps those that are over.
pub(crate) async fn put_session(
    tx: &Tx,
    session: NewSession<'_>,
    person: PersonId,
    now: Timestamp,
) -> Result<(), Fault> {
    tx.run(&SWEEP_SESSIONS, params![now]).await?;
    let (NewSession { hash, browser }, ends_at) = (session, crate::session::ends_at(now));
    tx.run(
        &PUT_SESSION,
        params![hash, person, now, now, ends_at, browser],
    )
    .await?;
    Ok(())
}

/// Begins a session that ends at another moment than usual, for samples.
pub(crate) async fn put_session_until(
    tx: &Tx,
    hash: [u8; 32],
    person: PersonId,
    ends_at: Timestamp,
) -> Result<(), Fault> {
    let began = Timestamp::UNIX_EPOCH;
    tx.run(
        &PUT_SESSION,
        params![hash, person, began, ends_at, ends_at, ""],
    )
    .await?;
    Ok(())
}

/// Remembers that a session is used.
pub(crate) async fn see_session(tx: &Tx, hash: [u8; 32], now: Timestamp) -> Result<(), Fault> {
    tx.run(&SEEN, params![hash, now]).await?;
    Ok(())
}

pub(crate) async fn end_session(tx: &Tx, hash: &[u8]) -> Result<(), Fault> {
    tx.run(&END_SESSION, params![hash]).await?;
    Ok(())
}

pub(crate) async fn end_sessions(tx: &Tx, person: PersonId) -> Result<(), Fault> {
    tx.run(&END_SESSIONS, params![person]).await?;
    Ok(())
}

/// How many sessions have not ended.
pub async fn live_sessions(session: &Session, now: Timestamp) -> Result<i64, Fault> {
    Ok(session.one(&LIVE, params![now]).await?.0)
}
