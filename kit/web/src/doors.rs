//! Doors: routes with the policy that guards them.

use axum::Router;
use axum::extract::{FromRequestParts, Path, Request};
use axum::handler::Handler;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::MethodRouter;
use http::request::Parts;
use serde::de::DeserializeOwned;

use crate::{App, Error, Visit};

/// An address as a type: it prints itself into links and reads itself from requests. Made by [`route!`](crate::route).
pub trait Route: DeserializeOwned + Send + 'static {
    /// The pattern of the address, for the router.
    const PATTERN: &'static str;
}

/// Declares an address as a type.
///
/// ```
/// use base::Slug;
/// web::route! {
///     /// One run.
///     pub ShowRun = "/runs/{run}" { run: Slug }
/// }
/// let link = ShowRun { run: Slug::of_title("Intro to Rust") };
/// assert_eq!(link.to_string(), "/runs/intro-to-rust");
/// ```
#[macro_export]
macro_rules! route {
    ($($(#[$meta:meta])* $vis:vis $name:ident = $pattern:literal { $($field:ident : $kind:ty),* $(,)? })+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, $crate::serde::Deserialize)]
        #[serde(crate = "::web::serde")]
        $vis struct $name {
            $(
                #[doc = concat!("The `", stringify!($field), "` in the address.")]
                pub $field: $kind
            ),*
        }

        impl $crate::Route for $name {
            const PATTERN: &'static str = $pattern;
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                for part in $pattern.split('/').skip(1) {
                    f.write_str("/")?;
                    match part {
                        $(concat!("{", stringify!($field), "}") => f.write_str(&$crate::segment(&self.$field.to_string()))?,)*
                        plain => f.write_str(plain)?,
                    }
                }
                Ok(())
            }
        }
    )+};
}

/// Text as one segment of an address.
pub fn segment(text: &str) -> String {
    const KEPT: &percent_encoding::AsciiSet = &percent_encoding::NON_ALPHANUMERIC
        .remove(b'-')
        .remove(b'_')
        .remove(b'.')
        .remove(b'~');
    percent_encoding::utf8_percent_encode(text, KEPT).to_string()
}

/// Reads the address of a request as its type; an address that does not fit its type leads nowhere.
pub struct At<R>(pub R);

impl<R: Route> FromRequestParts<App> for At<R> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let Path(route) = Path::<R>::from_request_parts(parts, app)
            .await
            .map_err(|_| Error::NotFound)?;
        Ok(Self(route))
    }
}

/// Who may pass a door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// Reading needs no account.
    Everyone,
    /// Only people who are signed in: their own things.
    SignedIn,
    /// Signed in, and the named policy of the domain decides.
    Policy(&'static str),
    /// No account needed, and the named policy of the domain decides what is seen.
    Open(&'static str),
    /// Only stewards of the site.
    Steward,
}

/// The method of a door.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// Shows, changes nothing.
    Get,
    /// Changes.
    Post,
}

/// One line of the table of doors.
#[derive(Debug, Clone, Copy)]
pub struct Door {
    /// Its method.
    pub method: Method,
    /// The pattern of its address.
    pub pattern: &'static str,
    /// Who may pass.
    pub guard: Guard,
    /// What passing it touches.
    pub reach: Reach,
}

/// What an act touches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Only what is one's own: looking, one's settings, leaving.
    Own,
    /// Others too: nobody passes who may not act for now ([`Viewer::acts`](crate::Viewer::acts)).
    Others,
}

/// The doors of a room. Every door is opened with its guard, and the guard stands before the handler.
#[derive(Default)]
pub struct Doors {
    router: Router<App>,
    table: Vec<Door>,
    elsewhere: Option<MethodRouter<App>>,
}

impl Doors {
    /// A room without doors.
    pub fn new() -> Self {
        Self::default()
    }

    /// A page.
    #[must_use]
    pub fn get<R: Route, H, X>(self, guard: Guard, handler: H) -> Self
    where
        H: Handler<X, App>,
        X: 'static,
    {
        self.add(
            Door {
                method: Method::Get,
                pattern: R::PATTERN,
                guard,
                reach: Reach::Own,
            },
            axum::routing::get(handler),
        )
    }

    /// A page that every visitor sees alike: kept in memory for those who are not signed in, until a write changes what it
    /// stands on.
    #[must_use]
    pub fn get_kept<R: Route, H, X>(self, guard: Guard, handler: H) -> Self
    where
        H: Handler<X, App>,
        X: 'static,
    {
        self.add(
            Door {
                method: Method::Get,
                pattern: R::PATTERN,
                guard,
                reach: Reach::Own,
            },
            axum::routing::get(handler).layer(middleware::from_fn(crate::kept::keep)),
        )
    }

    /// An act. Where a policy decides, it touches others, and nobody passes who may not act for now.
    #[must_use]
    pub fn post<R: Route, H, X>(self, guard: Guard, handler: H) -> Self
    where
        H: Handler<X, App>,
        X: 'static,
    {
        let reach = match guard {
            Guard::Policy(_) | Guard::Steward => Reach::Others,
            Guard::Everyone | Guard::SignedIn | Guard::Open(_) => Reach::Own,
        };
        self.add_act::<R, H, X>(guard, reach, handler)
    }

    /// An act that touches only what is one's own, though a policy decides: leaving, taking back, marking as read.
    #[must_use]
    pub fn post_own<R: Route, H, X>(self, guard: Guard, handler: H) -> Self
    where
        H: Handler<X, App>,
        X: 'static,
    {
        self.add_act::<R, H, X>(guard, Reach::Own, handler)
    }

    fn add_act<R: Route, H, X>(self, guard: Guard, reach: Reach, handler: H) -> Self
    where
        H: Handler<X, App>,
        X: 'static,
    {
        self.add(
            Door {
                method: Method::Post,
                pattern: R::PATTERN,
                guard,
                reach,
            },
            axum::routing::post(handler),
        )
    }

    /// Who answers at addresses that no door has: redirects of old ones. Without it there is nothing there.
    #[must_use]
    pub fn elsewhere<H, X>(self, handler: H) -> Self
    where
        H: Handler<X, App>,
        X: 'static,
    {
        Self {
            elsewhere: Some(axum::routing::get(handler)),
            ..self
        }
    }

    /// The doors of another room beside these.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.table.extend(other.table);
        Self {
            router: self.router.merge(other.router),
            table: self.table,
            elsewhere: self.elsewhere.or(other.elsewhere),
        }
    }

    /// The table of doors, for the proof of who may do what.
    pub fn table(&self) -> &[Door] {
        &self.table
    }

    /// The router of these doors, and what answers elsewhere.
    pub(crate) fn into_router(self) -> Router<App> {
        let nowhere = || async { Error::NotFound };
        match self.elsewhere {
            Some(handler) => self.router.fallback(handler),
            None => self.router.fallback(nowhere),
        }
    }

    fn add(mut self, door: Door, handler: MethodRouter<App>) -> Self {
        let handler = match door.reach {
            Reach::Own => handler,
            Reach::Others => handler.layer(middleware::from_fn(who_may_act)),
        };
        let handler = match door.guard {
            Guard::Everyone | Guard::Open(_) => handler,
            Guard::SignedIn | Guard::Policy(_) => {
                handler.layer(middleware::from_fn(signed_in_only))
            }
            Guard::Steward => handler.layer(middleware::from_fn(stewards_only)),
        };
        self.table.push(door);
        Self {
            router: self.router.route(door.pattern, handler),
            ..self
        }
    }
}

async fn signed_in_only(request: Request, next: Next) -> Response {
    match request.extensions().get::<Visit>() {
        Some(visit) if visit.viewer.is_some() => next.run(request).await,
        _ => Error::SignInFirst.into_response(),
    }
}

/// Whoever may not act for now is told why; those who are not signed in were asked to before.
async fn who_may_act(request: Request, next: Next) -> Response {
    let viewer = request
        .extensions()
        .get::<Visit>()
        .and_then(|visit| visit.viewer.as_ref());
    match viewer.map(|viewer| viewer.acts()) {
        Some(Err(hold)) => Error::from(hold).into_response(),
        Some(Ok(())) | None => next.run(request).await,
    }
}

async fn stewards_only(request: Request, next: Next) -> Response {
    match request
        .extensions()
        .get::<Visit>()
        .and_then(|visit| visit.viewer.as_ref())
    {
        Some(viewer) if viewer.is_steward() => next.run(request).await,
        Some(_) => Error::Denied(crate::Denied).into_response(),
        None => Error::SignInFirst.into_response(),
    }
}

impl FromRequestParts<App> for Visit {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Error> {
        parts
            .extensions
            .get::<Self>()
            .cloned()
            .ok_or(Error::NotFound)
    }
}
