//! What a version teaches: units, activities, materials, and the rubric of a task.

use base::{Prose, SafeUrl, TextProblem, Title};

use crate::course::{CourseRefusal, full_line, line};
use crate::licence::Licence;

base::words! {
    /// What people do in an activity.
    pub enum ActivityKind {
        /// Read, watch or listen.
        Reading = "reading",
        /// Make something and hand it in.
        Task = "task",
        /// Talk about something.
        Discussion = "discussion",
        /// Review the work of peers.
        Review = "review",
    }
}

base::words! {
    /// Which way something moves among its neighbours.
    pub enum Move {
        /// Towards the beginning.
        Up = "up",
        /// Towards the end.
        Down = "down",
    }
}

/// The most units of a version.
pub const MOST_UNITS: usize = 60;
/// The most activities of a version.
pub const MOST_ACTIVITIES: usize = 400;
/// The most materials of an activity.
pub const MOST_MATERIALS: usize = 60;
/// The most criteria of a rubric.
pub const MOST_CRITERIA: usize = 8;
/// The fewest and the most levels of a criterion.
pub const LEVELS: (usize, usize) = (2, 6);

/// What a unit says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitText {
    /// What it is called.
    pub title: Title,
    /// What it is about, in Markdown.
    pub intro: Prose,
}

/// What an activity says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityText {
    /// What people do.
    pub kind: ActivityKind,
    /// What it is called.
    pub title: Title,
    /// What to do, in Markdown.
    pub body: Prose,
    /// How long it takes.
    pub minutes: Option<u32>,
}

/// A material with what fairness asks to say about it: title, author, source, licence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MaterialText {
    /// What it is called.
    pub title: Title,
    /// Who made it.
    pub author: String,
    /// Where it is from: a book, a site, a journal.
    pub source: String,
    /// Where it can be found.
    pub url: Option<SafeUrl>,
    /// Under what terms.
    pub licence: Licence,
    /// How long it takes.
    pub minutes: Option<u32>,
    /// Why it is here, which pages to read.
    pub note: String,
}

/// One thing that a work is looked at for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CriterionText {
    /// What it is called.
    pub title: Title,
    /// The question to the reviewer.
    pub prompt: String,
    /// How much it counts beside the others.
    pub weight: u32,
    /// Its levels, the lowest first.
    pub levels: Vec<LevelText>,
}

/// One level of a criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelText {
    /// One or two words.
    pub title: Title,
    /// What a work on this level shows.
    pub description: String,
}

/// Who made a material; may be unknown.
pub fn author(text: &str) -> Result<String, TextProblem> {
    line(text, 200)
}

/// Where a material is from; may be empty.
pub fn source(text: &str) -> Result<String, TextProblem> {
    line(text, 200)
}

/// Why a material is here; may be empty.
pub fn material_note(text: &str) -> Result<String, TextProblem> {
    line(text, 300)
}

/// The question of a criterion.
pub fn prompt(text: &str) -> Result<String, TextProblem> {
    full_line(text, 300)
}

/// Levels as people type them: one a line, the lowest first, the word and what it means with a colon between them.
pub fn levels(text: &str) -> Result<Vec<LevelText>, TextProblem> {
    let mut levels = Vec::new();
    for typed in text.lines().filter(|line| !line.trim().is_empty()) {
        let (title, description) = typed.split_once([':', '：']).unwrap_or((typed, ""));
        levels.push(LevelText {
            title: Title::parse(title)?,
            description: line(description, 300)?,
        });
    }
    let bound = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    match levels.len() {
        0 => Err(TextProblem::Empty),
        n if n < LEVELS.0 => Err(TextProblem::TooSmall(bound(LEVELS.0))),
        n if n > LEVELS.1 => Err(TextProblem::TooLarge(bound(LEVELS.1))),
        _ => Ok(levels),
    }
}

/// Levels as they are typed.
pub fn typed_levels<'a>(levels: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let typed = levels.into_iter().map(|(title, description)| {
        if description.is_empty() {
            title.to_owned()
        } else {
            format!("{title}: {description}")
        }
    });
    typed.collect::<Vec<_>>().join("\n")
}

/// The order after one thing changed places with its neighbour.
pub fn moved<I: Copy + PartialEq>(
    order: &[I],
    thing: I,
    way: Move,
) -> Result<Vec<I>, CourseRefusal> {
    let from = order
        .iter()
        .position(|one| *one == thing)
        .ok_or(CourseRefusal::CannotMove)?;
    let to = match way {
        Move::Up => from.checked_sub(1),
        Move::Down => Some(from + 1),
    };
    let to = to
        .filter(|to| *to < order.len())
        .ok_or(CourseRefusal::CannotMove)?;
    let mut order = order.to_vec();
    order.swap(from, to);
    Ok(order)
}

/// There is room for one more.
pub fn room_for_one(there: usize, most: usize) -> Result<(), CourseRefusal> {
    if there < most {
        Ok(())
    } else {
        Err(CourseRefusal::Full)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn things_change_places_with_their_neighbours() {
        let cases = [
            (2, Move::Up, Ok(vec![2, 1, 3])),
            (2, Move::Down, Ok(vec![1, 3, 2])),
            (1, Move::Up, Err(CourseRefusal::CannotMove)),
            (3, Move::Down, Err(CourseRefusal::CannotMove)),
            (9, Move::Up, Err(CourseRefusal::CannotMove)),
        ];
        for (thing, way, order) in cases {
            assert_eq!(moved(&[1, 2, 3], thing, way), order, "{thing} {way}");
        }
    }

    #[test]
    fn levels_are_typed_one_a_line() {
        let typed = "Begins: names one factor\n\nWorks\nShines: weighs all";
        let read = levels(typed).unwrap();
        assert_eq!(read.len(), 3);
        assert_eq!(read[0].title.as_str(), "Begins");
        assert_eq!(read[0].description, "names one factor");
        let again = typed_levels(
            read.iter()
                .map(|level| (level.title.as_str(), level.description.as_str())),
        );
        assert_eq!(levels(&again), Ok(read));
        assert_eq!(levels("one"), Err(TextProblem::TooSmall(2)));
        assert_eq!(levels("1\n2\n3\n4\n5\n6\n7"), Err(TextProblem::TooLarge(6)));
        assert_eq!(levels(" \n"), Err(TextProblem::Empty));
    }
}
