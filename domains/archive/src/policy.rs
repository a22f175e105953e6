//! Who may do what with editions.

use base::Denied;
use courses::CourseRole;
use courses::run::{Audience, RunWord};

/// The discussion of an edition is public, unless its run was for members only: then it stays with them.
pub fn read_discussion(role: CourseRole, audience: Audience) -> Result<(), Denied> {
    discussion::policy::read(role, RunWord::Edition, audience)
}

/// Who learned here is shown to those who may read what they wrote.
pub fn read_people(role: CourseRole, audience: Audience) -> Result<(), Denied> {
    read_discussion(role, audience)
}

/// The organizers of a finished run, or a steward, make it an edition.
pub fn freeze(role: CourseRole) -> Result<(), Denied> {
    if role.cares() { Ok(()) } else { Err(Denied) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_may_do_what() {
        for role in CourseRole::EVERY {
            assert!(read_discussion(role, Audience::Public).is_ok(), "{role:?}");
            let is_inside = role.cares() || role == CourseRole::Participant;
            assert_eq!(
                read_people(role, Audience::Members).is_ok(),
                is_inside,
                "{role:?}"
            );
            assert_eq!(freeze(role).is_ok(), role.cares(), "{role:?}");
        }
    }
}
