//! One course, put together from all its pages. The same page may be there several times, under several addresses:
//! things are told apart by their numbers only.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::clean::{self, Resolver};
use super::fault::ArchiveError;
use super::language;
use super::naming::Entry;
use super::old_address::OldAddress;
use super::pages::home::Home;
use super::pages::kind::Kind;
use super::pages::{Page, document, forum, home, notice, revisions, thread};
use super::people::Names;
use super::read;
use super::site::{
    ListedOnly, OldAuthor, OldBroadcast, OldCourse, OldDocument, OldEvent, OldMember, OldPost,
    OldRevision, OldThread, Skipped,
};
use super::survey::{CourseKey, Survey, Target};

/// Characters of a course's texts from which its language is guessed.
const ENOUGH_TO_GUESS: usize = 30_000;

/// Reads all pages of a course, one after the other.
pub(super) fn read(
    survey: &Survey,
    key: &CourseKey,
    entries: &[Entry],
    home_of: &Resolver<'_>,
) -> Result<OldCourse, ArchiveError> {
    let mut pile = Pile::default();
    for entry in entries {
        if let Err(why) = pile.take(survey, entry, home_of) {
            pile.skipped.push(Skipped {
                path: entry.path.to_string(),
                why,
            });
        }
    }
    pile.sorted(survey, key)
        .ok_or(ArchiveError::HomeVanished { nid: key.nid })
}

/// What the pages of a course have said so far.
#[derive(Default)]
struct Pile {
    home: Option<Home>,
    members: BTreeMap<String, OldMember>,
    wall: Thicket,
    documents: BTreeMap<u32, OldDocument>,
    revisions: BTreeMap<u32, BTreeMap<u32, OldRevision>>,
    old_revisions: Vec<(u32, OldRevision)>,
    document_comments: BTreeMap<u32, Thicket>,
    threads: BTreeMap<u32, OldThread>,
    broadcasts: BTreeMap<u32, OldBroadcast>,
    events: BTreeMap<u32, OldEvent>,
    addresses: BTreeSet<OldAddress>,
    listed: BTreeMap<String, ListedOnly>,
    skipped: Vec<Skipped>,
}

/// Comments from several copies of a page, each kept once, in the order in which they were first seen.
#[derive(Default)]
struct Thicket {
    posts: Vec<OldPost>,
    known: BTreeSet<u32>,
}

impl Thicket {
    fn add(&mut self, posts: Vec<OldPost>) {
        for post in posts {
            if self.known.insert(post.cid) {
                self.posts.push(post);
            }
        }
    }
}

impl Pile {
    fn take(
        &mut self,
        survey: &Survey,
        entry: &Entry,
        home_of: &Resolver<'_>,
    ) -> Result<(), String> {
        let text = read::page(survey.root(), &entry.path)?;
        let html = read::parsed(&text)?;
        let page = Page {
            html: &html,
            path: &entry.path,
            home_of,
        };
        self.sort_in(survey.root(), &page, entry.kind)
            .ok_or_else(|| "does not hold what its marks promise".to_owned())
    }

    fn sort_in(&mut self, root: &Path, page: &Page<'_>, kind: Kind) -> Option<()> {
        let address = OldAddress::of_file(page.path);
        match kind {
            Kind::Home { .. } => self.take_home(home::read(page)?, address),
            Kind::Materials => self.list(document::listed(page)),
            Kind::ForumIndex => self.list(forum::listed(page)),
            Kind::Document { nid } => {
                self.list(document::listed(page));
                let mut found = document::read(page, nid)?;
                for attachment in &mut found.attachments {
                    attachment.file = read::file(root, attachment.address.path());
                }
                let found = self.documents.entry(nid).or_insert(found);
                found.old_addresses.push(address);
            }
            Kind::RevisionList { nid } => {
                let known = self.revisions.entry(nid).or_default();
                for revision in revisions::list(page) {
                    known.entry(revision.id).or_insert(revision);
                }
            }
            Kind::OldRevision { nid, id } => {
                let mut revision = revisions::old(page, nid, id)?;
                revision.old_addresses.push(address);
                self.old_revisions.push((nid, revision));
                self.document_comments
                    .entry(nid)
                    .or_default()
                    .add(document::comments(page));
            }
            Kind::Thread { nid } => self.take_thread(thread::read(page, nid)?, address),
            Kind::Broadcast { nid } => {
                let found = self
                    .broadcasts
                    .entry(nid)
                    .or_insert(notice::broadcast(page, nid)?);
                found.old_addresses.push(address);
            }
            Kind::Event { nid } => {
                let found = self.events.entry(nid).or_insert(notice::event(page, nid)?);
                found.old_addresses.push(address);
            }
        }
        Some(())
    }

    fn take_home(&mut self, mut home: Home, address: OldAddress) {
        self.addresses.insert(address);
        for member in home.members.drain(..) {
            match self.members.get_mut(&member.handle) {
                Some(known) => known.is_admin |= member.is_admin,
                None => {
                    self.members.insert(member.handle.clone(), member);
                }
            }
        }
        self.wall.add(std::mem::take(&mut home.wall));
        self.list(std::mem::take(&mut home.broadcasts));
        self.home.get_or_insert(home);
    }

    fn take_thread(&mut self, mut thread: OldThread, address: OldAddress) {
        thread.old_addresses.push(address);
        match self.threads.get_mut(&thread.nid) {
            None => {
                self.threads.insert(thread.nid, thread);
            }
            Some(known) => {
                let mut posts = Thicket::default();
                posts.add(std::mem::take(&mut known.posts));
                posts.add(thread.posts);
                known.posts = posts.posts;
                known.old_addresses.append(&mut thread.old_addresses);
            }
        }
    }

    fn list(&mut self, listed: Vec<ListedOnly>) {
        for thing in listed {
            self.listed
                .entry(thing.address.bare().to_owned())
                .or_insert(thing);
        }
    }

    /// The course, once everything is on the pile. `None` without any home page.
    fn sorted(mut self, survey: &Survey, key: &CourseKey) -> Option<OldCourse> {
        let home = self.home.take()?;
        let listed_only = self.without_page(survey, key.nid);
        let documents = self.with_history();
        let names = self.names(&home, &documents);
        let members: Vec<OldMember> = self.members.into_values().collect();
        let threads: Vec<OldThread> = self.threads.into_values().collect();
        let syllabus = home
            .syllabus
            .as_ref()
            .and_then(|address| survey.find(address));
        let mut course = OldCourse {
            nid: key.nid,
            slug: key.slug.clone(),
            school: key.school,
            title: home.title,
            status: home.status,
            seats: home.seats,
            organizers: organizers(home.organizer.as_ref(), &members),
            members,
            short_description: home.short_description,
            summary_html: home.summary_html,
            objectives_html: home.objectives_html,
            prerequisites_html: home.prerequisites_html,
            signup_task_html: home.signup_task_html,
            syllabus_nid: match syllabus {
                Some(Target::Document { nid, .. }) => Some(nid),
                _ => None,
            },
            planned: home.planned,
            documents,
            threads,
            wall: self.wall.posts,
            broadcasts: self.broadcasts.into_values().collect(),
            events: self.events.into_values().collect(),
            people: names.people(survey.root()),
            old_addresses: self.addresses.into_iter().collect(),
            language: None,
            listed_only,
            skipped: self.skipped,
        };
        course.language = language::guess(&sample(&course));
        Some(course)
    }

    /// Things that a list names, but that are not among the pages of this course.
    fn without_page(&self, survey: &Survey, nid: u32) -> Vec<ListedOnly> {
        self.listed
            .values()
            .filter(|listed| {
                let found = match survey.find(&listed.address) {
                    Some(Target::Document { nid, .. }) => self.documents.contains_key(&nid),
                    Some(Target::Thread { nid, .. }) => self.threads.contains_key(&nid),
                    Some(Target::Broadcast { nid, .. }) => self.broadcasts.contains_key(&nid),
                    // the first document of an empty list was sometimes the list itself
                    Some(Target::Materials { course }) => course == nid,
                    _ => false,
                };
                !found
            })
            .cloned()
            .collect()
    }

    /// The documents with their revisions, and with the old texts where those were kept.
    fn with_history(&mut self) -> Vec<OldDocument> {
        for (nid, old) in self.old_revisions.drain(..) {
            match self.revisions.entry(nid).or_default().get_mut(&old.id) {
                Some(listed) => {
                    listed.title = old.title;
                    listed.body_html = old.body_html;
                    listed.old_addresses.extend(old.old_addresses);
                }
                // the list was not kept: the page is all there is
                None => {
                    self.revisions.entry(nid).or_default().insert(old.id, old);
                }
            }
        }
        let mut documents: Vec<OldDocument> =
            std::mem::take(&mut self.documents).into_values().collect();
        for document in &mut documents {
            if let Some(revisions) = self.revisions.remove(&document.nid) {
                document.revisions = revisions.into_values().collect();
                document
                    .revisions
                    .sort_by_key(|r| std::cmp::Reverse((r.is_current, r.at, r.id)));
            }
            if let Some(comments) = self.document_comments.remove(&document.nid) {
                document.comments = comments.posts;
            }
        }
        documents
    }

    /// Everybody who is named, with the fullest name that these pages show.
    fn names(&self, home: &Home, documents: &[OldDocument]) -> Names {
        let mut names = Names::default();
        for member in self.members.values() {
            names.saw(&member.handle, &member.display_name);
        }
        let posts = self.wall.posts.iter();
        let posts = posts.chain(self.threads.values().flat_map(|thread| &thread.posts));
        let posts = posts.chain(documents.iter().flat_map(|document| &document.comments));
        let mut authors: Vec<&OldAuthor> = posts.filter_map(|post| post.author.as_ref()).collect();
        authors.extend(&home.organizer);
        authors.extend(
            self.threads
                .values()
                .filter_map(|thread| thread.author.as_ref()),
        );
        authors.extend(
            self.broadcasts
                .values()
                .filter_map(|broadcast| broadcast.author.as_ref()),
        );
        authors.extend(
            self.events
                .values()
                .filter_map(|event| event.author.as_ref()),
        );
        for document in documents {
            authors.extend(&document.author);
            authors.extend(
                document
                    .revisions
                    .iter()
                    .filter_map(|revision| revision.author.as_ref()),
            );
        }
        for author in authors {
            names.saw(&author.handle, &author.display_name);
        }
        names
    }
}

/// The named organizer first, then the other admins by handle.
fn organizers(named: Option<&OldAuthor>, members: &[OldMember]) -> Vec<String> {
    let mut organizers: Vec<String> = named.iter().map(|named| named.handle.clone()).collect();
    let mut admins: Vec<&str> = members
        .iter()
        .filter(|m| m.is_admin)
        .map(|m| m.handle.as_str())
        .collect();
    admins.sort_unstable();
    for admin in admins {
        if !organizers.iter().any(|known| known == admin) {
            organizers.push(admin.to_owned());
        }
    }
    organizers
}

/// Enough of a course's words to tell their language.
fn sample(course: &OldCourse) -> String {
    let mut text = format!("{}\n{}", course.title, clean::plain(&course.summary_html));
    let threads = course.threads.iter().flat_map(|thread| {
        std::iter::once(&thread.body_html).chain(thread.posts.iter().map(|post| &post.body_html))
    });
    for body in threads.chain(course.documents.iter().map(|document| &document.body_html)) {
        if text.len() > ENOUGH_TO_GUESS {
            break;
        }
        text.push('\n');
        text.extend(clean::plain(body).chars().take(ENOUGH_TO_GUESS / 10));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(handle: &str, is_admin: bool) -> OldMember {
        OldMember {
            handle: handle.to_owned(),
            display_name: handle.to_owned(),
            is_admin,
        }
    }

    #[test]
    fn the_named_organizer_comes_first() {
        let named = OldAuthor {
            handle: "mo".to_owned(),
            display_name: "Mo".to_owned(),
        };
        let members = [
            member("zoe", true),
            member("mo", true),
            member("ada", true),
            member("bo", false),
        ];
        assert_eq!(organizers(Some(&named), &members), ["mo", "ada", "zoe"]);
        assert_eq!(organizers(None, &members), ["ada", "mo", "zoe"]);
    }
}
