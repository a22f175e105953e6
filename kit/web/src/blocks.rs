//! Each block of a text runs the way of its own first letter, so that Arabic in an English thread reads right, and the other way round.

/// The HTML of a text with the direction of each of its outermost blocks left to that block's own letters; code in a line runs from
/// left to right. It was cleaned before, so attributes stand in double quotes and text holds no `<`.
pub(crate) fn directed(html: &str) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 8);
    let mut depth = 0_usize;
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        let end = end_of_tag(&rest[at..]) + at;
        let tag = &rest[at..end];
        rest = &rest[end..];
        let name = name_of(tag);
        let closes = tag.starts_with("</");
        let way = match name {
            "code" if !closes && !is_preformatted(&out) => Some("ltr"),
            _ if is_block(name) && !closes && depth == 0 => Some("auto"),
            _ => None,
        };
        match way.filter(|_| !tag.contains(" dir=\"")) {
            Some(way) => {
                let (before, after) = tag.split_at(1 + name.len());
                out.extend([before, " dir=\"", way, "\"", after]);
            }
            None => out.push_str(tag),
        }
        if is_block(name) {
            depth = if closes {
                depth.saturating_sub(1)
            } else {
                depth + 1
            };
        }
    }
    out.push_str(rest);
    out
}

/// How long a tag is. What stands in quotes does not end it.
fn end_of_tag(text: &str) -> usize {
    let mut is_quoted = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'>' if !is_quoted => return at + 1,
            _ => {}
        }
    }
    text.len()
}

fn name_of(tag: &str) -> &str {
    let inner = tag.trim_start_matches('<').trim_start_matches('/');
    let end = inner.find(|sign: char| !sign.is_ascii_alphanumeric());
    &inner[..end.unwrap_or(inner.len())]
}

fn is_block(name: &str) -> bool {
    const BLOCKS: [&str; 17] = [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "dl",
        "blockquote",
        "pre",
        "table",
        "div",
        "section",
        "figure",
        "details",
    ];
    BLOCKS.contains(&name)
}

/// Whether what comes next stands right in a preformatted block.
fn is_preformatted(before: &str) -> bool {
    let tag = before.rfind('<').map_or("", |at| &before[at..]);
    tag.starts_with("<pre") && tag.ends_with('>')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown;

    #[test]
    fn outermost_blocks_find_their_own_way() {
        let cases = [
            (
                "مرحبا\n\nHello `a.b`",
                "<p dir=\"auto\">مرحبا</p>\n<p dir=\"auto\">Hello <code dir=\"ltr\">a.b</code></p>\n",
            ),
            (
                "> One\n>\n> - two",
                "<blockquote dir=\"auto\">\n<p>One</p>\n<ul>\n<li>two</li>\n</ul>\n</blockquote>\n",
            ),
            (
                "# T\n\n- a\n- b\n\n```\nx\n```",
                "<h3 dir=\"auto\">T</h3>\n<ul dir=\"auto\">\n<li>a</li>\n<li>b</li>\n</ul>\n<pre dir=\"auto\"><code>x\n</code></pre>\n",
            ),
            ("", ""),
        ];
        for (source, wanted) in cases {
            let html = markdown::render(source);
            assert_eq!(directed(html.as_str()), wanted, "{source}");
        }
    }

    #[test]
    fn what_stands_in_an_attribute_stays_there() {
        let hostile =
            "[x](https://example.org \"<code><script>alert(1)</script><p>\")\n\n<p title='<p>'>";
        let html = markdown::render(hostile);
        let drawn = directed(html.as_str());
        let kept = html
            .as_str()
            .replace("<p>", "")
            .replace("<p dir=\"auto\">", "");
        let shown = drawn.replace("<p>", "").replace("<p dir=\"auto\">", "");
        assert_eq!(shown, kept);
        for raw in [
            "<p title=\"a>b\">x</p>",
            "<p dir=\"rtl\">x</p>",
            "a < b",
            "<p title=\"<code>\">",
            "<",
        ] {
            let once = directed(raw);
            assert_eq!(directed(&once), once, "{raw}");
            assert!(!once.contains("<code dir"), "{once}");
        }
    }
}
