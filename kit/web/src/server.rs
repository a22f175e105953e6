//! Connections: each has a fixed time to say what it wants, and there are never more than this process can hold.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{ConnectInfo, Request};
use axum::response::Response;
use http::{HeaderValue, header};
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, watch};
use tower::ServiceExt as _;

use crate::Lines;

/// How long a connection may be silent, or take to say what it wants.
const HEADERS: Duration = Duration::from_secs(15);

/// No head of a request is larger.
const LARGEST_HEAD: usize = 64 << 10;

/// How many connections there are at most.
const CONNECTIONS: usize = 10_000;

/// Files that this process needs beside its connections: databases, uploads, the log.
const OTHER_FILES: usize = 256;

/// How long to wait when the system gives no more connections.
const PAUSE: Duration = Duration::from_millis(200);

/// Answers on this address until `closing` ends, then finishes what is under way.
pub async fn serve(listener: TcpListener, router: Router, closing: impl Future<Output = ()>) {
    let mut builder = Builder::new(TokioExecutor::new()).http1_only();
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADERS)
        .max_buf_size(LARGEST_HEAD);
    let (graceful, seats) = (
        GracefulShutdown::new(),
        Arc::new(Semaphore::new(most_connections())),
    );
    tokio::pin!(closing);
    let ending = watch::Sender::new(false);
    let lines = Lines::new(ending.subscribe());
    loop {
        let next = async {
            let seat = Arc::clone(&seats).acquire_owned().await;
            (listener.accept().await, seat)
        };
        let (accepted, seat) = tokio::select! {
            () = &mut closing => break,
            next = next => next,
        };
        let (stream, peer) = match accepted {
            Ok(taken) => taken,
            Err(error) => {
                tracing::warn!(%error, "a connection could not be taken");
                tokio::time::sleep(PAUSE).await;
                continue;
            }
        };
        // small answers leave at once
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "a connection was gone already");
        }
        let service = TowerToHyperService::new(answering(router.clone(), peer, lines.clone()));
        let connection = builder.serve_connection(TokioIo::new(stream), service);
        let connection = graceful.watch(connection.into_owned());
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(error, "a connection ended early");
            }
            drop(seat);
        });
    }
    drop(listener);
    ending.send_replace(true);
    graceful.shutdown().await;
}

/// The router, for requests as they come from a connection, with the address of who asks. A connection whose request was sent in
/// pieces ends with the answer: whoever reads its length another way, a proxy perhaps, smuggles no second request behind it.
fn answering(
    router: Router,
    peer: SocketAddr,
    lines: Lines,
) -> impl tower::Service<
    http::Request<hyper::body::Incoming>,
    Response = Response,
    Error = Infallible,
    Future = impl Future<Output = Result<Response, Infallible>> + Send,
> + Clone {
    tower::service_fn(move |request: http::Request<hyper::body::Incoming>| {
        let router = router.clone();
        let in_pieces = request.headers().contains_key(header::TRANSFER_ENCODING);
        let mut request: Request = request.map(axum::body::Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        request.extensions_mut().insert(lines.clone());
        async move {
            let mut response = router.oneshot(request).await?;
            if in_pieces {
                let close = HeaderValue::from_static("close");
                response.headers_mut().insert(header::CONNECTION, close);
            }
            Ok(response)
        }
    })
}

/// As many as the system lets this process have, with room for its other files.
fn most_connections() -> usize {
    let limits = std::fs::read_to_string("/proc/self/limits").unwrap_or_default();
    let files = limits
        .lines()
        .find_map(|line| line.strip_prefix("Max open files"))
        .and_then(|line| line.split_whitespace().next()?.parse::<usize>().ok());
    files.map_or(CONNECTIONS, |files| {
        CONNECTIONS.min(files.saturating_sub(OTHER_FILES).max(OTHER_FILES))
    })
}
