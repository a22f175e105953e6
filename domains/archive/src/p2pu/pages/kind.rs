//! What a page is, told from its own marks, without parsing it. The folder is only a hint.

use crate::p2pu::old_address::{OldAddress, page_number};
use crate::p2pu::read;

/// The kinds of page, in the order in which a course is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Home { page: u32 },
    Materials,
    Document { nid: u32 },
    RevisionList { nid: u32 },
    OldRevision { nid: u32, id: u32 },
    ForumIndex,
    Thread { nid: u32 },
    Broadcast { nid: u32 },
    Event { nid: u32 },
}

/// Where a page belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Course { nid: u32, kind: Kind },
    Site,
    Profile,
}

/// Tells what a page is, or says in a sentence that it cannot be told.
pub fn of(path: &str, text: &str) -> Result<Place, String> {
    let Some(body) = body_classes(text) else {
        return Err("carries no mark of the old site".to_owned());
    };
    let has = |class: &str| body.split_ascii_whitespace().any(|c| c == class);
    if has("page-user") {
        return Ok(Place::Profile);
    }
    let Some(nid) = course(text, body) else {
        let known = text.contains("id=\"content-column\"");
        return if known {
            Ok(Place::Site)
        } else {
            Err("carries no mark of the old site".to_owned())
        };
    };
    let kind = if has("node-type-course") {
        Some(Kind::Home {
            page: page_number(path),
        })
    } else if has("node-type-broadcast-message-record") {
        node(text, "node").map(|nid| Kind::Broadcast { nid })
    } else if has("node-type-document") {
        revision(path, text)
    } else if body.contains("node-type-") {
        // the only other thing of a course is an event; the archive has one
        node(text, "node").map(|nid| Kind::Event { nid })
    } else {
        part(path, text)
    };
    kind.map(|kind| Place::Course { nid, kind })
        .ok_or_else(|| format!("belongs to course {nid}, but is no kind of page that is known"))
}

fn revision(path: &str, text: &str) -> Option<Kind> {
    let named = OldAddress::of_file(path);
    if text.contains("id=\"diff-node-revisions\"") {
        return hidden_node(text)
            .or_else(|| node_in_path(&named))
            .map(|nid| Kind::RevisionList { nid });
    }
    let nid = node(text, "node-document")?;
    match named.revision() {
        Some((_, id)) => Some(Kind::OldRevision { nid, id }),
        None => Some(Kind::Document { nid }),
    }
}

fn part(path: &str, text: &str) -> Option<Kind> {
    if let Some(nid) = node(text, "node-forum") {
        return Some(Kind::Thread { nid });
    }
    if let Some(nid) = node(text, "node-document") {
        return Some(Kind::Document { nid });
    }
    if text.contains("view-course-documents-arg") {
        return Some(Kind::Materials);
    }
    let is_forum = text.contains("id=\"forum\"") || text.contains("id=\"forum-rss-icon-block\"");
    if is_forum || OldAddress::of_file(path).path().ends_with("/forums") {
        return Some(Kind::ForumIndex);
    }
    // a course without any material has an empty list
    OldAddress::of_file(path)
        .path()
        .ends_with("/document")
        .then_some(Kind::Materials)
}

/// The classes of the page's body.
fn body_classes(text: &str) -> Option<&str> {
    let (_, after) = text.split_once("<body")?;
    let (tag, _) = after.split_once('>')?;
    let (_, classes) = tag.split_once("class=\"")?;
    classes.split('"').next()
}

/// The course whose context the page was shown in: from the page's settings, or else from the body's class.
fn course(text: &str, body: &str) -> Option<u32> {
    let head = text.split_once("<body").map_or(text, |(head, _)| head);
    let settings = head.split_once("\"group_context\"").and_then(|(_, after)| {
        let (_, value) = after.split_once("\"nid\"")?;
        digits(value.trim_start_matches([' ', ':', '"']))
    });
    settings.or_else(|| {
        body.split_ascii_whitespace()
            .find_map(|c| c.strip_prefix("og-context-")?.parse().ok())
    })
}

/// The number in the first `<div id="node-N" class="… CLASS …">`.
fn node(text: &str, class: &str) -> Option<u32> {
    let content = read::content(text);
    content
        .match_indices("<div id=\"node-")
        .find_map(|(at, mark)| {
            let after = &content[at + mark.len()..];
            let nid = digits(after)?;
            let tag = after.split('>').next()?;
            let (_, classes) = tag.split_once("class=\"")?;
            classes
                .split('"')
                .next()?
                .split_ascii_whitespace()
                .any(|c| c == class)
                .then_some(nid)
        })
}

/// The document's number in the form of a list of revisions.
fn hidden_node(text: &str) -> Option<u32> {
    let (_, after) = text.split_once("id=\"edit-nid\"")?;
    let (_, value) = after.split('>').next()?.split_once("value=\"")?;
    digits(value)
}

fn node_in_path(address: &OldAddress) -> Option<u32> {
    address
        .bare()
        .strip_prefix("node/")?
        .split('/')
        .next()?
        .parse()
        .ok()
}

fn digits(text: &str) -> Option<u32> {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    text[..end].parse().ok()
}

/// Where the tab "Course Home" of a page leads: the course's address when the page was made.
pub fn home_tab(text: &str) -> Option<&str> {
    let (_, after) = text.split_once("<ul class=\"tabs primary\">")?;
    let (_, href) = after.split_once("href=\"")?;
    href.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(classes: &str, content: &str) -> String {
        format!(
            "<html><head></head><body class=\"{classes}\"><div id=\"content-column\">{content}</div></body></html>"
        )
    }

    fn in_course(content: &str) -> String {
        page("page-node og-context og-context-5", content)
    }

    #[test]
    fn marks_tell_the_kind() {
        let course = |kind| Ok(Place::Course { nid: 5, kind });
        for (path, text, place) in [
            (
                "general/x@page=2.html",
                page("node-type-course og-context-5", ""),
                course(Kind::Home { page: 2 }),
            ),
            (
                "x/y.html",
                in_course("<div id=\"node-7\" class=\"node node-forum\">"),
                course(Kind::Thread { nid: 7 }),
            ),
            (
                "x/y.html",
                in_course("<div id=\"node-7\" class=\"node sticky node-document\">"),
                course(Kind::Document { nid: 7 }),
            ),
            (
                "node/5/forums.html",
                in_course(""),
                course(Kind::ForumIndex),
            ),
            (
                "node/5/document.html",
                in_course(""),
                course(Kind::Materials),
            ),
            (
                "node/7/revisions/9/view.html",
                page(
                    "node-type-document og-context-5",
                    "<div id=\"node-7\" class=\"node node-document\">",
                ),
                course(Kind::OldRevision { nid: 7, id: 9 }),
            ),
            (
                "node/7/revisions@destination=x.html",
                page(
                    "node-type-document og-context-5",
                    "<form id=\"diff-node-revisions\">",
                ),
                course(Kind::RevisionList { nid: 7 }),
            ),
            (
                "x/event/y.html",
                page(
                    "node-type-calendar-event og-context-5",
                    "<div id=\"node-8\" class=\"node\">",
                ),
                course(Kind::Event { nid: 8 }),
            ),
            ("about.html", page("page-node", ""), Ok(Place::Site)),
            ("users/ada.html", page("page-user", ""), Ok(Place::Profile)),
        ] {
            assert_eq!(of(path, &text), place, "{path}");
        }
    }

    #[test]
    fn the_settings_name_the_course_before_the_class_does() {
        let text = "<html><head><script>{ \"og\": { \"group_context\": { \"nid\": \"9\", \"title\": \"x\" } } }</script></head>\
            <body class=\"node-type-course og-context-5\"></body></html>";
        assert_eq!(
            of("x.html", text),
            Ok(Place::Course {
                nid: 9,
                kind: Kind::Home { page: 0 }
            })
        );
    }

    #[test]
    fn what_cannot_be_told_is_said() {
        assert!(of("x.html", "<html><body>hello</body></html>").is_err());
        assert!(of("x.html", &page("", "").replace("content-column", "other")).is_err());
        assert!(of("x.html", &in_course("nothing")).is_err_and(|why| why.contains("course 5")));
    }
}
