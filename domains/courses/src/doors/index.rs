//! The words by which courses are found: made of the courses, so they can always be made again.

use store::{Db, Fault, Session};

use crate::ids::CourseId;
use crate::store::listing;

/// How many courses are written in one transaction.
const BATCH: u32 = 50;

/// How many courses the catalogue shows, and how many of them are found by their words.
pub async fn indexed(session: &Session) -> Result<(i64, i64), Fault> {
    listing::indexed(session).await
}

/// Makes the index again, some courses at a time; people who search meanwhile find those that are done.
pub async fn index_again(db: &Db) -> Result<u64, Fault> {
    db.write(|tx| async move { listing::clear_words(&tx).await })
        .await?;
    let mut after = CourseId::from_raw(i64::MIN);
    let mut done = 0;
    loop {
        let courses = listing::courses_after(&db.read().await?, after, BATCH).await?;
        let Some(last) = courses.last() else {
            return Ok(done);
        };
        after = *last;
        done += courses.len() as u64;
        let courses = &courses;
        db.write(|tx| async move { listing::index_all(&tx, courses).await })
            .await?;
    }
}
