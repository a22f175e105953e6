//! What an allocation keeps, whatever is asked; small cohorts by table, all others by chance.

#![expect(clippy::unwrap_used, reason = "tests")]

use std::collections::{BTreeMap, BTreeSet};

use peer_assessment::{Allocation, Pair, Request, Rule, Work, allocate};
use proptest::{collection::vec, prelude::*};

/// A cohort in which the author of work `n` is `100 + n`.
fn cohort(size: u64, per_work: u8) -> Request {
    Request {
        works: (0..size)
            .map(|id| Work {
                id,
                authors: vec![100 + id],
            })
            .collect(),
        reviewers: (100..100 + size).collect(),
        per_work,
        seed: [size.to_le_bytes()[0]; 32],
        ..Request::default()
    }
}

fn authors(request: &Request) -> BTreeMap<u64, BTreeSet<u64>> {
    let mut authors: BTreeMap<u64, BTreeSet<u64>> = BTreeMap::new();
    for work in &request.works {
        authors.entry(work.id).or_default().extend(&work.authors);
    }
    authors
}

/// Every firm rule, checked from outside; the message says which one is broken.
fn firm(request: &Request, allocation: &Allocation) -> Result<(), String> {
    let authors = authors(request);
    let existing: BTreeSet<Pair> = request.existing.iter().copied().collect();
    let added: BTreeSet<Pair> = allocation.pairs.iter().copied().collect();
    if added.len() != allocation.pairs.len() || added.intersection(&existing).next().is_some() {
        return Err("a pair twice".to_owned());
    }
    for pair in &added {
        let made = &authors[&pair.work];
        if !request.reviewers.contains(&pair.reviewer) {
            return Err(format!("{pair:?} may not review"));
        }
        if made.contains(&pair.reviewer) {
            return Err(format!("{pair:?} is own work"));
        }
        let clash = |one: u64, two: u64| one == pair.reviewer && made.contains(&two);
        if request
            .conflicts
            .iter()
            .any(|(one, two)| clash(*one, *two) || clash(*two, *one))
        {
            return Err(format!("{pair:?} is a conflict"));
        }
    }
    for work in authors.keys() {
        let there = existing.iter().filter(|pair| pair.work == *work).count();
        let more = added.iter().filter(|pair| pair.work == *work).count();
        if more != usize::from(request.per_work).saturating_sub(there) {
            return Err(format!("work {work} has {there} and gets {more}"));
        }
    }
    Ok(())
}

/// The difference between the heaviest load of those who were given something and the lightest of all.
fn unevenness(request: &Request, allocation: &Allocation) -> usize {
    let known = authors(request);
    let mut pairs: BTreeSet<Pair> = request.existing.iter().copied().collect();
    pairs.retain(|pair| known.contains_key(&pair.work));
    pairs.extend(&allocation.pairs);
    let load = |who: u64| pairs.iter().filter(|pair| pair.reviewer == who).count();
    let most = allocation
        .pairs
        .iter()
        .map(|pair| load(pair.reviewer))
        .max();
    let least = request.reviewers.iter().map(|who| load(*who)).min();
    most.unwrap_or(0).saturating_sub(least.unwrap_or(0))
}

/// Swaps and rings of three among authors, counted from outside.
fn rings(request: &Request, pairs: &[Pair]) -> (usize, usize) {
    let authors = authors(request);
    let edges: BTreeSet<(u64, u64)> = pairs
        .iter()
        .flat_map(|pair| {
            authors[&pair.work]
                .iter()
                .map(|author| (pair.reviewer, *author))
        })
        .collect();
    let swaps = edges
        .iter()
        .filter(|(a, b)| edges.contains(&(*b, *a)))
        .count();
    let mut rings = 0;
    for (a, b) in &edges {
        for (_, c) in edges.range((*b, 0)..=(*b, u64::MAX)) {
            if c != a && edges.contains(&(*c, *a)) {
                rings += 1;
            }
        }
    }
    (swaps / 2, rings / 3)
}

#[test]
fn tiny_cohorts_break_as_little_as_numbers_permit() {
    // people, reviews each, pairs who must review each other: all pairs there are beyond n(n-1)/2
    for size in 2_u64..=14 {
        for per_work in 1..=u8::try_from(size - 1).unwrap().min(5) {
            let request = cohort(size, per_work);
            let allocation = allocate(&request).unwrap();
            assert_eq!(firm(&request, &allocation), Ok(()), "{size} {per_work}");
            assert_eq!(unevenness(&request, &allocation), 0);
            let (swaps, rings) = rings(&request, &allocation.pairs);
            let reviews = size * u64::from(per_work);
            let forced = reviews.saturating_sub(size * (size - 1) / 2);
            assert_eq!(u64::try_from(swaps).unwrap(), forced, "{size} {per_work}");
            assert_eq!(allocation.has_relaxed(Rule::Swap), forced > 0);
            if size > 3 * u64::from(per_work) {
                assert_eq!(rings, 0, "{size} {per_work}");
            }
            assert_eq!(allocation.has_relaxed(Rule::ThreeCycle), rings > 0);
            assert!(!allocation.has_relaxed(Rule::Repeat));
            assert!(!allocation.has_relaxed(Rule::Balance));
        }
    }
}

#[test]
fn one_person_alone_is_told_why() {
    let refused = allocate(&cohort(1, 1)).unwrap_err();
    let [short] = refused.works.as_slice() else {
        unreachable!("one work, one shortage")
    };
    assert_eq!((short.work, short.needed, short.possible), (0, 1, 0));
    assert_eq!(short.authors, [100]);
    assert_eq!(
        refused.to_string(),
        "not enough reviewers for 1 works; work 0 needs 1 and has 0 (1 made it, 0 have a conflict, 0 review it already)"
    );
}

#[test]
fn a_conflict_that_leaves_nobody_is_named() {
    let mut request = cohort(3, 2);
    request.conflicts = vec![(102, 101)];
    let refused = allocate(&request).unwrap_err();
    let concerned: Vec<_> = refused
        .works
        .iter()
        .map(|short| (short.work, short.possible, short.conflicts.clone()))
        .collect();
    assert_eq!(concerned, [(1, 1, vec![102]), (2, 1, vec![101])]);
}

#[test]
fn conflicts_that_force_uneven_loads_are_named_not_refused() {
    let mut request = cohort(3, 1);
    request.conflicts = vec![(100, 101)];
    let allocation = allocate(&request).unwrap();
    assert_eq!(firm(&request, &allocation), Ok(()));
    // the third must take both works of the two who may not meet
    assert_eq!(
        allocation
            .pairs
            .iter()
            .filter(|pair| pair.reviewer == 102)
            .count(),
        2
    );
    assert!(allocation.has_relaxed(Rule::Balance));
}

#[test]
fn nothing_asked_is_nothing_given() {
    assert_eq!(allocate(&Request::default()), Ok(Allocation::default()));
    assert_eq!(allocate(&cohort(5, 0)), Ok(Allocation::default()));
}

#[test]
fn earlier_pairs_are_kept_apart_where_that_is_possible() {
    let mut request = cohort(12, 3);
    let mut met = BTreeSet::new();
    for round in 0..3 {
        request.seed = [round; 32];
        request.previous = met.iter().copied().collect();
        let allocation = allocate(&request).unwrap();
        assert_eq!(firm(&request, &allocation), Ok(()));
        assert!(!allocation.has_relaxed(Rule::Repeat), "round {round}");
        assert_eq!(unevenness(&request, &allocation), 0);
        met.extend(
            allocation
                .pairs
                .iter()
                .map(|pair| (pair.reviewer, 100 + pair.work)),
        );
    }
    // nine of eleven others are known by now: a fourth round cannot do without repeats
    request.previous = met.into_iter().collect();
    let allocation = allocate(&request).unwrap();
    assert!(allocation.has_relaxed(Rule::Repeat));
    assert_eq!(unevenness(&request, &allocation), 0);
}

#[test]
fn late_works_are_added_without_touching_the_rest() {
    let mut request = cohort(20, 3);
    let first = allocate(&request).unwrap();
    // two leave without reviewing, one work comes late, and nobody else's changes
    request.existing = first
        .pairs
        .iter()
        .copied()
        .filter(|pair| pair.reviewer != 104 && pair.reviewer != 111)
        .collect();
    request.reviewers.retain(|who| *who != 104 && *who != 111);
    request.works.push(Work {
        id: 50,
        authors: vec![150],
    });
    request.reviewers.push(150);
    let second = allocate(&request).unwrap();
    assert_eq!(firm(&request, &second), Ok(()));
    assert_eq!(second.pairs.len(), 9);
    assert_eq!(second.reviewers_of(50).count(), 3);
    // the newcomer, who had nothing to give yet, gives most
    assert!(
        second
            .pairs
            .iter()
            .filter(|pair| pair.reviewer == 150)
            .count()
            >= 3
    );
}

#[test]
fn a_large_cohort_keeps_every_rule() {
    let mut request = cohort(5_000, 3);
    request.conflicts = (0..500).map(|who| (100 + who, 101 + who)).collect();
    let first = allocate(&request).unwrap();
    assert!(first.relaxed.is_empty());
    assert_eq!(rings(&request, &first.pairs), (0, 0));
    request.previous = first
        .pairs
        .iter()
        .map(|pair| (pair.reviewer, 100 + pair.work))
        .collect();
    request.works.truncate(4_321);
    assert!(allocate(&request).unwrap().relaxed.is_empty());
}

/// Any request: teams, reviewers without works, conflicts, earlier rounds.
fn requests() -> impl Strategy<Value = Request> {
    let works = vec((0_u64..60, vec(0_u64..40, 1..4)), 1..25);
    let pairs = || vec((0_u64..40, 0_u64..40), 0..15);
    (
        works,
        vec(0_u64..50, 1..40),
        1_u8..5,
        pairs(),
        pairs(),
        any::<[u8; 32]>(),
    )
        .prop_map(
            |(works, reviewers, per_work, conflicts, previous, seed)| Request {
                works: works
                    .into_iter()
                    .map(|(id, authors)| Work { id, authors })
                    .collect(),
                reviewers,
                per_work,
                conflicts,
                previous,
                existing: Vec::new(),
                seed,
            },
        )
}

/// What holds for any input; `PROPTEST_CASES` says how many are tried.
mod laws {
    use super::*;

    /// A cohort is a large input: every day fewer of them are tried, unless somebody asks for a number.
    fn cases() -> u32 {
        const WITHOUT_A_WORD: u32 = 256;
        match ProptestConfig::default().cases {
            WITHOUT_A_WORD => 96,
            asked => asked,
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn firm_rules_hold_for_any_request(request in requests()) {
            match allocate(&request) {
                Ok(allocation) => {
                    prop_assert_eq!(firm(&request, &allocation), Ok(()));
                    let uneven = unevenness(&request, &allocation) > 1;
                    prop_assert_eq!(uneven, allocation.has_relaxed(Rule::Balance));
                    let repeats = allocation.pairs.iter().any(|pair| {
                        let made = &authors(&request)[&pair.work];
                        request.previous.iter().any(|(who, author)| {
                            *who == pair.reviewer && who != author && made.contains(author)
                        })
                    });
                    prop_assert_eq!(repeats, allocation.has_relaxed(Rule::Repeat));
                    let (swaps, rings) = rings(&request, &allocation.pairs);
                    prop_assert_eq!(swaps > 0, allocation.has_relaxed(Rule::Swap));
                    prop_assert!(rings == 0 || !allocation.relaxed.is_empty());
                }
                Err(refused) => {
                    prop_assert!(!refused.works.is_empty());
                    let reviewers: BTreeSet<u64> = request.reviewers.iter().copied().collect();
                    for short in &refused.works {
                        prop_assert!(short.possible < short.needed);
                        let out = short.authors.len() + short.conflicts.len() + short.already.len();
                        prop_assert_eq!(short.possible + out, reviewers.len());
                    }
                }
            }
        }

        #[test]
        fn the_order_of_the_lists_leaves_no_trace(request in requests(), turn in 0_usize..40) {
            let mut turned = request.clone();
            turned.works.reverse();
            for work in &mut turned.works {
                work.authors.reverse();
            }
            let by = turn % turned.reviewers.len();
            turned.reviewers.rotate_left(by);
            turned.conflicts = turned.conflicts.iter().rev().map(|(one, two)| (*two, *one)).collect();
            turned.previous.reverse();
            prop_assert_eq!(allocate(&request), allocate(&request));
            prop_assert_eq!(allocate(&request), allocate(&turned));
        }

        #[test]
        fn asking_again_only_adds(request in requests(), kept in any::<u64>()) {
            // nothing to add to where nothing was given
            let Ok(first) = allocate(&request) else { return Ok(()) };
            let mut again = request;
            again.existing = first.pairs.clone();
            prop_assert_eq!(allocate(&again), Ok(Allocation::default()));
            // some of them are lost: as many come back, and every rule holds
            again.existing = (0_u32..).zip(&first.pairs)
                .filter(|(index, _)| kept >> (index % 64) & 1 == 1)
                .map(|(_, pair)| *pair)
                .collect();
            let second = allocate(&again).unwrap();
            prop_assert_eq!(firm(&again, &second), Ok(()));
            prop_assert_eq!(again.existing.len() + second.pairs.len(), first.pairs.len());
            prop_assert_eq!(unevenness(&again, &second) > 1, second.has_relaxed(Rule::Balance));
        }

        #[test]
        fn seeds_decide_and_plain_cohorts_relax_nothing(
            size in 10_u64..80, one in any::<[u8; 32]>(), two in any::<[u8; 32]>(),
        ) {
            prop_assume!(one != two);
            let mut request = cohort(size, 3);
            request.seed = one;
            let first = allocate(&request).unwrap();
            prop_assert!(first.relaxed.is_empty());
            prop_assert_eq!(rings(&request, &first.pairs), (0, 0));
            prop_assert_eq!(unevenness(&request, &first), 0);
            request.seed = two;
            prop_assert_ne!(first, allocate(&request).unwrap());
        }
    }
}

#[test]
fn the_answer_for_a_seed_is_the_same_for_ever() {
    let allocation = allocate(&cohort(10, 2)).unwrap();
    let text: Vec<String> = allocation
        .pairs
        .iter()
        .map(|pair| format!("{}<{}", pair.work, pair.reviewer - 100))
        .collect();
    assert_eq!(
        text.join(" "),
        include_str!("ten-people-two-reviews.txt").trim()
    );
}
