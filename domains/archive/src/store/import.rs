//! What imports have planned and done, and whom they brought.

use base::{Handle, PersonId, Slug, Timestamp};
use courses::RunId;
use store::{Fault, Session, Tx, params, row, statements, texts};

row! {
    /// Something that an import has planned, or done.
    pub(crate) struct Item {
        pub(crate) key: String,
        pub(crate) slug: Slug,
        pub(crate) digest: Option<String>,
        pub(crate) run_id: Option<RunId>,
    }

    /// Somebody of an old site, and who that is here; nobody where they were taken out.
    pub(crate) struct Known {
        pub(crate) handle: String,
        pub(crate) person_id: Option<PersonId>,
        pub(crate) new_handle: Option<Handle>,
    }
}

statements! {
    ITEMS: Item = "SELECT item AS key, slug, digest, run_id FROM import_item WHERE source = $1 ORDER BY item";
    PLAN_ITEM = "INSERT INTO import_item (source, item, slug) VALUES ($1, $2, $3)";
    ITEM_DONE = "UPDATE import_item SET digest = $3, run_id = $4, done_at = $5 WHERE source = $1 AND item = $2 AND done_at IS NULL";

    /// Those of these addresses that a course or a run has, or that an import has planned.
    TAKEN: (Slug,) = "SELECT slug FROM course WHERE slug = ANY_TEXT($1)
        UNION SELECT slug FROM run WHERE slug = ANY_TEXT($1)
        UNION SELECT slug FROM import_item WHERE slug = ANY_TEXT($1)";

    KNOWN: Known = "SELECT imported_person.handle, imported_person.person_id, person.handle AS new_handle
        FROM imported_person LEFT JOIN person ON person.id = imported_person.person_id
        WHERE imported_person.source = $1 ORDER BY imported_person.handle";
    ADD_KNOWN = "INSERT INTO imported_person (source, handle, person_id) VALUES ($1, $2, $3)";

    hot WHO_IS: (Option<PersonId>, Option<Handle>) = "SELECT imported_person.person_id, person.handle
        FROM imported_person LEFT JOIN person ON person.id = imported_person.person_id
        WHERE imported_person.source = $1 AND imported_person.handle = $2";
    hot WAS: (String, String) = "SELECT source, handle FROM imported_person WHERE person_id = $1 ORDER BY source, handle";
    OUT_AS = "UPDATE imported_person SET person_id = NULL, handle = $3 WHERE source = $1 AND handle = $2";
}

/// What an import from that source has planned and done.
pub(crate) async fn items(session: &Session, source: &str) -> Result<Vec<Item>, Fault> {
    session.all(&ITEMS, params![source]).await
}

/// Settles the addresses of what is going to be put down.
pub(crate) async fn plan(tx: &Tx, source: &str, items: &[(String, Slug)]) -> Result<(), Fault> {
    let rows = items
        .iter()
        .map(|(item, slug)| super::owned![source, *item, *slug]);
    tx.run_many(&PLAN_ITEM, rows.collect::<Vec<_>>()).await?;
    Ok(())
}

/// Something was put down; `false` where somebody else did it meanwhile.
pub(crate) async fn done(
    tx: &Tx,
    source: &str,
    item: &str,
    digest: &str,
    run: RunId,
    at: Timestamp,
) -> Result<bool, Fault> {
    let values = params![source, item, digest, run, at];
    Ok(tx.run(&ITEM_DONE, values).await? == 1)
}

/// Those of these addresses that are taken.
pub(crate) async fn taken(session: &Session, slugs: &[Slug]) -> Result<Vec<Slug>, Fault> {
    let slugs = texts(slugs.iter().map(Slug::as_str));
    let rows = session.all(&TAKEN, [slugs]).await?;
    Ok(rows.into_iter().map(|(slug,)| slug).collect())
}

/// Everybody who came from that source.
pub(crate) async fn known(session: &Session, source: &str) -> Result<Vec<Known>, Fault> {
    session.all(&KNOWN, params![source]).await
}

/// Remembers who people of that source are here.
pub(crate) async fn add_known(
    tx: &Tx,
    source: &str,
    people: &[(String, PersonId)],
) -> Result<(), Fault> {
    let rows = people
        .iter()
        .map(|(handle, person)| super::owned![source, *handle, *person]);
    tx.run_many(&ADD_KNOWN, rows.collect::<Vec<_>>()).await?;
    Ok(())
}

/// Who somebody of that source is here.
pub(crate) async fn who_is(
    session: &Session,
    source: &str,
    handle: &str,
) -> Result<Option<(PersonId, Handle)>, Fault> {
    let row = session.opt(&WHO_IS, params![source, handle]).await?;
    Ok(row.and_then(|(person, handle)| person.zip(handle)))
}

/// Who somebody was on old sites.
pub(crate) async fn was(
    session: &Session,
    person: PersonId,
) -> Result<Vec<(String, String)>, Fault> {
    session.all(&WAS, params![person]).await
}

/// What stays of the handle of somebody who was taken out: enough to know it again, nothing to read.
pub(crate) fn hidden(handle: &str) -> String {
    format!("sha256:{}", store::sha256(handle.as_bytes()))
}

/// Somebody was taken out: no import brings them again.
pub(crate) async fn take_out(tx: &Tx, person: PersonId) -> Result<(), Fault> {
    for (source, handle) in was(tx, person).await? {
        let hidden = hidden(&handle);
        tx.run(&OUT_AS, params![source, handle, hidden]).await?;
    }
    Ok(())
}
