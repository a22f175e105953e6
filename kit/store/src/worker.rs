//! The worker: claims jobs and does them, several at a time, in as many processes as there are.

use std::collections::HashMap;
use std::fmt::Display;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use base::Clock;
use jiff::SignedDuration;
use tokio::task::JoinSet;

use crate::db::Db;
use crate::fault::Fault;
use crate::jobs::{self, Job};

/// How long a worker may be silent about a job before another takes it.
const LEASE: SignedDuration = SignedDuration::from_mins(2);

/// How often a worker says that it is still at it.
const HEARTBEAT: Duration = Duration::from_secs(40);

/// How often a worker looks when nobody wakes it.
const LOOK: Duration = Duration::from_secs(1);

/// How often a worker clears away what was done long ago.
const SWEEP: Duration = Duration::from_hours(1);

type Doing = Pin<Box<dyn Future<Output = Result<(), String>> + Send>>;
type Handler = Arc<dyn Fn(Job) -> Doing + Send + Sync>;

/// Does jobs. A handler may be called more than once for the same job, so what it does must be the same when done twice.
pub struct Worker {
    db: Db,
    clock: Arc<dyn Clock>,
    handlers: HashMap<String, Handler>,
    at_once: usize,
}

impl Worker {
    /// A worker that can do nothing yet.
    pub fn new(db: Db, clock: Arc<dyn Clock>) -> Self {
        Self {
            db,
            clock,
            handlers: HashMap::new(),
            at_once: 4,
        }
    }

    /// Says who does the jobs of this kind.
    #[must_use]
    pub fn on<F, Fut, E>(mut self, kind: &'static str, handler: F) -> Self
    where
        F: Fn(Job) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<(), E>> + Send + 'static,
        E: Display,
    {
        let handler: Handler = Arc::new(move |job| {
            let doing = handler(job);
            // `{:#}` gives the whole chain of an error that has one
            Box::pin(async move { doing.await.map_err(|error| format!("{error:#}")) })
        });
        self.handlers.insert(kind.to_owned(), handler);
        self
    }

    /// How many jobs are done at once; 4 unless told.
    #[must_use]
    pub fn at_once(mut self, jobs: usize) -> Self {
        self.at_once = jobs.max(1);
        self
    }

    /// Works until `shutdown` comes, then finishes what is under way.
    pub async fn run(self, shutdown: impl Future<Output = ()>) {
        let mut arrivals = self.db.work_arrives();
        let mut under_way = JoinSet::new();
        let mut sweep = tokio::time::interval(SWEEP);
        tokio::pin!(shutdown);
        loop {
            let mut more = false;
            if under_way.len() < self.at_once {
                match self.claim(self.at_once - under_way.len()).await {
                    Ok(jobs) => {
                        more = !jobs.is_empty();
                        for job in jobs {
                            under_way.spawn(self.do_job(job));
                        }
                    }
                    Err(fault) => tracing::error!(
                        fault = crate::postgres::reason(&fault),
                        "jobs cannot be claimed"
                    ),
                }
            }
            if more && under_way.len() < self.at_once {
                continue;
            }
            tokio::select! {
                () = &mut shutdown => break,
                Some(_) = under_way.join_next() => {}
                Ok(()) = arrivals.changed(), if under_way.len() < self.at_once => {}
                () = tokio::time::sleep(LOOK) => {}
                _ = sweep.tick() => {
                    if let Err(fault) = jobs::sweep(&self.db, self.clock.now()).await {
                        tracing::error!(fault = crate::postgres::reason(&fault), "old jobs cannot be cleared away");
                    }
                }
            }
        }
        while under_way.join_next().await.is_some() {}
    }

    /// Does everything that is due, and what comes of it, then says how many jobs that were. For tests and for filling a demo.
    pub async fn drain(&self) -> Result<usize, Fault> {
        let mut done = 0;
        loop {
            let jobs = self.claim(self.at_once).await?;
            if jobs.is_empty() {
                return Ok(done);
            }
            done += jobs.len();
            let mut under_way: JoinSet<()> = jobs.into_iter().map(|job| self.do_job(job)).collect();
            while under_way.join_next().await.is_some() {}
        }
    }

    async fn claim(&self, limit: usize) -> Result<Vec<Job>, Fault> {
        let kinds: Vec<String> = self.handlers.keys().cloned().collect();
        let limit = u32::try_from(limit).unwrap_or(u32::MAX);
        jobs::claim(&self.db, &kinds, limit, LEASE, self.clock.now()).await
    }

    /// Does one job and writes down how it went. A panic is a failure like any other.
    fn do_job(&self, job: Job) -> impl Future<Output = ()> + Send + 'static {
        let (db, clock) = (self.db.clone(), Arc::clone(&self.clock));
        let handler = self.handlers.get(&job.kind).cloned();
        async move {
            let Some(handler) = handler else { return };
            let mut doing = tokio::spawn(handler(job.clone()));
            let outcome = loop {
                tokio::select! {
                    outcome = &mut doing => break outcome,
                    () = tokio::time::sleep(HEARTBEAT) => match jobs::renew(&db, &job, LEASE, clock.now()).await {
                        Ok(true) => {}
                        Ok(false) => tracing::warn!(job.id, job.kind, "a job took too long and was given to another worker"),
                        Err(fault) => tracing::error!(fault = crate::postgres::reason(&fault), "a job cannot be kept"),
                    },
                }
            };
            let written = match outcome.unwrap_or_else(|stopped| Err(stopped.to_string())) {
                Ok(()) => jobs::done(&db, &job, clock.now()).await,
                Err(error) => {
                    tracing::warn!(job.id, job.kind, job.attempts, error, "a job failed");
                    jobs::failed(&db, &job, &error, clock.now()).await
                }
            };
            if let Err(fault) = written {
                tracing::error!(
                    job.id,
                    fault = crate::postgres::reason(&fault),
                    "the end of a job cannot be written down"
                );
            }
        }
    }
}
