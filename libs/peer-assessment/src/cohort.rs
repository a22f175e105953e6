//! The request with people and works as small numbers, and the rules asked as questions.

use crate::{
    lists::Lists,
    request::{Infeasible, Request, Shortage},
};

/// People and works by index, in order of their names, so that the order of the input leaves no trace.
pub(crate) struct Cohort {
    pub(crate) people: Vec<u64>,
    pub(crate) works: Vec<u64>,
    /// Indexes of those who may review, in order.
    pub(crate) reviewers: Vec<usize>,
    pub(crate) authors: Lists,
    /// The works each person has a hand in.
    pub(crate) own: Lists,
    /// Who reviews each work already.
    pub(crate) existing: Lists,
    /// How many more reviewers each work needs.
    pub(crate) needs: Vec<usize>,
    may_review: Vec<bool>,
    conflicts: Lists,
    /// The authors each person has reviewed before.
    previous: Lists,
}

impl Cohort {
    pub(crate) fn new(request: &Request) -> Self {
        let mut people = request.reviewers.clone();
        people.extend(request.works.iter().flat_map(|work| &work.authors));
        people.extend(request.existing.iter().map(|pair| pair.reviewer));
        let people = in_order(people);
        let works = in_order(request.works.iter().map(|work| work.id).collect());
        let person = |id: &u64| people.binary_search(id).ok();
        let place = |id: &u64| works.binary_search(id).ok();

        let people_count = people.len();
        let reviewers = in_order(request.reviewers.iter().filter_map(person).collect());
        let mut may_review = vec![false; people.len()];
        for reviewer in &reviewers {
            may_review[*reviewer] = true;
        }
        let made: Vec<(usize, usize)> = request
            .works
            .iter()
            .filter_map(|work| Some((place(&work.id)?, &work.authors)))
            .flat_map(|(work, authors)| {
                authors
                    .iter()
                    .filter_map(person)
                    .map(move |who| (work, who))
            })
            .collect();
        let own = Lists::new(people.len(), turned(&made));
        let authors = Lists::new(works.len(), made);
        let mut conflicts: Vec<_> = both(&request.conflicts, person).collect();
        conflicts.extend(turned(&conflicts));
        let previous = both(&request.previous, person).collect();
        let existing = request
            .existing
            .iter()
            .filter_map(|pair| Some((place(&pair.work)?, person(&pair.reviewer)?)))
            .collect();
        let existing = Lists::new(works.len(), existing);
        let needs = (0..works.len())
            .map(|work| usize::from(request.per_work).saturating_sub(existing.of(work).len()))
            .collect();
        Self {
            people,
            works,
            reviewers,
            authors,
            own,
            existing,
            needs,
            may_review,
            conflicts: Lists::new(people_count, conflicts),
            previous: Lists::new(people_count, previous),
        }
    }

    /// The rules that never give way: own work, team, conflict.
    pub(crate) fn forbids(&self, reviewer: usize, work: usize) -> bool {
        self.authors
            .of(work)
            .iter()
            .any(|author| *author == reviewer || self.in_conflict(reviewer, *author))
    }

    fn in_conflict(&self, one: usize, two: usize) -> bool {
        self.conflicts.of(one).binary_search(&two).is_ok()
    }

    /// Whether the reviewer has reviewed an author of this work before.
    pub(crate) fn repeats(&self, reviewer: usize, work: usize) -> bool {
        let before = self.previous.of(reviewer);
        !before.is_empty()
            && self
                .authors
                .of(work)
                .iter()
                .any(|author| before.binary_search(author).is_ok())
    }

    /// Whether each work has one author, each reviewer one work, and nothing stands in the way.
    pub(crate) fn is_plain(&self) -> bool {
        self.works.len() == self.reviewers.len()
            && self.people.len() == self.reviewers.len()
            && (0..self.works.len()).all(|work| self.authors.of(work).len() == 1)
            && (0..self.people.len()).all(|who| self.own.of(who).len() == 1)
            && [&self.existing, &self.conflicts, &self.previous]
                .iter()
                .all(|lists| lists.all().is_empty())
    }

    /// The works for which there are too few people. As no other rule is firm, that is all that can fail.
    pub(crate) fn check(&self) -> Result<(), Infeasible> {
        let short: Vec<Shortage> = (0..self.works.len())
            .filter_map(|work| self.shortage(work))
            .collect();
        if short.is_empty() {
            Ok(())
        } else {
            Err(Infeasible { works: short })
        }
    }

    fn shortage(&self, work: usize) -> Option<Shortage> {
        let needed = self.needs[work];
        let barred = |author: &usize| 1 + self.conflicts.of(*author).len();
        let most: usize = self.authors.of(work).iter().map(barred).sum();
        if needed + most + self.existing.of(work).len() <= self.reviewers.len() {
            return None;
        }
        let reviews = |person: &usize| self.may_review[*person];
        let mut authors = self.authors.of(work).to_vec();
        authors.retain(reviews);
        let conflicts = self
            .authors
            .of(work)
            .iter()
            .flat_map(|author| self.conflicts.of(*author).iter().copied())
            .filter(|person| reviews(person) && !self.authors.of(work).contains(person))
            .collect();
        let conflicts = in_order(conflicts);
        let mut already = self.existing.of(work).to_vec();
        already.retain(|person| {
            reviews(person) && !authors.contains(person) && !conflicts.contains(person)
        });
        let possible = self.reviewers.len() - authors.len() - conflicts.len() - already.len();
        let names = |list: Vec<usize>| list.into_iter().map(|index| self.people[index]).collect();
        (possible < needed).then(|| Shortage {
            work: self.works[work],
            needed,
            possible,
            authors: names(authors),
            conflicts: names(conflicts),
            already: names(already),
        })
    }
}

fn in_order<T: Ord>(mut list: Vec<T>) -> Vec<T> {
    list.sort_unstable();
    list.dedup();
    list
}

fn turned(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    pairs.iter().map(|(one, two)| (*two, *one)).collect()
}

/// Pairs of people of whom both are known; nobody is in a pair with themselves.
fn both(
    pairs: &[(u64, u64)],
    person: impl Fn(&u64) -> Option<usize>,
) -> impl Iterator<Item = (usize, usize)> {
    pairs
        .iter()
        .filter_map(move |(one, two)| Some((person(one)?, person(two)?)))
        .filter(|(one, two)| one != two)
}
