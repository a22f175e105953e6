//! The pattern of a seed: its cover, its hero, its favicon and its face.

use std::fmt::Write as _;

use crate::{
    certificate::{Certificate, Path},
    field::{Field, Mark},
    palette::{PALETTES, Palette},
    random::{self, Random},
    shape::{self, CELL, Outline, Shape},
    svg::{Canvas, Pen, Svg},
};

/// The most columns or rows a drawing has; larger wishes are cut to it, none at all counts as one.
pub const MOST: u16 = 64;

/// A pattern that follows from a seed text alone.
///
/// ```
/// use course_pattern::Pattern;
/// let pattern = Pattern::from_seed("copyright-for-educators");
/// assert_eq!(pattern.cover(8, 3), Pattern::from_seed("copyright-for-educators").cover(8, 3));
/// assert_ne!(pattern.cover(8, 3), Pattern::from_seed("javascript-101").cover(8, 3));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Pattern {
    seed: String,
    palette: Palette,
}

impl Pattern {
    /// The pattern of a text, such as the slug of a course or the identifier of a person.
    pub fn from_seed(seed: &str) -> Self {
        let mut random = Random::new(random::hash(&["palette", seed]));
        Self {
            seed: seed.to_owned(),
            palette: PALETTES[usize::from(random.below(5))],
        }
    }

    /// The same pattern in a palette of the caller's choice.
    #[must_use]
    pub fn in_palette(mut self, palette: Palette) -> Self {
        self.palette = palette;
        self
    }

    /// The colours it is drawn in.
    pub fn palette(&self) -> &Palette {
        &self.palette
    }

    /// The text it follows from.
    pub fn seed(&self) -> &str {
        &self.seed
    }

    /// A cover of so many cells; a larger cover of the same pattern goes on where a smaller one ends.
    pub fn cover(&self, columns: u16, rows: u16) -> Svg {
        self.paint(columns, rows, Pen::Written)
    }

    /// The same cover for a page that holds [`symbols`] once: shorter where many stand together.
    pub fn cover_using_symbols(&self, columns: u16, rows: u16) -> Svg {
        self.paint(columns, rows, Pen::Referred)
    }

    /// The cover at the size of the head of a page: twelve by eight cells.
    pub fn hero(&self) -> Svg {
        self.cover(12, 8)
    }

    fn paint(&self, columns: u16, rows: u16, pen: Pen) -> Svg {
        let (columns, rows) = (columns.clamp(1, MOST), rows.clamp(1, MOST));
        let (width, height) = (columns * CELL, rows * CELL);
        let mut canvas = Canvas::new(pen);
        canvas.fill(self.palette.ground, (0, 0), (width, height));
        let seed = random::hash(&["field", &self.seed]);
        Field::new(seed, columns, rows).draw(&mut canvas, &self.palette);
        Svg::new(width, height, canvas.finish())
    }

    /// A square of four large shapes that is still itself at 32 pixels, and in a circle.
    pub fn face(&self) -> Svg {
        let mut random = Random::new(random::hash(&["face", &self.seed]));
        let palette = &self.palette;
        let colours = [
            palette.ground,
            palette.inks[0],
            palette.inks[1],
            palette.inks[2],
        ];
        let mut inks = [1, 2, 3];
        random.shuffle(&mut inks);
        let mut canvas = Canvas::new(Pen::Written);
        canvas.fill(palette.ground, (0, 0), (2 * CELL, 2 * CELL));
        // one tile of the four is dark ground with a light shape, diagonal ones share an ink
        let turned = usize::from(random.below(4));
        for tile in 0..4_usize {
            let at = (
                u16::try_from(tile % 2).unwrap_or(0) * CELL,
                u16::try_from(tile / 2).unwrap_or(0) * CELL,
            );
            let ink = inks[[0, 1, 2, 0][tile]];
            let mut front = ink;
            if tile == turned || random.chance(45) {
                canvas.fill(colours[ink], at, (CELL, CELL));
                front = if tile == turned {
                    0
                } else {
                    inks[(tile + 1) % 3]
                };
            }
            let outline = tile_outline(&mut random, tile);
            canvas.stamp_over(colours[front], at, outline);
        }
        Svg::new(2 * CELL, 2 * CELL, canvas.finish())
    }

    /// One large shape on a rounded ground, for the tab of a browser.
    pub fn favicon(&self) -> Svg {
        let mut random = Random::new(random::hash(&["favicon", &self.seed]));
        let palette = &self.palette;
        let ink = usize::from(random.below(3));
        let ground = palette.ground;
        // the shape must be seen at 16 pixels: the weak ink stays inside
        let ink = if palette.inks[ink].contrast(ground) < 3.0 {
            (ink + 1) % 3
        } else {
            ink
        };
        let mark = Mark {
            shape: match random.below(4) {
                0 => Shape::Sun,
                1 => Shape::Steps,
                _ => Shape::Arch,
            },
            ink,
            inner: Some((ink + 1 + usize::from(random.below(2))) % 3),
            turn: usize::from(random.below(4)),
        };
        let side = 2 * CELL;
        let mut canvas = Canvas::new(Pen::Written);
        mark.draw(&mut canvas, palette, (0, 0), false, true);
        let body = format!(
            r#"<rect width="{side}" height="{side}" rx="4" fill="{ground}"/><g transform="translate(2 2)scale(1.6)">{}</g>"#,
            canvas.finish()
        );
        Svg::new(side, side, body)
    }

    /// The pattern grown by one person's path; `award` is the random name of what they were given.
    pub fn grow(&self, path: &Path, award: &str) -> Certificate {
        Certificate::grow(self, path, award)
    }
}

/// A shape that fills a tile of a face; quarters lean on the middle, where a circle does not cut.
fn tile_outline(random: &mut Random, tile: usize) -> &'static Outline {
    // the corner of each tile that is the middle of the face, and the corner across from it
    let inward = [2, 3, 1, 0][tile];
    match random.below(10) {
        0..2 => &shape::QUARTERS[inward],
        2..6 => &shape::QUARTERS[(inward + 1 + 2 * usize::from(random.below(2))) % 4],
        6..8 => &shape::ARCH_FULL,
        8 => &shape::DISC,
        _ => &shape::FLUTES,
    }
}

/// The shapes of every drawing made by [`Pattern::cover_using_symbols`], once for a page.
///
/// It takes no room, but a browser must lay it out: hide it by size, as it is, not by `display`.
///
/// ```
/// let page = format!(
///     "{}{}",
///     course_pattern::symbols(),
///     course_pattern::Pattern::from_seed("a").cover_using_symbols(8, 3)
/// );
/// assert!(page.contains(r##"<use href="#cp-"##));
/// ```
pub fn symbols() -> Svg {
    let mut body = String::from("<defs>");
    for outline in shape::ALL {
        let (x, y) = outline.start;
        let _ = write!(
            body,
            r#"<path id="{}" d="M{x} {y}{}"/>"#,
            outline.id, outline.way
        );
    }
    body.push_str("</defs>");
    Svg::new(CELL, CELL, body).sized(0, 0)
}
