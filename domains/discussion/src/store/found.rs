//! What imports put down, at rest.

use base::{PersonId, Timestamp};
use store::{Fault, Tx, statements};

use crate::post::PostId;

statements! {
    /// Puts thanks down that were given elsewhere; the post counts them already.
    FOUND_THANKS = "INSERT INTO thanks (post_id, person_id, at) VALUES ($1, $2, $3)";
}

pub(crate) async fn add_thanks(
    tx: &Tx,
    thanks: &[(PostId, PersonId, Timestamp)],
) -> Result<(), Fault> {
    let rows = thanks
        .iter()
        .map(|(post, person, at)| super::owned![post, person, at]);
    tx.run_many(&FOUND_THANKS, rows.collect::<Vec<_>>()).await?;
    Ok(())
}
