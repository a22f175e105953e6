//! The addresses of discussions, and who may pass.

use base::{Slug, Token};
use web::{Doors, Guard};

use crate::pages::{edit_post, list, new_thread, reply, report_post, thread};

web::route! {
    /// The threads of a run.
    pub ShowDiscussion = "/runs/{run}/discussion" { run: Slug }
    /// Starting a thread.
    pub StartThread = "/runs/{run}/discussion/new" { run: Slug }
    /// One thread, a page of its posts.
    pub ShowThread = "/threads/{thread}" { thread: Token }
    /// Writing a post at the end of a thread.
    pub WritePost = "/threads/{thread}/posts" { thread: Token }
    /// Marking a thread as read.
    pub MarkRead = "/threads/{thread}/read" { thread: Token }
    /// Closing a thread.
    pub CloseThread = "/threads/{thread}/close" { thread: Token }
    /// Opening a thread again.
    pub OpenThread = "/threads/{thread}/open" { thread: Token }
    /// How many posts came since; asked by the page itself.
    pub NewerPosts = "/threads/{thread}/newer" { thread: Token }
    /// Answering a post.
    pub ReplyTo = "/posts/{post}/reply" { post: Token }
    /// Telling the stewards that something is wrong with a post.
    pub ReportPost = "/posts/{post}/report" { post: Token }
    /// Changing one's own post.
    pub EditPost = "/posts/{post}/edit" { post: Token }
    /// Taking one's own post back.
    pub WithdrawPost = "/posts/{post}/withdraw" { post: Token }
    /// Thanking for a post.
    pub Thank = "/posts/{post}/thank" { post: Token }
    /// Taking thanks back.
    pub Unthank = "/posts/{post}/unthank" { post: Token }
}

/// The doors of this room.
pub fn routes() -> Doors {
    Doors::new()
        .get_kept::<ShowDiscussion, _, _>(Guard::Open("discussion::policy::read"), list::show)
        .get::<StartThread, _, _>(Guard::Policy("discussion::policy::start"), new_thread::show)
        .post::<StartThread, _, _>(Guard::Policy("discussion::policy::start"), new_thread::send)
        .get_kept::<ShowThread, _, _>(Guard::Open("discussion::policy::read"), thread::show)
        .get::<NewerPosts, _, _>(Guard::Open("discussion::policy::read"), thread::newer)
        .post::<WritePost, _, _>(Guard::Policy("discussion::policy::write"), reply::write)
        .post_own::<MarkRead, _, _>(
            Guard::Policy("discussion::policy::mark_read"),
            thread::mark_read,
        )
        .post::<CloseThread, _, _>(Guard::Policy("discussion::policy::close"), thread::close)
        .post::<OpenThread, _, _>(Guard::Policy("discussion::policy::close"), thread::open)
        .get::<ReplyTo, _, _>(Guard::Policy("discussion::policy::write"), reply::show)
        .post::<ReplyTo, _, _>(Guard::Policy("discussion::policy::write"), reply::answer)
        .get::<ReportPost, _, _>(Guard::Policy("discussion::policy::read"), report_post::show)
        .post::<ReportPost, _, _>(Guard::Policy("discussion::policy::read"), report_post::send)
        .get::<EditPost, _, _>(Guard::Policy("discussion::policy::change"), edit_post::show)
        .post::<EditPost, _, _>(Guard::Policy("discussion::policy::change"), edit_post::save)
        .post_own::<WithdrawPost, _, _>(
            Guard::Policy("discussion::policy::change"),
            edit_post::withdraw,
        )
        .post::<Thank, _, _>(Guard::Policy("discussion::policy::write"), thread::thank)
        .post_own::<Unthank, _, _>(Guard::Policy("discussion::policy::write"), thread::unthank)
}
