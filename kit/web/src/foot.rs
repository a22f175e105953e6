//! The foot of every page: links to the pages of the site, which stewards write and name.
//!
//! Links are read once and held until a write changes what they stand on, so that no page asks for them; a page that shows them
//! stands on the same tables. When they cannot be read, pages are drawn with those that were read last.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use async_trait::async_trait;
use base::{LanguageTag, Timestamp};
use store::basis::{self, Basis};
use store::{Db, Fault, Session};

use crate::{Language, Site};

/// For so many seconds nobody asks again after the links could not be read.
const PAUSE: i64 = 2;

/// No page waits longer for its foot, whatever the database does.
const PATIENCE: Duration = Duration::from_millis(300);

/// A link in the foot of every page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FootLink {
    /// Where it leads.
    pub address: String,
    /// What it is called in each language.
    pub titles: Vec<(LanguageTag, String)>,
}

impl FootLink {
    /// What it is called for that reader: in their language, in the language of the site, in English, or as there is.
    pub fn title(&self, reader: Language, site: Language) -> Option<&(LanguageTag, String)> {
        let in_language = |wish: Language| {
            let tag = wish.tag();
            self.titles.iter().find(|(has, _)| has.as_str() == tag)
        };
        [reader, site, Language::English]
            .into_iter()
            .find_map(in_language)
            .or_else(|| self.titles.first())
    }
}

/// Who knows the pages of the site. The domain of site pages implements it.
#[async_trait]
pub trait FootSource: Send + Sync + 'static {
    /// The links in their order.
    async fn links(&self, session: &Session) -> Result<Vec<FootLink>, Fault>;
}

/// The links of the foot, as they were read last.
#[derive(Debug, Default)]
pub struct FootLinks {
    links: Vec<FootLink>,
    basis: Option<Basis>,
}

impl FootLinks {
    /// The links, for a page that is being drawn: it stands on what they stand on.
    pub(crate) fn shown(&self, db: &Db) -> &[FootLink] {
        if let Some(basis) = &self.basis {
            basis.joins(db);
        }
        &self.links
    }
}

/// Whether links that are held may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wish {
    /// If they are current as far as this process knows.
    Held,
    /// No: another process may have taken the reader's own change.
    Fresh,
}

/// The foot of every page of this process.
#[derive(Default)]
pub struct Foot {
    source: Option<Arc<dyn FootSource>>,
    held: RwLock<Arc<FootLinks>>,
    failed_at: AtomicI64,
}

impl Foot {
    /// A foot whose links come from there. Without one ([`Foot::default`]) it has none.
    pub fn of(source: impl FootSource) -> Self {
        Self {
            source: Some(Arc::new(source)),
            ..Self::default()
        }
    }

    /// The links as they were read last.
    pub(crate) fn last(&self) -> Arc<FootLinks> {
        let held = self.held.read().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(&held)
    }

    /// The links as they are now.
    pub(crate) async fn now(&self, db: &Db, wish: Wish, now: Timestamp) -> Arc<FootLinks> {
        let last = self.last();
        let Some(source) = &self.source else {
            return last;
        };
        let is_current = last.basis.as_ref().is_some_and(|one| one.is_current(db));
        let paused = now.as_second() - self.failed_at.load(Ordering::Relaxed);
        if (is_current && wish == Wish::Held) || (0..PAUSE).contains(&paused) {
            return last;
        }
        let read = async { source.links(&db.read().await?).await };
        let (read, basis) = basis::noted(db, tokio::time::timeout(PATIENCE, read)).await;
        match read {
            Ok(Ok(links)) => {
                let fresh = Arc::new(FootLinks { links, basis });
                let mut held = self.held.write().unwrap_or_else(PoisonError::into_inner);
                *held = Arc::clone(&fresh);
                fresh
            }
            failed => {
                let fault = failed.ok().and_then(Result::err);
                tracing::warn!(
                    fault = fault.map(tracing::field::display),
                    "the foot of the pages could not be read"
                );
                self.failed_at.store(now.as_second(), Ordering::Relaxed);
                last
            }
        }
    }
}

/// Whether a page may be drawn at that address: style sheets and patterns have no foot.
pub(crate) fn has_foot(path: &str) -> bool {
    !["/static/", "/patterns/", "/healthz", "/metrics"]
        .iter()
        .any(|beginning| path.starts_with(beginning))
}

/// The links that a reader sees: address, language where it is another one than the reader's, title.
pub(crate) fn lines<'a>(
    links: &'a [FootLink],
    reader: Language,
    site: &Site,
) -> impl Iterator<Item = (&'a str, Option<&'a LanguageTag>, &'a str)> {
    let site = site.language;
    links.iter().filter_map(move |link| {
        let (language, title) = link.title(reader, site)?;
        let other = (language.as_str() != reader.tag()).then_some(language);
        Some((link.address.as_str(), other, title.as_str()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_called_as_its_reader_reads() {
        let link = |tags: &[&str]| FootLink {
            address: "/terms".to_owned(),
            titles: tags
                .iter()
                .map(|tag| {
                    (
                        base::Text::from_stored((*tag).to_owned()),
                        (*tag).to_owned(),
                    )
                })
                .collect(),
        };
        let cases = [
            (link(&["ar", "en", "es"]), Language::Arabic, "ar"),
            (link(&["en", "es"]), Language::Arabic, "es"),
            (link(&["ar", "en"]), Language::Spanish, "en"),
            (link(&["ar"]), Language::English, "ar"),
        ];
        for (link, reader, wanted) in cases {
            let found = link.title(reader, Language::Spanish);
            assert_eq!(found.map(|(_, title)| title.as_str()), Some(wanted));
        }
        assert_eq!(link(&[]).title(Language::English, Language::English), None);
    }

    #[test]
    fn only_pages_have_a_foot() {
        assert!(has_foot("/") && has_foot("/courses/bread"));
        assert!(!has_foot("/static/stoa.css") && !has_foot("/patterns/face/ana.svg"));
    }
}
