//! What the system says about processes: processor time and memory.

use anyhow::{Context, Result};
use std::path::Path;

/// Clock ticks of a second, as Linux counts processor time for everybody.
const TICKS: f64 = 100.0;

/// Seconds of processor time that a process has used.
pub fn processor_seconds(process: u32) -> Result<f64> {
    let text = std::fs::read_to_string(format!("/proc/{process}/stat"))?;
    let (_, ticks) = parent_and_ticks(&text).context("/proc has another form here")?;
    Ok(ticks / TICKS)
}

/// The same of a process with all that it started.
pub fn family_seconds(root: u32) -> Result<f64> {
    let mut all: Vec<(u32, u32, f64)> = Vec::new();
    for entry in std::fs::read_dir("/proc")? {
        let name = entry?.file_name();
        let Some(process) = name.to_str().and_then(|name| name.parse().ok()) else {
            continue;
        };
        // a process may be gone by now
        let text = std::fs::read_to_string(Path::new("/proc").join(&name).join("stat"));
        if let Some((parent, ticks)) = text.ok().as_deref().and_then(parent_and_ticks) {
            all.push((process, parent, ticks));
        }
    }
    let mut family = vec![root];
    let mut ticks = 0.0;
    while let Some(member) = family.pop() {
        for (process, parent, used) in &all {
            if *process == member {
                ticks += used;
            }
            if *parent == member {
                family.push(*process);
            }
        }
    }
    Ok(ticks / TICKS)
}

/// The megabytes of memory that a process holds.
pub fn resident_megabytes(process: u32) -> Result<f64> {
    let text = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let line = line.context("/proc says nothing of memory")?;
    let kilobytes: f64 = line.trim().trim_end_matches("kB").trim().parse()?;
    Ok(kilobytes / 1024.0)
}

/// The parent and the ticks in a line of `/proc/PID/stat`. The name may contain anything, even spaces and parentheses.
fn parent_and_ticks(text: &str) -> Option<(u32, f64)> {
    let (_, rest) = text.rsplit_once(')')?;
    let words: Vec<&str> = rest.split_whitespace().collect();
    let ticks = |place: usize| words.get(place)?.parse::<f64>().ok();
    Some((words.get(1)?.parse().ok()?, ticks(11)? + ticks(12)?))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn a_line_of_the_system_is_read() {
        let line = "42 (a (strange) name) S 7 42 42 0 -1 4194560 100 0 0 0 150 50 0 0 20 0 3 0 100 1000 10";
        assert_eq!(parent_and_ticks(line), Some((7, 200.0)));
    }

    #[test]
    fn this_process_holds_memory() {
        assert!(resident_megabytes(std::process::id()).unwrap() > 0.5);
        assert!(family_seconds(std::process::id()).unwrap() >= 0.0);
    }
}
