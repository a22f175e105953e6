//! Texts of the old site as our own kinds of text.

use base::{LanguageTag, Text as _, Title};
use courses::doors::Written;
use web::CleanHtml;

use crate::p2pu::OldCourse;

/// The longest question of a course.
const LONGEST_QUESTION: usize = 300;

/// One line of at most so many characters, cut between words, without characters that hide or turn the direction of others.
pub(super) fn cut_line(text: &str, longest: usize) -> String {
    let printable: String = text.chars().filter(|c| !is_trick(*c)).collect();
    let mut line = String::new();
    for word in printable.split_whitespace() {
        let longer = line.chars().count() + 1 + word.chars().count();
        if longer > longest {
            if line.is_empty() {
                line = word.chars().take(longest).collect();
            }
            break;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

fn is_trick(c: char) -> bool {
    let hides = matches!(c, '\u{200b}' | '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}');
    hides || (c.is_control() && !c.is_whitespace())
}

/// A title; where nothing is left of it, the other one.
pub(super) fn title(text: &str, otherwise: &str) -> Title {
    Title::parse(&cut_line(text, Title::LONGEST))
        .or_else(|_| Title::parse(&cut_line(otherwise, Title::LONGEST)))
        .unwrap_or_else(|_| Title::from_stored("_".to_owned()))
}

/// The sentence that a course said about itself.
pub(super) fn question(course: &OldCourse) -> String {
    let said = course.short_description.as_deref().unwrap_or_default();
    cut_line(said, LONGEST_QUESTION)
}

/// A clean body as we keep it.
pub(super) fn html(clean: &str) -> CleanHtml {
    CleanHtml::cleaned(clean)
}

/// A clean body with the Markdown that somebody edits who runs the course again.
pub(super) fn written(clean: &str) -> Written {
    let html = html(clean);
    let source = htmd::HtmlToMarkdown::builder()
        .options(htmd::options::Options {
            bullet_list_marker: htmd::options::BulletListMarker::Dash,
            ..Default::default()
        })
        .build()
        .convert(html.as_str())
        .unwrap_or_else(|_| crate::p2pu::clean::plain(html.as_str()));
    Written { source, html }
}

/// The language that the texts of a course were guessed to be in.
pub(super) fn language(course: &OldCourse) -> LanguageTag {
    course
        .language
        .and_then(|guess| LanguageTag::parse(guess.tag).ok())
        .unwrap_or_else(LanguageTag::unknown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_cut_between_words() {
        for (text, longest, line) in [
            (" one  two\u{a0}three ", 40, "one two three"),
            ("one two three", 8, "one two"),
            ("abcdefgh", 3, "abc"),
            ("a\u{202e}b", 9, "ab"),
            ("\u{a0}", 9, ""),
        ] {
            assert_eq!(cut_line(text, longest), line);
        }
        assert_eq!(title(" \u{a0}", "knitting").as_str(), "knitting");
        assert_eq!(title("", "").as_str(), "_");
    }

    #[test]
    fn markdown_says_what_the_html_says() {
        let written = written(
            "<h3>Plan</h3><p>Read <a href=\"/editions/knit\">this</a> and <strong>that</strong>:</p><ul><li>one</li><li>two</li></ul>\
             <pre><code>&lt;script&gt;alert(1)&lt;/script&gt;</code></pre>",
        );
        assert!(written.source.contains("### Plan"), "{}", written.source);
        assert!(
            written.source.contains("[this](/editions/knit)"),
            "{}",
            written.source
        );
        assert!(written.source.contains("**that**"), "{}", written.source);
        let again = web::markdown::render(&written.source);
        assert!(!again.as_str().contains("<script"), "{}", again.as_str());
        assert!(
            again.as_str().contains("&lt;script&gt;"),
            "{}",
            again.as_str()
        );
    }

    #[test]
    fn what_could_run_does_not_come_in() {
        let written = written(
            "<p onclick=\"x()\">a<script>alert(1)</script><iframe src=\"http://x\"></iframe></p>",
        );
        assert_eq!(written.html.as_str(), "<p>a</p>");
    }
}
