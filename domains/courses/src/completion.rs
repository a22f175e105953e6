//! What completing a run asks for, and how far somebody is.

/// What somebody must have done to complete a run; it stands in the course version and is visible from day one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CompletionRule {
    /// How many tasks must be done.
    pub tasks_needed: u32,
    /// How many reviews must be given to peers.
    pub reviews_needed: u32,
}

/// What somebody has done so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DoneCounts {
    /// The tasks done.
    pub tasks: u32,
    /// The reviews given.
    pub reviews: u32,
}

/// How far somebody is, ready to be said in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The tasks done, and needed.
    pub tasks: (u32, u32),
    /// The reviews given, and needed.
    pub reviews: (u32, u32),
}

impl CompletionRule {
    /// Somebody can complete such a run at all: something is asked for.
    pub fn can_be_met(self) -> bool {
        self.tasks_needed + self.reviews_needed > 0
    }
}

impl Progress {
    /// Everything that is asked for is done. A run that asks for nothing is never completed, only taken part in.
    pub fn is_complete(&self) -> bool {
        self.of() > 0 && self.tasks.0 >= self.tasks.1 && self.reviews.0 >= self.reviews.1
    }

    /// How many steps are done, counting none beyond what is needed.
    pub fn done(&self) -> u32 {
        self.tasks.0.min(self.tasks.1) + self.reviews.0.min(self.reviews.1)
    }

    /// How many steps there are.
    pub fn of(&self) -> u32 {
        self.tasks.1 + self.reviews.1
    }
}

/// How far somebody with these counts is under that rule.
pub fn progress(rule: &CompletionRule, counts: DoneCounts) -> Progress {
    Progress {
        tasks: (counts.tasks, rule.tasks_needed),
        reviews: (counts.reviews, rule.reviews_needed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_met_when_both_halves_are() {
        let rule = CompletionRule {
            tasks_needed: 3,
            reviews_needed: 2,
        };
        let cases = [
            ((0, 0), false, 0),
            ((3, 1), false, 4),
            ((2, 9), false, 4),
            ((3, 2), true, 5),
            ((7, 7), true, 5),
        ];
        for ((tasks, reviews), complete, done) in cases {
            let progress = progress(&rule, DoneCounts { tasks, reviews });
            assert_eq!(
                (progress.is_complete(), progress.done(), progress.of()),
                (complete, done, 5)
            );
        }
    }

    #[test]
    fn a_rule_that_asks_for_nothing_is_never_met() {
        let progress = progress(
            &CompletionRule::default(),
            DoneCounts {
                tasks: 5,
                reviews: 5,
            },
        );
        assert!(!progress.is_complete());
    }
}
