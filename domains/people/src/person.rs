//! Who somebody is here: a member, a person known from an archive, or somebody who left.

use base::{EmailAddress, Handle, LanguageTag, Name, PersonId, Prose, Timestamp, Zone};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

base::words! {
    /// What kind of person the university knows.
    pub enum PersonKind {
        /// Has an account.
        Member = "member",
        /// Known from an imported archive, without an account.
        Imported = "imported",
        /// Left; what they made stays readable.
        Erased = "erased",
    }
}

base::words! {
    /// A person's place in the university.
    pub enum Standing {
        /// Has not confirmed the mail address yet.
        Unconfirmed = "unconfirmed",
        /// A member.
        Member = "member",
        /// Cares for the site.
        Steward = "steward",
    }
}

impl Standing {
    /// The standing after the mail address was confirmed.
    #[must_use]
    pub fn confirmed(self) -> Self {
        match self {
            Self::Unconfirmed | Self::Member => Self::Member,
            Self::Steward => Self::Steward,
        }
    }
}

/// The longest that somebody may write about themselves.
pub const LONGEST_ABOUT: usize = 2_000;

/// A door for what somebody writes about themselves.
pub fn about(text: &str) -> Result<Prose, base::TextProblem> {
    Prose::within(text, LONGEST_ABOUT)
}

/// What a person changes in their settings.
#[derive(Debug, Clone)]
pub struct Profile {
    /// What they want to be called.
    pub name: Name,
    /// Their public name in addresses.
    pub handle: Handle,
    /// The language they read the site in.
    pub language: Option<LanguageTag>,
    /// The zone in which they see times.
    pub zone: Zone,
    /// What they say about themselves, in Markdown.
    pub about: Prose,
}

/// What somebody types to join.
#[derive(Debug, Clone)]
pub struct Registration {
    /// A name or a pseudonym.
    pub name: Name,
    /// Where the confirming letter goes.
    pub address: EmailAddress,
    /// The language they read the site in.
    pub language: LanguageTag,
    /// The zone in which they see times.
    pub zone: Zone,
}

/// A person as others see them, and how far the row is.
#[derive(Debug, Clone)]
pub struct Member {
    /// The person.
    pub id: PersonId,
    /// What others see.
    pub profile: Profile,
    /// Their place in the university.
    pub standing: Standing,
    /// The day they came.
    pub made_at: Timestamp,
    /// Counts the changes of the row.
    pub version: i64,
}

base::refusals! {
    /// Why a person's page cannot become what they asked for.
    pub enum ProfileRefusal {
        /// Somebody else has that handle.
        HandleTaken = "people-handle-taken",
        /// The site keeps that handle for itself.
        HandleReserved = "people-handle-reserved",
        /// The settings were changed elsewhere since they were opened.
        ChangedMeanwhile = "people-changed-meanwhile",
    }
}

/// Handles that nobody may have: they read like the site speaking, or like a place on it.
const RESERVED: [&str; 67] = [
    "about",
    "abuse",
    "account",
    "admin",
    "administrator",
    "api",
    "archive",
    "award",
    "awards",
    "bot",
    "contact",
    "course",
    "courses",
    "deleted",
    "edition",
    "editions",
    "erased",
    "everyone",
    "former-member",
    "guest",
    "guide",
    "guides",
    "healthz",
    "help",
    "home",
    "info",
    "join",
    "legal",
    "licence",
    "license",
    "login",
    "logout",
    "mail",
    "mailbox",
    "me",
    "member",
    "members",
    "mentor",
    "mentors",
    "moderator",
    "new",
    "no-reply",
    "nobody",
    "noreply",
    "official",
    "organizer",
    "owner",
    "people",
    "postmaster",
    "press",
    "privacy",
    "root",
    "run",
    "runs",
    "school",
    "schools",
    "security",
    "settings",
    "sign-in",
    "sign-out",
    "staff",
    "steward",
    "stewards",
    "stoa",
    "support",
    "system",
    "terms",
];

/// The site keeps this handle for itself, also with a number behind it.
pub fn is_reserved(handle: &Handle) -> bool {
    let text = handle.as_str();
    let stem = match text.rsplit_once('-') {
        Some((stem, number)) if number.bytes().all(|b| b.is_ascii_digit()) => stem,
        _ => text,
    };
    RESERVED.binary_search(&stem).is_ok() || text.starts_with("gone-")
}

/// Handles for a name, the nicest first: `ana-ferreira`, `ana-ferreira-2`, and so on.
pub fn handles_for(name: &Name) -> Vec<Handle> {
    let nicest = Handle::of_name(name.as_str());
    let has_letters = name.as_str().chars().any(char::is_alphanumeric);
    let nicest = if has_letters && !is_reserved(&nicest) {
        nicest
    } else {
        Handle::of_name("peer")
    };
    let numbered = (2..=40).map(|number| nicest.numbered(number));
    std::iter::once(nicest.clone()).chain(numbered).collect()
}

/// A handle for where the first forty are taken.
pub fn handle_by_chance(wish: &Handle, chance: u64) -> Handle {
    let cut: String = wish.as_str().chars().take(25).collect();
    Handle::of_name(&cut)
        .numbered(1_000_000 + u32::try_from(chance % 1_000_000_000).unwrap_or_default())
}

/// The handle and name of somebody who left. The name is the same for all of them; pages that know the kind of person say it
/// in the reader's language.
pub fn erased(chance: u64) -> (Handle, Name) {
    let handle = <Handle as base::Text>::from_stored(format!("gone-{chance:016x}"));
    let name = <Name as base::Text>::from_stored("Former member".to_owned());
    (handle, name)
}

/// A name for sorting and finding: small letters without accents.
pub fn folded(name: &Name) -> String {
    name.as_str()
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn reserved_handles_stand_in_order_and_hold_with_a_number() {
        assert!(RESERVED.is_sorted());
        let cases = [
            ("admin", true),
            ("admin-2", true),
            ("stoa", true),
            ("gone-1234", true),
            ("ana", false),
            ("ana-admin", false),
        ];
        for (text, reserved) in cases {
            assert_eq!(
                is_reserved(&Handle::parse(text).unwrap()),
                reserved,
                "{text}"
            );
        }
    }

    #[test]
    fn handles_come_from_names_in_any_script() {
        let cases = [
            ("Ana Ferreira", "ana-ferreira", "ana-ferreira-2"),
            ("Søren", "soren", "soren-2"),
            ("Stoa", "peer", "peer-2"),
            ("☺", "peer", "peer-2"),
        ];
        for (name, first, second) in cases {
            let handles = handles_for(&Name::parse(name).unwrap());
            assert_eq!(handles[0].as_str(), first);
            assert_eq!(handles[1].as_str(), second);
        }
        assert!(handles_for(&Name::parse("ليلى").unwrap())[0].as_str().len() > 1);
    }

    #[test]
    fn names_fold_for_sorting() {
        assert_eq!(
            folded(&Name::parse("Élodie ŽIŽEK").unwrap()),
            "elodie zizek"
        );
    }
}
