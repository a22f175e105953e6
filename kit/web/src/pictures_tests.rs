#![expect(clippy::unwrap_used, reason = "tests")]

use super::*;
use proptest::prelude::*;

const SECRET: &[u8] = b"planted 52.5200 N, 13.4050 E";

fn has(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|part| part == what)
}

fn png_piece(name: [u8; 4], inside: &[u8]) -> Vec<u8> {
    let size = u32::try_from(inside.len()).unwrap().to_be_bytes();
    [&size, &name[..], inside, &[0; 4]].concat()
}

fn png(width: u32, height: u32, notes: &[Vec<u8>]) -> Vec<u8> {
    let head = [
        &width.to_be_bytes()[..],
        &height.to_be_bytes(),
        &[8, 2, 0, 0, 0],
    ]
    .concat();
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    file.extend(png_piece(*b"IHDR", &head));
    file.extend(notes.concat());
    file.extend(png_piece(*b"IDAT", b"points"));
    file.extend(png_piece(*b"IEND", b""));
    file
}

fn segment(marker: u8, inside: &[u8]) -> Vec<u8> {
    let size = u16::try_from(inside.len() + 2).unwrap().to_be_bytes();
    [&[0xff, marker], &size[..], inside].concat()
}

/// A photograph that lies on its side, little end first, with where it was taken.
fn exif() -> Vec<u8> {
    let mut block = b"Exif\0\0II\x2a\0\x08\0\0\0\x02\0".to_vec();
    block.extend(b"\x0f\x01\x02\0\x04\0\0\0abc\0");
    block.extend(b"\x12\x01\x03\0\x01\0\0\0\x06\0\0\0");
    block.extend(SECRET);
    block
}

fn jpeg(width: u16, height: u16, notes: &[Vec<u8>]) -> Vec<u8> {
    let frame = [
        &[8][..],
        &height.to_be_bytes(),
        &width.to_be_bytes(),
        &[1, 1, 0x11, 0],
    ]
    .concat();
    let mut file = vec![0xff, 0xd8];
    file.extend(segment(0xe0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"));
    file.extend(notes.concat());
    file.extend(segment(0xdb, &[0; 65]));
    file.extend(segment(0xc2, &frame));
    file.extend(segment(0xda, &[1, 1, 0, 0, 63, 0]));
    file.extend([1, 2, 0xff, 0x00, 3, 0xff, 0xd0, 4]);
    // a second scan, and a comment between them
    file.extend(notes.concat());
    file.extend(segment(0xda, &[1, 1, 0, 0, 63, 0]));
    file.extend([5, 6, 0xff, 0xd9]);
    file
}

fn gif(width: u16, height: u16, notes: &[Vec<u8>]) -> Vec<u8> {
    let mut file = b"GIF89a".to_vec();
    file.extend(width.to_le_bytes());
    file.extend(height.to_le_bytes());
    file.extend([0x80, 0, 0, 0, 0, 0, 255, 255, 255]);
    file.extend(b"\x21\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00");
    file.extend(notes.concat());
    file.extend(b"\x21\xf9\x04\x00\x0a\x00\x00\x00");
    file.extend([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3b]);
    file
}

fn riff(pieces: &[Vec<u8>]) -> Vec<u8> {
    let inside = [&b"WEBP"[..], &pieces.concat()].concat();
    let size = u32::try_from(inside.len()).unwrap().to_le_bytes();
    [&b"RIFF"[..], &size, &inside].concat()
}

fn riff_piece(name: [u8; 4], inside: &[u8]) -> Vec<u8> {
    let size = u32::try_from(inside.len()).unwrap().to_le_bytes();
    let end = vec![0; inside.len() % 2];
    [&name[..], &size, inside, &end].concat()
}

fn webp(width: u32, height: u32, notes: &[Vec<u8>]) -> Vec<u8> {
    let sides = [width - 1, height - 1].map(u32::to_le_bytes);
    let head = [&[0x1c, 0, 0, 0][..], &sides[0][..3], &sides[1][..3]].concat();
    let lossless = (3u32 | 3 << 14).to_le_bytes();
    let points = [&[0x2f][..], &lossless, b"points"].concat();
    let moving = [
        &[0; 16][..],
        &riff_piece(*b"VP8L", &points),
        &notes.concat(),
    ]
    .concat();
    let mut pieces = vec![riff_piece(*b"VP8X", &head), riff_piece(*b"ANMF", &moving)];
    pieces.extend(notes.iter().cloned());
    pieces.push(riff_piece(*b"VP8L", &points));
    riff(&pieces)
}

#[test]
fn nothing_is_left_of_who_made_a_picture() {
    let note = |before: &[u8]| [before, SECRET].concat();
    let size = u8::try_from(SECRET.len()).unwrap();
    let comment = [&[0x21, 0xfe, size][..], SECRET, &[0]].concat();
    let xmp = [&b"\x21\xff\x0bXMP DataXMP"[..], &[size], SECRET, &[0]].concat();
    let cases = [
        (
            "image/png",
            png(
                3,
                3,
                &[
                    b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME", b"pHYs", b"prVt",
                ]
                .map(|name| png_piece(*name, SECRET)),
            ),
            png(3, 3, &[]),
        ),
        (
            "image/jpeg",
            jpeg(
                3,
                3,
                &[
                    segment(0xe0, &note(b"JFXX\0")),
                    segment(0xe1, &note(b"http://ns.adobe.com/xap/1.0/\0")),
                    segment(0xe2, &note(b"MPF\0")),
                    segment(0xed, &note(b"Photoshop 3.0\0")),
                    segment(0xfe, SECRET),
                ],
            ),
            jpeg(3, 3, &[]),
        ),
        ("image/gif", gif(1, 1, &[comment, xmp]), gif(1, 1, &[])),
        (
            "image/webp",
            webp(
                3,
                3,
                &[
                    riff_piece(*b"EXIF", SECRET),
                    riff_piece(*b"XMP ", SECRET),
                    riff_piece(*b"prvt", SECRET),
                ],
            ),
            {
                let mut plain = webp(3, 3, &[]);
                plain[20] &= !NOTED;
                plain
            },
        ),
    ];
    for (kind, with, without) in cases {
        assert_eq!(infer::get(&with).unwrap().mime_type(), kind);
        assert!(has(&with, SECRET));
        let kept = bare(kind, &with).unwrap().unwrap();
        assert_eq!(kept, without, "{kind}");
        assert_eq!(infer::get(&kept).unwrap().mime_type(), kind);
        // what hangs behind the end: a second file in one
        let two_in_one = [&without, &b"PK\x03\x04<script>"[..]].concat();
        let again = bare(kind, &two_in_one).unwrap().unwrap();
        assert_eq!(again, without, "{kind}");
    }
}

/// In the head of an extended WebP: EXIF, XMP.
const NOTED: u8 = 0x0c;

#[test]
fn a_photograph_stays_the_right_way_up() {
    let kept = bare("image/jpeg", &jpeg(3, 3, &[segment(0xe1, &exif())]))
        .unwrap()
        .unwrap();
    assert!(!has(&kept, SECRET) && !has(&kept, b"abc"));
    let said = &kept[2..2 + 36];
    assert_eq!(&said[..4], [0xff, 0xe1, 0, 34]);
    assert_eq!(&said[4..12], b"Exif\0\0MM");
    assert_eq!(&said[20..28], [0x01, 0x12, 0, 3, 0, 0, 0, 1]);
    assert_eq!(&said[28..30], [0, 6]);
    // what we say of it is understood by us, too
    assert_eq!(bare("image/jpeg", &kept).unwrap().unwrap(), kept);
}

#[test]
fn what_no_screen_shows_is_not_taken() {
    let cases = [
        ("image/png", png(1_000_000, 1, &[])),
        ("image/png", png(20_000, 20_000, &[])),
        ("image/png", png(u32::MAX, u32::MAX, &[])),
        ("image/jpeg", jpeg(60_000, 60_000, &[])),
        ("image/gif", gif(60_000, 60_000, &[])),
        ("image/webp", webp(1 << 24, 1 << 24, &[])),
    ];
    for (kind, file) in cases {
        let answer = bare(kind, &file).unwrap();
        assert_eq!(answer, Err(PictureProblem::TooLarge), "{kind}");
    }
}

#[test]
fn what_is_cut_or_empty_is_no_picture() {
    let whole = [
        ("image/png", png(3, 3, &[])),
        ("image/jpeg", jpeg(3, 3, &[])),
        ("image/gif", gif(1, 1, &[])),
        ("image/webp", webp(3, 3, &[])),
    ];
    for (kind, file) in &whole {
        for end in 0..file.len() {
            let answer = bare(kind, &file[..end]).unwrap();
            assert_eq!(answer, Err(PictureProblem::Broken), "{kind} {end}");
        }
        for (other, _) in &whole {
            let is_same = other == kind;
            assert_eq!(bare(other, file).unwrap().is_ok(), is_same);
        }
    }
    assert_eq!(
        bare("image/png", &png(0, 3, &[])).unwrap(),
        Err(PictureProblem::Broken)
    );
    assert_eq!(bare("application/pdf", b"%PDF-1.7"), None);
}

proptest! {
    /// Whatever comes, the answer is a picture without the rest, or none; and a picture that was taken stays as it is.
    #[test]
    fn any_bytes_are_taken_or_not(change in prop::collection::vec((0usize..400, any::<u8>()), 0..12), which in 0usize..4) {
        let (kind, mut file) = [
            ("image/png", png(3, 3, &[png_piece(*b"tEXt", SECRET)])),
            ("image/jpeg", jpeg(3, 3, &[segment(0xe1, &exif())])),
            ("image/gif", gif(1, 1, &[])),
            ("image/webp", webp(3, 3, &[riff_piece(*b"EXIF", SECRET)])),
        ][which].clone();
        for (at, byte) in change {
            let length = file.len();
            file[at % length] = byte;
        }
        if let Some(Ok(kept)) = bare(kind, &file) {
            prop_assert_eq!(bare(kind, &kept).unwrap().unwrap(), kept);
        }
    }
}
