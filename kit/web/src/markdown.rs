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
        html.push_str(&ammonia::clean_text(paragraph));
        html.push_str("</p>\n");
    }
    CleanHtml::trusted(html)
}

/// Nesting that no person writes: deep quotes or lists, or endless runs of brackets, cost time that grows with the square.
fn is_bomb(source: &str) -> bool {
    let deep = source.lines().any(|line| {
        line.chars()
            .take_while(|c| matches!(c, '>' | ' ' | '-' | '*' | '+'))
            .filter(|c| *c != ' ')
            .count()
            > 60
    });
    let brackets = source.bytes().filter(|b| matches!(b, b'[' | b'!')).count();
    deep || brackets > 5_000
        || source
            .bytes()
            .filter(|b| matches!(b, b'*' | b'_' | b'`' | b'~'))
            .count()
            > 40_000
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
        for bomb in [
            ">".repeat(100_000),
            "[".repeat(100_000),
            "*a ".repeat(100_000),
            "- ".repeat(50_000),
        ] {
            let html = render(&bomb);
            assert!(html.as_str().starts_with("<p>"), "{}", &html.as_str()[..40]);
        }
    }
}
