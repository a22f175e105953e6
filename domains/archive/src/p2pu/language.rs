//! Guessing the language of a course. The old site had no field for it, so this is marked as a guess wherever it is shown.

use whatlang::Lang;

/// Letters below which no guess is made.
const FEWEST_LETTERS: usize = 24;

/// A guess at the language of a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LanguageGuess {
    /// The tag for `lang`: two letters where the language has them.
    pub tag: &'static str,
    /// From 0 (a coin was thrown) to 1 (hardly any doubt).
    pub confidence: f64,
}

/// Guesses the language of a text; `None` where it is too short to tell.
pub fn guess(text: &str) -> Option<LanguageGuess> {
    if text
        .chars()
        .filter(|c| c.is_alphabetic())
        .take(FEWEST_LETTERS)
        .count()
        < FEWEST_LETTERS
    {
        return None;
    }
    let found = whatlang::detect(text)?;
    Some(LanguageGuess {
        tag: tag(found.lang()),
        confidence: found.confidence(),
    })
}

/// The short tag where there is one.
fn tag(lang: Lang) -> &'static str {
    match lang {
        Lang::Eng => "en",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Fra => "fr",
        Lang::Deu => "de",
        Lang::Ita => "it",
        Lang::Nld => "nl",
        Lang::Cat => "ca",
        Lang::Ara => "ar",
        Lang::Heb => "he",
        Lang::Cmn => "zh",
        Lang::Kor => "ko",
        Lang::Jpn => "ja",
        Lang::Hin => "hi",
        Lang::Urd => "ur",
        Lang::Rus => "ru",
        Lang::Pol => "pl",
        Lang::Tur => "tr",
        other => other.code(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_languages_of_the_old_site_are_told_apart() {
        for (text, tag) in [
            (
                "In this course we will learn together how to knit a jumper from the wool of our own sheep.",
                "en",
            ),
            (
                "En este curso vamos a aprender juntos cómo se teje un jersey con la lana de nuestras ovejas.",
                "es",
            ),
            (
                "Neste curso vamos aprender juntos como se faz uma camisola com a lã das nossas ovelhas, não é?",
                "pt",
            ),
        ] {
            assert_eq!(guess(text).map(|g| g.tag), Some(tag), "{text}");
        }
        assert_eq!(guess("_"), None);
    }
}
