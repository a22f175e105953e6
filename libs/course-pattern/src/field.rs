//! A field of shapes without end: each cell follows from the seed and its place alone.

use crate::{
    palette::Palette,
    random::Random,
    shape::{self, CELL, Shape},
    svg::Canvas,
};

/// One shape with its ink, its turn and, for an arch or a sun, the ink inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Mark {
    pub(crate) shape: Shape,
    pub(crate) ink: usize,
    pub(crate) inner: Option<usize>,
    pub(crate) turn: usize,
}

impl Mark {
    /// Draws the mark with its corner at a point; `countable` columns have capital and base.
    pub(crate) fn draw(
        self,
        on: &mut Canvas,
        palette: &Palette,
        at: (u16, u16),
        twice: bool,
        countable: bool,
    ) {
        let ink = palette.inks[self.ink];
        let (outline, inside) = match self.shape {
            Shape::Arch => (&shape::ARCH, Some(&shape::DOOR)),
            Shape::Sun => (&shape::SUN, Some(&shape::EYE)),
            Shape::Column if countable => (&shape::COLUMN, None),
            Shape::Column => (&shape::FLUTES, None),
            Shape::Steps => (&shape::STEPS[self.turn % 2], None),
            Shape::Quarter => (&shape::QUARTERS[self.turn % 4], None),
        };
        on.stamp(ink, at, outline, twice);
        if let (Some(inside), Some(inner)) = (inside, self.inner) {
            on.stamp(palette.inks[inner], at, inside, twice);
        }
    }
}

/// What stands where: single cells, and now and then a mark over two by two cells.
#[derive(Debug)]
pub(crate) struct Field {
    pub(crate) columns: u16,
    cells: Vec<Option<Mark>>,
    large: Vec<(u16, u16, Mark)>,
}

/// How often each shape comes, in a hundred: arch, column, sun, steps, quarter; the rest is empty.
const USUAL: [u16; 5] = [20, 16, 15, 13, 26];
const SHAPES: [Shape; 5] = [
    Shape::Arch,
    Shape::Column,
    Shape::Sun,
    Shape::Steps,
    Shape::Quarter,
];
/// How many of the places where a large mark may stand have one, in a hundred.
const LARGE: u16 = 22;

impl Field {
    /// The part of the field from its corner to so many columns and rows.
    pub(crate) fn new(seed: u128, columns: u16, rows: u16) -> Self {
        let mut temper = Random::new(seed);
        let mut often = USUAL;
        // every seed has a favourite shape and one it uses little
        let favourite = usize::from(temper.below(5));
        let rare = (favourite + 1 + usize::from(temper.below(4))) % 5;
        often[favourite] += often[rare] / 2;
        often[rare] -= often[rare] / 2;
        let shift = (temper.below(2), temper.below(2));
        let mut field = Self {
            columns,
            cells: Vec::new(),
            large: Vec::new(),
        };
        for row in 0..rows {
            for column in 0..columns {
                let mark = field.choose(Random::at(seed, column, row), &often, column, row);
                field.cells.push(mark);
            }
        }
        field.enlarge(seed, shift, rows);
        field
    }

    fn at(&self, column: u16, row: u16) -> Option<Mark> {
        let index = usize::from(row) * usize::from(self.columns) + usize::from(column);
        self.cells.get(index).copied().flatten()
    }

    /// A mark that gets on with its neighbours to the left and above.
    fn choose(&self, mut random: Random, often: &[u16; 5], column: u16, row: u16) -> Option<Mark> {
        let left = (column > 0).then(|| self.at(column - 1, row));
        let above = (row > 0).then(|| self.at(column, row - 1));
        let mut shape = draw(&mut random, often);
        let shapes = |near: Option<Option<Mark>>| near.map(|mark| mark.map(|mark| mark.shape));
        if shapes(left) == Some(shape) || (shape.is_none() && shapes(above) == Some(None)) {
            shape = draw(&mut random, often);
        }
        let mut ink = usize::from(random.below(3));
        let taken = left.flatten().map(|mark| mark.ink);
        if taken == Some(ink) && random.chance(65) {
            ink = (ink + 1 + usize::from(random.below(2))) % 3;
        }
        let other = (ink + 1 + usize::from(random.below(2))) % 3;
        let shape = shape?;
        let inner = match shape {
            Shape::Arch => random.chance(70),
            Shape::Sun => random.chance(25),
            Shape::Column | Shape::Steps | Shape::Quarter => false,
        };
        let mut mark = Mark {
            shape,
            ink,
            inner: inner.then_some(other),
            turn: match shape {
                Shape::Steps => usize::from(random.chance(30)),
                _ => usize::from(random.below(4)),
            },
        };
        join(&mut mark, &mut random, left.flatten(), above.flatten());
        Some(mark)
    }

    /// Puts large marks on some of the squares of two by two that lie wholly inside.
    fn enlarge(&mut self, seed: u128, shift: (u16, u16), rows: u16) {
        for row in (shift.1..rows.saturating_sub(1)).step_by(2) {
            for column in (shift.0..self.columns.saturating_sub(1)).step_by(2) {
                let mut random = Random::at(seed.rotate_left(64), column, row);
                if !random.chance(LARGE) {
                    continue;
                }
                let shape = match random.below(100) {
                    0..45 => Shape::Arch,
                    45..70 => Shape::Quarter,
                    70..90 => Shape::Sun,
                    _ => Shape::Steps,
                };
                let ink = usize::from(random.below(3));
                let inner = (ink + 1 + usize::from(random.below(2))) % 3;
                let turn = usize::from(random.below(4));
                let mark = Mark {
                    shape,
                    ink,
                    inner: Some(inner),
                    turn,
                };
                self.large.push((column, row, mark));
                for (right, down) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
                    let index = usize::from(row + down) * usize::from(self.columns)
                        + usize::from(column + right);
                    self.cells[index] = None;
                }
            }
        }
    }

    /// Draws the whole part.
    pub(crate) fn draw(&self, on: &mut Canvas, palette: &Palette) {
        for (column, row, mark) in &self.large {
            mark.draw(on, palette, (column * CELL, row * CELL), true, false);
        }
        let (mut column, mut row) = (0, 0);
        for cell in &self.cells {
            if let Some(mark) = cell {
                mark.draw(on, palette, (column * CELL, row * CELL), false, false);
            }
            column += 1;
            if column == self.columns {
                (column, row) = (0, row + 1);
            }
        }
    }
}

/// A shape by how often each comes.
fn draw(random: &mut Random, often: &[u16; 5]) -> Option<Shape> {
    let mut number = random.below(100);
    for (shape, share) in SHAPES.iter().zip(often) {
        if number < *share {
            return Some(*shape);
        }
        number -= share;
    }
    None
}

/// Two quarters side by side mostly become one half disc, or a wave.
fn join(mark: &mut Mark, random: &mut Random, left: Option<Mark>, above: Option<Mark>) {
    if mark.shape != Shape::Quarter {
        return;
    }
    let quarter = |near: &Mark| near.shape == Shape::Quarter;
    if let Some(left) = left.filter(quarter)
        && random.chance(70)
    {
        // centre right of the left one: a half disc; else a wave in another ink
        match left.turn {
            1 => (mark.turn, mark.ink) = (0, left.ink),
            2 => (mark.turn, mark.ink) = (3, left.ink),
            turn => mark.turn = (turn + 2) % 4,
        }
    } else if let Some(above) = above.filter(quarter)
        && random.chance(70)
    {
        match above.turn {
            2 => (mark.turn, mark.ink) = (1, above.ink),
            3 => (mark.turn, mark.ink) = (0, above.ink),
            turn => mark.turn = (turn + 2) % 4,
        }
    }
}
