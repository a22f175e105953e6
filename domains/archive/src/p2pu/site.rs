//! What was on the old site, as plain values: the contract with the importer.
//!
//! Every `*_html` is clean already ([`super::clean`]); every other text is plain. People are named by handle.

use std::fmt;
use std::path::PathBuf;

use jiff::civil::DateTime;
use jiff::{Timestamp, tz};

use super::language::LanguageGuess;
use super::old_address::{OldAddress, School};

/// Hours that the clock of the old site was ahead of UTC, summer and winter.
const HOURS_AHEAD: i8 = 2;

/// A moment as the old site wrote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SiteTime {
    /// The moment itself.
    pub at: Timestamp,
    /// What the page said, in site time.
    pub local: DateTime,
}

impl SiteTime {
    /// The moment that the site's clock showed as `local`. `None` outside the range of time.
    pub fn of(local: DateTime) -> Option<Self> {
        let at = tz::Offset::constant(HOURS_AHEAD).to_timestamp(local).ok()?;
        Some(Self { at, local })
    }

    /// The first `2010-09-16 03:15` in a text such as "on Thu, 2010-09-16 03:15".
    pub fn find(text: &str) -> Option<Self> {
        const SHAPE: &[u8] = b"dddd-dd-dd dd:dd";
        let bytes = text.as_bytes();
        let found = bytes.windows(SHAPE.len()).find(|window| {
            window.iter().zip(SHAPE).all(|(byte, shape)| match shape {
                b'd' => byte.is_ascii_digit(),
                other => byte == other,
            })
        })?;
        let found = std::str::from_utf8(found).ok()?;
        Self::of(DateTime::strptime("%Y-%m-%d %H:%M", found).ok()?)
    }
}

impl fmt::Display for SiteTime {
    /// Site time to the minute, `2010-03-21T16:02`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.local.strftime("%Y-%m-%dT%H:%M"))
    }
}

/// Where a course of the old site stood when it was frozen.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum OldStatus {
    Draft,
    Open,
    Full,
    Running,
    Completed,
    Archived,
    /// Words that the old site is not known to have used, or none.
    Other(String),
}

impl OldStatus {
    /// Reads the words of the status field.
    pub fn read(words: &str) -> Self {
        match words {
            "Draft in progress" => Self::Draft,
            "Open for registration" => Self::Open,
            "Registration now closed (course is full)" => Self::Full,
            "Course is running" => Self::Running,
            "Completed" => Self::Completed,
            "Archived" => Self::Archived,
            other => Self::Other(other.to_owned()),
        }
    }

    /// The words of the status field.
    pub fn words(&self) -> &str {
        match self {
            Self::Draft => "Draft in progress",
            Self::Open => "Open for registration",
            Self::Full => "Registration now closed (course is full)",
            Self::Running => "Course is running",
            Self::Completed => "Completed",
            Self::Archived => "Archived",
            Self::Other(words) => words,
        }
    }
}

/// A course with everything that happened in it.
#[derive(Debug, Clone, PartialEq)]
pub struct OldCourse {
    pub nid: u32,
    pub slug: String,
    pub school: Option<School>,
    pub title: String,
    pub status: OldStatus,
    /// As written: a wish, `-1` once, and sometimes missing.
    pub seats: Option<i64>,
    /// Handles: the named organizer first, then the other admins in alphabetical order.
    pub organizers: Vec<String>,
    pub members: Vec<OldMember>,
    /// The sentence made for a tweet. Plain text.
    pub short_description: Option<String>,
    pub summary_html: String,
    pub objectives_html: Option<String>,
    pub prerequisites_html: Option<String>,
    pub signup_task_html: Option<String>,
    /// The document that the course names as its syllabus, if its page is here.
    pub syllabus_nid: Option<u32>,
    /// First and last day that a draft planned.
    pub planned: Option<(jiff::civil::Date, jiff::civil::Date)>,
    pub documents: Vec<OldDocument>,
    pub threads: Vec<OldThread>,
    /// Comments on the course's home page.
    pub wall: Vec<OldPost>,
    pub broadcasts: Vec<OldBroadcast>,
    pub events: Vec<OldEvent>,
    /// Everybody who is named in this course, with the best name that is known, by handle.
    pub people: Vec<OldPerson>,
    /// Where the course's home page was found.
    pub old_addresses: Vec<OldAddress>,
    /// A guess from title, summary and posts; never more than a guess.
    pub language: Option<LanguageGuess>,
    /// Documents and threads that a list names, but whose pages are not in the archive.
    pub listed_only: Vec<ListedOnly>,
    /// Pages of this course that could not be read.
    pub skipped: Vec<Skipped>,
}

/// Somebody in the member grid of a course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OldMember {
    pub handle: String,
    pub display_name: String,
    pub is_admin: bool,
}

/// Who wrote something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OldAuthor {
    pub handle: String,
    /// The fullest name on that page; [`OldPerson`] may know a better one.
    pub display_name: String,
}

/// A person of the old site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OldPerson {
    pub handle: String,
    /// The name to show: the profile's full name, else the picture's, else the byline's, else the handle.
    pub full_name: String,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    /// Whether the archive has the person's profile.
    pub has_profile: bool,
    /// Courses on the profile that the person applied for.
    pub applied_for: Vec<OldAddress>,
    /// Courses on the profile that the person completed.
    pub completed: Vec<OldAddress>,
}

/// A page of course material.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OldDocument {
    pub nid: u32,
    pub title: String,
    /// `None` when the account was deleted.
    pub author: Option<OldAuthor>,
    pub created_at: Option<SiteTime>,
    pub body_html: String,
    pub attachments: Vec<OldAttachment>,
    /// The newest first, the current one included. Empty when no list was kept.
    pub revisions: Vec<OldRevision>,
    /// Comments under the document; the old site showed them only beside old revisions.
    pub comments: Vec<OldPost>,
    pub old_addresses: Vec<OldAddress>,
}

/// A file hung on a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OldAttachment {
    pub name: String,
    pub address: OldAddress,
    pub media_type: Option<String>,
    pub bytes: Option<u64>,
    /// The file itself, when the archive holds it.
    pub file: Option<PathBuf>,
}

/// One state of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OldRevision {
    pub id: u32,
    pub at: Option<SiteTime>,
    pub author: Option<OldAuthor>,
    pub log: Option<String>,
    pub is_current: bool,
    pub title: Option<String>,
    /// `None` when the archive does not hold the text of this revision.
    pub body_html: Option<String>,
    /// Where the revision's page was, if it is in the archive.
    pub old_addresses: Vec<OldAddress>,
}

/// A topic of a course's forum with its replies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OldThread {
    pub nid: u32,
    pub title: String,
    pub author: Option<OldAuthor>,
    pub at: Option<SiteTime>,
    pub body_html: String,
    pub likes: u32,
    /// Replies in the order of the page; parents come before their children.
    pub posts: Vec<OldPost>,
    pub old_addresses: Vec<OldAddress>,
}

/// A reply in a thread, or a comment on a wall or a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OldPost {
    pub cid: u32,
    /// The comment that this one answers, by nesting.
    pub parent: Option<u32>,
    /// The comment's own title, on walls and documents: its first words.
    pub title: Option<String>,
    /// `None` when the account was deleted.
    pub author: Option<OldAuthor>,
    pub at: Option<SiteTime>,
    pub body_html: String,
    pub likes: u32,
}

/// A mail of an organizer to all members, kept as a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OldBroadcast {
    pub nid: u32,
    pub title: String,
    pub author: Option<OldAuthor>,
    pub at: Option<SiteTime>,
    pub body_html: String,
    pub old_addresses: Vec<OldAddress>,
}

/// A dated event of a course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OldEvent {
    pub nid: u32,
    pub title: String,
    pub author: Option<OldAuthor>,
    /// The dates as the page writes them.
    pub when: String,
    pub body_html: String,
    pub old_addresses: Vec<OldAddress>,
}

/// A thing that a list names without a page of its own in the archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedOnly {
    pub kind: ListedKind,
    pub title: String,
    pub address: OldAddress,
    /// Replies that a forum index counts.
    pub replies: Option<u32>,
}

/// What the list says that it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ListedKind {
    Document,
    Thread,
    Broadcast,
}

/// A page of the site itself, outside any course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SitePage {
    pub title: String,
    pub school: Option<School>,
    pub body_html: String,
    pub address: OldAddress,
}

/// A page that could not be used, and why, as a sentence.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Skipped {
    pub path: String,
    pub why: String,
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn site_time_is_two_hours_ahead_all_year() {
        for (text, local, utc) in [
            (
                "Thu, 2010-09-16 03:15",
                "2010-09-16T03:15",
                "2010-09-16T01:15:00Z",
            ),
            (
                "Submitted by X on Sat, 2011-01-01 01:00",
                "2011-01-01T01:00",
                "2010-12-31T23:00:00Z",
            ),
        ] {
            let time = SiteTime::find(text).unwrap();
            assert_eq!(time.to_string(), local);
            assert_eq!(time.at.to_string(), utc);
        }
        for none in [
            "",
            "yesterday",
            "2010-13-40 99:99",
            "2010-09-16",
            "é2010-09-16é03:15",
        ] {
            assert_eq!(SiteTime::find(none), None, "{none}");
        }
    }

    #[test]
    fn a_status_keeps_its_words() {
        for words in ["Draft in progress", "Completed", "Archived", "Sleeping", ""] {
            assert_eq!(OldStatus::read(words).words(), words);
        }
    }
}
