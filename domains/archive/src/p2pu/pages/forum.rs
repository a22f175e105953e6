//! The index of a course's forum.

use super::document::listed_link;
use super::{Page, dom};
use crate::p2pu::site::{ListedKind, ListedOnly};

/// The threads that one page of the index names.
pub fn listed(page: &Page<'_>) -> Vec<ListedOnly> {
    let Some(forum) = dom::with_id(page.root(), "forum") else {
        return Vec::new();
    };
    dom::below(forum)
        .filter(|e| e.value().name() == "tr")
        .filter_map(|row| {
            let title =
                dom::below(row).find(|e| e.value().name() == "td" && dom::has(*e, "title"))?;
            let mut listed = listed_link(page, dom::named(title, "a")?, ListedKind::Thread)?;
            listed.replies = dom::first(row, "replies")
                .and_then(|cell| dom::text(cell).split(' ').next()?.parse().ok());
            Some(listed)
        })
        .collect()
}
