//! A work that a participant hands in for a task: versions of text, link and file.

use base::{Prose, SafeUrl, TextProblem, Timestamp, Word as _};
use courses::run::RunWord;
use sha2::{Digest as _, Sha256};

base::id!(
    /// A work: everything that one person hands in for one task.
    SubmissionId
);
base::id!(
    /// One version of a work.
    SubmissionVersionId
);

/// The most characters of a work's text.
pub const LONGEST_BODY: usize = 60_000;
/// The most versions of a work.
pub const MOST_VERSIONS: i64 = 50;

base::words! {
    /// What kinds of files may be handed in. The word is the type by which the file is sent.
    pub enum FileKind {
        /// A page description.
        Pdf = "application/pdf",
        /// A picture without loss.
        Png = "image/png",
        /// A photograph.
        Jpeg = "image/jpeg",
        /// A picture of the web.
        Webp = "image/webp",
        /// A small animation.
        Gif = "image/gif",
        /// Plain text.
        Text = "text/plain",
        /// A document of free office programs.
        Odt = "application/vnd.oasis.opendocument.text",
        /// A document of Word.
        Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        /// Several files in one.
        Zip = "application/zip",
    }
}

impl FileKind {
    /// The kind of a file by its content as it was detected. Office documents are packed folders: where their content only
    /// tells that much, the ending of the name says which one it is.
    pub fn detected(kind: &str, name: &str) -> Option<Self> {
        let ending = name
            .rsplit_once('.')
            .map(|(_, ending)| ending.to_lowercase());
        match (Self::from_word(kind)?, ending.as_deref()) {
            (Self::Zip, Some("docx")) => Some(Self::Docx),
            (Self::Zip, Some("odt")) => Some(Self::Odt),
            (kind, _) => Some(kind),
        }
    }

    /// The ending of a name of this kind.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Jpeg => "jpg",
            Self::Webp => "webp",
            Self::Gif => "gif",
            Self::Text => "txt",
            Self::Odt => "odt",
            Self::Docx => "docx",
            Self::Zip => "zip",
        }
    }
}

base::refusals! {
    /// Why a work is not taken.
    pub enum WorkRefusal {
        /// There is neither text nor link nor file.
        Empty = "assessment-work-empty",
        /// The run has not begun, or is over.
        NotRunning = "assessment-work-not-running",
        /// It is the same as the version before.
        Unchanged = "assessment-work-unchanged",
        /// It has too many versions already.
        TooManyVersions = "assessment-work-too-many-versions",
        /// A file of this kind is not taken.
        FileKind = "assessment-work-file-kind",
    }
}

/// What somebody hands in: at least one of text, link and file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// The text, in Markdown; may be empty.
    pub body: Prose,
    /// A link to work that is elsewhere.
    pub link: Option<SafeUrl>,
    /// The SHA-256 of a file, in hex.
    pub file: Option<String>,
}

impl Content {
    /// Takes what is handed in, if it is anything.
    pub fn of(
        body: Prose,
        link: Option<SafeUrl>,
        file: Option<String>,
    ) -> Result<Self, WorkRefusal> {
        if body.as_str().trim().is_empty() && link.is_none() && file.is_none() {
            return Err(WorkRefusal::Empty);
        }
        Ok(Self { body, link, file })
    }

    /// The receipt: SHA-256 over the text, the link and the SHA-256 of the file, each followed by a line feed.
    pub fn receipt(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(self.body.as_str());
        hash.update("\n");
        hash.update(self.link.as_ref().map_or("", SafeUrl::as_str));
        hash.update("\n");
        hash.update(self.file.as_deref().unwrap_or_default());
        hash.update("\n");
        hex(&hash.finalize())
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect::<Vec<_>>()
        .concat()
}

/// The text of a work; may be empty beside a link or a file.
pub fn body(text: &str) -> Result<Prose, TextProblem> {
    Prose::within(text, LONGEST_BODY)
}

/// Work is handed in while the run goes on.
pub fn takes_work(state: RunWord) -> Result<(), WorkRefusal> {
    match state {
        RunWord::Running | RunWord::WrappingUp => Ok(()),
        RunWord::Draft
        | RunWord::SigningUp
        | RunWord::SignupClosed
        | RunWord::Finished
        | RunWord::Edition
        | RunWord::Paused
        | RunWord::DidNotHappen => Err(WorkRefusal::NotRunning),
    }
}

/// The number of the version that follows, whose receipt must differ from that of the latest.
pub fn next_version(latest: Option<(i64, &str)>, receipt: &str) -> Result<i64, WorkRefusal> {
    match latest {
        None => Ok(1),
        Some((_, before)) if before == receipt => Err(WorkRefusal::Unchanged),
        Some((number, _)) if number >= MOST_VERSIONS => Err(WorkRefusal::TooManyVersions),
        Some((number, _)) => Ok(number + 1),
    }
}

/// The name under which a file is sent to those who know its author: safe letters, and the ending of its kind.
pub fn file_name(shown: &str, kind: FileKind) -> String {
    let stem = shown.rsplit_once('.').map_or(shown, |(stem, _)| stem);
    let stem: String = stem
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || "-_".contains(c) {
                c
            } else {
                '-'
            }
        })
        .take(80)
        .collect();
    let stem = stem.trim_matches('-');
    let stem = if stem.is_empty() { "work" } else { stem };
    format!("{stem}.{}", kind.ending())
}

/// The name under which a file is sent to a reviewer, who must not see whose it is.
pub fn blind_file_name(number: i64, kind: FileKind) -> String {
    format!("work-{number}.{}", kind.ending())
}

/// The week of a task is over: the one with this place among the units, the first has 0.
pub fn week_is_over(
    starts_on: Option<jiff::civil::Date>,
    zone: &base::Zone,
    week: i64,
    now: Timestamp,
) -> bool {
    let days = (week + 1).saturating_mul(7);
    starts_on
        .and_then(|start| {
            start
                .checked_add(jiff::Span::new().try_days(days).ok()?)
                .ok()
        })
        .is_some_and(|end| zone.day(now) >= end)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn prose(text: &str) -> Prose {
        body(text).unwrap()
    }

    #[test]
    fn a_work_says_something() {
        let link = SafeUrl::parse("https://example.org/work").ok();
        let file = Some("ab".to_owned());
        let cases = [
            ("", None, None, false),
            (" \n ", None, None, false),
            ("a", None, None, true),
            ("", link, None, true),
            ("", None, file, true),
        ];
        for (text, link, file, taken) in cases {
            assert_eq!(
                Content::of(prose(text), link, file).is_ok(),
                taken,
                "{text:?}"
            );
        }
    }

    #[test]
    fn a_receipt_tells_parts_apart() {
        let text = Content::of(prose("a"), None, None).unwrap().receipt();
        let file = Content::of(prose(""), None, Some("a".to_owned()))
            .unwrap()
            .receipt();
        assert_ne!(text, file);
        assert_eq!(text.len(), 64);
    }

    #[test]
    fn versions_count_and_differ() {
        let cases = [
            (None, Ok(1)),
            (Some((1, "b")), Ok(2)),
            (Some((3, "a")), Err(WorkRefusal::Unchanged)),
            (
                Some((MOST_VERSIONS, "b")),
                Err(WorkRefusal::TooManyVersions),
            ),
        ];
        for (latest, next) in cases {
            assert_eq!(next_version(latest, "a"), next);
        }
    }

    #[test]
    fn files_have_safe_names() {
        let cases = [
            ("My essay.PDF", "My-essay.pdf"),
            ("مقال.txt", "work.pdf"),
            ("a\"b\r\nc.exe", "a-b--c.pdf"),
            ("", "work.pdf"),
        ];
        for (shown, sent) in cases {
            assert_eq!(file_name(shown, FileKind::Pdf), sent);
        }
        assert_eq!(blind_file_name(2, FileKind::Jpeg), "work-2.jpg");
    }

    #[test]
    fn kinds_are_found_by_content() {
        let cases = [
            ("application/pdf", "a.exe", Some(FileKind::Pdf)),
            ("application/zip", "essay.docx", Some(FileKind::Docx)),
            ("application/zip", "essay.pdf", Some(FileKind::Zip)),
            ("text/html", "a.txt", None),
            ("application/octet-stream", "a.pdf", None),
        ];
        for (kind, name, found) in cases {
            assert_eq!(FileKind::detected(kind, name), found, "{kind}");
        }
    }

    #[test]
    fn weeks_end_by_the_clocks_of_the_run() {
        let start = "2027-01-04".parse().ok();
        let zone = base::Zone::parse("Europe/Madrid").unwrap();
        let cases = [
            (0, "2027-01-10T22:59:59Z", false),
            (0, "2027-01-10T23:00:00Z", true),
            (1, "2027-01-12T12:00:00Z", false),
        ];
        for (week, now, over) in cases {
            assert_eq!(
                week_is_over(start, &zone, week, now.parse().unwrap()),
                over,
                "{now}"
            );
        }
        assert!(!week_is_over(
            None,
            &zone,
            0,
            "2027-01-12T12:00:00Z".parse().unwrap()
        ));
    }
}
