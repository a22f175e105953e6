//! Pictures as they are kept: the picture, and nothing of whoever made it.
//!
//! A picture is walked block by block and put together again from the blocks that draw it. What says where, when, with what and
//! by whom it was taken (EXIF, GPS, XMP, comments, thumbnails), and whatever hangs behind its end, stays outside. Nothing is
//! decoded: a picture costs what it weighs. Which way up a photograph is, is said again.

mod gif;
mod jpeg;
mod png;
mod webp;

/// The most points that a picture may have: what a reader's machine still shows.
const MOST_POINTS: u64 = 100_000_000;

/// The longest side of a picture.
const LONGEST_SIDE: u32 = 30_000;

/// Why a picture is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureProblem {
    /// Its blocks do not hang together: it is cut, or it is something else.
    Broken,
    /// It is larger than any screen shows.
    TooLarge,
}

/// The picture of that type with nothing but what draws it; nothing where the type is no picture that we know.
pub fn bare(kind: &str, bytes: &[u8]) -> Option<Result<Vec<u8>, PictureProblem>> {
    match kind {
        "image/jpeg" => Some(jpeg::bare(bytes)),
        "image/png" => Some(png::bare(bytes)),
        "image/gif" => Some(gif::bare(bytes)),
        "image/webp" => Some(webp::bare(bytes)),
        _ => None,
    }
}

/// A picture of that size can be shown.
fn fits(width: u32, height: u32) -> Result<(), PictureProblem> {
    let points = u64::from(width) * u64::from(height);
    if width == 0 || height == 0 {
        Err(PictureProblem::Broken)
    } else if width.max(height) > LONGEST_SIDE || points > MOST_POINTS {
        Err(PictureProblem::TooLarge)
    } else {
        Ok(())
    }
}

/// What is left to read of a picture.
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8], PictureProblem> {
        let (taken, rest) = self
            .0
            .split_at_checked(length)
            .ok_or(PictureProblem::Broken)?;
        self.0 = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8, PictureProblem> {
        Ok(self.array::<1>()?[0])
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], PictureProblem> {
        self.take(N)?.try_into().map_err(|_| PictureProblem::Broken)
    }

    fn big_u16(&mut self) -> Result<u16, PictureProblem> {
        self.array().map(u16::from_be_bytes)
    }

    fn big_u32(&mut self) -> Result<u32, PictureProblem> {
        self.array().map(u32::from_be_bytes)
    }

    fn little_u16(&mut self) -> Result<u16, PictureProblem> {
        self.array().map(u16::from_le_bytes)
    }

    fn little_u32(&mut self) -> Result<u32, PictureProblem> {
        self.array().map(u32::from_le_bytes)
    }

    fn expects(&mut self, bytes: &[u8]) -> Result<(), PictureProblem> {
        if self.take(bytes.len())? == bytes {
            Ok(())
        } else {
            Err(PictureProblem::Broken)
        }
    }
}

/// A length of a file as an index.
fn length(number: u32) -> Result<usize, PictureProblem> {
    usize::try_from(number).map_err(|_| PictureProblem::Broken)
}

#[cfg(test)]
#[path = "pictures_tests.rs"]
mod tests;
