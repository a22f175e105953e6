//! Finding things in a parsed page.

use scraper::{ElementRef, Node};

/// Whether an element carries a class.
pub fn has(element: ElementRef<'_>, class: &str) -> bool {
    element.value().classes().any(|c| c == class)
}

/// The elements below this one, in the order of the page.
pub fn below(element: ElementRef<'_>) -> impl Iterator<Item = ElementRef<'_>> {
    element.descendent_elements().skip(1)
}

/// Every element below with a class.
pub fn all<'a>(element: ElementRef<'a>, class: &str) -> impl Iterator<Item = ElementRef<'a>> {
    below(element).filter(move |e| has(*e, class))
}

/// The first element below with a class.
pub fn first<'a>(element: ElementRef<'a>, class: &str) -> Option<ElementRef<'a>> {
    all(element, class).next()
}

/// The first element below with a name, such as `a`.
pub fn named<'a>(element: ElementRef<'a>, name: &str) -> Option<ElementRef<'a>> {
    below(element).find(|e| e.value().name() == name)
}

/// The first element below with an id.
pub fn with_id<'a>(element: ElementRef<'a>, id: &str) -> Option<ElementRef<'a>> {
    below(element).find(|e| e.value().id() == Some(id))
}

/// The element's text as people see it: entities read, white space run together, ends trimmed.
pub fn text(element: ElementRef<'_>) -> String {
    run_together(&element.text().collect::<String>())
}

/// The text that stands directly in an element, without the texts of elements inside it.
pub fn own_text(element: ElementRef<'_>) -> String {
    let own: String = element
        .children()
        .filter_map(|child| match child.value() {
            Node::Text(text) => Some(&**text),
            _ => None,
        })
        .collect();
    run_together(&own)
}

/// Runs white space together, no-break spaces included, and trims the ends.
pub fn run_together(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}
