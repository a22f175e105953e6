//! Who may do what in the discussion of a run.

use courses::CourseRole;
use courses::run::{Audience, RunWord};
use web::Denied;

use crate::thread::ThreadKind;

fn only(allowed: bool) -> Result<(), Denied> {
    if allowed { Ok(()) } else { Err(Denied) }
}

fn is_inside(role: CourseRole) -> bool {
    role.cares() || role == CourseRole::Participant
}

/// A draft is read by those who prepare it; later everyone reads, or those inside where the run is for them alone.
pub fn read(role: CourseRole, state: RunWord, audience: Audience) -> Result<(), Denied> {
    let is_open = audience == Audience::Public && state != RunWord::Draft;
    let is_theirs = match state {
        RunWord::Draft => role.cares(),
        _ => is_inside(role),
    };
    only(is_open || is_theirs)
}

/// Those inside write, thank, and start threads.
pub fn write(role: CourseRole) -> Result<(), Denied> {
    only(is_inside(role))
}

/// A thread of that kind is started by those inside; announcements are for organizers, and walls come from old sites only.
pub fn start(role: CourseRole, kind: ThreadKind) -> Result<(), Denied> {
    match kind {
        ThreadKind::Forum => write(role),
        ThreadKind::Announcement => only(role.cares()),
        ThreadKind::Wall => Err(Denied),
    }
}

/// People change and withdraw their own posts only, as long as they are inside.
pub fn change(role: CourseRole, author: Authorship) -> Result<(), Denied> {
    only(is_inside(role) && author == Authorship::Own)
}

/// Whose post it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Authorship {
    /// Of the person who looks.
    Own,
    /// Of somebody else.
    Other,
}

/// Organizers close threads and open them again.
pub fn close(role: CourseRole) -> Result<(), Denied> {
    only(role.cares())
}

/// How far one has read is kept for everyone with an account.
pub fn mark_read(role: CourseRole) -> Result<(), Denied> {
    only(role.is_member())
}

#[cfg(test)]
mod tests {
    use super::*;

    type Rule = (&'static str, fn(CourseRole) -> Result<(), Denied>);

    #[test]
    fn who_may_do_what() {
        let rules: [Rule; 9] = [
            ("read a draft", |role| {
                read(role, RunWord::Draft, Audience::Public)
            }),
            ("read a public run", |role| {
                read(role, RunWord::Running, Audience::Public)
            }),
            ("read a members' run", |role| {
                read(role, RunWord::Running, Audience::Members)
            }),
            ("read a members' edition", |role| {
                read(role, RunWord::Edition, Audience::Members)
            }),
            ("write", write),
            ("announce", |role| start(role, ThreadKind::Announcement)),
            ("change one's own post", |role| {
                change(role, Authorship::Own)
            }),
            ("change another's post", |role| {
                change(role, Authorship::Other)
            }),
            ("close a thread", close),
        ];
        let mut table = String::from("\n");
        for (name, rule) in rules {
            let who: Vec<String> = CourseRole::EVERY
                .into_iter()
                .filter(|role| rule(*role).is_ok())
                .map(|role| format!("{role:?}"))
                .collect();
            let who = if who.is_empty() {
                "nobody".to_owned()
            } else {
                who.join(", ")
            };
            table.extend([format!("{name}: {who}"), "\n".to_owned()]);
        }
        insta::assert_snapshot!(table, @r"

        read a draft: Steward, Organizer
        read a public run: Steward, Organizer, Participant, Waiting, Member, Visitor
        read a members' run: Steward, Organizer, Participant
        read a members' edition: Steward, Organizer, Participant
        write: Steward, Organizer, Participant
        announce: Steward, Organizer
        change one's own post: Steward, Organizer, Participant
        change another's post: nobody
        close a thread: Steward, Organizer
        ");
    }
}
