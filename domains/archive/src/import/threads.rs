//! Threads, walls and broadcasts of the old site as our threads.

use std::collections::HashMap;

use base::{LanguageTag, Timestamp, Title};
use courses::{ActivityId, RunId};
use discussion::doors::{FoundPost, FoundThread};
use discussion::{ThreadKind, ThreadState};

use super::people::Folk;
use super::{homes, text};
use crate::p2pu::{OldBroadcast, OldCourse, OldDocument, OldEvent, OldPost, OldThread, SiteTime};

/// Writes the threads of one course.
pub(super) struct Writer<'a> {
    pub folk: &'a Folk,
    pub language: LanguageTag,
    pub title: Title,
    /// The moment of what has none.
    pub sometime: Timestamp,
}

impl Writer<'_> {
    /// Every thread of a course, but for those about its documents.
    pub fn all(&self, course: &OldCourse) -> Vec<FoundThread> {
        let forum = course.threads.iter().map(|thread| self.forum(thread));
        let broadcasts = course.broadcasts.iter().map(|one| self.broadcast(one));
        let events = course.events.iter().map(|event| self.event(event));
        let mut all: Vec<FoundThread> = forum.chain(broadcasts).chain(events).collect();
        if !course.wall.is_empty() {
            all.push(self.wall(course));
        }
        all
    }

    fn thread(
        &self,
        kind: ThreadKind,
        title: &str,
        token: base::Token,
        posts: Vec<FoundPost>,
    ) -> FoundThread {
        let opening = posts.first();
        FoundThread {
            token: Some(token),
            // settled when the run is put down
            run: RunId::from_raw(0),
            activity: None,
            kind,
            title: text::title(title, self.title.as_str()),
            language: self.language.clone(),
            author: opening.and_then(|post| post.author),
            made_at: opening.map_or(self.sometime, |post| post.made_at),
            state: ThreadState::Closed,
            posts,
        }
    }

    fn forum(&self, old: &OldThread) -> FoundThread {
        let made_at = moment(old.at, self.sometime);
        let opening = FoundPost {
            token: Some(homes::token("topic", old.nid)),
            author: self.folk.author(old.author.as_ref()),
            more_thanks: old.likes,
            ..said(&old.body_html, made_at)
        };
        let mut posts = vec![opening];
        posts.extend(self.grown(&old.posts, made_at));
        let token = homes::thread_token(old.nid);
        self.thread(ThreadKind::Forum, &old.title, token, posts)
    }

    fn wall(&self, course: &OldCourse) -> FoundThread {
        let posts = self.grown(&course.wall, self.sometime);
        let token = homes::wall_token(course.nid);
        let wall = self.thread(ThreadKind::Wall, &course.title, token, posts);
        FoundThread {
            author: None,
            ..wall
        }
    }

    fn broadcast(&self, old: &OldBroadcast) -> FoundThread {
        let post = FoundPost {
            token: Some(homes::token("topic", old.nid)),
            author: self.folk.author(old.author.as_ref()),
            ..said(&old.body_html, moment(old.at, self.sometime))
        };
        let token = homes::thread_token(old.nid);
        self.thread(ThreadKind::Announcement, &old.title, token, vec![post])
    }

    fn event(&self, old: &OldEvent) -> FoundThread {
        let when = web::markdown::plain(&old.when);
        let post = FoundPost {
            token: Some(homes::token("topic", old.nid)),
            author: self.folk.author(old.author.as_ref()),
            ..said(
                &format!("{}{}", when.as_str(), old.body_html),
                self.sometime,
            )
        };
        let token = homes::thread_token(old.nid);
        self.thread(ThreadKind::Announcement, &old.title, token, vec![post])
    }

    /// What was said about a document, as a thread about the activity that it became.
    pub fn about(&self, document: &OldDocument, activity: ActivityId) -> Option<FoundThread> {
        if document.comments.is_empty() {
            return None;
        }
        let posts = self.grown(&document.comments, self.sometime);
        let token = homes::token("document-wall", document.nid);
        let wall = self.thread(ThreadKind::Wall, &document.title, token, posts);
        Some(FoundThread {
            author: None,
            activity: Some(activity),
            ..wall
        })
    }

    /// A flat list of comments as the trees that they are. Whatever answers nothing that stands before it stands at the top.
    fn grown(&self, posts: &[OldPost], otherwise: Timestamp) -> Vec<FoundPost> {
        let places: HashMap<u32, usize> = posts
            .iter()
            .enumerate()
            .map(|(place, post)| (post.cid, place))
            .collect();
        let mut hanging: HashMap<u32, Vec<FoundPost>> = HashMap::new();
        let mut top = Vec::new();
        for (place, old) in posts.iter().enumerate().rev() {
            let mut replies = hanging.remove(&old.cid).unwrap_or_default();
            replies.reverse();
            let post = FoundPost {
                token: Some(homes::comment_token(old.cid)),
                author: self.folk.author(old.author.as_ref()),
                more_thanks: old.likes,
                replies,
                ..said(&old.body_html, moment(old.at, otherwise))
            };
            let parent = old
                .parent
                .filter(|parent| places.get(parent).is_some_and(|at| *at < place));
            match parent {
                Some(parent) => hanging.entry(parent).or_default().push(post),
                None => top.push(post),
            }
        }
        top.reverse();
        top
    }
}

fn moment(at: Option<SiteTime>, otherwise: Timestamp) -> Timestamp {
    at.map_or(otherwise, |time| time.at)
}

/// A post that says this, by nobody yet.
fn said(clean: &str, made_at: Timestamp) -> FoundPost {
    FoundPost {
        token: None,
        author: None,
        made_at,
        edited_at: None,
        body: String::new(),
        html: text::html(clean),
        language: None,
        thanks: Vec::new(),
        more_thanks: 0,
        replies: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::Text as _;

    fn post(cid: u32, parent: Option<u32>) -> OldPost {
        OldPost {
            cid,
            parent,
            title: None,
            author: None,
            at: None,
            body_html: format!("<p>{cid}</p>"),
            likes: 0,
        }
    }

    fn drawn(posts: &[FoundPost]) -> String {
        let drawn = posts.iter().map(|post| {
            let text = post.html.as_str().replace("<p>", "").replace("</p>", "");
            match drawn(&post.replies) {
                none if none.is_empty() => text,
                replies => format!("{text}({replies})"),
            }
        });
        drawn.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn comments_grow_into_trees_in_their_order() {
        let folk = Folk::default();
        let writer = Writer {
            folk: &folk,
            language: LanguageTag::unknown(),
            title: Title::from_stored("Knitting".to_owned()),
            sometime: Timestamp::UNIX_EPOCH,
        };
        let posts = [
            post(1, None),
            post(2, Some(1)),
            post(3, Some(2)),
            post(4, Some(1)),
            post(5, Some(9)),
            post(6, Some(7)),
            post(7, None),
        ];
        let grown = writer.grown(&posts, Timestamp::UNIX_EPOCH);
        assert_eq!(drawn(&grown), "1(2(3) 4) 5 6 7");
    }
}
