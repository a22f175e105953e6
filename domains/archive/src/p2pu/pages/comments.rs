//! Comments: replies in a thread, and the walls of courses and documents.

use scraper::ElementRef;

use super::byline::{author, likes};
use super::{Page, dom};
use crate::p2pu::site::{OldPost, SiteTime};

/// Every comment below an element, in the order of the page, with its parent by nesting.
pub fn below(page: &Page<'_>, around: ElementRef<'_>) -> Vec<OldPost> {
    let mut posts = Vec::new();
    // the last comment seen at each depth of nesting
    let mut above: Vec<u32> = Vec::new();
    for element in dom::all(around, "comment") {
        let Some(cid) = number(element).filter(|_| is_whole(element)) else {
            continue;
        };
        let depth = depth(element, around);
        above.truncate(depth);
        posts.push(post(page, element, cid, above.last().copied()));
        above.push(cid);
    }
    posts
}

/// The id in the class `comment-123`.
fn number(element: ElementRef<'_>) -> Option<u32> {
    element
        .value()
        .classes()
        .find_map(|class| class.strip_prefix("comment-")?.parse().ok())
}

/// Whether a comment has its line of author and date, which nobody could write inside a comment.
fn is_whole(element: ElementRef<'_>) -> bool {
    dom::first(element, "meta").is_some()
}

fn depth(element: ElementRef<'_>, around: ElementRef<'_>) -> usize {
    element
        .ancestors()
        .take_while(|above| above.id() != around.id())
        .filter_map(ElementRef::wrap)
        .filter(|above| dom::has(*above, "indented"))
        .count()
}

fn post(page: &Page<'_>, element: ElementRef<'_>, cid: u32, parent: Option<u32>) -> OldPost {
    let meta = dom::first(element, "meta");
    // an unclosed link in one comment wraps what is inside the next
    let body = dom::first(element, "content");
    let title = element
        .child_elements()
        .find(|child| child.value().name() == "h3" && dom::has(*child, "title"))
        .map(dom::text);
    OldPost {
        cid,
        parent,
        title: title.filter(|title| !title.is_empty()),
        author: meta.and_then(|meta| author(meta, page.path)),
        at: meta.and_then(|meta| SiteTime::find(&dom::text(meta))),
        body_html: body
            .map(|body| {
                page.clean_without(body, &|e| dom::has(e, "comment") && number(e).is_some())
            })
            .unwrap_or_default(),
        likes: likes(element),
    }
}
