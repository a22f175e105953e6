//! The people of the old site: each comes in once, and whoever was taken out stays out.

use std::collections::HashMap;

use base::{Handle, Name, Now, PersonId, Prose, Text as _, Timestamp};
use people::doors::{ImportedPerson, import_people};
use store::{Db, Fault, Tx};

use super::{ImportError, Listener, P2PU, Step, text};
use crate::p2pu::{OldAuthor, OldCourse, OldPerson};
use crate::store::import;

/// How many come in at once.
const BATCH: usize = 300;

/// 1 January 2010: people of the site are known of from its first year on.
const SITE_BEGAN: i64 = 1_262_304_000;

/// Who the people of the old site are here, by their handles there. `None` for those who were taken out.
#[derive(Debug, Default)]
pub(super) struct Folk(HashMap<String, Option<(PersonId, Handle)>>);

impl Folk {
    /// Everybody who came before.
    pub async fn known(db: &Db) -> Result<Self, Fault> {
        let known = import::known(&db.read().await?, P2PU).await?;
        let known = known
            .into_iter()
            .map(|one| (one.handle, one.person_id.zip(one.new_handle)));
        Ok(Self(known.collect()))
    }

    /// Whether somebody came before, even if they were taken out since.
    fn has(&self, handle: &str) -> bool {
        self.0.contains_key(handle) || self.0.contains_key(&import::hidden(handle))
    }

    /// Who somebody is here.
    pub fn id(&self, handle: &str) -> Option<PersonId> {
        self.0.get(handle)?.as_ref().map(|(id, _)| *id)
    }

    /// Who wrote something.
    pub fn author(&self, author: Option<&OldAuthor>) -> Option<PersonId> {
        self.id(&author?.handle)
    }

    /// Where somebody's profile is.
    pub fn home(&self, handle: &str) -> Option<String> {
        let (_, handle) = self.0.get(handle)?.as_ref()?;
        Some(format!("/people/{}", web::segment(handle.as_str())))
    }

    /// Lets everybody in who has a profile.
    pub async fn let_in(
        &mut self,
        db: &Db,
        people: impl Iterator<Item = OldPerson>,
        of: usize,
        now: &Now,
        listener: &mut Listener<'_>,
    ) -> Result<(), ImportError> {
        let mut batch = Vec::new();
        let mut people = people.enumerate().peekable();
        while let Some((place, person)) = people.next() {
            if !self.has(&person.handle) {
                batch.push(person);
            }
            if batch.len() == BATCH || (people.peek().is_none() && !batch.is_empty()) {
                self.add(db, &batch, now).await?;
                batch.clear();
                let step = Step::People {
                    done: place + 1,
                    of,
                };
                if listener(&step).is_break() {
                    return Err(ImportError::Stopped);
                }
            }
        }
        Ok(())
    }

    /// Lets those in who are named in a course and have no profile.
    pub async fn let_in_unseen(
        &mut self,
        db: &Db,
        course: &OldCourse,
        now: &Now,
    ) -> Result<(), Fault> {
        let unseen: Vec<OldPerson> = course
            .people
            .iter()
            .filter(|person| !self.has(&person.handle))
            .cloned()
            .collect();
        for batch in unseen.chunks(BATCH) {
            self.add(db, batch, now).await?;
        }
        Ok(())
    }

    async fn add(&mut self, db: &Db, batch: &[OldPerson], now: &Now) -> Result<(), Fault> {
        let people: Vec<ImportedPerson> = batch.iter().map(person).collect();
        let people = &people;
        let came = db.write(|tx| let_in(tx, batch, people, now)).await?;
        self.0.extend(came);
        Ok(())
    }
}

type Came = Vec<(String, Option<(PersonId, Handle)>)>;

async fn let_in(
    tx: Tx,
    batch: &[OldPerson],
    people: &[ImportedPerson],
    now: &Now,
) -> Result<Came, Fault> {
    let founded = import_people(&tx, people, now).await?;
    let pairs: Vec<(String, PersonId)> = batch
        .iter()
        .zip(&founded)
        .map(|(old, new)| (old.handle.clone(), new.id))
        .collect();
    import::add_known(&tx, P2PU, &pairs).await?;
    let old = batch.iter().map(|old| old.handle.clone());
    let new = founded.into_iter().map(|new| Some((new.id, new.handle)));
    Ok(old.zip(new).collect())
}

fn person(old: &OldPerson) -> ImportedPerson {
    let handle = Handle::parse(&old.handle).unwrap_or_else(|_| Handle::of_name(&old.handle));
    let name = text::cut_line(&old.full_name, Name::LONGEST);
    let name = Name::parse(&name).unwrap_or_else(|_| Name::from_stored(handle.to_string()));
    ImportedPerson {
        name,
        handle,
        about: Prose::from_stored(String::new()),
        made_at: Timestamp::from_second(SITE_BEGAN).unwrap_or_default(),
    }
}
