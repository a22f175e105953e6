//! What everyone agrees to when they join, by document and version.

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

/// The version of the terms in force.
pub const TERMS_VERSION: &str = "2026-11-01";
/// The version of the privacy statement in force.
pub const PRIVACY_VERSION: &str = "2026-11-01";
/// The version of the licence of contributions in force.
pub const CONTRIBUTION_LICENCE_VERSION: &str = "2026-11-01";

impl Document {
    /// The version in force.
    pub fn version(self) -> &'static str {
        match self {
            Self::Terms => TERMS_VERSION,
            Self::Privacy => PRIVACY_VERSION,
            Self::ContributionLicence => CONTRIBUTION_LICENCE_VERSION,
        }
    }

    /// Where it can be read.
    pub fn address(self) -> &'static str {
        match self {
            Self::Terms => "/terms",
            Self::Privacy => "/privacy",
            Self::ContributionLicence => "/licence",
        }
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
