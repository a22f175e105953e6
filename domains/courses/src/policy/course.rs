//! Who may shape a course.

use web::Denied;

use super::CourseRole;
use crate::course::VersionState;

fn only(allowed: bool) -> Result<(), Denied> {
    if allowed { Ok(()) } else { Err(Denied) }
}

/// Proposing a new course is for everyone with an account.
pub fn create_course(role: CourseRole) -> Result<(), Denied> {
    only(role.is_member())
}

/// A course may be run again by everyone with an account: each run has a version of its own.
pub fn run_again(role: CourseRole) -> Result<(), Denied> {
    only(role.is_member())
}

/// The organizers of a run write the version that it uses.
pub fn edit(role: CourseRole) -> Result<(), Denied> {
    only(role.cares())
}

/// The organizers of a run publish what they wrote.
pub fn publish(role: CourseRole) -> Result<(), Denied> {
    only(role.cares())
}

/// The syllabus of a course is open, also before the run opens.
pub fn see_syllabus(_: CourseRole) -> Result<(), Denied> {
    Ok(())
}

/// What somebody is to a version of a course.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hand {
    /// They write it.
    Writer,
    /// They care for the whole site.
    Steward,
    /// They read.
    Reader,
}

/// A published version is open. A draft is shown to whoever writes it and to stewards; to everyone else it is not there yet.
pub fn see_version(hand: Hand, state: VersionState) -> Result<(), Denied> {
    only(state == VersionState::Published || hand != Hand::Reader)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_may_shape_a_course() {
        type Rule = (&'static str, fn(CourseRole) -> Result<(), Denied>);
        let rules: [Rule; 5] = [
            ("see the syllabus", see_syllabus),
            ("create a course", create_course),
            ("run it again", run_again),
            ("edit", edit),
            ("publish", publish),
        ];
        let table: Vec<String> = rules
            .iter()
            .map(|(name, rule)| {
                let who: Vec<String> = CourseRole::EVERY
                    .iter()
                    .filter(|role| rule(**role).is_ok())
                    .map(|role| format!("{role:?}"))
                    .collect();
                format!("{name}: {}", who.join(", "))
            })
            .collect();
        insta::assert_snapshot!(table.join("\n"), @r"
        see the syllabus: Steward, Organizer, Participant, Waiting, Member, Visitor
        create a course: Steward, Organizer, Participant, Waiting, Member
        run it again: Steward, Organizer, Participant, Waiting, Member
        edit: Steward, Organizer
        publish: Steward, Organizer
        ");
    }

    #[test]
    fn who_sees_a_version() {
        for hand in [Hand::Writer, Hand::Steward, Hand::Reader] {
            assert!(
                see_version(hand, VersionState::Published).is_ok(),
                "{hand:?}"
            );
            let sees_draft = see_version(hand, VersionState::Draft).is_ok();
            assert_eq!(sees_draft, hand != Hand::Reader, "{hand:?}");
        }
    }
}
