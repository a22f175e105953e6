//! What somebody is called, and how that is taken out of what others wrote.

use base::{Handle, Name};

/// What somebody is called in the texts of others.
#[derive(Debug, Clone)]
pub struct Called {
    /// Behind an `@`, and in the address of their page.
    pub handle: Handle,
    /// Written out.
    pub name: Name,
}

/// Where a text stands towards the person whom it may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nearness {
    /// It answers them, or is their own: a name of one word is theirs.
    Theirs,
    /// It is anybody's: a name of one word may be a word of the language.
    Anybodys,
}

/// The text without somebody's name, where it stood there: `@handle`, the address of their page, the name written out.
pub fn without_name(
    text: &str,
    called: &Called,
    nearness: Nearness,
    instead: &str,
) -> Option<String> {
    let handle = called.handle.as_str();
    let name = called.name.as_str();
    let mut out = replaced(text, &format!("/people/{handle}"), "#", is_of_handle, true);
    out = replaced(&out, &format!("@{handle}"), instead, is_of_handle, true);
    if name.contains(char::is_whitespace) || nearness == Nearness::Theirs {
        out = replaced(&out, name, instead, char::is_alphanumeric, false);
    }
    (out != text).then_some(out)
}

fn is_of_handle(sign: char) -> bool {
    sign.is_alphanumeric() || sign == '-' || sign == '_'
}

/// The text with every `wanted` that stands as a word of its own replaced; capital letters of ASCII count as small ones if asked.
fn replaced(
    text: &str,
    wanted: &str,
    instead: &str,
    is_of_word: fn(char) -> bool,
    any_case: bool,
) -> String {
    if wanted.is_empty() {
        return text.to_owned();
    }
    let searched = if any_case {
        text.to_ascii_lowercase()
    } else {
        text.to_owned()
    };
    let wanted = if any_case {
        wanted.to_ascii_lowercase()
    } else {
        wanted.to_owned()
    };
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for (at, found) in searched.match_indices(&wanted) {
        let end = at + found.len();
        let goes_on = text[end..].chars().next().is_some_and(is_of_word);
        let begins_within = wanted.starts_with(is_of_word)
            && text[..at].chars().next_back().is_some_and(is_of_word);
        if at < done || goes_on || begins_within {
            continue;
        }
        out.push_str(&text[done..at]);
        out.push_str(instead);
        done = end;
    }
    out.push_str(&text[done..]);
    out
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn called(name: &str, handle: &str) -> Called {
        Called {
            handle: Handle::parse(handle).unwrap(),
            name: Name::parse(name).unwrap(),
        }
    }

    #[test]
    fn names_are_taken_out_as_whole_words() {
        let rose = called("Rose", "rose");
        let ana = called("Ana Souza", "ana-souza");
        let cases = [
            ("Ask @rose.", &rose, Nearness::Anybodys, Some("Ask X.")),
            ("Ask @Rose!", &rose, Nearness::Anybodys, Some("Ask X!")),
            ("@rose-2 and @rosemary", &rose, Nearness::Anybodys, None),
            ("A Rose is red", &rose, Nearness::Anybodys, None),
            ("Thanks Rose", &rose, Nearness::Theirs, Some("Thanks X")),
            ("Rosebud", &rose, Nearness::Theirs, None),
            (
                "[her](/people/ana-souza) page",
                &ana,
                Nearness::Anybodys,
                Some("[her](#) page"),
            ),
            (
                "Ana Souza, Ana Souzas",
                &ana,
                Nearness::Anybodys,
                Some("X, Ana Souzas"),
            ),
            ("ÄÖ @ANA-SOUZA ß", &ana, Nearness::Anybodys, Some("ÄÖ X ß")),
        ];
        for (text, called, nearness, wanted) in cases {
            let found = without_name(text, called, nearness, "X");
            assert_eq!(found.as_deref(), wanted, "{text}");
        }
    }
}
