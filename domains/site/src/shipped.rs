//! The texts that come with the program: short and honest, for a community to fit.

use base::{LanguageTag, Prose, Text as _, Title};

use crate::page::Written;

macro_rules! shipped {
    ($($name:literal),+) => {
        [$(($name, [
            ("en", include_str!(concat!("../texts/", $name, ".en.md"))),
            ("es", include_str!(concat!("../texts/", $name, ".es.md"))),
            ("ar", include_str!(concat!("../texts/", $name, ".ar.md"))),
        ])),+]
    };
}

/// Each page that every site has, with its languages.
const TEXTS: [(&str, [(&str, &str); 3]); 7] = shipped!(
    "about",
    "values",
    "conduct",
    "licence",
    "terms",
    "privacy",
    "supporters"
);

/// What a page says at first, in each language.
pub(crate) fn texts(name: &str) -> impl Iterator<Item = (LanguageTag, Written)> {
    let found = TEXTS.iter().find(|(known, _)| *known == name);
    found
        .into_iter()
        .flat_map(|(_, texts)| texts)
        .map(|(language, source)| {
            (
                LanguageTag::from_stored((*language).to_owned()),
                written(source),
            )
        })
}

/// The first line is the title, the rest the text.
fn written(source: &str) -> Written {
    let (first, rest) = source.split_once('\n').unwrap_or((source, ""));
    Written {
        title: Title::from_stored(first.trim_start_matches('#').trim().to_owned()),
        text: Prose::from_stored(rest.trim().to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page;

    #[test]
    fn every_page_is_written_in_every_language() {
        for (name, _) in page::KNOWN {
            let texts: Vec<_> = texts(name).collect();
            assert_eq!(texts.len(), web::Language::OFFERED.len(), "{name}");
            for (language, written) in texts {
                // what comes with the program passes the doors that stewards pass
                assert!(
                    Title::parse(written.title.as_str()).is_ok(),
                    "{name} {language}"
                );
                let text = page::text(written.text.as_str());
                assert_eq!(text, Ok(written.text), "{name} {language}");
            }
        }
    }
}
