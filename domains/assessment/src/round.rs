//! A review round: the works of one task, and who reviews which.

use std::collections::HashMap;

use base::{PersonId, Timestamp, Zone};
use courses::run::RunWord;
use jiff::civil::Date;
use peer_assessment::{Pair, Request, Rule, Work, allocate};
use sha2::{Digest as _, Sha256};

use crate::submission::{SubmissionId, week_is_over};

base::id!(
    /// The reviews of one task in one run.
    RoundId
);

/// How many peers read each work, where there are enough.
pub const PER_WORK: u8 = 3;
/// From how many works on a round opens by itself when the week of its task is over.
pub const ENOUGH_WORKS: i64 = 4;
/// Without two works nobody can review anything.
pub const FEWEST_WORKS: i64 = 2;

base::words! {
    /// Where a round is in its life.
    pub enum RoundState {
        /// Works come in.
        Gathering = "gathering",
        /// Peers read.
        Open = "open",
        /// Everybody has their results.
        Released = "released",
    }
}

base::refusals! {
    /// Why a round says no.
    pub enum RoundRefusal {
        /// There are not enough works yet.
        TooFewWorks = "assessment-round-too-few-works",
        /// The run has not begun, or is over.
        NotRunning = "assessment-round-not-running",
        /// Reviews have not been opened.
        NotOpen = "assessment-round-not-open",
        /// Everybody has their results already.
        Released = "assessment-round-released",
    }
}

/// What a round opens by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timing {
    /// Where the run is in its life.
    pub run: RunWord,
    /// Its first day.
    pub starts_on: Option<Date>,
    /// The zone of its clocks.
    pub zone: Zone,
    /// The place of the task's unit, the first has 0.
    pub week: i64,
    /// How many works are in.
    pub works: i64,
}

impl Timing {
    /// The round opens by itself: enough works and the week is over, or the run wraps up.
    pub fn is_due(&self, now: Timestamp) -> bool {
        let week_is_over = || week_is_over(self.starts_on, &self.zone, self.week, now);
        match self.run {
            RunWord::WrappingUp => self.works >= FEWEST_WORKS,
            RunWord::Running => self.works >= ENOUGH_WORKS && week_is_over(),
            RunWord::Draft
            | RunWord::SigningUp
            | RunWord::SignupClosed
            | RunWord::Finished
            | RunWord::Edition
            | RunWord::Paused
            | RunWord::DidNotHappen => false,
        }
    }
}

/// Whether organizers can open the reviews of a round now.
pub fn can_open(state: RoundState, run: RunWord, works: i64) -> Result<(), RoundRefusal> {
    if !matches!(run, RunWord::Running | RunWord::WrappingUp) {
        return Err(RoundRefusal::NotRunning);
    }
    match state {
        RoundState::Gathering if works < FEWEST_WORKS => Err(RoundRefusal::TooFewWorks),
        RoundState::Gathering | RoundState::Open => Ok(()),
        RoundState::Released => Err(RoundRefusal::Released),
    }
}

/// Whether everybody can be given their results now.
pub fn can_release(state: RoundState) -> Result<(), RoundRefusal> {
    match state {
        RoundState::Gathering => Err(RoundRefusal::NotOpen),
        RoundState::Open => Ok(()),
        RoundState::Released => Err(RoundRefusal::Released),
    }
}

/// A review that is to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dealt {
    /// The work.
    pub work: SubmissionId,
    /// The peer who reads it.
    pub reviewer: PersonId,
}

/// The answer to a deal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deal {
    /// The reviews to add.
    pub added: Vec<Dealt>,
    /// How many peers read each work.
    pub per_work: u8,
    /// The rules that gave way, in words.
    pub relaxed: Vec<Relaxed>,
}

base::words! {
    /// A rule that gave way because the group is small.
    pub enum Relaxed {
        /// Three people review each other in a ring.
        ThreeCycle = "three_cycle",
        /// Two people review each other.
        Swap = "swap",
        /// Somebody reads the same author again.
        Repeat = "repeat",
        /// Somebody has more to read than others.
        Balance = "balance",
        /// Fewer than three peers read each work.
        Fewer = "fewer",
    }
}

/// Words with commas between them, as they are stored.
pub fn written(relaxed: &[Relaxed]) -> String {
    let words: Vec<&str> = relaxed
        .iter()
        .map(|rule| base::Word::as_word(*rule))
        .collect();
    words.join(",")
}

/// The same, read.
pub fn read(stored: &str) -> Vec<Relaxed> {
    stored
        .split(',')
        .filter_map(<Relaxed as base::Word>::from_word)
        .collect()
}

/// The seed of a deal: that of the round, and which deal it is. Whoever knows the seed can deal again.
pub fn seed_of(seed: &[u8], deals: i64) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(seed);
    hash.update(deals.to_be_bytes());
    hash.finalize().into()
}

/// A work in a deal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DealtWork {
    /// The work.
    pub work: SubmissionId,
    /// Its author, who reads too.
    pub author: PersonId,
    /// The author has the results: nothing more is asked for.
    pub is_released: bool,
}

/// Deals reviews out: what is missing is added to what is there. Each author reads; nobody reads their own work.
pub fn deal(works: &[DealtWork], existing: &[Dealt], seed: [u8; 32]) -> Deal {
    let mut request = Request {
        reviewers: works.iter().map(|part| number(part.author.raw())).collect(),
        existing: existing
            .iter()
            .map(|dealt| Pair {
                work: number(dealt.work.raw()),
                reviewer: number(dealt.reviewer.raw()),
            })
            .collect(),
        seed,
        ..Request::default()
    };
    let most = works.len().saturating_sub(1).min(usize::from(PER_WORK));
    let mut per_work = u8::try_from(most).unwrap_or(PER_WORK);
    while per_work > 0 {
        request.per_work = per_work;
        request.works = wanted(works, existing, per_work);
        if let Ok(allocation) = allocate(&request) {
            let given_way = allocation.relaxed.iter().map(|given| word_of(given.rule));
            let mut relaxed: Vec<Relaxed> = given_way.collect();
            if per_work < PER_WORK {
                relaxed.push(Relaxed::Fewer);
            }
            let added = allocation.pairs.iter().map(|pair| Dealt {
                work: SubmissionId::from_raw(key(pair.work)),
                reviewer: PersonId::from_raw(key(pair.reviewer)),
            });
            return Deal {
                added: added.collect(),
                per_work,
                relaxed,
            };
        }
        per_work -= 1;
    }
    Deal {
        added: Vec::new(),
        per_work: 0,
        relaxed: vec![Relaxed::Fewer],
    }
}

/// The works of a deal. One that has its results takes part only where it needs nothing: it tells how much its readers did.
fn wanted(works: &[DealtWork], existing: &[Dealt], per_work: u8) -> Vec<Work> {
    let mut readers: HashMap<SubmissionId, usize> = HashMap::new();
    for dealt in existing {
        *readers.entry(dealt.work).or_default() += 1;
    }
    let has_enough = |work| {
        readers
            .get(&work)
            .is_some_and(|count| *count >= usize::from(per_work))
    };
    works
        .iter()
        .filter(|part| !part.is_released || has_enough(part.work))
        .map(|part| Work {
            id: number(part.work.raw()),
            authors: vec![number(part.author.raw())],
        })
        .collect()
}

fn word_of(rule: Rule) -> Relaxed {
    match rule {
        Rule::ThreeCycle => Relaxed::ThreeCycle,
        Rule::Swap => Relaxed::Swap,
        Rule::Repeat => Relaxed::Repeat,
        Rule::Balance => Relaxed::Balance,
    }
}

/// Keys are never negative.
fn number(key: i64) -> u64 {
    u64::try_from(key).unwrap_or_default()
}

fn key(number: u64) -> i64 {
    i64::try_from(number).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn works(count: i64) -> Vec<DealtWork> {
        let work = |n| DealtWork {
            work: SubmissionId::from_raw(n),
            author: PersonId::from_raw(100 + n),
            is_released: false,
        };
        (1..=count).map(work).collect()
    }

    #[test]
    fn everybody_reads_as_much_as_they_are_read() {
        let cases = [(1, 0), (2, 1), (3, 2), (4, 3), (5, 3), (12, 3)];
        for (count, each) in cases {
            let works = works(count);
            let deal = deal(&works, &[], [1; 32]);
            for DealtWork { work, author, .. } in &works {
                let readers = deal.added.iter().filter(|dealt| dealt.work == *work);
                assert_eq!(readers.count(), each, "{count}");
                let reads = deal.added.iter().filter(|dealt| dealt.reviewer == *author);
                assert_eq!(reads.count(), each, "{count}");
            }
            let own = |dealt: &Dealt| dealt.work.raw() + 100 == dealt.reviewer.raw();
            assert!(!deal.added.iter().any(own));
            assert_eq!(deal.relaxed.contains(&Relaxed::Fewer), each < 3);
        }
    }

    #[test]
    fn a_late_work_gets_three_peers_and_the_others_keep_theirs() {
        let first = deal(&works(6), &[], [1; 32]);
        let later = deal(&works(7), &first.added, [2; 32]);
        assert_eq!(later.added.len(), 3);
        assert!(later.added.iter().all(|dealt| dealt.work.raw() == 7));
    }

    #[test]
    fn authors_who_have_their_results_read_late_works_too() {
        let mut all = works(4);
        for part in &mut all[..3] {
            part.is_released = true;
        }
        let later = deal(&all, &[], [2; 32]);
        assert_eq!(later.added.len(), 3);
        assert!(later.added.iter().all(|dealt| dealt.work.raw() == 4));
    }

    #[test]
    fn a_round_opens_by_itself() {
        let timing = |run, works| Timing {
            run,
            starts_on: "2027-01-04".parse().ok(),
            zone: Zone::utc(),
            week: 0,
            works,
        };
        let early = "2027-01-10T12:00:00Z".parse().unwrap();
        let late = "2027-01-11T00:00:00Z".parse().unwrap();
        assert!(!timing(RunWord::Running, 9).is_due(early));
        assert!(timing(RunWord::Running, 4).is_due(late));
        assert!(!timing(RunWord::Running, 3).is_due(late));
        assert!(timing(RunWord::WrappingUp, 2).is_due(early));
        assert!(!timing(RunWord::WrappingUp, 1).is_due(early));
        assert!(!timing(RunWord::Finished, 9).is_due(late));
    }

    #[test]
    fn what_gave_way_is_remembered() {
        let all = [Relaxed::Swap, Relaxed::Fewer];
        assert_eq!(read(&written(&all)), all);
        assert_eq!(read(""), []);
    }
}
