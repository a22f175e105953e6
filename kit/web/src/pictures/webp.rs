//! WebP: named pieces in a RIFF file.

use super::{PictureProblem, Rest, fits, length};

/// In the head of an extended file: there is EXIF, there is XMP.
const NOTES: u8 = 0x08 | 0x04;

pub(super) fn bare(bytes: &[u8]) -> Result<Vec<u8>, PictureProblem> {
    let mut rest = Rest(bytes);
    rest.expects(b"RIFF")?;
    let size = length(rest.little_u32()?)?;
    let mut inside = Rest(rest.take(size)?);
    inside.expects(b"WEBP")?;
    let mut kept = b"WEBP".to_vec();
    let mut draws = false;
    while !inside.0.is_empty() {
        let (name, piece) = next(&mut inside)?;
        match &name {
            b"VP8X" => {
                let mut head = piece.to_vec();
                size_of_canvas(piece)?;
                head[0] &= !NOTES;
                put(&mut kept, name, &head)?;
            }
            b"VP8 " | b"VP8L" => {
                draws = true;
                size_of(name, piece)?;
                put(&mut kept, name, piece)?;
            }
            b"ANMF" => {
                draws = true;
                put(&mut kept, name, &frame(piece)?)?;
            }
            b"ALPH" | b"ANIM" | b"ICCP" => put(&mut kept, name, piece)?,
            _ => {}
        }
    }
    if !draws {
        return Err(PictureProblem::Broken);
    }
    let mut whole = b"RIFF".to_vec();
    let size = u32::try_from(kept.len()).map_err(|_| PictureProblem::Broken)?;
    whole.extend(size.to_le_bytes());
    whole.extend(kept);
    Ok(whole)
}

/// One picture of a moving one: where it stands, and the pieces that draw it.
fn frame(piece: &[u8]) -> Result<Vec<u8>, PictureProblem> {
    let mut rest = Rest(piece);
    let mut kept = rest.take(16)?.to_vec();
    while !rest.0.is_empty() {
        let (name, inside) = next(&mut rest)?;
        match &name {
            b"VP8 " | b"VP8L" => {
                size_of(name, inside)?;
                put(&mut kept, name, inside)?;
            }
            b"ALPH" => put(&mut kept, name, inside)?,
            _ => {}
        }
    }
    Ok(kept)
}

fn next<'a>(rest: &mut Rest<'a>) -> Result<([u8; 4], &'a [u8]), PictureProblem> {
    let name = rest.array()?;
    let size = length(rest.little_u32()?)?;
    let inside = rest.take(size)?;
    if size % 2 == 1 && !rest.0.is_empty() {
        rest.byte()?;
    }
    Ok((name, inside))
}

fn put(out: &mut Vec<u8>, name: [u8; 4], inside: &[u8]) -> Result<(), PictureProblem> {
    let size = u32::try_from(inside.len()).map_err(|_| PictureProblem::Broken)?;
    out.extend(name);
    out.extend(size.to_le_bytes());
    out.extend(inside);
    if inside.len() % 2 == 1 {
        out.push(0);
    }
    Ok(())
}

fn size_of_canvas(head: &[u8]) -> Result<(), PictureProblem> {
    let mut rest = Rest(head);
    rest.take(4)?;
    let mut side = || {
        let [a, b, c] = rest.array()?;
        Ok(u32::from_le_bytes([a, b, c, 0]) + 1)
    };
    fits(side()?, side()?)
}

fn size_of(name: [u8; 4], piece: &[u8]) -> Result<(), PictureProblem> {
    let mut rest = Rest(piece);
    if &name == b"VP8L" {
        rest.expects(&[0x2f])?;
        let bits = rest.little_u32()?;
        return fits((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1);
    }
    rest.take(3)?;
    rest.expects(&[0x9d, 0x01, 0x2a])?;
    let (width, height) = (rest.little_u16()?, rest.little_u16()?);
    fits(u32::from(width & 0x3fff), u32::from(height & 0x3fff))
}
