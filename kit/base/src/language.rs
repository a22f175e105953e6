//! Languages of texts, with the direction they are written in.

use crate::TextProblem;

/// Which way a text runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    LeftToRight,
    /// From right to left.
    RightToLeft,
}

impl Direction {
    /// The value of HTML's `dir`.
    pub fn as_html(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}

/// The language of a text, as a BCP 47 tag of two or three letters with an optional region: `en`, `pt-BR`. `und` means
/// that nobody knows.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LanguageTag(String);

/// Primary languages that are written from right to left.
const RIGHT_TO_LEFT: [&str; 9] = ["ar", "arc", "dv", "fa", "he", "ku", "ps", "ur", "yi"];

impl LanguageTag {
    /// Reads a tag: `en`, `pt-BR`, `zh-Hant`.
    pub fn parse(text: &str) -> Result<Self, TextProblem> {
        let text = text.trim();
        let mut parts = text.split('-');
        let primary = parts.next().unwrap_or_default();
        let is_primary =
            (2..=3).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_alphabetic());
        let are_subtags = parts
            .all(|p| (2..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()));
        if is_primary && are_subtags && text.len() <= 20 {
            let rest = &text[primary.len()..];
            Ok(Self(format!("{}{rest}", primary.to_ascii_lowercase())))
        } else {
            Err(TextProblem::NoSuchLanguage)
        }
    }

    /// A text whose language nobody knows.
    pub fn unknown() -> Self {
        Self("und".to_owned())
    }

    /// The tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The way it is written.
    pub fn direction(&self) -> Direction {
        let primary = self.0.split('-').next().unwrap_or_default();
        if RIGHT_TO_LEFT.contains(&primary) {
            Direction::RightToLeft
        } else {
            Direction::LeftToRight
        }
    }

    /// The language's own name, where we know it: `español`; otherwise the tag.
    pub fn own_name(&self) -> &str {
        match self.0.split('-').next().unwrap_or_default() {
            "ar" => "العربية",
            "de" => "Deutsch",
            "en" => "English",
            "es" => "español",
            "fa" => "فارسی",
            "fr" => "français",
            "he" => "עברית",
            "hi" => "हिन्दी",
            "it" => "italiano",
            "ja" => "日本語",
            "ko" => "한국어",
            "pt" => "português",
            "ru" => "русский",
            "tr" => "Türkçe",
            "uk" => "українська",
            "ur" => "اردو",
            "zh" => "中文",
            _ => &self.0,
        }
    }
}

crate::stored_text!(LanguageTag);

impl crate::stored::Text for LanguageTag {
    fn as_str(&self) -> &str {
        &self.0
    }
    fn from_stored(text: String) -> Self {
        Self(text)
    }
}

impl std::fmt::Display for LanguageTag {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
