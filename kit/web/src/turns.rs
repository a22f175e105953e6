//! What happens when more is asked than can be answered: requests take turns, and whoever cannot get one is told at once.
//!
//! A request is received as a whole before it takes a turn, so a slow sender keeps nobody waiting; a body that comes too slowly
//! is not waited for, and all bodies together fit into a fixed amount of memory.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::body::{Body, HttpBody as _};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use bytes::{Bytes, BytesMut};
use http::StatusCode;
use http_body_util::BodyExt as _;
use tokio::sync::Semaphore;
use tokio::time::{Instant, timeout, timeout_at};

use crate::visit::answer_apart;
use crate::{App, Trouble};

/// How many requests are answered at once.
const AT_ONCE: usize = 32;

/// How many may wait for their turn.
const WAITING: usize = 256;

/// How long a request waits for its turn.
const PATIENCE: Duration = Duration::from_secs(2);

/// How long an answer may take.
const LONGEST: Duration = Duration::from_secs(30);

/// How long a body may take, beside the time that its bytes are given.
const BODY_GRACE: Duration = Duration::from_secs(15);

/// How many bytes a second a body must bring in the long run.
const SLOWEST_BODY: usize = 16_000;

/// How many bytes of bodies are held at once.
const BODIES: usize = 192 << 20;

/// What a form may weigh beside its largest file.
const FORM: usize = 1 << 20;

/// The turns of one process.
#[derive(Clone)]
pub(crate) struct Turns {
    app: App,
    free: Arc<Semaphore>,
    waiting: Arc<AtomicUsize>,
    held: Arc<AtomicUsize>,
}

/// A part of a number that is shared, given back when dropped.
struct Share(Arc<AtomicUsize>, usize);

impl Share {
    /// Takes that much more, unless it would be too much in all.
    fn take(of: &Arc<AtomicUsize>, much: usize, most: usize) -> Option<Self> {
        let before = of.fetch_add(much, Ordering::AcqRel);
        let share = Self(Arc::clone(of), much);
        (before + much <= most).then_some(share)
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        self.0.fetch_sub(self.1, Ordering::AcqRel);
    }
}

impl Turns {
    pub(crate) fn of(app: &App) -> Self {
        Self {
            app: app.clone(),
            free: Arc::new(Semaphore::new(AT_ONCE)),
            waiting: Arc::default(),
            held: Arc::default(),
        }
    }

    async fn turn(&self) -> Option<tokio::sync::SemaphorePermit<'_>> {
        if let Ok(turn) = self.free.try_acquire() {
            return Some(turn);
        }
        let _in_line = Share::take(&self.waiting, 1, WAITING)?;
        timeout(PATIENCE, self.free.acquire()).await.ok()?.ok()
    }

    /// The whole body, with its share of the memory for bodies.
    async fn whole(&self, mut body: Body) -> Result<(Bytes, Vec<Share>), Trouble> {
        let most = self.app.site.largest_upload + FORM;
        let too_large = || Trouble::new(StatusCode::PAYLOAD_TOO_LARGE, "web-trouble-too-large");
        let said = usize::try_from(body.size_hint().lower()).unwrap_or(usize::MAX);
        if said > most {
            return Err(too_large());
        }
        let (mut whole, mut shares) = (BytesMut::new(), Vec::new());
        let begun = Instant::now();
        loop {
            let given = whole.len() / SLOWEST_BODY;
            let until = begun + BODY_GRACE + Duration::from_secs(given as u64);
            let frame = timeout_at(until, body.frame())
                .await
                .map_err(|_| Trouble::new(StatusCode::REQUEST_TIMEOUT, "web-trouble-too-slow"))?;
            let Some(frame) = frame else {
                return Ok((whole.freeze(), shares));
            };
            let frame = frame
                .map_err(|_| Trouble::new(StatusCode::BAD_REQUEST, "web-trouble-unreadable"))?;
            let Ok(bytes) = frame.into_data() else {
                continue;
            };
            if whole.len() + bytes.len() > most {
                return Err(too_large());
            }
            shares.push(Share::take(&self.held, bytes.len(), BODIES).ok_or_else(busy)?);
            whole.extend_from_slice(&bytes);
        }
    }
}

/// The layer in which a request is received, gets its turn and is answered in time.
pub(crate) async fn take(State(turns): State<Turns>, request: Request, next: Next) -> Response {
    if is_always_answered(request.uri().path()) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let about = Request::from_parts(parts.clone(), ());
    let refused = |trouble: Trouble| answer_apart(&turns.app, &about, &trouble);
    let (whole, _held) = match turns.whole(body).await {
        Ok(whole) => whole,
        Err(trouble) => return refused(trouble),
    };
    let Some(_turn) = turns.turn().await else {
        return refused(busy());
    };
    // a page on SQLite is answered without ever waiting: whoever comes meanwhile must get to see that the turns are taken
    tokio::task::yield_now().await;
    let answer = next.run(Request::from_parts(parts, Body::from(whole)));
    match timeout(LONGEST, answer).await {
        Ok(answer) => answer,
        Err(_) => refused(busy()),
    }
}

/// Style, font, and the questions of those who watch over the house cost next to nothing.
fn is_always_answered(path: &str) -> bool {
    path.starts_with("/static/") || matches!(path, "/healthz" | "/metrics")
}

fn busy() -> Trouble {
    Trouble::new(StatusCode::SERVICE_UNAVAILABLE, "web-trouble-busy")
}
