//! What the house does, counted and timed: requests by the pattern of their address, method and status; one line of log for each.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use base::PersonId;
use http::{Method, StatusCode};

use crate::layers::request_name;

/// The upper bounds of the histogram, in microseconds.
const BOUNDS: [u64; 12] = [
    500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000,
    2_500_000,
];

/// What is counted over all requests since the start. Cheap to clone.
#[derive(Clone, Default)]
pub struct Meters(Arc<Inner>);

#[derive(Default)]
struct Inner {
    token: Option<String>,
    routes: RwLock<BTreeMap<String, Vec<Kind>>>,
}

/// Requests of one pattern with the same method and status.
struct Kind {
    method: &'static str,
    status: u16,
    meter: Arc<Meter>,
}

#[derive(Default)]
struct Meter {
    buckets: [AtomicU64; BOUNDS.len() + 1],
    micros: AtomicU64,
}

impl Meter {
    fn add(&self, took: Duration) {
        let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        let bucket = BOUNDS.partition_point(|bound| *bound < micros);
        self.buckets[bucket].fetch_add(1, Ordering::Relaxed);
        self.micros.fetch_add(micros, Ordering::Relaxed);
    }
}

/// Who a request came from, put into its response for the log: the key, nothing else of a person.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Seen(pub(crate) PersonId);

impl Meters {
    /// Meters that may also be read from elsewhere by whoever knows the token.
    pub fn guarded_by(token: Option<String>) -> Self {
        Self(Arc::new(Inner {
            token,
            routes: RwLock::default(),
        }))
    }

    /// Whether that is the token.
    pub fn opens(&self, token: &str) -> bool {
        let Some(wanted) = &self.0.token else {
            return false;
        };
        // every byte is compared, so that the time does not tell how far it was right
        let differs = wanted
            .bytes()
            .zip(token.bytes())
            .fold(0, |differs, (one, other)| differs | (one ^ other));
        wanted.len() == token.len() && differs == 0
    }

    fn add(&self, pattern: &str, method: &Method, status: StatusCode, took: Duration) {
        let method = method_word(method);
        let status = status.as_u16();
        let found = {
            let routes = self.0.routes.read().unwrap_or_else(PoisonError::into_inner);
            let kinds = routes.get(pattern).map_or(&[][..], Vec::as_slice);
            let kind = kinds
                .iter()
                .find(|kind| kind.status == status && kind.method == method);
            kind.map(|kind| kind.meter.clone())
        };
        let meter = found.unwrap_or_else(|| self.meter(pattern, method, status));
        meter.add(took);
    }

    fn meter(&self, pattern: &str, method: &'static str, status: u16) -> Arc<Meter> {
        let mut routes = self
            .0
            .routes
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        let kinds = routes.entry(pattern.to_owned()).or_default();
        let known = kinds
            .iter()
            .find(|kind| kind.status == status && kind.method == method);
        if let Some(kind) = known {
            return kind.meter.clone();
        }
        let meter = Arc::new(Meter::default());
        kinds.push(Kind {
            method,
            status,
            meter: meter.clone(),
        });
        meter
    }

    /// The requests as Prometheus reads them.
    pub fn draw(&self) -> String {
        const NAME: &str = "stoa_http_request_duration_seconds";
        let mut out = format!(
            "# HELP {NAME} Requests by the pattern of their address, method and status.\n# TYPE {NAME} histogram\n"
        );
        let routes = self.0.routes.read().unwrap_or_else(PoisonError::into_inner);
        let kinds = routes
            .iter()
            .flat_map(|(pattern, kinds)| kinds.iter().map(move |kind| (pattern, kind)));
        for (pattern, kind) in kinds {
            let Kind { method, status, .. } = kind;
            let labels = format!("route=\"{pattern}\",method=\"{method}\",status=\"{status}\"");
            kind.meter.draw(NAME, &labels, &mut out);
        }
        out
    }
}

impl Meter {
    fn draw(&self, name: &str, labels: &str, out: &mut String) {
        let mut count = 0;
        let mut line = |text: std::fmt::Arguments<'_>| {
            // writing into a string cannot fail
            if out.write_fmt(text).is_ok() {
                out.push('\n');
            }
        };
        for (bucket, place) in self.buckets.iter().zip(0..) {
            count += bucket.load(Ordering::Relaxed);
            match BOUNDS.get(place) {
                Some(bound) => {
                    let le = seconds(*bound);
                    line(format_args!(
                        "{name}_bucket{{{labels},le=\"{le}\"}} {count}"
                    ));
                }
                None => line(format_args!(
                    "{name}_bucket{{{labels},le=\"+Inf\"}} {count}"
                )),
            }
        }
        let sum = seconds(self.micros.load(Ordering::Relaxed));
        line(format_args!("{name}_sum{{{labels}}} {sum}"));
        line(format_args!("{name}_count{{{labels}}} {count}"));
    }
}

/// Microseconds as seconds, without the errors of fractions.
fn seconds(micros: u64) -> String {
    let text = format!("{}.{:06}", micros / 1_000_000, micros % 1_000_000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Nobody can make more labels by inventing methods.
fn method_word(method: &Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "OPTIONS" => "OPTIONS",
        _ => "other",
    }
}

/// Counts and times a request, and writes its line of log: the pattern of its address, never the address; the key of who asked,
/// never a name.
pub(crate) async fn observe(
    State(meters): State<Meters>,
    mut request: Request,
    next: Next,
) -> Response {
    #[expect(
        clippy::disallowed_methods,
        reason = "measures how long a request takes"
    )]
    let begun = Instant::now();
    let name = request_name(request.headers());
    let method = request.method().clone();
    let matched = request.extensions().get::<MatchedPath>().cloned();
    let pattern = matched.as_ref().map_or("elsewhere", MatchedPath::as_str);
    if pattern == "/metrics" {
        request.extensions_mut().insert(meters.clone());
    }
    let response = next.run(request).await;
    let took = begun.elapsed();
    let status = response.status();
    meters.add(pattern, &method, status, took);
    let viewer = response.extensions().get::<Seen>().map(|seen| seen.0.raw());
    let ms = took.as_secs_f64() * 1_000.0;
    let (method, status) = (method_word(&method), status.as_u16());
    if matches!(pattern, "/metrics" | "/healthz") {
        tracing::debug!(target: "request", { request.id = %name, method = method, route = pattern, status = status, ms = ms }, "request");
    } else {
        tracing::info!(target: "request", { request.id = %name, method = method, route = pattern, status = status, ms = ms, viewer = viewer }, "request");
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_counted_in_the_words_of_prometheus() {
        let meters = Meters::default();
        for micros in [400, 500, 501, 9_000_000] {
            let took = Duration::from_micros(micros);
            meters.add("/runs/{run}", &Method::GET, StatusCode::OK, took);
        }
        let strange = Method::from_bytes(b"ZQX").unwrap_or_default();
        meters.add("elsewhere", &strange, StatusCode::NOT_FOUND, Duration::ZERO);
        let text = meters.draw();
        let labels = "route=\"/runs/{run}\",method=\"GET\",status=\"200\"";
        for line in [
            format!("_bucket{{{labels},le=\"0.0005\"}} 2"),
            format!("_bucket{{{labels},le=\"0.001\"}} 3"),
            format!("_bucket{{{labels},le=\"2.5\"}} 3"),
            format!("_bucket{{{labels},le=\"+Inf\"}} 4"),
            format!("_sum{{{labels}}} 9.001401"),
            format!("_count{{{labels}}} 4"),
        ] {
            assert!(text.contains(&line), "{line} in {text}");
        }
        assert!(text.contains("route=\"elsewhere\",method=\"other\",status=\"404\""));
    }

    #[test]
    fn only_the_token_opens() {
        let meters = Meters::guarded_by(Some("a long secret".to_owned()));
        assert!(meters.opens("a long secret"));
        for wrong in ["", "a long secre", "a long secreT", "a long secrets"] {
            assert!(!meters.opens(wrong), "{wrong}");
        }
        assert!(
            !Meters::default().opens(""),
            "without a token nothing opens"
        );
    }
}
