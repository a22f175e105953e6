//! What a page stands on: the tables that its statements read, and whether a write has changed them since.
//!
//! Nobody has to say what a page depends on. While [`noted`] runs, every statement of the same task notes the tables that it reads;
//! every transaction notes the tables that it writes, and tells its database when it is committed. So a page that
//! was kept is known to be current, and one that is not is drawn again.
//!
//! What would fall too often can be told apart by *place*: the key of a thing whose pages alone show what a transaction changes
//! ([`crate::Tx::only_at`]) and to which alone a page belongs ([`only_at`]). Whoever says nothing falls with everything.

use std::cell::Cell;
use std::collections::HashMap;
use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};
use std::sync::{PoisonError, RwLock};

use tokio::sync::watch;

use crate::Db;
use crate::touched::{Tables, Touched, UNSEEN};

/// No more places are told apart at once; then everything falls, and the count begins anew.
const PLACES: usize = 50_000;

/// A transaction that changes more places than this tells the other processes that it changed any.
const TRAVELLING: usize = 100;

tokio::task_local! {
    static NOTES: Notes;
}

#[derive(Default)]
struct Notes {
    tables: Cell<Tables>,
    place: Cell<Option<i64>>,
    passing: Cell<bool>,
}

/// What something that was read stands on.
#[derive(Debug, Clone)]
pub struct Basis {
    tables: Tables,
    place: Option<i64>,
    since: u64,
}

/// Does the work and says what it stands on; nothing when it says itself that it is [`passing`]. Only what runs in the same task
/// is noted.
pub async fn noted<F: Future>(db: &Db, work: F) -> (F::Output, Option<Basis>) {
    // before anything is read: what is committed later has a higher number
    let since = db.news().count();
    NOTES
        .scope(Notes::default(), async {
            let output = work.await;
            let basis = NOTES.with(|notes| {
                (!notes.passing.get()).then(|| Basis {
                    tables: notes.tables.get(),
                    place: notes.place.get(),
                    since,
                })
            });
            (output, basis)
        })
        .await
}

/// Says that all that the running work reads belongs to this place.
pub fn only_at(place: i64) {
    // outside of `noted` nobody asks
    if let Ok(()) = NOTES.try_with(|notes| notes.place.set(Some(place))) {}
}

/// Says that what the running work makes is good for this one time: it holds a token that nobody else may get.
pub fn passing() {
    // outside of `noted` nobody asks
    if let Ok(()) = NOTES.try_with(|notes| notes.passing.set(true)) {}
}

pub(crate) fn note_reading(touched: impl FnOnce() -> Tables) {
    if let Ok(()) = NOTES.try_with(|notes| notes.tables.set(notes.tables.get() | touched())) {}
}

/// Whether it is noted what the running work reads.
pub(crate) fn is_noting() -> bool {
    NOTES.try_with(|_| ()).is_ok()
}

impl Basis {
    /// Says that what the running work makes stands on this, too. Where that is old by now, what is made is good for this one time.
    pub fn joins(&self, db: &Db) {
        if self.is_current(db) {
            note_reading(|| self.tables);
        } else {
            passing();
        }
    }

    /// Whether nothing that it stands on was changed since, as far as this process knows.
    pub fn is_current(&self, db: &Db) -> bool {
        db.news().is_silent_about(self)
    }

    /// Waits until it is not current any more.
    pub async fn falls(&self, db: &Db) {
        // before it is looked at: what comes later is noticed
        let mut told = db.news().told.subscribe();
        while self.is_current(db) {
            if told.changed().await.is_err() {
                return;
            }
        }
    }
}

/// What a transaction changes.
#[derive(Debug, Clone, Default)]
pub(crate) struct Changes {
    pub(crate) tables: Tables,
    /// The places whose pages alone show it; none when any page may.
    pub(crate) places: Vec<i64>,
}

impl Changes {
    /// Anything may have changed.
    pub(crate) fn of_anything() -> Self {
        Self {
            tables: Tables::ALL,
            places: Vec::new(),
        }
    }

    pub(crate) fn note(&mut self, touched: Touched) {
        self.tables = self.tables | touched.writes;
    }

    /// As text for the other processes; nothing when they need not know.
    pub(crate) fn spelled(&self) -> Option<String> {
        let tables = self.tables.without(*UNSEEN);
        if tables.is_empty() {
            return None;
        }
        let places: Vec<String> = match self.places.len() {
            0..=TRAVELLING => self.places.iter().map(i64::to_string).collect(),
            _ => Vec::new(),
        };
        Some(format!("{} {}", tables.spelled(), places.join(",")))
    }

    /// Reads what another process spelled. What cannot be read may be anything.
    pub(crate) fn read(text: &str) -> Self {
        let parts = || {
            let (tables, places) = text.split_once(' ')?;
            let places = places.split(',').filter(|place| !place.is_empty());
            Some(Self {
                tables: Tables::read(tables)?,
                places: places.map(str::parse).collect::<Result<_, _>>().ok()?,
            })
        };
        parts().unwrap_or_else(Self::of_anything)
    }
}

/// What comes from outside.
#[derive(Debug)]
pub(crate) enum Heard {
    /// Whatever others wrote until now; from now on their news come.
    Everything,
    /// No news come any more.
    Nothing,
    /// Another process committed this.
    Changes(Changes),
}

/// How this process hears of what others write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hearing {
    /// It does not: nothing that is kept may be trusted.
    Deaf,
    /// It does, or there is nobody else.
    Sharp,
}

/// The news of a database: what was written since this process began.
pub(crate) struct News {
    hearing: AtomicU8,
    count: AtomicU64,
    /// For each table, the number of the last news.
    tables: [Falls; 128],
    /// For each table and place, the number of the last news that was only there.
    places: RwLock<HashMap<(usize, i64), u64>>,
    /// Wakes those who wait for news.
    told: watch::Sender<()>,
}

#[derive(Default)]
struct Falls {
    any: AtomicU64,
    anywhere: AtomicU64,
}

impl Default for News {
    fn default() -> Self {
        Self {
            hearing: AtomicU8::new(Hearing::Deaf as u8),
            count: AtomicU64::new(1),
            tables: std::array::from_fn(|_| Falls::default()),
            places: RwLock::default(),
            told: watch::Sender::default(),
        }
    }
}

impl News {
    fn count(&self) -> u64 {
        self.count.load(Ordering::SeqCst)
    }

    /// What came from outside.
    pub(crate) fn heard(&self, heard: Heard) {
        match heard {
            Heard::Everything => self.hears(),
            Heard::Nothing => self.is_cut_off(),
            Heard::Changes(changes) => self.tell(&changes),
        }
    }

    /// From now on this process hears what others write. What was kept before may be old.
    fn hears(&self) {
        self.tell(&Changes::of_anything());
        self.hearing.store(Hearing::Sharp as u8, Ordering::SeqCst);
    }

    /// This process does not hear any more what others write.
    fn is_cut_off(&self) {
        self.hearing.store(Hearing::Deaf as u8, Ordering::SeqCst);
        self.told.send_replace(());
    }

    /// What this process committed, or heard of.
    pub(crate) fn tell(&self, changes: &Changes) {
        let number = self.count.fetch_add(1, Ordering::SeqCst) + 1;
        if changes.places.is_empty() {
            self.fall_anywhere(changes.tables, number);
        } else if self.remember_places(changes, number) {
            for table in changes.tables.numbers() {
                self.tables[table].any.fetch_max(number, Ordering::SeqCst);
            }
        } else {
            // nobody knows any more what fell where
            self.fall_anywhere(Tables::ALL, number);
        }
        self.told.send_replace(());
    }

    fn fall_anywhere(&self, tables: Tables, number: u64) {
        for table in tables.numbers() {
            let falls = &self.tables[table];
            falls.any.fetch_max(number, Ordering::SeqCst);
            falls.anywhere.fetch_max(number, Ordering::SeqCst);
        }
    }

    /// Writes down what fell where, or forgets all of it when that is too much.
    fn remember_places(&self, changes: &Changes, number: u64) -> bool {
        let mut places = self.places.write().unwrap_or_else(PoisonError::into_inner);
        if places.len() > PLACES {
            places.clear();
            return false;
        }
        for place in &changes.places {
            for table in changes.tables.numbers() {
                places.insert((table, *place), number);
            }
        }
        true
    }

    fn is_silent_about(&self, basis: &Basis) -> bool {
        if self.hearing.load(Ordering::SeqCst) == Hearing::Deaf as u8 {
            return false;
        }
        let is_old = |number: u64| number <= basis.since;
        let Some(place) = basis.place else {
            return basis
                .tables
                .numbers()
                .all(|table| is_old(self.tables[table].any.load(Ordering::SeqCst)));
        };
        let places = self.places.read().unwrap_or_else(PoisonError::into_inner);
        basis.tables.numbers().all(|table| {
            is_old(self.tables[table].anywhere.load(Ordering::SeqCst))
                && places
                    .get(&(table, place))
                    .is_none_or(|number| is_old(*number))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const POSTS: &str = "INSERT INTO post (id) VALUES ($1)";

    fn basis(news: &News, reads: &str, place: Option<i64>) -> Basis {
        Basis {
            tables: Touched::by(reads).reads,
            place,
            since: news.count(),
        }
    }

    fn write(news: &News, sql: &str, places: &[i64]) {
        news.tell(&Changes {
            tables: Touched::by(sql).writes,
            places: places.to_vec(),
        });
    }

    #[test]
    fn what_was_read_falls_with_what_was_written() {
        // (what the page reads, its place, what is written, where, does it stay)
        let cases = [
            ("SELECT 1 FROM post", None, POSTS, vec![], false),
            ("SELECT 1 FROM post", None, POSTS, vec![7], false),
            ("SELECT 1 FROM post", Some(7), POSTS, vec![7], false),
            ("SELECT 1 FROM post", Some(7), POSTS, vec![8, 7], false),
            ("SELECT 1 FROM post", Some(7), POSTS, vec![8], true),
            ("SELECT 1 FROM post", Some(7), POSTS, vec![], false),
            ("SELECT 1 FROM person", None, POSTS, vec![], true),
            ("SELECT 1 FROM person", Some(7), POSTS, vec![7], true),
        ];
        for (reads, place, sql, places, stays) in cases {
            let news = News::default();
            news.hears();
            let page = basis(&news, reads, place);
            write(&news, sql, &places);
            assert_eq!(
                news.is_silent_about(&page),
                stays,
                "{reads} {place:?} {places:?}"
            );
            assert!(
                news.is_silent_about(&basis(&news, reads, place)),
                "drawn again"
            );
        }
    }

    #[test]
    fn nothing_is_trusted_by_whoever_does_not_hear() {
        let news = News::default();
        let page = basis(&news, "SELECT 1 FROM person", None);
        assert!(!news.is_silent_about(&page), "nobody listens yet");
        news.hears();
        assert!(
            !news.is_silent_about(&page),
            "something may have been missed"
        );
        let page = basis(&news, "SELECT 1 FROM person", None);
        assert!(news.is_silent_about(&page));
        news.is_cut_off();
        assert!(!news.is_silent_about(&page));
    }

    #[test]
    fn news_travel_as_text() {
        let changes = Changes {
            tables: Touched::by(POSTS).writes,
            places: vec![7, -8],
        };
        let read = Changes::read(&changes.spelled().unwrap_or_default());
        assert_eq!((read.tables, read.places), (changes.tables, changes.places));
        for odd in ["", "x 1", "1", "1 a,b", "-1 2"] {
            let read = Changes::read(odd);
            assert_eq!((read.tables, read.places.len()), (Tables::ALL, 0), "{odd}");
        }
        let unseen = Changes {
            tables: Touched::by("DELETE FROM job").writes,
            places: Vec::new(),
        };
        assert_eq!(unseen.spelled(), None);
    }

    #[test]
    fn places_do_not_grow_without_end() {
        let news = News::default();
        news.hears();
        let page = basis(&news, "SELECT 1 FROM post", Some(-1));
        for place in 0..=i64::try_from(PLACES).unwrap_or(0) + 1 {
            write(&news, POSTS, &[place]);
        }
        assert!(
            !news.is_silent_about(&page),
            "forgotten places fall together"
        );
        assert!(
            news.places
                .read()
                .is_ok_and(|places| places.len() <= PLACES + 1)
        );
    }
}
