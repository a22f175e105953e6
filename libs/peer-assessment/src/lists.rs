//! Many short lists in one piece of memory.

/// A list of numbers for each of a fixed number of owners, in order and without doubles.
pub(crate) struct Lists {
    starts: Vec<usize>,
    items: Vec<usize>,
}

impl Lists {
    /// From pairs of owner and item.
    pub(crate) fn new(owners: usize, mut pairs: Vec<(usize, usize)>) -> Self {
        pairs.sort_unstable();
        pairs.dedup();
        let mut starts = vec![0; owners + 1];
        for (owner, _) in &pairs {
            starts[owner + 1] += 1;
        }
        for owner in 0..owners {
            starts[owner + 1] += starts[owner];
        }
        Self {
            starts,
            items: pairs.into_iter().map(|(_, item)| item).collect(),
        }
    }

    pub(crate) fn of(&self, owner: usize) -> &[usize] {
        &self.items[self.starts[owner]..self.starts[owner + 1]]
    }

    pub(crate) fn all(&self) -> &[usize] {
        &self.items
    }
}

/// A list for each of many owners that grows up to a length known before.
#[derive(Clone)]
pub(crate) struct Seats {
    starts: Vec<usize>,
    taken: Vec<usize>,
    items: Vec<usize>,
}

impl Seats {
    pub(crate) fn new(sizes: impl Iterator<Item = usize>) -> Self {
        let mut starts = vec![0];
        let mut sum = 0;
        starts.extend(sizes.map(|size| {
            sum += size;
            sum
        }));
        Self {
            taken: vec![0; starts.len() - 1],
            items: vec![0; sum],
            starts,
        }
    }

    pub(crate) fn push(&mut self, owner: usize, item: usize) {
        self.items[self.starts[owner] + self.taken[owner]] = item;
        self.taken[owner] += 1;
    }

    pub(crate) fn of(&self, owner: usize) -> &[usize] {
        let start = self.starts[owner];
        &self.items[start..start + self.taken[owner]]
    }

    /// Puts another item where the last one of this value is.
    pub(crate) fn replace(&mut self, owner: usize, before: usize, after: usize) {
        let start = self.starts[owner];
        let list = &mut self.items[start..start + self.taken[owner]];
        if let Some(item) = list.iter_mut().rev().find(|item| **item == before) {
            *item = after;
        }
    }
}
