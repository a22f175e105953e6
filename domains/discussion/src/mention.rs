//! How somebody's words are taken out of what others wrote.

use std::collections::BTreeSet;

/// The lines of a text as they would stand in a quotation of it.
pub fn lines(text: &str) -> impl Iterator<Item = String> {
    text.lines()
        .map(|line| line.trim_start_matches(['>', ' ']).trim().to_owned())
        .filter(|line| !line.is_empty())
}

/// The text without quoted lines that are among those, where there was one: `> …` stands in their place.
pub fn without_quotes(text: &str, lines: &BTreeSet<String>) -> Option<String> {
    let mut is_changed = false;
    let mut kept: Vec<&str> = Vec::new();
    for line in text.lines() {
        let said = line.trim_start().strip_prefix('>');
        let said = said.map(|said| said.trim_start_matches(['>', ' ']).trim());
        if said.is_some_and(|said| lines.contains(said)) {
            is_changed = true;
            if kept.last() != Some(&"> …") {
                kept.push("> …");
            }
        } else {
            kept.push(line);
        }
    }
    is_changed.then(|| kept.join("\n"))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn quoted_lines_go_with_their_author() {
        let said: BTreeSet<String> = lines("One.\n\n> Two of others\nThree.").collect();
        assert_eq!(
            without_quotes("> One.\n> Three.\n\nI agree.\n> Four", &said).unwrap(),
            "> …\n\nI agree.\n> Four"
        );
        assert_eq!(without_quotes("One. is not quoted", &said), None);
    }
}
