//! Posts, their earlier versions and thanks, at rest.

use base::{Handle, LanguageTag, Name, PersonId, Prose, Timestamp, Token};
use courses::RunId;
use store::{Fault, Session, Tx, Value, params, row, statements};
use web::CleanHtml;

use super::key_of;
use crate::post::{Path, Placed, PostId, PostState};
use crate::thread::ThreadId;

row! {
    /// A post of a thread, as it is read.
    pub struct PostLine {
        /// Its address.
        pub token: Token,
        /// Its place in reading order.
        pub path: Path,
        /// How many replies it stands below.
        pub depth: u32,
        /// Who wrote it; nothing where they are gone.
        pub author_id: Option<PersonId>,
        /// Their handle.
        pub handle: Option<Handle>,
        /// Their name.
        pub name: Option<Name>,
        /// They organize the run.
        pub organizes: i64,
        /// What it says.
        pub body_html: CleanHtml,
        /// The language of that.
        pub language: LanguageTag,
        /// When it was written.
        pub made_at: Timestamp,
        /// When it was last changed.
        pub edited_at: Option<Timestamp>,
        /// How many people thanked for it.
        pub thanks_count: i64,
        /// The reader is one of them.
        pub thanked: i64,
        /// Whether it is read.
        pub state: PostState,
        /// The post that it answers.
        pub parent_token: Option<Token>,
        /// The name of whoever wrote that.
        pub parent_name: Option<Name>,
    }

    /// A post as it is written below, changed, withdrawn or thanked for.
    pub struct PostRow {
        pub id: PostId,
        pub thread_token: Token,
        pub path: Path,
        pub depth: u32,
        pub branches: u32,
        pub author_id: Option<PersonId>,
        pub name: Option<Name>,
        pub body: Prose,
        pub body_html: CleanHtml,
        pub language: LanguageTag,
        pub state: PostState,
        pub version: i64,
    }
}

impl Placed for PostLine {
    fn path(&self) -> &Path {
        &self.path
    }
}

statements! {
    /// The posts of a thread from a place on, in reading order, with the thanks of person $3 and the organizers of run $4.
    hot POSTS: PostLine = "SELECT post.token, post.path, post.depth, post.author_id, person.handle, person.name,
            (SELECT count(*) FROM organizer WHERE organizer.run_id = $4 AND organizer.person_id = post.author_id) AS organizes,
            CASE WHEN post.state = 'shown' THEN post.body_html ELSE '' END AS body_html, post.language, post.made_at, post.edited_at,
            post.thanks_count,
            (SELECT count(*) FROM thanks WHERE thanks.post_id = post.id AND thanks.person_id = $3) AS thanked, post.state,
            parent.token AS parent_token, parent_author.name AS parent_name
        FROM post
        LEFT JOIN person ON person.id = post.author_id
        LEFT JOIN post AS parent ON parent.id = post.parent_id
        LEFT JOIN person AS parent_author ON parent_author.id = parent.author_id
        WHERE post.thread_id = $1 AND post.path >= $2
        ORDER BY post.path LIMIT $5";

    /// The posts before a place, the nearest first.
    hot PLACES_BEFORE: (Path, Token) = "SELECT path, token FROM post WHERE thread_id = $1 AND path < $2 ORDER BY path DESC LIMIT $3";

    /// Where a post of a thread stands.
    hot PLACE: (Path,) = "SELECT path FROM post WHERE token = $1 AND thread_id = $2";

    /// How many posts others than person $3 wrote in a thread since then.
    hot NEWER: (i64,) = "SELECT count(*) AS newer FROM post
        WHERE thread_id = $1 AND made_at > $2 AND state = 'shown' AND (author_id IS NULL OR author_id <> $3)";

    /// The post of that address.
    hot POST: PostRow = "SELECT post.id, thread.token AS thread_token, post.path, post.depth, post.branches, post.author_id, person.name,
            post.body, post.body_html, post.language, post.state, post.version
        FROM post JOIN thread ON thread.id = post.thread_id LEFT JOIN person ON person.id = post.author_id
        WHERE post.token = $1";

    /// The post at a place: its key and how many hang below it.
    hot POST_AT: (PostId, u32) = "SELECT id, branches FROM post WHERE thread_id = $1 AND path = $2";

    /// Writes a post.
    ADD_POST = "INSERT INTO post (id, token, thread_id, parent_id, depth, path, branches, author_id, body, body_html, language,
            made_at, edited_at, thanks_count, state, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 'shown', 1)";

    /// Takes a number below a post.
    BRANCH = "UPDATE post SET branches = branches + 1 WHERE id = $1";

    /// Keeps what a post said so far.
    KEEP_VERSION = "INSERT INTO post_version (post_id, version, body, body_html, replaced_at)
        SELECT id, version, body, body_html, $2 FROM post WHERE id = $1";

    /// Changes a post, if nobody else did meanwhile.
    SAVE_BODY = "UPDATE post SET body = $3, body_html = $4, edited_at = $5, language = $6, version = version + 1
        WHERE id = $1 AND version = $2 AND state = 'shown'";

    /// Withdraws a post.
    WITHDRAW = "UPDATE post SET state = 'withdrawn', version = version + 1 WHERE id = $1 AND state = 'shown'";

    /// Hides a post that is shown.
    HIDE = "UPDATE post SET state = 'hidden', version = version + 1 WHERE id = $1 AND state = 'shown'";

    /// Shows a post again that is hidden.
    SHOW = "UPDATE post SET state = 'shown', version = version + 1 WHERE id = $1 AND state = 'hidden'";

    /// Thanks for a post, once.
    ADD_THANKS = "INSERT INTO thanks (post_id, person_id, at) VALUES ($1, $2, $3) ON CONFLICT (post_id, person_id) DO NOTHING";

    /// Takes thanks back.
    REMOVE_THANKS = "DELETE FROM thanks WHERE post_id = $1 AND person_id = $2";

    /// Counts thanks.
    COUNT_THANKS = "UPDATE post SET thanks_count = thanks_count + $2 WHERE id = $1";
}

/// Which posts of a thread a page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window {
    /// Where it begins.
    pub from: Place,
    /// How many posts.
    pub size: u32,
}

/// Where a page of posts begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// With the first post.
    Start,
    /// With that post.
    At(Token),
    /// A little before that post, so that it is read in its place.
    Around(Token),
}

impl Window {
    /// The first posts.
    pub fn first(size: u32) -> Self {
        Self {
            from: Place::Start,
            size,
        }
    }
}

/// A page of posts in reading order.
#[derive(Debug, Clone)]
pub struct PostPage {
    /// The posts.
    pub posts: Vec<PostLine>,
    /// The first post of the page before, if there is one.
    pub before: Option<Token>,
    /// The first post of the next page, if there is one.
    pub after: Option<Token>,
}

/// A page of a thread's posts in reading order, as that person reads them. A place that is not in the thread is its start.
pub async fn posts(
    session: &Session,
    thread: ThreadId,
    run: RunId,
    person: Option<PersonId>,
    window: &Window,
) -> Result<PostPage, Fault> {
    let start = start(session, thread, window).await?;
    let (reader, limit) = (key_of(person), window.size + 1);
    let values = params![thread, start, reader, run, limit];
    let mut posts = session.all(&POSTS, values).await?;
    let size = usize::try_from(window.size).unwrap_or(usize::MAX);
    let after = posts.get(size).map(|post| post.token.clone());
    posts.truncate(size);
    let before = if start == Path::start() {
        None
    } else {
        let rows = session
            .all(&PLACES_BEFORE, params![thread, start, window.size])
            .await?;
        rows.into_iter().next_back().map(|(_, token)| token)
    };
    Ok(PostPage {
        posts,
        before,
        after,
    })
}

async fn start(session: &Session, thread: ThreadId, window: &Window) -> Result<Path, Fault> {
    let (token, before) = match &window.from {
        Place::Start => return Ok(Path::start()),
        Place::At(token) => (token, 0),
        Place::Around(token) => (token, window.size / 2),
    };
    let Some((path,)) = session.opt(&PLACE, params![token, thread]).await? else {
        return Ok(Path::start());
    };
    if before == 0 {
        return Ok(path);
    }
    let rows = session
        .all(&PLACES_BEFORE, params![thread, path, before])
        .await?;
    let is_near_the_start = rows.len() < usize::try_from(before).unwrap_or(usize::MAX);
    Ok(match rows.into_iter().next_back() {
        Some((path, _)) if !is_near_the_start => path,
        _ => Path::start(),
    })
}

/// How many posts others wrote in a thread since then.
pub async fn newer(
    session: &Session,
    thread: ThreadId,
    since: Timestamp,
    person: Option<PersonId>,
) -> Result<i64, Fault> {
    let (count,) = session
        .one(&NEWER, params![thread, since, key_of(person)])
        .await?;
    Ok(count)
}

/// The post of that address.
pub async fn post(session: &Session, token: &Token) -> Result<Option<PostRow>, Fault> {
    session.opt(&POST, params![token]).await
}

/// The post at a place, and how many hang below it.
pub(crate) async fn post_at(
    session: &Session,
    thread: ThreadId,
    path: &Path,
) -> Result<Option<(PostId, u32)>, Fault> {
    session.opt(&POST_AT, params![thread, path]).await
}

/// A post as it is put down.
#[derive(Debug, Clone)]
pub(crate) struct NewPostRow {
    pub id: PostId,
    pub token: Token,
    pub thread: ThreadId,
    pub parent: Option<PostId>,
    pub depth: u32,
    pub path: Path,
    pub branches: u32,
    pub author: Option<PersonId>,
    pub body: String,
    pub html: CleanHtml,
    pub language: LanguageTag,
    pub made_at: Timestamp,
    pub edited_at: Option<Timestamp>,
    pub thanks: i64,
}

impl NewPostRow {
    fn values(&self) -> Vec<Value<'static>> {
        super::owned![
            self.id,
            self.token,
            self.thread,
            self.parent,
            self.depth,
            self.path,
            self.branches,
            self.author,
            self.body,
            self.html,
            self.language,
            self.made_at,
            self.edited_at,
            self.thanks,
        ]
    }
}

pub(crate) async fn add_posts(tx: &Tx, posts: &[NewPostRow]) -> Result<(), Fault> {
    let rows = posts.iter().map(NewPostRow::values);
    tx.run_many(&ADD_POST, rows.collect::<Vec<_>>()).await?;
    Ok(())
}

pub(crate) async fn branch(tx: &Tx, post: PostId) -> Result<(), Fault> {
    tx.run(&BRANCH, params![post]).await?;
    Ok(())
}

/// Changes a post and keeps what it said; false when it is another one by now.
pub(crate) async fn save_body(
    tx: &Tx,
    post: &PostRow,
    (body, language): (&Prose, &LanguageTag),
    html: &CleanHtml,
    at: Timestamp,
) -> Result<bool, Fault> {
    tx.run(&KEEP_VERSION, params![post.id, at]).await?;
    let values = params![post.id, post.version, body, html, at, language];
    Ok(tx.run(&SAVE_BODY, values).await? == 1)
}

pub(crate) async fn withdraw(tx: &Tx, post: PostId) -> Result<bool, Fault> {
    Ok(tx.run(&WITHDRAW, params![post]).await? == 1)
}

/// Hides a post, or shows it again.
pub(crate) async fn set_hidden(tx: &Tx, post: PostId, is_hidden: bool) -> Result<(), Fault> {
    let statement = if is_hidden { &HIDE } else { &SHOW };
    tx.run(statement, params![post]).await?;
    Ok(())
}

/// Thanks for a post; a second time changes nothing.
pub(crate) async fn thank(
    tx: &Tx,
    post: PostId,
    person: PersonId,
    at: Timestamp,
) -> Result<(), Fault> {
    let added = tx.run(&ADD_THANKS, params![post, person, at]).await?;
    if added == 1 {
        tx.run(&COUNT_THANKS, params![post, 1_i64]).await?;
    }
    Ok(())
}

/// Takes thanks back, where there were any.
pub(crate) async fn unthank(tx: &Tx, post: PostId, person: PersonId) -> Result<(), Fault> {
    let removed = tx.run(&REMOVE_THANKS, params![post, person]).await?;
    if removed == 1 {
        tx.run(&COUNT_THANKS, params![post, -1_i64]).await?;
    }
    Ok(())
}
