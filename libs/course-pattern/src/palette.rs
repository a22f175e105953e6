//! Five palettes: a ground and three inks each.

use std::fmt::{self, Display, Formatter};

/// A colour; its [`Display`] is the hexadecimal form, such as `#f4e3cf`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Colour(pub [u8; 3]);

impl Colour {
    const fn hex(rgb: u32) -> Self {
        let [_, red, green, blue] = rgb.to_be_bytes();
        Self([red, green, blue])
    }

    /// A colour that is `percent` of the other one and the rest of this one.
    #[must_use]
    pub fn toward(self, other: Self, percent: u8) -> Self {
        let percent = u32::from(percent.min(100));
        let mut mixed = self.0;
        for (mine, theirs) in mixed.iter_mut().zip(other.0) {
            let sum = u32::from(*mine) * (100 - percent) + u32::from(theirs) * percent;
            *mine = u8::try_from((sum + 50) / 100).unwrap_or(u8::MAX);
        }
        Self(mixed)
    }

    /// The contrast between two colours as WCAG defines it, from 1 (none) to 21.
    ///
    /// ```
    /// use course_pattern::Colour;
    /// assert_eq!(Colour([0, 0, 0]).contrast(Colour([255, 255, 255])).round(), 21.0);
    /// ```
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|channel| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.040_45 {
                share / 12.92
            } else {
                ((share + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

impl Display for Colour {
    fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(to, "#{red:02x}{green:02x}{blue:02x}")
    }
}

/// A ground and three inks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Palette {
    /// The name of the ground.
    pub name: &'static str,
    /// What shapes stand on.
    pub ground: Colour,
    /// What shapes are made of.
    pub inks: [Colour; 3],
}

impl Palette {
    /// The ground with a breath of each ink: for shapes that count nothing.
    pub fn quiet(&self) -> [Colour; 3] {
        self.inks.map(|ink| {
            // a dark ink needs less to be seen
            let share = if ink.contrast(self.ground) > 4.0 {
                9
            } else {
                18
            };
            self.ground.toward(ink, share)
        })
    }

    /// The ink that stands out most from the ground.
    pub fn strongest(&self) -> Colour {
        let [mut strongest, ..] = self.inks;
        for ink in self.inks {
            if ink.contrast(self.ground) > strongest.contrast(self.ground) {
                strongest = ink;
            }
        }
        strongest
    }
}

/// The palettes, in the order in which seeds choose among them.
#[expect(
    clippy::unreadable_literal,
    reason = "colours are written as in a style sheet"
)]
pub const PALETTES: [Palette; 5] = [
    Palette {
        name: "sand",
        ground: Colour::hex(0xf4e3cf),
        inks: [
            Colour::hex(0xc2553a),
            Colour::hex(0x1f4e5f),
            Colour::hex(0xe0a458),
        ],
    },
    Palette {
        name: "sage",
        ground: Colour::hex(0xdfe9e2),
        inks: [
            Colour::hex(0x2f6f62),
            Colour::hex(0xe07a5f),
            Colour::hex(0x22333b),
        ],
    },
    Palette {
        name: "lilac",
        ground: Colour::hex(0xe9e2f0),
        inks: [
            Colour::hex(0x5b4b8a),
            Colour::hex(0xd98e73),
            Colour::hex(0x2a2438),
        ],
    },
    Palette {
        name: "straw",
        ground: Colour::hex(0xf6ecd2),
        inks: [
            Colour::hex(0xb8862d),
            Colour::hex(0x3d5a80),
            Colour::hex(0x7a3b2e),
        ],
    },
    Palette {
        name: "sky",
        ground: Colour::hex(0xdde8f0),
        inks: [
            Colour::hex(0x2b5d8a),
            Colour::hex(0xe3b23c),
            Colour::hex(0x1d2d44),
        ],
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inks_can_be_seen_on_their_ground_and_quiet_tints_stay_quiet() {
        for palette in PALETTES {
            let strong = palette
                .inks
                .iter()
                .filter(|ink| ink.contrast(palette.ground) >= 3.0)
                .count();
            assert!(strong >= 2, "{}", palette.name);
            for ink in palette.inks {
                assert!(
                    ink.contrast(palette.ground) >= 1.5,
                    "{} {ink}",
                    palette.name
                );
            }
            for tint in palette.quiet() {
                let contrast = tint.contrast(palette.ground);
                assert!(
                    (1.04..1.3).contains(&contrast),
                    "{} {tint} {contrast}",
                    palette.name
                );
            }
        }
    }

    #[test]
    fn mixing_goes_from_one_colour_to_the_other() {
        let (black, white) = (Colour([0; 3]), Colour([255; 3]));
        assert_eq!(black.toward(white, 0), black);
        assert_eq!(black.toward(white, 100), white);
        assert_eq!(black.toward(white, 50).to_string(), "#808080");
    }
}
