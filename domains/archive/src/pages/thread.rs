//! One thread of an edition.

use base::Token;
use discussion::post::PostState;
use discussion::store::post::PostPage;
use discussion::store::{Place, PostLine, Window, posts, thread_by_token};
use maud::{Markup, html};
use web::shell::parts;
use web::{Answer, At, Error, Head, T, Visit};

use super::{author, banner, crumbs, for_members, open};
use crate::policy;
use crate::routes::{ShowThread, latest_in_thread};

/// How many posts stand on a page.
const SIZE: u32 = 50;

pub async fn show(visit: Visit, At(at): At<ShowThread>) -> Answer {
    let session = visit.app.db.read().await?;
    let person = visit.person();
    let opened = open(&session, &at.run, person).await?;
    let t = &visit.t;
    if policy::read_discussion(opened.role, opened.run.audience).is_err() {
        let head = Head::of(opened.run.title.as_str()).within("/editions");
        let body = html! {
            header.head { (crumbs(t, Some(&opened.run))) h1 { (t.say("archive-discussion")) } }
            (for_members(t))
        };
        return Ok(visit.page(head, body));
    }
    let thread = thread_by_token(&session, &at.thread, person).await?;
    let thread = thread
        .filter(|thread| thread.room.run == opened.run.id)
        .ok_or(Error::NotFound)?;
    let query = visit.query();
    let token = |name| query.get(name).and_then(|text| Token::parse(text).ok());
    let from = match (token("at"), token("from")) {
        (Some(post), _) => Place::Around(post),
        (None, Some(post)) => Place::At(post),
        (None, None) => Place::Start,
    };
    let window = Window { from, size: SIZE };
    let page = posts(&session, thread.id, opened.run.id, person, &window).await?;
    let other = |post: &Token| format!("{at}?from={post}");
    let (before, after) = (
        page.before.as_ref().map(other),
        page.after.as_ref().map(other),
    );
    let body = html! {
        header.head {
            (crumbs(t, Some(&opened.run)))
            h1 lang=(thread.language.as_str()) dir="auto" { (thread.title) }
            p.meta.dots {
                span { (t.day_of(thread.made_at)) } " "
                span { (t.say_with("archive-posts-count", &[("count", thread.post_count.into())])) }
            }
        }
        div.thread data-list { (branches(t, &at, &page)) }
        (parts::pager(t, before.as_deref(), after.as_deref()))
        (banner(&visit, &opened))
    };
    let head = Head::of(thread.title.as_str()).within("/editions");
    Ok(visit.page(head, body))
}

/// A post with what hangs below it on this page.
struct Branch<'a> {
    post: &'a PostLine,
    replies: Vec<Branch<'a>>,
}

/// Hangs the deepest open branch below the one above it.
fn close<'a>(open: &mut Vec<Branch<'a>>, top: &mut Vec<Branch<'a>>) {
    let done = open.pop();
    match (done, open.last_mut()) {
        (Some(done), Some(above)) => above.replies.push(done),
        (Some(done), None) => top.push(done),
        (None, _) => {}
    }
}

/// The posts of a page as trees: a reply hangs below the post above it, as far as that is on the page.
fn grown(posts: &[PostLine]) -> Vec<Branch<'_>> {
    let mut top: Vec<Branch<'_>> = Vec::new();
    // the branches that are open, from the top down, each with its depth
    let mut open: Vec<Branch<'_>> = Vec::new();
    for post in posts {
        while open
            .last()
            .is_some_and(|above| above.post.depth >= post.depth)
        {
            close(&mut open, &mut top);
        }
        open.push(Branch {
            post,
            replies: Vec::new(),
        });
    }
    while !open.is_empty() {
        close(&mut open, &mut top);
    }
    top
}

fn branches(t: &T, at: &ShowThread, page: &PostPage) -> Markup {
    html! { @for branch in grown(&page.posts) { (one(t, at, &branch)) } }
}

fn one(t: &T, at: &ShowThread, branch: &Branch<'_>) -> Markup {
    let post = branch.post;
    let link = latest_in_thread(at, &post.token);
    html! {
        article.post id={ "p_" (post.token) } tabindex="-1" {
            header.post-head {
                (author(t, post.handle.as_ref(), post.name.as_ref())) " "
                @if post.organizes > 0 { span.chip { (t.say("archive-organizer")) } " " }
                a.when href=(link) { time datetime=(post.made_at.to_string()) { (t.moment_text(post.made_at)) } }
            }
            @match post.state {
                PostState::Shown => (parts::prose(&post.language, &post.body_html)),
                PostState::Withdrawn => p.meta { (t.say("archive-withdrawn")) },
                PostState::Hidden => p.meta { (t.say("archive-hidden")) },
            }
            @if post.thanks_count > 0 {
                p.meta { (t.say_with("archive-thanks", &[("count", post.thanks_count.into())])) }
            }
            @if !branch.replies.is_empty() {
                div.replies { @for reply in &branch.replies { (one(t, at, reply)) } }
            }
        }
    }
}
