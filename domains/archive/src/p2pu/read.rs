//! Reading a page from disk, with bounds: what is too large, broken off or tangled is refused with a sentence.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use scraper::Html;

/// The largest page that is read. The largest of the old site has a third of a megabyte.
const LARGEST_PAGE: u64 = 4 * 1024 * 1024;

/// Elements inside each other, beyond which a page is refused.
const DEEPEST: usize = 300;

/// Bounds the work of the HTML parser, which grows with the number of elements times the depth they stand at.
const MOST_WORK: usize = 40_000_000;

/// Reads the text of a page, or says in a sentence why not.
pub(super) fn page(root: &Path, path: &str) -> Result<String, String> {
    let file = root.join(path);
    let kind = fs::symlink_metadata(&file).map_err(|e| format!("cannot be read: {e}"))?;
    if !kind.is_file() {
        return Err("is not a plain file".to_owned());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(kind.len().min(LARGEST_PAGE)).unwrap_or(0));
    File::open(&file)
        .and_then(|open| open.take(LARGEST_PAGE + 1).read_to_end(&mut bytes))
        .map_err(|e| format!("cannot be read: {e}"))?;
    if bytes.len() as u64 > LARGEST_PAGE {
        return Err("is larger than 4 MB".to_owned());
    }
    if bytes.is_empty() {
        return Err("is empty".to_owned());
    }
    let text = String::from_utf8(bytes).map_err(|_| "is not UTF-8 text".to_owned())?;
    let end = text.trim_end().as_bytes();
    if !end
        .last_chunk::<7>()
        .is_some_and(|end| end.eq_ignore_ascii_case(b"</html>"))
    {
        return Err("is cut off before its end".to_owned());
    }
    Ok(text)
}

/// An uploaded file inside the archive, when it is there and really inside.
pub(super) fn file(root: &Path, path: &str) -> Option<PathBuf> {
    let found = fs::canonicalize(root.join(path)).ok()?;
    (found.starts_with(root) && found.is_file()).then_some(found)
}

/// The part of a page between its navigation and its footer; the whole page where the marks are missing.
pub(super) fn content(text: &str) -> &str {
    let start = text.find("<div id=\"content-column\"").unwrap_or(0);
    let end = text
        .rfind("<!-- /content-column -->")
        .filter(|end| *end > start);
    &text[start..end.unwrap_or(text.len())]
}

/// Parses the content of a page, unless it is so tangled that this could take for ever.
pub(super) fn parsed(text: &str) -> Result<Html, String> {
    let content = content(text);
    measure(content)?;
    Ok(Html::parse_document(content))
}

/// Elements that close themselves.
const VOID: [&str; 16] = [
    "area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param",
    "source", "track", "wbr", "keygen",
];

/// Elements that close the one before them.
const REPEATED: [&str; 8] = ["dd", "dt", "li", "option", "p", "td", "th", "tr"];

/// Elements that an end tag from inside cannot close beyond.
const WALLS: [&str; 16] = [
    "applet",
    "button",
    "caption",
    "desc",
    "foreignobject",
    "html",
    "marquee",
    "mi",
    "mo",
    "object",
    "select",
    "table",
    "td",
    "template",
    "th",
    "title",
];

/// Refuses pages whose elements nest so deep, or stay open so long, that parsing them would cost too much.
fn measure(text: &str) -> Result<(), String> {
    let mut open: Vec<String> = Vec::new();
    let mut work = 0_usize;
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end..]);
            continue;
        }
        let (closes, name_at) = rest
            .strip_prefix('/')
            .map_or((false, rest), |after| (true, after));
        if !name_at.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let end = name_at.find(|c: char| c.is_ascii_whitespace() || c == '>' || c == '/');
        let (name, after) = name_at.split_at(end.unwrap_or(name_at.len()));
        let name = name.to_ascii_lowercase();
        let tag_end = tag_end(after);
        rest = &after[tag_end..];
        if closes {
            let wall = open
                .iter()
                .rposition(|o| WALLS.contains(&o.as_str()) && *o != name);
            let found = open.iter().rposition(|o| *o == name);
            if let Some(found) = found.filter(|found| wall.is_none_or(|wall| wall < *found)) {
                open.truncate(found);
            }
        } else if matches!(name.as_str(), "script" | "style" | "textarea" | "iframe") {
            let close = format!("</{name}");
            rest = find_ignoring_case(rest, &close).map_or("", |end| &rest[end..]);
        } else if !VOID.contains(&name.as_str()) {
            if !(REPEATED.contains(&name.as_str()) && open.last() == Some(&name)) {
                open.push(name);
            }
            work += open.len();
        }
        if open.len() > DEEPEST {
            return Err(format!("nests more than {DEEPEST} elements"));
        }
        if work > MOST_WORK {
            return Err("is too tangled to read".to_owned());
        }
    }
    Ok(())
}

/// Where the tag ends whose name ends here: after the first `>` outside quotes.
fn tag_end(text: &str) -> usize {
    let mut quote = None;
    let mut after_equals = false;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') if after_equals => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
        after_equals = byte == b'=' || (after_equals && byte.is_ascii_whitespace());
    }
    text.len()
}

fn find_ignoring_case(text: &str, small: &str) -> Option<usize> {
    text.as_bytes()
        .windows(small.len())
        .position(|window| window.eq_ignore_ascii_case(small.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_markup_is_measured_as_harmless() {
        let row = "<p>a<br>b <b>c</b></p><!-- <div> --><script>'<div>'</script><img alt='>'><ul><li>x<li>y</ul>";
        assert_eq!(measure(&row.repeat(20_000)), Ok(()));
    }

    #[test]
    fn depth_is_bounded_however_it_is_hidden() {
        for step in [
            "<div>",
            "<div></nothing>",
            "<div><table><td></div>",
            "<b x=1><p></p>",
            "<div title='</div>'>",
            "<div><!-- </div> -->",
            "<div><script></div></script>",
        ] {
            assert!(measure(&step.repeat(50_000)).is_err(), "{step}");
        }
    }
}
