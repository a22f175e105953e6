//! Moments as credentials write them: `xsd:dateTime` with a zone (VC 2.0 §4.9, OB 3.0 `DateTimeZ`).

use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serializer, de::Error as _};

/// Reads a moment; `None` when it is no date with a time and a zone.
pub fn parse(text: &str) -> Option<Timestamp> {
    let bytes = text.as_bytes();
    let shape = b"0000-00-00T00:00:00";
    let head = bytes.get(..shape.len())?;
    let fits = head.iter().zip(shape).all(|(byte, wanted)| match wanted {
        b'0' => byte.is_ascii_digit(),
        _ => byte == wanted,
    });
    (fits && has_zone(bytes.get(shape.len()..)?))
        .then(|| text.parse().ok())
        .flatten()
}

/// An optional fraction of up to nine digits, then `Z` or an offset.
fn has_zone(rest: &[u8]) -> bool {
    let rest = match rest.split_first() {
        Some((b'.', fraction)) => {
            let digits = fraction
                .iter()
                .take_while(|byte| byte.is_ascii_digit())
                .count();
            if !(1..=9).contains(&digits) {
                return false;
            }
            fraction.get(digits..).unwrap_or_default()
        }
        _ => rest,
    };
    match rest {
        b"Z" => true,
        [b'+' | b'-', a, b, b':', c, d] => [a, b, c, d].iter().all(|byte| byte.is_ascii_digit()),
        _ => false,
    }
}

/// Writes a moment in UTC, to the second: wallets and validators disagree about fractions.
pub fn print(moment: Timestamp) -> String {
    let whole = Timestamp::from_second(moment.as_second()).unwrap_or(moment);
    whole.to_string()
}

/// How serde writes and reads a moment.
pub(crate) fn serialize<S: Serializer>(moment: &Timestamp, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&print(*moment))
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Timestamp, D::Error> {
    let text = String::deserialize(from)?;
    parse(&text).ok_or_else(|| D::Error::custom(format!("`{text}` is no moment with a zone")))
}

/// The same for a moment that need not be there.
pub(crate) mod optional {
    use super::{Timestamp, parse, print};
    use serde::{Deserialize, Deserializer, Serializer, de::Error as _};

    #[expect(clippy::ref_option, reason = "serde hands references")]
    pub(crate) fn serialize<S: Serializer>(
        moment: &Option<Timestamp>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        match moment {
            Some(moment) => to.serialize_str(&print(*moment)),
            None => to.serialize_none(),
        }
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<Timestamp>, D::Error> {
        let text = String::deserialize(from)?;
        parse(&text)
            .map(Some)
            .ok_or_else(|| D::Error::custom(format!("`{text}` is no moment with a zone")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_moments_with_a_zone_are_read() {
        let cases = [
            ("2026-11-24T04:10:01Z", true),
            ("2026-11-24T04:10:01.5Z", true),
            ("2026-11-24T04:10:01+05:45", true),
            ("2026-11-24T04:10:01", false),
            ("2026-11-24", false),
            ("2026-11-24T04:10Z", false),
            ("2026-11-24 04:10:01Z", false),
            ("2026-11-24T04:10:01.Z", false),
            ("2026-11-24T04:10:01Z[UTC]", false),
            ("2026-13-24T04:10:01Z", false),
            ("", false),
        ];
        for (text, expected) in cases {
            assert_eq!(parse(text).is_some(), expected, "{text}");
        }
    }

    #[test]
    fn moments_are_written_to_the_second() {
        let moment = parse("2026-11-24T04:10:01.75+01:00");
        assert_eq!(moment.map(print).as_deref(), Some("2026-11-24T03:10:01Z"));
    }
}
