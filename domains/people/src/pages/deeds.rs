//! Counting what people do towards others, for every room.

use ::store::limits::{self, Subject};
use web::{Error, Visit};

use crate::pace::{Deed, Newness};
use crate::store;

/// Counts a deed of whoever is signed in, before it is done; new accounts may do less at once. Too much is [`Error::Wait`]: a
/// form catches it and shows itself with what was typed (`Complaints::wait`), anything else may let it pass to the kit.
pub async fn count(visit: &Visit, deed: Deed) -> Result<(), Error> {
    let person = visit.member()?.person;
    let session = visit.app.db.read().await?;
    let mail = store::mail(&session, person).await?;
    drop(session);
    let now = visit.now.at;
    let newness = Newness::of(mail.and_then(|mail| mail.confirmed_at), now);
    let counted = [(
        deed.pace(newness),
        Subject::of("person", &person.raw().to_string()),
    )];
    let taken = limits::take(&visit.app.db, &counted, now).await?;
    taken.map_err(Error::Wait)
}
