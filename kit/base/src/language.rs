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

    /// The way most letters of a text run; nothing where it has none. Addresses and handles tell nothing.
    pub fn of_text(text: &str) -> Option<Self> {
        let words = text
            .split_whitespace()
            .filter(|word| !word.contains("://") && !word.starts_with('@'));
        let letters = words.flat_map(str::chars).filter(|c| c.is_alphabetic());
        let (mut left, mut right) = (0_usize, 0_usize);
        for letter in letters {
            if runs_from_the_right(letter) {
                right += 1;
            } else {
                left += 1;
            }
        }
        match left.cmp(&right) {
            std::cmp::Ordering::Less => Some(Self::RightToLeft),
            std::cmp::Ordering::Greater => Some(Self::LeftToRight),
            std::cmp::Ordering::Equal => None,
        }
    }
}

/// Hebrew, Arabic, Syriac, Thaana, N'Ko and their forms for display; the old scripts of the same lands, and Adlam.
pub fn runs_from_the_right(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
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

    /// The language, if anyone knows it.
    pub fn known(&self) -> Option<&Self> {
        (self.0 != "und").then_some(self)
    }

    /// The first of these languages whose letters run as those of the text do: a text in Arabic letters is not in English. Where
    /// none fits, nobody knows.
    #[must_use]
    pub fn fitting<'a>(text: &str, wishes: impl IntoIterator<Item = &'a Self>) -> Self {
        let way = Direction::of_text(text);
        let mut wishes = wishes.into_iter();
        let fits = |wish: &&Self| way.is_none_or(|way| wish.direction() == way);
        wishes.find(fits).cloned().unwrap_or_else(Self::unknown)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_tell_which_way_a_text_runs() {
        let cases = [
            ("Hello", Some(Direction::LeftToRight)),
            ("مرحبا بكم", Some(Direction::RightToLeft)),
            ("שלום", Some(Direction::RightToLeft)),
            ("你好", Some(Direction::LeftToRight)),
            (
                "مرحبا https://example.org/a-long-address @ana",
                Some(Direction::RightToLeft),
            ),
            ("اقرأ HTML أولًا", Some(Direction::RightToLeft)),
            ("2027, 14:00!", None),
        ];
        for (text, way) in cases {
            assert_eq!(Direction::of_text(text), way, "{text}");
        }
    }

    #[test]
    fn a_text_is_in_the_first_language_that_fits_its_letters() {
        let tag = |text: &str| LanguageTag(text.to_owned());
        let wishes = [tag("en"), tag("ar")];
        assert_eq!(LanguageTag::fitting("Hello", &wishes), tag("en"));
        assert_eq!(LanguageTag::fitting("مرحبا", &wishes), tag("ar"));
        assert_eq!(LanguageTag::fitting("42", &wishes), tag("en"));
        assert_eq!(
            LanguageTag::fitting("مرحبا", &wishes[..1]),
            LanguageTag::unknown()
        );
        assert_eq!(LanguageTag::unknown().known(), None);
    }
}
