//! Facts: what happened, written in the transaction in which it happened, told to the university afterwards.

use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::fault::Fault;
use crate::jobs;
use crate::key::row_key;
use crate::session::{Session, Tx};

/// The kind of the job that every fact leaves for the worker; its payload is a [`React`].
pub const REACT: &str = "react";

/// The payload of a job of kind [`REACT`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, serde::Deserialize)]
pub struct React {
    /// The fact to react to.
    pub fact: i64,
}

crate::row! {
    /// Something that happened.
    pub struct Fact {
        /// Its key; later facts have greater ones.
        pub id: i64,
        /// What happened, in the past tense.
        pub kind: String,
        /// The key of what it happened to.
        pub subject: i64,
        /// What else there is to know, as JSON.
        pub payload: String,
        /// Who did it, if it was a person.
        pub person_id: Option<i64>,
        /// When.
        pub at: Timestamp,
    }
}

impl Fact {
    /// Reads what else there is to know.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, Fault> {
        serde_json::from_str(&self.payload).map_err(|source| Fault::Json {
            what: "a fact",
            source,
        })
    }
}

crate::statements! {
    /// Keeps a fact.
    RECORD = "INSERT INTO fact (id, kind, subject, payload, person_id, at) VALUES ($1, $2, $3, $4, $5, $6)";
    /// What was this fact?
    hot FACT: Fact = "SELECT id, kind, subject, payload, person_id, at FROM fact WHERE id = $1";
    /// What did this person do that is told with words?
    hot FACTS_BY: (i64, String) = "SELECT id, payload FROM fact WHERE person_id = $1 ORDER BY id";
    /// Tells a fact with other words.
    hot RETELL = "UPDATE fact SET payload = $2 WHERE id = $1";
    /// When did the last thing happen?
    LAST: (Timestamp,) = "SELECT at FROM fact ORDER BY id DESC LIMIT 1";
    /// What happened after that fact?
    hot FACTS_AFTER: Fact =
        "SELECT id, kind, subject, payload, person_id, at FROM fact WHERE id > $1 ORDER BY id LIMIT $2";
    /// What happened of this kind to this thing?
    hot FACTS_ABOUT: Fact =
        "SELECT id, kind, subject, payload, person_id, at FROM fact WHERE kind = $1 AND subject = $2 ORDER BY id LIMIT $3";
}

/// Records a fact and leaves the worker a job to react to it; returns the fact's key.
pub async fn record(
    tx: &Tx,
    kind: &'static str,
    subject: i64,
    payload: &impl Serialize,
    by: Option<i64>,
    now: Timestamp,
) -> Result<i64, Fault> {
    let id = row_key(now);
    let payload = jobs::json(payload)?;
    tx.run(&RECORD, crate::params![id, kind, subject, payload, by, now])
        .await?;
    jobs::enqueue(tx, REACT, &React { fact: id }, now).await?;
    Ok(id)
}

/// The fact with this key.
pub async fn fact(session: &Session, id: i64) -> Result<Option<Fact>, Fault> {
    session.opt(&FACT, crate::params![id]).await
}

/// Empties what a person said in words when they did something; what they did stays told.
pub async fn forget_words(tx: &Tx, person: i64) -> Result<(), Fault> {
    for (id, payload) in tx.all(&FACTS_BY, crate::params![person]).await? {
        let mut told: serde_json::Value =
            serde_json::from_str(&payload).map_err(|source| Fault::Json {
                what: "a fact",
                source,
            })?;
        let why = told.get_mut("why").filter(|why| **why != "");
        if let Some(why) = why {
            *why = serde_json::Value::String(String::new());
            tx.run(&RETELL, crate::params![id, jobs::json(&told)?])
                .await?;
        }
    }
    Ok(())
}

/// When the last thing happened.
pub async fn last(session: &Session) -> Result<Option<Timestamp>, Fault> {
    let last = session.opt(&LAST, crate::params![]).await?;
    Ok(last.map(|(at,)| at))
}

/// The facts after this one, oldest first.
pub async fn facts_after(session: &Session, id: i64, limit: u32) -> Result<Vec<Fact>, Fault> {
    session.all(&FACTS_AFTER, crate::params![id, limit]).await
}

/// The facts of one kind about one thing, oldest first.
pub async fn facts_about(
    session: &Session,
    kind: &str,
    subject: i64,
    limit: u32,
) -> Result<Vec<Fact>, Fault> {
    session
        .all(&FACTS_ABOUT, crate::params![kind, subject, limit])
        .await
}
