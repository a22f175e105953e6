//! Markdown, rendered once at the moment of writing and stored beside its source.

use std::borrow::Cow;

use comrak::Options;

use crate::CleanHtml;

/// The version of the renderer; stored texts of an older version may be rendered again.
pub const VERSION: i64 = 1;

/// Markdown as clean HTML: tables, footnotes, task lists, links by themselves. Raw HTML in the source is shown as text,
/// headings begin below the page's own, and what nests absurdly deep is shown as plain text.
pub fn render(source: &str) -> CleanHtml {
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
    CleanHtml::trusted(lower_headings(CleanHtml::cleaned(&html).as_str()).into_owned())
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

/// `h1` and `h2` belong to the page: a text begins at `h3`.
fn lower_headings(html: &str) -> Cow<'_, str> {
    if !html.contains("<h1")
        && !html.contains("<h2")
        && !html.contains("<h3")
        && !html.contains("<h4")
    {
        return Cow::Borrowed(html);
    }
    let mut out = html.to_owned();
    for (from, to) in [(6, 6), (5, 6), (4, 6), (3, 5), (2, 4), (1, 3)] {
        out = out
            .replace(&format!("<h{from}>"), &format!("<h{to}>"))
            .replace(&format!("</h{from}>"), &format!("</h{to}>"));
    }
    Cow::Owned(out)
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
                "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n",
            ),
            (
                "[x](javascript:alert(1))",
                "<p><a rel=\"nofollow ugc noopener\">x</a></p>\n",
            ),
            ("# Title", "<h3>Title</h3>\n"),
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
