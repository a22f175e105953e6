//! The walk through the folder: what is there, and which course it belongs to. The index that it leaves holds a path and a
//! few numbers for each page, and no text.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::clean::Resolver;
use super::course;
use super::fault::ArchiveError;
use super::naming::{self, Entry, Pages};
use super::old_address::{Link, OldAddress, School};
use super::pages::kind::{self, Kind, Place};
use super::pages::{Page, notice};
use super::people::{self, People};
use super::read;
use super::site::{OldCourse, OldPerson, SitePage, Skipped};

/// Folders inside each other, beyond which nothing is looked for.
const DEEPEST_FOLDER: usize = 40;

/// How far the walk has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    pub pages: usize,
    pub profiles: usize,
}

/// Names one course of the archive. Only the node id tells courses apart.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CourseKey {
    pub school: Option<School>,
    pub slug: String,
    pub nid: u32,
}

/// What an old address leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    Course { course: u32 },
    Materials { course: u32 },
    Forum { course: u32 },
    Document { course: u32, nid: u32 },
    Revision { course: u32, nid: u32, id: u32 },
    Thread { course: u32, nid: u32 },
    Broadcast { course: u32, nid: u32 },
    Event { course: u32, nid: u32 },
    Person { handle: String },
    SitePage { path: String },
}

/// The index of an archive.
#[derive(Debug)]
pub struct Survey {
    root: PathBuf,
    courses: BTreeMap<u32, Pages>,
    keys: Vec<CourseKey>,
    /// Where each course stands in `keys`.
    places: HashMap<u32, usize>,
    site_pages: Vec<Box<str>>,
    handles: Vec<String>,
    targets: HashMap<Box<str>, Target>,
    nodes: HashMap<u32, Target>,
    skipped: Vec<Skipped>,
    seen: Progress,
}

/// Walks through the archive in `dir`. Broken pages are named in [`Survey::skipped`].
pub fn survey(dir: &Path, progress: &mut dyn FnMut(Progress)) -> Result<Survey, ArchiveError> {
    let not_a_folder = |source| ArchiveError::NotAFolder {
        folder: dir.to_owned(),
        source,
    };
    let root = fs::canonicalize(dir).map_err(not_a_folder)?;
    fs::read_dir(&root).map_err(not_a_folder)?;
    let mut survey = Survey {
        root,
        courses: BTreeMap::new(),
        keys: Vec::new(),
        places: HashMap::new(),
        site_pages: Vec::new(),
        handles: Vec::new(),
        targets: HashMap::new(),
        nodes: HashMap::new(),
        skipped: Vec::new(),
        seen: Progress {
            pages: 0,
            profiles: 0,
        },
    };
    survey.walk(progress);
    if survey.courses.is_empty() && survey.site_pages.is_empty() && survey.handles.is_empty() {
        return Err(ArchiveError::NoPages {
            folder: dir.to_owned(),
        });
    }
    survey.settle();
    Ok(survey)
}

impl Survey {
    /// The courses of the archive, by school and slug.
    pub fn courses(&self) -> impl Iterator<Item = &CourseKey> {
        self.keys.iter()
    }

    /// The course with this node id.
    pub fn course(&self, nid: u32) -> Option<&CourseKey> {
        self.keys.get(*self.places.get(&nid)?)
    }

    /// Reads one course, and only its pages. `home_of` says where links to other old pages lead now.
    pub fn read_course(
        &self,
        key: &CourseKey,
        home_of: &Resolver<'_>,
    ) -> Result<OldCourse, ArchiveError> {
        let pages = self
            .courses
            .get(&key.nid)
            .ok_or(ArchiveError::NoSuchCourse { nid: key.nid })?;
        course::read(self, key, &pages.entries, home_of)
    }

    /// A hash over all pages of a course: the same pages give the same one.
    pub fn digest(&self, key: &CourseKey) -> Result<String, ArchiveError> {
        let pages = self
            .courses
            .get(&key.nid)
            .ok_or(ArchiveError::NoSuchCourse { nid: key.nid })?;
        let mut all = Sha256::new();
        for entry in &pages.entries {
            all.update(entry.path.as_bytes());
            all.update([0]);
            match read::page(&self.root, &entry.path) {
                Ok(text) => all.update(text.as_bytes()),
                Err(why) => all.update(why.as_bytes()),
            }
            all.update([0]);
        }
        Ok(all
            .finalize()
            .iter()
            .fold(String::new(), |hex, byte| hex + &format!("{byte:02x}")))
    }

    /// Everybody with a profile, read one at a time.
    pub fn people(&self) -> People<'_> {
        People::new(&self.root, self.handles.clone())
    }

    /// One person, with or without a profile.
    pub fn person(&self, handle: &str) -> OldPerson {
        people::person(&self.root, handle, None)
    }

    /// The pages of the site itself, read one at a time.
    pub fn site_pages<'a>(
        &'a self,
        home_of: &'a Resolver<'a>,
    ) -> impl Iterator<Item = Result<SitePage, Skipped>> + 'a {
        self.site_pages.iter().map(move |path| {
            let skip = |why| Skipped {
                path: path.to_string(),
                why,
            };
            let text = read::page(&self.root, path).map_err(skip)?;
            let html = read::parsed(&text).map_err(skip)?;
            Ok(notice::site_page(&Page {
                html: &html,
                path,
                home_of,
            }))
        })
    }

    /// What an old address leads to, in whichever school it was written.
    pub fn find(&self, address: &OldAddress) -> Option<Target> {
        if let Some(handle) = address.handle() {
            return self
                .handles
                .binary_search_by(|known| known.as_str().cmp(handle))
                .is_ok()
                .then(|| Target::Person {
                    handle: handle.to_owned(),
                });
        }
        let node = || address.node().and_then(|node| self.nodes.get(&node));
        let document = || {
            address
                .revision()
                .and_then(|(document, _)| self.nodes.get(&document))
        };
        self.targets
            .get(address.path())
            .or_else(|| self.targets.get(address.bare()))
            .or_else(node)
            .or_else(document)
            .cloned()
    }

    /// Every known address and what it leads to, in no order: content under its path without the school
    /// ([`OldAddress::bare`]), pages of the site under their whole path. Profiles are not among them.
    pub fn addresses(&self) -> impl Iterator<Item = (&str, &Target)> {
        self.targets.iter().map(|(path, target)| (&**path, target))
    }

    /// Pages that could not be used, and why. Courses name their own when they are read.
    pub fn skipped(&self) -> &[Skipped] {
        &self.skipped
    }

    /// The pages that were seen, profiles aside.
    pub fn page_count(&self) -> usize {
        self.seen.pages
    }

    /// The profiles that were seen.
    pub fn profile_count(&self) -> usize {
        self.seen.profiles
    }

    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// Goes through all folders, each in the order of its names, without following links.
    fn walk(&mut self, progress: &mut dyn FnMut(Progress)) {
        let mut folders = vec![String::new()];
        while let Some(folder) = folders.pop() {
            let entries = match fs::read_dir(self.root.join(&folder))
                .and_then(Iterator::collect::<Result<Vec<_>, _>>)
            {
                Ok(entries) => entries,
                Err(error) => {
                    self.skip(folder, format!("cannot be read: {error}"));
                    continue;
                }
            };
            let mut names: Vec<_> = entries.iter().map(fs::DirEntry::file_name).collect();
            names.sort();
            let mut inner = Vec::new();
            for name in names {
                let Some(name) = name.to_str() else {
                    self.skip(
                        format!("{folder}{}", name.to_string_lossy()),
                        "has a name that is not UTF-8 text",
                    );
                    continue;
                };
                let path = format!("{folder}{name}");
                match fs::symlink_metadata(self.root.join(&path)) {
                    Ok(found) if found.is_dir() => inner.push(format!("{path}/")),
                    Ok(_) if !is_page(name) => {}
                    Ok(found) if found.is_symlink() => {
                        self.skip(path, "is a link to another place, and is not followed");
                    }
                    Ok(_) => {
                        self.look_at(path);
                        progress(self.seen);
                    }
                    Err(error) => self.skip(path, format!("cannot be read: {error}")),
                }
            }
            if folder.matches('/').count() < DEEPEST_FOLDER {
                folders.extend(inner.into_iter().rev());
            } else if !inner.is_empty() {
                self.skip(
                    folder,
                    format!("holds folders more than {DEEPEST_FOLDER} deep"),
                );
            }
        }
    }

    fn skip(&mut self, path: impl Into<String>, why: impl Into<String>) {
        self.skipped.push(Skipped {
            path: path.into(),
            why: why.into(),
        });
    }

    fn look_at(&mut self, path: String) {
        let in_users = path.starts_with("users/");
        if in_users {
            self.seen.profiles += 1;
        } else {
            self.seen.pages += 1;
        }
        let text = match read::page(&self.root, &path) {
            Ok(text) => text,
            Err(why) => return self.skip(path, why),
        };
        match kind::of(&path, &text) {
            Ok(Place::Profile) => {
                let handle = OldAddress::of_file(&path).handle().map(str::to_owned);
                // copies of profiles inside schools say nothing new
                if let Some(handle) = handle.filter(|_| in_users) {
                    self.handles.push(handle);
                }
            }
            Ok(Place::Site) => self.site_pages.push(path.into()),
            Ok(Place::Course { nid, kind }) => self.file(nid, kind, path, &text),
            Err(why) => self.skip(path, why),
        }
    }

    fn file(&mut self, nid: u32, kind: Kind, path: String, text: &str) {
        let pages = self.courses.entry(nid).or_default();
        let address = OldAddress::of_file(&path);
        if !matches!(kind, Kind::Home { .. }) {
            pages.vote(address.school());
        }
        if matches!(kind, Kind::Home { .. }) && pages.tab.is_none() {
            pages.tab =
                kind::home_tab(text).and_then(|href| match OldAddress::follow(&path, href) {
                    Link::Archive(tab) => Some(tab),
                    Link::Elsewhere(_) | Link::Nowhere => None,
                });
        }
        let target = target(nid, kind);
        self.targets
            .entry(address.bare().into())
            .or_insert_with(|| target.clone());
        match kind {
            Kind::Home { .. } => {
                self.nodes.entry(nid).or_insert(target);
            }
            Kind::Document { nid }
            | Kind::Thread { nid }
            | Kind::Broadcast { nid }
            | Kind::Event { nid } => {
                self.nodes.entry(nid).or_insert(target);
            }
            Kind::Materials
            | Kind::RevisionList { .. }
            | Kind::OldRevision { .. }
            | Kind::ForumIndex => {}
        }
        pages.entries.push(Entry {
            kind,
            path: path.into(),
        });
    }

    /// Names the courses, and enters the pages of the site.
    fn settle(&mut self) {
        self.handles.sort();
        let mut homeless = Vec::new();
        for (nid, pages) in &mut self.courses {
            pages.entries.sort();
            match naming::key(*nid, pages) {
                Some(key) => self.keys.push(key),
                None => {
                    homeless.extend(pages.entries.iter().map(|entry| (*nid, entry.path.clone())));
                }
            }
        }
        for (nid, path) in homeless {
            self.courses.remove(&nid);
            self.skip(
                path,
                format!("belongs to course {nid}, whose home page is not here"),
            );
        }
        let courses = &self.courses;
        self.targets
            .retain(|_, target| in_courses(target).is_none_or(|nid| courses.contains_key(&nid)));
        self.nodes
            .retain(|_, target| in_courses(target).is_none_or(|nid| courses.contains_key(&nid)));
        self.keys.sort();
        self.places = self
            .keys
            .iter()
            .enumerate()
            .map(|(place, key)| (key.nid, place))
            .collect();
        for path in &self.site_pages {
            let address = OldAddress::of_file(path);
            let target = Target::SitePage {
                path: path.to_string(),
            };
            self.targets.insert(address.path().into(), target);
        }
        for path in &self.site_pages {
            let address = OldAddress::of_file(path);
            self.targets
                .entry(address.bare().into())
                .or_insert_with(|| Target::SitePage {
                    path: path.to_string(),
                });
        }
    }
}

fn is_page(name: &str) -> bool {
    Path::new(name)
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("html"))
}

fn target(course: u32, kind: Kind) -> Target {
    match kind {
        Kind::Home { .. } => Target::Course { course },
        Kind::Materials => Target::Materials { course },
        Kind::Document { nid } | Kind::RevisionList { nid } => Target::Document { course, nid },
        Kind::OldRevision { nid, id } => Target::Revision { course, nid, id },
        Kind::ForumIndex => Target::Forum { course },
        Kind::Thread { nid } => Target::Thread { course, nid },
        Kind::Broadcast { nid } => Target::Broadcast { course, nid },
        Kind::Event { nid } => Target::Event { course, nid },
    }
}

fn in_courses(target: &Target) -> Option<u32> {
    match target {
        Target::Course { course }
        | Target::Materials { course }
        | Target::Forum { course }
        | Target::Document { course, .. }
        | Target::Revision { course, .. }
        | Target::Thread { course, .. }
        | Target::Broadcast { course, .. }
        | Target::Event { course, .. } => Some(*course),
        Target::Person { .. } | Target::SitePage { .. } => None,
    }
}
