//! What people ticked and what they did in a run, at rest.

use std::collections::HashSet;

use base::{Now, PersonId, Slug, Timestamp, Token};
use store::{Fault, Session, Tx, params, row, statements};

use crate::enrollment::ActKind;
use crate::ids::{ActivityId, RunId};

row! {
    /// Something that somebody did in a run.
    pub struct Act {
        pub id: i64,
        pub run_id: RunId,
        pub person_id: PersonId,
        pub kind: ActKind,
        pub subject: i64,
        pub at: Timestamp,
    }
}

statements! {
    hot DONE_BY: (ActivityId,) = "SELECT activity_id FROM mark WHERE run_id = $1 AND person_id = $2 ORDER BY activity_id";
    TICK = "INSERT INTO mark (run_id, person_id, activity_id, at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (run_id, person_id, activity_id) DO NOTHING";
    UNTICK = "DELETE FROM mark WHERE run_id = $1 AND person_id = $2 AND activity_id = $3";

    /// The lineage of an activity of the version that a run uses.
    hot LINEAGE: (ActivityId,) = "SELECT activity.lineage_id FROM activity JOIN run ON run.version_id = activity.version_id
        WHERE run.id = $1 AND activity.token = $2";

    ADD_ACT = "INSERT INTO act (id, run_id, person_id, kind, subject, at) VALUES ($1, $2, $3, $4, $5, $6)";
    hot LAST_ACT: Act = "SELECT id, run_id, person_id, kind, subject, at FROM act
        WHERE run_id = $1 AND person_id = $2 ORDER BY id DESC LIMIT 1";

    TICKED: (Slug, ActivityId, Timestamp) = "SELECT run.slug, mark.activity_id, mark.at FROM mark JOIN run ON run.id = mark.run_id
        WHERE mark.person_id = $1 ORDER BY mark.run_id, mark.activity_id";
    ACTS_OF: (Slug, ActKind, Timestamp) = "SELECT run.slug, act.kind, act.at FROM act JOIN run ON run.id = act.run_id
        WHERE act.person_id = $1 ORDER BY act.id";
    ERASE_MARKS = "DELETE FROM mark WHERE person_id = $1";
    ERASE_ACTS = "DELETE FROM act WHERE person_id = $1";
}

/// The activities that somebody ticked in a run, by their lineage.
pub async fn done_by(
    session: &Session,
    run: RunId,
    person: PersonId,
) -> Result<HashSet<ActivityId>, Fault> {
    let rows = session.all(&DONE_BY, params![run, person]).await?;
    Ok(rows.into_iter().map(|(activity,)| activity).collect())
}

/// What somebody did last in a run.
pub async fn last_act(
    session: &Session,
    run: RunId,
    person: PersonId,
) -> Result<Option<Act>, Fault> {
    session.opt(&LAST_ACT, params![run, person]).await
}

/// The lineage of the activity with that token, in the version that a run uses.
pub(crate) async fn lineage(
    session: &Session,
    run: RunId,
    token: &Token,
) -> Result<Option<ActivityId>, Fault> {
    let row = session.opt(&LINEAGE, params![run, token]).await?;
    Ok(row.map(|(lineage,)| lineage))
}

/// Ticks an activity; `false` where it was ticked before.
pub(crate) async fn tick(
    tx: &Tx,
    run: RunId,
    person: PersonId,
    activity: ActivityId,
    at: Timestamp,
) -> Result<bool, Fault> {
    let values = params![run, person, activity, at];
    Ok(tx.run(&TICK, values).await? == 1)
}

/// Takes a tick back.
pub(crate) async fn untick(
    tx: &Tx,
    run: RunId,
    person: PersonId,
    activity: ActivityId,
) -> Result<(), Fault> {
    tx.run(&UNTICK, params![run, person, activity]).await?;
    Ok(())
}

/// Remembers what somebody did in a run.
pub(crate) async fn add_act(
    tx: &Tx,
    run: RunId,
    person: PersonId,
    kind: ActKind,
    subject: i64,
    now: &Now,
) -> Result<(), Fault> {
    let id = store::row_key(now.at);
    tx.run(&ADD_ACT, params![id, run, person, kind, subject, now.at])
        .await?;
    Ok(())
}

/// A tick as an import found it.
#[derive(Debug, Clone, Copy)]
pub struct FoundMark {
    /// Who.
    pub person: PersonId,
    /// The lineage of the activity.
    pub activity: ActivityId,
    /// When.
    pub at: Timestamp,
}

/// Puts down what people ticked.
pub(crate) async fn found(tx: &Tx, run: RunId, marks: &[FoundMark]) -> Result<(), Fault> {
    found_all(tx, &[(run, marks)]).await
}

/// Puts down what people ticked in runs.
pub(crate) async fn found_all(tx: &Tx, found: &[(RunId, &[FoundMark])]) -> Result<(), Fault> {
    let rows = found.iter().flat_map(|(run, marks)| {
        marks
            .iter()
            .map(move |mark| owned![run, mark.person, mark.activity, mark.at])
    });
    tx.run_many(&TICK, rows.collect::<Vec<_>>()).await?;
    Ok(())
}

/// What somebody ticked and did, for taking out.
pub(crate) async fn take_out(
    session: &Session,
    person: PersonId,
) -> Result<serde_json::Value, Fault> {
    let ticked = session.all(&TICKED, params![person]).await?;
    let acts = session.all(&ACTS_OF, params![person]).await?;
    let ticked = ticked.iter().map(|(run, activity, at)| {
        serde_json::json!({ "run": run.as_str(), "activity": activity, "at": at.to_string() })
    });
    let acts = acts.iter().map(|(run, kind, at)| {
        serde_json::json!({ "run": run.as_str(), "did": kind, "at": at.to_string() })
    });
    Ok(serde_json::json!({
        "ticked": ticked.collect::<Vec<_>>(),
        "did": acts.collect::<Vec<_>>(),
    }))
}

/// Forgets what somebody ticked and did.
pub(crate) async fn forget(tx: &Tx, person: PersonId) -> Result<(), Fault> {
    tx.run(&ERASE_MARKS, params![person]).await?;
    tx.run(&ERASE_ACTS, params![person]).await?;
    Ok(())
}
