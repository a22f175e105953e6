//! All of one person in this room: for taking out and erasing.

use base::{PersonId, Prose, Slug, Timestamp, Title};
use store::{Fault, Session, Tx, params, row, statements};

use crate::post::PostState;

row! {
    /// A post that somebody wrote.
    pub(crate) struct OwnPost {
        pub run: Slug,
        pub thread: Title,
        pub body: Prose,
        pub made_at: Timestamp,
        pub edited_at: Option<Timestamp>,
        pub state: PostState,
    }
}

statements! {
    /// What somebody wrote.
    OWN_POSTS: OwnPost = "SELECT run.slug AS run, thread.title AS thread, post.body, post.made_at, post.edited_at, post.state
        FROM post JOIN thread ON thread.id = post.thread_id JOIN run ON run.id = thread.run_id
        WHERE post.author_id = $1 ORDER BY post.id";
    /// Which threads somebody started.
    OWN_THREADS: (Slug, Title, Timestamp) = "SELECT run.slug, thread.title, thread.made_at
        FROM thread JOIN run ON run.id = thread.run_id WHERE thread.author_id = $1 ORDER BY thread.id";
    /// For what somebody thanked.
    OWN_THANKS: (Title, Timestamp) = "SELECT thread.title, thanks.at FROM thanks
        JOIN post ON post.id = thanks.post_id JOIN thread ON thread.id = post.thread_id
        WHERE thanks.person_id = $1 ORDER BY thanks.at, thanks.post_id";
    /// How far somebody has read.
    OWN_READING: (Title, Timestamp) = "SELECT thread.title, reading.seen_at FROM reading
        JOIN thread ON thread.id = reading.thread_id WHERE reading.person_id = $1 ORDER BY reading.thread_id";

    /// Forgets what somebody's posts said before they were changed.
    FORGET_VERSIONS = "DELETE FROM post_version WHERE post_id IN (SELECT id FROM post WHERE author_id = $1)";
    /// Forgets what somebody withdrew.
    FORGET_WITHDRAWN = "UPDATE post SET body = '', body_html = '' WHERE author_id = $1 AND state = 'withdrawn'";
    /// Forgets who wrote posts.
    ERASE_POSTS = "UPDATE post SET author_id = NULL WHERE author_id = $1";
    /// Forgets who started threads.
    ERASE_THREADS = "UPDATE thread SET author_id = NULL WHERE author_id = $1";
    /// Counts the thanks of somebody no more.
    UNCOUNT_THANKS = "UPDATE post SET thanks_count = thanks_count - 1
        WHERE id IN (SELECT post_id FROM thanks WHERE person_id = $1)";
    /// Forgets for what somebody thanked.
    ERASE_THANKS = "DELETE FROM thanks WHERE person_id = $1";
    /// Forgets how far somebody has read.
    ERASE_READING = "DELETE FROM reading WHERE person_id = $1";
    /// Forgets which announcements somebody got.
    ERASE_LETTERS = "DELETE FROM announcement_letter WHERE person_id = $1";
}

/// Everything that somebody left in this room.
pub(crate) struct Belongings {
    pub posts: Vec<OwnPost>,
    pub threads: Vec<(Slug, Title, Timestamp)>,
    pub thanks: Vec<(Title, Timestamp)>,
    pub reading: Vec<(Title, Timestamp)>,
}

pub(crate) async fn belongings(session: &Session, person: PersonId) -> Result<Belongings, Fault> {
    Ok(Belongings {
        posts: session.all(&OWN_POSTS, params![person]).await?,
        threads: session.all(&OWN_THREADS, params![person]).await?,
        thanks: session.all(&OWN_THANKS, params![person]).await?,
        reading: session.all(&OWN_READING, params![person]).await?,
    })
}

pub(crate) async fn erase(tx: &Tx, person: PersonId) -> Result<(), Fault> {
    tx.run(&FORGET_VERSIONS, params![person]).await?;
    tx.run(&FORGET_WITHDRAWN, params![person]).await?;
    tx.run(&ERASE_POSTS, params![person]).await?;
    tx.run(&ERASE_THREADS, params![person]).await?;
    tx.run(&UNCOUNT_THANKS, params![person]).await?;
    tx.run(&ERASE_THANKS, params![person]).await?;
    tx.run(&ERASE_READING, params![person]).await?;
    tx.run(&ERASE_LETTERS, params![person]).await?;
    Ok(())
}
