//! `stoa doctor`: looks at everything that a university stands on, and says what to do where something is not well.

mod inside;
mod outside;

use std::fmt;

use store::{Db, Options};

use crate::settings::Settings;

/// How something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Well.
    Good,
    /// It goes on, and would better be otherwise.
    Warning,
    /// It does not work, or will not for long.
    Broken,
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How it is.
    pub verdict: Verdict,
    /// What was looked at.
    pub what: &'static str,
    /// What was found, and what to do.
    pub said: String,
}

impl Finding {
    fn good(what: &'static str, said: impl Into<String>) -> Self {
        Self::of(Verdict::Good, what, said)
    }

    fn warning(what: &'static str, said: impl Into<String>) -> Self {
        Self::of(Verdict::Warning, what, said)
    }

    fn broken(what: &'static str, said: impl Into<String>) -> Self {
        Self::of(Verdict::Broken, what, said)
    }

    fn of(verdict: Verdict, what: &'static str, said: impl Into<String>) -> Self {
        Self {
            verdict,
            what,
            said: said.into(),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = match self.verdict {
            Verdict::Good => "ok",
            Verdict::Warning => "warning",
            Verdict::Broken => "broken",
        };
        write!(out, "{word:<8} {:<14} {}", self.what, self.said)
    }
}

/// What the doctor may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum May {
    /// Look.
    Look,
    /// Make again what is made of other things: search indexes.
    Repair,
}

/// Looks at everything, and says each thing as soon as it is known. Nothing is changed, unless the doctor may repair.
pub async fn examine(settings: &Settings, may: May, say: &mut (dyn FnMut(Finding) + Send)) {
    say(outside::words());
    for found in outside::base(settings) {
        say(found);
    }
    let folder = outside::folder(settings);
    let has_folder = folder.verdict != Verdict::Broken;
    say(folder);
    say(outside::server(settings).await);
    say(outside::mail(settings).await);
    if !has_folder {
        return;
    }
    if let Some(missing) = outside::no_database_yet(settings) {
        say(missing);
        return;
    }
    let options = Options {
        replicas: settings.replicas.clone(),
        ..Options::default()
    };
    match Db::open(&settings.database, options).await {
        Ok(db) => inside::examine(settings, &db, may, say).await,
        Err(error) => say(Finding::broken("database", error.to_string())),
    }
}
