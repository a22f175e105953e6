//! What stands around every door: names for requests, the cross-site guard, headers, limits.

use std::any::Any;

use axum::Router;
use axum::extract::{Request, State};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};

use crate::turns::{self, Turns};
use crate::{App, Doors, Meters, Trouble, cookie_value, meters, visit};

/// Nothing runs, loads or frames but what this site serves itself.
const CONTENT_SECURITY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; \
     font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const REQUEST_NAME: HeaderName = HeaderName::from_static("x-request-id");

/// The whole house: doors with everything that stands around them.
pub fn dressed(doors: Doors, app: &App) -> Router {
    dressed_with(doors, app, Meters::default())
}

/// The same, counted by these meters.
pub fn dressed_with(doors: Doors, app: &App, meters: Meters) -> Router {
    let csrf = match CsrfLayer::new().add_trusted_origin(app.site.base.as_str()) {
        Ok(layer) => layer,
        Err(_) => CsrfLayer::new(),
    }
    .with_rejection_response(|_| {
        Trouble::new(StatusCode::FORBIDDEN, "web-trouble-cross-site").into_response()
    });
    doors
        .into_router()
        .method_not_allowed_fallback(|| async {
            Trouble::new(StatusCode::METHOD_NOT_ALLOWED, "web-trouble-method")
        })
        .layer(CatchPanicLayer::custom(panicked))
        .layer(csrf)
        .layer(middleware::from_fn_with_state(app.clone(), origin_is_named))
        .layer(middleware::from_fn_with_state(app.clone(), visit::receive))
        .layer(CompressionLayer::new())
        .layer(middleware::from_fn_with_state(Turns::of(app), turns::take))
        .layer(middleware::from_fn_with_state(app.clone(), headers))
        .layer(middleware::from_fn_with_state(meters, meters::observe))
        .layer(PropagateRequestIdLayer::new(REQUEST_NAME))
        .layer(SetRequestIdLayer::new(REQUEST_NAME, MakeRequestUuid))
        .with_state(app.clone())
}

/// The name of a request in the log.
pub(crate) fn request_name(headers: &HeaderMap) -> String {
    headers
        .get(REQUEST_NAME)
        .and_then(|name| name.to_str().ok())
        .unwrap_or_default()
        .to_owned()
}

fn panicked(_: Box<dyn Any + Send + 'static>) -> Response {
    Trouble::new(StatusCode::INTERNAL_SERVER_ERROR, "web-trouble-fault").into_response()
}

/// With a session cookie, a change that says neither where it comes from nor that it is of this site is refused too:
/// every browser that can sign in here says one or the other.
async fn origin_is_named(State(app): State<App>, request: Request, next: Next) -> Response {
    let changes = !matches!(request.method().as_str(), "GET" | "HEAD" | "OPTIONS");
    let headers = request.headers();
    let names_origin =
        headers.contains_key("sec-fetch-site") || headers.contains_key(header::ORIGIN);
    if changes && !names_origin && cookie_value(headers, &app.site, "session").is_some() {
        return Trouble::new(StatusCode::FORBIDDEN, "web-trouble-cross-site").into_response();
    }
    next.run(request).await
}

async fn headers(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let status = response.status();
    let headers = response.headers_mut();
    let fixed = [
        (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("permissions-policy"),
            "camera=(), geolocation=(), microphone=(), payment=()",
        ),
    ];
    for (name, value) in fixed {
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    }
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("private, no-cache"));
    if status == StatusCode::SERVICE_UNAVAILABLE {
        let seconds = HeaderValue::from_static("5");
        headers.entry(header::RETRY_AFTER).or_insert(seconds);
    }
    if app.site.is_https() {
        headers.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=31536000"),
        );
    }
    response
}
