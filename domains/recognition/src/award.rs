//! An award: what stands on the certificate, and whether it still holds.

use base::{Name, PersonId, TextProblem, Timestamp, Token};
use course_pattern::{Certificate, Path, Pattern};
use courses::RunId;

base::id!(
    /// An award.
    AwardId
);

base::words! {
    /// Who finds an award. Whoever has its address may always check it.
    pub enum Visibility {
        /// Everyone: it stands on the person's page.
        Public = "public",
        /// Only those whom the person gives the address.
        ByLink = "by_link",
    }
}

base::refusals! {
    /// Why an award says no.
    pub enum AwardRefusal {
        /// It was revoked.
        Revoked = "recognition-is-revoked",
    }
}

/// Whether an award holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It holds.
    Valid,
    /// Its holder left and withdrew it.
    Withdrawn,
    /// Somebody who cares for the run took it back.
    Revoked {
        /// When.
        at: Timestamp,
        /// Why, in their words.
        why: String,
    },
}

/// The longest reason.
pub const LONGEST_REASON: usize = 500;

/// A door for the reason of a revocation: one or a few sentences that anybody may read on the check page.
pub fn reason(text: &str) -> Result<String, TextProblem> {
    let text = base::Prose::within(text, LONGEST_REASON)?;
    match text.as_str().trim() {
        "" => Err(TextProblem::Empty),
        said if said.chars().count() < 10 => Err(TextProblem::TooShort(10)),
        said => Ok(said.to_owned()),
    }
}

/// An award as its rules see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Award {
    /// Its key.
    pub id: AwardId,
    /// The name of its address.
    pub token: Token,
    /// The run that was completed.
    pub run: RunId,
    /// Whose it is.
    pub person: PersonId,
    /// The name on the sheet; nothing where the person left.
    pub name: Option<Name>,
    /// When it was awarded.
    pub awarded_at: Timestamp,
    /// What the person did on the way.
    pub path: Path,
    /// Who finds it.
    pub visibility: Visibility,
    /// Whether it holds.
    pub verdict: Verdict,
}

impl Award {
    /// It holds.
    pub fn is_valid(&self) -> bool {
        self.verdict == Verdict::Valid
    }

    /// Takes it back, once.
    pub fn revoke(self, why: &str, now: Timestamp) -> Result<Self, AwardRefusal> {
        match self.verdict {
            Verdict::Revoked { .. } => Err(AwardRefusal::Revoked),
            Verdict::Valid | Verdict::Withdrawn => Ok(Self {
                verdict: Verdict::Revoked {
                    at: now,
                    why: why.to_owned(),
                },
                ..self
            }),
        }
    }

    /// Issues it again with another name on it, at the same address. A revoked one keeps its name.
    pub fn rename(self, name: Name) -> Result<Self, AwardRefusal> {
        match self.verdict {
            Verdict::Revoked { .. } if self.name.as_ref() != Some(&name) => {
                Err(AwardRefusal::Revoked)
            }
            Verdict::Revoked { .. } | Verdict::Withdrawn | Verdict::Valid => Ok(Self {
                name: Some(name),
                ..self
            }),
        }
    }

    /// Shows it to others, or hides it from lists. Revoked ones may be hidden too.
    #[must_use]
    pub fn shown_to(self, visibility: Visibility) -> Self {
        Self { visibility, ..self }
    }

    /// The art: the pattern of the course, grown by this path. The address makes it this person's own.
    pub fn grown(&self, course: &str) -> Certificate {
        Pattern::from_seed(course).grow(&self.path, self.token.as_str())
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn award() -> Award {
        Award {
            id: AwardId::from_raw(1),
            token: Token::from_bytes([7; 16]),
            run: RunId::from_raw(2),
            person: PersonId::from_raw(3),
            name: Name::parse("Ana").ok(),
            awarded_at: Timestamp::UNIX_EPOCH,
            path: Path::default(),
            visibility: Visibility::Public,
            verdict: Verdict::Valid,
        }
    }

    #[test]
    fn it_is_revoked_once_and_keeps_its_name_then() {
        let ana = Name::parse("Ana").unwrap();
        let renamed = award().rename(Name::parse("Ana Ferreira").unwrap());
        assert_eq!(renamed.unwrap().name.unwrap().as_str(), "Ana Ferreira");
        let revoked = award()
            .revoke("Copied work.", Timestamp::UNIX_EPOCH)
            .unwrap();
        assert!(!revoked.is_valid());
        assert_eq!(
            revoked.clone().revoke("Again.", Timestamp::UNIX_EPOCH),
            Err(AwardRefusal::Revoked)
        );
        assert_eq!(
            revoked.clone().rename(Name::parse("Eve").unwrap()),
            Err(AwardRefusal::Revoked)
        );
        assert!(revoked.clone().rename(ana).is_ok());
        let hidden = revoked.shown_to(Visibility::ByLink);
        assert_eq!(hidden.visibility, Visibility::ByLink);
    }

    #[test]
    fn a_reason_says_something() {
        let cases = [
            ("", Err(TextProblem::Empty)),
            (" \n ", Err(TextProblem::Empty)),
            ("no", Err(TextProblem::TooShort(10))),
            (
                " The work was copied. ",
                Ok("The work was copied.".to_owned()),
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(reason(text), expected, "{text:?}");
        }
        assert_eq!(reason(&"x".repeat(501)), Err(TextProblem::TooLong(500)));
    }
}
