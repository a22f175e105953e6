//! How the university meets the web: application state, visits, doors, forms, words, the page shell.
//!
//! **Words.** A [`Visit`] is one request with who is looking, their language and the moment. A *door* is a route with the
//! policy that guards it ([`Doors`]). A *refusal* is the university saying no; a *fault* is ours ([`Error`] holds one or the
//! other, and only this crate turns them into responses). [`T`] says sentences in the reader's language.
//!
//! **Invariants.** A GET changes nothing; every other method passes the one cross-site guard. A route without a guard
//! cannot be written. Raw HTML enters pages through [`CleanHtml`] only. No sentence stands in markup.

#![warn(missing_docs)]

extern crate self as web;

mod app;
mod blocks;
mod cookies;
mod doors;
mod error;
mod fields;
mod foot;
pub mod form;
mod kept;
mod layers;
mod live;
pub mod markdown;
mod meters;
mod network;
pub mod once;
mod patterns;
pub mod pictures;
mod preferences;
mod raw;
mod server;
pub mod shell;
mod statics;
mod store_form;
mod sure;
mod turns;
mod viewer;
mod visit;
mod words;
mod written;

pub use app::{App, AppParts, Link, MailWay, Mode, ShellLinks, Site};
pub use cookies::{cookie_value, expired_cookie, set_cookie};
pub use doors::{At, Door, Doors, Guard, Method, Reach, Route, segment};
pub use error::{Denied, Error, Hold, Trouble};
pub use fields::{Check, Complaints, Fields, Upload, day, number, offered, wall_time};
pub use foot::{Foot, FootLink, FootLinks, FootSource};
pub use form::{Form, Input};
pub use kept::Kept;
pub use layers::{dressed, dressed_with};
pub use live::{Lines, wants_line};
pub use meters::Meters;
pub use network::Network;
pub use written::written_in;

pub use raw::{CleanHtml, drawing};
pub use server::serve;
pub use shell::{Head, Page};
pub use statics::asset;
pub use store_form::CATALOGUE;
pub use sure::Question;
pub use viewer::{NoViewers, Standing, Viewer, ViewerSource};
pub use visit::{QueryPairs, Visit};
pub use words::{Language, Pack, T, Words};

pub use fluent_bundle::FluentValue;
pub use maud::{Markup, html};

#[doc(hidden)]
pub use serde;

/// The kit's own doors: style sheet and font, patterns, theme and language.
pub fn doors() -> Doors {
    statics::doors()
        .and(patterns::doors())
        .and(preferences::doors())
}

/// The kit's own words.
pub const WORDS: Pack = pack!("web");

/// What a handler answers.
pub type Answer = Result<axum::response::Response, Error>;
