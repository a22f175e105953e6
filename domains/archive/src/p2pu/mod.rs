//! The reader of the old P2PU site of 2010 and 2011, from the folder of static pages that is left of it.
//!
//! [`survey`] walks the folder once and keeps a small index: what each page is, and which course it belongs to. After that
//! [`Survey::read_course`] reads one course at a time, so that memory stays bounded however large the archive is. Nothing
//! here writes, asks the clock or reaches the network: the importer stands on top of it.
//!
//! Words: a *node* is a numbered thing of the old site (a course, a document, a thread); an *old address* is where it was
//! found, in one of several spellings ([`OldAddress`]); a *handle* is a person's name in addresses.
//!
//! Invariants:
//! - A broken page is named with the reason, and never stops the reading.
//! - Every body leaves this module cleaned ([`clean`]): no script, no style, no embed, no address but of the web or of this site.
//! - Links out of the folder (symbolic ones) are not followed.
//! - The node id is the only key of a course: folders and titles are hints.

pub mod clean;
mod course;
mod example;
mod fault;
pub mod language;
mod naming;
pub mod old_address;
mod pages;
mod people;
mod read;
pub mod report;
mod sift;
pub mod site;
mod survey;
mod tidy;

pub use clean::Resolver;
pub use fault::ArchiveError;
pub use language::LanguageGuess;
pub use old_address::{OldAddress, School};
pub use people::People;
pub use report::{CourseRow, Report, Totals};
pub use site::{
    ListedOnly, OldAttachment, OldAuthor, OldBroadcast, OldCourse, OldDocument, OldEvent,
    OldMember, OldPerson, OldPost, OldRevision, OldStatus, OldThread, SitePage, SiteTime, Skipped,
};
pub use survey::{CourseKey, Progress, Survey, Target, survey};
