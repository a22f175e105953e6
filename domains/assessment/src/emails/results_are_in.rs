//! To an author: your peers have read your work.

use store::Letter;
use web::{Site, T};

use super::{Draft, write};
use crate::routes::ShowMyWork;
use crate::store::Task;
use crate::store::person::Recipient;

/// Writes the letter.
pub(crate) fn letter(t: &T, site: &Site, to: &Recipient, task: &Task) -> Letter {
    let values = [
        ("task", task.task_title.as_str().into()),
        ("course", task.course_title.as_str().into()),
    ];
    let page = ShowMyWork {
        run: task.run_slug.clone(),
        activity: task.task_token.clone(),
    };
    let draft = Draft {
        kind: "results-are-in",
        subject: t.say_with("assessment-letter-results-subject", &values),
        paragraphs: vec![
            t.say_with("assessment-letter-results-why", &values),
            t.say("assessment-letter-results-useful"),
        ],
        path: page.to_string(),
        act: t.say("assessment-letter-results-act"),
    };
    write(t, site, to, draft)
}
