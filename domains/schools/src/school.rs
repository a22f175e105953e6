//! A school, as its stewards write it.

use base::{LanguageTag, Prose, TextProblem, Title};

base::id!(
    /// A school.
    SchoolId
);

base::refusals! {
    /// Why a school says no.
    pub enum SchoolRefusal {
        /// Somebody else saved the charter meanwhile.
        ChangedMeanwhile = "schools-changed-meanwhile",
        /// There is no course at that address.
        NoSuchCourse = "schools-no-such-course",
        /// The course stands in the school already.
        AlreadyHere = "schools-course-already-here",
    }
}

/// What stewards write about their school.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Charter {
    /// What the school is called.
    pub name: Title,
    /// What it is about, in one line.
    pub summary: Title,
    /// What it stands for and what it asks, in Markdown.
    pub text: Prose,
    /// The language in which all that is written.
    pub language: LanguageTag,
}

/// The longest charter.
pub const LONGEST_CHARTER: usize = 20_000;

/// A door for the text of a charter.
pub fn charter(text: &str) -> Result<Prose, TextProblem> {
    let text = Prose::within(text, LONGEST_CHARTER)?;
    if text.as_str().trim().is_empty() {
        Err(TextProblem::Empty)
    } else {
        Ok(text)
    }
}

/// A door for the slug of a course: typed alone, or copied as an address.
pub fn course_slug(text: &str) -> Result<base::Slug, TextProblem> {
    let text = text.trim().trim_end_matches('/');
    let last = text.rsplit('/').next().unwrap_or(text);
    let slug = last.split(['?', '#']).next().unwrap_or(last);
    base::Slug::parse(slug)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_course_is_named_by_slug_or_address() {
        let cases = [
            ("open-licences", Ok("open-licences")),
            (" /courses/open-licences/ ", Ok("open-licences")),
            (
                "https://stoa.example/courses/open-licences?x#y",
                Ok("open-licences"),
            ),
            ("Open licences", Err(TextProblem::NotASlug)),
            ("", Err(TextProblem::Empty)),
        ];
        for (text, expected) in cases {
            let found = course_slug(text);
            assert_eq!(
                found.as_ref().map(base::Slug::as_str).map_err(|p| *p),
                expected,
                "{text:?}"
            );
        }
    }

    #[test]
    fn a_charter_says_something() {
        assert_eq!(charter(" \n"), Err(TextProblem::Empty));
        assert!(charter("We read slowly.").is_ok());
    }
}
