//! Every SQL statement of this room.

use ::store::{Fault, Session, Tx, params, row, statements};
use base::{Handle, LanguageTag, Name, PersonId, Prose, Slug, Timestamp, Title};
use web::CleanHtml;

use crate::page::{PageId, Place};

row! {
    /// A page of the site.
    pub struct Page {
        /// Its key.
        pub id: PageId,
        /// Its name in addresses.
        pub slug: Slug,
        /// Where it stands.
        pub place: Place,
        /// Its place among the others.
        pub position: i64,
    }

    /// What a page is called in one language, by its newest version.
    pub struct TextLine {
        /// The language.
        pub language: LanguageTag,
        /// The number of the newest version.
        pub number: i64,
        /// Its title.
        pub title: Title,
        /// When it was saved.
        pub made_at: Timestamp,
    }

    /// A version of a page.
    pub struct Version {
        /// The language.
        pub language: LanguageTag,
        /// Its number in that language, from 1 on.
        pub number: i64,
        /// Its title.
        pub title: Title,
        /// The text, in Markdown.
        pub body: Prose,
        /// The same as HTML.
        pub body_html: CleanHtml,
        /// Who wrote it: nobody where it came with the program, or where they left.
        pub author_id: Option<PersonId>,
        /// When it was saved.
        pub made_at: Timestamp,
    }

    /// A version in a list.
    pub struct VersionLine {
        /// Its number.
        pub number: i64,
        /// Who wrote it.
        pub handle: Option<Handle>,
        /// Their name.
        pub name: Option<Name>,
        /// Why.
        pub why: String,
        /// When it was saved.
        pub made_at: Timestamp,
    }

    /// What every page is called, in each language.
    pub struct Called {
        /// Its name in addresses.
        pub slug: Slug,
        /// Where it stands.
        pub place: Place,
        /// The language.
        pub language: LanguageTag,
        /// Its title.
        pub title: Title,
        /// The number of the newest version.
        pub number: i64,
    }

    /// What a person wrote, for that person.
    struct OwnVersion {
        slug: Slug,
        language: LanguageTag,
        number: i64,
        title: String,
        body: String,
        why: String,
        made_at: Timestamp,
    }

    /// A version that may name somebody.
    pub(crate) struct Naming {
        pub page_id: PageId,
        pub language: LanguageTag,
        pub number: i64,
        pub title: String,
        pub body: String,
        pub why: String,
    }
}

macro_rules! newest {
    () => {
        " NOT EXISTS (SELECT 1 FROM site_page_version AS later WHERE later.page_id = version.page_id
            AND later.language = version.language AND later.number > version.number)"
    };
}

macro_rules! called {
    () => {
        "SELECT site_page.slug, site_page.place, version.language, version.title, version.number
        FROM site_page JOIN site_page_version AS version ON version.page_id = site_page.id WHERE"
    };
}

statements! {
    /// The page of that name.
    hot PAGE: Page = "SELECT id, slug, place, position FROM site_page WHERE slug = $1";
    /// In which languages does a page say something?
    hot TEXTS: TextLine = concat!("SELECT version.language, version.number, version.title, version.made_at
        FROM site_page_version AS version WHERE version.page_id = $1 AND", newest!(), " ORDER BY version.language");
    /// One version of a page.
    hot VERSION: Version = "SELECT language, number, title, body, body_html, author_id, made_at
        FROM site_page_version WHERE page_id = $1 AND language = $2 AND number = $3";
    /// What did a page say in each language at that moment?
    hot TEXTS_AT: TextLine = "SELECT version.language, version.number, version.title, version.made_at
        FROM site_page_version AS version WHERE version.page_id = $1 AND version.made_at <= $2
            AND NOT EXISTS (SELECT 1 FROM site_page_version AS later WHERE later.page_id = version.page_id
                AND later.language = version.language AND later.number > version.number AND later.made_at <= $2)
        ORDER BY version.language";
    /// The versions of a page in one language before that number, newest first.
    hot VERSIONS: VersionLine = "SELECT version.number, person.handle, person.name, version.why, version.made_at
        FROM site_page_version AS version LEFT JOIN person ON person.id = version.author_id
        WHERE version.page_id = $1 AND version.language = $2 AND version.number < $3
        ORDER BY version.number DESC LIMIT $4";
    /// What the pages in the foot are called.
    hot FOOT: Called = concat!(called!(), " site_page.place = 'foot' AND", newest!(),
        " ORDER BY site_page.position, site_page.slug, version.language LIMIT 300");
    /// What all pages are called. There are as many as stewards care to write.
    PAGES: Called = concat!(called!(), newest!(), " ORDER BY site_page.position, site_page.slug, version.language LIMIT 1000");

    PUT_PAGE = "INSERT INTO site_page (id, slug, place, position, made_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (slug) DO NOTHING";
    PUT_VERSION = "INSERT INTO site_page_version (page_id, language, number, title, body, body_html, author_id, why, made_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (page_id, language, number) DO NOTHING";
    hot SET_PLACE = "UPDATE site_page SET place = $2, position = $3 WHERE id = $1";

    /// What did somebody write?
    hot OWN: OwnVersion = "SELECT site_page.slug, version.language, version.number, version.title, version.body, version.why, version.made_at
        FROM site_page_version AS version JOIN site_page ON site_page.id = version.page_id
        WHERE version.author_id = $1 ORDER BY version.made_at, site_page.slug, version.language";
    /// Forgets who wrote a version, and their words about it. What the page says stays: it is the community's.
    hot FORGET_AUTHOR = "UPDATE site_page_version SET author_id = NULL, why = '' WHERE author_id = $1";
    /// Which versions may name somebody?
    NAMING: Naming = "SELECT page_id, language, number, title, body, why FROM site_page_version
        WHERE lower(body) LIKE $1 OR lower(why) LIKE $1 OR title LIKE $2 OR body LIKE $2 OR why LIKE $2
        ORDER BY page_id, language, number";
    /// Puts another text in the place of a version's, because somebody whom it named left.
    hot REWRITE = "UPDATE site_page_version SET title = $4, body = $5, body_html = $6, why = $7
        WHERE page_id = $1 AND language = $2 AND number = $3";
}

/// A version that is put down.
#[derive(Debug, Clone)]
pub struct NewVersion<'a> {
    /// The page.
    pub page: PageId,
    /// The language.
    pub language: &'a LanguageTag,
    /// Its number in that language.
    pub number: i64,
    /// Its title.
    pub title: &'a Title,
    /// The text, in Markdown.
    pub text: &'a Prose,
    /// The same as HTML.
    pub html: &'a CleanHtml,
    /// Who wrote it; nobody where it came with the program.
    pub author: Option<PersonId>,
    /// Why.
    pub why: &'a str,
    /// When.
    pub made_at: Timestamp,
}

/// The page of that name.
pub async fn page(session: &Session, slug: &Slug) -> Result<Option<Page>, Fault> {
    session.opt(&PAGE, params![slug]).await
}

/// What a page is called in each language, by its newest versions.
pub async fn texts(session: &Session, page: PageId) -> Result<Vec<TextLine>, Fault> {
    session.all(&TEXTS, params![page]).await
}

/// What a page was called in each language at that moment.
pub async fn texts_at(
    session: &Session,
    page: PageId,
    at: Timestamp,
) -> Result<Vec<TextLine>, Fault> {
    session.all(&TEXTS_AT, params![page, at]).await
}

/// One version of a page.
pub async fn version(
    session: &Session,
    page: PageId,
    language: &LanguageTag,
    number: i64,
) -> Result<Option<Version>, Fault> {
    session.opt(&VERSION, params![page, language, number]).await
}

/// The versions of a page in one language before that number, newest first.
pub async fn versions(
    session: &Session,
    page: PageId,
    language: &LanguageTag,
    before: i64,
    limit: i64,
) -> Result<Vec<VersionLine>, Fault> {
    session
        .all(&VERSIONS, params![page, language, before, limit])
        .await
}

/// What the pages in the foot are called, in their order.
pub async fn foot(session: &Session) -> Result<Vec<Called>, Fault> {
    session.all(&FOOT, params![]).await
}

/// What all pages are called, in their order.
pub async fn pages(session: &Session) -> Result<Vec<Called>, Fault> {
    session.all(&PAGES, params![]).await
}

/// Puts a page down; `false` where there is one at that address.
pub(crate) async fn put_page(tx: &Tx, page: &Page, at: Timestamp) -> Result<bool, Fault> {
    let Page {
        id,
        slug,
        place,
        position,
    } = page;
    let put = tx
        .run(&PUT_PAGE, params![id, slug, place, position, at])
        .await?;
    Ok(put == 1)
}

/// Puts a version down; `false` where there is one of that number.
pub(crate) async fn put_version(tx: &Tx, version: &NewVersion<'_>) -> Result<bool, Fault> {
    let NewVersion {
        page,
        language,
        number,
        title,
        text,
        html,
        author,
        why,
        made_at,
    } = version;
    let values = params![
        page, language, number, title, text, html, author, why, made_at
    ];
    Ok(tx.run(&PUT_VERSION, values).await? == 1)
}

/// Puts a page somewhere else.
pub(crate) async fn set_place(
    tx: &Tx,
    page: PageId,
    place: Place,
    position: i64,
) -> Result<(), Fault> {
    tx.run(&SET_PLACE, params![page, place, position]).await?;
    Ok(())
}

/// What a person wrote here, for that person.
pub(crate) async fn own(
    session: &Session,
    person: PersonId,
) -> Result<Vec<serde_json::Value>, Fault> {
    let rows = session.all(&OWN, params![person]).await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            serde_json::json!({
                "page": row.slug,
                "language": row.language.as_str(),
                "version": row.number,
                "title": row.title,
                "why": row.why,
                "at": row.made_at.to_string(),
                "text": row.body,
            })
        })
        .collect())
}

/// Forgets who wrote what.
pub(crate) async fn forget_author(tx: &Tx, person: PersonId) -> Result<(), Fault> {
    tx.run(&FORGET_AUTHOR, params![person]).await?;
    Ok(())
}

/// The versions that may name somebody: by `@handle`, the address of a page, or the name.
pub(crate) async fn naming(
    session: &Session,
    handle: &str,
    name: &str,
) -> Result<Vec<Naming>, Fault> {
    let plain = |text: &str| text.replace(['%', '_', '\\'], "_");
    let handle = format!("%{}%", plain(handle).to_lowercase());
    let name = format!("%{}%", plain(name));
    session.all(&NAMING, params![handle, name]).await
}

/// Puts other words in the place of a version's.
pub(crate) async fn rewrite(tx: &Tx, version: &Naming, html: &CleanHtml) -> Result<(), Fault> {
    let Naming {
        page_id,
        language,
        number,
        title,
        body,
        why,
    } = version;
    let values = params![page_id, language, number, title, body, html, why];
    tx.run(&REWRITE, values).await?;
    Ok(())
}
