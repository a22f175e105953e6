//! What old sites said that no other room keeps: addresses, authors of documents, revisions.

use base::{Handle, Name, PersonId, Timestamp, Token};
use courses::{ActivityId, RunId};
use store::{Fault, Session, Tx, params, row, statements, texts};
use web::CleanHtml;

row! {
    /// Who wrote a document, when, and how many revisions are listed.
    pub struct OldDocument {
        pub lineage_id: ActivityId,
        pub at: Option<Timestamp>,
        pub revisions: u32,
        pub handle: Option<Handle>,
        pub name: Option<Name>,
    }

    /// A revision in a list.
    pub struct RevisionLine {
        pub rank: i64,
        pub number: i64,
        pub at: Option<Timestamp>,
        pub log: String,
        pub is_current: bool,
        pub kept: i64,
        pub handle: Option<Handle>,
        pub name: Option<Name>,
    }

    /// A revision with its text.
    pub struct RevisionText {
        pub number: i64,
        pub at: Option<Timestamp>,
        pub title: Option<String>,
        pub body_html: CleanHtml,
        pub handle: Option<Handle>,
        pub name: Option<Name>,
    }

    /// A revision that somebody wrote, for taking out.
    pub(crate) struct Written {
        pub(crate) run: base::Slug,
        pub(crate) at: Option<Timestamp>,
        pub(crate) log: String,
        pub(crate) title: Option<String>,
    }
}

statements! {
    hot LEADS_TO: (String, String) = "SELECT path, leads_to FROM old_address WHERE path = ANY_TEXT($1)";
    ADD_ADDRESS = "INSERT INTO old_address (path, leads_to) VALUES ($1, $2) ON CONFLICT (path) DO NOTHING";

    hot DOCUMENTS: OldDocument = "SELECT old_document.lineage_id, old_document.at, old_document.revisions, person.handle, person.name
        FROM old_document LEFT JOIN person ON person.id = old_document.person_id
        WHERE old_document.run_id = $1 ORDER BY old_document.lineage_id";
    hot DOCUMENT: OldDocument = "SELECT old_document.lineage_id, old_document.at, old_document.revisions, person.handle, person.name
        FROM old_document LEFT JOIN person ON person.id = old_document.person_id
        WHERE old_document.lineage_id = $1";
    ADD_DOCUMENT = "INSERT INTO old_document (lineage_id, run_id, person_id, at, revisions) VALUES ($1, $2, $3, $4, $5)";

    /// The revisions of a document behind that one, the newest first.
    hot REVISIONS: RevisionLine = "SELECT old_revision.rank, old_revision.number, old_revision.at, old_revision.log,
            old_revision.is_current, CAST(CASE WHEN old_revision.body_html IS NULL THEN 0 ELSE 1 END AS BIGINT) AS kept, person.handle, person.name
        FROM old_revision LEFT JOIN person ON person.id = old_revision.person_id
        WHERE old_revision.lineage_id = $1 AND old_revision.rank > $2
        ORDER BY old_revision.rank LIMIT $3";
    hot REVISION: RevisionText = "SELECT old_revision.number, old_revision.at, old_revision.title, old_revision.body_html,
            person.handle, person.name
        FROM old_revision LEFT JOIN person ON person.id = old_revision.person_id
        WHERE old_revision.lineage_id = $1 AND old_revision.number = $2 AND old_revision.body_html IS NOT NULL";
    ADD_REVISION = "INSERT INTO old_revision (lineage_id, rank, run_id, number, person_id, at, log, is_current, title, body_html)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";

    WRITTEN_BY: Written = "SELECT run.slug AS run, old_revision.at, old_revision.log, old_revision.title
        FROM old_revision JOIN run ON run.id = old_revision.run_id
        WHERE old_revision.person_id = $1 ORDER BY old_revision.lineage_id, old_revision.rank";
    FORGET_AUTHOR = "UPDATE old_document SET person_id = NULL WHERE person_id = $1";
    FORGET_REVISER = "UPDATE old_revision SET person_id = NULL, log = '' WHERE person_id = $1";
}

/// Where the first of these old paths that is known leads now.
pub async fn leads_to(session: &Session, paths: &[String]) -> Result<Option<String>, Fault> {
    let rows = session
        .all(&LEADS_TO, [texts(paths.iter().cloned())])
        .await?;
    let found = paths
        .iter()
        .find_map(|path| rows.iter().find(|(known, _)| known == path));
    Ok(found.map(|(_, leads_to)| leads_to.clone()))
}

/// Remembers where old addresses lead; those that are known stay as they are.
pub(crate) async fn add_addresses(tx: &Tx, addresses: &[(String, String)]) -> Result<(), Fault> {
    let rows = addresses
        .iter()
        .map(|(path, leads_to)| super::owned![*path, *leads_to]);
    tx.run_many(&ADD_ADDRESS, rows.collect::<Vec<_>>()).await?;
    Ok(())
}

/// The documents of a run with their authors; none for a run of this university.
pub async fn documents(session: &Session, run: RunId) -> Result<Vec<OldDocument>, Fault> {
    session.all(&DOCUMENTS, params![run]).await
}

/// Who wrote the document that became this activity.
pub async fn document(
    session: &Session,
    lineage: ActivityId,
) -> Result<Option<OldDocument>, Fault> {
    session.opt(&DOCUMENT, params![lineage]).await
}

/// The revisions of a document behind that rank, the newest first.
pub async fn revisions(
    session: &Session,
    lineage: ActivityId,
    after: i64,
    limit: u32,
) -> Result<Vec<RevisionLine>, Fault> {
    session
        .all(&REVISIONS, params![lineage, after, limit])
        .await
}

/// A revision by its number, where its text was kept.
pub async fn revision(
    session: &Session,
    lineage: ActivityId,
    number: i64,
) -> Result<Option<RevisionText>, Fault> {
    session.opt(&REVISION, params![lineage, number]).await
}

/// A document as an import found it, with its revisions, the newest first.
#[derive(Debug, Clone)]
pub(crate) struct FoundDocument {
    pub token: Token,
    pub author: Option<PersonId>,
    pub at: Option<Timestamp>,
    pub revisions: Vec<FoundRevision>,
}

/// A revision as an import found it.
#[derive(Debug, Clone)]
pub(crate) struct FoundRevision {
    pub number: i64,
    pub author: Option<PersonId>,
    pub at: Option<Timestamp>,
    pub log: String,
    pub is_current: bool,
    pub title: Option<String>,
    pub html: Option<CleanHtml>,
}

/// Puts documents down with their revisions.
pub(crate) async fn add_documents(
    tx: &Tx,
    run: RunId,
    documents: &[(ActivityId, &FoundDocument)],
) -> Result<(), Fault> {
    let rows = documents.iter().map(|(lineage, document)| {
        let revisions = i64::try_from(document.revisions.len()).unwrap_or(i64::MAX);
        super::owned![*lineage, run, document.author, document.at, revisions]
    });
    tx.run_many(&ADD_DOCUMENT, rows.collect::<Vec<_>>()).await?;
    let mut rows = Vec::new();
    for (lineage, document) in documents {
        for (rank, revision) in (1_i64..).zip(&document.revisions) {
            rows.push(super::owned![
                *lineage,
                rank,
                run,
                revision.number,
                revision.author,
                revision.at,
                revision.log,
                revision.is_current,
                revision.title,
                revision.html
            ]);
        }
    }
    tx.run_many(&ADD_REVISION, rows).await?;
    Ok(())
}

/// The revisions that somebody wrote.
pub(crate) async fn written_by(session: &Session, person: PersonId) -> Result<Vec<Written>, Fault> {
    session.all(&WRITTEN_BY, params![person]).await
}

/// Forgets who wrote documents and revisions; the texts stay.
pub(crate) async fn forget_author(tx: &Tx, person: PersonId) -> Result<(), Fault> {
    tx.run(&FORGET_AUTHOR, params![person]).await?;
    tx.run(&FORGET_REVISER, params![person]).await?;
    Ok(())
}
