//! What exchanges leave over: reviews that must not be, and loads that are not level.
//!
//! Loads are levelled along paths on which every reviewer hands one work on, as a maximum flow does;
//! when no such path is left, no allocation under the same rules is more level.

use std::collections::VecDeque;

use crate::draft::Draft;

impl Draft<'_> {
    /// Whether a reviewer may take a work on; `strictly` also keeps repeated pairs apart.
    fn may(&self, reviewer: usize, work: usize, strictly: bool) -> bool {
        let barred = self.cohort.forbids(reviewer, work)
            || self.reviews(reviewer, work)
            || (strictly && self.cohort.repeats(reviewer, work));
        !barred
    }

    /// Gives every review that must not be to the one of all others who has the least to give.
    ///
    /// There always is one for own work, team and conflict, because that was checked before; with
    /// repeated pairs there may be none, and then the review stays as it is.
    pub(crate) fn replace(&mut self, strictly: bool) {
        for slot in 0..self.slots.len() {
            let (work, reviewer) = self.slots[slot];
            let cost = self.cost(slot);
            if cost.hard == 0 && !(strictly && self.cohort.repeats(reviewer, work)) {
                continue;
            }
            let least = self
                .cohort
                .reviewers
                .iter()
                .copied()
                .filter(|other| self.may(*other, work, strictly))
                .min_by_key(|other| self.loads[*other]);
            if let Some(other) = least {
                self.give(slot, other);
            }
        }
    }

    /// Moves reviews from those who have most to those who have least, along paths, until none is left.
    pub(crate) fn level(&mut self, strictly: bool) {
        while self.imbalance() > 0 {
            let mut light: Vec<usize> = self.cohort.reviewers.clone();
            light.sort_by_key(|who| self.loads[*who]);
            let heaviest = light.last().map_or(0, |who| self.loads[*who]);
            light.retain(|who| self.loads[*who] + 1 < heaviest);
            let mut search = Search::new(self);
            // where a lighter one found nobody, one with more to give finds nobody either
            let Some(path) = light
                .into_iter()
                .find_map(|who| search.from(self, who, strictly))
            else {
                return;
            };
            for (slot, taker) in path {
                self.give(slot, taker);
            }
        }
    }
}

/// A search for somebody with at least two more to give, from whom reviews are handed down a path.
struct Search {
    slots_of: Vec<Vec<usize>>,
    /// Works nobody on the way may take on.
    left: Vec<usize>,
    /// By which slot each person was reached, and who would take that slot over.
    reached: Vec<Option<(usize, usize)>>,
}

impl Search {
    fn new(draft: &Draft<'_>) -> Self {
        let mut slots_of = vec![Vec::new(); draft.cohort.works.len()];
        for (slot, (work, _)) in draft.slots.iter().enumerate() {
            slots_of[*work].push(slot);
        }
        Self {
            left: (0..slots_of.len()).collect(),
            slots_of,
            reached: vec![None; draft.loads.len()],
        }
    }

    /// The slots to hand on and to whom, if somebody is found.
    fn from(
        &mut self,
        draft: &Draft<'_>,
        light: usize,
        strictly: bool,
    ) -> Option<Vec<(usize, usize)>> {
        let mut queue = VecDeque::from([light]);
        while let Some(taker) = queue.pop_front() {
            let may = |work: &mut usize| draft.may(taker, *work, strictly);
            let open: Vec<usize> = self.left.extract_if(.., may).collect();
            for slot in open.iter().flat_map(|work| &self.slots_of[*work]) {
                let giver = draft.slots[*slot].1;
                if giver == light || self.reached[giver].is_some() {
                    continue;
                }
                self.reached[giver] = Some((*slot, taker));
                if draft.loads[giver] > draft.loads[light] + 1 {
                    return Some(self.path(giver, light));
                }
                queue.push_back(giver);
            }
        }
        None
    }

    fn path(&self, giver: usize, light: usize) -> Vec<(usize, usize)> {
        let mut path = Vec::new();
        let mut giver = giver;
        while let Some((slot, taker)) = self.reached[giver].filter(|_| giver != light) {
            path.push((slot, taker));
            giver = taker;
        }
        path
    }
}
