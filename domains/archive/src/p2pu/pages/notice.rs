//! Pages that are one text: broadcasts, events and the pages of the site itself.

use super::byline::author;
use super::{Page, dom};
use crate::p2pu::old_address::OldAddress;
use crate::p2pu::site::{OldBroadcast, OldEvent, SitePage, SiteTime};

/// Reads a broadcast: "Submitted by USER on DATE", a text, and the course's name.
pub fn broadcast(page: &Page<'_>, nid: u32) -> Option<OldBroadcast> {
    let node = dom::with_id(page.root(), &format!("node-{nid}"))?;
    let body = dom::first(node, "content");
    Some(OldBroadcast {
        nid,
        title: page.heading().map(dom::text)?,
        author: author_of(page, node),
        at: dom::first(node, "submitted").and_then(|said| SiteTime::find(&dom::text(said))),
        body_html: body.map(|body| page.clean(body)).unwrap_or_default(),
        old_addresses: Vec::new(),
    })
}

/// Reads an event. Its dates stay in the words of the page.
pub fn event(page: &Page<'_>, nid: u32) -> Option<OldEvent> {
    let node = dom::with_id(page.root(), &format!("node-{nid}"))?;
    let is_date = |e: scraper::ElementRef<'_>| {
        e.value()
            .classes()
            .any(|class| class.starts_with("date-display"))
    };
    let mut dates: Vec<String> = Vec::new();
    for date in dom::below(node).filter(|e| is_date(*e)) {
        let inside = date
            .ancestors()
            .filter_map(scraper::ElementRef::wrap)
            .any(is_date);
        if !inside {
            dates.push(dom::text(date));
        }
    }
    let body = dom::first(node, "content");
    Some(OldEvent {
        nid,
        title: page.heading().map(dom::text)?,
        author: author_of(page, node),
        when: dates.join(" "),
        body_html: body
            .map(|body| page.clean_without(body, &is_date))
            .unwrap_or_default(),
        old_addresses: Vec::new(),
    })
}

/// The author stands in the picture and in the line of meta data, never in the text.
fn author_of(
    page: &Page<'_>,
    node: scraper::ElementRef<'_>,
) -> Option<crate::p2pu::site::OldAuthor> {
    node.child_elements()
        .filter(|child| dom::has(*child, "picture") || dom::has(*child, "meta"))
        .find_map(|part| {
            let mut found = author(part, page.path)?;
            if let Some(name) = super::byline::pictured_name(node) {
                found.display_name = name;
            }
            Some(found)
        })
}

/// Reads a page of the site itself.
pub fn site_page(page: &Page<'_>) -> SitePage {
    let address = OldAddress::of_file(page.path);
    let root = page.root();
    let content = dom::with_id(root, "content-column").unwrap_or(root);
    let is_heading = |e: scraper::ElementRef<'_>| e.value().name() == "h1" && dom::has(e, "title");
    SitePage {
        title: page.heading().map(dom::text).unwrap_or_default(),
        school: address.school(),
        body_html: page.clean_without(content, &|e| {
            is_heading(e) || dom::has(e, "tabs") || dom::has(e, "pager")
        }),
        address,
    }
}
