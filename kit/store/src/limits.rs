//! How often something is done, counted in the database, so that all processes agree.
//!
//! A step is counted by itself, before the act and outside of its transaction: what many do at once is counted as many, and
//! nobody's act waits for somebody else's count.

use base::Pace;
use jiff::Timestamp;
use sha2::{Digest as _, Sha256};

use crate::db::Db;
use crate::fault::Fault;
use crate::key::chance;
use crate::migrate::hex;

crate::row! {
    struct Spent { spent_until: Timestamp }
}

crate::statements! {
    /// Counts one step, unless that is too many.
    hot STEP: Spent =
        "INSERT INTO pace (subject, spent_until) VALUES ($1, $3)
         ON CONFLICT (subject) DO UPDATE
            SET spent_until =
                CASE WHEN pace.spent_until > $2 AND pace.spent_until <= $5 THEN pace.spent_until + $4 ELSE $3 END
          WHERE pace.spent_until + $4 <= $5 OR pace.spent_until > $5
         RETURNING spent_until";
    /// Until when does what was done count?
    hot SPENT: Spent = "SELECT spent_until FROM pace WHERE subject = $1";
    /// Takes a step back.
    hot BACK: Spent = "UPDATE pace SET spent_until = spent_until - $2 WHERE subject = $1 RETURNING spent_until";
    /// Forgets what was done.
    hot FORGET: Spent = "DELETE FROM pace WHERE subject = $1 RETURNING spent_until";
    /// Forgets what counts for nothing any more.
    hot SWEEP: Spent = "DELETE FROM pace WHERE spent_until <= $1 RETURNING spent_until";
}

/// Who or what is counted: a mail address, a person, a network. Only a hash of it is kept.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Subject([u8; 32]);

impl std::fmt::Debug for Subject {
    /// Not even the hash belongs into logs: there are few enough networks to try all of them.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Subject(…)")
    }
}

impl Subject {
    /// The thing of that kind with that name: `Subject::of("mail", "ana@example.org")`.
    pub fn of(kind: &str, name: &str) -> Self {
        let mut hash = Sha256::new();
        hash.update(kind.as_bytes());
        hash.update([0]);
        hash.update(name.as_bytes());
        Self(hash.finalize().into())
    }

    /// Both together: an address from a network.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let mut hash = Sha256::new();
        hash.update(self.0);
        hash.update(other.0);
        Self(hash.finalize().into())
    }
}

/// A pace, and whose steps it counts.
pub type Counted = (Pace, Subject);

fn key((pace, subject): &Counted) -> String {
    format!("{} {}", pace.name, hex(&subject.0))
}

/// Counts a step of each, or none of them and gives the moment from which it may be tried again.
pub async fn take(
    db: &Db,
    counted: &[Counted],
    now: Timestamp,
) -> Result<Result<(), Timestamp>, Fault> {
    for (done, one) in counted.iter().enumerate() {
        let counts = step(db, one, now).await;
        if !matches!(counts, Ok(None)) {
            for earlier in &counted[..done] {
                give_back(db, earlier).await?;
            }
        }
        if let Some(until) = counts? {
            return Ok(Err(until));
        }
    }
    // one in sixty-four clears away for the others, beside the request: it takes no longer than another
    if chance().is_multiple_of(64) {
        let db = db.clone();
        tokio::spawn(async move {
            if let Err(fault) = db.alone(&SWEEP, &crate::params![now]).await {
                tracing::debug!(%fault, "what counts for nothing any more cannot be cleared away");
            }
        });
    }
    Ok(Ok(()))
}

/// Counts one step; gives the moment from which it may be tried again where it is too many.
async fn step(db: &Db, one: &Counted, now: Timestamp) -> Result<Option<Timestamp>, Fault> {
    let (pace, key) = (one.0, key(one));
    let at = now.as_microsecond();
    let step = pace.step();
    let (first, all) = (at + step, at + pace.within());
    let values = crate::params![key, now, first, step, all];
    if !db.alone(&STEP, &values).await?.is_empty() {
        return Ok(None);
    }
    let spent = db.read().await?.opt(&SPENT, crate::params![key]).await?;
    let opens = pace
        .taken(spent.map(|spent| spent.spent_until), now)
        .err()
        .unwrap_or(now);
    Ok(Some(opens))
}

/// Takes a step back: what was done turned out to count for nothing.
pub async fn give_back(db: &Db, one: &Counted) -> Result<(), Fault> {
    db.alone(&BACK, &crate::params![key(one), one.0.step()])
        .await?;
    Ok(())
}

/// Forgets every step.
pub async fn forget(db: &Db, one: &Counted) -> Result<(), Fault> {
    db.alone(&FORGET, &crate::params![key(one)]).await?;
    Ok(())
}
