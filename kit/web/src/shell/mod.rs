//! The page shell and the pieces that every room draws with.

mod difference;
mod frame;
mod notice;
pub mod parts;

use maud::Markup;

pub use difference::difference;
pub use notice::Notice;

pub(crate) use frame::{draw, draw_trouble};

/// A whole page: what stands in its head, and its content.
pub struct Page {
    /// What stands in its head.
    pub head: Head,
    /// Its content, inside `main`.
    pub body: Markup,
}

/// What the frame needs to know about a page.
#[derive(Debug, Clone, Default)]
pub struct Head {
    title: String,
    description: Option<String>,
    part: Option<&'static str>,
    width: Width,
    seed: Option<String>,
}

/// How wide a page is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Width {
    /// The usual width.
    #[default]
    Usual,
    /// For one form or one text.
    Narrow,
}

impl Head {
    /// A page of that title, already in the reader's language.
    pub fn of(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            ..Self::default()
        }
    }

    /// What a shared link says about the page.
    #[must_use]
    pub fn described(mut self, text: impl Into<String>) -> Self {
        self.description = Some(text.into());
        self
    }

    /// The part of the site it belongs to: the address in the main navigation.
    #[must_use]
    pub fn within(mut self, part: &'static str) -> Self {
        self.part = Some(part);
        self
    }

    /// One form or one text: narrow.
    #[must_use]
    pub fn narrow(mut self) -> Self {
        self.width = Width::Narrow;
        self
    }

    /// The seed of the pattern that is the icon of the page.
    #[must_use]
    pub fn with_icon(mut self, seed: impl Into<String>) -> Self {
        self.seed = Some(seed.into());
        self
    }
}
