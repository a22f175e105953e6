//! A page of the site, as everyone reads it.

use base::{LanguageTag, Slug, Timestamp};
use maud::{Markup, html};
use web::shell::parts as shell;
use web::{Answer, At, Error, Head, T, Visit};

use super::parts;
use crate::page;
use crate::policy;
use crate::routes::{ListVersions, ShowPage, address};
use crate::store::{self, Page, TextLine, Version};

/// What this is.
pub async fn about(visit: Visit) -> Answer {
    draw(&visit, &page::known("about")).await
}

/// What we hold dear.
pub async fn values(visit: Visit) -> Answer {
    draw(&visit, &page::known("values")).await
}

/// How we treat each other.
pub async fn conduct(visit: Visit) -> Answer {
    draw(&visit, &page::known("conduct")).await
}

/// Under which licence contributions are published.
pub async fn licence(visit: Visit) -> Answer {
    draw(&visit, &page::known("licence")).await
}

/// The terms.
pub async fn terms(visit: Visit) -> Answer {
    draw(&visit, &page::known("terms")).await
}

/// What is kept about people, and why.
pub async fn privacy(visit: Visit) -> Answer {
    draw(&visit, &page::known("privacy")).await
}

/// Who makes this possible.
pub async fn supporters(visit: Visit) -> Answer {
    draw(&visit, &page::known("supporters")).await
}

/// A page that stewards added. A page with an address of its own is there.
pub async fn show(visit: Visit, At(at): At<ShowPage>) -> Answer {
    if page::is_known(&at.page) {
        return Ok(visit.go(&address(&at.page)));
    }
    draw(&visit, &at.page).await
}

struct ReadPage {
    page: Page,
    texts: Vec<TextLine>,
    shown: Version,
    /// What is in force of a document is newer than this text, and there is one that is not.
    newer: Option<LanguageTag>,
}

async fn draw(visit: &Visit, slug: &Slug) -> Answer {
    let session = visit.app.db.read().await?;
    let page = parts::find(visit, &session, slug).await?;
    let texts = store::texts(&session, page.id).await?;
    let text = parts::chosen(visit, &texts).ok_or(Error::NotFound)?;
    let shown = store::version(&session, page.id, &text.language, text.number).await?;
    let newer = match page::document(slug) {
        Some(document) => {
            let in_force = people::store::in_force(&session, visit.now.at).await?;
            let version = in_force.iter().find(|one| one.document == document);
            version.and_then(|version| newer(&texts, text, version.since))
        }
        None => None,
    };
    let read = ReadPage {
        shown: shown.ok_or(Error::NotFound)?,
        newer,
        texts,
        page,
    };
    let head = Head::of(read.shown.title.as_str())
        .narrow()
        .within("/about");
    Ok(visit.page(head, read.draw(visit)))
}

/// A language in which a text says what came into force, where this one is older.
fn newer(texts: &[TextLine], shown: &TextLine, since: Timestamp) -> Option<LanguageTag> {
    if shown.made_at >= since {
        return None;
    }
    let newer = texts.iter().find(|text| text.made_at >= since)?;
    Some(newer.language.clone())
}

impl ReadPage {
    fn draw(&self, visit: &Visit) -> Markup {
        let t = &visit.t;
        let language = &self.shown.language;
        // the steward who has just saved it needs the draft no longer
        let saved = visit.notice.is_some() && policy::edit(parts::role(visit)).is_ok();
        html! {
            header.head {
                h1 lang=(language) dir="auto" { (self.shown.title) }
                (self.acts(visit))
            }
            @if self.page.place == page::Place::Away {
                div.notice { p { (t.say("site-is-away")) } }
            }
            @if self.is_missing(t) {
                div.notice { p { (t.say_around("site-other-language", &[("language", parts::named(language))])) } }
            }
            @if let Some(newer) = &self.newer {
                div.notice.warn { p {
                    (t.say_around("site-older-text", &[("language", html! { a href=(self.in_language(newer)) { (parts::named(newer)) } })]))
                } }
            }
            (shell::prose(language, &self.shown.body_html))
            (self.beneath(visit))
            @if saved {
                span hidden data-draft-clear=(super::edit::draft(&self.page.slug, language.as_str(), self.shown.number - 1)) {}
            }
        }
    }

    /// Whether there is nothing in the reader's language.
    fn is_missing(&self, t: &T) -> bool {
        let own = parts::spoken(t.language);
        self.texts.iter().all(|text| text.language.as_str() != own)
    }

    fn in_language(&self, language: &LanguageTag) -> String {
        format!("{}?language={language}", address(&self.page.slug))
    }

    fn acts(&self, visit: &Visit) -> Markup {
        let t = &visit.t;
        html! {
            @if policy::edit(parts::role(visit)).is_ok() {
                div.acts {
                    a.button.quiet href=(parts::edit_address(&self.page.slug, self.shown.language.as_str())) { (t.say("site-edit")) }
                }
            }
        }
    }

    /// Which version this is, the earlier ones, other languages.
    fn beneath(&self, visit: &Visit) -> Markup {
        let t = &visit.t;
        let shown = &self.shown;
        let versions = ListVersions {
            page: self.page.slug.clone(),
        };
        let others = self
            .texts
            .iter()
            .filter(|text| text.language != shown.language);
        html! {
            p.meta.dots {
                @if !page::came_with_the_program(shown.made_at) {
                    span { (t.say_around("site-changed-on", &[("day", t.day_of(shown.made_at))])) } " "
                }
                span { a href={ (versions) "?language=" (shown.language) } { (t.say("site-versions")) } }
                @for text in others {
                    " " span { a href=(self.in_language(&text.language)) lang=(text.language) hreflang=(text.language) { (parts::own_name(&text.language)) } }
                }
            }
        }
    }
}
