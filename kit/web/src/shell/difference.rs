//! What went and what came between two versions of a text.

use std::mem::discriminant;

use base::compare::{Piece, compare};
use maud::{Markup, html};

/// Two versions of a text as one, with the words that went and those that came. The label says what it is.
pub fn difference(label: &str, before: &str, after: &str) -> Markup {
    html! {
        div.diff role="region" aria-label=(label) tabindex="0" {
            @for line in lines(&compare(before, after)) { p dir="auto" { (line) } }
        }
    }
}

/// The pieces as lines of the text: an end of line that came or went ends a line, too.
fn lines(pieces: &[Piece<'_>]) -> Vec<Markup> {
    let mut lines: Vec<Vec<Piece<'_>>> = vec![Vec::new()];
    for piece in pieces {
        let (Piece::Kept(word) | Piece::Gone(word) | Piece::Come(word)) = piece;
        if *word == "\n" {
            lines.push(Vec::new());
        } else if let Some(line) = lines.last_mut() {
            line.push(*piece);
        }
    }
    lines.retain(|line| !line.is_empty());
    lines
        .iter()
        .map(|line| html! { @for run in runs(line) { (run) } })
        .collect()
}

/// Words of one fate that follow each other are marked together.
fn runs(line: &[Piece<'_>]) -> Vec<Markup> {
    line.chunk_by(|one, two| discriminant(one) == discriminant(two))
        .map(|run| {
            let text: String = run
                .iter()
                .map(|piece| match piece {
                    Piece::Kept(word) | Piece::Gone(word) | Piece::Come(word) => *word,
                })
                .collect();
            match run.first() {
                Some(Piece::Gone(_)) => html! { del { (text) } },
                Some(Piece::Come(_)) => html! { ins { (text) } },
                Some(Piece::Kept(_)) | None => html! { (text) },
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_word_stands_beside_what_it_was() {
        let drawn = difference("Changes", "One.\n\nTwo cats.", "One.\n\nTwo <b>.").into_string();
        assert!(
            drawn.ends_with("<p dir=\"auto\">One.</p><p dir=\"auto\">Two <del>cats.</del><ins>&lt;b&gt;.</ins></p></div>"),
            "{drawn}"
        );
    }
}
