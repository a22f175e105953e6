//! Telling the stewards that something is wrong with a post.

use people::actions::care::Reported;
use people::care::ReportKind;
use people::reports;
use web::{Answer, At, Error, Fields, Visit};

use super::{entered, post_address};
use crate::actions;
use crate::routes::ReportPost;
use crate::store::post::post;

/// What is reported, and what its thread is called; only what the reader can read.
async fn reported(visit: &Visit, at: &ReportPost) -> Result<(Reported, String), Error> {
    let db = visit.app.db.read().await?;
    let post = post(&db, &at.post).await?.ok_or(Error::NotFound)?;
    let thread = entered(visit, &db, &post.thread_token).await?;
    actions::still_shown(&post)?;
    let what = Reported {
        kind: ReportKind::Post,
        subject: at.post.to_string(),
        address: post_address(&thread.token, &at.post, None),
        about: post.author_id,
    };
    Ok((what, thread.title.to_string()))
}

pub(crate) async fn show(visit: Visit, At(at): At<ReportPost>) -> Answer {
    let (what, title) = reported(&visit, &at).await?;
    Ok(reports::show(&visit, &what, (&title, &at.to_string())))
}

pub(crate) async fn send(visit: Visit, At(at): At<ReportPost>, fields: Fields) -> Answer {
    let (what, title) = reported(&visit, &at).await?;
    reports::send(&visit, &what, (&title, &at.to_string()), fields).await
}
