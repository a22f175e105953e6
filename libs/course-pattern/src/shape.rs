//! The shapes, each drawn in relative path commands on a cell of ten by ten.

/// The side of a cell in the drawing's own units.
pub(crate) const CELL: u16 = 10;

/// What a cell may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Shape {
    /// A round arch with a door in it.
    Arch,
    /// A fluted column.
    Column,
    /// A ring with an eye.
    Sun,
    /// A flight of four steps.
    Steps,
    /// A quarter of a disc that fills its cell.
    Quarter,
}

/// An outline: where the pen starts inside the cell, and the way it goes from there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Outline {
    /// Its name in the shared symbol set.
    pub(crate) id: &'static str,
    pub(crate) start: (u16, u16),
    pub(crate) way: &'static str,
    /// The same way at twice the size.
    pub(crate) twice: &'static str,
}

pub(crate) const ARCH: Outline = Outline {
    id: "cp-arch",
    start: (1, 10),
    way: "v-5a4 4 0 0 1 8 0v5h-2v-5a2 2 0 0 0-4 0v5z",
    twice: "v-10a8 8 0 0 1 16 0v10h-4v-10a4 4 0 0 0-8 0v10z",
};

pub(crate) const DOOR: Outline = Outline {
    id: "cp-door",
    start: (3, 10),
    way: "v-5a2 2 0 0 1 4 0v5z",
    twice: "v-10a4 4 0 0 1 8 0v10z",
};

/// Three flutes from edge to edge: in a cover they join into long columns.
pub(crate) const FLUTES: Outline = Outline {
    id: "cp-flutes",
    start: (1, 0),
    way: "h2v10h-2zm3 0h2v10h-2zm3 0h2v10h-2z",
    twice: "h4v20h-4zm6 0h4v20h-4zm6 0h4v20h-4z",
};

/// A shaft with capital and base: every column stands for itself and can be counted.
pub(crate) const COLUMN: Outline = Outline {
    id: "cp-column",
    start: (1, 0),
    way: "m0 .6h8v1.3h-1.2v6.2h1.2v1.3h-8v-1.3h1.2v-6.2h-1.2zm2.7 1.3v6.2h.5v-6.2zm2.1 0v6.2h.5v-6.2z",
    twice: "m0 1.2h16v2.6h-2.4v12.4h2.4v2.6h-16v-2.6h2.4v-12.4h-2.4zm5.4 2.6v12.4h1v-12.4zm4.2 0v12.4h1v-12.4z",
};

pub(crate) const SUN: Outline = Outline {
    id: "cp-sun",
    start: (5, 1),
    way: "a4 4 0 0 1 0 8a4 4 0 0 1 0-8m0 2.3a1.7 1.7 0 0 0 0 3.4a1.7 1.7 0 0 0 0-3.4",
    twice: "a8 8 0 0 1 0 16a8 8 0 0 1 0-16m0 4.6a3.4 3.4 0 0 0 0 6.8a3.4 3.4 0 0 0 0-6.8",
};

pub(crate) const EYE: Outline = Outline {
    id: "cp-eye",
    start: (5, 3),
    way: "m0 .3a1.7 1.7 0 0 1 0 3.4a1.7 1.7 0 0 1 0-3.4",
    twice: "m0 .6a3.4 3.4 0 0 1 0 6.8a3.4 3.4 0 0 1 0-6.8",
};

/// Steps rising to the right, then to the left.
pub(crate) const STEPS: [Outline; 2] = [
    Outline {
        id: "cp-steps",
        start: (0, 10),
        way: "v-2.5h2.5v-2.5h2.5v-2.5h2.5v-2.5h2.5v10z",
        twice: "v-5h5v-5h5v-5h5v-5h5v20z",
    },
    Outline {
        id: "cp-steps-left",
        start: (10, 10),
        way: "v-2.5h-2.5v-2.5h-2.5v-2.5h-2.5v-2.5h-2.5v10z",
        twice: "v-5h-5v-5h-5v-5h-5v-5h-5v20z",
    },
];

/// Quarter discs by the corner their centre lies in: top left, top right, bottom right, bottom left.
pub(crate) const QUARTERS: [Outline; 4] = [
    Outline {
        id: "cp-quarter",
        start: (0, 0),
        way: "h10a10 10 0 0 1-10 10z",
        twice: "h20a20 20 0 0 1-20 20z",
    },
    Outline {
        id: "cp-quarter-2",
        start: (10, 0),
        way: "v10a10 10 0 0 1-10-10z",
        twice: "v20a20 20 0 0 1-20-20z",
    },
    Outline {
        id: "cp-quarter-3",
        start: (10, 10),
        way: "h-10a10 10 0 0 1 10-10z",
        twice: "h-20a20 20 0 0 1 20-20z",
    },
    Outline {
        id: "cp-quarter-4",
        start: (0, 10),
        way: "v-10a10 10 0 0 1 10 10z",
        twice: "v-20a20 20 0 0 1 20 20z",
    },
];

/// An arch without a door, wide as its cell; for faces.
pub(crate) const ARCH_FULL: Outline = Outline {
    id: "cp-arch-full",
    start: (0, 10),
    way: "v-5a5 5 0 0 1 10 0v5z",
    twice: "v-10a10 10 0 0 1 20 0v10z",
};

/// A disc as wide as its cell; for faces.
pub(crate) const DISC: Outline = Outline {
    id: "cp-disc",
    start: (5, 0),
    way: "a5 5 0 0 1 0 10a5 5 0 0 1 0-10",
    twice: "a10 10 0 0 1 0 20a10 10 0 0 1 0-20",
};

/// Every outline that a drawing may refer to.
pub(crate) const ALL: [&Outline; 12] = [
    &ARCH,
    &DOOR,
    &FLUTES,
    &COLUMN,
    &SUN,
    &EYE,
    &STEPS[0],
    &STEPS[1],
    &QUARTERS[0],
    &QUARTERS[1],
    &QUARTERS[2],
    &QUARTERS[3],
];
