//! Lines that stay open: a page is told what is new as soon as it is there, whichever process wrote it (server-sent events).

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::extract::FromRequestParts;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures::{Stream, stream};
use http::request::Parts;
use http::{HeaderMap, StatusCode, header};
use store::Db;
use store::basis::{self, Basis};
use tokio::sync::watch;
use tokio::time::{Instant, sleep, sleep_until};

use crate::{App, Error};

/// How many lines a process keeps open. Whoever gets none sees what is new when they open the page again.
const MOST: usize = 4_000;

/// How long a line lasts; browsers open a new one by themselves. So nobody listens for long who may not any more.
const LASTS: Duration = Duration::from_mins(10);

/// What comes within this time is told at once.
const GATHERED: Duration = Duration::from_millis(300);

/// How often a silent line says that it is there.
const PULSE: Duration = Duration::from_secs(20);

/// When a browser tries again after a line broke.
const AGAIN: Duration = Duration::from_secs(5);

/// The open lines of this process.
#[derive(Clone)]
pub struct Lines {
    open: Arc<AtomicUsize>,
    closing: watch::Receiver<bool>,
}

impl Lines {
    /// No lines yet; all end when `closing` says true.
    pub(crate) fn new(closing: watch::Receiver<bool>) -> Self {
        Self {
            open: Arc::default(),
            closing,
        }
    }

    /// Tells on a line what `look` finds, each time that it finds something else, until the line's time is over. It looks again
    /// when something was written on which its finding stands.
    pub fn tell<F, Look>(&self, db: &Db, look: F) -> Response
    where
        F: Fn() -> Look + Send + 'static,
        Look: Future<Output = Result<String, Error>> + Send + 'static,
    {
        let place = Place(Arc::clone(&self.open));
        if place.0.fetch_add(1, Ordering::AcqRel) >= MOST {
            // this answer tells a browser not to try again
            return StatusCode::NO_CONTENT.into_response();
        }
        let line = Line {
            look,
            db: db.clone(),
            closing: self.closing.clone(),
            until: Instant::now() + LASTS,
            told: None,
            _place: place,
        };
        let pulse = KeepAlive::new().interval(PULSE);
        let mut answer = Sse::new(line.told()).keep_alive(pulse).into_response();
        // proxies hold nothing back
        let headers = answer.headers_mut();
        headers.insert("x-accel-buffering", header::HeaderValue::from_static("no"));
        answer
    }
}

impl FromRequestParts<App> for Lines {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Infallible> {
        let lines = parts.extensions.get::<Self>().cloned();
        Ok(lines.unwrap_or_else(|| Self::new(watch::Sender::new(false).subscribe())))
    }
}

/// Whether somebody asks for a line, and not for one answer.
pub fn wants_line(headers: &HeaderMap) -> bool {
    headers
        .get(header::ACCEPT)
        .is_some_and(|accepted| accepted.as_bytes().starts_with(b"text/event-stream"))
}

/// One of the lines that there may be.
struct Place(Arc<AtomicUsize>);

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

struct Line<F> {
    look: F,
    db: Db,
    closing: watch::Receiver<bool>,
    until: Instant,
    told: Option<(String, Basis)>,
    _place: Place,
}

impl<F, Look> Line<F>
where
    F: Fn() -> Look + Send + 'static,
    Look: Future<Output = Result<String, Error>> + Send + 'static,
{
    fn told(self) -> impl Stream<Item = Result<Event, Infallible>> + Send {
        stream::unfold(self, |mut line| async move {
            let words = line.next().await?;
            let event = Event::default().data(words).retry(AGAIN);
            Some((Ok(event), line))
        })
    }

    /// What is to be told next; nothing when the line ends.
    async fn next(&mut self) -> Option<String> {
        loop {
            if !self.waits().await {
                return None;
            }
            let (found, basis) = basis::noted(&self.db, (self.look)()).await;
            let (words, basis) = (found.ok()?, basis?);
            let is_new = self
                .told
                .as_ref()
                .is_none_or(|(before, _)| *before != words);
            self.told = Some((words.clone(), basis));
            if is_new {
                return Some(words);
            }
        }
    }

    /// Waits until there may be something new; false when the line ends.
    async fn waits(&mut self) -> bool {
        let Some((_, basis)) = &self.told else {
            return true;
        };
        let falls = async {
            basis.falls(&self.db).await;
            sleep(GATHERED).await;
        };
        tokio::select! {
            () = falls => true,
            () = sleep_until(self.until) => false,
            () = closes(&mut self.closing) => false,
        }
    }
}

async fn closes(closing: &mut watch::Receiver<bool>) {
    let is_left = closing.wait_for(|closing| *closing).await.is_err();
    if is_left {
        // only where nobody serves, in tests, nobody ever closes
        std::future::pending::<()>().await;
    }
}
