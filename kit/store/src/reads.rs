//! Where somebody reads: from the database itself, or from a replica that has what they must see.
//!
//! A replica is a moment behind. [`reading`] says for the work of one request what it must find: nothing in particular, or
//! everything up to a [`Position`], which is how somebody finds what they themselves wrote. Whoever says nothing reads from the
//! database itself; so does whoever has written, and whoever draws a page that is kept, because news travel faster than rows.

use std::cell::Cell;
use std::fmt;
use std::str::FromStr;

use crate::basis;

/// A moment in the history of a database with replicas: what was committed before has a lower one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position(pub(crate) u64);

impl fmt::Display for Position {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:x}", self.0)
    }
}

/// That text is no [`Position`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is no position")]
pub struct NoPosition;

impl FromStr for Position {
    type Err = NoPosition;

    fn from_str(text: &str) -> Result<Self, NoPosition> {
        match u64::from_str_radix(text, 16) {
            Ok(number) if text.len() <= 16 && !text.starts_with('+') => Ok(Self(number)),
            _ => Err(NoPosition),
        }
    }
}

/// What must be found in what is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Everything that was ever written: only the database itself has it.
    Everything,
    /// What was written up to there, and all but the last moment of the rest.
    UpTo(Position),
    /// All but the last moment.
    Nearly,
}

/// What somebody wrote while they did their work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// Nothing.
    Nothing,
    /// Something, which is in every replica that has come so far.
    UpTo(Position),
    /// Something, and there are no replicas, or nobody could say how far they have to come.
    Something,
}

tokio::task_local! {
    static READING: Reading;
}

struct Reading {
    wanted: Cell<Wanted>,
    written: Cell<Written>,
}

/// Does the work, which reads what it wants, and says what it wrote. Only what runs in the same task is meant.
pub async fn reading<F: Future>(wanted: Wanted, work: F) -> (F::Output, Written) {
    let reading = Reading {
        wanted: Cell::new(wanted),
        written: Cell::new(Written::Nothing),
    };
    READING
        .scope(reading, async {
            let output = work.await;
            (output, READING.with(|reading| reading.written.get()))
        })
        .await
}

/// What the running work wants.
pub(crate) fn wanted() -> Wanted {
    if basis::is_noting() {
        return Wanted::Everything;
    }
    READING
        .try_with(|reading| reading.wanted.get())
        .unwrap_or(Wanted::Everything)
}

/// Whether somebody wants to know what the running work writes.
pub(crate) fn is_watched() -> bool {
    READING.try_with(|_| ()).is_ok()
}

/// From now on the running work finds everything.
pub(crate) fn note_writing(position: Option<Position>) {
    // outside of `reading` nobody asks
    if let Ok(()) = READING.try_with(|reading| {
        reading.wanted.set(Wanted::Everything);
        let written = position.map_or(Written::Something, Written::UpTo);
        reading.written.set(written);
    }) {}
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn positions_travel_as_text() {
        for number in [0, 1, 0x16b_3748, u64::MAX] {
            let position = Position(number);
            assert_eq!(position.to_string().parse(), Ok(position));
        }
        for odd in ["", "g", "-1", "+1", " 1", "11111111111111111"] {
            assert_eq!(odd.parse::<Position>(), Err(NoPosition), "{odd}");
        }
        assert!("9".parse::<Position>().unwrap() < "10".parse::<Position>().unwrap());
    }

    #[tokio::test]
    async fn whoever_wrote_finds_everything() {
        assert_eq!(wanted(), Wanted::Everything, "nobody said anything");
        let ((), written) = reading(Wanted::Nearly, async {
            assert_eq!(wanted(), Wanted::Nearly);
        })
        .await;
        assert_eq!(written, Written::Nothing);
        let ((), written) = reading(Wanted::Nearly, async {
            note_writing(Some(Position(7)));
            assert_eq!(wanted(), Wanted::Everything);
        })
        .await;
        assert_eq!(written, Written::UpTo(Position(7)));
    }
}
