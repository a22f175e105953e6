//! Example code and embedded things, which mean something else than they did on the page.

use scraper::{ElementRef, Node};

use super::old_address::{Link, OldAddress};
use super::sift::{DEEPEST, Fate, Piece, fate, words};

/// A film, a slide show or another page inside the page becomes a link to it.
pub(super) fn embed(element: ElementRef<'_>, into: &mut Vec<Piece>) {
    let address = element.descendent_elements().find_map(|e| {
        let value = e.value();
        let is_source = value.attr("name").is_some_and(|name| {
            ["movie", "src", "filename", "url"].contains(&name.to_ascii_lowercase().as_str())
        });
        let address = match value.name() {
            "object" => value.attr("data"),
            "param" if is_source => value.attr("value"),
            _ => value.attr("src"),
        };
        // the film's address is meant for the whole web, never for this site
        match OldAddress::follow("", address?) {
            Link::Elsewhere(address) if address.starts_with("http") => Some(address),
            _ => None,
        }
    });
    if let Some(address) = address {
        let shown = address.clone();
        into.push(Piece::Element {
            name: "a",
            attributes: vec![("href", address), ("class", "was-embedded".to_owned())],
            inside: vec![Piece::Text(shown)],
        });
    }
}

/// Example code: nothing in it is markup any more. More than one line stands apart.
pub(super) fn code(element: ElementRef<'_>, into: &mut Vec<Piece>) {
    let inline = matches!(element.value().name(), "code" | "tt");
    let code = code_of(element);
    let Piece::Element { inside, .. } = &code else {
        return;
    };
    let text = words(inside);
    if text.trim().is_empty() {
        return;
    }
    if inline && !text.contains('\n') {
        into.push(code);
    } else {
        into.push(Piece::Element {
            name: "pre",
            attributes: Vec::new(),
            inside: vec![code],
        });
    }
}

pub(super) fn code_of(element: ElementRef<'_>) -> Piece {
    let mut text = String::new();
    code_text(element, 0, &mut text);
    let text = text.trim_matches('\n').trim_end().to_owned();
    Piece::Element {
        name: "code",
        attributes: Vec::new(),
        inside: vec![Piece::Text(text)],
    }
}

fn code_text(element: ElementRef<'_>, depth: usize, out: &mut String) {
    for child in element.children() {
        if let Node::Text(text) = child.value() {
            out.push_str(&text.replace("\r\n", "\n").replace('\u{a0}', " "));
        }
        let Some(inner) = ElementRef::wrap(child) else {
            continue;
        };
        let name = inner.value().name();
        match name {
            // the filter wrote both: the line's end and the break
            "br" if !out.ends_with('\n') => out.push('\n'),
            "p" | "div" if !out.is_empty() && !out.ends_with('\n') => out.push('\n'),
            _ => {}
        }
        if depth < DEEPEST && !matches!(fate(name), Fate::Drop) {
            code_text(inner, depth + 1, out);
        }
    }
}
