//! Editions at rest.

use base::{LanguageTag, SafeUrl, Slug, Timestamp, Title};
use courses::RunId;
use courses::licence::Licence;
use jiff::civil::Date;
use store::{Fault, Session, Tx, params, row, statements};

use crate::edition::{Edition, Source};

row! {
    struct EditionRow {
        run_id: RunId,
        frozen_at: Timestamp,
        ended_at: Timestamp,
        began: bool,
        licence: Licence,
        attribution: String,
        source_name: Option<String>,
        source_url: Option<SafeUrl>,
        source_key: Option<String>,
        said_status: Option<String>,
        said_seats: Option<i64>,
    }

    /// An edition in the list of all.
    pub struct EditionLine {
        pub run_id: RunId,
        pub ended_at: Timestamp,
        pub began: bool,
        pub source_name: Option<String>,
        pub slug: Slug,
        pub starts_on: Option<Date>,
        pub ends_on: Option<Date>,
        pub language: LanguageTag,
        pub title: Title,
        pub question: String,
    }
}

statements! {
    hot EDITION: EditionRow = "SELECT run_id, frozen_at, ended_at, began, licence, attribution, source_name, source_url, source_key,
            said_status, said_seats
        FROM edition WHERE run_id = $1";

    /// The editions behind a place in the list, those that ended last first.
    hot EDITIONS: EditionLine = "SELECT edition.run_id, edition.ended_at, edition.began, edition.source_name, run.slug, run.starts_on,
            run.ends_on, course.language, course_version.title, course_version.question
        FROM edition
        JOIN run ON run.id = edition.run_id
        JOIN course ON course.id = run.course_id
        JOIN course_version ON course_version.id = run.version_id
        WHERE (edition.ended_at, edition.run_id) < ($1, $2)
        ORDER BY edition.ended_at DESC, edition.run_id DESC
        LIMIT $3";

    /// The run that has this key at its source.
    hot RUN_OF_KEY: (RunId,) = "SELECT run_id FROM edition WHERE source_key = $1";

    ADD_EDITION = "INSERT INTO edition (run_id, frozen_at, ended_at, began, licence, attribution, source_name, source_url, source_key,
            said_status, said_seats)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        ON CONFLICT (run_id) DO NOTHING";
}

impl From<EditionRow> for Edition {
    fn from(row: EditionRow) -> Self {
        let source = row
            .source_name
            .zip(row.source_key)
            .map(|(name, key)| Source {
                name,
                url: row.source_url,
                key,
                said_status: row.said_status,
                said_seats: row.said_seats,
            });
        Self {
            run: row.run_id,
            frozen_at: row.frozen_at,
            ended_at: row.ended_at,
            began: row.began,
            licence: row.licence,
            attribution: row.attribution,
            source,
        }
    }
}

/// What the edition of a run says about itself.
pub async fn edition(session: &Session, run: RunId) -> Result<Option<Edition>, Fault> {
    Ok(session
        .opt(&EDITION, params![run])
        .await?
        .map(Edition::from))
}

/// Where a page of the list of editions begins: behind this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EditionKey {
    /// When it ended.
    pub ended_at: Timestamp,
    /// The run.
    pub run: RunId,
}

impl EditionKey {
    /// Before everything.
    const START: Self = Self {
        ended_at: Timestamp::MAX,
        run: RunId::from_raw(i64::MAX),
    };
}

/// The editions behind that one, those that ended last first.
pub async fn editions(
    session: &Session,
    after: Option<EditionKey>,
    limit: u32,
) -> Result<Vec<EditionLine>, Fault> {
    let after = after.unwrap_or(EditionKey::START);
    session
        .all(&EDITIONS, params![after.ended_at, after.run, limit])
        .await
}

/// The run that has this key at its source, for example `p2pu:13707`.
pub async fn run_of_key(session: &Session, key: &str) -> Result<Option<RunId>, Fault> {
    let row = session.opt(&RUN_OF_KEY, params![key]).await?;
    Ok(row.map(|(run,)| run))
}

/// Puts an edition down; one that is there stays as it is.
pub(crate) async fn add(tx: &Tx, edition: &Edition) -> Result<(), Fault> {
    add_many(tx, std::slice::from_ref(edition)).await
}

/// Puts editions down; those that are there stay as they are.
pub(crate) async fn add_many(tx: &Tx, editions: &[Edition]) -> Result<(), Fault> {
    let rows: Vec<_> = editions.iter().map(row).collect();
    tx.run_many(&ADD_EDITION, rows).await?;
    Ok(())
}

fn row(edition: &Edition) -> Vec<store::Value<'static>> {
    let source = edition.source.as_ref();
    super::owned![
        edition.run,
        edition.frozen_at,
        edition.ended_at,
        edition.began,
        edition.licence,
        edition.attribution,
        source.map(|source| source.name.clone()),
        source.and_then(|source| source.url.clone()),
        source.map(|source| source.key.clone()),
        source.and_then(|source| source.said_status.clone()),
        source.and_then(|source| source.said_seats)
    ]
}
