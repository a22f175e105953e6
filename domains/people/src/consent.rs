//! What everyone agrees to, by document and version: when they join, and again when a document has a new version.

use base::Timestamp;
use jiff::civil::Date;

base::words! {
    /// A document that a person agrees to.
    pub enum Document {
        /// How we treat each other.
        Terms = "terms",
        /// What is kept about people, and why.
        Privacy = "privacy",
        /// That contributions are published for ever under an open licence.
        ContributionLicence = "contribution-licence",
    }
}

impl Document {
    /// Where it can be read.
    pub fn address(self) -> &'static str {
        match self {
            Self::Terms => "/terms",
            Self::Privacy => "/privacy",
            Self::ContributionLicence => "/licence",
        }
    }

    /// Where its text can be read as it was when that version came into force.
    pub fn address_of(self, version: &str) -> String {
        format!("/pages{}/in-force/{version}", self.address())
    }

    /// Where stewards write it.
    pub fn edit_address(self) -> String {
        format!("/pages{}/edit", self.address())
    }

    /// The key of its name.
    pub fn word(self) -> &'static str {
        match self {
            Self::Terms => "people-document-terms",
            Self::Privacy => "people-document-privacy",
            Self::ContributionLicence => "people-document-licence",
        }
    }

    /// The key of the sentence with which one agrees.
    pub fn promise(self) -> &'static str {
        match self {
            Self::Terms => "people-consent-terms",
            Self::Privacy => "people-consent-privacy",
            Self::ContributionLicence => "people-consent-licence",
        }
    }
}

/// The name of a version that comes into force on that day: the day, with a number behind it where that day has one already.
pub fn version_of(day: Date, taken: &[String]) -> String {
    let plain = day.to_string();
    let numbered = (2..).map(|number| format!("{plain}-{number}"));
    std::iter::once(plain.clone())
        .chain(numbered)
        .find(|version| !taken.contains(version))
        .unwrap_or(plain)
}

/// Whether somebody who agreed to everything at one moment has agreed to what came into force at another.
pub fn covers(agreed_at: Timestamp, in_force_since: Timestamp) -> bool {
    in_force_since <= agreed_at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_named_after_their_day() {
        let day = jiff::civil::date(2027, 1, 12);
        let taken = ["2027-01-12".to_owned(), "2027-01-12-2".to_owned()];
        assert_eq!(version_of(day, &[]), "2027-01-12");
        assert_eq!(version_of(day, &taken[..1]), "2027-01-12-2");
        assert_eq!(version_of(day, &taken), "2027-01-12-3");
    }
}
