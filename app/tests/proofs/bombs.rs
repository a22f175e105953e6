//! Texts that were made to cost: whatever somebody writes, cleaning it takes a moment and little memory.

use web::markdown;

use crate::figures::figure;

/// What one text may take of a core, in milliseconds.
const MOST_MILLIS: f64 = 50.0;

/// What one text may take of memory while it is cleaned, in KiB.
const MOST_MEMORY: u64 = 10 << 10;

/// How often each text is cleaned: the clock of a thread ticks in steps of some milliseconds.
const TIMES: u32 = if cfg!(debug_assertions) { 1 } else { 8 };

/// What a text is about, and the text: as long as a long text may be, and as costly as it may be before it is shown plain.
fn texts() -> Vec<(&'static str, String)> {
    let long = |part: &str| part.repeat(100_000 / part.len());
    let times = |part: &str, times: usize| part.repeat(times);
    let many = |most: usize, part: &dyn Fn(usize) -> String| {
        (0..most).map(part).collect::<Vec<_>>().concat()
    };
    let ticks = many(400, &|size| format!("a{}", "`".repeat(size)));
    let steps = many(300, &|step| format!("{}- a\n", "  ".repeat(step)));
    let notes = many(600, &|note| format!("[^{note}]\n\n[^{note}]: x\n\n"));
    let names = many(600, &|name| format!("[a{name}]\n\n[a{name}]: /u\n\n"));
    let head = |columns: usize| times("|a", columns) + "|\n" + &times("|-", columns) + "|\n";
    vec![
        (
            "words",
            long("The quick brown fox jumps over the lazy dog. "),
        ),
        ("lines", times("word\n", 6_500)),
        ("paragraphs", times("a\n\n", 3_500)),
        ("headings", times("# a\n", 6_500)),
        ("lists", times("- a\n", 6_500)),
        ("quotes", times("> a\n", 3_500)),
        (
            "quotes within quotes",
            times(&(times("> ", 59) + "a\n"), 130),
        ),
        ("lists within lists", steps),
        ("code", times("`a ", 18_000)),
        ("runs of ticks", ticks),
        ("stars", times("*a ", 18_000)),
        ("emphasis", times("a**b", 12_000)),
        ("emphasis of two kinds", times("*a_ ", 12_000)),
        ("brackets", times("[", 5_000)),
        ("closing brackets", times("]", 5_000)),
        ("links that never end", times("[a](", 5_000)),
        ("links", times("[a](b)", 1_600)),
        ("pictures", times("![a](b)", 1_200)),
        ("footnotes", notes),
        ("named links", names),
        ("signs", times("&", 8_000)),
        ("quotation marks", times("\"", 8_000)),
        ("tags", times("<b>", 4_000)),
        ("tags that never end", times("<a ", 7_000)),
        ("comments", times("<!-- ", 4_000)),
        ("entities", times("&#x41;", 7_000)),
        ("addresses", times("www.a.b ", 4_000)),
        ("mail addresses", times("a@b.c ", 7_000)),
        ("cells", head(1_000)),
        ("rows", head(2) + &times("|\n", 1_200)),
        ("columns of short rows", head(100) + &times("x\n", 30)),
        ("emoji", times("\u{1f600}", 100_000)),
        ("a bomb of stars", times("*a ", 333_000)),
        ("a bomb of brackets", times("[", 1_000_000)),
        ("a bomb of quotes", times(">", 1_000_000)),
        ("a bomb of signs", times("&", 1_000_000)),
        ("a bomb of cells", head(300) + &times("|x\n", 333_000)),
        ("a bomb of lines", times("\n", 1_000_000)),
    ]
}

/// What a thread took of its core so far, in nanoseconds.
fn core_time() -> u64 {
    let said = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    said.split(' ').next().unwrap().parse().unwrap()
}

/// A line of what the system says of this process, in KiB.
fn memory(line: &str) -> u64 {
    let said = std::fs::read_to_string("/proc/self/status").unwrap();
    let found = said.lines().find_map(|one| one.strip_prefix(line)).unwrap();
    found.split_whitespace().next().unwrap().parse().unwrap()
}

#[test]
fn cleaning_a_text_takes_a_moment() {
    let mut slowest = (0.0, "");
    let mut largest = (0, "");
    for (name, text) in texts() {
        // the highest mark of memory begins again at what is used now
        std::fs::write("/proc/self/clear_refs", "5").unwrap();
        let (before, begun) = (memory("VmRSS:"), core_time());
        for _ in 0..TIMES {
            assert!(
                markdown::render(&text).as_str().len() <= 16 * text.len() + 100_000,
                "{name}"
            );
        }
        let nanoseconds = u32::try_from((core_time() - begun) / u64::from(TIMES)).unwrap();
        let millis = f64::from(nanoseconds) / 1e6;
        let taken = memory("VmHWM:").saturating_sub(before);
        println!("{name}: {millis:.1} ms, {taken} KiB");
        if millis > slowest.0 {
            slowest = (millis, name);
        }
        if taken > largest.0 {
            largest = (taken, name);
        }
    }
    figure("texts", texts().len());
    figure(
        "the slowest",
        format!("{:.1} ms ({})", slowest.0, slowest.1),
    );
    figure("the largest", format!("{} KiB ({})", largest.0, largest.1));
    // without the optimizer everything costs many times as much
    if cfg!(not(debug_assertions)) {
        assert!(slowest.0 <= MOST_MILLIS, "{slowest:?}");
        assert!(largest.0 <= MOST_MEMORY, "{largest:?}");
    }
}
