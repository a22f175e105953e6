//! Bulk doors: found the pages that every site has, import a version, take out and erase all of one person. They write no facts.

use ::store::{Db, Fault, Session, Tx, row_key};
use base::{LanguageTag, PersonId, Slug, Timestamp};
use people::called::{Called, Nearness, without_name};
use web::{Language, T, markdown};

use crate::actions::Save;
use crate::page::{self, PageId, Place, Written};
use crate::shipped;
use crate::store::{self, NewVersion, Page};

/// A version of a page from somewhere else: of another Stoa, of an old site.
#[derive(Debug, Clone)]
pub struct FoundVersion {
    /// The page; where there is none of that name it is made and stands aside.
    pub page: Slug,
    /// The language.
    pub language: LanguageTag,
    /// What it says.
    pub written: Written,
    /// Who wrote it, if they are known here.
    pub author: Option<PersonId>,
    /// Why.
    pub why: String,
    /// When.
    pub made_at: Timestamp,
}

/// Puts down the pages that every site has, with the texts that come with the program. Pages that are there stay as they are.
pub async fn found_pages(db: &Db, at: Timestamp) -> Result<(), Fault> {
    let there = store::pages(&db.read().await?).await?;
    let is_there = |name: &str| there.iter().any(|page| page.slug.as_str() == name);
    if page::KNOWN.iter().all(|(name, _)| is_there(name)) {
        return Ok(());
    }
    db.write(|tx| async move {
        for (position, (name, place)) in (0_i64..).zip(page::KNOWN) {
            let page = Page {
                id: PageId::from_raw(row_key(at)),
                slug: page::known(name),
                place,
                position,
            };
            if store::put_page(&tx, &page, at).await? {
                found_texts(&tx, page.id, name).await?;
            }
        }
        Ok(())
    })
    .await
}

async fn found_texts(tx: &Tx, page: PageId, name: &str) -> Result<(), Fault> {
    for (language, written) in shipped::texts(name) {
        let version = NewVersion {
            page,
            language: &language,
            number: 1,
            title: &written.title,
            text: &written.text,
            html: &Save::html_of(&written),
            author: None,
            why: "",
            made_at: Timestamp::UNIX_EPOCH,
        };
        store::put_version(tx, &version).await?;
    }
    Ok(())
}

/// Puts a version down behind those that a page has in that language.
pub async fn found_version(tx: &Tx, found: &FoundVersion) -> Result<(), Fault> {
    let new = Page {
        id: PageId::from_raw(row_key(found.made_at)),
        slug: found.page.clone(),
        place: Place::Aside,
        position: 0,
    };
    store::put_page(tx, &new, found.made_at).await?;
    let page = store::page(tx, &found.page).await?;
    let page = page.map_or(new.id, |page| page.id);
    let texts = store::texts(tx, page).await?;
    let newest = texts.iter().find(|text| text.language == found.language);
    let version = NewVersion {
        page,
        language: &found.language,
        number: newest.map_or(0, |text| text.number) + 1,
        title: &found.written.title,
        text: &found.written.text,
        html: &Save::html_of(&found.written),
        author: found.author,
        why: &found.why,
        made_at: found.made_at,
    };
    store::put_version(tx, &version).await?;
    Ok(())
}

/// Everything that this room keeps about a person, for that person.
pub async fn take_out(session: &Session, person: PersonId) -> Result<serde_json::Value, Fault> {
    Ok(serde_json::json!({ "versions_of_pages": store::own(session, person).await? }))
}

/// Forgets who wrote what and why; the pages stay as they are, with all their versions.
pub async fn erase(tx: &Tx, person: PersonId) -> Result<(), Fault> {
    store::forget_author(tx, person).await
}

/// Takes somebody's name out of the pages and their versions.
pub async fn forget_name(tx: &Tx, called: &Called, t: &T) -> Result<(), Fault> {
    let (handle, name) = (called.handle.as_str(), called.name.as_str());
    for mut version in store::naming(tx, handle, name).await? {
        let language = Language::of_tag(version.language.as_str()).unwrap_or(t.language);
        let instead = t.to(language, t.zone.clone()).say("site-nobody");
        let without = |text: &str| without_name(text, called, Nearness::Anybodys, &instead);
        let (title, body, why) = (
            without(&version.title),
            without(&version.body),
            without(&version.why),
        );
        if title.is_none() && body.is_none() && why.is_none() {
            continue;
        }
        version.title = title.unwrap_or(version.title);
        version.body = body.unwrap_or(version.body);
        version.why = why.unwrap_or(version.why);
        let html = markdown::render_below_title(&version.body);
        store::rewrite(tx, &version, &html).await?;
    }
    Ok(())
}
