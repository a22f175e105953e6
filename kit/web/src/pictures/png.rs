//! PNG: named pieces, each with its length and a checksum.

use super::{PictureProblem, Rest, fits, length};

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The pieces that draw: size, colours, points, transparency, movement.
const KEPT: [&[u8; 4]; 14] = [
    b"IHDR", b"PLTE", b"IDAT", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sRGB", b"cICP", b"sBIT",
    b"bKGD", b"acTL", b"fcTL", b"fdAT",
];

pub(super) fn bare(bytes: &[u8]) -> Result<Vec<u8>, PictureProblem> {
    let mut rest = Rest(bytes);
    rest.expects(SIGNATURE)?;
    let mut kept = SIGNATURE.to_vec();
    let mut draws = false;
    loop {
        let is_first = kept.len() == SIGNATURE.len();
        let (whole, begins) = (rest.0, rest.0.len());
        let size = rest.big_u32()?;
        let name: [u8; 4] = rest.array()?;
        let inside = rest.take(length(size)?)?;
        rest.take(4)?; // the checksum
        let piece = &whole[..begins - rest.0.len()];
        if is_first {
            let mut head = Rest(inside);
            if &name != b"IHDR" || size != 13 {
                return Err(PictureProblem::Broken);
            }
            fits(head.big_u32()?, head.big_u32()?)?;
        }
        if &name == b"IEND" {
            kept.extend(piece);
            return if draws {
                Ok(kept)
            } else {
                Err(PictureProblem::Broken)
            };
        }
        draws |= &name == b"IDAT";
        if KEPT.contains(&&name) {
            kept.extend(piece);
        }
    }
}
