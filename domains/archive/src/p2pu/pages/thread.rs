//! A forum topic with its replies.

use super::byline::{author, likes};
use super::{Page, comments, dom, pane_title};
use crate::p2pu::site::{OldThread, SiteTime};

/// Reads a thread's page.
pub fn read(page: &Page<'_>, nid: u32) -> Option<OldThread> {
    let topic = dom::with_id(page.root(), &format!("node-{nid}"))?;
    let meta = dom::first(topic, "meta");
    let body = dom::first(topic, "content");
    let said = meta.map(dom::text).unwrap_or_default();
    Some(OldThread {
        nid,
        title: pane_title(topic).unwrap_or_else(|| format!("Thread {nid}")),
        author: meta.and_then(|meta| author(meta, page.path)),
        at: SiteTime::find(&said),
        body_html: body
            .map(|body| {
                page.clean_without(body, &|e| {
                    dom::has(e, "terms") || dom::has(e, "forum-topic-navigation")
                })
            })
            .unwrap_or_default(),
        likes: likes(topic),
        posts: dom::with_id(page.root(), "comments")
            .map(|all| comments::below(page, all))
            .unwrap_or_default(),
        old_addresses: Vec::new(),
    })
}
