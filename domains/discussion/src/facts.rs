//! What this room tells the others.

use base::{PersonId, Timestamp, Token, Word as _};
use courses::RunId;
use people::care::ReportKind;
use people::facts::{CareFact, CareNews};
use serde::{Deserialize, Serialize};
use store::facts::Fact;
use store::{Fault, Tx};
use web::{App, Error};

use crate::actions;
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

/// Does to a post what stewards decided about it. The fact says that something was decided, the report what holds now, so that it
/// does not matter which of two decisions is heard first.
pub async fn react(app: &App, fact: &Fact) -> Result<(), Error> {
    if CareFact::from_word(&fact.kind).is_none() {
        return Ok(());
    }
    let news: CareNews = fact.read()?;
    let token = Token::parse(&news.subject).ok();
    let Some(token) = token.filter(|_| news.kind == ReportKind::Post.as_word()) else {
        return Ok(());
    };
    let session = app.db.read().await?;
    let is_hidden = people::store::is_hidden(&session, ReportKind::Post, &news.subject).await?;
    drop(session);
    app.db
        .write(|tx| actions::set_hidden(tx, &token, is_hidden))
        .await
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
