//! No sentence is written in markup or in a letter: people read other languages too.

use super::rust::{Kind, Token, closing, code};
use super::{Finding, Tree, files};

/// Attributes whose value people read or hear.
const READ_BY_PEOPLE: &[&str] = &[
    "title",
    "alt",
    "placeholder",
    "label",
    "aria-label",
    "aria-description",
];

/// Sentences in `html!` anywhere, and in any string of a letter.
pub fn prose(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for (path, text) in tree.ending(".rs").filter(|(path, _)| speaks(path)) {
        let tokens = code(text);
        let mut guilty = in_markup(&tokens);
        if path.contains("/emails/") {
            guilty.extend(in_letter(&tokens));
        }
        guilty.sort_by_key(|token| token.line);
        guilty.dedup();
        for token in guilty {
            found.push(Finding::new(
                path,
                token.line,
                format!("a sentence in markup: \"{}\"", token.text),
            ));
        }
    }
    found
}

fn speaks(path: &str) -> bool {
    !files::is_test(path)
        && !path.starts_with("xtask/")
        && !path.starts_with("libs/")
        && !path.contains("/examples/")
}

/// Strings shown by `html! { … }`: not those in parentheses, which are arguments, nor values of plain attributes.
fn in_markup(tokens: &[Token]) -> Vec<&Token> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let opens = token.is("html") && tokens.get(at + 1).is_some_and(|next| next.is("!"));
        if opens {
            let end = closing(tokens, at + 2);
            shown(tokens, at + 3, end, &mut found);
            at = end;
        }
        at += 1;
    }
    found
}

fn shown<'a>(tokens: &'a [Token], from: usize, end: usize, found: &mut Vec<&'a Token>) {
    let mut at = from;
    while at < end {
        let Some(token) = tokens.get(at) else { return };
        if token.is("(") {
            // an expression; markup may begin again inside
            let close = closing(tokens, at);
            found.extend(in_markup(tokens.get(at..close).unwrap_or_default()));
            at = close;
        } else if token.kind == Kind::Text && words_in(&token.text) >= 2 {
            match attribute_before(tokens, at) {
                None => found.push(token),
                Some(name) if READ_BY_PEOPLE.contains(&name.as_str()) => found.push(token),
                Some(_) => {}
            }
        }
        at += 1;
    }
}

/// The name of the attribute whose value stands here: `aria-label="…"`.
fn attribute_before(tokens: &[Token], at: usize) -> Option<String> {
    let equals = at.checked_sub(1)?;
    if !tokens.get(equals)?.is("=") {
        return None;
    }
    let mut name = String::new();
    let mut before = equals;
    while let Some(token) = before.checked_sub(1).and_then(|at| tokens.get(at)) {
        name.insert_str(0, &token.text);
        before -= 1;
        if token.apart {
            break;
        }
    }
    Some(name)
}

/// Strings of a letter that read like a sentence, whatever they are used for.
fn in_letter(tokens: &[Token]) -> Vec<&Token> {
    let sentence = |token: &&Token| token.kind == Kind::Text && words_in(&token.text) >= 3;
    let value = |at: usize| {
        attribute_before(tokens, at).is_some_and(|name| !READ_BY_PEOPLE.contains(&name.as_str()))
    };
    tokens
        .iter()
        .enumerate()
        .filter(|(at, token)| sentence(token) && !value(*at) && !is_reason(tokens, *at))
        .map(|(_, token)| token)
        .collect()
}

/// Whether the string is the reason of an exception for the compiler, or a message for programmers.
fn is_reason(tokens: &[Token], at: usize) -> bool {
    let before = |steps: usize| at.checked_sub(steps).and_then(|at| tokens.get(at));
    before(2).is_some_and(|token| token.is("reason") || token.is("expect"))
}

/// How many words a reader would read; what stands in braces is filled in.
fn words_in(text: &str) -> usize {
    let mut depth = 0_usize;
    let plain: String = text
        .chars()
        .map(|char| {
            match char {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                _ if depth == 0 => return char,
                _ => {}
            }
            '/'
        })
        .collect();
    plain
        .split_whitespace()
        .filter(|word| word.chars().filter(|char| char.is_alphabetic()).count() >= 2)
        .filter(|word| !word.contains(['/', '=', '<', '>', '_', ':']) || word.ends_with(':'))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(path: &str, text: &str) -> Vec<usize> {
        prose(&Tree::from([(path, text)]))
            .into_iter()
            .map(|one| one.line)
            .collect()
    }

    #[test]
    fn sentences_in_markup_are_named() {
        let page = "html! {\n p class=\"one two three\" { \"Join this run\" }\n p { (t.say(\"courses-join\")) \" · \" \"ok\" }\n \
            a title=\"Join this run\" href=\"/runs\" {}\n button aria-label=\"Close this\" {}\n (list(\"some words here\"))\n \
            (card(html! { \"Nested words here\" }))\n}\nlet sql = \"SELECT one FROM two\";";
        assert_eq!(
            lines("domains/courses/src/pages/run.rs", page),
            [2, 4, 5, 7]
        );
        assert_eq!(
            lines("domains/courses/tests/pages.rs", page),
            Vec::<usize>::new()
        );
    }

    #[test]
    fn sentences_in_letters_are_named() {
        let letter = "#[expect(dead_code, reason = \"it is not yet sent\")]\nfn a() { format!(\"Dear {name}, you are welcome\") }\nfn b() { t.say(\"courses-mail-hello\") }";
        assert_eq!(lines("domains/courses/src/emails/hello.rs", letter), [2]);
    }

    #[test]
    fn words_are_counted_as_people_read_them() {
        let cases = [
            ("Join this run", 3),
            ("{a} of {b}", 1),
            ("width=device-width, initial-scale=1", 0),
            (" · ", 0),
            ("image/svg+xml", 0),
        ];
        for (text, words) in cases {
            assert_eq!(words_in(text), words, "{text}");
        }
    }
}
