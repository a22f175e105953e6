//! PNG: one `iTXt` chunk with the keyword `openbadgecredential`, not compressed (OB 3.0 §5.3.1, PNG §11.3.3.4).

use super::BakeRefusal;
use crate::Limits;
use flate2::read::ZlibDecoder;
use std::io::Read as _;

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
const KEYWORD: &[u8] = b"openbadgecredential";

pub(super) fn is_png(file: &[u8]) -> bool {
    file.starts_with(SIGNATURE)
}

/// One chunk, and the bytes of all of it.
struct Chunk<'a> {
    kind: &'a [u8],
    content: &'a [u8],
    whole: &'a [u8],
}

/// Puts a credential into a picture, in the place of what it carried before.
pub fn bake_png(picture: &[u8], credential: &str, limits: &Limits) -> Result<Vec<u8>, BakeRefusal> {
    let mut baked = SIGNATURE.to_vec();
    for chunk in chunks(picture, limits)? {
        if carried(&chunk).is_some() {
            continue;
        }
        baked.extend_from_slice(chunk.whole);
        if chunk.kind == b"IHDR" {
            baked.extend(written(credential)?);
        }
    }
    Ok(baked)
}

/// Takes the credential out of a picture.
pub fn unbake_png(picture: &[u8], limits: &Limits) -> Result<String, BakeRefusal> {
    let all = chunks(picture, limits)?;
    let mut carried = all.iter().filter_map(carried);
    match (carried.next(), carried.next()) {
        (None, _) => Err(BakeRefusal::Nothing),
        (Some(_), Some(_)) => Err(BakeRefusal::Several),
        (Some(content), None) => text(content, limits),
    }
}

/// The chunks from `IHDR` to `IEND`, each with its checksum checked.
fn chunks<'a>(picture: &'a [u8], limits: &Limits) -> Result<Vec<Chunk<'a>>, BakeRefusal> {
    if picture.len() > limits.picture {
        return Err(BakeRefusal::TooLarge(limits.picture));
    }
    let mut rest = picture
        .strip_prefix(SIGNATURE)
        .ok_or_else(|| BakeRefusal::broken("it is no PNG"))?;
    let mut all = Vec::new();
    loop {
        let (chunk, after) = chunk(rest)
            .ok_or_else(|| BakeRefusal::broken("a piece of it is cut off or damaged"))?;
        if all.is_empty() && chunk.kind != b"IHDR" {
            return Err(BakeRefusal::broken("it does not begin as a PNG does"));
        }
        let last = chunk.kind == b"IEND";
        all.push(chunk);
        if last {
            return Ok(all);
        }
        rest = after;
    }
}

fn chunk(bytes: &[u8]) -> Option<(Chunk<'_>, &[u8])> {
    let length = u32::from_be_bytes(*bytes.first_chunk()?) as usize;
    let whole = bytes.get(..length.checked_add(12)?)?;
    let (covered, checksum) = whole.get(4..)?.split_last_chunk::<4>()?;
    if crc32fast::hash(covered) != u32::from_be_bytes(*checksum) {
        return None;
    }
    let (kind, content) = covered.split_at_checked(4)?;
    let chunk = Chunk {
        kind,
        content,
        whole,
    };
    Some((chunk, bytes.get(whole.len()..)?))
}

/// What stands behind our keyword.
fn carried<'a>(chunk: &Chunk<'a>) -> Option<&'a [u8]> {
    (chunk.kind == b"iTXt")
        .then(|| chunk.content.strip_prefix(KEYWORD)?.strip_prefix(&[0]))
        .flatten()
}

/// Compression flag and method, language, translated keyword, then the text.
fn text(content: &[u8], limits: &Limits) -> Result<String, BakeRefusal> {
    let broken = || BakeRefusal::broken("its credential is cut off or damaged");
    let (&[compressed, method], rest) = content.split_first_chunk().ok_or_else(broken)?;
    let after_zero = |bytes: &'_ [u8]| bytes.iter().position(|byte| *byte == 0).map(|at| at + 1);
    let language = after_zero(rest).ok_or_else(broken)?;
    let rest = rest.get(language..).unwrap_or_default();
    let keyword = after_zero(rest).ok_or_else(broken)?;
    let text = rest.get(keyword..).unwrap_or_default();
    let text = match (compressed, method) {
        (0, _) => text.to_vec(),
        // the standard says not compressed; some tools compress all the same
        (1, 0) => inflated(text, limits)?,
        _ => return Err(broken()),
    };
    if text.len() > limits.bytes {
        return Err(BakeRefusal::TooLarge(limits.bytes));
    }
    String::from_utf8(text).map_err(|_| broken())
}

fn inflated(text: &[u8], limits: &Limits) -> Result<Vec<u8>, BakeRefusal> {
    let mut inflated = Vec::new();
    ZlibDecoder::new(text)
        .take(limits.bytes as u64 + 1)
        .read_to_end(&mut inflated)
        .map_err(|_| BakeRefusal::broken("its credential is cut off or damaged"))?;
    Ok(inflated)
}

/// The chunk that carries a credential.
fn written(credential: &str) -> Result<Vec<u8>, BakeRefusal> {
    let covered = [b"iTXt", KEYWORD, &[0; 5], credential.as_bytes()].concat();
    let length = u32::try_from(covered.len() - 4)
        .ok()
        .filter(|length| *length < 1 << 31)
        .ok_or(BakeRefusal::TooLarge(1 << 31))?;
    let checksum = crc32fast::hash(&covered);
    Ok([
        &length.to_be_bytes(),
        covered.as_slice(),
        &checksum.to_be_bytes(),
    ]
    .concat())
}
