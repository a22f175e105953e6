//! A pattern grown by what one person did: every shape that stands out counts something.

use crate::{
    field::Mark,
    palette::Palette,
    pattern::Pattern,
    random::{self, Random},
    shape::{self, CELL, Shape},
    svg::{Canvas, Pen, Svg},
};

/// The most shapes of one kind that a drawing shows.
pub const MOST_OF_A_KIND: u32 = 400;

/// What a person did on the way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Path {
    /// Tasks done: an arch each.
    pub tasks_done: u32,
    /// Reviews given: a column each.
    pub reviews_given: u32,
    /// Peers who read the work: a sun each.
    pub peers_reading: u32,
    /// Weeks taken part in: a flight of steps each.
    pub weeks: u32,
}

/// What a shape in a certificate counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Counts {
    /// Tasks done.
    Tasks,
    /// Reviews given.
    Reviews,
    /// Peers who read the work.
    Peers,
    /// Weeks taken part in.
    Weeks,
}

/// One line of a legend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Entry {
    /// The shape in the drawing.
    pub shape: Shape,
    /// What each of them counts.
    pub counts: Counts,
    /// How many of that there were.
    pub number: u32,
    /// How many shapes the drawing shows: the same number, up to [`MOST_OF_A_KIND`].
    pub shown: u32,
}

/// What the shapes of a certificate mean; the words are the caller's.
///
/// ```
/// use course_pattern::{Counts, Path, Pattern, Shape};
/// let path = Path { tasks_done: 9, reviews_given: 11, ..Path::default() };
/// let certificate = Pattern::from_seed("copyright").grow(&path, "7Kq2");
/// let legend = certificate.legend();
/// assert_eq!(legend.of(Counts::Reviews).number, 11);
/// // lines for what there is none of are left out by most callers
/// assert_eq!(legend.present().map(|entry| entry.shape).collect::<Vec<_>>(), [Shape::Arch, Shape::Column]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Legend {
    entries: [Entry; 4],
}

impl Legend {
    fn of_path(path: &Path) -> Self {
        let entry = |shape, counts, number: u32| Entry {
            shape,
            counts,
            number,
            shown: number.min(MOST_OF_A_KIND),
        };
        Self {
            entries: [
                entry(Shape::Arch, Counts::Tasks, path.tasks_done),
                entry(Shape::Column, Counts::Reviews, path.reviews_given),
                entry(Shape::Sun, Counts::Peers, path.peers_reading),
                entry(Shape::Steps, Counts::Weeks, path.weeks),
            ],
        }
    }

    /// All four lines: arches, columns, suns, steps.
    pub fn entries(&self) -> &[Entry; 4] {
        &self.entries
    }

    /// The lines of which the drawing shows something.
    pub fn present(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.number > 0)
    }

    /// The line of one thing counted.
    pub fn of(&self, counts: Counts) -> Entry {
        let [tasks, reviews, peers, weeks] = self.entries;
        match counts {
            Counts::Tasks => tasks,
            Counts::Reviews => reviews,
            Counts::Peers => peers,
            Counts::Weeks => weeks,
        }
    }
}

/// What a cell of a certificate holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Cell {
    Empty,
    /// A quarter disc in a breath of an ink: it counts nothing.
    Quiet {
        turn: usize,
        tint: usize,
    },
    Counted(Mark),
}

/// The art of one award.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Certificate {
    palette: Palette,
    columns: u16,
    rows: u16,
    cells: Vec<Cell>,
    legend: Legend,
}

impl Certificate {
    pub(crate) fn grow(pattern: &Pattern, path: &Path, award: &str) -> Self {
        let legend = Legend::of_path(path);
        let counted: u32 = legend.entries.iter().map(|entry| entry.shown).sum();
        let (columns, rows) = room(counted);
        let size = usize::from(columns) * usize::from(rows);
        let mut course = Random::new(random::hash(&["quiet", pattern.seed()]));
        let mut person = Random::new(random::hash(&["grown", pattern.seed(), award]));
        let mut cells: Vec<Cell> = (0..size)
            .map(|_| {
                // the course lays the floor, the person turns one stone in three
                let laid = quiet(&mut course);
                let turned = quiet(&mut person);
                if person.chance(33) { turned } else { laid }
            })
            .collect();
        let mut places: Vec<usize> = (0..size).collect();
        person.shuffle(&mut places);
        let shapes = legend.entries.iter().flat_map(|entry| {
            let times = usize::try_from(entry.shown).unwrap_or(0);
            std::iter::repeat_n(entry.shape, times)
        });
        for (shape, place) in shapes.zip(&places) {
            cells[*place] = Cell::Counted(counted_mark(shape, &mut person));
        }
        Self {
            palette: *pattern.palette(),
            columns,
            rows,
            cells,
            legend,
        }
    }

    /// The drawing. It has no name yet: the caller says the legend's numbers in words of its own.
    pub fn art(&self) -> Svg {
        let (width, height) = (self.columns * CELL, self.rows * CELL);
        let mut canvas = Canvas::new(Pen::Written);
        canvas.fill(self.palette.ground, (0, 0), (width, height));
        let (mut column, mut row) = (0, 0);
        for cell in &self.cells {
            let at = (column * CELL, row * CELL);
            match cell {
                Cell::Empty => {}
                Cell::Quiet { turn, tint } => canvas.stamp(
                    self.palette.quiet()[*tint],
                    at,
                    &shape::QUARTERS[*turn],
                    false,
                ),
                Cell::Counted(mark) => mark.draw(&mut canvas, &self.palette, at, false, true),
            }
            column += 1;
            if column == self.columns {
                (column, row) = (0, row + 1);
            }
        }
        Svg::new(width, height, canvas.finish()).whole()
    }

    /// What the shapes mean and how many there are.
    pub fn legend(&self) -> &Legend {
        &self.legend
    }

    /// One shape on its ground, for a line of the legend.
    pub fn mark(&self, shape: Shape) -> Svg {
        let mut canvas = Canvas::new(Pen::Written);
        canvas.fill(self.palette.ground, (0, 0), (CELL, CELL));
        let strongest = self.palette.strongest();
        let ink = self.palette.inks.iter().position(|ink| *ink == strongest);
        let mark = Mark {
            shape,
            ink: ink.unwrap_or(0),
            inner: None,
            turn: 0,
        };
        mark.draw(&mut canvas, &self.palette, (0, 0), false, true);
        Svg::new(CELL, CELL, canvas.finish()).whole()
    }

    /// How many shapes of a kind the drawing holds that count something.
    pub fn count(&self, shape: Shape) -> usize {
        let counted = |cell: &&Cell| matches!(cell, Cell::Counted(mark) if mark.shape == shape);
        self.cells.iter().filter(counted).count()
    }

    /// Columns and rows of the grid, which grows with the path.
    pub fn grid(&self) -> (u16, u16) {
        (self.columns, self.rows)
    }
}

/// The smallest grid, about five to two, with a quarter of its cells left quiet.
fn room(counted: u32) -> (u16, u16) {
    let fits =
        |(columns, rows): &(u16, u16)| u32::from(*columns) * u32::from(*rows) * 3 >= counted * 4;
    (5_u16..=64)
        .map(|rows| (rows * 5 / 2, rows))
        .find(fits)
        .unwrap_or((160, 64))
}

fn quiet(random: &mut Random) -> Cell {
    let (turn, tint) = (usize::from(random.below(4)), usize::from(random.below(3)));
    if random.chance(55) {
        Cell::Quiet { turn, tint }
    } else {
        Cell::Empty
    }
}

fn counted_mark(shape: Shape, random: &mut Random) -> Mark {
    let ink = usize::from(random.below(3));
    let other = (ink + 1 + usize::from(random.below(2))) % 3;
    let filled = match shape {
        Shape::Arch => random.chance(75),
        Shape::Sun => random.chance(30),
        Shape::Column | Shape::Steps | Shape::Quarter => false,
    };
    Mark {
        shape,
        ink,
        inner: filled.then_some(other),
        // all steps rise the same way
        turn: 0,
    }
}
