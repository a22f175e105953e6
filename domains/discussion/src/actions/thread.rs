//! What people do with a thread.

use base::{LanguageTag, Now, PersonId, Prose, Slug, Timestamp, Title, Token};
use courses::ActivityId;
use courses::actions::enrollment::did;
use courses::enrollment::ActKind;
use store::Tx;
use web::{Error, markdown};

use super::readable;
use crate::facts::{self, DiscussionFact, PostNews};
use crate::policy;
use crate::post::{Path, PostId};
use crate::store::post::{NewPostRow, add_posts};
use crate::store::thread::{NewThreadRow, add_threads};
use crate::store::{key, reading, room_by_slug, thread};
use crate::thread::{DiscussionRefusal, Room, ThreadId, ThreadKind, ThreadState};

/// A thread that somebody starts.
#[derive(Debug, Clone)]
pub struct NewThread {
    /// The address that it gets.
    pub token: Token,
    /// What it is for.
    pub kind: ThreadKind,
    /// What it is called.
    pub title: Title,
    /// What its opening post says.
    pub body: Prose,
    /// The language of both.
    pub language: LanguageTag,
    /// The activity that it is about.
    pub activity: Option<Token>,
}

/// Starts a thread with its opening post.
pub async fn start_thread(
    tx: Tx,
    by: PersonId,
    run: &Slug,
    new: &NewThread,
    now: &Now,
) -> Result<ThreadId, Error> {
    let room = room_by_slug(&tx, run, Some(by))
        .await?
        .ok_or(Error::NotFound)?;
    let activity = match &new.activity {
        Some(token) => Some(topic(&tx, &room, token).await?),
        None => None,
    };
    policy::read(room.role, room.state, room.audience)?;
    policy::start(room.role, new.kind)?;
    room.takes_posts()?;
    tx.only_at(room.run.raw());
    let (id, opening) = (key::<ThreadId>(now), key::<PostId>(now));
    add_threads(&tx, &[thread_row(id, by, &room, new, activity, now)]).await?;
    add_posts(&tx, &[opening_row(opening, id, by, new, now)]).await?;
    reading::mark_read(&tx, by, id, now.at).await?;
    did(&tx, by, room.run, ActKind::Posted, opening.raw(), now).await?;
    let news = PostNews {
        run: room.run,
        thread: id,
        post: opening,
        answers: None,
    };
    let fact = match new.kind {
        ThreadKind::Announcement => DiscussionFact::Announced,
        ThreadKind::Forum | ThreadKind::Wall => DiscussionFact::ThreadStarted,
    };
    facts::record(&tx, fact, &news, by, now.at).await?;
    Ok(id)
}

async fn topic(tx: &Tx, room: &Room, token: &Token) -> Result<ActivityId, Error> {
    let topic = thread::topic(tx, room.run, token).await?;
    Ok(topic.ok_or(DiscussionRefusal::NoSuchActivity)?.lineage)
}

fn thread_row<'a>(
    id: ThreadId,
    by: PersonId,
    room: &'a Room,
    new: &'a NewThread,
    activity: Option<ActivityId>,
    now: &Now,
) -> NewThreadRow<'a> {
    NewThreadRow {
        id,
        token: &new.token,
        run: room.run,
        activity,
        kind: new.kind,
        title: &new.title,
        language: &new.language,
        author: Some(by),
        made_at: now.at,
        last_post_at: now.at,
        post_count: 1,
        branches: 1,
        state: ThreadState::Open,
    }
}

fn opening_row(
    id: PostId,
    thread: ThreadId,
    by: PersonId,
    new: &NewThread,
    now: &Now,
) -> NewPostRow {
    NewPostRow {
        id,
        token: now.token(),
        thread,
        parent: None,
        depth: 0,
        path: Path::start().below(1),
        branches: 0,
        author: Some(by),
        body: new.body.to_string(),
        html: markdown::render(new.body.as_str()),
        language: new.language.clone(),
        made_at: now.at,
        edited_at: None,
        thanks: 0,
    }
}

/// Remembers until when somebody has read a thread; never later than now.
pub async fn mark_read(
    tx: Tx,
    by: PersonId,
    token: &Token,
    until: Timestamp,
    now: &Now,
) -> Result<ThreadId, Error> {
    let thread = readable(&tx, by, token).await?;
    policy::mark_read(thread.room.role)?;
    tx.only_at(thread.room.run.raw());
    reading::mark_read(&tx, by, thread.id, until.min(now.at)).await?;
    Ok(thread.id)
}

/// Closes a thread: it is read, and takes no posts any more.
pub async fn close(tx: Tx, by: PersonId, token: &Token) -> Result<ThreadId, Error> {
    set_state(tx, by, token, ThreadState::Closed).await
}

/// Opens a closed thread again.
pub async fn open(tx: Tx, by: PersonId, token: &Token) -> Result<ThreadId, Error> {
    set_state(tx, by, token, ThreadState::Open).await
}

async fn set_state(
    tx: Tx,
    by: PersonId,
    token: &Token,
    state: ThreadState,
) -> Result<ThreadId, Error> {
    let view = readable(&tx, by, token).await?;
    policy::close(view.room.role)?;
    view.room.takes_posts()?;
    tx.only_at(view.room.run.raw());
    thread::set_state(&tx, view.id, state).await?;
    Ok(view.id)
}
