//! A course and its versions: what they say, and when they may change.

use base::{LanguageTag, Prose, TextProblem, Title};

use crate::completion::CompletionRule;

base::words! {
    /// Whether a version may still change.
    pub enum VersionState {
        /// Being written.
        Draft = "draft",
        /// Read by people; it never changes again.
        Published = "published",
    }
}

base::words! {
    /// What a course expects of those who come.
    pub enum CourseLevel {
        /// Nothing.
        Open = "open",
        /// A first acquaintance with the subject.
        Basics = "basics",
        /// Some practice.
        Practised = "practised",
    }
}

base::refusals! {
    /// Why a course cannot be changed that way.
    pub enum CourseRefusal {
        /// A published version never changes; a draft of the next one is made first.
        Published = "courses-refused-published",
        /// Somebody else saved meanwhile.
        ChangedMeanwhile = "courses-refused-changed-meanwhile",
        /// The thing is at that end already, or gone.
        CannotMove = "courses-refused-cannot-move",
        /// A version without any activity teaches nothing.
        Empty = "courses-refused-empty",
        /// The version holds as many things as it may.
        Full = "courses-refused-full",
    }
}

/// The one question that a course asks, in one line.
pub fn question(text: &str) -> Result<String, TextProblem> {
    line(text, 300)
}

/// What somebody writes about a new version when publishing it.
pub fn note(text: &str) -> Result<String, TextProblem> {
    line(text, 300)
}

/// One line that may be empty.
pub(crate) fn line(text: &str, longest: usize) -> Result<String, TextProblem> {
    if text.trim().is_empty() {
        return Ok(String::new());
    }
    let line = Title::parse(&text.chars().take(Title::LONGEST).collect::<String>())?;
    let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match joined.chars().count() {
        n if n > longest => Err(TextProblem::TooLong(longest)),
        n if n <= Title::LONGEST => Ok(line.as_str().to_owned()),
        _ => Ok(Prose::within(&joined, longest)?.as_str().to_owned()),
    }
}

/// One line that must say something.
pub(crate) fn full_line(text: &str, longest: usize) -> Result<String, TextProblem> {
    match line(text, longest)? {
        empty if empty.is_empty() => Err(TextProblem::Empty),
        full => Ok(full),
    }
}

/// A tag of a course: a few words in small letters.
pub fn tag(text: &str) -> Result<String, TextProblem> {
    full_line(text, 40).map(|tag| tag.to_lowercase())
}

/// The most tags that a course may have.
pub const MOST_TAGS: usize = 8;

/// Tags as people type them, with commas between them; each stands once.
pub fn tags(text: &str) -> Result<Vec<String>, TextProblem> {
    let mut tags: Vec<String> = Vec::new();
    for typed in text
        .split([',', '،', ';', '\n'])
        .filter(|part| !part.trim().is_empty())
    {
        let tag = tag(typed)?;
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    if tags.len() > MOST_TAGS {
        return Err(TextProblem::TooLarge(
            i64::try_from(MOST_TAGS).unwrap_or(i64::MAX),
        ));
    }
    Ok(tags)
}

/// What a person says to begin a course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCourse {
    /// What it is called.
    pub title: Title,
    /// The question that it asks.
    pub question: String,
    /// The language that it is held in.
    pub language: LanguageTag,
}

/// Everything that a version says about the course itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CourseText {
    /// What it is called.
    pub title: Title,
    /// The question that it asks.
    pub question: String,
    /// What it is about, in Markdown.
    pub summary: Prose,
    /// What people can do afterwards, in Markdown.
    pub outcomes: Prose,
    /// What people should bring, in Markdown.
    pub prerequisites: Prose,
    /// Hours of work a week.
    pub weekly_hours: Option<u32>,
    /// What it expects.
    pub level: Option<CourseLevel>,
    /// The licence of its own texts.
    pub licence: crate::licence::Licence,
    /// When somebody has completed it.
    pub completion: CompletionRule,
    /// What it is about, in a few words each.
    pub tags: Vec<String>,
}

/// A draft may change, whatever is published may not.
pub fn may_change(state: VersionState) -> Result<(), CourseRefusal> {
    match state {
        VersionState::Draft => Ok(()),
        VersionState::Published => Err(CourseRefusal::Published),
    }
}

/// A draft with at least one activity may be published.
pub fn may_publish(state: VersionState, activities: usize) -> Result<(), CourseRefusal> {
    may_change(state)?;
    if activities == 0 {
        Err(CourseRefusal::Empty)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_cut_at_commas_of_any_script() {
        let cases = [
            (
                "Law, copyright ,law",
                Ok(vec!["law".to_owned(), "copyright".to_owned()]),
            ),
            (
                "قانون، تعليم",
                Ok(vec!["قانون".to_owned(), "تعليم".to_owned()]),
            ),
            ("", Ok(vec![])),
            ("1,2,3,4,5,6,7,8,9", Err(TextProblem::TooLarge(8))),
        ];
        for (typed, read) in cases {
            assert_eq!(tags(typed), read, "{typed}");
        }
    }

    #[test]
    fn a_line_may_be_empty_and_has_an_end() {
        assert_eq!(line("  a \n b ", 10), Ok("a b".to_owned()));
        assert_eq!(line("  ", 10), Ok(String::new()));
        assert_eq!(line("abcdefghijkl", 10), Err(TextProblem::TooLong(10)));
        assert_eq!(line(&"x".repeat(250), 300), Ok("x".repeat(250)));
        assert_eq!(full_line(" ", 10), Err(TextProblem::Empty));
    }

    #[test]
    fn what_is_published_stays() {
        assert_eq!(may_change(VersionState::Draft), Ok(()));
        assert_eq!(
            may_change(VersionState::Published),
            Err(CourseRefusal::Published)
        );
        assert_eq!(
            may_publish(VersionState::Draft, 0),
            Err(CourseRefusal::Empty)
        );
        assert_eq!(may_publish(VersionState::Draft, 1), Ok(()));
    }
}
