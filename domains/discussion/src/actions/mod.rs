//! What people do in a discussion.

mod post;
mod thread;

pub use post::{Reply, Saved, edit, reply, set_hidden, thank, unthank, withdraw};
pub(crate) use post::{authorship, still_shown};
pub use thread::{NewThread, close, mark_read, open, start_thread};

use base::{PersonId, Token};
use store::Tx;
use web::Error;

use crate::policy;
use crate::store::{self as rows, ThreadView};

/// The thread of that address, if that person may read it.
async fn readable(tx: &Tx, by: PersonId, token: &Token) -> Result<ThreadView, Error> {
    let thread = rows::thread_by_token(tx, token, Some(by))
        .await?
        .ok_or(Error::NotFound)?;
    let room = &thread.room;
    policy::read(room.role, room.state, room.audience)?;
    Ok(thread)
}

/// The same, if that person may also write in it now.
async fn writable(tx: &Tx, by: PersonId, token: &Token) -> Result<ThreadView, Error> {
    let thread = readable(tx, by, token).await?;
    policy::write(thread.room.role)?;
    thread.room.takes_posts_in(thread.state)?;
    Ok(thread)
}
