//! What stewards do: write a page, add one, choose where it stands.

use ::store::Tx;
use base::{LanguageTag, Now, PersonId, Prose, Slug};
use jiff::civil::Date;
use people::actions::{consent, steward};
use people::stewardship::{StewardAct, StewardActKind};
use web::{CleanHtml, Error, markdown};

use crate::page::{self, Asking, PageId, PageRefusal, Place, Written};
use crate::policy::{self, SiteRole};
use crate::routes::{ShowChanges, ShowVersion, address};
use crate::store::{self, NewVersion, Page};

/// A text as a steward saves it.
#[derive(Debug, Clone)]
pub struct Save {
    /// The page.
    pub slug: Slug,
    /// The language that it is written in.
    pub language: LanguageTag,
    /// The number of the version over which it was written; 0 where there was none in that language.
    pub seen: i64,
    /// What the page says now.
    pub written: Written,
    /// The same as HTML.
    pub html: CleanHtml,
    /// Why it changes.
    pub why: Prose,
    /// What a document asks of people by it.
    pub asking: Asking,
}

impl Save {
    /// The HTML of a page's text.
    pub fn html_of(written: &Written) -> CleanHtml {
        markdown::render_below_title(written.text.as_str())
    }
}

/// A page that a steward adds.
#[derive(Debug, Clone)]
pub struct Add {
    /// Where it stands.
    pub place: Place,
    /// What it says at first, as it is saved over nothing.
    pub save: Save,
}

/// Saves what a page says as a new version. Where a document asks people anew, it comes into force as of today.
pub async fn save(tx: Tx, by: PersonId, save: &Save, today: Date, now: &Now) -> Result<(), Error> {
    policy::edit(role(&tx, by).await?)?;
    let page = store::page(&tx, &save.slug).await?.ok_or(Error::NotFound)?;
    let before = store::version(&tx, page.id, &save.language, save.seen).await?;
    if let Some(before) = before
        && before.title == save.written.title
        && before.body == save.written.text
    {
        return Err(PageRefusal::NothingChanged.into());
    }
    put(&tx, by, page.id, save, now).await?;
    if let Some(document) = page::document(&page.slug)
        && save.asking == Asking::Anew
    {
        consent::put_in_force(tx, by, document, (today, &save.why), now).await?;
    }
    Ok(())
}

/// Adds a page.
pub async fn add(tx: Tx, by: PersonId, add: &Add, now: &Now) -> Result<(), Error> {
    policy::edit(role(&tx, by).await?)?;
    let pages = store::pages(&tx).await?;
    let page = Page {
        id: now.key(),
        slug: add.save.slug.clone(),
        place: add.place,
        position: i64::try_from(pages.len()).unwrap_or(i64::MAX),
    };
    if page::is_known(&page.slug) || !store::put_page(&tx, &page, now.at).await? {
        return Err(PageRefusal::SlugTaken.into());
    }
    put(&tx, by, page.id, &add.save, now).await
}

/// Puts a version down over the one that was seen, and remembers who did it.
async fn put(tx: &Tx, by: PersonId, page: PageId, save: &Save, now: &Now) -> Result<(), Error> {
    let newest = store::texts(tx, page).await?;
    let newest = newest.iter().find(|text| text.language == save.language);
    if newest.map_or(0, |text| text.number) != save.seen {
        return Err(PageRefusal::ChangedMeanwhile.into());
    }
    let new = NewVersion {
        page,
        language: &save.language,
        number: save.seen + 1,
        title: &save.written.title,
        text: &save.written.text,
        html: &save.html,
        author: Some(by),
        why: save.why.as_str(),
        made_at: now.at,
    };
    if !store::put_version(tx, &new).await? {
        return Err(PageRefusal::ChangedMeanwhile.into());
    }
    let address = address_of_change(&save.slug, &save.language, new.number);
    note(tx, by, address, save.why.as_str(), now).await
}

/// What a version changed; the first one is all new.
fn address_of_change(page: &Slug, language: &LanguageTag, number: i64) -> String {
    let (page, language) = (page.clone(), language.clone());
    if number > 1 {
        let changes = ShowChanges {
            page,
            language,
            number,
        };
        changes.to_string()
    } else {
        let version = ShowVersion {
            page,
            language,
            number,
        };
        version.to_string()
    }
}

/// Puts a page somewhere else: in the foot, aside, away; before or behind others.
pub async fn set_place(
    tx: Tx,
    by: PersonId,
    slug: &Slug,
    (place, position): (Place, i64),
    now: &Now,
) -> Result<(), Error> {
    policy::edit(role(&tx, by).await?)?;
    let page = store::page(&tx, slug).await?.ok_or(Error::NotFound)?;
    page::may_stand(slug, place)?;
    if (page.place, page.position) == (place, position) {
        return Ok(());
    }
    store::set_place(&tx, page.id, place, position).await?;
    note(&tx, by, address(slug), "", now).await
}

async fn role(tx: &Tx, by: PersonId) -> Result<SiteRole, Error> {
    let person = people::store::person(tx, by).await?;
    Ok(match person.map(|person| person.standing) {
        Some(people::person::Standing::Steward) => SiteRole::Steward,
        Some(_) | None => SiteRole::Reader,
    })
}

async fn note(tx: &Tx, by: PersonId, address: String, why: &str, now: &Now) -> Result<(), Error> {
    let act = StewardAct {
        by: Some(by),
        kind: StewardActKind::EditPage,
        about: None,
        address,
        why: why.to_owned(),
    };
    Ok(steward::note(tx, &act, now).await?)
}
