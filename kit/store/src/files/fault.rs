//! What goes wrong with a file shelf, in one sentence for the operator.

use object_store::client::{HttpError, HttpErrorKind};

use crate::fault::Fault;

/// A file could not be kept or found: one clear sentence, for the operator. It says the first cause itself; with a chain of sources
/// behind it, it would be said twice.
#[derive(Debug, thiserror::Error)]
#[error("{said}")]
pub struct FileFault {
    said: String,
    kind: FileFaultKind,
}

/// What kind of fault it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileFaultKind {
    /// There is no room left.
    Full,
    /// The storage does not let us in, or not to do that.
    Forbidden,
    /// There is no such bucket.
    NoBucket,
    /// Nobody answers, or not in time.
    Unreachable,
    /// It answers, and fails.
    Failing,
}

impl FileFault {
    /// What the shelf at that place said.
    pub(super) fn of(place: &str, error: &object_store::Error) -> Self {
        let (kind, said) = told(place, error);
        Self { said, kind }
    }

    /// What kind of fault it is.
    pub fn kind(&self) -> FileFaultKind {
        self.kind
    }

    /// The shelf took too long.
    pub(super) fn silent(place: &str) -> Self {
        Self {
            said: format!("the file storage {place} does not answer in time"),
            kind: FileFaultKind::Unreachable,
        }
    }
}

pub(super) fn generic(source: std::io::Error) -> object_store::Error {
    object_store::Error::Generic {
        store: "files",
        source: Box::new(source),
    }
}

fn told(place: &str, error: &object_store::Error) -> (FileFaultKind, String) {
    if let Some(io) = found::<std::io::Error>(error)
        && io.kind() == std::io::ErrorKind::StorageFull
    {
        let said = format!("there is no room left for files in {place}");
        return (FileFaultKind::Full, said);
    }
    if is_no_bucket(error) {
        let said = format!(
            "there is no bucket {place}; make it, or name another one with `files` in the settings"
        );
        return (FileFaultKind::NoBucket, said);
    }
    if is_refusal(error) {
        let said = format!(
            "the file storage {place} does not let us in; look at the keys, and let them list, read, write and delete"
        );
        return (FileFaultKind::Forbidden, said);
    }
    match found::<HttpError>(error).map(HttpError::kind) {
        Some(HttpErrorKind::Timeout) => {
            let said = format!("the file storage {place} does not answer in time");
            (FileFaultKind::Unreachable, said)
        }
        Some(_) => {
            let said = format!(
                "the file storage {place} cannot be reached ({})",
                first(error)
            );
            (FileFaultKind::Unreachable, said)
        }
        None => {
            let said = format!("the files in {place} cannot be used ({})", first(error));
            (FileFaultKind::Failing, said)
        }
    }
}

/// Whether the storage says that we may not. Where a list is asked for, the status stands in the words only.
fn is_refusal(error: &object_store::Error) -> bool {
    use object_store::Error;
    let is_said = matches!(
        error,
        Error::PermissionDenied { .. } | Error::Unauthenticated { .. }
    );
    let words = error.to_string();
    is_said
        || ["status code: 401", "status code: 403"]
            .iter()
            .any(|status| words.contains(status))
}

/// Whether what is missing is the bucket, and not a file in it.
pub(super) fn is_no_bucket(error: &object_store::Error) -> bool {
    error.to_string().contains("<Code>NoSuchBucket</Code>")
}

/// The first cause, in short: what comes after it only wraps it.
fn first(error: &object_store::Error) -> String {
    let mut cause: &(dyn std::error::Error + 'static) = error;
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    let said = cause.to_string();
    let line = said.lines().next().unwrap_or_default();
    // an answer in XML says no more to a person than its status
    let line = line.split_once(": <").map_or(line, |(before, _)| before);
    line.chars().take(160).collect()
}

/// An error of that type, somewhere in the chain of causes.
fn found<E: std::error::Error + 'static>(error: &object_store::Error) -> Option<&E> {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(error) = cause {
        if let Some(found) = error.downcast_ref::<E>() {
            return Some(found);
        }
        cause = error.source();
    }
    None
}

impl From<FileFault> for Fault {
    fn from(fault: FileFault) -> Self {
        let is_full = fault.kind == FileFaultKind::Full;
        let source = Box::new(fault);
        if is_full {
            Self::NoRoom {
                statement: "files",
                source,
            }
        } else {
            Self::Unavailable { source }
        }
    }
}
