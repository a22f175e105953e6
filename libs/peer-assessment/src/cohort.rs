//! The request with people and works as small numbers, and the rules asked as questions.

use crate::request::{Infeasible, Request, Shortage};

/// People and works by index, in order of their names, so that the order of the input leaves no trace.
pub(crate) struct Cohort {
    pub(crate) people: Vec<u64>,
    pub(crate) works: Vec<u64>,
    /// Indexes of those who may review, in order.
    pub(crate) reviewers: Vec<usize>,
    pub(crate) authors: Vec<Vec<usize>>,
    /// The works each person has a hand in.
    pub(crate) own: Vec<Vec<usize>>,
    /// Who reviews each work already.
    pub(crate) existing: Vec<Vec<usize>>,
    /// How many more reviewers each work needs.
    pub(crate) needs: Vec<usize>,
    may_review: Vec<bool>,
    conflicts: Vec<Vec<usize>>,
    /// The authors each person has reviewed before.
    previous: Vec<Vec<usize>>,
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

        let reviewers = in_order(request.reviewers.iter().filter_map(person).collect());
        let mut may_review = vec![false; people.len()];
        for reviewer in &reviewers {
            may_review[*reviewer] = true;
        }
        let mut authors = vec![Vec::new(); works.len()];
        let mut own = vec![Vec::new(); people.len()];
        for work in &request.works {
            for (place, author) in work
                .authors
                .iter()
                .filter_map(|author| Some((place(&work.id)?, person(author)?)))
            {
                authors[place].push(author);
                own[author].push(place);
            }
        }
        let mut conflicts = vec![Vec::new(); people.len()];
        let mut previous = vec![Vec::new(); people.len()];
        for (one, two) in both(&request.conflicts, person) {
            conflicts[one].push(two);
            conflicts[two].push(one);
        }
        for (reviewer, author) in both(&request.previous, person) {
            previous[reviewer].push(author);
        }
        let mut existing = vec![Vec::new(); works.len()];
        for pair in &request.existing {
            if let (Some(work), Some(reviewer)) = (place(&pair.work), person(&pair.reviewer)) {
                existing[work].push(reviewer);
            }
        }
        for lists in [
            &mut authors,
            &mut own,
            &mut conflicts,
            &mut previous,
            &mut existing,
        ] {
            for list in lists.iter_mut() {
                list.sort_unstable();
                list.dedup();
            }
        }
        let needs = existing
            .iter()
            .map(|there| usize::from(request.per_work).saturating_sub(there.len()))
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
            conflicts,
            previous,
        }
    }

    /// The rules that never give way: own work, team, conflict.
    pub(crate) fn forbids(&self, reviewer: usize, work: usize) -> bool {
        self.authors[work]
            .iter()
            .any(|author| *author == reviewer || self.in_conflict(reviewer, *author))
    }

    fn in_conflict(&self, one: usize, two: usize) -> bool {
        self.conflicts[one].binary_search(&two).is_ok()
    }

    /// Whether the reviewer has reviewed an author of this work before.
    pub(crate) fn repeats(&self, reviewer: usize, work: usize) -> bool {
        let before = &self.previous[reviewer];
        !before.is_empty()
            && self.authors[work]
                .iter()
                .any(|author| before.binary_search(author).is_ok())
    }

    /// Whether each work has one author, each reviewer one work, and nothing stands in the way.
    pub(crate) fn is_plain(&self) -> bool {
        self.works.len() == self.reviewers.len()
            && self.people.len() == self.reviewers.len()
            && self.authors.iter().all(|authors| authors.len() == 1)
            && self.own.iter().all(|own| own.len() == 1)
            && self.existing.iter().all(Vec::is_empty)
            && self.conflicts.iter().all(Vec::is_empty)
            && self.previous.iter().all(Vec::is_empty)
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
        let reviews = |person: &usize| self.may_review[*person];
        let mut authors = self.authors[work].clone();
        authors.retain(reviews);
        let conflicts = self.authors[work]
            .iter()
            .flat_map(|author| self.conflicts[*author].iter().copied())
            .filter(|person| reviews(person) && !self.authors[work].contains(person))
            .collect();
        let conflicts = in_order(conflicts);
        let mut already = self.existing[work].clone();
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
