//! Texts of any length, put together of paragraphs that are written once for a language.

use super::draw::Draw;
use super::words::{TONGUES, Tongue};

/// How many paragraphs a language has.
pub const PARAGRAPHS: usize = 360;

/// The shortest and the longest paragraph.
const LENGTHS: (f64, f64) = (10.0, 900.0);

/// A text as the paragraphs that it is made of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    /// The language, by its place in [`TONGUES`].
    pub tongue: usize,
    /// The paragraphs, by their places in the [`Phrasebook`].
    pub paragraphs: Vec<usize>,
}

/// Every paragraph of every language, the shortest first.
#[derive(Debug)]
pub struct Phrasebook {
    tongues: Vec<Vec<String>>,
}

impl Phrasebook {
    /// Writes the paragraphs. They are the same for every seed: what differs is which are said.
    pub fn write() -> Self {
        let tongues = (0_u64..).zip(TONGUES);
        Self {
            tongues: tongues
                .map(|(part, (_, tongue))| paragraphs(tongue, &mut Draw::of(0, part)))
                .collect(),
        }
    }

    /// A paragraph.
    pub fn paragraph(&self, tongue: usize, place: usize) -> &str {
        let found = self.tongues.get(tongue).and_then(|all| all.get(place));
        found.map_or("", String::as_str)
    }

    /// A text of about so many characters, of paragraphs as people make them.
    pub fn text(&self, tongue: usize, length: usize, draw: &mut Draw) -> Text {
        let all = self.tongues.get(tongue).map_or(&[][..], Vec::as_slice);
        let mut paragraphs = Vec::new();
        let mut left = length;
        while left > 0 && !all.is_empty() {
            let place = if left > 900 {
                // one of the longer half
                all.len() / 2 + draw.below(all.len() - all.len() / 2)
            } else {
                let first_longer = all.partition_point(|paragraph| chars(paragraph) < left);
                (first_longer + draw.below(5))
                    .saturating_sub(2)
                    .min(all.len() - 1)
            };
            paragraphs.push(place);
            let written = all.get(place).map_or(left, |paragraph| chars(paragraph)) + 2;
            left = left.saturating_sub(written);
            if left < 40 {
                break;
            }
        }
        Text { tongue, paragraphs }
    }

    /// The text as it is written.
    pub fn source(&self, text: &Text) -> String {
        let mut source = String::new();
        for place in &text.paragraphs {
            if !source.is_empty() {
                source.push_str("\n\n");
            }
            source.push_str(self.paragraph(text.tongue, *place));
        }
        source
    }
}

fn chars(text: &str) -> usize {
    text.chars().count()
}

fn paragraphs(tongue: &Tongue, draw: &mut Draw) -> Vec<String> {
    let (shortest, longest) = LENGTHS;
    let step = (longest / shortest).ln() / cast(PARAGRAPHS);
    let mut all: Vec<String> = (0..PARAGRAPHS)
        .map(|place| paragraph(tongue, shortest * (step * cast(place)).exp(), draw))
        .collect();
    all.sort_by_key(|paragraph| chars(paragraph));
    all
}

#[expect(clippy::cast_precision_loss, reason = "small counts")]
fn cast(count: usize) -> f64 {
    count as f64
}

fn paragraph(tongue: &Tongue, length: f64, draw: &mut Draw) -> String {
    let word =
        |list: &'static [&'static str], draw: &mut Draw| draw.one_of(list).copied().unwrap_or("");
    let mut text = String::new();
    while text.is_empty() || cast(chars(&text)) + 30.0 < length {
        if !text.is_empty() {
            text.push(' ');
        }
        if length > 40.0 {
            text.push_str(word(tongue.begin, draw));
            text.push(' ');
        }
        text.push_str(word(tongue.end, draw));
        if draw.happens(0.04) {
            let page = draw.below(900);
            text.push_str(" https://demo.stoa.example/reading/");
            text.push_str(&page.to_string());
        }
    }
    if draw.happens(0.1) && length > 120.0 {
        text = format!("> {}\n\n{text}", word(tongue.end, draw));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_about_as_long_as_they_should_be() {
        let book = Phrasebook::write();
        let mut draw = Draw::of(3, 3);
        for tongue in 0..TONGUES.len() {
            for length in [60, 126, 275, 593, 1_163, 3_758, 18_000] {
                let mut lengths: Vec<usize> = (0..101)
                    .map(|_| chars(&book.source(&book.text(tongue, length, &mut draw))))
                    .collect();
                lengths.sort_unstable();
                let middle = lengths.get(50).copied().unwrap_or_default();
                assert!(
                    middle * 3 > length * 2 && middle * 2 < length * 3,
                    "{tongue}: {length} became {middle}"
                );
            }
        }
        assert_eq!(book.source(&book.text(0, 0, &mut draw)), "");
    }

    #[test]
    fn paragraphs_become_the_same_html_alone_as_together() {
        let book = Phrasebook::write();
        let mut draw = Draw::of(4, 4);
        for _ in 0..300 {
            let text = book.text(draw.below(TONGUES.len()), 2_000, &mut draw);
            let alone: Vec<web::CleanHtml> = text
                .paragraphs
                .iter()
                .map(|place| web::markdown::render(book.paragraph(text.tongue, *place)))
                .collect();
            let joined = web::CleanHtml::joined(&alone);
            assert_eq!(joined, web::markdown::render(&book.source(&text)));
        }
    }
}
