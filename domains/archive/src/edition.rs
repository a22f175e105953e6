//! An edition: what is said about a run that changes no more.

use base::{SafeUrl, Timestamp};
use courses::RunId;
use courses::licence::Licence;

/// What an edition says about itself, beside its run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// The run.
    pub run: RunId,
    /// Since when nothing changes here.
    pub frozen_at: Timestamp,
    /// When it ended, or when somebody last wrote in it.
    pub ended_at: Timestamp,
    /// Whether it ever began: some courses of old sites were prepared and never opened.
    pub began: bool,
    /// Under what terms its texts may be used.
    pub licence: Licence,
    /// Who has to be named by whoever uses them, beside the organizers.
    pub attribution: String,
    /// Where it came from; nothing for a run of this university.
    pub source: Option<Source>,
}

/// The old site that an edition came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// What it is called.
    pub name: String,
    /// Where the page was.
    pub url: Option<SafeUrl>,
    /// What the run is called there; each comes here once.
    pub key: String,
    /// How the old site said that it stood.
    pub said_status: Option<String>,
    /// How many seats the old site said that it had: often a wish.
    pub said_seats: Option<i64>,
}
