//! The history of a document: its list of revisions, and the old revisions themselves.

use scraper::ElementRef;

use super::byline::author;
use super::{Page, document, dom};
use crate::p2pu::old_address::{Link, OldAddress};
use crate::p2pu::site::{OldRevision, SiteTime};

/// Reads a list of revisions, one for each row.
pub fn list(page: &Page<'_>) -> Vec<OldRevision> {
    let Some(form) = dom::with_id(page.root(), "diff-node-revisions") else {
        return Vec::new();
    };
    dom::below(form)
        .filter(|e| e.value().name() == "tr")
        .filter_map(|row| read_row(page, row))
        .collect()
}

fn read_row(page: &Page<'_>, row: ElementRef<'_>) -> Option<OldRevision> {
    let cell = dom::named(row, "td")?;
    let log = dom::first(cell, "revision-log").map(dom::text).or_else(|| {
        // "DATE by NAME message": text after the last link
        let after = cell
            .children()
            .skip_while(|c| ElementRef::wrap(*c).is_none_or(|e| e.value().name() != "a"));
        let text: String = after
            .skip(3)
            .filter_map(|c| c.value().as_text().map(|t| t.to_string()))
            .collect();
        Some(dom::run_together(&text))
    });
    Some(OldRevision {
        id: id(page, row, cell)?,
        at: SiteTime::find(&dom::text(cell)),
        author: author(cell, page.path),
        log: log.filter(|log| !log.is_empty()),
        is_current: dom::has(cell, "revision-current"),
        title: None,
        body_html: None,
        old_addresses: Vec::new(),
    })
}

/// The number of the revision: the value of the row's buttons, or in the link to it.
fn id(page: &Page<'_>, row: ElementRef<'_>, cell: ElementRef<'_>) -> Option<u32> {
    let button = dom::below(row)
        .filter(|e| e.value().name() == "input" && e.value().attr("name") == Some("old"))
        .find_map(|button| button.value().attr("value")?.parse().ok());
    button.or_else(|| {
        let link = dom::named(cell, "a")?;
        match OldAddress::follow(page.path, link.value().attr("href")?) {
            Link::Archive(address) => address.revision().map(|(_, revision)| revision),
            Link::Elsewhere(_) | Link::Nowhere => None,
        }
    })
}

/// Reads the page of an old revision.
pub fn old(page: &Page<'_>, nid: u32, id: u32) -> Option<OldRevision> {
    let node = dom::with_id(page.root(), &format!("node-{nid}"))?;
    let heading = page.heading();
    // <h1>Revision of <em>TITLE</em> from <em>DATE</em></h1>
    let title = heading
        .and_then(|heading| dom::named(heading, "em"))
        .map(dom::text);
    Some(OldRevision {
        id,
        at: heading.and_then(|heading| SiteTime::find(&dom::text(heading))),
        author: None,
        log: None,
        is_current: false,
        title,
        body_html: Some(document::body(page, node)),
        old_addresses: Vec::new(),
    })
}
