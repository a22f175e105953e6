//! One reader for each kind of page. Each takes the parsed page and its path, and gives what the page says.

pub(super) mod byline;
pub(super) mod comments;
pub(super) mod document;
pub(super) mod dom;
pub(super) mod forum;
pub(super) mod home;
pub(super) mod kind;
pub(super) mod notice;
pub(super) mod profile;
pub(super) mod revisions;
pub(super) mod thread;

use scraper::{ElementRef, Html};

use super::clean::{self, Resolver};

/// A parsed page and what is needed to understand its links.
pub(super) struct Page<'a> {
    pub html: &'a Html,
    pub path: &'a str,
    pub home_of: &'a Resolver<'a>,
}

impl<'a> Page<'a> {
    pub fn root(&self) -> ElementRef<'a> {
        self.html.root_element()
    }

    /// The page's main heading.
    pub fn heading(&self) -> Option<ElementRef<'a>> {
        dom::below(self.root()).find(|e| e.value().name() == "h1" && dom::has(*e, "title"))
    }

    /// The clean content of an element.
    pub fn clean(&self, body: ElementRef<'_>) -> String {
        self.clean_without(body, &|_| false)
    }

    /// The clean content of an element, without some elements in it.
    pub fn clean_without(
        &self,
        body: ElementRef<'_>,
        leave_out: &dyn Fn(ElementRef<'_>) -> bool,
    ) -> String {
        clean::element(body, self.path, self.home_of, leave_out)
    }

    /// The clean content of a field such as `field-field-course-summary`, all its items together.
    pub fn field(&self, class: &str) -> Option<String> {
        let field = dom::first(self.root(), class)?;
        self.items(field)
    }

    /// The clean content of the items of one field.
    pub fn items(&self, field: ElementRef<'_>) -> Option<String> {
        let mut html = String::new();
        for item in dom::all(field, "field-item") {
            html.push_str(&self.clean_without(item, &is_label));
        }
        (!html.is_empty()).then_some(html)
    }

    /// The plain text of a field, without its label.
    pub fn field_text(&self, class: &str) -> Option<String> {
        let field = dom::first(self.root(), class)?;
        let text = dom::own_text(dom::first(field, "field-item")?);
        (!text.is_empty()).then_some(text)
    }
}

fn is_label(element: ElementRef<'_>) -> bool {
    dom::has(element, "field-label-inline-first") || dom::has(element, "field-label")
}

/// The heading of the pane that an element stands in.
pub(super) fn pane_title(element: ElementRef<'_>) -> Option<String> {
    element
        .ancestors()
        .filter_map(ElementRef::wrap)
        .find_map(|above| {
            above
                .child_elements()
                .find(|child| child.value().name() == "h2" && dom::has(*child, "pane-title"))
        })
        .map(dom::text)
        .filter(|title| !title.is_empty())
}
