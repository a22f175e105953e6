//! A storage that speaks S3, of a test's own, on loopback: to be silenced, closed and taken away.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use s3s::auth::SimpleAuth;
use s3s::service::{S3Service, S3ServiceBuilder};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::files::{FilePlace, S3};

use super::{TestFolder, made};

const NAME: &str = "stoa-files";

/// How the storage behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// As it should.
    Well,
    /// It takes requests and says nothing.
    Silent,
    /// It begins an answer and does not go on.
    Stuck,
    /// It says this.
    Says(StatusCode),
    /// It says that it failed, so many times; then it is well.
    Fails(u32),
}

/// The storage, with one bucket; gone when dropped.
pub struct TestBucket {
    folder: TestFolder,
    address: SocketAddr,
    state: Arc<State>,
    server: JoinHandle<()>,
}

struct State {
    mood: Mutex<Mood>,
    asked: AtomicU32,
}

impl TestBucket {
    /// Starts it on a free port.
    pub async fn start() -> Self {
        let folder = TestFolder::new();
        made(std::fs::create_dir_all(folder.path().join(NAME)));
        let mut service = S3ServiceBuilder::new(made(s3s_fs::FileSystem::new(folder.path())));
        service.set_auth(SimpleAuth::from_single("who", "zqxw7secret"));
        let state = Arc::new(State {
            mood: Mutex::new(Mood::Well),
            asked: AtomicU32::new(0),
        });
        let listener = made(TcpListener::bind(("127.0.0.1", 0)).await);
        let address = made(listener.local_addr());
        let server = tokio::spawn(serve(listener, service.build(), state.clone()));
        Self {
            folder,
            address,
            state,
            server,
        }
    }

    /// How it is reached.
    pub fn s3(&self) -> S3 {
        S3 {
            endpoint: Some(format!("http://{}", self.address)),
            region: None,
            access_key: Some("who".to_owned()),
            secret_key: Some("zqxw7secret".to_owned()),
        }
    }

    /// Its bucket, with a prefix.
    pub fn place(&self) -> FilePlace {
        made(FilePlace::read(&self.name(), &self.s3()))
    }

    /// What an operator writes.
    pub fn name(&self) -> String {
        format!("s3://{NAME}/live")
    }

    /// From now on it behaves like this.
    pub fn behaves(&self, mood: Mood) {
        *self
            .state
            .mood
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = mood;
    }

    /// How often it was asked.
    pub fn asked(&self) -> u32 {
        self.state.asked.load(Ordering::Relaxed)
    }

    /// The names of all that is kept.
    pub fn kept(&self) -> Vec<String> {
        let bucket = self.folder.path().join(NAME);
        let (mut open, mut kept) = (vec![bucket.clone()], Vec::new());
        while let Some(folder) = open.pop() {
            for entry in made(std::fs::read_dir(&folder)) {
                let path = made(entry).path();
                if path.is_dir() {
                    open.push(path);
                } else {
                    let name = path.strip_prefix(&bucket).unwrap_or(&path);
                    kept.push(name.display().to_string());
                }
            }
        }
        kept.sort();
        kept
    }

    /// Nobody listens any more.
    pub async fn goes_away(&mut self) {
        self.server.abort();
        if (&mut self.server).await.is_err() {}
    }
}

impl Drop for TestBucket {
    fn drop(&mut self) {
        self.server.abort();
    }
}

async fn serve(listener: TcpListener, service: S3Service, state: Arc<State>) {
    // dropped with this future, and all connections with it
    let mut connections = tokio::task::JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        let (service, state) = (service.clone(), state.clone());
        connections.spawn(async move {
            let answer = service_fn(move |request| answer(service.clone(), state.clone(), request));
            let connection = hyper::server::conn::http1::Builder::new()
                .serve_connection(TokioIo::new(stream), answer);
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection to the storage ended");
            }
        });
    }
}

type Answer = Response<s3s::Body>;

async fn answer(
    service: S3Service,
    state: Arc<State>,
    request: Request<Incoming>,
) -> Result<Answer, s3s::HttpError> {
    state.asked.fetch_add(1, Ordering::Relaxed);
    let mood = {
        let mut mood = state.mood.lock().unwrap_or_else(PoisonError::into_inner);
        let now = *mood;
        if let Mood::Fails(times) = now {
            *mood = match times {
                0 | 1 => Mood::Well,
                more => Mood::Fails(more - 1),
            };
        }
        now
    };
    match mood {
        Mood::Well | Mood::Fails(0) => service.call(request.map(s3s::Body::from)).await,
        Mood::Silent => std::future::pending().await,
        Mood::Stuck => {
            let mut answer = service.call(request.map(s3s::Body::from)).await?;
            *answer.body_mut() = s3s::Body::http_body(Never);
            Ok(answer)
        }
        Mood::Says(status) => Ok(said(status)),
        Mood::Fails(_) => Ok(said(StatusCode::INTERNAL_SERVER_ERROR)),
    }
}

/// A body that never comes.
struct Never;

impl hyper::body::Body for Never {
    type Data = bytes::Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<hyper::body::Frame<bytes::Bytes>, std::io::Error>>> {
        std::task::Poll::Pending
    }
}

fn said(status: StatusCode) -> Answer {
    let body = "<?xml version=\"1.0\"?><Error><Code>SaidSo</Code></Error>".to_owned();
    let mut answer = Response::new(s3s::Body::from(body));
    *answer.status_mut() = status;
    answer
}
