//! Bodies of the old site, made safe once, at the door.
//!
//! Two steps: a sieve keeps what the markup meant, and then a strict allow-list (ammonia) parses the result again and lets
//! nothing else through, so that a mistake in the sieve is a lost word and not an open door.
//!
//! Classes that a style sheet may dress: `missing-file` and `missing-link` (`span`), `was-embedded` (`a`).

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use scraper::{ElementRef, Html, Node};

use super::old_address::OldAddress;
use super::sift::{Piece, Sieve};
use super::tidy;

/// Says where a page of the old site lives now: an address that starts with `/` or `http`. `None` when it is not here.
pub type Resolver<'a> = dyn Fn(&OldAddress) -> Option<String> + 'a;

/// What every link out of a body says about itself.
const REL: &str = "nofollow ugc noopener";

const TAGS: [&str; 35] = [
    "a",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "dd",
    "del",
    "dl",
    "dt",
    "em",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "ins",
    "kbd",
    "li",
    "ol",
    "p",
    "pre",
    "q",
    "samp",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
];

/// Elements that stand inside a line.
const INLINE: [&str; 14] = [
    "a", "strong", "em", "span", "code", "del", "ins", "q", "cite", "sub", "sup", "kbd", "samp",
    "html",
];

static GATE: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut gate = ammonia::Builder::empty();
    gate.tags(TAGS.into_iter().chain(["tr", "ul"]).collect())
        .clean_content_tags(HashSet::from([
            "script", "style", "iframe", "noscript", "template", "textarea",
        ]))
        .generic_attributes(HashSet::new())
        .tag_attributes(HashMap::from([
            ("a", HashSet::from(["href"])),
            ("td", HashSet::from(["colspan", "rowspan"])),
            ("th", HashSet::from(["colspan", "rowspan"])),
        ]))
        .allowed_classes(HashMap::from([
            ("a", HashSet::from(["was-embedded"])),
            ("span", HashSet::from(["missing-file", "missing-link"])),
        ]))
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .url_relative(ammonia::UrlRelative::PassThrough)
        .link_rel(Some(REL));
    gate
});

/// Cleans the content of an element that stands in the file `page`, without the elements that `leave_out` names.
pub(super) fn element(
    body: ElementRef<'_>,
    page: &str,
    home_of: &Resolver<'_>,
    leave_out: &dyn Fn(ElementRef<'_>) -> bool,
) -> String {
    let sieve = Sieve {
        page,
        home_of,
        leave_out,
    };
    let pieces = tidy::body(sieve.sift(body));
    let mut html = String::new();
    write(&pieces, &mut html);
    GATE.clean(html.trim()).to_string()
}

/// Cleans a piece of HTML from the file `page`.
pub fn fragment(html: &str, page: &str, home_of: &Resolver<'_>) -> String {
    let parsed = Html::parse_fragment(html);
    element(parsed.root_element(), page, home_of, &|_| false)
}

/// The plain text of a clean body, with a line for every block.
pub fn plain(html: &str) -> String {
    let parsed = Html::parse_fragment(html);
    let mut out = String::new();
    for node in parsed.tree.root().descendants() {
        if let Node::Text(text) = node.value() {
            out.push_str(text);
        }
        let block = node
            .value()
            .as_element()
            .is_some_and(|e| !INLINE.contains(&e.name()));
        if block && !out.is_empty() && !out.ends_with('\n') {
            out.push('\n');
        }
    }
    out.trim().to_owned()
}

fn write(pieces: &[Piece], out: &mut String) {
    for piece in pieces {
        match piece {
            Piece::Text(text) => escape(text, out),
            Piece::Element {
                name,
                attributes,
                inside,
            } => {
                out.push('<');
                out.push_str(name);
                for (attribute, value) in attributes {
                    out.push(' ');
                    out.push_str(attribute);
                    out.push_str("=\"");
                    escape(value, out);
                    out.push('"');
                }
                out.push('>');
                if !matches!(*name, "br" | "hr") {
                    write(inside, out);
                    out.push_str("</");
                    out.push_str(name);
                    out.push('>');
                }
            }
        }
    }
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
#[path = "clean_tests.rs"]
mod tests;
