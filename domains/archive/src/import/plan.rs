//! What is going to be put down, and under which address: settled first, because texts link to what comes later.

use std::collections::{HashMap, HashSet};

use base::{Slug, Text as _};
use courses::RunId;
use store::Db;

use super::people::Folk;
use super::{ImportError, P2PU, homes};
use crate::p2pu::{ArchiveError, CourseKey, OldAddress, OldCourse, Survey, Target};
use crate::store::{import, old};

/// How many addresses are tried for a course before its number is used.
const TRIED: u32 = 9;

/// A course of the archive with its address here.
#[derive(Debug, Clone)]
pub(super) struct Planned {
    pub key: CourseKey,
    pub slug: Slug,
    /// The run that it became, with the digest of its pages then.
    pub done: Option<(RunId, String)>,
}

/// The courses of the archive in the order in which they are put down.
#[derive(Debug)]
pub(super) struct Plan {
    courses: Vec<Planned>,
    places: HashMap<u32, usize>,
    addresses: HashMap<u32, Vec<(String, Target)>>,
}

impl Plan {
    /// Settles the address of every course; those of an earlier import stay.
    pub async fn settle(db: &Db, survey: &Survey) -> Result<Self, ImportError> {
        let keys: Vec<&CourseKey> = survey.courses().collect();
        db.write(|tx| {
            let wanted: Vec<(String, Vec<Slug>)> = keys
                .iter()
                .map(|key| (key.nid.to_string(), wishes(key)))
                .collect();
            async move {
                let known = import::items(&tx, P2PU).await?;
                let known: HashSet<String> = known.into_iter().map(|item| item.key).collect();
                let new = wanted.into_iter().filter(|(item, _)| !known.contains(item));
                let new: Vec<(String, Vec<Slug>)> = new.collect();
                let all: Vec<Slug> = new.iter().flat_map(|(_, slugs)| slugs.clone()).collect();
                let taken = import::taken(&tx, &all).await?;
                import::plan(&tx, P2PU, &chosen(new, taken.into_iter().collect())).await?;
                old::add_addresses(&tx, &site_addresses()).await?;
                Ok::<(), ImportError>(())
            }
        })
        .await?;
        let items = import::items(&db.read().await?, P2PU).await?;
        let mut items: HashMap<String, import::Item> = items
            .into_iter()
            .map(|item| (item.key.clone(), item))
            .collect();
        let courses: Vec<Planned> = keys
            .into_iter()
            .filter_map(|key| {
                let item = items.remove(&key.nid.to_string())?;
                Some(Planned {
                    key: key.clone(),
                    slug: item.slug,
                    done: item.run_id.zip(item.digest),
                })
            })
            .collect();
        let places = courses.iter().enumerate();
        Ok(Self {
            places: places.map(|(place, one)| (one.key.nid, place)).collect(),
            addresses: by_course(survey),
            courses,
        })
    }

    /// Every course, in order.
    pub fn courses(&self) -> &[Planned] {
        &self.courses
    }

    fn slug(&self, course: u32) -> Option<&Slug> {
        let planned = self.courses.get(*self.places.get(&course)?)?;
        Some(&planned.slug)
    }

    /// Where a page of the old site lives now.
    fn home_of(&self, survey: &Survey, folk: &Folk, address: &OldAddress) -> Option<String> {
        let found = survey.find(address);
        let home = found.and_then(|target| match &target {
            Target::Person { handle } => folk.home(handle),
            Target::SitePage { path } => homes::site_page(path).map(str::to_owned),
            target => {
                let run = self.slug(homes::course_of(target)?)?;
                homes::home(run, target, address.comment())
            }
        });
        match home {
            Some(home) => Some(home),
            // the editor's faces are words, and what was uploaded was not kept
            None if address.path().contains("smiley") => None,
            None => Some(homes::elsewhere(address)),
        }
    }

    /// Reads a course; its links lead to where things are here.
    pub fn read(
        &self,
        survey: &Survey,
        planned: &Planned,
        folk: &Folk,
    ) -> Result<OldCourse, ArchiveError> {
        survey.read_course(&planned.key, &|address| self.home_of(survey, folk, address))
    }

    /// The old addresses of a course and where each leads.
    pub fn addresses_of(&self, planned: &Planned) -> Vec<(String, String)> {
        let mut all = Vec::new();
        let own = self.addresses.get(&planned.key.nid);
        for (path, target) in own.into_iter().flatten() {
            let Some(home) = homes::home(&planned.slug, target, None) else {
                continue;
            };
            for numbered in homes::numbered_paths(target) {
                all.push((numbered, home.clone()));
            }
            all.push((path.clone(), home));
        }
        all.sort();
        all.dedup_by(|one, other| one.0 == other.0);
        all
    }
}

/// The addresses of the archive, course by course.
fn by_course(survey: &Survey) -> HashMap<u32, Vec<(String, Target)>> {
    let mut all: HashMap<u32, Vec<(String, Target)>> = HashMap::new();
    for (path, target) in survey.addresses() {
        if let Some(course) = homes::course_of(target) {
            let own = all.entry(course).or_default();
            own.push((path.to_owned(), target.clone()));
        }
    }
    all
}

/// Old pages of the site itself that have a like here.
fn site_addresses() -> Vec<(String, String)> {
    [
        "index",
        "courses",
        "course/list",
        "course/find",
        "about",
        "about-p2pu",
    ]
    .into_iter()
    .filter_map(|path| Some((path.to_owned(), homes::site_page(path)?.to_owned())))
    .collect()
}

/// The addresses that a course would like, the nicest first; the last is nobody else's.
fn wishes(key: &CourseKey) -> Vec<Slug> {
    let nicest = Slug::parse(&key.slug.to_lowercase())
        .ok()
        .filter(|slug| !matches!(slug.as_str(), "new" | "-"))
        .unwrap_or_else(|| Slug::of_title(&key.slug));
    let mut wishes = vec![nicest.clone()];
    wishes.extend((2..=TRIED).map(|number| nicest.numbered(number)));
    wishes.push(Slug::from_stored(format!("p2pu-{}", key.nid)));
    wishes
}

fn chosen(wanted: Vec<(String, Vec<Slug>)>, mut taken: HashSet<Slug>) -> Vec<(String, Slug)> {
    let mut chosen = Vec::new();
    for (item, wishes) in wanted {
        if let Some(slug) = wishes.into_iter().find(|slug| !taken.contains(slug)) {
            taken.insert(slug.clone());
            chosen.push((item, slug));
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_courses_of_one_name_get_two_addresses() {
        let key = |nid, slug: &str| CourseKey {
            school: None,
            slug: slug.to_owned(),
            nid,
        };
        let wanted = [key(1, "knitting"), key(2, "knitting"), key(3, "Ciência!")]
            .iter()
            .map(|key| (key.nid.to_string(), wishes(key)))
            .collect();
        let taken = HashSet::from([Slug::of_title("knitting")]);
        let chosen: Vec<String> = chosen(wanted, taken)
            .into_iter()
            .map(|(_, slug)| slug.to_string())
            .collect();
        assert_eq!(chosen, ["knitting-2", "knitting-3", "ciencia"]);
    }
}
