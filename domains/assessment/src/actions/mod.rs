//! What people do here, one function a verb: load, permit, decide, save, tell.

mod review;
mod round;
mod work;

pub use review::{give_review, keep_draft, mark_useful};
pub use round::{allocate_due, open_by_itself, open_reviews, release_at_the_end, release_results};
pub use work::hand_in;

use base::PersonId;
use web::Viewer;

/// Who acts, as far as this room needs to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Actor {
    /// The person.
    pub person: PersonId,
    /// Cares for the whole site.
    pub is_steward: bool,
}

impl Actor {
    /// The signed-in person.
    pub fn of(viewer: &Viewer) -> Self {
        Self {
            person: viewer.person,
            is_steward: viewer.is_steward(),
        }
    }
}
