//! Who may do what in a run.

use web::Denied;

use super::CourseRole;
use crate::run::{Audience, RunState};

fn only(allowed: bool) -> Result<(), Denied> {
    if allowed { Ok(()) } else { Err(Denied) }
}

/// A draft is shown to those who prepare it, everything later to everyone.
pub fn see_run(role: CourseRole, state: RunState) -> Result<(), Denied> {
    only(role.cares() || state != RunState::Draft)
}

/// What people write in a run, and who they are: open, or for those inside.
pub fn read_inside(role: CourseRole, audience: Audience) -> Result<(), Denied> {
    let is_inside = role.cares() || role == CourseRole::Participant;
    only(is_inside || audience == Audience::Public)
}

/// Answers at sign-up and the waiting list are for organizers.
pub fn read_answers(role: CourseRole) -> Result<(), Denied> {
    only(role.cares())
}

/// Signing up is for everyone with an account.
pub fn enroll(role: CourseRole) -> Result<(), Denied> {
    only(role.is_member())
}

/// Leaving is for everyone with an account; whoever has no place is told so.
pub fn leave(role: CourseRole) -> Result<(), Denied> {
    only(role.is_member())
}

/// Ticking activities is for those inside. A steward may hold a seat, too.
pub fn tick(role: CourseRole) -> Result<(), Denied> {
    only(role.cares() || role == CourseRole::Participant)
}

/// Dates, seats, questions, co-organizers and the version.
pub fn settle(role: CourseRole) -> Result<(), Denied> {
    only(role.cares())
}

/// Opening, closing, starting, ending, pausing and calling off.
pub fn step(role: CourseRole) -> Result<(), Denied> {
    only(role.cares())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_may_do_what() {
        type Rule = (&'static str, fn(CourseRole) -> Result<(), Denied>);
        let rules: [Rule; 12] = [
            ("see a draft", |role| see_run(role, RunState::Draft)),
            ("see a run", |role| see_run(role, RunState::SigningUp)),
            ("read a public run", |role| {
                read_inside(role, Audience::Public)
            }),
            ("read a members' run", |role| {
                read_inside(role, Audience::Members)
            }),
            ("read answers", read_answers),
            ("enroll", enroll),
            ("leave", leave),
            ("tick", tick),
            ("settle", settle),
            ("step", step),
            ("run again", super::super::course::run_again),
            ("edit", super::super::course::edit),
        ];
        let lines = rules.map(|(name, rule)| {
            let who: Vec<String> = CourseRole::EVERY
                .into_iter()
                .filter(|role| rule(*role).is_ok())
                .map(|role| format!("{role:?}"))
                .collect();
            format!("{name}: {}", who.join(", "))
        });
        let table = format!("\n{}\n", lines.join("\n"));
        insta::assert_snapshot!(table, @r"

        see a draft: Steward, Organizer
        see a run: Steward, Organizer, Participant, Waiting, Member, Visitor
        read a public run: Steward, Organizer, Participant, Waiting, Member, Visitor
        read a members' run: Steward, Organizer, Participant
        read answers: Steward, Organizer
        enroll: Steward, Organizer, Participant, Waiting, Member
        leave: Steward, Organizer, Participant, Waiting, Member
        tick: Steward, Organizer, Participant
        settle: Steward, Organizer
        step: Steward, Organizer
        run again: Steward, Organizer, Participant, Waiting, Member
        edit: Steward, Organizer
        ");
    }
}
