//! Discussion: what people say to one another in a run.
//!
//! **Words.** A *thread* belongs to a run, and may be about one activity of it. It is a *forum* thread, an *announcement* of the
//! organizers, which everybody gets as a letter, or a *wall*: the comments below an activity of an old site. A *post* is the
//! opening of a thread, or a reply to the thread or to another post. *Thanks* are given once by a person for a post of somebody
//! else. *Reading* is how far somebody has read a thread: what others wrote after that is *fresh* to them.
//!
//! **Invariants.** Posts keep the order in which a thread is read in their path ([`post::Path`]), so that a page of a thread is one
//! range of an index. Opening a page marks nothing as read: the reader says so, or writes something. What somebody read is
//! theirs alone. Counts of posts and thanks are kept by the act that changes them. A post that is withdrawn keeps its place, and
//! its replies stay. An edited post keeps what it said before. Who is erased leaves posts that name nobody.

pub mod actions;
pub mod doors;
pub mod emails;
pub mod facts;
pub mod mention;
pub mod pages;
pub mod policy;
pub mod post;
pub mod routes;
pub mod samples;
pub mod store;
pub mod thread;

pub use post::PostId;
pub use routes::routes;
pub use thread::{DiscussionRefusal, ThreadId, ThreadKind, ThreadState};

web::refusal!(thread::DiscussionRefusal);

/// What this room says, in every language.
pub const WORDS: web::Pack = web::pack!("discussion");

/// Every statement of this room.
pub fn catalogue() -> Vec<&'static dyn ::store::StatementInfo> {
    [
        store::found::CATALOGUE,
        store::letter::CATALOGUE,
        store::person::CATALOGUE,
        store::post::CATALOGUE,
        store::reading::CATALOGUE,
        store::removal::CATALOGUE,
        store::thread::CATALOGUE,
    ]
    .concat()
}
