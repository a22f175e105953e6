//! A page of course material, and the list that names them all.

use scraper::ElementRef;

use super::byline::author;
use super::{Page, comments, dom, pane_title};
use crate::p2pu::old_address::{Link, OldAddress};
use crate::p2pu::site::{ListedKind, ListedOnly, OldAttachment, OldDocument, OldPost, SiteTime};

/// Reads a document's page.
pub fn read(page: &Page<'_>, nid: u32) -> Option<OldDocument> {
    let node = dom::with_id(page.root(), &format!("node-{nid}"))?;
    Some(OldDocument {
        nid,
        title: pane_title(node).unwrap_or_else(|| format!("Document {nid}")),
        author: dom::first(node, "meta").and_then(|meta| author(meta, page.path)),
        created_at: dom::first(node, "created-date")
            .and_then(|said| SiteTime::find(&dom::text(said))),
        body_html: body(page, node),
        attachments: attachments(page, node),
        revisions: Vec::new(),
        comments: Vec::new(),
        old_addresses: Vec::new(),
    })
}

/// The clean text of a document; empty when there is only an attachment.
pub fn body(page: &Page<'_>, node: ElementRef<'_>) -> String {
    dom::first(node, "field-field-document-body")
        .and_then(|field| page.items(field))
        .unwrap_or_default()
}

/// Comments under a document, as shown beside old revisions.
pub fn comments(page: &Page<'_>) -> Vec<OldPost> {
    dom::with_id(page.root(), "comments")
        .map(|all| comments::below(page, all))
        .unwrap_or_default()
}

fn attachments(page: &Page<'_>, node: ElementRef<'_>) -> Vec<OldAttachment> {
    dom::all(node, "field-field-document-attachment")
        .flat_map(dom::below)
        .filter(|e| e.value().name() == "a")
        .filter_map(|link| attachment(page, link))
        .collect()
}

fn attachment(page: &Page<'_>, link: ElementRef<'_>) -> Option<OldAttachment> {
    let Link::Archive(address) = OldAddress::follow(page.path, link.value().attr("href")?) else {
        return None;
    };
    // type="application/msword; length=42496"
    let mut said = link
        .value()
        .attr("type")
        .unwrap_or_default()
        .split(';')
        .map(str::trim);
    let media_type = said
        .next()
        .filter(|kind| kind.contains('/'))
        .map(str::to_owned);
    let bytes = said.find_map(|part| part.strip_prefix("length=")?.parse().ok());
    Some(OldAttachment {
        name: dom::text(link),
        address,
        media_type,
        bytes,
        file: None,
    })
}

/// The documents that the course's menu names.
pub fn listed(page: &Page<'_>) -> Vec<ListedOnly> {
    dom::all(page.root(), "view-course-documents-arg")
        .flat_map(|menu| dom::all(menu, "views-field-title"))
        .filter_map(|title| {
            let link = dom::named(title, "a")?;
            listed_link(page, link, ListedKind::Document)
        })
        .collect()
}

/// What a list says about one thing.
pub fn listed_link(page: &Page<'_>, link: ElementRef<'_>, kind: ListedKind) -> Option<ListedOnly> {
    match OldAddress::follow(page.path, link.value().attr("href")?) {
        Link::Archive(address) => Some(ListedOnly {
            kind,
            title: dom::text(link),
            address: address.page(),
            replies: None,
        }),
        Link::Elsewhere(_) | Link::Nowhere => None,
    }
}
