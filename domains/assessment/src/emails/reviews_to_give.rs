//! To a participant: peers wait for your review.

use store::Letter;
use web::{Site, T};

use super::{Draft, write};
use crate::routes::ShowReviews;
use crate::store::Task;
use crate::store::person::Recipient;

/// Writes the letter.
pub(crate) fn letter(t: &T, site: &Site, to: &Recipient, task: &Task) -> Letter {
    let values = [
        ("task", task.task_title.as_str().into()),
        ("course", task.course_title.as_str().into()),
    ];
    let draft = Draft {
        kind: "reviews-to-give",
        subject: t.say_with("assessment-letter-reviews-subject", &values),
        paragraphs: vec![
            t.say_with("assessment-letter-reviews-why", &values),
            t.say("assessment-letter-reviews-blind"),
        ],
        path: ShowReviews {}.to_string(),
        act: t.say("assessment-letter-reviews-act"),
    };
    write(t, site, to, draft)
}
