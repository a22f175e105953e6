//! What people do with posts.

use base::{LanguageTag, Now, PersonId, Prose, Token};
use courses::actions::enrollment::did;
use courses::enrollment::ActKind;
use store::{Fault, Tx};
use web::{Error, markdown};

use super::writable;
use crate::facts::{self, DiscussionFact, PostNews};
use crate::policy::{self, Authorship};
use crate::post::{Path, PostId, PostState};
use crate::store::post::{self as rows, NewPostRow, PostRow};
use crate::store::{ThreadView, key, reading, thread};
use crate::thread::DiscussionRefusal;

/// A post that somebody writes in a thread.
#[derive(Debug, Clone)]
pub struct Reply {
    /// The address that it gets.
    pub token: Token,
    /// The post that it answers; nothing for the thread as a whole.
    pub to: Option<Token>,
    /// What it says.
    pub body: Prose,
    /// The language of that.
    pub language: LanguageTag,
}

/// A post as it was changed in a form: what it says now, and which version the form showed.
#[derive(Debug, Clone)]
pub struct Saved {
    /// What it says now.
    pub body: Prose,
    /// The language of that.
    pub language: LanguageTag,
    /// The version that the form showed.
    pub version: i64,
}

/// Writes a post into a thread. Whoever writes has read what was there.
pub async fn reply(
    tx: Tx,
    by: PersonId,
    token: &Token,
    reply: &Reply,
    now: &Now,
) -> Result<PostId, Error> {
    let parent = match &reply.to {
        Some(to) => Some(rows::post(&tx, to).await?.ok_or(Error::NotFound)?),
        None => None,
    };
    let thread = writable(&tx, by, token).await?;
    if let Some(parent) = &parent {
        if parent.thread_token != thread.token {
            return Err(Error::NotFound);
        }
        still_shown(parent)?;
    }
    tx.only_at(thread.room.run.raw());
    let id: PostId = key(now);
    let (path, at_the_top) = take_place(&tx, &thread, parent.as_ref()).await?;
    let post = NewPostRow {
        id,
        token: reply.token.clone(),
        thread: thread.id,
        parent: parent.as_ref().map(|parent| parent.id),
        depth: parent.as_ref().map_or(0, |parent| parent.depth + 1),
        path,
        branches: 0,
        author: Some(by),
        body: reply.body.to_string(),
        html: markdown::render(reply.body.as_str()),
        language: reply.language.clone(),
        made_at: now.at,
        edited_at: None,
        thanks: 0,
    };
    rows::add_posts(&tx, &[post]).await?;
    thread::count_post(&tx, thread.id, now.at, at_the_top).await?;
    reading::mark_read(&tx, by, thread.id, now.at).await?;
    did(&tx, by, thread.room.run, ActKind::Posted, id.raw(), now).await?;
    let news = PostNews {
        run: thread.room.run,
        thread: thread.id,
        post: id,
        answers: parent.and_then(|parent| parent.author_id),
    };
    facts::record(&tx, DiscussionFact::Posted, &news, by, now.at).await?;
    Ok(id)
}

/// Takes the next place below what is answered, and says how many places at the top of the thread it took.
async fn take_place(
    tx: &Tx,
    thread: &ThreadView,
    parent: Option<&PostRow>,
) -> Result<(Path, u32), Fault> {
    let Some(parent) = parent else {
        return Ok((Path::start().below(thread.branches + 1), 1));
    };
    if parent.path.has_room_below() {
        rows::branch(tx, parent.id).await?;
        return Ok((parent.path.below(parent.branches + 1), 0));
    }
    // too deep for a path: the reply stands beside what it answers
    let beside = parent.path.above().unwrap_or_else(Path::start);
    match rows::post_at(tx, thread.id, &beside).await? {
        Some((above, branches)) => {
            rows::branch(tx, above).await?;
            Ok((beside.below(branches + 1), 0))
        }
        None => Ok((Path::start().below(thread.branches + 1), 1)),
    }
}

/// Changes one's own post; what it said before is kept.
pub async fn edit(
    tx: Tx,
    by: PersonId,
    token: &Token,
    saved: &Saved,
    now: &Now,
) -> Result<PostId, Error> {
    let (post, thread) = own(&tx, by, token).await?;
    tx.only_at(thread.room.run.raw());
    if post.version != saved.version {
        return Err(DiscussionRefusal::ChangedMeanwhile.into());
    }
    if post.body == saved.body && post.language == saved.language {
        return Ok(post.id);
    }
    let html = markdown::render(saved.body.as_str());
    if rows::save_body(&tx, &post, (&saved.body, &saved.language), &html, now.at).await? {
        Ok(post.id)
    } else {
        Err(DiscussionRefusal::ChangedMeanwhile.into())
    }
}

/// Takes one's own post back: its text is gone from view, replies to it stay.
pub async fn withdraw(tx: Tx, by: PersonId, token: &Token, now: &Now) -> Result<PostId, Error> {
    let (post, thread) = own(&tx, by, token).await?;
    tx.only_at(thread.room.run.raw());
    if rows::withdraw(&tx, post.id).await? {
        thread::uncount_post(&tx, thread.id).await?;
        let news = PostNews {
            run: thread.room.run,
            thread: thread.id,
            post: post.id,
            answers: None,
        };
        facts::record(&tx, DiscussionFact::PostWithdrawn, &news, by, now.at).await?;
    }
    Ok(post.id)
}

/// Hides a post, or shows it again, as stewards decided. A second time changes nothing; a withdrawn post stays withdrawn.
pub async fn set_hidden(tx: Tx, token: &Token, is_hidden: bool) -> Result<(), Error> {
    if let Some(post) = rows::post(&tx, token).await? {
        rows::set_hidden(&tx, post.id, is_hidden).await?;
    }
    Ok(())
}

/// Thanks for a post of somebody else; a second time changes nothing.
pub async fn thank(tx: Tx, by: PersonId, token: &Token, now: &Now) -> Result<PostId, Error> {
    let post = others(&tx, by, token).await?;
    rows::thank(&tx, post.id, by, now.at).await?;
    Ok(post.id)
}

/// Takes thanks back.
pub async fn unthank(tx: Tx, by: PersonId, token: &Token) -> Result<PostId, Error> {
    let post = others(&tx, by, token).await?;
    rows::unthank(&tx, post.id, by).await?;
    Ok(post.id)
}

/// The post of that address, if that person wrote it and may change it now.
async fn own(tx: &Tx, by: PersonId, token: &Token) -> Result<(PostRow, ThreadView), Error> {
    let post = rows::post(tx, token).await?.ok_or(Error::NotFound)?;
    let thread = writable(tx, by, &post.thread_token).await?;
    policy::change(thread.room.role, authorship(&post, by))?;
    still_shown(&post)?;
    Ok((post, thread))
}

/// The post of that address, if somebody else wrote it and that person may thank for it now; thanks are shown in its run alone.
async fn others(tx: &Tx, by: PersonId, token: &Token) -> Result<PostRow, Error> {
    let post = rows::post(tx, token).await?.ok_or(Error::NotFound)?;
    let thread = writable(tx, by, &post.thread_token).await?;
    tx.only_at(thread.room.run.raw());
    still_shown(&post)?;
    match authorship(&post, by) {
        Authorship::Own => Err(DiscussionRefusal::OwnPost.into()),
        Authorship::Other => Ok(post),
    }
}

/// Whose post it is, seen by that person.
pub(crate) fn authorship(post: &PostRow, by: PersonId) -> Authorship {
    if post.author_id == Some(by) {
        Authorship::Own
    } else {
        Authorship::Other
    }
}

pub(crate) fn still_shown(post: &PostRow) -> Result<(), DiscussionRefusal> {
    match post.state {
        PostState::Shown => Ok(()),
        PostState::Withdrawn => Err(DiscussionRefusal::Withdrawn),
        PostState::Hidden => Err(DiscussionRefusal::Hidden),
    }
}
