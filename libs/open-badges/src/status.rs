//! Status lists: one bit an award (Bitstring Status List 1.0). Indexes are given at random, so that who looks up a bit learns nothing about
//! when the award was given; none is given twice.

use crate::Limits;
use crate::model::{Profile, StatusListCredential, StatusListSubject, StatusPurpose};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use flate2::read::MultiGzDecoder;
use flate2::{Compression, GzBuilder};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use std::io::{Read, Write};

/// A list has at least so many bits, that one award hides among many (§6.1).
pub const SMALLEST: u32 = 131_072;

/// The bits of a list; bit 0 is the leftmost.
#[derive(Clone, PartialEq, Eq)]
pub struct StatusList {
    bytes: Vec<u8>,
}

impl StatusList {
    /// A list of so many bits, at least [`SMALLEST`] and rounded up to bytes, none set.
    pub fn new(bits: u32) -> Self {
        Self {
            bytes: vec![0; bits.max(SMALLEST).div_ceil(8) as usize],
        }
    }

    /// How many bits it has.
    pub fn len(&self) -> usize {
        self.bytes.len() * 8
    }

    /// Whether it has none: never so for our own.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// Whether a bit is set; `None` beyond the end.
    pub fn get(&self, index: usize) -> Option<bool> {
        Some(self.bytes.get(index / 8)? & mask(index) != 0)
    }

    /// Sets or clears a bit; `false` beyond the end.
    #[must_use]
    pub fn set(&mut self, index: u32, bit: Bit) -> bool {
        let index = index as usize;
        let Some(byte) = self.bytes.get_mut(index / 8) else {
            return false;
        };
        match bit {
            Bit::Set => *byte |= mask(index),
            Bit::Clear => *byte &= !mask(index),
        }
        true
    }

    /// As `encodedList` (§3.3): `u`, then base64url of the gzipped bits. The same bits make the same text.
    pub fn encoded(&self) -> String {
        let mut gzip = GzBuilder::new()
            .mtime(0)
            .write(Vec::new(), Compression::best());
        let written = gzip.write_all(&self.bytes).and_then(|()| gzip.finish());
        // writing into memory does not fail
        format!("u{}", URL_SAFE_NO_PAD.encode(written.unwrap_or_default()))
    }

    /// Reads an `encodedList`, inflating no more than the limit.
    pub fn decoded(text: &str, limits: &Limits) -> Result<Self, ListRefusal> {
        let text = text.strip_prefix('u').ok_or(ListRefusal::Encoding)?;
        let gzip = URL_SAFE_NO_PAD
            .decode(text.trim_end_matches('='))
            .map_err(|_| ListRefusal::Encoding)?;
        let mut bytes = Vec::new();
        let most = limits.status_list as u64;
        MultiGzDecoder::new(gzip.as_slice())
            .take(most + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| ListRefusal::Encoding)?;
        if bytes.len() > limits.status_list {
            return Err(ListRefusal::TooLong(limits.status_list));
        }
        if bytes.len() * 8 < SMALLEST as usize {
            return Err(ListRefusal::TooShort);
        }
        Ok(Self { bytes })
    }

    /// The list as a credential, to be signed in both forms. The list's address is its id.
    pub fn credential(
        &self,
        address: &str,
        issuer: &str,
        purpose: StatusPurpose,
        valid_from: Timestamp,
    ) -> StatusListCredential {
        let subject = StatusListSubject {
            id: Some(format!("{address}#list")),
            kind: "BitstringStatusList".to_owned(),
            status_purpose: vec![purpose.word().to_owned()],
            encoded_list: self.encoded(),
            ttl: None,
        };
        let issuer = Profile::from(issuer.to_owned());
        StatusListCredential::new(address, issuer, valid_from, subject)
    }
}

/// What a bit becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bit {
    /// Revoked or suspended.
    Set,
    /// In force.
    Clear,
}

fn mask(index: usize) -> u8 {
    0b1000_0000 >> (index % 8)
}

/// Why a text is no status list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ListRefusal {
    /// Not `u` and base64url of gzip.
    #[error("the list is not encoded as the standard says")]
    Encoding,
    /// It inflates to more than the limit.
    #[error("the list inflates to more than {0} bytes")]
    TooLong(usize),
    /// Fewer bits than the standard's minimum: one award would not hide among many.
    #[error("the list has fewer than {SMALLEST} bits")]
    TooShort,
}

/// Indexes of a list in an order that nobody without the secret can guess: a permutation, so the n-th award gets an index that no other
/// award has, and nothing need be looked up.
#[derive(Clone)]
pub struct Shuffle {
    secret: [u8; 32],
    size: u32,
    /// Bits of each half of the permutation's blocks.
    half: u32,
}

impl Shuffle {
    /// The order for a list of this size; one secret a list.
    pub fn new(secret: [u8; 32], size: u32) -> Self {
        let size = size.max(SMALLEST);
        let bits = u32::BITS - (size - 1).leading_zeros();
        Self {
            secret,
            size,
            half: bits.div_ceil(2),
        }
    }

    /// The index of the n-th award; `None` when the list is full.
    pub fn at(&self, n: u32) -> Option<u32> {
        if n >= self.size {
            return None;
        }
        // the permutation is of a power of two: walk on until inside; less than four steps on average
        let mut at = u64::from(n);
        loop {
            at = self.permuted(at);
            if at < u64::from(self.size) {
                return u32::try_from(at).ok();
            }
        }
    }

    /// A Feistel network of six rounds.
    fn permuted(&self, value: u64) -> u64 {
        let low = (1_u64 << self.half) - 1;
        let (mut left, mut right) = (value >> self.half, value & low);
        for round in 0..6_u8 {
            let digest = Sha256::new()
                .chain_update(self.secret)
                .chain_update([round])
                .chain_update(right.to_be_bytes())
                .finalize();
            let mixed = digest
                .iter()
                .take(8)
                .fold(0, |all, &byte| all << 8 | u64::from(byte));
            (left, right) = (right, left ^ (mixed & low));
        }
        left << self.half | right
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn bits_are_read_as_they_are_set() {
        let mut list = StatusList::new(0);
        assert_eq!(list.len(), 131_072);
        for index in [0, 7, 8, 131_071] {
            assert!(list.set(index, Bit::Set));
        }
        assert!(!list.set(131_072, Bit::Set));
        let mut again = StatusList::decoded(&list.encoded(), &Limits::default()).unwrap();
        assert!(again == list);
        for (index, expected) in [(0, true), (1, false), (7, true), (8, true), (131_071, true)] {
            assert_eq!(again.get(index), Some(expected), "{index}");
        }
        assert_eq!(again.get(131_072), None);
        assert!(again.set(7, Bit::Clear));
        assert_eq!(again.get(7), Some(false));
        assert_eq!(list.bytes[0], 0b1000_0001);
    }

    #[test]
    fn the_published_list_is_read() {
        // the example of Bitstring Status List 1.0 §4
        let text = "uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA";
        let list = StatusList::decoded(text, &Limits::default()).unwrap();
        assert_eq!(list.len(), 131_072);
        assert_eq!(list.get(94_567), Some(false));
    }

    #[test]
    fn bad_lists_are_refused() {
        let limits = Limits {
            status_list: 100_000,
            ..Limits::default()
        };
        let bomb = StatusList {
            bytes: vec![0; 50_000_000],
        }
        .encoded();
        let short = StatusList {
            bytes: vec![0; 100],
        }
        .encoded();
        let cases = [
            (bomb.as_str(), ListRefusal::TooLong(100_000)),
            (&short, ListRefusal::TooShort),
            ("uAAAA", ListRefusal::Encoding),
            ("H4sI", ListRefusal::Encoding),
            ("", ListRefusal::Encoding),
        ];
        for (text, expected) in cases {
            assert_eq!(
                StatusList::decoded(text, &limits).err(),
                Some(expected),
                "{text:.20}"
            );
        }
    }

    #[test]
    fn a_shuffle_gives_every_index_once_and_in_no_order() {
        let shuffle = Shuffle::new([7; 32], 140_001);
        let mut seen = vec![false; 140_001];
        for n in 0..140_001 {
            let at = shuffle.at(n).unwrap() as usize;
            assert!(!std::mem::replace(&mut seen[at], true), "{at} twice");
        }
        assert_eq!(shuffle.at(140_001), None);
        let neighbours = (0..1000)
            .filter(|&n| shuffle.at(n).unwrap().abs_diff(shuffle.at(n + 1).unwrap()) < 100)
            .count();
        assert!(
            neighbours < 10,
            "{neighbours} of 1000 stand near their neighbours"
        );
        assert_ne!(Shuffle::new([8; 32], 140_001).at(0), shuffle.at(0));
    }
}
