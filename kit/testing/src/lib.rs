//! A world for tests: database, browser without a screen, clock.
//!
//! ```no_run
//! # async fn story() {
//! let world = testing::World::of(web::Doors::new()).build().await;
//! let page = world.as_visitor().get(&"/nowhere").await;
//! assert_eq!(page.title(), "There is nothing at this address");
//! # }
//! ```
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "a test that cannot go on stops"
)]

mod browser;
mod clock;
pub mod database;
mod page;
mod world;

pub use browser::{Browser, File};
pub use clock::TestClock;
pub use database::{TestDatabase, TestFolder};
pub use page::Page;
pub use world::{Plan, World};
