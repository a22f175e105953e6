//! A review: what one peer says about one work, by criterion and in words.

use base::{Prose, TextProblem, Timestamp};
use courses::run::RunWord;

base::id!(
    /// A review that somebody gives, or is to give.
    ReviewId
);

/// The fewest characters of what a review says as a whole.
pub const SHORTEST_TEXT: usize = 20;
/// The most characters of what a review says as a whole.
pub const LONGEST_TEXT: usize = 20_000;
/// The most characters beside one criterion.
pub const LONGEST_NOTE: usize = 5_000;

base::words! {
    /// How far a review is.
    pub enum ReviewState {
        /// Asked for, not begun.
        Waiting = "waiting",
        /// Begun, and kept as a draft.
        Draft = "draft",
        /// Given.
        Given = "given",
    }
}

base::words! {
    /// What the author says about a review.
    pub enum Useful {
        /// It helps.
        Yes = "yes",
        /// It does not.
        No = "no",
    }
}

base::refusals! {
    /// Why a review is not taken.
    pub enum ReviewRefusal {
        /// The author has seen it.
        Released = "assessment-review-released",
        /// The run has not begun, or is over.
        NotRunning = "assessment-review-not-running",
        /// It was changed in another window.
        ChangedMeanwhile = "assessment-review-changed-meanwhile",
        /// Only a review that has come in can be called useful.
        NotIn = "assessment-review-not-in",
    }
}

/// Where a review and its work stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// How far the review is.
    pub state: ReviewState,
    /// When the author got the results.
    pub released_at: Option<Timestamp>,
    /// Where the run is in its life.
    pub run: RunWord,
}

impl Standing {
    /// A review may be given while the run goes on, also late, and changed until the author has seen it.
    pub fn can_change(self) -> Result<(), ReviewRefusal> {
        if !matches!(self.run, RunWord::Running | RunWord::WrappingUp) {
            return Err(ReviewRefusal::NotRunning);
        }
        match (self.state, self.released_at) {
            (ReviewState::Given, Some(_)) => Err(ReviewRefusal::Released),
            _ => Ok(()),
        }
    }

    /// A draft may be kept instead of a review, not in place of one that is given.
    pub fn can_keep_draft(self) -> bool {
        self.state != ReviewState::Given
    }
}

/// What a review says as a whole.
pub fn text(typed: &str) -> Result<Prose, TextProblem> {
    let prose = Prose::within(typed, LONGEST_TEXT)?;
    match prose.as_str().trim().chars().count() {
        0 => Err(TextProblem::Empty),
        n if n < SHORTEST_TEXT => Err(TextProblem::TooShort(SHORTEST_TEXT)),
        _ => Ok(prose),
    }
}

/// The same for a draft: anything.
pub fn draft_text(typed: &str) -> Result<Prose, TextProblem> {
    Prose::within(typed, LONGEST_TEXT)
}

/// What a review says beside one criterion; may be empty.
pub fn note(typed: &str) -> Result<Prose, TextProblem> {
    Prose::within(typed, LONGEST_NOTE)
}

/// The chosen level of a criterion with so many levels: 1 is the lowest in the form, 0 at rest.
pub fn level(typed: &str, levels: usize) -> Result<i64, TextProblem> {
    let chosen: usize = typed.trim().parse().map_err(|_| TextProblem::NotOffered)?;
    if (1..=levels).contains(&chosen) {
        i64::try_from(chosen - 1).map_err(|_| TextProblem::NotOffered)
    } else {
        Err(TextProblem::NotOffered)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_review_changes_until_the_author_has_seen_it() {
        let seen = Some(Timestamp::UNIX_EPOCH);
        let cases = [
            (ReviewState::Waiting, None, RunWord::Running, Ok(())),
            (ReviewState::Given, None, RunWord::WrappingUp, Ok(())),
            (
                ReviewState::Given,
                seen,
                RunWord::Running,
                Err(ReviewRefusal::Released),
            ),
            (ReviewState::Waiting, seen, RunWord::Running, Ok(())),
            (
                ReviewState::Draft,
                None,
                RunWord::Finished,
                Err(ReviewRefusal::NotRunning),
            ),
            (
                ReviewState::Draft,
                None,
                RunWord::Paused,
                Err(ReviewRefusal::NotRunning),
            ),
        ];
        for (state, released_at, run, answer) in cases {
            let standing = Standing {
                state,
                released_at,
                run,
            };
            assert_eq!(standing.can_change(), answer, "{standing:?}");
        }
    }

    #[test]
    fn a_review_says_something() {
        assert_eq!(text("  "), Err(TextProblem::Empty));
        assert_eq!(text("Good work."), Err(TextProblem::TooShort(20)));
        assert!(text("You weigh all four factors.").is_ok());
    }

    #[test]
    fn levels_are_those_of_the_rubric() {
        let cases = [
            ("1", Ok(0)),
            ("3", Ok(2)),
            ("0", Err(TextProblem::NotOffered)),
            ("4", Err(TextProblem::NotOffered)),
            ("", Err(TextProblem::NotOffered)),
        ];
        for (typed, chosen) in cases {
            assert_eq!(level(typed, 3), chosen, "{typed:?}");
        }
    }
}
