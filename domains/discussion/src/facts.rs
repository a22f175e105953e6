//! What this room tells the others.

use base::{PersonId, Timestamp, Word as _};
use courses::RunId;
use serde::{Deserialize, Serialize};
use store::{Fault, Tx};

use crate::post::PostId;
use crate::thread::ThreadId;

base::words! {
    /// What happened in a discussion. The subject of each fact is the thread.
    pub enum DiscussionFact {
        /// Somebody started a thread.
        ThreadStarted = "thread_started",
        /// An organizer told everybody something.
        Announced = "announced",
        /// Somebody answered.
        Posted = "posted",
        /// Somebody took a post back.
        PostWithdrawn = "post_withdrawn",
    }
}

/// What else there is to know about such a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostNews {
    /// The run.
    pub run: RunId,
    /// The thread.
    pub thread: ThreadId,
    /// The post.
    pub post: PostId,
    /// Who wrote the post that this one answers.
    pub answers: Option<PersonId>,
}

/// Records a fact.
pub(crate) async fn record(
    tx: &Tx,
    fact: DiscussionFact,
    news: &PostNews,
    by: PersonId,
    at: Timestamp,
) -> Result<(), Fault> {
    let subject = news.thread.raw();
    store::facts::record(tx, fact.as_word(), subject, news, Some(by.raw()), at).await?;
    Ok(())
}
