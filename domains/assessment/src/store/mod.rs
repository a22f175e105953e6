//! Every SQL statement of this room.

pub mod counts;
pub mod person;
pub mod review;
pub mod round;
pub mod task;
pub mod work;

use base::{Id, Now, Prose};
use web::CleanHtml;

pub use counts::{
    DoneCounts, MyWork, TaskStanding, done_counts, done_counts_of, my_works, task_standing,
};
pub use review::{DeskReview, my_reviews_given, my_reviews_waiting};
pub use task::{Task, task_of};
pub use work::{Version, VersionLine, Work, WorkLine};

/// A text as somebody wrote it, rendered once.
#[derive(Debug, Clone)]
pub struct Written {
    /// The Markdown.
    pub source: Prose,
    /// The same as HTML.
    pub html: CleanHtml,
}

impl Written {
    /// Renders a text.
    pub fn of(source: Prose) -> Self {
        Self {
            html: web::markdown::render(source.as_str()),
            source,
        }
    }
}

/// A key for one of many rows that are made in the same moment: no two of them clash.
pub(crate) fn key<I: Id>(now: &Now) -> I {
    now.key()
}
