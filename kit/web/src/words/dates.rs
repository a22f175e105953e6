//! Dates as people say them: in the reader's zone, named, with how far away they are.

use base::{Deadline, Timestamp, Zone};
use jiff::civil::Date;
use maud::{Markup, html};

use crate::T;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

impl T {
    /// A calendar day in words; the year stands there only when it is another one.
    pub fn day(&self, date: Date) -> String {
        let year = self.zone.day(self.now()).year();
        let key = if date.year() == year {
            "web-day"
        } else {
            "web-day-with-year"
        };
        self.say_with(
            key,
            &[
                (
                    "weekday",
                    self.say(&format!(
                        "web-weekday-{}",
                        date.weekday().to_monday_one_offset()
                    ))
                    .into(),
                ),
                ("day", i64::from(date.day()).into()),
                ("month", self.month(date).into()),
                ("year", date.year().to_string().into()),
            ],
        )
    }

    /// A day in short, for cards and rows: `12 January`.
    pub fn short_day(&self, date: Date) -> String {
        let year = self.zone.day(self.now()).year();
        let key = if date.year() == year {
            "web-short-day"
        } else {
            "web-short-day-with-year"
        };
        let values = [
            ("day", i64::from(date.day()).into()),
            ("month", self.month(date).into()),
            ("year", date.year().to_string().into()),
        ];
        self.say_with(key, &values)
    }

    /// The month and year of a day: `January 2027`.
    pub fn month_and_year(&self, date: Date) -> String {
        self.say_with(
            "web-month-and-year",
            &[
                ("month", self.month(date).into()),
                ("year", date.year().to_string().into()),
            ],
        )
    }

    /// A short day with its machine-readable form.
    pub fn date(&self, date: Date) -> Markup {
        html! { time datetime=(date.to_string()) { (self.short_day(date)) } }
    }

    /// The day on which a moment falls for this reader, in short.
    pub fn day_of(&self, moment: Timestamp) -> Markup {
        html! { time datetime=(moment.to_string()) { (self.short_day(self.zone.day(moment))) } }
    }

    /// The day on which a moment falls for this reader, always with its year: for what is kept and printed.
    pub fn whole_day(&self, moment: Timestamp) -> Markup {
        let date = self.zone.day(moment);
        let values = [
            ("day", i64::from(date.day()).into()),
            ("month", self.month(date).into()),
            ("year", date.year().to_string().into()),
        ];
        html! { time datetime=(date.to_string()) { (self.say_with("web-short-day-with-year", &values)) } }
    }

    /// A moment as text: day, hour, minute, in the reader's zone.
    pub fn moment_text(&self, moment: Timestamp) -> String {
        let wall = self.zone.wall(moment);
        let clock = format!("{:02}:{:02}", wall.hour(), wall.minute());
        self.say_with(
            "web-moment",
            &[
                ("day", self.day(wall.date()).into()),
                ("clock", clock.into()),
            ],
        )
    }

    /// A moment as text with the zone named, for letters.
    pub fn moment_text_with_zone(&self, moment: Timestamp) -> String {
        self.say_with(
            "web-moment-in-zone",
            &[
                ("moment", self.moment_text(moment).into()),
                ("zone", self.zone.city().into()),
            ],
        )
    }

    /// A moment with the zone named and how far away it is: `Thursday 21 January, 18:00 (Madrid), in 2 days`.
    pub fn moment(&self, moment: Timestamp) -> Markup {
        html! {
            time datetime=(moment.to_string()) { (self.moment_text_with_zone(moment)) }
            ", " (self.far(moment))
        }
    }

    /// A moment of the past in short, for posts: how long ago, with the exact moment as its title.
    pub fn ago(&self, moment: Timestamp) -> Markup {
        html! { time datetime=(moment.to_string()) title=(self.moment_text_with_zone(moment)) { (self.far(moment)) } }
    }

    /// A deadline in the reader's zone; where it was set in another one, that one is named too.
    pub fn deadline(&self, deadline: &Deadline) -> Markup {
        let moment = deadline.shown();
        html! {
            (self.moment(moment))
            @if deadline.zone != self.zone && deadline.zone.wall(moment) != self.zone.wall(moment) {
                " " span.meta { (self.in_other_zone(moment, &deadline.zone)) }
            }
        }
    }

    /// How far away a moment is: `in 2 days`, `3 hours ago`, `just now`. Far moments are counted in months and years.
    pub fn far(&self, moment: Timestamp) -> String {
        let seconds = moment.duration_since(self.now()).as_secs();
        let (unit, count) = match seconds.abs() {
            s if s < MINUTE => return self.say("web-just-now"),
            s if s < HOUR => ("minutes", s / MINUTE),
            s if s < DAY => ("hours", s / HOUR),
            s if s < 60 * DAY => ("days", s / DAY),
            s if s < 730 * DAY => ("months", s / (30 * DAY)),
            s => ("years", s / (365 * DAY)),
        };
        let way = if seconds > 0 { "in" } else { "ago" };
        self.say_with(&format!("web-{way}-{unit}"), &[("count", count.into())])
    }

    fn in_other_zone(&self, moment: Timestamp, zone: &Zone) -> String {
        let wall = zone.wall(moment);
        let clock = format!("{:02}:{:02}", wall.hour(), wall.minute());
        self.say_with(
            "web-clock-in-zone",
            &[("clock", clock.into()), ("zone", zone.city().into())],
        )
    }

    fn month(&self, date: Date) -> String {
        self.say(&format!("web-month-{}", date.month()))
    }
}
