//! Grows the demo university: pieces that were drawn by lot go through the bulk doors of the rooms, a transaction each, so that
//! growing may be stopped at any moment and goes on where it was.

mod course;
mod piece;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use ::people::store::by_handles;
use base::{Chance, Handle, Now, Timestamp};
use serde::{Deserialize, Serialize};
use store::{Db, Fault};

use super::FillError;
use crate::demo::grow::texts::Phrasebook;
use crate::demo::grow::world::Piece;
use crate::demo::grow::{self, GENERATOR, PIECE};
use piece::Press;

/// From what the university was grown. It stands in its data folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Growth {
    /// The generator.
    pub generator: u32,
    /// Its seed.
    pub seed: u64,
    /// The midnight before it began, from which times are counted: seconds since 1970.
    pub midnight: i64,
    /// How many people it is to have.
    pub people: u64,
}

/// How far growing is.
#[derive(Debug, Clone, Copy, Default)]
pub struct Progress {
    /// How many people are there.
    pub people: u64,
    /// How many rows were put down now.
    pub rows: u64,
    /// How long that took.
    pub took: Duration,
}

impl Growth {
    /// Growth to so many people from that seed, as of that day.
    pub fn new(seed: u64, people: u64, now: Timestamp) -> Self {
        Self {
            generator: GENERATOR,
            seed,
            midnight: now.as_second() - now.as_second().rem_euclid(86_400),
            people,
        }
    }

    /// Where a data folder says from what its university was grown.
    pub fn file(data: &Path) -> PathBuf {
        data.join("demo-growth.json")
    }

    /// The same growth to more people.
    #[must_use]
    pub fn to(self, people: u64) -> Self {
        Self {
            people: self.people.max(people),
            ..self
        }
    }

    /// The midnight from which times are counted.
    fn anchor(&self) -> Timestamp {
        Timestamp::from_second(self.midnight).unwrap_or_default()
    }

    /// The moment and the chance of a piece. Moments differ, so that keys of two pieces never clash.
    fn now(&self, piece: u64) -> Now {
        let millis = i64::try_from(piece).unwrap_or_default();
        let earlier = jiff::SignedDuration::from_hours(-3);
        let at = self.anchor() + earlier + jiff::SignedDuration::from_millis(millis);
        Now {
            at,
            chance: Chance::from_number(
                self.seed ^ (piece + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15),
            ),
        }
    }

    /// How many pieces are there already.
    pub async fn pieces_done(&self, db: &Db) -> Result<u64, Fault> {
        let firsts = (0..grow::pieces(self.people)).filter_map(|piece| {
            let handle = format!("demo-{}", piece * PIECE as u64 + 1);
            Handle::parse(&handle).ok()
        });
        let firsts: Vec<Handle> = firsts.collect();
        let there = by_handles(&db.read().await?, &firsts).await?.len();
        Ok(u64::try_from(there).unwrap_or_default())
    }

    /// Grows what is missing, and tells how far it is after each piece.
    pub async fn grow(
        &self,
        db: &Db,
        mut tell: impl FnMut(Progress),
    ) -> Result<Progress, FillError> {
        let done = self.pieces_done(db).await?;
        let mut progress = Progress {
            people: done * PIECE as u64,
            ..Progress::default()
        };
        let book = Arc::new(Phrasebook::write());
        let press = Arc::new(Press::of(&book, self.anchor()));
        let begun = begun();
        let mut next = self.draw(done, &book);
        for number in done..grow::pieces(self.people) {
            let piece = next
                .await
                .map_err(|stopped| FillError::Content(stopped.to_string()))?;
            // the next piece is drawn while this one is put down
            next = self.draw(number + 1, &book);
            let (piece, press) = (&piece, &press);
            let rows = db
                .write(|tx| async move { press.put(&tx, piece, &self.now(number)).await })
                .await?;
            progress.people += PIECE as u64;
            progress.rows += rows;
            progress.took = begun.elapsed();
            tell(progress);
        }
        Ok(progress)
    }

    fn draw(&self, number: u64, book: &Arc<Phrasebook>) -> tokio::task::JoinHandle<Piece> {
        let (book, seed) = (Arc::clone(book), self.seed);
        tokio::task::spawn_blocking(move || grow::piece::draw(seed, number, &book))
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "measures how fast rows are put down"
)]
fn begun() -> std::time::Instant {
    std::time::Instant::now()
}
