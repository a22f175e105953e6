//! Example threads: for tests, previews and the demo university.

use base::{LanguageTag, Now, PersonId, Text as _, Title};
use courses::RunId;
use store::{Fault, Tx};

use crate::doors::{FoundPost, FoundThread, FoundedThread, found_threads};
use crate::thread::{ThreadKind, ThreadState};

/// A thread of that title with these posts at its top, by that person.
pub fn found(run: RunId, author: PersonId, title: &str, posts: &[&str], now: &Now) -> FoundThread {
    let posts = posts
        .iter()
        .map(|text| FoundPost::markdown(author, text, now.at));
    FoundThread {
        token: None,
        run,
        activity: None,
        kind: ThreadKind::Forum,
        title: Title::from_stored(title.to_owned()),
        language: LanguageTag::from_stored("en".to_owned()),
        author: Some(author),
        made_at: now.at,
        state: ThreadState::Open,
        posts: posts.collect(),
    }
}

/// Puts such a thread down.
pub async fn thread(
    tx: &Tx,
    run: RunId,
    author: PersonId,
    title: &str,
    posts: &[&str],
    now: &Now,
) -> Result<FoundedThread, Fault> {
    let found = found(run, author, title, posts, now);
    let mut founded = found_threads(tx, &[found], now).await?;
    founded.pop().ok_or(Fault::Missing {
        statement: "samples",
    })
}
