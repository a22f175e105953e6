//! What stewards did, at rest.

use base::{Handle, Name, PersonId, Timestamp};
use store::{Fault, Session, Tx, params, row, row_key, statements};

use crate::stewardship::{StewardAct, StewardActKind};

row! {
    /// One line of what stewards did.
    pub(crate) struct ActLine {
        pub id: i64,
        pub kind: StewardActKind,
        pub by_handle: Option<Handle>,
        pub by_name: Option<Name>,
        pub about_handle: Option<Handle>,
        pub about_name: Option<Name>,
        pub address: String,
        pub why: String,
        pub at: Timestamp,
    }
}

statements! {
    /// Remembers what a steward did.
    PUT_ACT =
        "INSERT INTO steward_act (id, by_id, kind, about_id, address, why, at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    /// What did stewards do, newest first?
    hot ACTS: ActLine =
        "SELECT steward_act.id, steward_act.kind, doer.handle AS by_handle, doer.name AS by_name,
                concerned.handle AS about_handle, concerned.name AS about_name,
                steward_act.address, steward_act.why, steward_act.at
           FROM steward_act
           LEFT JOIN person AS doer ON doer.id = steward_act.by_id
           LEFT JOIN person AS concerned ON concerned.id = steward_act.about_id
          WHERE steward_act.id < $1
          ORDER BY steward_act.id DESC LIMIT $2";
    /// Takes a person out of what stewards did: the lines stay, the words about and by them go.
    BLANK_ACTS = "UPDATE steward_act SET address = '', why = '' WHERE about_id = $1";
    /// Takes the words out that a steward who leaves wrote.
    BLANK_OWN_ACTS = "UPDATE steward_act SET why = '' WHERE by_id = $1";
}

pub(crate) async fn put_act(tx: &Tx, act: &StewardAct, now: Timestamp) -> Result<(), Fault> {
    let StewardAct {
        by,
        kind,
        about,
        address,
        why,
    } = act;
    tx.run(
        &PUT_ACT,
        params![row_key(now), by, kind, about, address, why, now],
    )
    .await?;
    Ok(())
}

pub(crate) async fn acts(session: &Session, before: i64, size: u32) -> Result<Vec<ActLine>, Fault> {
    session.all(&ACTS, params![before, size]).await
}

/// Takes the words about and by a person out of what stewards did.
pub(crate) async fn blank_acts(tx: &Tx, person: PersonId) -> Result<(), Fault> {
    tx.run(&BLANK_ACTS, params![person]).await?;
    tx.run(&BLANK_OWN_ACTS, params![person]).await?;
    Ok(())
}
