//! Care for how people treat each other: reports, what stewards decide, suspensions.

use base::{Prose, TextProblem};

use crate::person::{PersonKind, Standing};

base::words! {
    /// What is reported.
    pub enum ReportKind {
        /// A person, by what their page says.
        Person = "person",
        /// A post.
        Post = "post",
        /// A course.
        Course = "course",
        /// Nothing: a person answers what stewards decided about them.
        Answer = "answer",
    }
}

base::words! {
    /// What a steward decided about a report.
    pub enum Outcome {
        /// Nothing is to be done.
        Nothing = "nothing",
        /// What was reported is hidden.
        Hide = "hide",
        /// Whoever is responsible may not act for now.
        Suspend = "suspend",
    }
}

impl ReportKind {
    /// The key of its name.
    pub fn word(self) -> &'static str {
        match self {
            Self::Person => "people-kind-person",
            Self::Post => "people-kind-post",
            Self::Course => "people-kind-course",
            Self::Answer => "people-kind-answer",
        }
    }

    /// What can be decided about it.
    pub fn outcomes(self) -> &'static [Outcome] {
        match self {
            Self::Post => &[Outcome::Nothing, Outcome::Hide, Outcome::Suspend],
            Self::Person => &[Outcome::Nothing, Outcome::Suspend],
            Self::Course | Self::Answer => &[Outcome::Nothing],
        }
    }
}

impl Outcome {
    /// The key of its name.
    pub fn word(self) -> &'static str {
        match self {
            Self::Nothing => "people-outcome-nothing",
            Self::Hide => "people-outcome-hide",
            Self::Suspend => "people-outcome-suspend",
        }
    }
}

base::refusals! {
    /// Why stewards cannot do that.
    pub enum CareRefusal {
        /// Only members are suspended: not stewards, and not people without an account.
        NotAMember = "people-care-not-a-member",
        /// They are suspended already.
        SuspendedAlready = "people-care-suspended-already",
        /// They are not suspended.
        NotSuspended = "people-care-not-suspended",
        /// Somebody settled the report meanwhile.
        SettledAlready = "people-care-settled-already",
        /// The report is still open.
        StillOpen = "people-care-still-open",
        /// This cannot be decided about such a thing.
        NotOffered = "web-problem-not-offered",
    }
}

/// The longest that a reason may be.
pub const LONGEST_REASON: usize = 2_000;

/// A door for a reason: it says something.
pub fn reason(text: &str) -> Result<Prose, TextProblem> {
    let reason = Prose::within(text, LONGEST_REASON)?;
    if reason.as_str().trim().is_empty() {
        Err(TextProblem::Empty)
    } else {
        Ok(reason)
    }
}

/// Whether stewards may suspend such a person.
pub fn can_be_suspended(kind: PersonKind, standing: Standing) -> Result<(), CareRefusal> {
    match (kind, standing) {
        (PersonKind::Member, Standing::Unconfirmed | Standing::Member) => Ok(()),
        (PersonKind::Member, Standing::Steward)
        | (PersonKind::Imported | PersonKind::Erased, _) => Err(CareRefusal::NotAMember),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_members_are_suspended() {
        let cases = [
            (PersonKind::Member, Standing::Member, true),
            (PersonKind::Member, Standing::Unconfirmed, true),
            (PersonKind::Member, Standing::Steward, false),
            (PersonKind::Imported, Standing::Member, false),
            (PersonKind::Erased, Standing::Member, false),
        ];
        for (kind, standing, can) in cases {
            assert_eq!(
                can_be_suspended(kind, standing).is_ok(),
                can,
                "{kind} {standing}"
            );
        }
    }

    #[test]
    fn a_reason_says_something() {
        assert_eq!(reason(" \n"), Err(TextProblem::Empty));
        assert!(reason("Insults.").is_ok());
        assert!(reason(&"x".repeat(LONGEST_REASON + 1)).is_err());
    }
}
