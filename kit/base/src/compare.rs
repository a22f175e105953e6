//! What changed between two versions of a text, word by word.

/// A piece of a text that stayed, went or came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// In both.
    Kept(&'a str),
    /// Only in the earlier one.
    Gone(&'a str),
    /// Only in the later one.
    Come(&'a str),
}

/// How many changed words are looked for; texts that differ more are shown one after the other.
const MOST_CHANGES: usize = 800;

/// The pieces of two texts in reading order.
///
/// ```
/// use base::compare::{Piece, compare};
/// let pieces = compare("Weighs two factors.", "Weighs four factors.");
/// assert!(pieces.contains(&Piece::Gone("two")) && pieces.contains(&Piece::Come("four")));
/// ```
pub fn compare<'a>(before: &'a str, after: &'a str) -> Vec<Piece<'a>> {
    let (old, new) = (words(before), words(after));
    let same = |(one, two): &(&&str, &&str)| one == two;
    let head = old.iter().zip(&new).take_while(same).count();
    let tail = old[head..]
        .iter()
        .rev()
        .zip(new[head..].iter().rev())
        .take_while(same)
        .count();
    let (old_end, new_end) = (old.len() - tail, new.len() - tail);
    let mut pieces: Vec<Piece<'a>> = old[..head].iter().map(|word| Piece::Kept(word)).collect();
    pieces.extend(middle(&old[head..old_end], &new[head..new_end]));
    pieces.extend(old[old_end..].iter().map(|word| Piece::Kept(word)));
    readable(&pieces)
}

/// Where nothing but spaces was kept between changes, what went stands together, and what came behind it.
fn readable<'a>(pieces: &[Piece<'a>]) -> Vec<Piece<'a>> {
    let is_word = |piece: &Piece<'_>| matches!(piece, Piece::Kept(text) if !text.trim().is_empty());
    let is_change = |piece: &Piece<'_>| !matches!(piece, Piece::Kept(_));
    let mut out = Vec::with_capacity(pieces.len());
    for stretch in pieces.chunk_by(|one, two| is_word(one) == is_word(two)) {
        let first = stretch.iter().position(is_change);
        let last = stretch.iter().rposition(is_change);
        let Some((first, last)) = first.zip(last) else {
            out.extend_from_slice(stretch);
            continue;
        };
        out.extend_from_slice(&stretch[..first]);
        let changed = &stretch[first..=last];
        let gone = |piece: &Piece<'a>| match piece {
            Piece::Gone(text) | Piece::Kept(text) => Some(Piece::Gone(text)),
            Piece::Come(_) => None,
        };
        let come = |piece: &Piece<'a>| match piece {
            Piece::Come(text) | Piece::Kept(text) => Some(Piece::Come(text)),
            Piece::Gone(_) => None,
        };
        out.extend(changed.iter().filter_map(gone));
        out.extend(changed.iter().filter_map(come));
        out.extend_from_slice(&stretch[last + 1..]);
    }
    out
}

/// Words, spaces and line ends, each a piece of its own.
fn words(text: &str) -> Vec<&str> {
    let kind = |c: char| match c {
        '\n' => 0,
        c if c.is_whitespace() => 1,
        _ => 2,
    };
    let mut words = Vec::new();
    let mut start = 0;
    let mut last = None;
    for (at, c) in text.char_indices() {
        if last.is_some_and(|last| last != kind(c) || last == 0) {
            words.push(&text[start..at]);
            start = at;
        }
        last = Some(kind(c));
    }
    if start < text.len() {
        words.push(&text[start..]);
    }
    words
}

/// The shortest way from one list of words to the other (Myers, 1986).
fn middle<'a>(old: &[&'a str], new: &[&'a str]) -> Vec<Piece<'a>> {
    let most = (old.len() + new.len()).min(MOST_CHANGES);
    // furthest[k + most + 1]: how far along `old` one gets on diagonal k
    let mut furthest = vec![0_usize; 2 * most + 3];
    let mut trail: Vec<Vec<usize>> = Vec::new();
    for changes in 0..=most {
        trail.push(furthest[most + 1 - changes..=most + 1 + changes].to_vec());
        for step in 0..=changes {
            // diagonal k = 2 * step - changes
            let at = most + 1 + 2 * step - changes;
            let down = step == 0 || (step != changes && furthest[at - 1] < furthest[at + 1]);
            let mut x = if down {
                furthest[at + 1]
            } else {
                furthest[at - 1] + 1
            };
            let Some(mut y) = (x + changes).checked_sub(2 * step) else {
                continue;
            };
            while x < old.len() && y < new.len() && old[x] == new[y] {
                x += 1;
                y += 1;
            }
            furthest[at] = x;
            if x >= old.len() && y >= new.len() {
                return way_back(old, new, &trail);
            }
        }
    }
    let gone = old.iter().map(|word| Piece::Gone(word));
    gone.chain(new.iter().map(|word| Piece::Come(word)))
        .collect()
}

/// Walks the trail from its end to its beginning.
fn way_back<'a>(old: &[&'a str], new: &[&'a str], trail: &[Vec<usize>]) -> Vec<Piece<'a>> {
    let (mut x, mut y) = (old.len(), new.len());
    let mut pieces = Vec::new();
    for changes in (1..trail.len()).rev() {
        // the row holds diagonals from -changes to changes, as they were before this change
        let row = &trail[changes];
        let at = x + changes - y;
        let down = at == 0 || (at != 2 * changes && row[at - 1] < row[at + 1]);
        let from = if down { at + 1 } else { at - 1 };
        let (from_x, from_y) = (row[from], row[from] + changes - from);
        let changed_at = if down { from_x } else { from_x + 1 };
        while x > changed_at {
            x -= 1;
            pieces.push(Piece::Kept(old[x]));
        }
        if down {
            pieces.push(Piece::Come(new[from_y]));
        } else {
            pieces.push(Piece::Gone(old[from_x]));
        }
        (x, y) = (from_x, from_y);
    }
    while x > 0 && y > 0 {
        x -= 1;
        y -= 1;
        pieces.push(Piece::Kept(old[x]));
    }
    pieces.reverse();
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rebuilt(pieces: &[Piece<'_>]) -> (String, String) {
        let (mut before, mut after) = (String::new(), String::new());
        for piece in pieces {
            match piece {
                Piece::Kept(word) => {
                    before.push_str(word);
                    after.push_str(word);
                }
                Piece::Gone(word) => before.push_str(word),
                Piece::Come(word) => after.push_str(word),
            }
        }
        (before, after)
    }

    #[test]
    fn both_texts_can_be_read_back() {
        let long: String = (0..3_000)
            .flat_map(|n| ["w".to_owned(), n.to_string(), " ".to_owned()])
            .collect();
        let other: String = (0..3_000)
            .flat_map(|n| ["v".to_owned(), n.to_string(), " ".to_owned()])
            .collect();
        let cases = [
            ("", ""),
            ("", "a b"),
            ("a b", ""),
            ("a b c d", "a x c y d"),
            ("one\n\ntwo\nthree", "one\ntwo\n\nthree four"),
            ("a b a b a", "b a b a b"),
            ("wit ha change", "with a change"),
            (long.as_str(), other.as_str()),
            ("مرحبا بكم", "مرحبا بكم جميعا"),
        ];
        for (before, after) in cases {
            let pieces = compare(before, after);
            assert_eq!(rebuilt(&pieces), (before.to_owned(), after.to_owned()));
        }
    }

    #[test]
    fn what_went_stands_together() {
        let pieces = compare("Ask two old friends.", "Ask all new peers, now.");
        let went: String = pieces
            .iter()
            .filter_map(|piece| match piece {
                Piece::Gone(word) => Some(*word),
                Piece::Kept(_) | Piece::Come(_) => None,
            })
            .collect();
        assert_eq!(went, "two old friends.");
        let changes =
            pieces.chunk_by(|one, two| std::mem::discriminant(one) == std::mem::discriminant(two));
        assert_eq!(changes.count(), 3, "{pieces:?}");
    }

    #[test]
    fn what_stayed_is_kept() {
        let pieces = compare("Weighs two factors.", "Weighs four factors.");
        assert_eq!(
            pieces,
            [
                Piece::Kept("Weighs"),
                Piece::Kept(" "),
                Piece::Gone("two"),
                Piece::Come("four"),
                Piece::Kept(" "),
                Piece::Kept("factors."),
            ]
        );
    }
}
