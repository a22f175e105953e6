//! Bulk doors: where old addresses lead, whom an import brought, and all of one person.

use base::{Handle, PersonId};
use serde_json::json;
use store::{Fault, Session, Tx};

use crate::edition::Edition;
use crate::import::P2PU;
use crate::p2pu::OldAddress;
use crate::store::{edition, import, old};

/// Puts down what editions say about themselves; their runs were put down as editions.
pub async fn found_editions(tx: &Tx, editions: &[Edition]) -> Result<(), Fault> {
    edition::add_many(tx, editions).await
}

/// Where an address of an old site leads here. For requests that nobody else answers: any path may be asked.
pub async fn old_address(session: &Session, path: &str) -> Result<Option<String>, Fault> {
    let asked = OldAddress::of_request(path);
    // no page of an old site has such a name, and not every database takes one
    if asked.path().contains(char::is_control) {
        return Ok(None);
    }
    if let Some(handle) = asked.handle() {
        let person = import::who_is(session, P2PU, handle).await?;
        return Ok(person.map(|(_, handle)| format!("/people/{handle}")));
    }
    let mut paths = vec![asked.path().to_owned(), asked.bare().to_owned()];
    if let Some(node) = asked.node() {
        paths.push(format!("node/{node}"));
    }
    if let Some((document, _)) = asked.revision() {
        paths.push(format!("node/{document}"));
    }
    // a course that was renamed, or a page of it that was not kept, still leads to the course
    if let Some((course, _)) = asked.bare().split_once('/')
        && course != "node"
    {
        paths.push(course.to_owned());
    }
    old::leads_to(session, &paths).await
}

/// Who somebody of the old P2PU site is here, by their handle there.
pub async fn imported_person(
    session: &Session,
    handle: &str,
) -> Result<Option<(PersonId, Handle)>, Fault> {
    import::who_is(session, P2PU, handle).await
}

/// What this room keeps about a person, for that person.
pub async fn take_out(session: &Session, person: PersonId) -> Result<serde_json::Value, Fault> {
    let was = import::was(session, person).await?;
    let written = old::written_by(session, person).await?;
    let was = was
        .into_iter()
        .map(|(source, handle)| json!({ "site": source, "handle": handle }));
    let written = written.into_iter().map(|one| {
        json!({
            "run": one.run.as_str(), "title": one.title, "log": one.log,
            "at": one.at.map(|at| at.to_string()),
        })
    });
    Ok(json!({
        "old_sites": was.collect::<Vec<_>>(),
        "revisions": written.collect::<Vec<_>>(),
    }))
}

/// Takes a person off everything here. Documents stay and name nobody; a later import does not bring the person back.
pub async fn erase(tx: &Tx, person: PersonId) -> Result<(), Fault> {
    old::forget_author(tx, person).await?;
    import::take_out(tx, person).await
}

/// Takes somebody of the old P2PU site out of everything that the rooms up to this one keep, by their handle there. `false` where
/// nobody of that handle is here.
pub async fn remove_imported(tx: &Tx, handle: &str, now: &base::Now) -> Result<bool, Fault> {
    let Some((person, _)) = import::who_is(tx, P2PU, handle).await? else {
        return Ok(false);
    };
    erase(tx, person).await?;
    discussion::doors::erase(tx, person).await?;
    courses::doors::erase_runs(tx, person, now).await?;
    courses::doors::erase_courses(tx, person).await?;
    people::doors::erase(tx, person, now).await?;
    Ok(true)
}
