//! The pages of this room.

pub(crate) mod compare;
pub(crate) mod desk;
pub(crate) mod file;
pub(crate) mod my_work;
mod parts;
mod results;
pub(crate) mod review;
mod state;
pub(crate) mod work;
pub(crate) mod works;

pub use state::task_state;

use web::{Error, Visit};

use crate::actions::Actor;

/// The signed-in person, whose address is confirmed: they act towards others.
fn confirmed(visit: &Visit) -> Result<Actor, Error> {
    let viewer = visit.member()?;
    people::policy::act(viewer)?;
    Ok(Actor::of(viewer))
}
