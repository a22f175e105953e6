//! JPEG: segments that begin with a marker, and between them what is drawn.

use super::{PictureProblem, Rest, fits};

const BEGIN: u8 = 0xd8;
const END: u8 = 0xd9;
const SCAN: u8 = 0xda;

pub(super) fn bare(bytes: &[u8]) -> Result<Vec<u8>, PictureProblem> {
    let mut rest = Rest(bytes);
    rest.expects(&[0xff, BEGIN])?;
    let (mut kept, mut turned, mut scans) = (Vec::with_capacity(bytes.len()), None, 0);
    loop {
        match marker(&mut rest)? {
            END if scans == 0 => return Err(PictureProblem::Broken),
            END => break,
            // restarts and such stand alone, and mean something within a scan only
            0x01 | 0xd0..=0xd8 => {}
            marker => {
                let size = usize::from(rest.big_u16()?);
                let inside = rest.take(size.checked_sub(2).ok_or(PictureProblem::Broken)?)?;
                if is_frame(marker) {
                    size_of_frame(inside)?;
                }
                if marker == 0xe1 && turned.is_none() {
                    turned = orientation(inside);
                }
                if draws(marker, inside) {
                    put(&mut kept, marker, inside)?;
                }
                if marker == SCAN {
                    scans += 1;
                    kept.extend(scan(&mut rest));
                }
            }
        }
    }
    let mut whole = vec![0xff, BEGIN];
    if let Some(way) = turned {
        put(&mut whole, 0xe1, &way_up(way))?;
    }
    whole.extend(kept);
    whole.extend([0xff, END]);
    Ok(whole)
}

/// The marker of the next segment; it may be filled up in front.
fn marker(rest: &mut Rest<'_>) -> Result<u8, PictureProblem> {
    rest.expects(&[0xff])?;
    loop {
        match rest.byte()? {
            0xff => {}
            0x00 => return Err(PictureProblem::Broken),
            marker => return Ok(marker),
        }
    }
}

/// The points of a scan, up to the next marker that is none of its own.
fn scan<'a>(rest: &mut Rest<'a>) -> &'a [u8] {
    let mut pairs = rest.0.windows(2);
    let end = pairs.position(|two| two[0] == 0xff && !matches!(two[1], 0x00 | 0xd0..=0xd7));
    let (points, after) = rest.0.split_at(end.unwrap_or(rest.0.len()));
    rest.0 = after;
    points
}

fn put(out: &mut Vec<u8>, marker: u8, inside: &[u8]) -> Result<(), PictureProblem> {
    let size = u16::try_from(inside.len() + 2).map_err(|_| PictureProblem::Broken)?;
    out.extend([0xff, marker]);
    out.extend(size.to_be_bytes());
    out.extend(inside);
    Ok(())
}

fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc)
}

fn size_of_frame(inside: &[u8]) -> Result<(), PictureProblem> {
    let mut frame = Rest(inside);
    frame.byte()?;
    let (height, width) = (frame.big_u16()?, frame.big_u16()?);
    fits(u32::from(width), u32::from(height))
}

/// Tables, frames, scans, and the three notes without which colours are wrong: JFIF, a profile, Adobe's.
fn draws(marker: u8, inside: &[u8]) -> bool {
    match marker {
        0xc0..=0xcf | 0xda | 0xdb | 0xdd => true,
        // fourteen bytes have no room for a thumbnail
        0xe0 => inside.starts_with(b"JFIF\0") && inside.len() == 14,
        0xe2 => inside.starts_with(b"ICC_PROFILE\0"),
        0xee => inside.starts_with(b"Adobe") && inside.len() == 12,
        _ => false,
    }
}

/// Which way up the picture is held, where its EXIF says that it is not upright.
fn orientation(inside: &[u8]) -> Option<u16> {
    let tiff = inside.strip_prefix(b"Exif\0\0")?;
    let is_little = match tiff.get(..2)? {
        b"II" => true,
        b"MM" => false,
        _ => return None,
    };
    let u16_at = |at: usize| {
        let two = tiff.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if is_little {
            u16::from_le_bytes(two)
        } else {
            u16::from_be_bytes(two)
        })
    };
    let u32_at = |at: usize| {
        let four = tiff.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(if is_little {
            u32::from_le_bytes(four)
        } else {
            u32::from_be_bytes(four)
        })
    };
    let list = usize::try_from(u32_at(4)?).ok()?;
    let entries = usize::from(u16_at(list)?);
    (0..entries)
        .map_while(|number| list.checked_add(2 + 12 * number))
        .find(|at| u16_at(*at) == Some(0x0112))
        .and_then(|at| u16_at(at + 8))
        .filter(|way| (2..=8).contains(way))
}

/// An EXIF block that says which way up, and nothing else.
fn way_up(way: u16) -> Vec<u8> {
    let mut block = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01".to_vec();
    block.extend(way.to_be_bytes());
    block.extend([0; 6]);
    block
}
