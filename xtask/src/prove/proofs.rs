//! Which proofs there are.

use crate::runner::{Last, Step};
use std::path::Path;

/// A proof: its name, what it says in one sentence, and the step that shows it.
pub struct Proof {
    pub name: &'static str,
    pub says: &'static str,
    pub on: On,
    pub step: fn(&Path, &Sizes) -> Step,
    /// What the frame itself measured; the rest is written by the proof.
    pub figures: fn(&Last, &Sizes) -> Vec<(String, String)>,
}

/// On which databases a proof runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum On {
    /// It asks no database.
    Neither,
    /// On one after the other.
    Both,
    /// It is about the process or its file.
    Sqlite,
    /// It is about the server.
    Postgres,
}

/// How long proofs are, where somebody said so.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sizes {
    pub kills: Option<u64>,
    pub seconds: Option<u64>,
    pub cases: Option<u64>,
}

impl Sizes {
    /// What was said, as it is typed.
    pub fn flags(&self) -> String {
        [
            ("kills", self.kills),
            ("seconds", self.seconds),
            ("cases", self.cases),
        ]
        .into_iter()
        .filter_map(|(name, size)| Some(format!(" --{name} {}", size?)))
        .collect()
    }

    fn cases(&self) -> u64 {
        self.cases.unwrap_or(200_000)
    }
}

/// Every proof, in the order in which they run.
pub const PROOFS: &[Proof] = &[
    Proof {
        name: "laws",
        says: "The laws of the libraries and the kit hold for any input: allocation of reviews, means and spreads, patterns, slugs, tokens, titles.",
        on: On::Neither,
        step: laws,
        figures: law_figures,
    },
    Proof {
        name: "kills",
        says: "`stoa serve` is killed (`kill -9`) at random instants while people write; every acknowledged write is there afterwards, once, and none by half.",
        on: On::Both,
        step: |house, sizes| {
            test(house, "kills::every_acknowledged_write_survives_kill_9")
                .with("STOA_PROVE_KILLS", sizes.kills.unwrap_or(1000).to_string())
        },
        figures: none,
    },
    Proof {
        name: "import-kills",
        says: "The import of the old archive is killed at random instants and started again until it is done; report and rows are those of an undisturbed import.",
        on: On::Both,
        step: |house, sizes| {
            test(
                house,
                "import_kills::an_import_that_is_killed_goes_on_from_there",
            )
            .with("STOA_PROVE_KILLS", sizes.kills.unwrap_or(300).to_string())
        },
        figures: none,
    },
    Proof {
        name: "overload",
        says: "Three times as much is asked as can be answered: whoever gets no turn is told when to come again, memory stays bounded, and five seconds later everything is as before.",
        on: On::Both,
        step: |house, sizes| {
            test(house, "overload::three_times_too_much_is_put_off_politely").with(
                "STOA_PROVE_SECONDS",
                sizes.seconds.unwrap_or(30).to_string(),
            )
        },
        figures: none,
    },
    Proof {
        name: "slow-sockets",
        says: "Five thousand connections that say nothing, or one byte a second: everybody else is served as ever, and the slow ones are let go.",
        on: On::Sqlite,
        step: |house, _| {
            test(house, "slow_sockets::slow_sockets_keep_nobody_waiting")
                .with("STOA_PROVE_SOCKETS", "5000")
        },
        figures: none,
    },
    Proof {
        name: "clock",
        says: "The clock jumps by an hour, a day and more, forward and back: sessions go on, posts keep their order, dates mean what they say, and every letter is written once.",
        on: On::Both,
        step: |house, _| test(house, "clock::the_clock_may_jump"),
        figures: none,
    },
    Proof {
        name: "database-gone",
        says: "The line to PostgreSQL is cut under load: whoever asks gets a page that says so and when to come again; when it is mended everything goes on without a restart, and what was acknowledged is there once.",
        on: On::Postgres,
        step: |house, sizes| {
            test(house, "gone::the_house_outlives_its_database_server").with(
                "STOA_PROVE_SECONDS",
                sizes.seconds.unwrap_or(60).to_string(),
            )
        },
        figures: none,
    },
    Proof {
        name: "processes",
        says: "Two processes share one PostgreSQL and its streaming replica, under load: one process is killed, then the replica crashes. Only requests on their way are cut, nothing acknowledged is lost, and everybody finds what they wrote, whichever process answers.",
        on: On::Postgres,
        step: |house, sizes| {
            test(
                house,
                "processes::two_processes_and_a_replica_are_one_house",
            )
            .with(
                "STOA_PROVE_SECONDS",
                sizes.seconds.unwrap_or(30).to_string(),
            )
        },
        figures: none,
    },
    Proof {
        name: "bombs",
        says: "Texts that were made to cost, as long and as costly as they may be before they are shown plain, and longer ones: cleaning each takes at most 50 ms of a core and 10 MiB.",
        on: On::Neither,
        step: |house, _| test(house, "bombs::cleaning_a_text_takes_a_moment"),
        figures: none,
    },
    Proof {
        name: "faults",
        says: "Every operation on database, files and mail fails once, the first, the second, and so on: whoever asked is told clearly and may try again, and nothing is lost, doubled or half-done.",
        on: On::Both,
        step: |house, _| {
            let line =
                "cargo test --release --locked --package stoa --test faults -- --nocapture --exact";
            let name = "whatever_fails_once_leaves_nothing_half_done";
            Step::new(name, house, line)
                .arg(name)
                .with("STOA_PROVE_EVERY", "1".to_owned())
        },
        figures: none,
    },
    Proof {
        name: "full-disk",
        says: "The disk is full: what is there is read as ever, who writes is told why, and when there is room again writing goes on without a restart.",
        on: On::Sqlite,
        step: |house, sizes| {
            test(house, "full_disk::a_full_disk_is_said_and_outlived")
                .with("STOA_PROVE_KILLS", sizes.kills.unwrap_or(20).to_string())
        },
        figures: none,
    },
];

/// One test of `app/tests/proofs.rs`, in the release build.
fn test(house: &Path, name: &str) -> Step {
    let line = "cargo test --release --locked --package stoa --test proofs -- --nocapture --exact";
    Step::new(name, house, line).arg(name)
}

fn none(_: &Last, _: &Sizes) -> Vec<(String, String)> {
    Vec::new()
}

fn laws(house: &Path, sizes: &Sizes) -> Step {
    Step::new(
        "laws",
        house,
        "cargo test --release --locked --package base --package course-pattern --package peer-assessment --lib --tests laws::",
    )
    .with("PROPTEST_CASES", sizes.cases().to_string())
}

fn law_figures(last: &Last, sizes: &Sizes) -> Vec<(String, String)> {
    let (laws, cases) = (last.counts.passed, sizes.cases());
    vec![
        ("laws".to_owned(), laws.to_string()),
        ("cases of each law".to_owned(), cases.to_string()),
        ("cases in all".to_owned(), (laws * cases).to_string()),
    ]
}
