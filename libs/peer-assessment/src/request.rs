//! What is asked for and what comes back.

use std::{
    error::Error,
    fmt::{self, Display, Formatter},
};

/// A piece of work to be reviewed, and everybody who made it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Work {
    /// The caller's name for it.
    pub id: u64,
    /// One person, or a team.
    pub authors: Vec<u64>,
}

/// One review: who reviews what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Pair {
    /// The work reviewed.
    pub work: u64,
    /// The person who reviews it.
    pub reviewer: u64,
}

/// Everything an allocation depends on. The order of the lists does not matter; what is named twice counts once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Request {
    /// The works that want reviews.
    pub works: Vec<Work>,
    /// Those who may review, authors or not.
    pub reviewers: Vec<u64>,
    /// How many reviews each work is to have, the existing ones included.
    pub per_work: u8,
    /// Two people who must not review each other, in either direction.
    pub conflicts: Vec<(u64, u64)>,
    /// A reviewer and an author who have met that way round in an earlier round.
    pub previous: Vec<(u64, u64)>,
    /// Reviews given or under way that count: they stay, and only what is missing is added. Leave out
    /// those that will not come, for instance of people who left.
    pub existing: Vec<Pair>,
    /// The secret that decides among all fair answers; publish it afterwards and anyone can recompute them.
    pub seed: [u8; 32],
}

/// A rule that gives way where numbers make it impossible, the first one first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rule {
    /// No three people review each other in a ring.
    ThreeCycle,
    /// No two people review each other.
    Swap,
    /// Nobody reviews the same author as in an earlier round.
    Repeat,
    /// Nobody has two reviews more to give than somebody else. It gives way only where
    /// own work, teams and conflicts force it.
    Balance,
}

/// A rule that could not be kept everywhere, and where.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Relaxed {
    /// The rule.
    pub rule: Rule,
    /// The added reviews that break it; for [`Rule::Balance`] those of the people with the most to give.
    pub pairs: Vec<Pair>,
}

/// Who reviews what.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Allocation {
    /// The reviews to add to the existing ones, in order of work and reviewer.
    pub pairs: Vec<Pair>,
    /// The rules that gave way, in the order in which they do.
    pub relaxed: Vec<Relaxed>,
}

impl Allocation {
    /// The added reviewers of a work.
    pub fn reviewers_of(&self, work: u64) -> impl Iterator<Item = u64> {
        let from = self.pairs.partition_point(|pair| pair.work < work);
        self.pairs[from..]
            .iter()
            .take_while(move |pair| pair.work == work)
            .map(|pair| pair.reviewer)
    }

    /// Whether a rule had to give way.
    pub fn has_relaxed(&self, rule: Rule) -> bool {
        self.relaxed.iter().any(|relaxed| relaxed.rule == rule)
    }
}

/// A work for which there are not enough people, whatever else is given up.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Shortage {
    /// The work.
    pub work: u64,
    /// How many more reviewers it needs.
    pub needed: usize,
    /// How many there are.
    pub possible: usize,
    /// Those who are ruled out because they made it.
    pub authors: Vec<u64>,
    /// Those who are ruled out by a conflict with somebody who made it.
    pub conflicts: Vec<u64>,
    /// Those who review it already.
    pub already: Vec<u64>,
}

/// No allocation keeps the rules that never give way: own work, team, conflict.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Infeasible {
    /// The works concerned, in order.
    pub works: Vec<Shortage>,
}

impl Display for Infeasible {
    fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
        write!(to, "not enough reviewers for {} works", self.works.len())?;
        for short in self.works.iter().take(3) {
            write!(
                to,
                "; work {} needs {} and has {} ({} made it, {} have a conflict, {} review it already)",
                short.work,
                short.needed,
                short.possible,
                short.authors.len(),
                short.conflicts.len(),
                short.already.len()
            )?;
        }
        Ok(())
    }
}

impl Error for Infeasible {}
