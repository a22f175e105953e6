//! GIF: a head, then pictures and notes, each in blocks of at most 255 bytes.

use super::{PictureProblem, Rest, fits};

pub(super) fn bare(bytes: &[u8]) -> Result<Vec<u8>, PictureProblem> {
    let mut rest = Rest(bytes);
    let version: [u8; 6] = rest.array()?;
    if !matches!(&version, b"GIF87a" | b"GIF89a") {
        return Err(PictureProblem::Broken);
    }
    let mut kept = version.to_vec();
    let head: [u8; 7] = rest.array()?;
    let mut size = Rest(&head);
    fits(u32::from(size.little_u16()?), u32::from(size.little_u16()?))?;
    kept.extend(head);
    kept.extend(rest.take(colours(head[4]))?);
    let mut pictures = 0;
    loop {
        match rest.byte()? {
            0x2c => {
                pictures += 1;
                let place: [u8; 9] = rest.array()?;
                kept.push(0x2c);
                kept.extend(place);
                kept.extend(rest.take(colours(place[8]))?);
                kept.push(rest.byte()?); // how small the codes are
                kept.extend(blocks(&mut rest)?);
            }
            0x21 => {
                let label = rest.byte()?;
                let note = blocks(&mut rest)?;
                if draws(label, note) {
                    kept.extend([0x21, label]);
                    kept.extend(note);
                }
            }
            0x3b if pictures > 0 => {
                kept.push(0x3b);
                return Ok(kept);
            }
            _ => return Err(PictureProblem::Broken),
        }
    }
}

/// How many bytes the table of colours takes, if there is one.
fn colours(flags: u8) -> usize {
    if flags & 0x80 == 0 {
        0
    } else {
        3 << ((flags & 7) + 1)
    }
}

/// Blocks up to the empty one, as they stand.
fn blocks<'a>(rest: &mut Rest<'a>) -> Result<&'a [u8], PictureProblem> {
    let whole = rest.0;
    loop {
        let size = usize::from(rest.byte()?);
        rest.take(size)?;
        if size == 0 {
            return Ok(&whole[..whole.len() - rest.0.len()]);
        }
    }
}

/// How long a picture stays, and how often all of them are shown.
fn draws(label: u8, note: &[u8]) -> bool {
    match label {
        0xf9 => true,
        0xff => note.starts_with(b"\x0bNETSCAPE2.0\x03\x01") && note.len() == 17,
        _ => false,
    }
}
