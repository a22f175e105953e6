//! The addresses of the running side, and the doors behind them.

use base::{Handle, Slug, Token};
use web::{Doors, Guard};

use crate::pages::{join, people, run_again, run_settings, run_state, tick};

web::route! {
    /// Signing up for a run, and what came of it.
    pub JoinRun = "/runs/{run}/join" { run: Slug }
    /// Leaving a run.
    pub LeaveRun = "/runs/{run}/leave" { run: Slug }
    /// Who organizes a run and who learns in it.
    pub ShowPeople = "/runs/{run}/people" { run: Slug }
    /// What organizers settle about a run.
    pub RunSettings = "/runs/{run}/settings" { run: Slug }
    /// Lets a member organize a run.
    pub AddOrganizer = "/runs/{run}/organizers" { run: Slug }
    /// Lets somebody organize a run no longer.
    pub RemoveOrganizer = "/runs/{run}/organizers/{handle}/remove" { run: Slug, handle: Handle }
    /// Lets a run go on with another version.
    pub MoveRun = "/runs/{run}/version" { run: Slug }
    /// A step in the life of a run.
    pub StepRun = "/runs/{run}/steps/{step}" { run: Slug, step: Slug }
    /// Ticks an activity, or takes the tick back.
    pub TickActivity = "/runs/{run}/activities/{activity}/tick" { run: Slug, activity: Token }
    /// Runs a course again.
    pub RunAgain = "/courses/{course}/run-again" { course: Slug }
}

const ENROLL: Guard = Guard::Policy("courses::policy::run::enroll");
const LEAVE: Guard = Guard::Policy("courses::policy::run::leave");
const PEOPLE: Guard = Guard::Open("courses::policy::run::read_inside");
const SETTLE: Guard = Guard::Policy("courses::policy::run::settle");
const STEP: Guard = Guard::Policy("courses::policy::run::step");
const TICK: Guard = Guard::Policy("courses::policy::run::tick");
const AGAIN: Guard = Guard::Policy("courses::policy::course::run_again");

/// The doors of the running side: sign-up, people, settings, steps, ticks.
pub fn run_routes() -> Doors {
    Doors::new()
        .get::<JoinRun, _, _>(ENROLL, join::show)
        .post::<JoinRun, _, _>(ENROLL, join::enroll)
        .post_own::<LeaveRun, _, _>(LEAVE, join::leave)
        .get::<ShowPeople, _, _>(PEOPLE, people::show)
        .get::<RunSettings, _, _>(SETTLE, run_settings::show)
        .post::<RunSettings, _, _>(SETTLE, run_settings::save)
        .post::<AddOrganizer, _, _>(SETTLE, run_settings::add_organizer)
        .post::<RemoveOrganizer, _, _>(SETTLE, run_settings::remove_organizer)
        .post::<MoveRun, _, _>(SETTLE, run_settings::move_version)
        .get::<StepRun, _, _>(STEP, run_state::show)
        .post::<StepRun, _, _>(STEP, run_state::take)
        .post::<TickActivity, _, _>(TICK, tick::change)
        .get::<RunAgain, _, _>(AGAIN, run_again::show)
        .post::<RunAgain, _, _>(AGAIN, run_again::begin)
}
