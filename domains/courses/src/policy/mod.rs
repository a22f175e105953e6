//! Who may do what, as pure functions of somebody's place.

pub mod course;
pub mod run;

/// Somebody's place in a run, as far as permissions go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CourseRole {
    /// Cares for the whole site.
    Steward,
    /// Organizes the run.
    Organizer,
    /// Has a seat.
    Participant,
    /// Waits for a seat.
    Waiting,
    /// Has an account and no place in this run.
    Member,
    /// Is not signed in.
    Visitor,
}

impl CourseRole {
    /// Every place, from the nearest to the farthest.
    pub const EVERY: [Self; 6] = [
        Self::Steward,
        Self::Organizer,
        Self::Participant,
        Self::Waiting,
        Self::Member,
        Self::Visitor,
    ];

    /// Organizes the run, or cares for the site.
    pub fn cares(self) -> bool {
        matches!(self, Self::Steward | Self::Organizer)
    }

    /// Has an account.
    pub fn is_member(self) -> bool {
        self != Self::Visitor
    }
}
