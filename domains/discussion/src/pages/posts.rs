//! Posts as they are read: nested, each with what its reader may do with it.

use base::{PersonId, Timestamp};
use maud::{Markup, html};
use web::{T, shell::parts};

use crate::post::{Nested, PostState, nest};
use crate::routes::{EditPost, ReplyTo, ReportPost, Thank, Unthank};
use crate::store::PostLine;

/// Who reads posts, and what they may do with them.
#[derive(Debug, Clone, Copy)]
pub struct Board {
    reader: Option<PersonId>,
    seen_at: Option<Timestamp>,
    acts: Acts,
}

/// What a reader may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Acts {
    /// Read.
    Read,
    /// Answer, thank, change one's own.
    Write,
}

impl Board {
    /// For reading only, as in an edition.
    pub fn to_read() -> Self {
        Self {
            reader: None,
            seen_at: None,
            acts: Acts::Read,
        }
    }

    /// For a reader who has read until then and may only read.
    pub fn for_reader(reader: Option<PersonId>, seen_at: Option<Timestamp>) -> Self {
        Self {
            reader,
            seen_at,
            acts: Acts::Read,
        }
    }

    /// The same for somebody who may write.
    #[must_use]
    pub fn writing(self) -> Self {
        Self {
            acts: Acts::Write,
            ..self
        }
    }

    fn is_own(&self, post: &PostLine) -> bool {
        post.author_id.is_some() && post.author_id == self.reader
    }

    fn is_new(&self, post: &PostLine) -> bool {
        let is_later = self.seen_at.is_some_and(|seen| post.made_at > seen);
        is_later && !self.is_own(post) && post.state == PostState::Shown
    }
}

/// A page of posts in reading order, nested.
pub fn draw_posts(t: &T, posts: &[PostLine], board: &Board) -> Markup {
    html! {
        div.thread data-list {
            @for nested in nest(posts) { (article(t, &nested, None, board)) }
        }
    }
}

/// One post with its replies. What answers a post that is not right above it names that post.
fn article(
    t: &T,
    nested: &Nested<'_, PostLine>,
    above: Option<&PostLine>,
    board: &Board,
) -> Markup {
    let post = nested.post;
    let is_gone = post.state != PostState::Shown;
    let is_far = post.parent_token.as_ref() != above.map(|above| &above.token);
    html! {
        article.post.new[board.is_new(post)].gone[is_gone] id={ "p_" (post.token) } tabindex="-1" {
            (head(t, post, board))
            @if is_far { (answers(t, post)) }
            @match post.state {
                PostState::Withdrawn => p.meta { (t.say("discussion-withdrawn")) },
                PostState::Hidden => p.meta { (t.say("discussion-hidden")) },
                PostState::Shown => {
                (parts::prose(&post.language, &post.body_html))
                (acts(t, post, board))
                },
            }
            @if !nested.replies.is_empty() {
                div.replies {
                    @for reply in &nested.replies { (article(t, reply, Some(post), board)) }
                }
            }
        }
    }
}

fn head(t: &T, post: &PostLine, board: &Board) -> Markup {
    html! {
        header.post-head {
            @match post.handle.as_ref().zip(post.name.as_ref()) {
                Some((handle, name)) => {
                    (parts::face(handle.as_str())) " "
                    a href={ "/people/" (handle) } dir="auto" { (name) }
                },
                None => { span { (t.say("discussion-nobody")) } },
            }
            @if post.organizes > 0 { " " span.chip { (t.say("discussion-organizer")) } }
            @if board.is_new(post) { " " span.chip.accent { (t.say("discussion-new")) } }
            " " a.when href={ "#p_" (post.token) } { (t.ago(post.made_at)) }
            @if let Some(at) = post.edited_at { " " span.meta { (t.say("discussion-edited")) " " (t.ago(at)) } }
        }
    }
}

fn answers(t: &T, post: &PostLine) -> Markup {
    let Some(parent) = &post.parent_token else {
        return html! {};
    };
    let name = html! {
        a href={ "?post=" (parent) "#p_" (parent) } dir="auto" {
            @match &post.parent_name {
                Some(name) => (name),
                None => { (t.say("discussion-nobody")) },
            }
        }
    };
    html! { p.meta { (t.say_around("discussion-answers", &[("name", name)])) } }
}

fn acts(t: &T, post: &PostLine, board: &Board) -> Markup {
    let token = &post.token;
    let reply = ReplyTo {
        post: token.clone(),
    };
    html! {
        @match board.acts {
            Acts::Read => (thanked(t, post, board)),
            Acts::Write => {
                div.post-acts {
                    a href=(reply) { (t.say("discussion-reply")) } " "
                    a href={ (reply) "?quote=1" } { (t.say("discussion-quote")) } " "
                    @if board.is_own(post) {
                        a href=(EditPost { post: token.clone() }) { (t.say("discussion-edit")) } " "
                        (thanks_in_words(t, post))
                    } @else {
                        (thank_button(t, post)) " " (report(t, post))
                    }
                }
            },
        }
    }
}

fn thank_button(t: &T, post: &PostLine) -> Markup {
    let token = post.token.clone();
    let (address, words) = if post.thanked > 0 {
        (Unthank { post: token }.to_string(), "discussion-unthank")
    } else {
        (Thank { post: token }.to_string(), "discussion-thank")
    };
    html! {
        form method="post" action=(address) {
            button.link {
                (t.say(words))
                @if post.thanks_count > 0 { " " span.count { (post.thanks_count) } }
            }
        }
    }
}

/// Where the stewards are told that something is wrong with a post.
fn report(t: &T, post: &PostLine) -> Markup {
    let address = ReportPost {
        post: post.token.clone(),
    };
    html! { a href=(address) { (t.say("people-report")) } }
}

fn thanked(t: &T, post: &PostLine, board: &Board) -> Markup {
    let reports = board.reader.is_some() && !board.is_own(post);
    html! {
        @if post.thanks_count > 0 || reports {
            div.post-acts {
                (thanks_in_words(t, post))
                @if reports { " " (report(t, post)) }
            }
        }
    }
}

fn thanks_in_words(t: &T, post: &PostLine) -> Markup {
    html! {
        @if post.thanks_count > 0 {
            span.meta { (t.say_with("discussion-thanked", &[("count", post.thanks_count.into())])) }
        }
    }
}
