//! Kept pages: what every visitor would see alike is drawn once and kept in memory until a write changes what it stands on.
//!
//! Only doors opened with [`Doors::get_kept`](crate::Doors::get_kept) keep their pages, and only for visitors who are not signed
//! in. [`store::basis`] notes what a page reads, so nobody can forget to let it fall. A visitor who has just changed something
//! gets fresh pages, because another process may have taken the change.

use axum::body::Body;
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use base::Timestamp;
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use http_body_util::BodyExt as _;
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use sha2::{Digest as _, Sha256};
use store::Db;
use store::basis::{self, Basis};
use store::reads::{Wanted, Written};

use crate::{Language, Site, Visit, cookie_value, set_cookie};

/// How much is kept in all, in bytes.
const ROOM: u64 = 24 << 20;

/// How many pages about that is.
const PAGES: usize = 2_000;

/// Pages say "in two days" and "sign-up is open": after so many seconds they are drawn again, though nobody wrote.
const LASTS: i64 = 20;

/// Nobody links to longer addresses.
const LONGEST: usize = 300;

/// The cookie of somebody who has just changed something.
const WROTE: &str = "wrote";

/// For how many seconds they get fresh pages: longer than news take from process to process, and rows to a replica in use.
const FRESH: u64 = 5;

/// The kept pages of this process.
pub struct Kept {
    pages: Cache<Key, Sheet, Weight>,
}

/// What makes a page another one for visitors.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Key {
    address: String,
    language: Language,
    theme: Option<&'static str>,
}

#[derive(Clone)]
struct Sheet {
    body: Bytes,
    headers: HeaderMap,
    basis: Basis,
    drawn_at: Timestamp,
}

#[derive(Clone)]
struct Weight;

impl Weighter<Key, Sheet> for Weight {
    fn weight(&self, key: &Key, sheet: &Sheet) -> u64 {
        (key.address.len() + sheet.body.len() + 200) as u64
    }
}

impl Default for Kept {
    fn default() -> Self {
        Self {
            pages: Cache::with_weighter(PAGES, ROOM, Weight),
        }
    }
}

impl Kept {
    /// How many pages are kept.
    pub fn len(&self) -> usize {
        self.pages.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.pages.is_empty()
    }

    fn current(&self, key: &Key, db: &Db, now: Timestamp) -> Option<Sheet> {
        let sheet = self.pages.get(key)?;
        let age = now.as_second() - sheet.drawn_at.as_second();
        if (0..=LASTS).contains(&age) && sheet.basis.is_current(db) {
            return Some(sheet);
        }
        self.pages.remove(key);
        None
    }
}

/// Stands before the handler of a kept page.
pub(crate) async fn keep(request: Request, next: Next) -> Response {
    let Some((visit, key)) = sought(&request) else {
        return next.run(request).await;
    };
    let app = &visit.app;
    let seen = request.headers().get(header::IF_NONE_MATCH).cloned();
    if let Some(sheet) = app.kept.current(&key, &app.db, visit.now.at) {
        return sheet.answer(seen.as_ref());
    }
    let (response, basis) = basis::noted(&app.db, next.run(request)).await;
    let Some(basis) = basis.filter(|_| is_for_everyone(&response)) else {
        return response;
    };
    let (parts, body) = response.into_parts();
    let body = match body.collect().await {
        Ok(body) => body.to_bytes(),
        Err(error) => {
            tracing::error!(%error, "a page broke off while it was kept");
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        }
    };
    let mut headers = parts.headers;
    headers.insert(header::ETAG, mark(&body));
    // the language comes from a cookie or the browser's wishes, the theme from a cookie, the rest from the address
    let varies = HeaderValue::from_static("cookie, accept-language");
    headers.insert(header::VARY, varies);
    let sheet = Sheet {
        body,
        headers,
        basis,
        drawn_at: visit.now.at,
    };
    app.kept.pages.insert(key, sheet.clone());
    sheet.answer(seen.as_ref())
}

/// The visit and the key of a page that may be kept; nothing for whoever gets a page of their own.
fn sought(request: &Request) -> Option<(Visit, Key)> {
    let visit = request.extensions().get::<Visit>()?;
    let is_own = visit.viewer.is_some()
        || visit.notice.is_some()
        || visit.here.len() > LONGEST
        || request.method() != Method::GET
        || has_just_changed(request.headers(), &visit.app.site);
    let key = Key {
        address: visit.here.clone(),
        language: visit.t.language,
        theme: visit.theme,
    };
    (!is_own).then(|| (visit.clone(), key))
}

/// Whether a page is whole, and the same for everyone.
fn is_for_everyone(response: &Response) -> bool {
    let headers = response.headers();
    response.status() == StatusCode::OK
        && !headers.contains_key(header::SET_COOKIE)
        && headers
            .get(header::CONTENT_TYPE)
            .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

fn mark(body: &Bytes) -> HeaderValue {
    let mut hash = format!("{:x}", Sha256::digest(body));
    hash.truncate(20);
    // weak: the same words, however they are packed
    HeaderValue::try_from(format!("W/\"{hash}\"")).unwrap_or(HeaderValue::from_static("W/\"\""))
}

impl Sheet {
    /// The page, or that nothing changed since the visitor saw it.
    fn answer(self, seen: Option<&HeaderValue>) -> Response {
        let is_seen = seen.is_some() && seen == self.headers.get(header::ETAG);
        let (status, body) = if is_seen {
            (StatusCode::NOT_MODIFIED, Body::empty())
        } else {
            (StatusCode::OK, Body::from(self.body))
        };
        (status, self.headers, body).into_response()
    }
}

/// Whether the reader has just changed something, which another process may have taken.
pub(crate) fn has_just_changed(headers: &HeaderMap, site: &Site) -> bool {
    cookie_value(headers, site, WROTE).is_some()
}

/// Marks the browser of somebody who changed something, where another process may answer it next, or a replica.
pub(crate) fn remember_change(headers: &mut HeaderMap, written: Written, site: &Site) {
    let until = match written {
        Written::Nothing => return,
        Written::UpTo(position) => position.to_string(),
        Written::Something => "all".to_owned(),
    };
    headers.append(header::SET_COOKIE, set_cookie(site, WROTE, &until, FRESH));
}

/// What somebody who only looks must find: what they have just changed.
pub(crate) fn wanted(headers: &HeaderMap, site: &Site) -> Wanted {
    match cookie_value(headers, site, WROTE) {
        None => Wanted::Nearly,
        Some(until) => until.parse().map_or(Wanted::Everything, Wanted::UpTo),
    }
}
