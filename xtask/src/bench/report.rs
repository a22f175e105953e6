//! The figures as tables, for the terminal and for `docs/bench.md`.

use super::{Cost, Flags, Measured, SMALL};
use std::fmt::Write as _;

/// The page of the documentation.
pub fn written(flags: &Flags, commit: &str, measured: &[Measured]) -> String {
    let day = std::process::Command::new("date")
        .args(["-u", "+%Y-%m-%d"])
        .output();
    let day = day.map_or_else(
        |_| String::new(),
        |said| String::from_utf8_lossy(&said.stdout).trim().to_owned(),
    );
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    format!(
        "# What pages cost\n\nMeasured on {day} at commit `{commit}` with {cores} cores and {} GB of memory, by\n\n\
         ```sh\ncargo xtask bench --people {} --seconds {} --connections {}\n```\n\n\
         The command builds the release executable, grows a demo university of that size (kept in `target/bench`), and asks each\n\
         page again and again over kept connections, without compression. *CPU* is the processor time of the server for one request\n\
         that draws the page (a number in the address keeps it from being found in memory) while one asks at a time, *crowded* the\n\
         same while as many ask at once as there are connections, on the same cores as the server; requests/s, p50 and p99 are of the crowd; *database* that of PostgreSQL's own processes; *kept* the processor time where the page is kept in\n\
         memory (decision 0007); *memory* what a handler behind the same layers costs that returns as many bytes from memory. The\n\
         client's own time is not counted. A page is compared with that of 1,000 people where that shows about as much.\n\n{}",
        memory(),
        flags.people,
        flags.seconds,
        flags.connections,
        tables(measured)
    )
}

fn memory() -> u64 {
    let text = std::fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let kilobytes = text.lines().find_map(|line| {
        line.strip_prefix("MemTotal:")?
            .trim()
            .strip_suffix(" kB")?
            .parse()
            .ok()
    });
    kilobytes.unwrap_or(0_u64) / 1_000_000
}

/// Every table.
pub fn tables(measured: &[Measured]) -> String {
    let mut text = String::new();
    for one in measured.iter().filter(|one| !one.pages.is_empty()) {
        let small = measured.iter().find(|other| {
            other.people == SMALL && other.engine == one.engine && one.people > SMALL
        });
        table(&mut text, one, small);
    }
    let _ = writeln!(text, "## Start, memory, growth\n");
    let _ = writeln!(text, "| | start | resident | after the load | grown |");
    let _ = writeln!(text, "| --- | --- | --- | --- | --- |");
    for one in measured {
        let _ = writeln!(
            text,
            "| {}, {} | {:.2} s | {:.0} MB | {:.0} MB | {} |",
            one.engine,
            people(one.people),
            one.start,
            one.resident.0,
            one.resident.1,
            one.grown.as_deref().unwrap_or("before")
        );
    }
    if let Some(one) = measured.iter().rev().find(|one| !one.weights.is_empty()) {
        let _ = writeln!(
            text,
            "\n## First views\n\nAs they travel, with style, script and font.\n"
        );
        let _ = writeln!(text, "| page | kB |\n| --- | --- |");
        for (name, weight) in &one.weights {
            let _ = writeln!(text, "| {name} | {weight:.1} |");
        }
    }
    text
}

fn people(count: u64) -> String {
    if count == 0 {
        "demo size".to_owned()
    } else {
        format!("{count} people")
    }
}

fn table(text: &mut String, one: &Measured, small: Option<&Measured>) {
    let _ = writeln!(text, "## {}, {}\n", one.engine, people(one.people));
    let with_server = one.engine != "SQLite";
    let mut head =
        "| page | bytes | requests/s | p50 ms | p99 ms | crowded ms | CPU ms |".to_owned();
    if with_server {
        head.push_str(" database ms |");
    }
    head.push_str(" memory ms | kept ms | kept / memory |");
    if small.is_some() {
        head.push_str(" CPU / CPU at 1,000 |");
    }
    let _ = writeln!(
        text,
        "{head}\n|{}",
        " --- |".repeat(head.matches('|').count() - 1)
    );
    for page in &one.pages {
        let _ = write!(
            text,
            "| {} | {} | {:.0} | {:.2} | {:.2} | {:.3} | {:.3} |",
            page.name,
            page.bytes,
            page.per_second,
            page.p50,
            page.p99,
            page.crowded,
            page.processor
        );
        if with_server {
            let _ = write!(text, " {:.3} |", page.database);
        }
        let _ = write!(text, " {:.3} |", page.memory);
        let _ = match page.kept {
            Some(kept) => write!(text, " {kept:.3} | {:.1} |", kept / page.memory.max(1e-6)),
            None => write!(text, " | |"),
        };
        if let Some(small) = small {
            let _ = match same(small, page) {
                Some(other) => {
                    let all = |cost: &Cost| cost.processor + cost.database;
                    write!(text, " {:.2} |", all(page) / all(other).max(1e-6))
                }
                None => write!(text, " |"),
            };
        }
        let _ = writeln!(text);
    }
    let _ = writeln!(text);
}

/// The same page of another university, where it shows about as much.
fn same<'a>(measured: &'a Measured, page: &Cost) -> Option<&'a Cost> {
    let is_same = |other: &&Cost| other.name == page.name && other.bytes * 5 >= page.bytes * 4;
    measured.pages.iter().find(is_same)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_compared_with_memory_and_with_the_small_university() {
        let measured = |people, bytes, processor| Measured {
            engine: "SQLite",
            people,
            pages: vec![Cost {
                name: "front page".to_owned(),
                bytes,
                processor,
                memory: 0.1,
                kept: Some(0.15),
                ..Cost::default()
            }],
            ..Measured::default()
        };
        let text = tables(&[measured(SMALL, 900, 0.4), measured(100_000, 1_000, 0.5)]);
        assert!(text.contains("## SQLite, 100000 people"));
        assert!(
            text.contains("| 0.500 | 0.100 | 0.150 | 1.5 | 1.25 |"),
            "{text}"
        );
        let text = tables(&[measured(SMALL, 700, 0.4), measured(100_000, 1_000, 0.5)]);
        assert!(text.contains("| 0.150 | 1.5 | |"), "{text}");
    }
}
