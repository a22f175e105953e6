//! The pages of this room.

pub mod edit;
mod foot;
pub mod history;
pub mod list;
pub mod new;
mod parts;
pub mod place;
pub mod read;

pub use foot::SiteFoot;
