//! Documents that everyone agrees to, in versions, at rest.

use base::{PersonId, Timestamp};
use store::{Fault, Session, Tx, params, row, statements};

use crate::consent::Document;

row! {
    /// A version of a document.
    pub struct InForce {
        /// The document.
        pub document: Document,
        /// Its version.
        pub version: String,
        /// Since when it is in force.
        pub since: Timestamp,
        /// What changed in it.
        pub note: String,
    }
}

statements! {
    /// Which version of each document is in force?
    hot IN_FORCE: InForce =
        "SELECT version.document, version.version, version.since, version.note
           FROM document_version AS version
          WHERE version.since <= $1 AND NOT EXISTS (
                SELECT 1 FROM document_version AS later
                 WHERE later.document = version.document AND later.since > version.since AND later.since <= $1)
          ORDER BY version.document, version.version";
    /// Which versions came into force that this person did not agree to?
    hot DUE: InForce =
        "SELECT version.document, version.version, version.since, version.note
           FROM person
           JOIN document_version AS version ON version.since > person.agreed_at AND version.since <= $2
          WHERE person.id = $1
          ORDER BY version.document, version.since, version.version";
    /// Which versions of a document came into force, newest first?
    hot HISTORY: InForce = "SELECT document, version, since, note FROM document_version
        WHERE document = $1 AND since <= $2 ORDER BY since DESC, version DESC";
    /// Which versions does this document have?
    hot VERSIONS: (String,) = "SELECT version FROM document_version WHERE document = $1 ORDER BY version";
    /// Puts a version of a document into force.
    PUT_VERSION = "INSERT INTO document_version (document, version, since, note) VALUES ($1, $2, $3, $4)";
    /// Remembers that a person agreed to all that is in force.
    AGREED = "UPDATE person SET agreed_at = $2 WHERE id = $1";
}

/// The version of each document that is in force.
pub async fn in_force(session: &Session, now: Timestamp) -> Result<Vec<InForce>, Fault> {
    session.all(&IN_FORCE, params![now]).await
}

/// Every version of a document that came into force, newest first.
pub async fn history(
    session: &Session,
    document: Document,
    now: Timestamp,
) -> Result<Vec<InForce>, Fault> {
    session.all(&HISTORY, params![document, now]).await
}

/// What came into force since a person agreed; of each document only the newest version.
pub(crate) async fn due(
    session: &Session,
    person: PersonId,
    now: Timestamp,
) -> Result<Vec<InForce>, Fault> {
    let mut due: Vec<InForce> = session.all(&DUE, params![person, now]).await?;
    due.reverse();
    due.dedup_by_key(|version| version.document);
    due.reverse();
    Ok(due)
}

pub(crate) async fn versions(session: &Session, document: Document) -> Result<Vec<String>, Fault> {
    let rows = session.all(&VERSIONS, params![document]).await?;
    Ok(rows.into_iter().map(|(version,)| version).collect())
}

pub(crate) async fn put_version(tx: &Tx, version: &InForce) -> Result<(), Fault> {
    let InForce {
        document,
        version,
        since,
        note,
    } = version;
    tx.run(&PUT_VERSION, params![document, version, since, note])
        .await?;
    Ok(())
}

pub(crate) async fn set_agreed(tx: &Tx, person: PersonId, at: Timestamp) -> Result<(), Fault> {
    tx.run(&AGREED, params![person, at]).await?;
    Ok(())
}
