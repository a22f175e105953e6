//! The one module in which raw HTML enters a page, after cleaning.

use maud::{Markup, PreEscaped, Render};

/// HTML that was cleaned before it was stored. It is made by [`crate::markdown`] and by the importers, which clean with the
/// same allow-list, and comes back from rows as it was stored.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CleanHtml(String);

impl CleanHtml {
    /// Takes HTML from outside through the allow-list: what may run, load or frame is dropped.
    pub fn cleaned(html: &str) -> Self {
        Self(cleaner().clean(html).to_string())
    }

    /// Texts that were cleaned each for itself, one below the other.
    pub fn joined<'a>(parts: impl IntoIterator<Item = &'a Self>) -> Self {
        Self(parts.into_iter().map(Self::as_str).collect())
    }

    /// HTML that this program has cleaned already.
    pub(crate) fn trusted(html: String) -> Self {
        Self(html)
    }

    /// The HTML.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The same, with the direction of each block left to its own letters: as it is drawn.
    pub(crate) fn directed(&self) -> Markup {
        PreEscaped(crate::blocks::directed(&self.0))
    }

    /// There is nothing to see.
    pub fn is_empty(&self) -> bool {
        self.0.trim().is_empty()
    }
}

/// The allow-list of every text from outside.
fn cleaner() -> ammonia::Builder<'static> {
    let mut builder = ammonia::Builder::default();
    builder
        .link_rel(Some("nofollow ugc noopener"))
        .url_schemes(["http", "https", "mailto"].into())
        .rm_tags(["img", "map", "area", "bdo", "center", "font", "style"])
        .add_clean_content_tags(["title"])
        .add_tag_attributes("code", ["class"])
        .add_allowed_classes("span", ["missing"])
        .rm_tag_attributes(
            "table",
            ["align", "border", "cellpadding", "cellspacing", "width"],
        )
        .add_generic_attributes(["dir"]);
    builder
}

/// A drawing or fragment that one of our own libraries made of numbers, never of people's text: a pattern, a plot.
pub fn drawing(svg: impl std::fmt::Display) -> Markup {
    PreEscaped(svg.to_string())
}

impl Render for CleanHtml {
    fn render_to(&self, buffer: &mut String) {
        buffer.push_str(&self.0);
    }
}

base::stored_text!(CleanHtml);

impl base::Text for CleanHtml {
    fn as_str(&self) -> &str {
        &self.0
    }
    fn from_stored(text: String) -> Self {
        Self(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_document_leaves_its_text() {
        let letter = "<html dir=\"rtl\"><head><title>Hello</title><style>p{}</style></head><body><p>You <b>moved</b> up.</p></body></html>";
        let clean = CleanHtml::cleaned(letter);
        assert_eq!(clean.as_str(), "<p>You <b>moved</b> up.</p>");
    }
}
