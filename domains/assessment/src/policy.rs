//! Who may do what here.

use base::Denied;

/// Somebody's place towards a task or a work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Cares for the whole site.
    Steward,
    /// Organizes the run.
    Organizer,
    /// Has a seat in the run.
    Participant,
    /// Handed the work in.
    Author,
    /// Was asked to review the work.
    Reviewer,
    /// Anybody else, with an account or without.
    Stranger,
}

impl Role {
    /// Every place.
    pub const EVERY: [Self; 6] = [
        Self::Steward,
        Self::Organizer,
        Self::Participant,
        Self::Author,
        Self::Reviewer,
        Self::Stranger,
    ];

    /// Somebody's place in the run: who has a seat is a participant there, whatever else they are, so that reviews stay blind.
    pub fn in_run(has_seat: bool, organizes: bool, is_steward: bool) -> Self {
        match (has_seat, organizes, is_steward) {
            (true, _, _) => Self::Participant,
            (false, true, _) => Self::Organizer,
            (false, false, true) => Self::Steward,
            (false, false, false) => Self::Stranger,
        }
    }

    /// Organizes the run, or cares for the site.
    pub fn cares(self) -> bool {
        matches!(self, Self::Steward | Self::Organizer)
    }
}

fn only(allowed: bool) -> Result<(), Denied> {
    if allowed { Ok(()) } else { Err(Denied) }
}

/// Work is handed in by those who have a seat.
pub fn hand_in(role: Role) -> Result<(), Denied> {
    only(matches!(role, Role::Participant | Role::Author))
}

/// A work is between its author and the organizers.
pub fn see_work(role: Role) -> Result<(), Denied> {
    only(role.cares() || role == Role::Author)
}

/// The file of a work is also for its reviewers, under another name.
pub fn fetch_file(role: Role) -> Result<(), Denied> {
    only(role.cares() || matches!(role, Role::Author | Role::Reviewer))
}

/// The list of works with their authors and reviewers is for organizers.
pub fn see_works(role: Role) -> Result<(), Denied> {
    only(role.cares())
}

/// Organizers open reviews.
pub fn open_reviews(role: Role) -> Result<(), Denied> {
    only(role.cares())
}

/// Organizers release results before every review is in.
pub fn release(role: Role) -> Result<(), Denied> {
    only(role.cares())
}

/// A review is seen and written by the peer who was asked, and nobody else.
pub fn give_review(role: Role) -> Result<(), Denied> {
    only(role == Role::Reviewer)
}

/// The author says whether a review was useful.
pub fn mark_useful(role: Role) -> Result<(), Denied> {
    only(role == Role::Author)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_may_do_what() {
        type Rule = (&'static str, fn(Role) -> Result<(), Denied>);
        let rules: [Rule; 8] = [
            ("hand in", hand_in),
            ("see a work", see_work),
            ("fetch a file", fetch_file),
            ("see the works", see_works),
            ("open reviews", open_reviews),
            ("release results", release),
            ("give a review", give_review),
            ("mark as useful", mark_useful),
        ];
        let table: Vec<String> = rules
            .iter()
            .map(|(name, rule)| {
                let who: Vec<String> = Role::EVERY
                    .into_iter()
                    .filter(|role| rule(*role).is_ok())
                    .map(|role| format!("{role:?}"))
                    .collect();
                format!("{name}: {}", who.join(", "))
            })
            .collect();
        insta::assert_snapshot!(table.join("\n"), @r"
        hand in: Participant, Author
        see a work: Steward, Organizer, Author
        fetch a file: Steward, Organizer, Author, Reviewer
        see the works: Steward, Organizer
        open reviews: Steward, Organizer
        release results: Steward, Organizer
        give a review: Reviewer
        mark as useful: Author
        ");
    }
}
