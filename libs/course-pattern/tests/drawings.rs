//! What every drawing keeps: bytes, sizes, sound markup, and counts that mean something.

#![expect(clippy::unwrap_used, reason = "tests")]

use std::{collections::HashSet, io::Write as _, path::PathBuf};

use course_pattern::{Counts, MOST_OF_A_KIND, PALETTES, Path, Pattern, Shape, Svg, symbols};
use flate2::{Compression, write::GzEncoder};
use proptest::prelude::*;

fn path() -> Path {
    Path {
        tasks_done: 9,
        reviews_given: 11,
        peers_reading: 6,
        weeks: 6,
    }
}

/// Compares with the kept file; `BLESS=1` writes it anew.
fn golden(name: &str, svg: &Svg) {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(format!("{name}.svg"));
    let drawn = format!("{svg}\n");
    #[expect(
        clippy::disallowed_methods,
        reason = "a person who draws asks for new golden files"
    )]
    let is_asked = std::env::var_os("BLESS").is_some();
    if is_asked {
        std::fs::write(&file, &drawn).unwrap();
    }
    let kept = std::fs::read_to_string(&file).unwrap();
    assert!(kept == drawn, "{name} is drawn differently than before");
}

#[test]
fn drawings_are_the_same_as_ever() {
    let pattern = Pattern::from_seed("copyright-for-educators");
    golden("cover", &pattern.cover(8, 3));
    golden("cover-using-symbols", &pattern.cover_using_symbols(8, 3));
    golden("hero", &pattern.hero());
    golden("favicon", &pattern.favicon());
    golden("face", &Pattern::from_seed("ana").face());
    golden("symbols", &symbols());
    let certificate = pattern.grow(&path(), "7Kq2");
    golden("certificate", &certificate.art().titled("9 & 11 <6>"));
    golden("mark", &certificate.mark(Shape::Column));
}

fn compressed(svg: &Svg) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(svg.to_string().as_bytes()).unwrap();
    encoder.finish().unwrap().len()
}

#[test]
fn covers_are_light() {
    for number in 0..300 {
        let pattern = Pattern::from_seed(&format!("course-{number}"));
        for cover in [pattern.cover(8, 3), pattern.cover_using_symbols(8, 3)] {
            let (raw, packed) = (cover.to_string().len(), compressed(&cover));
            assert!(raw <= 2_500 && packed <= 1_000, "{number}: {raw} {packed}");
        }
        let hero = pattern.hero();
        let (raw, packed) = (hero.to_string().len(), compressed(&hero));
        assert!(
            raw <= 6_000 && packed <= 1_700,
            "hero {number}: {raw} {packed}"
        );
        assert!(compressed(&pattern.face()) <= 400);
        assert!(compressed(&pattern.favicon()) <= 400);
    }
    assert!(compressed(&symbols()) <= 700);
}

#[test]
fn a_larger_cover_goes_on_where_the_smaller_one_ends() {
    // every outline of the smaller one that is not at its rim stands in the larger one too
    let pattern = Pattern::from_seed("drawing");
    let marks = |svg: Svg| -> HashSet<String> {
        svg.to_string()
            .split("<use ")
            .skip(1)
            .map(|rest| rest.split("/>").next().unwrap().to_owned())
            .collect()
    };
    let small = marks(pattern.cover_using_symbols(8, 4));
    let large = marks(pattern.cover_using_symbols(16, 8));
    let kept = small.intersection(&large).count();
    assert!(kept * 10 >= small.len() * 6, "{kept} of {}", small.len());
}

#[test]
fn seeds_give_different_drawings() {
    let distinct = |draw: &dyn Fn(&Pattern) -> Svg, of: usize| {
        let drawn: HashSet<String> = (0..of)
            .map(|number| draw(&Pattern::from_seed(&format!("seed {number}"))).to_string())
            .collect();
        drawn.len()
    };
    assert_eq!(distinct(&|pattern| pattern.cover(8, 3), 2_000), 2_000);
    let faces = distinct(&|pattern| pattern.face(), 2_000);
    assert!(faces >= 1_950, "{faces}");
}

#[test]
fn two_thousand_awards_with_the_same_figures_look_different() {
    let pattern = Pattern::from_seed("copyright-for-educators");
    for figures in [path(), Path::default()] {
        let drawn: HashSet<String> = (0..2_000)
            .map(|award| {
                pattern
                    .grow(&figures, &format!("award-{award}"))
                    .art()
                    .to_string()
            })
            .collect();
        assert_eq!(drawn.len(), 2_000);
    }
}

#[test]
fn every_palette_is_used() {
    let names: HashSet<&str> = (0..100)
        .map(|number| Pattern::from_seed(&number.to_string()).palette().name)
        .collect();
    assert_eq!(names.len(), PALETTES.len());
}

#[test]
fn a_path_beyond_what_can_be_shown_says_so() {
    let endless = Path {
        tasks_done: u32::MAX,
        reviews_given: u32::MAX,
        peers_reading: u32::MAX,
        weeks: u32::MAX,
    };
    let certificate = Pattern::from_seed("x").grow(&endless, "y");
    let tasks = certificate.legend().of(Counts::Tasks);
    assert_eq!((tasks.number, tasks.shown), (u32::MAX, MOST_OF_A_KIND));
    assert_eq!(certificate.count(Shape::Steps), 400);
}

/// A small check that markup is well formed and has nothing that a strict policy refuses.
fn sound(markup: &str) -> Result<(), String> {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = markup;
    while let Some(at) = rest.find('<') {
        if rest[..at].contains('>') {
            return Err(format!("stray mark in {}", &rest[..at]));
        }
        let end = rest[at..].find('>').ok_or("no end of a tag")? + at;
        let tag = &rest[at + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop() != Some(name) {
                return Err(format!("unexpected end of {name}"));
            }
            continue;
        }
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        if ["style", "script", "foreignObject"].contains(&name) {
            return Err(format!("{name} is refused"));
        }
        let quotes: Vec<&str> = attributes.trim_end_matches('/').split('"').collect();
        if quotes.len().is_multiple_of(2) {
            return Err(format!("odd quotes in {tag}"));
        }
        let mut names = HashSet::new();
        for attribute in quotes.iter().step_by(2).filter(|text| !text.is_empty()) {
            let attribute = attribute.trim().strip_suffix('=').ok_or("no equals sign")?;
            if attribute == "style" || attribute.starts_with("on") || !names.insert(attribute) {
                return Err(format!("{attribute} is refused"));
            }
        }
        if !tag.ends_with('/') {
            open.push(name.trim_end_matches('/'));
        }
    }
    if open.is_empty() && rest.is_empty() {
        Ok(())
    } else {
        Err(format!("left open: {open:?}, left over: {rest:?}"))
    }
}

/// What holds for any input; `PROPTEST_CASES` says how many are tried.
mod laws {
    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_seed_gives_sound_markup_and_the_same_twice(
            seed in ".{0,40}", title in ".{0,40}", columns in 0_u16..90, rows in 0_u16..12,
        ) {
            let pattern = Pattern::from_seed(&seed);
            let drawings = [
                pattern.cover(columns, rows).titled(&title),
                pattern.cover_using_symbols(columns, rows),
                pattern.face().titled(&title),
                pattern.favicon().sized(32, 32),
                symbols(),
            ];
            for drawing in &drawings {
                let markup = drawing.to_string();
                prop_assert_eq!(sound(&markup), Ok(()), "{}", markup);
            }
            prop_assert!(!pattern.cover(columns, rows).to_string().contains(" id="));
            prop_assert_eq!(&drawings[0], &Pattern::from_seed(&seed).cover(columns, rows).titled(&title));
        }

        #[test]
        fn shapes_are_as_many_as_the_path_says(
            tasks_done in 0_u32..=MOST_OF_A_KIND, reviews_given in 0_u32..60,
            peers_reading in 0_u32..=MOST_OF_A_KIND, weeks in 0_u32..60, award in "[a-zA-Z0-9]{1,12}",
        ) {
            let path = Path { tasks_done, reviews_given, peers_reading, weeks };
            let certificate = Pattern::from_seed("copyright").grow(&path, &award);
            let markup = certificate.art().to_string();
            prop_assert_eq!(sound(&markup), Ok(()));
            // counted in the cells, and counted again in what is drawn
            let ways = [
                (Shape::Arch, "v-5a4 4 0 0 1 8 0v5h-2", tasks_done),
                (Shape::Column, "m0 .6h8v1.3h-1.2", reviews_given),
                (Shape::Sun, "a4 4 0 0 1 0 8a4 4 0 0 1 0-8", peers_reading),
                (Shape::Steps, "v-2.5h2.5v10z", weeks),
            ];
            for (shape, way, number) in ways {
                let number = usize::try_from(number).unwrap();
                prop_assert_eq!(certificate.count(shape), number);
                prop_assert_eq!(markup.matches(way).count(), number);
            }
            let shown: u32 = certificate.legend().entries().iter().map(|entry| entry.shown).sum();
            let (columns, rows) = certificate.grid();
            prop_assert!(u32::from(columns) * u32::from(rows) * 3 >= shown * 4, "a quarter stays quiet");
            prop_assert_eq!(&certificate, &Pattern::from_seed("copyright").grow(&path, &award));
        }
    }
}
