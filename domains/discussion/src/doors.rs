//! Bulk doors: threads of old sites and of the demo, and all of one person. They write no facts and no letters.

pub mod removal;

use std::collections::HashSet;

use base::{LanguageTag, Now, PersonId, Timestamp, Title, Token};
use courses::{ActivityId, RunId};
use serde_json::json;
use store::{Fault, Session, Tx};
use web::CleanHtml;

use crate::post::{Path, PostId};
use crate::store::post::NewPostRow;
use crate::store::thread::NewThreadRow;
use crate::store::{found, key, person, post, thread};
use crate::thread::{ThreadId, ThreadKind, ThreadState};

/// A thread as it was found.
#[derive(Debug, Clone)]
pub struct FoundThread {
    /// Its address, where it has one already.
    pub token: Option<Token>,
    /// The run.
    pub run: RunId,
    /// The lineage of the activity that it is about.
    pub activity: Option<ActivityId>,
    /// What it is for.
    pub kind: ThreadKind,
    /// What it is called.
    pub title: Title,
    /// The language of its title, and of posts that name none.
    pub language: LanguageTag,
    /// Who started it; nothing for a deleted account.
    pub author: Option<PersonId>,
    /// When it was started.
    pub made_at: Timestamp,
    /// Whether it takes posts.
    pub state: ThreadState,
    /// The posts at its top, in the order in which they are read; the first opens it.
    pub posts: Vec<FoundPost>,
}

/// A post as it was found.
#[derive(Debug, Clone)]
pub struct FoundPost {
    /// Its address, where it has one already.
    pub token: Option<Token>,
    /// Who wrote it; nothing for a deleted account.
    pub author: Option<PersonId>,
    /// When.
    pub made_at: Timestamp,
    /// When it was last changed.
    pub edited_at: Option<Timestamp>,
    /// What it says as it was written; empty where only the HTML is known.
    pub body: String,
    /// What it says, cleaned.
    pub html: CleanHtml,
    /// The language of that, where it is not the thread's.
    pub language: Option<LanguageTag>,
    /// Who thanked for it.
    pub thanks: Vec<PersonId>,
    /// How many more did, whose names are not known.
    pub more_thanks: u32,
    /// The replies to it, in the order in which they are read.
    pub replies: Vec<FoundPost>,
}

/// A thread that was put down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundedThread {
    /// Its key.
    pub id: ThreadId,
    /// Its address.
    pub token: Token,
    /// The addresses of its posts, in the order in which they are read.
    pub posts: Vec<Token>,
}

impl FoundPost {
    /// A post in Markdown by that person at that moment, without thanks and replies.
    pub fn markdown(author: PersonId, text: &str, made_at: Timestamp) -> Self {
        Self {
            token: None,
            author: Some(author),
            made_at,
            edited_at: None,
            body: text.to_owned(),
            html: web::markdown::render(text),
            language: None,
            thanks: Vec::new(),
            more_thanks: 0,
            replies: Vec::new(),
        }
    }
}

/// Puts threads down, and gives them back in the same order. At most a few thousand posts at once.
pub async fn found_threads(
    tx: &Tx,
    threads: &[FoundThread],
    now: &Now,
) -> Result<Vec<FoundedThread>, Fault> {
    let mut shelf = Shelf::default();
    let mut founded = Vec::new();
    let mut rows = Vec::new();
    let tokens: Vec<Token> = threads
        .iter()
        .map(|found| found.token.clone().unwrap_or_else(|| now.token()))
        .collect();
    for (found, token) in threads.iter().zip(&tokens) {
        let id: ThreadId = key(now);
        let first = shelf.posts.len();
        shelf.lay(found, id, now);
        let posts = &shelf.posts[first..];
        let last = posts.iter().map(|post| post.made_at).max();
        rows.push(NewThreadRow {
            id,
            token,
            run: found.run,
            activity: found.activity,
            kind: found.kind,
            title: &found.title,
            language: &found.language,
            author: found.author,
            made_at: found.made_at,
            last_post_at: last.unwrap_or(found.made_at),
            post_count: i64::try_from(posts.len()).unwrap_or(i64::MAX),
            branches: count(found.posts.len()),
            state: found.state,
        });
        founded.push(FoundedThread {
            id,
            token: token.clone(),
            posts: posts.iter().map(|post| post.token.clone()).collect(),
        });
    }
    thread::add_threads(tx, &rows).await?;
    post::add_posts(tx, &shelf.posts).await?;
    found::add_thanks(tx, &shelf.thanks).await?;
    Ok(founded)
}

/// Where rows are laid in reading order before they are put down.
#[derive(Default)]
struct Shelf {
    posts: Vec<NewPostRow>,
    thanks: Vec<(PostId, PersonId, Timestamp)>,
}

/// Where a found post goes.
struct Spot<'a> {
    found: &'a FoundPost,
    parent: Option<PostId>,
    depth: u32,
    path: Path,
}

impl Shelf {
    /// Lays the posts of a thread in reading order. Replies that nest too deep for a path are laid beside what they answer.
    fn lay(&mut self, found: &FoundThread, thread: ThreadId, now: &Now) {
        let mut open: Vec<Spot<'_>> = spots(&found.posts, None, 0, &Path::start(), 0);
        while let Some(spot) = open.pop() {
            let id: PostId = key(now);
            let (below, taken) = self.place_below(&spot);
            let replies = spots(&spot.found.replies, Some(id), spot.depth + 1, &below, taken);
            let here = spot.path.clone();
            self.put(thread, id, spot, &found.language, now);
            self.branch(&below, &here, replies.len());
            open.extend(replies);
        }
    }

    /// Where replies to a post go, and how many posts are there already.
    fn place_below(&self, spot: &Spot<'_>) -> (Path, u32) {
        if spot.path.has_room_below() {
            return (spot.path.clone(), 0);
        }
        let beside = spot.path.above().unwrap_or_else(Path::start);
        let above = self.posts.iter().rev().find(|post| post.path == beside);
        let taken = above.map_or(0, |post| post.branches);
        (beside, taken)
    }

    fn branch(&mut self, below: &Path, here: &Path, replies: usize) {
        if below != here
            && let Some(above) = self.posts.iter_mut().rev().find(|post| &post.path == below)
        {
            above.branches += count(replies);
        }
    }

    fn put(
        &mut self,
        thread: ThreadId,
        id: PostId,
        spot: Spot<'_>,
        language: &LanguageTag,
        now: &Now,
    ) {
        let found = spot.found;
        let thanks: HashSet<PersonId> = found.thanks.iter().copied().collect();
        let branches = if spot.path.has_room_below() {
            count(found.replies.len())
        } else {
            0
        };
        self.posts.push(NewPostRow {
            id,
            token: found.token.clone().unwrap_or_else(|| now.token()),
            thread,
            parent: spot.parent,
            depth: spot.depth,
            path: spot.path,
            branches,
            author: found.author,
            body: found.body.clone(),
            html: found.html.clone(),
            language: found.language.clone().unwrap_or_else(|| language.clone()),
            made_at: found.made_at,
            edited_at: found.edited_at,
            thanks: i64::try_from(thanks.len()).unwrap_or(i64::MAX) + i64::from(found.more_thanks),
        });
        let at = found.edited_at.unwrap_or(found.made_at);
        self.thanks
            .extend(thanks.into_iter().map(|person| (id, person, at)));
    }
}

/// The spots of replies, the last one first, so that the first is taken first.
fn spots<'a>(
    replies: &'a [FoundPost],
    parent: Option<PostId>,
    depth: u32,
    below: &Path,
    taken: u32,
) -> Vec<Spot<'a>> {
    let numbers = (taken + 1)..;
    let spots = replies.iter().zip(numbers).map(|(found, number)| Spot {
        found,
        parent,
        depth,
        path: below.below(number),
    });
    let mut spots: Vec<Spot<'a>> = spots.collect();
    spots.reverse();
    spots
}

fn count(things: usize) -> u32 {
    u32::try_from(things).unwrap_or(u32::MAX)
}

/// What somebody wrote, thanked for and read, for the person to take along.
pub async fn take_out(session: &Session, person: PersonId) -> Result<serde_json::Value, Fault> {
    let all = person::belongings(session, person).await?;
    let posts = all.posts.into_iter().map(|post| {
        json!({
            "run": post.run.as_str(), "thread": post.thread.as_str(), "text": post.body.as_str(),
            "made_at": post.made_at.to_string(), "edited_at": post.edited_at.map(|at| at.to_string()),
            "state": post.state,
        })
    });
    let threads = all.threads.into_iter().map(
        |(run, title, at)| json!({ "run": run.as_str(), "title": title.as_str(), "made_at": at.to_string() }),
    );
    let thanks = all
        .thanks
        .into_iter()
        .map(|(thread, at)| json!({ "thread": thread.as_str(), "at": at.to_string() }));
    let reading = all
        .reading
        .into_iter()
        .map(|(thread, at)| json!({ "thread": thread.as_str(), "until": at.to_string() }));
    Ok(json!({
        "posts": posts.collect::<Vec<_>>(),
        "threads": threads.collect::<Vec<_>>(),
        "thanks": thanks.collect::<Vec<_>>(),
        "reading": reading.collect::<Vec<_>>(),
    }))
}

/// Takes a person off everything here. Their posts stay readable and name nobody; what they withdrew or changed is forgotten.
/// [`removal::erase_words`] before it takes the posts as well.
pub async fn erase(tx: &Tx, person: PersonId) -> Result<(), Fault> {
    person::erase(tx, person).await
}
