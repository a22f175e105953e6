//! What every handler can reach.

use std::ops::Deref;
use std::sync::Arc;

use base::{Chance, Clock, Now, Zone};
use store::{Db, FileShelf};

use crate::{Foot, Kept, Language, Network, ViewerSource, Words};

/// The running university: cheap to clone, handed to every handler.
#[derive(Clone)]
pub struct App(Arc<AppParts>);

/// The parts of the running university.
pub struct AppParts {
    /// The database.
    pub db: Db,
    /// Where files live.
    pub files: Arc<dyn FileShelf>,
    /// Who tells the time.
    pub clock: Arc<dyn Clock>,
    /// Where keys and tokens come from.
    pub chance: Chance,
    /// Sentences in every language.
    pub words: Arc<Words>,
    /// This site's own settings.
    pub site: Site,
    /// Who knows the person behind a session.
    pub viewers: Arc<dyn ViewerSource>,
    /// What the page shell links to.
    pub links: ShellLinks,
    /// The links in the foot of every page.
    pub foot: Foot,
    /// Pages that every visitor sees alike, kept until they change.
    pub kept: Kept,
}

/// Settings of this site that pages need.
#[derive(Debug, Clone)]
pub struct Site {
    /// The name of the university.
    pub name: String,
    /// Where it is reached, without a slash at the end: `https://stoa.example.org`.
    pub base: String,
    /// The language of readers who ask for none that we speak.
    pub language: Language,
    /// The zone in which visitors see times.
    pub zone: Zone,
    /// A demo, or a university in earnest.
    pub mode: Mode,
    /// Where letters go.
    pub mail: MailWay,
    /// The largest file that may be handed in, in bytes.
    pub largest_upload: usize,
    /// Whose word is taken for who asks.
    pub trusted_proxies: Vec<Network>,
}

/// A demo, or a university in earnest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Demo people; everyone sees the letters that they would have got.
    Demo,
    /// In earnest.
    Live,
    /// Inside a test: the pseudo-language may be asked for.
    Test,
}

/// Where letters go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailWay {
    /// Out by SMTP.
    Smtp,
    /// Into the mailbox page, because no mail server is set.
    Mailbox,
}

/// One link of the shell: an address and the key of its words.
#[derive(Debug, Clone, Copy)]
pub struct Link {
    /// The address.
    pub href: &'static str,
    /// The key of its words.
    pub word: &'static str,
}

/// What the page shell links to. The executable fills it, because only it knows every room; it names only what exists.
#[derive(Debug, Clone, Default)]
pub struct ShellLinks {
    /// The main navigation.
    pub main: Vec<Link>,
    /// The menu of a member, before their name's own links.
    pub member: Vec<Link>,
    /// More for stewards.
    pub steward: Vec<Link>,
}

impl Site {
    /// The site is reached by https.
    pub fn is_https(&self) -> bool {
        self.base.starts_with("https://")
    }

    /// The name of a cookie: with the `__Host-` prefix where the base address is https.
    pub fn cookie(&self, name: &str) -> String {
        if self.is_https() {
            format!("__Host-stoa_{name}")
        } else {
            format!("stoa_{name}")
        }
    }
}

impl App {
    /// Puts the parts together.
    pub fn new(parts: AppParts) -> Self {
        Self(Arc::new(parts))
    }

    /// The present moment, with fresh chance.
    pub fn now(&self) -> Now {
        Now {
            at: base::time::whole_microseconds(self.clock.now()),
            chance: self.chance.clone(),
        }
    }
}

impl Deref for App {
    type Target = AppParts;
    fn deref(&self) -> &AppParts {
        &self.0
    }
}
