//! Who may shape a course.

use web::Denied;

use super::CourseRole;

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
