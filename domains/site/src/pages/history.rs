//! What a page said before: every version, what each changed, and what people agreed to.

use axum::response::Response;
use base::{LanguageTag, Slug, Timestamp};
use maud::{Markup, html};
use people::consent::Document;
use people::store::InForce;
use web::shell::{difference, parts as shell};
use web::{Answer, At, Error, Head, T, Visit};

use super::parts;
use crate::page;
use crate::policy;
use crate::routes::{ListVersions, ShowChanges, ShowInForce, ShowVersion, address};
use crate::store::{self, Page, TextLine, Version, VersionLine};

/// How many versions a page of the list shows.
const PAGE: usize = 30;

struct History {
    page: Page,
    texts: Vec<TextLine>,
    text: TextLine,
    versions: Vec<VersionLine>,
    /// When the version behind the first one here was saved.
    until: Timestamp,
    in_force: Vec<InForce>,
    is_first: bool,
    has_more: bool,
}

/// Shows the versions of a page in one language, newest first.
pub async fn list(visit: Visit, At(at): At<ListVersions>) -> Answer {
    let query = visit.query();
    let before = query.get("before").and_then(|number| number.parse().ok());
    let session = visit.app.db.read().await?;
    let page = parts::find(&visit, &session, &at.page).await?;
    let texts = store::texts(&session, page.id).await?;
    let text = parts::chosen(&visit, &texts)
        .ok_or(Error::NotFound)?
        .clone();
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let below = before.unwrap_or(i64::MAX);
    let mut versions = store::versions(&session, page.id, &text.language, below, limit).await?;
    let has_more = versions.len() > PAGE;
    versions.truncate(PAGE);
    let until = match before {
        Some(before) => store::version(&session, page.id, &text.language, before)
            .await?
            .map_or(Timestamp::MAX, |version| version.made_at),
        None => Timestamp::MAX,
    };
    let in_force = match page::document(&at.page) {
        Some(document) => people::store::history(&session, document, visit.now.at).await?,
        None => Vec::new(),
    };
    let history = History {
        page,
        text,
        versions,
        until,
        in_force,
        is_first: before.is_none(),
        has_more,
        texts,
    };
    let head = Head::of(visit.t.say("site-versions"))
        .narrow()
        .within("/about");
    Ok(visit.page(head, history.draw(&visit)))
}

impl History {
    fn draw(&self, visit: &Visit) -> Markup {
        let t = &visit.t;
        html! {
            header.head {
                nav.crumbs aria-label=(t.say("site-crumbs")) {
                    a href=(address(&self.page.slug)) { bdi lang=(self.text.language) { (self.text.title) } }
                }
                h1 { (t.say("site-versions")) }
                p.lede { (t.say("site-versions-lede")) }
            }
            (self.languages(t))
            ol.history {
                @for (at, line) in self.versions.iter().enumerate() {
                    li { (self.line(visit, line, self.saved_after(at))) }
                }
            }
            (self.pager(t))
        }
    }

    /// When the version behind that one was saved.
    fn saved_after(&self, at: usize) -> Timestamp {
        let later = at.checked_sub(1).and_then(|at| self.versions.get(at));
        later.map_or(self.until, |later| later.made_at)
    }

    fn languages(&self, t: &T) -> Markup {
        let address = self.address();
        html! {
            @if self.texts.len() > 1 {
                nav.tabs aria-label=(t.say("site-languages")) {
                    @for text in &self.texts {
                        a href={ (address) "?language=" (text.language) } lang=(text.language) hreflang=(text.language)
                            aria-current=[(text.language == self.text.language).then_some("page")] { (parts::own_name(&text.language)) } " "
                    }
                }
            }
        }
    }

    fn address(&self) -> ListVersions {
        ListVersions {
            page: self.page.slug.clone(),
        }
    }

    fn line(&self, visit: &Visit, line: &VersionLine, until: Timestamp) -> Markup {
        let t = &visit.t;
        let show = ShowVersion {
            page: self.page.slug.clone(),
            language: self.text.language.clone(),
            number: line.number,
        };
        let is_newest = line.number == self.text.number;
        let agreed = self
            .in_force
            .iter()
            .filter(|one| line.made_at <= one.since && one.since < until);
        html! {
            p { strong { a href=(show) { (numbered(t, line.number)) } } }
            p.meta.dots {
                @if !page::came_with_the_program(line.made_at) { span { (t.moment(line.made_at)) } " " }
                span { (parts::author(t, line)) }
            }
            @for one in agreed { p.chips { span.chip.calm { (t.say_with("site-agreed-version", &[("version", one.version.as_str().into())])) } } }
            @if !line.why.is_empty() { p dir="auto" { (line.why) } }
            p.meta.dots { (self.ways(visit, line.number, is_newest)) }
        }
    }

    fn ways(&self, visit: &Visit, number: i64, is_newest: bool) -> Markup {
        let t = &visit.t;
        let language = &self.text.language;
        let changes = ShowChanges {
            page: self.page.slug.clone(),
            language: language.clone(),
            number,
        };
        let may_edit = policy::edit(parts::role(visit)).is_ok();
        html! {
            @if number > 1 { span { a href=(changes) { (t.say("site-changes")) span.vh { " " (numbered(t, number)) } } } " " }
            @if may_edit && !is_newest {
                span {
                    a href={ (parts::edit_address(&self.page.slug, language.as_str())) "&from=" (number) } {
                        (t.say("site-restore")) span.vh { " " (numbered(t, number)) }
                    }
                }
            }
        }
    }

    fn pager(&self, t: &T) -> Markup {
        let here = format!("{}?language={}", self.address(), self.text.language);
        let last = self.versions.last().filter(|_| self.has_more);
        let older = last.map(|last| format!("{here}&before={}", last.number));
        let newest = (!self.is_first).then_some(here.as_str());
        shell::pager(t, newest, older.as_deref())
    }
}

fn numbered(t: &T, number: i64) -> String {
    t.say_with("site-version", &[("number", number.into())])
}

/// One version of a page, and what the page is called now in that language.
struct Old {
    page: Page,
    text: TextLine,
    version: Version,
}

async fn old(
    visit: &Visit,
    slug: &Slug,
    language: &LanguageTag,
    number: i64,
) -> Result<Old, Error> {
    let session = visit.app.db.read().await?;
    let page = parts::find(visit, &session, slug).await?;
    let texts = store::texts(&session, page.id).await?;
    let text = texts.into_iter().find(|text| text.language == *language);
    let version = store::version(&session, page.id, language, number).await?;
    Ok(Old {
        page,
        text: text.ok_or(Error::NotFound)?,
        version: version.ok_or(Error::NotFound)?,
    })
}

/// Shows a page as it was in one version.
pub async fn show(visit: Visit, At(at): At<ShowVersion>) -> Answer {
    let old = old(&visit, &at.page, &at.language, at.number).await?;
    let t = &visit.t;
    let said = if old.version.number == old.text.number {
        t.say("site-this-is-newest")
    } else {
        t.say("site-this-is-old")
    };
    Ok(old.answer(&visit, &numbered(t, at.number), &html! { (said) }))
}

/// Shows a document as it was when that version of it came into force, in the reader's language where there is one.
pub async fn in_force(visit: Visit, At(at): At<ShowInForce>) -> Answer {
    let document = page::document(&at.page).ok_or(Error::NotFound)?;
    let session = visit.app.db.read().await?;
    let one = version_of(&session, document, &at.version, visit.now.at).await?;
    let page = parts::find(&visit, &session, &at.page).await?;
    let texts = store::texts_at(&session, page.id, one.since).await?;
    let text = parts::chosen(&visit, &texts).ok_or(Error::NotFound)?;
    let (language, number) = (text.language.clone(), text.number);
    drop(session);
    let old = old(&visit, &at.page, &language, number).await?;
    let t = &visit.t;
    let title = t.say_with(
        "site-agreed-version",
        &[("version", one.version.as_str().into())],
    );
    let said = if page::came_with_the_program(one.since) {
        html! { (t.say("site-in-force-from-the-start")) }
    } else {
        t.say_around("site-in-force-since", &[("day", t.day_of(one.since))])
    };
    Ok(old.answer(&visit, &title, &said))
}

async fn version_of(
    session: &::store::Session,
    document: Document,
    version: &Slug,
    now: Timestamp,
) -> Result<InForce, Error> {
    let history = people::store::history(session, document, now).await?;
    let found = history
        .into_iter()
        .find(|one| one.version == version.as_str());
    found.ok_or(Error::NotFound)
}

impl Old {
    fn answer(&self, visit: &Visit, title: &str, said: &Markup) -> Response {
        let t = &visit.t;
        let language = &self.version.language;
        let body = html! {
            header.head {
                (parts::crumbs(t, &self.page.slug, &self.text))
                h1 lang=(language) dir="auto" { (self.version.title) }
                p.meta { (title) }
            }
            div.notice.frozen { p { (said) " " a href=(address(&self.page.slug)) { (t.say("site-page-now")) } } }
            (shell::prose(language, &self.version.body_html))
        };
        let head = format!("{}, {title}", self.version.title);
        visit.page(Head::of(head).narrow().within("/about"), body)
    }
}

/// Shows what a version changed.
pub async fn changes(visit: Visit, At(at): At<ShowChanges>) -> Answer {
    let after = old(&visit, &at.page, &at.language, at.number).await?;
    let before = old(&visit, &at.page, &at.language, at.number - 1).await?;
    let (before, text) = (before.version, after.text);
    let t = &visit.t;
    let title = t.say_with("site-changes-of", &[("number", at.number.into())]);
    let after = after.version;
    let body = html! {
        header.head {
            (parts::crumbs(t, &at.page, &text))
            h1 { (title) }
        }
        (changed(t, (before.title.as_str(), before.body.as_str()), (after.title.as_str(), after.body.as_str()), &at.language))
        p { a href=(ShowVersion { page: at.page, language: at.language, number: at.number }) { (t.say("site-read-version")) } }
    };
    Ok(visit.page(Head::of(title).narrow().within("/about"), body))
}

/// Title and text of two versions as one.
pub(super) fn changed(
    t: &T,
    (title, text): (&str, &str),
    (new_title, new_text): (&str, &str),
    language: &LanguageTag,
) -> Markup {
    html! {
        div.stack lang=(language) dir=(language.direction().as_html()) {
            @if title != new_title { (difference(&t.say("site-title"), title, new_title)) }
            (difference(&t.say("site-changes"), text, new_text))
        }
    }
}
