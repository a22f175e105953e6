//! Languages of the interface.

use std::borrow::Cow;

use base::Direction;
use unic_langid::{LanguageIdentifier, langid};

/// A language in which the whole site can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    English,
    /// Spanish.
    Spanish,
    /// Arabic.
    Arabic,
    /// English with accents and brackets: what is not bracketed on a page was not said through words. For tests.
    Pseudo,
}

impl Language {
    /// The languages that readers are offered.
    pub const OFFERED: [Self; 3] = [Self::English, Self::Spanish, Self::Arabic];
    /// All of them, with the one for tests.
    pub const EVERY: [Self; 4] = [Self::English, Self::Spanish, Self::Arabic, Self::Pseudo];

    /// The tag in addresses, cookies and HTML.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
            Self::Arabic => "ar",
            Self::Pseudo => "en-XA",
        }
    }

    /// The language of a tag.
    pub fn of_tag(tag: &str) -> Option<Self> {
        Self::EVERY
            .into_iter()
            .find(|language| language.tag() == tag)
    }

    /// Its own name.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Spanish => "Español",
            Self::Arabic => "العربية",
            Self::Pseudo => "Pseudo",
        }
    }

    /// The way it is written.
    pub fn direction(self) -> Direction {
        match self {
            Self::Arabic => Direction::RightToLeft,
            Self::English | Self::Spanish | Self::Pseudo => Direction::LeftToRight,
        }
    }

    /// The best of what a browser's `Accept-Language` asks for.
    pub fn asked_for(header: &str) -> Option<Self> {
        let mut wishes: Vec<(f32, Self)> = header
            .split(',')
            .filter_map(|wish| {
                let (tag, quality) = wish.split_once(";q=").unwrap_or((wish, "1"));
                let primary = tag
                    .trim()
                    .split('-')
                    .next()
                    .unwrap_or_default()
                    .to_ascii_lowercase();
                let language = Self::OFFERED
                    .into_iter()
                    .find(|language| language.tag() == primary)?;
                Some((quality.trim().parse().unwrap_or(0.0), language))
            })
            .collect();
        wishes.sort_by(|a, b| b.0.total_cmp(&a.0));
        wishes
            .first()
            .filter(|(quality, _)| *quality > 0.0)
            .map(|(_, language)| *language)
    }

    pub(super) fn identifier(self) -> LanguageIdentifier {
        match self {
            Self::English | Self::Pseudo => langid!("en"),
            Self::Spanish => langid!("es"),
            Self::Arabic => langid!("ar"),
        }
    }
}

/// Text as the pseudo-language writes it: accents on vowels, a third longer.
pub(super) fn pseudo(text: &str) -> Cow<'_, str> {
    let mut out = String::with_capacity(text.len() * 2);
    for c in text.chars() {
        match c {
            'a' => out.push_str("áa"),
            'e' => out.push('é'),
            'i' => out.push('í'),
            'o' => out.push_str("öo"),
            'u' => out.push('ü'),
            'A' => out.push('Å'),
            'E' => out.push('É'),
            other => out.push(other),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browser_asks_and_we_give_what_we_have() {
        let cases = [
            ("es-MX,es;q=0.9,en;q=0.8", Some(Language::Spanish)),
            ("fr, ar;q=0.5, en;q=0.4", Some(Language::Arabic)),
            ("fr", None),
            ("en;q=0", None),
            ("", None),
        ];
        for (header, language) in cases {
            assert_eq!(Language::asked_for(header), language, "{header}");
        }
    }
}
