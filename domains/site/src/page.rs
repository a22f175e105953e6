//! A page of the site, as stewards write it.

use base::{LanguageTag, Prose, Slug, Text as _, TextProblem, Timestamp, Title};
use people::consent::Document;

base::id!(
    /// A page of the site.
    PageId
);

base::words! {
    /// Where a page stands.
    pub enum Place {
        /// In the foot of every page.
        Foot = "foot",
        /// Nowhere but at its address.
        Aside = "aside",
        /// Put away: stewards see it, nobody else.
        Away = "away",
    }
}

base::words! {
    /// What a change of a document asks of people.
    pub enum Asking {
        /// Everyone agrees again before their next act.
        Anew = "anew",
        /// Nothing: it says the same as before, better.
        Nothing = "nothing",
    }
}

base::refusals! {
    /// Why a page is not saved.
    pub enum PageRefusal {
        /// Somebody else saved a version meanwhile.
        ChangedMeanwhile = "site-changed-meanwhile",
        /// It says what it said before.
        NothingChanged = "site-nothing-changed",
        /// There is a page at that address.
        SlugTaken = "site-slug-taken",
        /// Pages that every site has are not put away.
        Needed = "site-page-needed",
    }
}

/// The pages that every site has, in their order, and whether the foot shows them at first.
pub const KNOWN: [(&str, Place); 7] = [
    ("about", Place::Aside),
    ("values", Place::Foot),
    ("conduct", Place::Foot),
    ("licence", Place::Foot),
    ("terms", Place::Foot),
    ("privacy", Place::Foot),
    ("supporters", Place::Foot),
];

/// The longest text of a page.
pub const LONGEST_TEXT: usize = 50_000;

/// What a page says in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Its heading, and what the foot calls it.
    pub title: Title,
    /// The text, in Markdown.
    pub text: Prose,
}

impl Place {
    /// The key of its name.
    pub fn word(self) -> &'static str {
        match self {
            Self::Foot => "site-place-foot",
            Self::Aside => "site-place-aside",
            Self::Away => "site-place-away",
        }
    }
}

/// Whether every site has that page.
pub fn is_known(slug: &Slug) -> bool {
    KNOWN.iter().any(|(known, _)| *known == slug.as_str())
}

/// A page that every site has.
pub fn known(name: &'static str) -> Slug {
    Slug::from_stored(name.to_owned())
}

/// What everyone agrees to, if this page is that.
pub fn document(slug: &Slug) -> Option<Document> {
    <Document as base::Word>::ALL
        .iter()
        .copied()
        .find(|document| document.address().strip_prefix('/') == Some(slug.as_str()))
}

/// Whether a page may be put there.
pub fn may_stand(slug: &Slug, place: Place) -> Result<(), PageRefusal> {
    if place == Place::Away && is_known(slug) {
        Err(PageRefusal::Needed)
    } else {
        Ok(())
    }
}

/// A door for the text of a page.
pub fn text(text: &str) -> Result<Prose, TextProblem> {
    let text = Prose::within(text, LONGEST_TEXT)?;
    if text.as_str().trim().is_empty() {
        Err(TextProblem::Empty)
    } else {
        Ok(text)
    }
}

/// A door for the address of a new page: one that no page has by nature.
pub fn new_slug(text: &str) -> Result<Slug, TextProblem> {
    Slug::parse(text.trim())
}

/// The language in which a reader gets a page: the first of their wishes that it has, or what there is.
pub fn chosen<'a>(has: &[&'a LanguageTag], wishes: &[&str]) -> Option<&'a LanguageTag> {
    let wanted = |wish: &&str| has.iter().find(|language| language.as_str() == *wish);
    let found = wishes.iter().find_map(wanted).or(has.first());
    found.copied()
}

/// The texts that came with the program are of the beginning of time.
pub fn came_with_the_program(made_at: Timestamp) -> bool {
    made_at == Timestamp::UNIX_EPOCH
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn every_document_is_a_page_that_every_site_has() {
        for document in <Document as base::Word>::ALL {
            let slug = Slug::parse(document.address().trim_start_matches('/')).unwrap();
            assert!(is_known(&slug), "{slug}");
            assert_eq!(super::document(&slug), Some(*document));
            assert_eq!(may_stand(&slug, Place::Away), Err(PageRefusal::Needed));
        }
        let own = Slug::parse("house-rules").unwrap();
        assert_eq!(document(&own), None);
        assert_eq!(may_stand(&own, Place::Away), Ok(()));
    }

    #[test]
    fn readers_get_their_language_or_what_there_is() {
        let tags: Vec<LanguageTag> = ["ar", "en", "es"]
            .map(|tag| LanguageTag::parse(tag).unwrap())
            .to_vec();
        let cases: [(&[LanguageTag], &[&str], Option<&str>); 4] = [
            (&tags, &["es", "en"], Some("es")),
            (&tags, &["fr", "en"], Some("en")),
            (&tags[..1], &["fr", "en"], Some("ar")),
            (&[], &["en"], None),
        ];
        for (has, wishes, wanted) in cases {
            let has: Vec<&LanguageTag> = has.iter().collect();
            let found = chosen(&has, wishes);
            assert_eq!(found.map(LanguageTag::as_str), wanted, "{wishes:?}");
        }
    }

    #[test]
    fn a_text_says_something() {
        assert_eq!(text(" \n"), Err(TextProblem::Empty));
        assert!(text("We read slowly.").is_ok());
        assert_eq!(
            text(&"x".repeat(LONGEST_TEXT + 1)),
            Err(TextProblem::TooLong(LONGEST_TEXT))
        );
    }
}
