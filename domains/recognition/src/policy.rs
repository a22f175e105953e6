//! Who may do what with an award.

use base::{Denied, PersonId};
use courses::CourseRole;

use crate::award::{Award, Visibility};

/// What somebody is to an award.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tie {
    /// It is theirs.
    Owner,
    /// It is somebody else's, and this is their own place in the run.
    Other(CourseRole),
}

impl Tie {
    /// What a person with that place in the run is to an award.
    pub fn of(award: &Award, person: Option<PersonId>, role: CourseRole) -> Self {
        if person == Some(award.person) && award.name.is_some() {
            Self::Owner
        } else {
            Self::Other(role)
        }
    }
}

fn only(allowed: bool) -> Result<(), Denied> {
    if allowed { Ok(()) } else { Err(Denied) }
}

/// Whoever has the address may check an award: that is what the address is for.
pub fn check(_: Tie) -> Result<(), Denied> {
    Ok(())
}

/// Awards that others find: those that the person shows.
pub fn find(tie: Tie, visibility: Visibility) -> Result<(), Denied> {
    only(tie == Tie::Owner || visibility == Visibility::Public)
}

/// The name on it and who finds it are the person's own choice.
pub fn change(tie: Tie) -> Result<(), Denied> {
    only(tie == Tie::Owner)
}

/// Organizers of the run and stewards revoke, nobody their own.
pub fn revoke(tie: Tie) -> Result<(), Denied> {
    only(matches!(tie, Tie::Other(role) if role.cares()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_may_do_what() {
        type Rule = (&'static str, fn(Tie) -> Result<(), Denied>);
        let rules: [Rule; 5] = [
            ("check", check),
            ("find a public one", |tie| find(tie, Visibility::Public)),
            ("find one by link", |tie| find(tie, Visibility::ByLink)),
            ("change", change),
            ("revoke", revoke),
        ];
        let others = CourseRole::EVERY.map(Tie::Other);
        let table: Vec<String> = rules
            .iter()
            .map(|(name, rule)| {
                let may: Vec<String> = std::iter::once(Tie::Owner)
                    .chain(others)
                    .filter(|tie| rule(*tie).is_ok())
                    .map(|tie| match tie {
                        Tie::Owner => "Owner".to_owned(),
                        Tie::Other(role) => format!("{role:?}"),
                    })
                    .collect();
                format!("{name}: {}", may.join(", "))
            })
            .collect();
        insta::assert_snapshot!(table.join("\n"), @r"
        check: Owner, Steward, Organizer, Participant, Waiting, Member, Visitor
        find a public one: Owner, Steward, Organizer, Participant, Waiting, Member, Visitor
        find one by link: Owner
        change: Owner
        revoke: Steward, Organizer
        ");
    }
}
