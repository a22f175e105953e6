//! A small random source of our own, so that a pattern is the same on every machine and in every year.
//!
//! The seed text is hashed with FNV-1a (128 bits); `xoroshiro128++` draws from the hash. Neither is
//! meant to be secret: they decide where shapes stand, nothing else.

const FNV_OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const FNV_PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

/// A stable hash of parts of text; the parts are kept apart, so `["ab", "c"]` is not `["a", "bc"]`.
pub(crate) fn hash(parts: &[&str]) -> u128 {
    parts.iter().fold(FNV_OFFSET, |state, part| {
        // no text holds the byte 0xff
        fnv(fnv(state, part.as_bytes()), &[0xff])
    })
}

fn fnv(state: u128, bytes: &[u8]) -> u128 {
    bytes.iter().fold(state, |state, byte| {
        (state ^ u128::from(*byte)).wrapping_mul(FNV_PRIME)
    })
}

/// A generator of numbers that are the same for the same hash, for ever.
#[derive(Clone, Debug)]
pub(crate) struct Random {
    low: u64,
    high: u64,
}

impl Random {
    pub(crate) fn new(hash: u128) -> Self {
        let [low, high] = halves(hash);
        let (low, high) = (
            scramble(low),
            scramble(high ^ scramble(low.rotate_left(32))),
        );
        // an all-zero state would draw zeros for ever
        Self {
            low: if low == 0 && high == 0 { 1 } else { low },
            high,
        }
    }

    /// The generator of one place of a field, independent of how large the field is.
    pub(crate) fn at(hash: u128, column: u16, row: u16) -> Self {
        let place = (u128::from(column) << 16 | u128::from(row)) + 1;
        Self::new((hash ^ place).wrapping_mul(FNV_PRIME))
    }

    fn next(&mut self) -> u64 {
        let (low, mut high) = (self.low, self.high);
        let drawn = low.wrapping_add(high).rotate_left(17).wrapping_add(low);
        high ^= low;
        self.low = low.rotate_left(49) ^ high ^ (high << 21);
        self.high = high.rotate_left(28);
        drawn
    }

    /// A number below `bound`, which is small: the bias of the multiplication is under one in 2^48.
    pub(crate) fn below(&mut self, bound: u16) -> u16 {
        let [_, number] = halves(u128::from(self.next()) * u128::from(bound));
        u16::try_from(number).unwrap_or(0)
    }

    /// Whether an event of so many in a hundred happens.
    pub(crate) fn chance(&mut self, percent: u16) -> bool {
        self.below(100) < percent
    }

    /// Puts the items in a random order.
    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let bound = u16::try_from(last + 1).unwrap_or(u16::MAX);
            items.swap(last, usize::from(self.below(bound)));
        }
    }
}

/// The lower and the upper half of a wide number.
fn halves(wide: u128) -> [u64; 2] {
    let bytes = wide.to_le_bytes();
    let half = |from: usize| {
        bytes[from..from + 8]
            .iter()
            .rev()
            .fold(0, |number: u64, byte| number << 8 | u64::from(*byte))
    };
    [half(0), half(8)]
}

/// The finalizer of splitmix64: near inputs, far outputs.
fn scramble(number: u64) -> u64 {
    let mut mixed = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hash_is_the_published_fnv() {
        let published = 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964;
        assert_eq!(fnv(FNV_OFFSET, b"a"), published);
        assert_ne!(hash(&["ab", "c"]), hash(&["a", "bc"]));
        assert_ne!(hash(&["", "a"]), hash(&["a", ""]));
    }

    #[test]
    fn draws_stay_below_the_bound_and_reach_all_of_it() {
        let mut random = Random::new(hash(&["bound"]));
        let mut seen = [0_u32; 7];
        for _ in 0..7_000 {
            seen[usize::from(random.below(7))] += 1;
        }
        assert!(
            seen.iter().all(|count| (800..1_200).contains(count)),
            "{seen:?}"
        );
    }

    #[test]
    fn shuffling_keeps_every_item() {
        let mut items: Vec<u16> = (0..100).collect();
        Random::new(1).shuffle(&mut items);
        assert_ne!(items, (0..100).collect::<Vec<_>>());
        items.sort_unstable();
        assert_eq!(items, (0..100).collect::<Vec<_>>());
    }
}
