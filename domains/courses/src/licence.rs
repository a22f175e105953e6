//! Under what terms a text may be used: a known licence, or the words of who gives it.

use base::TextProblem;

/// The licence of a course or a material. Known ones are stored by their SPDX name, others as they were typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Licence(String);

/// A licence that is offered in lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KnownLicence {
    /// Its name in the SPDX list, or our own word.
    pub code: &'static str,
    /// Its name for people, or the key of a sentence.
    pub name: LicenceName,
    /// Where it can be read.
    pub url: Option<&'static str>,
}

/// How a licence is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LicenceName {
    /// The same in every language.
    Own(&'static str),
    /// A sentence in each language.
    Said(&'static str),
}

const fn named(code: &'static str, name: &'static str, url: &'static str) -> KnownLicence {
    KnownLicence {
        code,
        name: LicenceName::Own(name),
        url: Some(url),
    }
}

const fn said(code: &'static str, word: &'static str) -> KnownLicence {
    KnownLicence {
        code,
        name: LicenceName::Said(word),
        url: None,
    }
}

/// What is offered, the most open first.
pub const KNOWN: [KnownLicence; 17] = [
    named(
        "CC-BY-SA-4.0",
        "CC BY-SA 4.0",
        "https://creativecommons.org/licenses/by-sa/4.0/",
    ),
    named(
        "CC-BY-4.0",
        "CC BY 4.0",
        "https://creativecommons.org/licenses/by/4.0/",
    ),
    named(
        "CC0-1.0",
        "CC0 1.0",
        "https://creativecommons.org/publicdomain/zero/1.0/",
    ),
    said("public-domain", "courses-licence-public-domain"),
    named(
        "CC-BY-NC-4.0",
        "CC BY-NC 4.0",
        "https://creativecommons.org/licenses/by-nc/4.0/",
    ),
    named(
        "CC-BY-NC-SA-4.0",
        "CC BY-NC-SA 4.0",
        "https://creativecommons.org/licenses/by-nc-sa/4.0/",
    ),
    named(
        "CC-BY-ND-4.0",
        "CC BY-ND 4.0",
        "https://creativecommons.org/licenses/by-nd/4.0/",
    ),
    named(
        "CC-BY-NC-ND-4.0",
        "CC BY-NC-ND 4.0",
        "https://creativecommons.org/licenses/by-nc-nd/4.0/",
    ),
    named(
        "CC-BY-SA-3.0",
        "CC BY-SA 3.0",
        "https://creativecommons.org/licenses/by-sa/3.0/",
    ),
    named(
        "CC-BY-SA-2.5",
        "CC BY-SA 2.5",
        "https://creativecommons.org/licenses/by-sa/2.5/",
    ),
    named(
        "CC-BY-3.0",
        "CC BY 3.0",
        "https://creativecommons.org/licenses/by/3.0/",
    ),
    named(
        "CC-BY-NC-SA-3.0",
        "CC BY-NC-SA 3.0",
        "https://creativecommons.org/licenses/by-nc-sa/3.0/",
    ),
    named(
        "GFDL-1.3-or-later",
        "GNU FDL 1.3",
        "https://www.gnu.org/licenses/fdl-1.3.html",
    ),
    named("MIT", "MIT", "https://opensource.org/license/mit"),
    named(
        "AGPL-3.0-only",
        "GNU AGPL 3.0",
        "https://www.gnu.org/licenses/agpl-3.0.html",
    ),
    said("all-rights-reserved", "courses-licence-all-rights-reserved"),
    said("unknown", "courses-licence-unknown"),
];

/// What a course itself may be given under: open for everyone to change and pass on.
pub const FOR_COURSES: [&str; 3] = ["CC-BY-SA-4.0", "CC-BY-4.0", "CC0-1.0"];

impl Licence {
    /// A licence by its code, or in the words of who gives it.
    pub fn parse(text: &str) -> Result<Self, TextProblem> {
        crate::course::full_line(text, 120).map(Self)
    }

    /// The licence of what is written here, unless somebody chooses another.
    pub fn of_the_house() -> Self {
        Self("CC-BY-SA-4.0".to_owned())
    }

    /// Nobody has found out.
    pub fn unknown() -> Self {
        Self("unknown".to_owned())
    }

    /// The code, or the words.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What we know about it.
    pub fn known(&self) -> Option<&'static KnownLicence> {
        KNOWN.iter().find(|known| known.code == self.0)
    }
}

base::stored_text!(Licence);

impl base::Text for Licence {
    fn as_str(&self) -> &str {
        &self.0
    }
    fn from_stored(text: String) -> Self {
        Self(text)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn known_licences_have_an_address_and_others_their_words() {
        let open = Licence::parse("CC-BY-4.0").unwrap();
        assert_eq!(open.known().unwrap().name, LicenceName::Own("CC BY 4.0"));
        let own = Licence::parse("  Free for  schools ").unwrap();
        assert_eq!((own.known(), own.as_str()), (None, "Free for schools"));
        assert_eq!(Licence::parse(" "), Err(TextProblem::Empty));
        assert!(Licence::of_the_house().known().is_some());
        assert!(Licence::unknown().known().is_some());
    }
}
