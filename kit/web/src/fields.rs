//! What a form sent: read once, kept as typed, checked field by field.

use axum::extract::{FromRequest, Multipart, Request};
use base::{TextProblem, Timestamp, Word};
use bytes::Bytes;
use http::header;
use http_body_util::{BodyExt, Limited};
use jiff::civil::{Date, DateTime};

use crate::{App, Error, pictures};

/// The most that the text of a form may weigh, in bytes.
const LARGEST_FORM: usize = 1_000_000;

/// No form of ours has nearly as many fields.
const MOST_FIELDS: usize = 2_000;

/// The type of a file that is nothing we know.
const UNKNOWN: &str = "application/octet-stream";

/// What a form sent, as typed.
#[derive(Debug, Clone, Default)]
pub struct Fields {
    pairs: Vec<(String, String)>,
    uploads: Vec<Upload>,
}

/// A file that came with a form.
#[derive(Debug, Clone)]
pub struct Upload {
    /// The field.
    pub field: String,
    /// The name that the sender's machine gave it: for showing only, never a path.
    pub name: String,
    /// The type, found by looking at the content, not by what the sender says.
    pub kind: &'static str,
    /// The content; of a picture only what draws it.
    pub bytes: Bytes,
}

impl Fields {
    /// Fields made by hand: to show a form with what is stored.
    pub fn of<K: Into<String>, V: Into<String>>(pairs: impl IntoIterator<Item = (K, V)>) -> Self {
        Self {
            pairs: pairs
                .into_iter()
                .map(|(k, v)| (k.into(), v.into()))
                .collect(),
            uploads: Vec::new(),
        }
    }

    /// The text of a field as typed; empty where there is none.
    pub fn text(&self, name: &str) -> &str {
        self.pairs
            .iter()
            .find(|(key, _)| key == name)
            .map_or("", |(_, value)| value)
    }

    /// The field was sent and is not empty.
    pub fn has(&self, name: &str) -> bool {
        !self.text(name).trim().is_empty()
    }

    /// Every value of a field that may stand several times.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.pairs
            .iter()
            .filter(move |(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// Every pair, in the order of the form.
    pub fn pairs(&self) -> &[(String, String)] {
        &self.pairs
    }

    /// The file of a field, if one was chosen.
    pub fn upload(&self, name: &str) -> Option<&Upload> {
        self.uploads.iter().find(|upload| upload.field == name)
    }
}

impl FromRequest<App> for Fields {
    type Rejection = Error;

    async fn from_request(request: Request, app: &App) -> Result<Self, Error> {
        let kind = request
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|v| v.to_str().ok())
            .unwrap_or_default()
            .to_owned();
        if kind.starts_with("multipart/form-data") {
            return parts_of(request, app).await;
        }
        if !kind.is_empty() && !kind.starts_with("application/x-www-form-urlencoded") {
            return Err(Error::Unreadable("web-trouble-unreadable"));
        }
        let body = Limited::new(request.into_body(), LARGEST_FORM);
        let bytes = body
            .collect()
            .await
            .map_err(|_| Error::Unreadable("web-trouble-too-large"))?
            .to_bytes();
        let pairs = form_urlencoded::parse(&bytes).into_owned();
        let pairs: Vec<_> = pairs.take(MOST_FIELDS + 1).collect();
        if pairs.len() > MOST_FIELDS {
            return Err(Error::Unreadable("web-trouble-too-large"));
        }
        Ok(Self {
            pairs,
            uploads: Vec::new(),
        })
    }
}

async fn parts_of(request: Request, app: &App) -> Result<Fields, Error> {
    let largest = app.site.largest_upload + LARGEST_FORM;
    let (parts, body) = request.into_parts();
    let limited = Request::from_parts(parts, axum::body::Body::new(Limited::new(body, largest)));
    let unreadable = |_| Error::Unreadable("web-trouble-too-large");
    let mut multipart = Multipart::from_request(limited, app)
        .await
        .map_err(|_| Error::Unreadable("web-trouble-unreadable"))?;
    let mut fields = Fields::default();
    while let Some(part) = multipart.next_field().await.map_err(unreadable)? {
        if fields.pairs.len() + fields.uploads.len() >= MOST_FIELDS {
            return Err(Error::Unreadable("web-trouble-too-large"));
        }
        let field = part.name().unwrap_or_default().to_owned();
        if let Some(name) = part.file_name().map(safe_file_name) {
            let bytes = part.bytes().await.map_err(unreadable)?;
            if bytes.len() > app.site.largest_upload {
                return Err(Error::Unreadable("web-trouble-too-large"));
            }
            if !bytes.is_empty() {
                let (kind, bytes) = as_kept(bytes);
                fields.uploads.push(Upload {
                    field,
                    name,
                    kind,
                    bytes,
                });
            }
        } else {
            let text = part.text().await.map_err(unreadable)?;
            if text.len() > LARGEST_FORM {
                return Err(Error::Unreadable("web-trouble-too-large"));
            }
            fields.pairs.push((field, text));
        }
    }
    Ok(fields)
}

/// The last part of a name, without tricks, at most 100 characters.
fn safe_file_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String = last
        .chars()
        .filter(|c| c.is_alphanumeric() || " ._-()".contains(*c))
        .take(100)
        .collect();
    let kept = kept.trim_matches(['.', ' ']).to_owned();
    if kept.is_empty() {
        "file".to_owned()
    } else {
        kept
    }
}

/// The type of a file by its content: a known magic number, or text, or unknown bytes.
fn detected_kind(bytes: &[u8]) -> &'static str {
    match infer::get(bytes) {
        Some(kind) => kind.mime_type(),
        None if std::str::from_utf8(bytes).is_ok_and(|text| !text.contains('\0')) => "text/plain",
        None => UNKNOWN,
    }
}

/// A file with its type. A picture loses what it tells of whoever made it; one that is broken, or larger than any screen, is no
/// picture.
fn as_kept(bytes: Bytes) -> (&'static str, Bytes) {
    let kind = detected_kind(&bytes);
    match pictures::bare(kind, &bytes) {
        None => (kind, bytes),
        Some(Ok(kept)) => (kind, kept.into()),
        Some(Err(_)) => (UNKNOWN, bytes),
    }
}

/// Problems beside their fields: the name of the field, the key of the sentence, the number in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Complaints {
    each: Vec<(String, &'static str, Option<i64>)>,
    waits_until: Option<Timestamp>,
}

impl Complaints {
    /// No problem.
    pub fn none() -> Self {
        Self::default()
    }

    /// One problem of one field.
    pub fn one(field: &str, word: &'static str) -> Self {
        Self {
            each: vec![(field.to_owned(), word, None)],
            waits_until: None,
        }
    }

    /// Too often at once, said beside a field: it may be tried again from that moment on.
    pub fn wait(field: &str, until: Timestamp, now: Timestamp) -> Self {
        let limit = Some(minutes_until(until, now));
        Self {
            each: vec![(field.to_owned(), "web-problem-wait", limit)],
            waits_until: Some(until),
        }
    }

    /// From when on it may be tried again, where it was too often at once.
    pub fn waits_until(&self) -> Option<Timestamp> {
        self.waits_until
    }

    /// There is none.
    pub fn is_empty(&self) -> bool {
        self.each.is_empty()
    }

    /// Each problem.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &'static str, Option<i64>)> {
        self.each
            .iter()
            .map(|(field, word, limit)| (field.as_str(), *word, *limit))
    }

    /// The problem of a field.
    pub fn of(&self, field: &str) -> Option<(&'static str, Option<i64>)> {
        self.each
            .iter()
            .find(|(name, _, _)| name == field)
            .map(|(_, word, limit)| (*word, *limit))
    }
}

/// Whole minutes until a moment, at least one.
pub(crate) fn minutes_until(until: Timestamp, now: Timestamp) -> i64 {
    let seconds = until.duration_since(now).as_secs().max(1);
    (seconds + 59) / 60
}

/// Reads fields one by one and gathers what is wrong with them, so that a person sees all of it at once.
///
/// ```
/// use base::Title;
/// use web::{Check, Fields};
/// let fields = Fields::of([("title", "  ")]);
/// let mut check = Check::of(&fields);
/// assert!(check.read("title", Title::parse).is_none());
/// assert_eq!(check.complaints().of("title"), Some(("web-problem-empty", None)));
/// ```
pub struct Check<'a> {
    fields: &'a Fields,
    complaints: Complaints,
}

impl<'a> Check<'a> {
    /// Nothing checked yet.
    pub fn of(fields: &'a Fields) -> Self {
        Self {
            fields,
            complaints: Complaints::none(),
        }
    }

    /// Reads a field through the one door of its type.
    pub fn read<T>(
        &mut self,
        name: &str,
        door: impl FnOnce(&str) -> Result<T, TextProblem>,
    ) -> Option<T> {
        match door(self.fields.text(name)) {
            Ok(value) => Some(value),
            Err(problem) => {
                self.complaints
                    .each
                    .push((name.to_owned(), problem.word(), problem.limit()));
                None
            }
        }
    }

    /// Reads a field that may be empty: `Some(None)` where it is.
    pub fn read_optional<T>(
        &mut self,
        name: &str,
        door: impl FnOnce(&str) -> Result<T, TextProblem>,
    ) -> Option<Option<T>> {
        if self.fields.has(name) {
            self.read(name, door).map(Some)
        } else {
            Some(None)
        }
    }

    /// Adds a problem that no type knows.
    pub fn complain(&mut self, field: &str, word: &'static str) {
        self.complaints.each.push((field.to_owned(), word, None));
    }

    /// What is wrong.
    pub fn complaints(self) -> Complaints {
        self.complaints
    }

    /// Nothing is wrong so far.
    pub fn is_clean(&self) -> bool {
        self.complaints.is_empty()
    }
}

/// A door for whole numbers within bounds.
pub fn number(least: i64, most: i64) -> impl Fn(&str) -> Result<i64, TextProblem> {
    move |text| {
        let text = text.trim();
        if text.is_empty() {
            return Err(TextProblem::Empty);
        }
        match text.parse::<i64>() {
            Ok(value) if value < least => Err(TextProblem::TooSmall(least)),
            Ok(value) if value > most => Err(TextProblem::TooLarge(most)),
            Ok(value) => Ok(value),
            Err(_) => Err(TextProblem::NotANumber),
        }
    }
}

/// A door for one of the words that are offered.
pub fn offered<W: Word>(text: &str) -> Result<W, TextProblem> {
    W::from_word(text.trim()).ok_or(TextProblem::NotOffered)
}

/// A door for a calendar day: `2027-01-12`.
pub fn day(text: &str) -> Result<Date, TextProblem> {
    let text = text.trim();
    if text.is_empty() {
        Err(TextProblem::Empty)
    } else {
        text.parse().map_err(|_| TextProblem::NotADay)
    }
}

/// A door for a wall-clock minute: `2027-01-12T18:00`.
pub fn wall_time(text: &str) -> Result<DateTime, TextProblem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(TextProblem::Empty);
    }
    let moment: DateTime = text.parse().map_err(|_| TextProblem::NotATime)?;
    Ok(moment.date().at(moment.hour(), moment.minute(), 0, 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_are_for_showing_only() {
        let cases = [
            ("essay.pdf", "essay.pdf"),
            ("../../etc/passwd", "passwd"),
            ("C:\\Users\\ana\\work.docx", "work.docx"),
            ("<script>.svg", "script.svg"),
            ("...", "file"),
            ("مقال.txt", "مقال.txt"),
        ];
        for (given, kept) in cases {
            assert_eq!(safe_file_name(given), kept);
        }
    }

    #[test]
    fn numbers_have_bounds() {
        let seats = number(1, 500);
        assert_eq!(seats(" 20 "), Ok(20));
        assert_eq!(seats("0"), Err(TextProblem::TooSmall(1)));
        assert_eq!(seats("501"), Err(TextProblem::TooLarge(500)));
        assert_eq!(seats("many"), Err(TextProblem::NotANumber));
    }
}
