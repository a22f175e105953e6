//! The first half of cleaning: from the old page's tree to a small tree that holds only what may stay.
//!
//! The old bodies came from two editors and from pasted Word texts. What is kept is the meaning of the markup: paragraphs,
//! lists, tables, emphasis, code, links. Everything else goes, and embeds become links to what they showed.

use scraper::{ElementRef, Node};

use super::clean::Resolver;
use super::example::{code, code_of, embed};
use super::old_address::{Link, OldAddress};

/// Depth beyond which only words are kept.
pub(super) const DEEPEST: usize = 200;

/// A piece of a clean body.
#[derive(Debug)]
pub(super) enum Piece {
    Text(String),
    Element {
        name: &'static str,
        attributes: Vec<(&'static str, String)>,
        inside: Vec<Piece>,
    },
}

/// What the cleaning of one body has to know.
pub(super) struct Sieve<'a> {
    /// The file that the body stands in, for relative links.
    pub page: &'a str,
    pub home_of: &'a Resolver<'a>,
    /// Elements that are not part of the body.
    pub leave_out: &'a dyn Fn(ElementRef<'_>) -> bool,
}

/// What becomes of an element.
pub(super) enum Fate {
    Keep(&'static str),
    /// Its content stays, as a paragraph of its own where that matters.
    Unwrap,
    Block,
    Drop,
    Link,
    Picture,
    Embed,
    Code,
    Break(&'static str),
}

/// What becomes of the elements with a name.
pub(super) fn fate(name: &str) -> Fate {
    match name {
        "p" => Fate::Keep("p"),
        "h1" | "h2" => Fate::Keep("h2"),
        "h3" => Fate::Keep("h3"),
        "h4" => Fate::Keep("h4"),
        "h5" => Fate::Keep("h5"),
        "h6" => Fate::Keep("h6"),
        "ul" | "menu" | "dir" => Fate::Keep("ul"),
        "ol" => Fate::Keep("ol"),
        "li" => Fate::Keep("li"),
        "dl" => Fate::Keep("dl"),
        "dt" => Fate::Keep("dt"),
        "dd" => Fate::Keep("dd"),
        "blockquote" => Fate::Keep("blockquote"),
        "q" => Fate::Keep("q"),
        "cite" => Fate::Keep("cite"),
        "strong" | "b" => Fate::Keep("strong"),
        "em" | "i" | "dfn" | "var" => Fate::Keep("em"),
        "del" | "s" | "strike" => Fate::Keep("del"),
        "ins" => Fate::Keep("ins"),
        "sub" => Fate::Keep("sub"),
        "sup" => Fate::Keep("sup"),
        "kbd" => Fate::Keep("kbd"),
        "samp" => Fate::Keep("samp"),
        "table" => Fate::Keep("table"),
        "caption" => Fate::Keep("caption"),
        "thead" => Fate::Keep("thead"),
        "tbody" => Fate::Keep("tbody"),
        "tfoot" => Fate::Keep("tfoot"),
        "tr" => Fate::Keep("tr"),
        "td" => Fate::Keep("td"),
        "th" => Fate::Keep("th"),
        "br" => Fate::Break("br"),
        "hr" => Fate::Break("hr"),
        "code" | "tt" | "pre" | "listing" | "xmp" | "plaintext" | "textarea" => Fate::Code,
        "a" => Fate::Link,
        "img" => Fate::Picture,
        "iframe" | "frame" | "object" | "embed" | "applet" | "video" | "audio" => Fate::Embed,
        "div" | "center" | "section" | "article" | "header" | "footer" | "main" | "aside"
        | "address" | "fieldset" | "figure" | "figcaption" | "form" | "details" => Fate::Block,
        "script" | "style" | "noscript" | "template" | "head" | "title" | "meta" | "link"
        | "base" | "xml" | "svg" | "math" | "input" | "select" | "button" | "noframes"
        | "noembed" | "param" | "source" | "track" | "canvas" | "map" | "area" | "frameset"
        | "col" | "colgroup" => Fate::Drop,
        _ => Fate::Unwrap,
    }
}

impl Sieve<'_> {
    /// What may stay of the content of an element.
    pub(super) fn sift(&self, body: ElementRef<'_>) -> Vec<Piece> {
        let mut pieces = Vec::new();
        self.children(body, 0, &mut pieces);
        pieces
    }

    fn children(&self, parent: ElementRef<'_>, depth: usize, into: &mut Vec<Piece>) {
        for child in parent.children() {
            match child.value() {
                Node::Text(text) => into.push(Piece::Text(one_space(text))),
                Node::Element(_) => {
                    if let Some(element) = ElementRef::wrap(child) {
                        self.element(element, depth + 1, into);
                    }
                }
                _ => {}
            }
        }
    }

    fn element(&self, element: ElementRef<'_>, depth: usize, into: &mut Vec<Piece>) {
        if (self.leave_out)(element) {
            return;
        }
        if depth > DEEPEST {
            into.push(Piece::Text(one_space(&element.text().collect::<String>())));
            return;
        }
        let name = element.value().name();
        match fate(name) {
            Fate::Drop => {}
            Fate::Unwrap => self.children(element, depth, into),
            Fate::Break(name) => into.push(empty(name)),
            Fate::Embed => embed(element, into),
            Fate::Picture => self.picture(element, into),
            Fate::Link => self.link(element, depth, into),
            Fate::Code => code(element, into),
            Fate::Block => self.block(element, depth, into),
            Fate::Keep(name) => {
                let mut inside = Vec::new();
                self.children(element, depth, &mut inside);
                into.push(Piece::Element {
                    name,
                    attributes: spans(element, name),
                    inside,
                });
            }
        }
    }

    /// A division becomes a paragraph when it holds only words, and vanishes around other blocks.
    fn block(&self, element: ElementRef<'_>, depth: usize, into: &mut Vec<Piece>) {
        // the old site's filter put example code into such a box, with <br> for each line
        if element.value().classes().any(|c| c == "codeblock") {
            into.push(Piece::Element {
                name: "pre",
                attributes: Vec::new(),
                inside: vec![code_of(element)],
            });
            return;
        }
        let mut inside = Vec::new();
        self.children(element, depth, &mut inside);
        if inside.iter().any(Piece::is_block) {
            into.append(&mut inside);
        } else {
            into.push(Piece::Element {
                name: "p",
                attributes: Vec::new(),
                inside,
            });
        }
    }

    fn link(&self, element: ElementRef<'_>, depth: usize, into: &mut Vec<Piece>) {
        let mut inside = Vec::new();
        self.children(element, depth, &mut inside);
        let mut inside = without_links(inside);
        let Some(href) = element.value().attr("href") else {
            into.append(&mut inside);
            return;
        };
        match OldAddress::follow(self.page, href) {
            Link::Nowhere => into.append(&mut inside),
            Link::Elsewhere(address) => {
                if blank(&inside) {
                    return;
                }
                into.push(link_to(address, inside));
            }
            Link::Archive(address) => match (self.home_of)(&address) {
                Some(home) => into.push(link_to(home, inside)),
                None if address.is_file() => into.push(missing_file(&address, &words(&inside))),
                None if blank(&inside) => {}
                None => into.push(marked("missing-link", inside)),
            },
        }
    }

    /// Pictures of other sites become links (nobody's reader is told to strangers); the old site's own were not kept.
    fn picture(&self, element: ElementRef<'_>, into: &mut Vec<Piece>) {
        let alt = element.value().attr("alt").unwrap_or_default().trim();
        let Some(src) = element.value().attr("src") else {
            return;
        };
        match OldAddress::follow(self.page, src) {
            Link::Elsewhere(address) if address.starts_with("http") => {
                let name = if alt.is_empty() {
                    file_name(&address).to_owned()
                } else {
                    alt.to_owned()
                };
                into.push(link_to(address, vec![Piece::Text(name)]));
            }
            Link::Archive(address) => match (self.home_of)(&address) {
                Some(home) => {
                    let name = if alt.is_empty() {
                        file_name(address.path())
                    } else {
                        alt
                    };
                    into.push(link_to(home, vec![Piece::Text(name.to_owned())]));
                }
                // the editor's faces
                None if address.path().contains("smiley") => into.push(Piece::Text(alt.to_owned())),
                None => into.push(missing_file(&address, alt)),
            },
            Link::Elsewhere(_) | Link::Nowhere => into.push(Piece::Text(alt.to_owned())),
        }
    }
}

impl Piece {
    /// Whether this starts a line of its own.
    pub(super) fn is_block(&self) -> bool {
        match self {
            Self::Text(_) => false,
            Self::Element { name, .. } => matches!(
                *name,
                "p" | "h2"
                    | "h3"
                    | "h4"
                    | "h5"
                    | "h6"
                    | "ul"
                    | "ol"
                    | "dl"
                    | "blockquote"
                    | "pre"
                    | "table"
                    | "hr"
                    | "li"
                    | "dt"
                    | "dd"
                    | "tr"
                    | "td"
                    | "th"
                    | "tbody"
                    | "thead"
                    | "tfoot"
                    | "caption"
            ),
        }
    }

    /// Whether nothing would be seen of this.
    pub(super) fn is_blank(&self) -> bool {
        match self {
            Self::Text(text) => text.trim().is_empty(),
            Self::Element {
                name: "hr" | "td" | "th",
                ..
            } => false,
            Self::Element {
                name: "table",
                inside,
                ..
            } => words(inside).trim().is_empty(),
            Self::Element { inside, .. } => inside.iter().all(Self::is_blank),
        }
    }
}

/// A link cannot stand inside a link: a linked picture became one.
fn without_links(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match piece {
            Piece::Element {
                name: "a", inside, ..
            } => out.extend(without_links(inside)),
            Piece::Element {
                name,
                attributes,
                inside,
            } => {
                out.push(Piece::Element {
                    name,
                    attributes,
                    inside: without_links(inside),
                });
            }
            text @ Piece::Text(_) => out.push(text),
        }
    }
    out
}

fn blank(pieces: &[Piece]) -> bool {
    pieces.iter().all(Piece::is_blank)
}

/// The words in some pieces.
pub(super) fn words(pieces: &[Piece]) -> String {
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Element { inside, .. } => out.push_str(&words(inside)),
        }
    }
    out
}

fn empty(name: &'static str) -> Piece {
    Piece::Element {
        name,
        attributes: Vec::new(),
        inside: Vec::new(),
    }
}

fn marked(class: &'static str, inside: Vec<Piece>) -> Piece {
    Piece::Element {
        name: "span",
        attributes: vec![("class", class.to_owned())],
        inside,
    }
}

fn link_to(address: String, inside: Vec<Piece>) -> Piece {
    Piece::Element {
        name: "a",
        attributes: vec![("href", address)],
        inside,
    }
}

fn missing_file(address: &OldAddress, named: &str) -> Piece {
    let named = named.trim();
    let name = if named.is_empty() {
        file_name(address.path())
    } else {
        named
    };
    let mark = "(file not in the archive)";
    let text = if name.ends_with(mark) {
        name.to_owned()
    } else {
        format!("{name} {mark}")
    };
    marked("missing-file", vec![Piece::Text(text)])
}

fn file_name(address: &str) -> &str {
    let path = address.split(['?', '#']).next().unwrap_or(address);
    path.trim_end_matches('/')
        .rsplit('/')
        .next()
        .unwrap_or(path)
}

/// The cells that a table cell spans.
fn spans(element: ElementRef<'_>, name: &str) -> Vec<(&'static str, String)> {
    if !matches!(name, "td" | "th") {
        return Vec::new();
    }
    ["colspan", "rowspan"]
        .into_iter()
        .filter_map(|attribute| {
            let cells: u16 = element.value().attr(attribute)?.trim().parse().ok()?;
            (2..=100)
                .contains(&cells)
                .then(|| (attribute, cells.to_string()))
        })
        .collect()
}

/// White space of a source text as the one space that a browser shows. No-break spaces were only Word's habit.
fn one_space(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{feff}' | '\u{200b}' => {}
            c if c.is_whitespace() => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}
