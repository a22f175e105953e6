//! A place in a list that is newest first. Keys never stand in addresses, so it is a moment, and how many lines of its millisecond
//! were shown.

use std::fmt::Display;

use base::Timestamp;
use jiff::SignedDuration;
use web::Visit;

/// How many lines stand on one page.
const ON_A_PAGE: u32 = 20;

/// A place in a list that is newest first.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    moment: Option<Timestamp>,
    shown: u32,
}

impl Place {
    /// The place that the address asks for.
    pub(super) fn of(visit: &Visit) -> Self {
        let query = visit.query();
        let moment = query.get("before").and_then(|text| text.parse().ok());
        let shown = query.get("shown").and_then(|text| text.parse().ok());
        Self {
            moment,
            shown: moment.and(shown).unwrap_or(0).min(10_000),
        }
    }

    /// The key before which the lines of this page stand, if it is not the first page.
    pub(super) fn before(self) -> Option<i64> {
        self.moment.map(key_after)
    }

    /// How many lines to ask for: some were shown, and one more tells whether there are more.
    pub(super) fn size(self) -> u32 {
        self.shown + ON_A_PAGE + 1
    }

    /// The lines of this page out of those that were asked for, and the address of what comes after them.
    pub(super) fn cut<L>(
        self,
        found: Vec<L>,
        address: &impl Display,
        made_at: impl Fn(&L) -> Timestamp,
    ) -> (Vec<L>, Option<String>) {
        let has_more = found.len() == self.size() as usize;
        let rest = found.into_iter().skip(self.shown as usize);
        let lines: Vec<L> = rest.take(ON_A_PAGE as usize).collect();
        let last = lines.last().map(&made_at).filter(|_| has_more);
        let older = last.map(|last| {
            let same = |moment: Timestamp| moment.as_millisecond() == last.as_millisecond();
            let here = lines.iter().filter(|line| same(made_at(line))).count();
            let before = self
                .moment
                .filter(|moment| same(*moment))
                .map_or(0, |_| self.shown);
            let shown = before + u32::try_from(here).unwrap_or(ON_A_PAGE);
            format!("{address}?before={last}&shown={shown}")
        });
        (lines, older)
    }
}

/// The first key of the millisecond after.
fn key_after(moment: Timestamp) -> i64 {
    const CHANCE: i64 = (1 << 22) - 1;
    let next = moment
        .checked_add(SignedDuration::from_millis(1))
        .unwrap_or(moment);
    ::store::row_key(next) & !CHANCE
}
