//! Sums and spreads.

#![expect(clippy::unwrap_used, reason = "tests")]

use peer_assessment::{Criterion, Misfit, Spread, summary};
use proptest::{collection::vec, option, prelude::*};

const RUBRIC: [Criterion; 3] = [
    Criterion { weight: 2, top: 4 },
    Criterion { weight: 1, top: 3 },
    Criterion { weight: 0, top: 1 },
];

#[test]
fn formulas_are_the_ones_in_the_documentation() {
    let spread = Spread::of([0.25, 0.75, 0.5, 1.0]).unwrap();
    assert_eq!(
        (spread.n, spread.mean, spread.min, spread.max),
        (4, 0.625, 0.25, 1.0)
    );
    let variance: f64 = (0.375 * 0.375 + 0.125 * 0.125 + 0.125 * 0.125 + 0.375 * 0.375) / 3.0;
    assert_eq!(spread.sd, Some(variance.sqrt()));
    assert_eq!(Spread::of([0.5]).unwrap().sd, None);
    assert_eq!(Spread::of([]), None);
}

#[test]
fn silence_counts_where_it_is() {
    let reviews = [
        vec![Some(4), Some(3), None],
        vec![Some(0), None, Some(1)],
        vec![None, None, None],
    ];
    let result = summary(&RUBRIC, &reviews).unwrap();
    let counts: Vec<usize> = result
        .criteria
        .iter()
        .map(|spread| spread.map_or(0, |s| s.n))
        .collect();
    assert_eq!(counts, [2, 1, 1]);
    // a criterion without weight may be left open, one with weight not
    let overall = result.overall.unwrap();
    assert_eq!((overall.n, overall.mean), (1, 1.0));
    assert_eq!(summary(&RUBRIC, &[]).unwrap().overall, None);
}

#[test]
fn misfits_are_named() {
    assert_eq!(
        summary(&RUBRIC, &[vec![Some(1)]]),
        Err(Misfit::Length { review: 0 })
    );
    let high = [vec![None, None, None], vec![Some(1), Some(4), None]];
    assert_eq!(
        summary(&RUBRIC, &high),
        Err(Misfit::Level {
            review: 1,
            criterion: 1
        })
    );
}

/// What holds for any input; `PROPTEST_CASES` says how many are tried.
mod laws {
    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn order_leaves_no_trace_and_values_stay_within(
            reviews in vec((option::of(0_u32..=4), option::of(0_u32..=3), option::of(0_u32..=1)), 0..12),
        ) {
            let reviews: Vec<_> = reviews.into_iter().map(|(one, two, three)| vec![one, two, three]).collect();
            let mut turned = reviews.clone();
            turned.reverse();
            let result = summary(&RUBRIC, &reviews).unwrap();
            prop_assert_eq!(&result, &summary(&RUBRIC, &turned).unwrap());
            for spread in result.criteria.iter().chain([&result.overall]).flatten() {
                prop_assert!((0.0..=1.0).contains(&spread.mean));
                prop_assert!(spread.min <= spread.mean && spread.mean <= spread.max);
                prop_assert!(spread.sd.is_none_or(|sd| (0.0..=0.75).contains(&sd)));
            }
        }
    }
}
