//! In which language somebody wrote a text.

use base::LanguageTag;

use crate::{Fields, Language, Visit};

/// The language of a text that a form brings, in a place where people write in `around`. Who chose another language knows best;
/// otherwise it is the language of the place, or their own, as far as the letters allow.
pub fn written_in(visit: &Visit, fields: &Fields, text: &str, around: &LanguageTag) -> LanguageTag {
    let said = LanguageTag::parse(fields.text("language")).ok();
    let said = said.filter(|said| said != around && said.known().is_some());
    said.unwrap_or_else(|| {
        let own = own_language(visit.t.language);
        LanguageTag::fitting(text, [Some(around), own.as_ref()].into_iter().flatten())
    })
}

fn own_language(language: Language) -> Option<LanguageTag> {
    LanguageTag::parse(language.tag()).ok()
}

/// The languages that are offered beside a text: that of the place, what is chosen already, and those of the site.
pub(crate) fn offered(around: &LanguageTag, chosen: &str) -> Vec<(String, String)> {
    let mut tags = vec![around.clone()];
    tags.extend(LanguageTag::parse(chosen));
    tags.extend(Language::OFFERED.into_iter().filter_map(own_language));
    let mut choices: Vec<(String, String)> = Vec::new();
    for tag in tags.iter().filter_map(LanguageTag::known) {
        if choices.iter().all(|(there, _)| there != tag.as_str()) {
            choices.push((tag.to_string(), tag.own_name().to_owned()));
        }
    }
    choices
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_of_the_place_is_offered_first_and_each_once() {
        let tag = |text: &str| {
            LanguageTag::fitting(
                "",
                [&<LanguageTag as base::Text>::from_stored(text.to_owned())],
            )
        };
        let offers = |around: &str, chosen| {
            let choices = offered(&tag(around), chosen);
            choices.into_iter().map(|(tag, _)| tag).collect::<Vec<_>>()
        };
        assert_eq!(offers("es", ""), ["es", "en", "ar"]);
        assert_eq!(offers("pt", "fr"), ["pt", "fr", "en", "es", "ar"]);
        assert_eq!(offers("und", ""), ["en", "es", "ar"]);
    }
}
