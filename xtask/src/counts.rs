//! Reading the closing lines of test runners.

use std::ops::AddAssign;

/// How many tests passed and failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    pub passed: u64,
    pub failed: u64,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl Counts {
    /// What one line of output adds: a closing line of cargo test, of nextest or of node's test runner; else nothing.
    pub fn of_line(line: &str) -> Self {
        let line = without_colour(line);
        let line = line.trim();
        if let Some(rest) = line.strip_prefix("test result: ") {
            return Self::of_parts(rest, &[';', '.']);
        }
        if line.starts_with("Summary [") && line.contains(" run: ") {
            let rest = line.split(" run: ").nth(1).unwrap_or_default();
            return Self::of_parts(rest, &[',']);
        }
        let mut words = line.split_whitespace();
        let (mark, kind, number, more) = (words.next(), words.next(), words.next(), words.next());
        let (Some("ℹ" | "#"), Some(kind), Some(number), None) = (mark, kind, number, more) else {
            return Self::default();
        };
        let number = number.parse().unwrap_or(0);
        match kind {
            "pass" => Self {
                passed: number,
                failed: 0,
            },
            "fail" | "cancelled" => Self {
                passed: 0,
                failed: number,
            },
            _ => Self::default(),
        }
    }

    /// Adds up parts like `3 passed`, `1 failed`, `2 timed out`.
    fn of_parts(text: &str, between: &[char]) -> Self {
        let mut counts = Self::default();
        for part in text.split(between) {
            let mut words = part.split_whitespace();
            let Some(Ok(number)) = words.next().map(str::parse::<u64>) else {
                continue;
            };
            match words.next() {
                Some("passed") => counts.passed += number,
                Some("failed" | "timed" | "exec") => counts.failed += number,
                _ => {}
            }
        }
        counts
    }
}

/// The line without the terminal's colour codes.
fn without_colour(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut chars = line.chars();
    while let Some(char) = chars.next() {
        if char == '\u{1b}' {
            for code in chars.by_ref() {
                if code.is_ascii_alphabetic() {
                    break;
                }
            }
        } else {
            plain.push(char);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines_are_read() {
        let cases = [
            (
                "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.10s",
                (12, 0),
            ),
            (
                "test result: FAILED. 2 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out",
                (2, 3),
            ),
            (
                "     Summary [   0.012s] 5 tests run: 4 passed, 1 failed, 0 skipped",
                (4, 1),
            ),
            (
                "     Summary [   9.012s] 9/20 tests run: 6 passed (1 slow), 2 timed out, 1 exec failed, 0 skipped",
                (6, 3),
            ),
            (
                "\u{1b}[32;1m     Summary\u{1b}[0m [   0.012s] \u{1b}[1m1\u{1b}[0m test run: \u{1b}[1m1\u{1b}[0m passed, 0 skipped",
                (1, 0),
            ),
            ("ℹ pass 7", (7, 0)),
            ("ℹ fail 2", (0, 2)),
            ("# pass 3", (3, 0)),
            ("ℹ tests 9", (0, 0)),
            ("   Compiling people v0.1.0", (0, 0)),
            ("# pass 3 of them", (0, 0)),
        ];
        for (line, (passed, failed)) in cases {
            assert_eq!(Counts::of_line(line), Counts { passed, failed }, "{line}");
        }
    }
}
