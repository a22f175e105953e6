//! Who met the rule of a run and is due an award.

use std::collections::HashMap;

use base::PersonId;
use course_pattern::Path;
use courses::RunState;
pub use courses::completion::{CompletionRule, DoneCounts, Progress, progress};

/// What somebody did in a run, as assessment counts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PathCounts {
    /// The person.
    pub person: PersonId,
    /// The tasks for which they handed work in.
    pub tasks_handed_in: u32,
    /// The reviews that they gave.
    pub reviews_given: u32,
    /// The peers who read their work.
    pub peers_read: u32,
}

impl PathCounts {
    /// From counts as a database gives them: tasks handed in, reviews given, peers who read.
    pub fn counted(person: PersonId, [tasks, reviews, peers]: [i64; 3]) -> Self {
        let whole = |count: i64| u32::try_from(count.max(0)).unwrap_or(u32::MAX);
        Self {
            person,
            tasks_handed_in: whole(tasks),
            reviews_given: whole(reviews),
            peers_read: whole(peers),
        }
    }

    /// As the rule counts it.
    pub fn done(&self) -> DoneCounts {
        DoneCounts {
            tasks: self.tasks_handed_in,
            reviews: self.reviews_given,
        }
    }

    /// The path that a pattern is grown from. Whoever did something took part for a week at least.
    pub fn path(&self, weeks: u32) -> Path {
        Path {
            tasks_done: self.tasks_handed_in,
            reviews_given: self.reviews_given,
            peers_reading: self.peers_read,
            weeks: weeks.max(1),
        }
    }
}

/// Awards are made while people work, and in the round that closes a run: not before, and not for what never happened.
pub fn awards_now(state: RunState) -> bool {
    match state {
        RunState::Running | RunState::WrappingUp | RunState::Finished => true,
        RunState::Draft
        | RunState::SigningUp
        | RunState::SignupClosed
        | RunState::Paused { .. }
        | RunState::Edition
        | RunState::DidNotHappen { .. } => false,
    }
}

/// Those of the candidates who met the rule, in the order of the candidates.
pub fn due(
    rule: &CompletionRule,
    candidates: &[PersonId],
    counts: &[PathCounts],
) -> Vec<PathCounts> {
    let counted: HashMap<PersonId, PathCounts> =
        counts.iter().map(|one| (one.person, *one)).collect();
    candidates
        .iter()
        .filter_map(|person| counted.get(person))
        .filter(|counts| progress(rule, counts.done()).is_complete())
        .copied()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(person: i64, tasks: i64, reviews: i64) -> PathCounts {
        PathCounts::counted(PersonId::from_raw(person), [tasks, reviews, 3])
    }

    #[test]
    fn whoever_meets_both_halves_of_the_rule_is_due() {
        let cases = [
            // needed, done, is due
            ((3, 2), (3, 2), true),
            ((3, 2), (9, 9), true),
            ((3, 2), (3, 1), false),
            ((3, 2), (2, 2), false),
            ((3, 0), (3, 0), true),
            ((0, 2), (0, 2), true),
            ((0, 0), (5, 5), false),
        ];
        for ((tasks_needed, reviews_needed), (tasks, reviews), is_due) in cases {
            let rule = CompletionRule {
                tasks_needed,
                reviews_needed,
            };
            let found = due(
                &rule,
                &[PersonId::from_raw(1)],
                &[counts(1, tasks, reviews)],
            );
            assert_eq!(
                found.len(),
                usize::from(is_due),
                "{tasks_needed} {reviews_needed} {tasks} {reviews}"
            );
        }
    }

    #[test]
    fn only_candidates_are_due() {
        let rule = CompletionRule {
            tasks_needed: 1,
            reviews_needed: 0,
        };
        let candidates = [3, 1, 4].map(PersonId::from_raw);
        let found = due(
            &rule,
            &candidates,
            &[counts(1, 1, 0), counts(2, 1, 0), counts(3, 1, 0)],
        );
        let people: Vec<i64> = found.iter().map(|one| one.person.raw()).collect();
        assert_eq!(people, [3, 1]);
    }

    #[test]
    fn a_path_has_a_week_at_least() {
        assert_eq!(counts(1, 1, 1).path(0).weeks, 1);
        assert_eq!(counts(1, 1, 1).path(6).weeks, 6);
    }
}
