//! An allocation under way: reviews that may still be exchanged, and what each of them costs.

use crate::{
    chance::Chance,
    cohort::Cohort,
    lists::Seats,
    request::{Allocation, Pair, Relaxed, Rule},
};

/// What a review breaks, the worst first, so that drafts and moves compare in the order of the rules.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Cost {
    pub(crate) hard: usize,
    pub(crate) repeats: usize,
    pub(crate) swaps: usize,
    pub(crate) cycles: usize,
}

impl Cost {
    pub(crate) const NONE: Self = Self {
        hard: 0,
        repeats: 0,
        swaps: 0,
        cycles: 0,
    };

    pub(crate) fn plus(self, other: Self) -> Self {
        Self {
            hard: self.hard + other.hard,
            repeats: self.repeats + other.repeats,
            swaps: self.swaps + other.swaps,
            cycles: self.cycles + other.cycles,
        }
    }
}

pub(crate) struct Draft<'a> {
    pub(crate) cohort: &'a Cohort,
    /// The reviews to add: work and reviewer.
    pub(crate) slots: Vec<(usize, usize)>,
    /// Who reviews each work, the existing reviews included.
    pub(crate) by_work: Seats,
    /// How much each person has to give, the existing reviews included.
    pub(crate) loads: Vec<usize>,
    /// Known to break nothing but, perhaps, the level of loads.
    pub(crate) sound: bool,
}

impl<'a> Draft<'a> {
    /// Only the existing reviews.
    pub(crate) fn new(cohort: &'a Cohort) -> Self {
        let mut loads = vec![0; cohort.people.len()];
        let there = |work: usize| cohort.existing.of(work);
        let sizes = cohort.needs.iter().enumerate();
        let mut by_work = Seats::new(sizes.map(|(work, needs)| needs + there(work).len()));
        for work in 0..cohort.works.len() {
            for reviewer in there(work) {
                loads[*reviewer] += 1;
                by_work.push(work, *reviewer);
            }
        }
        Self {
            cohort,
            slots: Vec::with_capacity(cohort.needs.iter().sum()),
            sound: false,
            by_work,
            loads,
        }
    }

    pub(crate) fn add(&mut self, work: usize, reviewer: usize) {
        self.slots.push((work, reviewer));
        self.by_work.push(work, reviewer);
        self.loads[reviewer] += 1;
    }

    /// Gives a slot to another reviewer.
    pub(crate) fn give(&mut self, slot: usize, reviewer: usize) {
        self.sound = false;
        let (work, before) = self.slots[slot];
        self.by_work.replace(work, before, reviewer);
        self.slots[slot].1 = reviewer;
        self.loads[before] -= 1;
        self.loads[reviewer] += 1;
    }

    fn exchange(&mut self, one: usize, two: usize) {
        let (first, second) = (self.slots[one].1, self.slots[two].1);
        self.give(one, second);
        self.give(two, first);
    }

    pub(crate) fn reviews(&self, reviewer: usize, work: usize) -> bool {
        self.by_work.of(work).contains(&reviewer)
    }

    /// What the review in a slot breaks.
    pub(crate) fn cost(&self, slot: usize) -> Cost {
        let (work, reviewer) = self.slots[slot];
        let times = self.by_work.of(work).iter().filter(|who| **who == reviewer);
        let (swaps, cycles) = self.rings(reviewer, work);
        Cost {
            hard: usize::from(self.cohort.forbids(reviewer, work)) + times.count() - 1,
            repeats: usize::from(self.cohort.repeats(reviewer, work)),
            swaps,
            cycles,
        }
    }

    /// Rings of two and of three people that the review of this work by this reviewer closes.
    fn rings(&self, reviewer: usize, work: usize) -> (usize, usize) {
        let authors = self.cohort.authors.of(work);
        let (mut swaps, mut cycles) = (0, 0);
        let mine = self.cohort.own.of(reviewer);
        for mate in mine.iter().flat_map(|own| self.by_work.of(*own)) {
            if authors.contains(mate) {
                swaps += 1;
            }
            cycles += self
                .cohort
                .own
                .of(*mate)
                .iter()
                .flat_map(|theirs| self.by_work.of(*theirs))
                .filter(|third| **third != reviewer && *third != mate && authors.contains(third))
                .count();
        }
        (swaps, cycles)
    }

    pub(crate) fn total(&self) -> Cost {
        if self.sound {
            return Cost::NONE;
        }
        (0..self.slots.len()).fold(Cost::NONE, |sum, slot| sum.plus(self.cost(slot)))
    }

    /// Exchanges reviewers between slots as long as that breaks less; loads stay as level as they are.
    pub(crate) fn repair(&mut self, chance: &mut Chance) {
        const PASSES: usize = 12;
        const TRIES: usize = 150;
        let mut open: Vec<usize> = (0..self.slots.len())
            .filter(|slot| self.cost(*slot) > Cost::NONE)
            .collect();
        for _ in 0..PASSES {
            let mut touched = Vec::new();
            for slot in &open {
                if self.cost(*slot) > Cost::NONE {
                    touched.extend(self.better(*slot, TRIES, chance));
                }
            }
            let moved = !touched.is_empty();
            open.extend(touched);
            open.sort_unstable();
            open.dedup();
            open.retain(|slot| self.cost(*slot) > Cost::NONE);
            if open.is_empty() || !moved {
                break;
            }
        }
        // what breaks a rule together with others was seen from the slot that was moved, so when
        // none of those is left open, none at all is
        self.sound = open.is_empty();
    }

    /// Tries other slots, and reviewers with less to give, until one makes this slot break less.
    ///
    /// Says which other slot was moved, or the same one if it was given to somebody else.
    fn better(&mut self, slot: usize, tries: usize, chance: &mut Chance) -> Option<usize> {
        let size = self.slots.len();
        let (tries, from) = (tries.min(size), chance.below(size));
        let whole = tries == size;
        let now = self.cost(slot);
        for step in 0..tries {
            let other = if whole {
                (from + step) % size
            } else {
                chance.below(size)
            };
            if self.slots[other].1 == self.slots[slot].1
                || self.slots[other].0 == self.slots[slot].0
            {
                continue;
            }
            let before = now.plus(self.cost(other));
            self.exchange(slot, other);
            if self.cost(slot).plus(self.cost(other)) < before {
                return Some(other);
            }
            self.exchange(slot, other);
        }
        self.relieve(slot, now, tries, chance).then_some(slot)
    }

    /// Gives the slot to somebody who has less to give.
    fn relieve(&mut self, slot: usize, now: Cost, tries: usize, chance: &mut Chance) -> bool {
        let reviewers = &self.cohort.reviewers;
        let from = chance.below(reviewers.len());
        for step in 0..tries.min(reviewers.len()) {
            let reviewer = reviewers[(from + step) % reviewers.len()];
            let before = self.slots[slot].1;
            if self.loads[reviewer] < self.loads[before] {
                self.give(slot, reviewer);
                if self.cost(slot) < now {
                    return true;
                }
                self.give(slot, before);
            }
        }
        false
    }

    /// How much more than one the heaviest load of those who were given something is over the lightest.
    pub(crate) fn imbalance(&self) -> usize {
        let lightest = self.cohort.reviewers.iter().map(|who| self.loads[*who]);
        let heaviest = self.slots.iter().map(|(_, who)| self.loads[*who]);
        let (lightest, heaviest) = (lightest.min().unwrap_or(0), heaviest.max().unwrap_or(0));
        heaviest.saturating_sub(lightest + 1)
    }

    /// The answer, in the caller's names.
    pub(crate) fn finish(&self) -> Allocation {
        let name = |(work, reviewer): (usize, usize)| Pair {
            work: self.cohort.works[work],
            reviewer: self.cohort.people[reviewer],
        };
        let cost = |slot| {
            if self.sound {
                Cost::NONE
            } else {
                self.cost(slot)
            }
        };
        let costs: Vec<Cost> = (0..self.slots.len()).map(cost).collect();
        let heaviest = self.slots.iter().map(|(_, who)| self.loads[*who]).max();
        let uneven = self.imbalance() > 0;
        let broken = |rule: Rule| {
            let breaks = |slot: usize| match rule {
                Rule::ThreeCycle => costs[slot].cycles > 0,
                Rule::Swap => costs[slot].swaps > 0,
                Rule::Repeat => costs[slot].repeats > 0,
                Rule::Balance => uneven && Some(self.loads[self.slots[slot].1]) == heaviest,
            };
            let mut pairs: Vec<Pair> = (0..self.slots.len())
                .filter(|slot| breaks(*slot))
                .map(|slot| name(self.slots[slot]))
                .collect();
            pairs.sort_unstable();
            Relaxed { rule, pairs }
        };
        let mut pairs: Vec<Pair> = self.slots.iter().copied().map(name).collect();
        pairs.sort_unstable();
        Allocation {
            pairs,
            relaxed: [Rule::ThreeCycle, Rule::Swap, Rule::Repeat, Rule::Balance]
                .map(broken)
                .into_iter()
                .filter(|relaxed| !relaxed.pairs.is_empty())
                .collect(),
        }
    }
}
