//! The addresses of this room and its doors.

use base::{Slug, Token};
use web::{Doors, Guard};

use crate::pages::{compare, desk, file, my_work, review, work, works};

web::route! {
    /// What I handed in for a task, and the form for more.
    pub ShowMyWork = "/runs/{run}/tasks/{activity}/work" { run: Slug, activity: Token }
    /// Everything that was handed in for a task, for organizers.
    pub ShowWorks = "/runs/{run}/tasks/{activity}/works" { run: Slug, activity: Token }
    /// Opens the reviews of a task.
    pub OpenReviews = "/runs/{run}/tasks/{activity}/open-reviews" { run: Slug, activity: Token }
    /// Gives everybody their results.
    pub ReleaseResults = "/runs/{run}/tasks/{activity}/release-results" { run: Slug, activity: Token }
    /// One work.
    pub ShowWork = "/work/{work}" { work: Token }
    /// Two versions of a work beside each other.
    pub CompareVersions = "/work/{work}/compare" { work: Token }
    /// A file of a work.
    pub FetchFile = "/files/{file}" { file: Token }
    /// The reviews that I give.
    pub ShowReviews = "/reviews" { }
    /// One review that I give.
    pub ShowReview = "/reviews/{review}" { review: Token }
    /// What the author says about a review.
    pub MarkUseful = "/reviews/{review}/useful" { review: Token }
}

/// The doors of this room.
pub fn routes() -> Doors {
    Doors::new()
        .get::<ShowMyWork, _, _>(Guard::Policy("assessment::policy::hand_in"), my_work::show)
        .post::<ShowMyWork, _, _>(
            Guard::Policy("assessment::policy::hand_in"),
            my_work::hand_in,
        )
        .get::<ShowWorks, _, _>(Guard::Policy("assessment::policy::see_works"), works::show)
        .post::<OpenReviews, _, _>(
            Guard::Policy("assessment::policy::open_reviews"),
            works::open_reviews,
        )
        .post::<ReleaseResults, _, _>(
            Guard::Policy("assessment::policy::release"),
            works::release_results,
        )
        .get::<ShowWork, _, _>(Guard::Policy("assessment::policy::see_work"), work::show)
        .get::<CompareVersions, _, _>(Guard::Policy("assessment::policy::see_work"), compare::show)
        .get::<FetchFile, _, _>(Guard::Policy("assessment::policy::fetch_file"), file::fetch)
        .get::<ShowReviews, _, _>(Guard::SignedIn, desk::show)
        .get::<ShowReview, _, _>(
            Guard::Policy("assessment::policy::give_review"),
            review::show,
        )
        .post::<ShowReview, _, _>(
            Guard::Policy("assessment::policy::give_review"),
            review::give,
        )
        .post::<MarkUseful, _, _>(
            Guard::Policy("assessment::policy::mark_useful"),
            work::mark_useful,
        )
}
