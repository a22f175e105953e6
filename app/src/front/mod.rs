//! Pages that join several rooms: front page, home, catalogue, course page, run home, activity.

mod activity;
mod cards;
mod catalogue;
mod course;
mod health;
mod home;
mod leaving;
mod metrics;
mod old;
mod run;
pub mod step;
mod visitor;

use web::{Doors, Guard};

use courses::routes::{ShowActivity, ShowCourse, ShowRun};

web::route! {
    /// The front page.
    pub ShowFront = "/" {}
    /// A member's own page.
    pub ShowHome = "/home" {}
    /// The catalogue.
    pub ShowCatalogue = "/courses" {}
    /// Answers when the house is ready.
    pub Health = "/healthz" {}
    /// Where one takes everything of one's own along.
    pub TakeMyData = "/settings/data" {}
    /// Where one goes for good.
    pub Leave = "/settings/leave" {}
    /// What the house does, in numbers.
    pub ShowMetrics = "/metrics" {}
}

/// The doors of the pages that join rooms.
pub fn doors() -> Doors {
    Doors::new()
        .get_kept::<ShowFront, _, _>(Guard::Everyone, visitor::show)
        .get::<ShowHome, _, _>(Guard::SignedIn, home::show)
        .get_kept::<ShowCatalogue, _, _>(Guard::Everyone, catalogue::show)
        .get_kept::<ShowCourse, _, _>(Guard::Everyone, course::show)
        .get_kept::<ShowRun, _, _>(Guard::Open("courses::policy::run::see_run"), run::show)
        .get_kept::<ShowActivity, _, _>(
            Guard::Open("courses::policy::run::see_run"),
            activity::show,
        )
        .get::<TakeMyData, _, _>(Guard::SignedIn, leaving::show_data)
        .post::<TakeMyData, _, _>(Guard::SignedIn, leaving::take_data)
        .get::<Leave, _, _>(Guard::SignedIn, leaving::show_leave)
        .post::<Leave, _, _>(Guard::SignedIn, leaving::leave)
        .get::<ShowMetrics, _, _>(Guard::Open("this machine, or the token"), metrics::show)
        .get::<Health, _, _>(Guard::Everyone, health::show)
        .elsewhere(old::show)
}
