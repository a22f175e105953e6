//! Refusals and faults, and how they look.

use std::sync::Arc;

use axum::response::{IntoResponse, Response};
use base::{Refusal, Timestamp};
use http::StatusCode;
use store::{Fault, Transient};

pub use base::{Denied, Hold};

/// Why an answer is not the page that was asked for.
#[derive(Debug)]
pub enum Error {
    /// The university says no; the sentence is shown.
    Refused(Box<dyn Refusal>),
    /// The person may not do this.
    Denied(Denied),
    /// There is nothing at this address, or nothing that this person may see.
    NotFound,
    /// Only for people who are signed in: they are asked to sign in and come back.
    SignInFirst,
    /// Too often at once: from that moment on it may be tried again.
    Wait(Timestamp),
    /// What was sent could not be read.
    Unreadable(&'static str),
    /// Our fault: logged once, shown politely.
    Fault(Fault),
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<Denied> for Error {
    fn from(denied: Denied) -> Self {
        Self::Denied(denied)
    }
}

impl Transient for Error {
    fn is_transient(&self) -> bool {
        matches!(self, Self::Fault(fault) if fault.is_transient())
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Refused(refusal) => refusal.fmt(f),
            Self::Denied(denied) => denied.fmt(f),
            Self::NotFound => f.write_str("web-trouble-not-found"),
            Self::SignInFirst => f.write_str("web-trouble-sign-in-first"),
            Self::Wait(until) => write!(f, "web-trouble-wait until {until}"),
            Self::Unreadable(word) => f.write_str(word),
            Self::Fault(fault) => fault.fmt(f),
        }
    }
}

impl std::error::Error for Error {}

impl Error {
    /// The refusal of that kind inside, if it is one: a form shows it beside its field.
    pub fn refusal<R: Refusal + Copy>(&self) -> Option<R> {
        match self {
            Self::Refused(refusal) => {
                let any: &(dyn std::error::Error + 'static) = refusal.as_ref();
                any.downcast_ref::<R>().copied()
            }
            _ => None,
        }
    }
}

/// Lets a refusal of a domain be thrown with `?` where an [`Error`] is answered: `web::refusal!(RunRefusal);`
#[macro_export]
macro_rules! refusal {
    ($($name:ty),+ $(,)?) => {$(
        impl From<$name> for $crate::Error {
            fn from(refusal: $name) -> Self {
                Self::Refused(Box::new(refusal))
            }
        }
    )+};
}

crate::refusal!(Hold);

/// What the shell needs to draw the page of an error. It travels in the response until the visit's language is known.
#[derive(Debug, Clone)]
pub struct Trouble {
    /// The key of what happened.
    pub word: &'static str,
    /// The status.
    pub status: StatusCode,
    /// Ask to sign in, then come back.
    pub way_out: WayOut,
    /// From when on it may be tried again.
    pub wait: Option<Timestamp>,
    /// Kept for the log.
    pub cause: Option<Arc<Fault>>,
}

/// Where the page of an error sends the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WayOut {
    /// To the sign-in page and back.
    SignIn,
    /// Back to where they were, or the front page.
    Back,
    /// To the page where one mends what stands in the way.
    Mend(Hold),
}

impl Trouble {
    /// The page of that status, with the sentence of that key.
    pub fn new(status: StatusCode, word: &'static str) -> Self {
        Self {
            word,
            status,
            way_out: WayOut::Back,
            wait: None,
            cause: None,
        }
    }

    /// The same request may be answered in a moment. Whether something was written is not always known then.
    pub(crate) fn may_pass(&self) -> bool {
        matches!(
            self.status,
            StatusCode::SERVICE_UNAVAILABLE
                | StatusCode::INSUFFICIENT_STORAGE
                | StatusCode::REQUEST_TIMEOUT
        )
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let trouble = match self {
            Self::Refused(ref refusal) => Trouble {
                way_out: self.refusal::<Hold>().map_or(WayOut::Back, WayOut::Mend),
                ..Trouble::new(StatusCode::CONFLICT, refusal.word())
            },
            Self::Denied(_) => Trouble::new(StatusCode::FORBIDDEN, "web-trouble-denied"),
            Self::NotFound => Trouble::new(StatusCode::NOT_FOUND, "web-trouble-not-found"),
            Self::Unreadable(word) => Trouble::new(StatusCode::BAD_REQUEST, word),
            Self::Wait(until) => Trouble {
                wait: Some(until),
                ..Trouble::new(StatusCode::TOO_MANY_REQUESTS, "web-trouble-wait")
            },
            Self::SignInFirst => Trouble {
                way_out: WayOut::SignIn,
                ..Trouble::new(StatusCode::UNAUTHORIZED, "web-trouble-sign-in-first")
            },
            Self::Fault(fault) => {
                let (status, word) = said_of(&fault);
                Trouble {
                    cause: Some(Arc::new(fault)),
                    ..Trouble::new(status, word)
                }
            }
        };
        trouble.into_response()
    }
}

/// What passes by itself or by an operator's hand has a sentence of its own.
fn said_of(fault: &Fault) -> (StatusCode, &'static str) {
    match fault {
        Fault::Unavailable { .. } => (StatusCode::SERVICE_UNAVAILABLE, "web-trouble-unavailable"),
        Fault::NoRoom { .. } => (StatusCode::INSUFFICIENT_STORAGE, "web-trouble-no-room"),
        _ => (StatusCode::INTERNAL_SERVER_ERROR, "web-trouble-fault"),
    }
}

impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}
