//! Sessions and attempts at rest.

use base::{EmailAddress, Handle, LanguageTag, Name, Now, PersonId, Timestamp, Zone};
use store::{Fault, Session, Tx, params, row, statements};

use crate::account::{AttemptKind, subject};
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
    }
}

statements! {
    /// Who is signed in by this session?
    hot VIEWER: SessionViewer =
        "SELECT person.id, person.name, person.handle, person.language, person.zone, person.standing
           FROM session
           JOIN person ON person.id = session.person_id
          WHERE session.hash = $1 AND session.ends_at > $2 AND person.kind = 'member'";
    /// When was this tried lately, newest first?
    hot ATTEMPTS: (Timestamp,) =
        "SELECT at FROM attempt WHERE kind = $1 AND subject = $2 AND at > $3 ORDER BY at DESC LIMIT $4";
    /// Which sessions does this person have?
    hot SESSIONS: (Timestamp, Timestamp) =
        "SELECT made_at, ends_at FROM session WHERE person_id = $1 ORDER BY ends_at";
    /// Begins a session.
    PUT_SESSION = "INSERT INTO session (hash, person_id, made_at, ends_at) VALUES ($1, $2, $3, $4)";
    /// Ends a session.
    END_SESSION = "DELETE FROM session WHERE hash = $1";
    /// Ends all sessions of a person.
    END_SESSIONS = "DELETE FROM session WHERE person_id = $1";
    /// Sweeps sessions that are over.
    SWEEP_SESSIONS = "DELETE FROM session WHERE ends_at <= $1";
    /// Remembers that something was tried.
    PUT_ATTEMPT = "INSERT INTO attempt (id, kind, subject, at) VALUES ($1, $2, $3, $4)";
    /// Forgets what was tried for a mail address.
    FORGET_ATTEMPTS = "DELETE FROM attempt WHERE kind = $1 AND subject = $2";
    /// Sweeps what was tried long ago.
    SWEEP_ATTEMPTS = "DELETE FROM attempt WHERE at <= $1";
}

pub(crate) async fn viewer(
    session: &Session,
    hash: [u8; 32],
    now: Timestamp,
) -> Result<Option<SessionViewer>, Fault> {
    session.opt(&VIEWER, params![hash, now]).await
}

pub(crate) async fn sessions(
    session: &Session,
    person: PersonId,
) -> Result<Vec<(Timestamp, Timestamp)>, Fault> {
    session.all(&SESSIONS, params![person]).await
}

/// The attempts that count, newest first.
pub(crate) async fn attempts(
    session: &Session,
    kind: AttemptKind,
    address: &EmailAddress,
    now: Timestamp,
) -> Result<Vec<Timestamp>, Fault> {
    let (subject, since, most) = (subject(address), kind.counts_from(now), kind.most());
    let rows = session
        .all(&ATTEMPTS, params![kind, subject, since, most])
        .await?;
    Ok(rows.into_iter().map(|(at,)| at).collect())
}

/// Remembers an attempt, and sweeps those that count for nothing any more.
pub(crate) async fn put_attempt(
    tx: &Tx,
    kind: AttemptKind,
    address: &EmailAddress,
    now: &Now,
) -> Result<(), Fault> {
    tx.run(
        &SWEEP_ATTEMPTS,
        params![AttemptKind::Letter.counts_from(now.at)],
    )
    .await?;
    tx.run(
        &PUT_ATTEMPT,
        params![store::row_key(now.at), kind, subject(address), now.at],
    )
    .await?;
    Ok(())
}

pub(crate) async fn forget_attempts(
    tx: &Tx,
    kind: AttemptKind,
    address: &EmailAddress,
) -> Result<(), Fault> {
    tx.run(&FORGET_ATTEMPTS, params![kind, subject(address)])
        .await?;
    Ok(())
}

/// Begins a session, and sweeps those that are over.
pub(crate) async fn put_session(
    tx: &Tx,
    hash: [u8; 32],
    person: PersonId,
    now: Timestamp,
) -> Result<(), Fault> {
    tx.run(&SWEEP_SESSIONS, params![now]).await?;
    tx.run(
        &PUT_SESSION,
        params![hash, person, now, crate::session::ends_at(now)],
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
    tx.run(
        &PUT_SESSION,
        params![hash, person, Timestamp::UNIX_EPOCH, ends_at],
    )
    .await?;
    Ok(())
}

pub(crate) async fn end_session(tx: &Tx, hash: [u8; 32]) -> Result<(), Fault> {
    tx.run(&END_SESSION, params![hash]).await?;
    Ok(())
}

pub(crate) async fn end_sessions(tx: &Tx, person: PersonId) -> Result<(), Fault> {
    tx.run(&END_SESSIONS, params![person]).await?;
    Ok(())
}
