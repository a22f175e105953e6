//! Markdown, rendered once at the moment of writing and stored beside its source.

use std::borrow::Cow;

use comrak::Options;

use crate::CleanHtml;

/// The version of the renderer; stored texts of an older version may be rendered again.
pub const VERSION: i64 = 1;

/// Markdown as clean HTML: tables, footnotes, task lists, links by themselves. Raw HTML in the source is shown as text,
/// headings begin below the page's own, and what nests absurdly deep is shown as plain text.
pub fn render(source: &str) -> CleanHtml {
    rendered(source, 3)
}

/// The same for a text that is the page itself: its headings begin right below the title.
pub fn render_below_title(source: &str) -> CleanHtml {
    rendered(source, 2)
}

fn rendered(source: &str, first_heading: usize) -> CleanHtml {
    if is_bomb(source) {
        return plain(source);
    }
    let mut options = Options::default();
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.autolink = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options.render.escape = true;
    options.render.hardbreaks = true;
    let html = comrak::markdown_to_html(source, &options);
    CleanHtml::trusted(fit_headings(CleanHtml::cleaned(&html).as_str(), first_heading).into_owned())
}

/// Text as paragraphs, nothing else.
pub fn plain(source: &str) -> CleanHtml {
    let mut html = String::with_capacity(source.len() + 16);
    for paragraph in source.split("\n\n").filter(|p| !p.trim().is_empty()) {
        html.push_str("<p>");
        escape_onto(&mut html, paragraph);
        html.push_str("</p>\n");
    }
    CleanHtml::trusted(html)
}

/// Escapes piece by piece: a long text that becomes several times as long is never there twice.
fn escape_onto(html: &mut String, text: &str) {
    const PIECE: usize = 4 << 10;
    let mut rest = text;
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(rest.floor_char_boundary(PIECE));
        html.push_str(&ammonia::clean_text(piece));
        rest = after;
    }
}

/// The most effort that a text is worth, in points of about a microsecond: many times what the longest course texts take. What
/// takes more was made to cost, and is shown as plain text.
const MOST_EFFORT: usize = 25_000;

/// No person quotes, or begins a list within a list, more often than that at the beginning of a line.
const DEEPEST: usize = 60;

/// Beyond these counts, brackets and marks of emphasis cost time that grows with their square.
const MOST_BRACKETS: usize = 5_000;
const MOST_MARKS: usize = 25_000;

/// A text that was made to cost.
fn is_bomb(source: &str) -> bool {
    let mut counts = Counts::default();
    for byte in source.bytes() {
        counts.see(byte);
    }
    counts.brackets > MOST_BRACKETS
        || counts.marks > MOST_MARKS
        || source.lines().any(|line| depth(line) > DEEPEST)
        || counts.effort(source) > MOST_EFFORT
}

/// How often what costs stands in a text.
#[derive(Default)]
struct Counts {
    lines: usize,
    brackets: usize,
    marks: usize,
    /// What becomes longer on a page, and what may be a link by itself.
    signs: usize,
    pipes: usize,
}

impl Counts {
    fn see(&mut self, byte: u8) {
        match byte {
            b'\n' => self.lines += 1,
            b'[' | b']' | b'!' => self.brackets += 1,
            b'*' | b'_' | b'`' | b'~' => self.marks += 1,
            b'&' | b'<' | b'>' | b'"' | b'@' | b':' | b'\\' => self.signs += 1,
            b'|' => self.pipes += 1,
            _ => {}
        }
    }

    /// What a text costs at most, as it was measured: a line about as much as a sign, a cell as much as two of them.
    fn effort(&self, source: &str) -> usize {
        let links = source.matches("www.").count() + source.matches("://").count();
        let written = 3 * (self.lines + self.signs) + self.marks + 3 * self.brackets;
        written + 5 * self.pipes + 5 * links + 5 * cells_of(source) + source.len() / 20
    }
}

/// How many marks of quotes and lists stand in front of a line; a ruled line of hyphens is none.
fn depth(line: &str) -> usize {
    let bytes = line.as_bytes();
    let in_front = bytes
        .iter()
        .take_while(|byte| matches!(byte, b'>' | b' ' | b'\t' | b'-' | b'*' | b'+'))
        .count();
    let is_mark = |at: usize| match bytes[at] {
        b'>' => true,
        b'-' | b'*' | b'+' => matches!(bytes.get(at + 1), Some(b' ' | b'\t')),
        _ => false,
    };
    (0..in_front).filter(|at| is_mark(*at)).count()
}

/// How many cells the tables of a text have: every row has as many as the line below the heads, however few were written.
fn cells_of(source: &str) -> usize {
    let (mut cells, mut columns) = (0, 0);
    for line in source.lines() {
        let is_empty = line.bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'>'));
        let is_below_heads = line.contains('-')
            && line
                .bytes()
                .all(|byte| matches!(byte, b'|' | b'-' | b':' | b' ' | b'\t' | b'>' | b'+' | b'*'));
        if is_empty {
            columns = 0;
        } else if is_below_heads {
            columns = columns.max(line.bytes().filter(|byte| *byte == b'|').count());
        }
        cells += columns;
    }
    cells
}

/// Headings of a text begin at `first` and skip no level: the page's own headings stand above them.
fn fit_headings(html: &str, first: usize) -> Cow<'_, str> {
    let used: Vec<usize> = (1..=6)
        .filter(|level| html.contains(&format!("<h{level}>")))
        .collect();
    let wanted = |place: usize| (first + place).min(6);
    if used
        .iter()
        .enumerate()
        .all(|(place, level)| *level == wanted(place))
    {
        return Cow::Borrowed(html);
    }
    let mut out = html.to_owned();
    // Through names that no text can have after cleaning, so that no level is moved twice.
    for (place, level) in used.iter().enumerate() {
        let to = wanted(place);
        out = out
            .replace(&format!("<h{level}>"), &format!("<\u{0}{to}>"))
            .replace(&format!("</h{level}>"), &format!("</\u{0}{to}>"));
    }
    Cow::Owned(out.replace('\u{0}', "h"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_becomes_clean_html() {
        let cases = [
            (
                "**Hello** _you_",
                "<p><strong>Hello</strong> <em>you</em></p>\n",
            ),
            (
                "<script>alert(1)</script>",
                "&lt;script&gt;alert(1)&lt;/script&gt;\n",
            ),
            (
                "[x](javascript:alert(1))",
                "<p><a href=\"\" rel=\"nofollow ugc noopener\">x</a></p>\n",
            ),
            ("# Title", "<h3>Title</h3>\n"),
            ("# A\n\n### B", "<h3>A</h3>\n<h4>B</h4>\n"),
            ("`<b>`", "<p><code>&lt;b&gt;</code></p>\n"),
        ];
        for (source, html) in cases {
            assert_eq!(render(source).as_str(), html, "{source}");
        }
    }

    #[test]
    fn bombs_are_shown_as_plain_text() {
        let wide = "|a".repeat(300) + "|\n" + &"|-".repeat(300) + "|\n";
        let bombs = [
            ">".repeat(100_000),
            "> ".repeat(61),
            "- ".repeat(50_000),
            "\t- ".repeat(70),
            "[".repeat(100_000),
            "![".repeat(40_000),
            "[a](b)".repeat(10_000),
            "]".repeat(100_000),
            "*a ".repeat(100_000),
            "a**b".repeat(25_000),
            "`".repeat(100_000),
            "~~a ".repeat(25_000),
            "&".repeat(100_000),
            "<".repeat(100_000),
            "<b>".repeat(30_000),
            "\"".repeat(100_000),
            "\\<".repeat(50_000),
            "a\n\n".repeat(33_000),
            "- a\n".repeat(25_000),
            "# a\n".repeat(25_000),
            "|-|\n".repeat(25_000),
            "|a".repeat(20_000) + "|\n" + &"|-".repeat(20_000) + "|\n",
            wide.clone() + &"|x\n".repeat(30_000),
            wide + &"x\n".repeat(100),
            "www.a.b ".repeat(12_500),
            "<https://a.b>".repeat(7_000),
            "a@b.c ".repeat(16_000),
            "[^a]:\n".repeat(16_000),
            "[^a]".repeat(25_000),
            "[a]: /u\n".repeat(12_000),
            "\u{1f600}".repeat(300_000),
        ];
        for bomb in bombs {
            let html = render(&bomb);
            let beginning: String = bomb.chars().take(20).collect();
            assert_eq!(html, plain(&bomb), "{beginning:?}");
        }
    }

    #[test]
    fn what_people_write_is_no_bomb() {
        let course = include_str!("../../../README.md");
        let long = "The quick brown fox jumps over the lazy dog, and **then** it _rests_ [here](https://example.org/a).\n\n";
        let table = "|day|what|\n|---|---|\n".to_owned()
            + &"|Monday|We read \"Bread\" & bake.|\n".repeat(300);
        let list = "- one\n  - two\n    - three\n      1. four\n".repeat(200);
        let ruled = "A heading\n".to_owned() + &"-".repeat(100) + "\n\nText.";
        let code = "```rust\nlet a: &[u8] = b\"<>\";\n```\n".repeat(200);
        for text in [course, &long.repeat(600), &table, &list, &ruled, &code] {
            assert!(
                !is_bomb(text),
                "{}",
                text.lines().next().unwrap_or_default()
            );
        }
    }
}
