//! A post, its text, and its place in reading order.

use base::{Prose, TextProblem};

base::id!(
    /// A post of a thread.
    PostId
);

base::words! {
    /// Whether a post is read.
    pub enum PostState {
        /// It is read.
        Shown = "shown",
        /// Its author took it back; replies to it stay.
        Withdrawn = "withdrawn",
        /// Stewards hid it; replies to it stay, and it may be shown again.
        Hidden = "hidden",
    }
}

/// The most characters of a post.
pub const LONGEST: usize = 20_000;

/// The most bytes of a path: databases index no longer ones. That is hundreds of levels.
const LONGEST_PATH: usize = 1_000;

/// A door for the text of a post; it must say something.
pub fn body(text: &str) -> Result<Prose, TextProblem> {
    let body = Prose::within(text, LONGEST)?;
    if body.as_str().trim().is_empty() {
        Err(TextProblem::Empty)
    } else {
        Ok(body)
    }
}

/// The place of a post in reading order: text that sorts like the thread is read.
///
/// Each level has one segment: a digit that counts the digits of a number, and the number in base 36. So the tenth reply
/// sorts behind the ninth however many there are, and a reply sorts behind the post above it and before the next one beside it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Path(String);

base::stored_text!(Path);

impl base::Text for Path {
    fn as_str(&self) -> &str {
        &self.0
    }
    fn from_stored(text: String) -> Self {
        Self(text)
    }
}

impl Path {
    /// Before every post.
    pub fn start() -> Self {
        Self(String::new())
    }

    /// The place of the post of that number below this one; the first has 1.
    #[must_use]
    pub fn below(&self, number: u32) -> Self {
        let mut digits = Vec::new();
        let mut rest = number;
        while rest > 0 || digits.is_empty() {
            digits.push(char::from_digit(rest % 36, 36).unwrap_or('0'));
            rest /= 36;
        }
        let length = char::from_digit(u32::try_from(digits.len()).unwrap_or(9), 36).unwrap_or('9');
        let path = self.0.chars().chain([length]);
        Self(path.chain(digits.into_iter().rev()).collect())
    }

    /// A reply goes below this post; where the path would grow too long, it goes beside it.
    pub fn has_room_below(&self) -> bool {
        self.0.len() < LONGEST_PATH
    }

    /// The place of the post above; nothing at the top of the thread.
    pub fn above(&self) -> Option<Self> {
        let mut at = 0;
        let mut last = 0;
        while let Some(length) = self.0[at..].chars().next().and_then(|c| c.to_digit(36)) {
            last = at;
            at += 1 + usize::try_from(length).unwrap_or(1);
            if at >= self.0.len() {
                break;
            }
        }
        (last > 0).then(|| Self(self.0[..last].to_owned()))
    }

    /// That post hangs somewhere below this one.
    pub fn is_above(&self, other: &Self) -> bool {
        other.0.len() > self.0.len() && other.0.starts_with(&self.0)
    }
}

/// Something that has a place in reading order.
pub trait Placed {
    /// Its place.
    fn path(&self) -> &Path;
}

/// A post of a page with the replies to it that stand on the same page.
#[derive(Debug)]
pub struct Nested<'a, P> {
    /// The post.
    pub post: &'a P,
    /// The replies.
    pub replies: Vec<Nested<'a, P>>,
}

/// Nests posts that come in reading order. A page may begin in the middle of a thread: what has nothing above it stands at the top.
pub fn nest<P: Placed>(posts: &[P]) -> Vec<Nested<'_, P>> {
    let mut top = Vec::new();
    let mut open: Vec<Nested<'_, P>> = Vec::new();
    for post in posts {
        while open
            .last()
            .is_some_and(|last| !last.post.path().is_above(post.path()))
        {
            close(&mut open, &mut top);
        }
        open.push(Nested {
            post,
            replies: Vec::new(),
        });
    }
    while !open.is_empty() {
        close(&mut open, &mut top);
    }
    top
}

/// Puts the last open post below the one above it, or at the top.
fn close<'a, P>(open: &mut Vec<Nested<'a, P>>, top: &mut Vec<Nested<'a, P>>) {
    if let Some(done) = open.pop() {
        match open.last_mut() {
            Some(above) => above.replies.push(done),
            None => top.push(done),
        }
    }
}

/// A text as a quotation in Markdown, shortened where it is long.
pub fn quotation(text: &str) -> String {
    const MOST: usize = 600;
    let mut short: String = text.chars().take(MOST).collect();
    if text.chars().count() > MOST {
        short.push('…');
    }
    let lines = short
        .lines()
        .map(|line| format!("> {line}").trim_end().to_owned());
    format!("{}\n\n", lines.collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::Text as _;

    struct At(Path);

    impl Placed for At {
        fn path(&self) -> &Path {
            &self.0
        }
    }

    #[test]
    fn paths_sort_like_the_thread_is_read() {
        let top = Path::start();
        let mut places = Vec::new();
        for number in [1, 2, 9, 10, 35, 36, 1_295, 1_296, 50_000, u32::MAX] {
            let post = top.below(number);
            places.push(post.clone());
            places.push(post.below(1));
            places.push(post.below(1).below(40));
            places.push(post.below(2));
        }
        let mut sorted = places.clone();
        sorted.sort();
        assert_eq!(places, sorted);
        assert_eq!(top.below(36).below(1).as_str(), "21011");
    }

    #[test]
    fn the_post_above_is_found_in_the_path() {
        let first = Path::start().below(7);
        let deep = first.below(40).below(3);
        assert_eq!(first.above(), None);
        assert_eq!(deep.above(), Some(first.below(40)));
        assert_eq!(first.below(40).above(), Some(first));
    }

    #[test]
    fn a_page_that_begins_in_the_middle_is_nested_all_the_same() {
        let (one, two) = (Path::start().below(1), Path::start().below(2));
        let posts = [
            At(one.below(1).below(1)),
            At(one.below(2)),
            At(one.below(2).below(1)),
            At(two.clone()),
        ];
        let nested = nest(&posts);
        let counts: Vec<usize> = nested.iter().map(|post| post.replies.len()).collect();
        assert_eq!(counts, [0, 1, 0]);
    }

    #[test]
    fn quotations_are_markdown() {
        assert_eq!(quotation("One.\n\nTwo."), "> One.\n>\n> Two.\n\n");
    }

    #[test]
    fn a_post_says_something() {
        assert_eq!(body(" \n "), Err(TextProblem::Empty));
        assert!(body("Hello").is_ok());
    }
}
