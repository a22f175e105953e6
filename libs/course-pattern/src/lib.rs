#![doc = include_str!("../README.md")]

mod certificate;
mod field;
mod palette;
mod pattern;
mod random;
mod shape;
mod svg;

pub use crate::{
    certificate::{Certificate, Counts, Entry, Legend, MOST_OF_A_KIND, Path},
    palette::{Colour, PALETTES, Palette},
    pattern::{MOST, Pattern, symbols},
    shape::Shape,
    svg::Svg,
};
