//! Keys as types, so that a run cannot be passed as a person.

use jiff::Timestamp;
use rand::RngCore;

#[doc(hidden)]
pub use serde;

/// A key of one kind of thing. Made by [`id!`](crate::id).
pub trait Id: Copy + Send + Sync + 'static {
    /// The number that the database keeps.
    fn raw(self) -> i64;

    /// The key that the database keeps as this number.
    fn from_raw(raw: i64) -> Self;
}

/// The key of rows that nobody else points to.
impl Id for i64 {
    fn raw(self) -> i64 {
        self
    }

    fn from_raw(raw: i64) -> Self {
        raw
    }
}

/// Milliseconds between 1970 and 2020: keys count from 2020-01-01.
const KEY_EPOCH_MS: i64 = 1_577_836_800_000;

/// How many random bits follow the time in a key.
pub(crate) const CHANCE_BITS: u32 = 22;

/// Makes a key: milliseconds since 2020 and 22 random bits.
///
/// Keys sort by the time of their making and need no node number. Moments before 2020 count as 2020.
pub fn fresh_key(now: Timestamp, chance: &mut impl RngCore) -> i64 {
    let since = (now.as_millisecond() - KEY_EPOCH_MS).max(0);
    let noise = i64::from(chance.next_u32() >> (u32::BITS - CHANCE_BITS));
    (since << CHANCE_BITS) | noise
}

/// Makes a key type: `base::id!(/// A run of a course. RunId);`
///
/// The type is public, as small as an `i64`, sorts by the time of making, and can be given to a statement and read from a row.
#[macro_export]
macro_rules! id {
    ($(#[$meta:meta])* pub struct $name:ident;) => {
        $crate::id!($(#[$meta])* $name);
    };
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(i64);

        impl $name {
            /// The number that the database keeps.
            pub const fn raw(self) -> i64 {
                self.0
            }

            /// The key that the database keeps as this number.
            pub const fn from_raw(raw: i64) -> Self {
                Self(raw)
            }
        }

        impl $crate::ids::Id for $name {
            fn raw(self) -> i64 {
                self.0
            }

            fn from_raw(raw: i64) -> Self {
                Self(raw)
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, out: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.0, out)
            }
        }

        impl $crate::stored::ToValue for $name {
            fn to_value(&self) -> $crate::stored::Value<'_> {
                $crate::stored::Value::Int(self.0)
            }
        }

        impl $crate::stored::Column for $name {
            const KIND: $crate::stored::Kind = $crate::stored::Kind::Int;

            fn from_cell(cell: $crate::stored::Cell<'_>) -> Result<Self, $crate::stored::Unreadable> {
                <i64 as $crate::stored::Column>::from_cell(cell).map(Self)
            }
        }

        impl $crate::ids::serde::Serialize for $name {
            fn serialize<S: $crate::ids::serde::Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
                out.serialize_i64(self.0)
            }
        }

        impl<'de> $crate::ids::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::ids::serde::Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
                <i64 as $crate::ids::serde::Deserialize>::deserialize(input).map(Self)
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    id!(
        /// A thing.
        ThingId
    );

    struct Always(u32);

    impl RngCore for Always {
        fn next_u32(&mut self) -> u32 {
            self.0
        }

        fn next_u64(&mut self) -> u64 {
            u64::from(self.0)
        }

        fn fill_bytes(&mut self, dest: &mut [u8]) {
            dest.fill(0);
        }
    }

    #[test]
    fn keys_sort_by_time_whatever_the_chance() {
        let early = Timestamp::from_millisecond(1_800_000_000_000).unwrap_or_default();
        let late = Timestamp::from_millisecond(1_800_000_000_001).unwrap_or_default();

        let first = ThingId::from_raw(fresh_key(early, &mut Always(u32::MAX)));
        let second = ThingId::from_raw(fresh_key(late, &mut Always(0)));

        assert!(first < second);
        assert_eq!(second.raw() & 0x3f_ffff, 0);
        assert_eq!(first.raw() & 0x3f_ffff, 0x3f_ffff);
    }

    #[test]
    fn keys_of_one_moment_differ() {
        let now = crate::Now {
            at: Timestamp::UNIX_EPOCH,
            chance: crate::Chance::from_number(7),
        };
        let keys: std::collections::HashSet<i64> =
            (0..100_000).map(|_| now.key::<ThingId>().raw()).collect();

        assert_eq!(keys.len(), 100_000);
    }

    #[test]
    fn a_moment_before_2020_still_makes_a_key() {
        assert_eq!(fresh_key(Timestamp::UNIX_EPOCH, &mut Always(0)), 0);
    }
}
