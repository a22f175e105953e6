//! Drawing by lot, the same way again for the same seed.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

/// Points of a distribution: which share of all values lies at or below which value. Between two points values are spread
/// evenly over their logarithm, as heavy tails are.
pub type Tail = [(f64, f64)];

/// A source of lots.
#[derive(Debug, Clone)]
pub struct Draw(ChaCha8Rng);

impl Draw {
    /// The lots of one part of one seed.
    pub fn of(seed: u64, part: u64) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        rng.set_stream(part);
        Self(rng)
    }

    /// A number from 0 up to 1.
    #[expect(
        clippy::cast_precision_loss,
        reason = "53 bits are what a fraction holds"
    )]
    pub fn share(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A number below that one; 0 where there is none.
    pub fn below(&mut self, end: usize) -> usize {
        let wide = u128::from(self.0.next_u64()) * (end as u128);
        usize::try_from(wide >> 64).unwrap_or_default()
    }

    /// A number from the first to the last of both.
    pub fn between(&mut self, first: i64, last: i64) -> i64 {
        let span = usize::try_from(last - first + 1).unwrap_or(1);
        first + i64::try_from(self.below(span)).unwrap_or_default()
    }

    /// Whether something that happens so often happens.
    pub fn happens(&mut self, share: f64) -> bool {
        self.share() < share
    }

    /// One of these; the first where chance falls beside them.
    pub fn one_of<'a, T>(&mut self, things: &'a [T]) -> Option<&'a T> {
        things.get(self.below(things.len()))
    }

    /// The place of one of these, each as likely as its weight says.
    pub fn weighed(&mut self, weights: &[f64]) -> usize {
        let mut left = self.share() * weights.iter().sum::<f64>();
        for (place, weight) in weights.iter().enumerate() {
            left -= weight;
            if left < 0.0 {
                return place;
            }
        }
        weights.len().saturating_sub(1)
    }

    /// A share that goes along with another one, as closely as `bond` says (0 not at all, 1 wholly).
    pub fn beside(&mut self, other: f64, bond: f64) -> f64 {
        let own = normal(self.share());
        share_below(bond * normal(other) + (1.0 - bond * bond).sqrt() * own)
    }

    /// A value of a distribution.
    pub fn value(&mut self, tail: &Tail) -> usize {
        let share = self.share();
        value_at(tail, share)
    }

    /// Puts things into any order.
    pub fn shuffle<T>(&mut self, things: &mut [T]) {
        for place in (1..things.len()).rev() {
            let other = self.below(place + 1);
            things.swap(place, other);
        }
    }
}

/// The value at a share of a distribution.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "distributions hold small counts"
)]
pub fn value_at(tail: &Tail, share: f64) -> usize {
    let above = tail.iter().position(|(at, _)| *at >= share);
    let above = above.unwrap_or(tail.len().saturating_sub(1));
    let (high_at, high) = tail.get(above).copied().unwrap_or_default();
    let (low_at, low) = match above.checked_sub(1).and_then(|below| tail.get(below)) {
        Some(point) => *point,
        None => (0.0, high),
    };
    if high_at <= low_at {
        return high as usize;
    }
    let way = ((share - low_at) / (high_at - low_at)).clamp(0.0, 1.0);
    // one is added so that nothing has a logarithm too
    let log = (low + 1.0).ln() + way * ((high + 1.0).ln() - (low + 1.0).ln());
    (log.exp() - 1.0).round().max(0.0) as usize
}

/// The logistic curve stands for the normal one: its tails are a little heavier, which is what is wanted here.
fn normal(share: f64) -> f64 {
    let share = share.clamp(1e-9, 1.0 - 1e-9);
    (share / (1.0 - share)).ln() / 1.702
}

fn share_below(value: f64) -> f64 {
    1.0 / (1.0 + (-1.702 * value).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_distribution_is_met_at_its_points() {
        let tail = [(0.25, 0.0), (0.5, 5.0), (0.9, 16.0), (1.0, 38.0)];
        for (share, value) in [(0.0, 0), (0.25, 0), (0.5, 5), (0.9, 16), (1.0, 38)] {
            assert_eq!(value_at(&tail, share), value, "{share}");
        }
        assert!((6..16).contains(&value_at(&tail, 0.7)));
    }

    #[test]
    fn the_same_seed_draws_the_same_lots() {
        let many = |seed, part| -> Vec<usize> {
            let mut draw = Draw::of(seed, part);
            (0..50).map(|_| draw.below(1_000_000)).collect()
        };
        assert_eq!(many(7, 1), many(7, 1));
        assert_ne!(many(7, 1), many(7, 2));
        assert_ne!(many(7, 1), many(8, 1));
    }

    #[test]
    fn what_goes_along_does_so_and_is_spread_evenly() {
        let mut draw = Draw::of(1, 0);
        let mut both_high = 0;
        let mut high = 0;
        for _ in 0..10_000 {
            let one = draw.share();
            let other = draw.beside(one, 0.6);
            high += usize::from(other > 0.5);
            both_high += usize::from(one > 0.5 && other > 0.5);
        }
        assert!((4_700..5_300).contains(&high), "{high}");
        assert!((3_100..4_000).contains(&both_high), "{both_high}");
    }
}
