//! Moments, zones and deadlines.

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Unit};

pub use jiff::Timestamp;

use crate::TextProblem;

/// Who tells the time.
pub trait Clock: Send + Sync + 'static {
    /// The present moment. Callers get it in whole microseconds, because that is what is stored.
    fn now(&self) -> Timestamp;
}

/// A moment without the part of a microsecond that no database keeps.
pub fn whole_microseconds(moment: Timestamp) -> Timestamp {
    moment
        .round(
            jiff::TimestampRound::new()
                .smallest(Unit::Microsecond)
                .mode(jiff::RoundMode::Trunc),
        )
        .unwrap_or(moment)
}

/// A time zone by its name in the IANA database, for example `Europe/Madrid`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone(String);

impl Zone {
    /// The zone of that name, if the database knows it.
    pub fn parse(name: &str) -> Result<Self, TextProblem> {
        let name = name.trim();
        match TimeZone::get(name) {
            Ok(zone) => Ok(Self(zone.iana_name().unwrap_or(name).to_owned())),
            Err(_) => Err(TextProblem::NoSuchZone),
        }
    }

    /// Universal time.
    pub fn utc() -> Self {
        Self("UTC".to_owned())
    }

    /// The name in the IANA database.
    pub fn name(&self) -> &str {
        &self.0
    }

    /// The last part of the name in words: `Madrid`, `New York`.
    pub fn city(&self) -> String {
        self.0
            .rsplit('/')
            .next()
            .unwrap_or(&self.0)
            .replace('_', " ")
    }

    /// The rules of the zone. A name that the database has lost since is read as universal time.
    pub fn rules(&self) -> TimeZone {
        TimeZone::get(&self.0).unwrap_or(TimeZone::UTC)
    }

    /// The wall clock of the zone at a moment.
    pub fn wall(&self, moment: Timestamp) -> DateTime {
        moment.to_zoned(self.rules()).datetime()
    }

    /// The calendar day of the zone at a moment.
    pub fn day(&self, moment: Timestamp) -> Date {
        self.wall(moment).date()
    }

    /// The moment at which the wall clock of the zone shows that time. A time that summer time skips is read as the
    /// hour after, a doubled one as the first.
    pub fn moment(&self, wall: DateTime) -> Timestamp {
        self.rules()
            .to_ambiguous_zoned(wall)
            .compatible()
            .map_or(Timestamp::UNIX_EPOCH, |zoned| zoned.timestamp())
    }
}

crate::stored_text!(Zone);

impl crate::stored::Text for Zone {
    fn as_str(&self) -> &str {
        &self.0
    }
    fn from_stored(text: String) -> Self {
        Self(text)
    }
}

/// A deadline as people say it: a wall-clock minute in a zone. The named minute is still in time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// The wall-clock minute.
    pub wall: DateTime,
    /// The zone of the clock on that wall.
    pub zone: Zone,
}

impl Deadline {
    /// The first moment that is too late.
    pub fn ends(&self) -> Timestamp {
        let moment = self.zone.moment(self.wall);
        moment
            .checked_add(SignedDuration::from_mins(1))
            .unwrap_or(moment)
    }

    /// The named minute itself, for showing.
    pub fn shown(&self) -> Timestamp {
        self.zone.moment(self.wall)
    }

    /// It is too late.
    pub fn is_past(&self, now: Timestamp) -> bool {
        now >= self.ends()
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn the_named_minute_is_still_in_time() {
        let zone = Zone::parse("Europe/Madrid").unwrap();
        let deadline = Deadline {
            wall: "2027-01-21T18:00".parse().unwrap(),
            zone,
        };
        let cases = [
            ("2027-01-21T17:00:00Z", false),
            ("2027-01-21T17:00:59Z", false),
            ("2027-01-21T17:01:00Z", true),
        ];
        for (now, late) in cases {
            assert_eq!(deadline.is_past(now.parse().unwrap()), late, "{now}");
        }
    }

    #[test]
    fn a_skipped_hour_is_read_as_the_hour_after() {
        let zone = Zone::parse("Europe/Madrid").unwrap();
        let moment = zone.moment("2027-03-28T02:30".parse().unwrap());
        assert_eq!(zone.wall(moment).to_string(), "2027-03-28T03:30:00");
    }

    #[test]
    fn zones_have_names_and_cities() {
        assert_eq!(Zone::parse("America/New_York").unwrap().city(), "New York");
        assert_eq!(Zone::parse("Mars/Olympus"), Err(TextProblem::NoSuchZone));
    }
}
