//! Sentences in the reader's language.

mod dates;
mod language;

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use base::{Direction, Timestamp, Zone};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use maud::{Markup, PreEscaped, Render};

pub use language::Language;

type Bundle = fluent_bundle::bundle::FluentBundle<
    FluentResource,
    intl_memoizer::concurrent::IntlLangMemoizer,
>;

/// The words of one room in every language.
#[derive(Debug, Clone, Copy)]
pub struct Pack {
    /// The room; every key starts with it.
    pub room: &'static str,
    /// English.
    pub en: &'static str,
    /// Spanish.
    pub es: &'static str,
    /// Arabic.
    pub ar: &'static str,
}

/// The words of the crate that asks, from its folder `i18n/`: `pub const WORDS: Pack = web::pack!("courses");`
#[macro_export]
macro_rules! pack {
    ($room:literal) => {
        $crate::Pack {
            room: $room,
            en: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/i18n/en.ftl")),
            es: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/i18n/es.ftl")),
            ar: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/i18n/ar.ftl")),
        }
    };
}

/// Every sentence of the house.
pub struct Words {
    spoken: HashMap<Language, Spoken>,
}

/// One language.
struct Spoken {
    bundle: Bundle,
    /// Sentences without values, as they were said the first time: they never change.
    said: RwLock<HashMap<String, String>>,
}

impl Spoken {
    fn said(&self, key: &str) -> Option<String> {
        let said = self.said.read().unwrap_or_else(PoisonError::into_inner);
        said.get(key).cloned()
    }

    /// The sentence, with what is wrong about it.
    fn format(&self, key: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, args, &mut errors);
        let text = text.into_owned();
        if !errors.is_empty() {
            tracing::warn!(key, ?errors, "a sentence has a mistake");
        } else if args.is_none() {
            let mut said = self.said.write().unwrap_or_else(PoisonError::into_inner);
            said.insert(key.to_owned(), text.clone());
        }
        Some(text)
    }
}

impl Words {
    /// Gathers the words of all rooms. Mistakes in a file are named, and the sentence is missing then: a test of the
    /// executable sees to it that there are none.
    pub fn gather(packs: &[Pack]) -> (Self, Vec<String>) {
        let mut mistakes = Vec::new();
        let mut spoken = HashMap::new();
        for language in Language::EVERY {
            let mut bundle = Bundle::new_concurrent(vec![language.identifier()]);
            bundle.set_use_isolating(language.direction() == base::Direction::RightToLeft);
            if language == Language::Pseudo {
                bundle.set_transform(Some(language::pseudo));
            }
            for pack in packs {
                let text = match language {
                    Language::English | Language::Pseudo => pack.en,
                    Language::Spanish => pack.es,
                    Language::Arabic => pack.ar,
                };
                let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(
                    |(resource, errors)| {
                        mistakes.extend(
                            errors
                                .iter()
                                .map(|e| format!("{}/{}: {e}", pack.room, language.tag())),
                        );
                        resource
                    },
                );
                if let Err(errors) = bundle.add_resource(resource) {
                    mistakes.extend(
                        errors
                            .iter()
                            .map(|e| format!("{}/{}: {e}", pack.room, language.tag())),
                    );
                }
            }
            let said = RwLock::default();
            spoken.insert(language, Spoken { bundle, said });
        }
        (Self { spoken }, mistakes)
    }

    fn format(&self, language: Language, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        let own = self.spoken.get(&language);
        if args.is_none()
            && let Some(said) = own.and_then(|own| own.said(key))
        {
            return said;
        }
        let found = [language, Language::English]
            .into_iter()
            .find_map(|language| self.spoken.get(&language)?.format(key, args));
        found.unwrap_or_else(|| {
            tracing::warn!(key, "a sentence is missing");
            key.to_owned()
        })
    }
}

/// Says things to one reader: in their language, with dates in their zone.
#[derive(Clone)]
pub struct T {
    words: Arc<Words>,
    /// The reader's language.
    pub language: Language,
    /// The reader's zone.
    pub zone: Zone,
    now: Timestamp,
}

impl T {
    /// For a reader of that language in that zone, at that moment.
    pub fn new(words: Arc<Words>, language: Language, zone: Zone, now: Timestamp) -> Self {
        Self {
            words,
            language,
            zone,
            now,
        }
    }

    /// The same words for another reader, for example in a letter.
    #[must_use]
    pub fn to(&self, language: Language, zone: Zone) -> Self {
        Self {
            words: self.words.clone(),
            language,
            zone,
            now: self.now,
        }
    }

    /// The moment at which this is said.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// The sentence of a key.
    pub fn say(&self, key: &str) -> String {
        self.words.format(self.language, key, None)
    }

    /// The sentence of a key with its values: `t.say_with("courses-seats-left", &[("count", 3.into())])`.
    pub fn say_with(&self, key: &str, values: &[(&'static str, FluentValue<'_>)]) -> String {
        let args: FluentArgs<'_> = values
            .iter()
            .map(|(name, value)| (*name, self.apart(value)))
            .collect();
        self.words.format(self.language, key, Some(&args))
    }

    /// A name that runs against the sentence turns nothing around it. Where sentences run from right to left, every value stands
    /// apart anyway.
    fn apart<'v>(&self, value: &FluentValue<'v>) -> FluentValue<'v> {
        match value {
            FluentValue::String(text)
                if self.language.direction() == Direction::LeftToRight
                    && text.chars().any(base::language::runs_from_the_right) =>
            {
                FluentValue::from(format!("\u{2068}{text}\u{2069}"))
            }
            _ => value.clone(),
        }
    }

    /// The sentence of a problem with a field.
    pub fn say_problem(&self, word: &str, limit: Option<i64>) -> String {
        self.say_with(word, &[("limit", limit.unwrap_or_default().into())])
    }

    /// A sentence with markup in some places, for example a link on a name: the words around stay escaped.
    pub fn say_around(&self, key: &str, parts: &[(&'static str, Markup)]) -> Markup {
        // Each part stands as one character of the private area while the sentence is put together.
        let mark = |index: usize| {
            char::from_u32(0xE000 + u32::try_from(index).unwrap_or_default()).unwrap_or('\u{E000}')
        };
        let marks: Vec<String> = (0..parts.len())
            .map(|index| mark(index).to_string())
            .collect();
        let values: Vec<_> = parts
            .iter()
            .zip(&marks)
            .map(|((name, _), mark)| (*name, FluentValue::from(mark.as_str())))
            .collect();
        let sentence = self.say_with(key, &values);
        let mut html = String::new();
        let mut rest = sentence.as_str();
        while let Some(at) = rest.find(|c: char| ('\u{E000}'..'\u{E100}').contains(&c)) {
            rest[..at].render_to(&mut html);
            let found = rest[at..].chars().next().unwrap_or('\u{E000}');
            if let Some((_, part)) = parts
                .iter()
                .enumerate()
                .find(|(i, _)| mark(*i) == found)
                .map(|(_, p)| p)
            {
                html.push_str(&part.0);
            }
            rest = &rest[at + found.len_utf8()..];
        }
        rest.render_to(&mut html);
        PreEscaped(html)
    }
}
