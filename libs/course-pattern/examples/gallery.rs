//! Writes a page with one of everything: `cargo run -p course-pattern --example gallery > gallery.html`.

use course_pattern::{PALETTES, Path, Pattern, symbols};

fn main() {
    println!("<!doctype html><meta charset=utf-8><title>Patterns</title>");
    println!(
        "<style>body{{background:#fbf8f3;margin:24px;font:14px sans-serif}}section{{display:flex;flex-wrap:wrap;gap:16px;margin-bottom:20px}}"
    );
    println!(
        ".hero svg{{width:464px;border-radius:14px}}.cover svg{{width:344px;height:120px;border-radius:14px}}.face svg{{width:32px;border-radius:50%}}.large svg{{width:96px;border-radius:50%}}.icon svg{{width:32px}}.icon .big svg{{width:64px}}.art svg{{width:560px;border-radius:14px}}.mark svg{{width:28px}}</style>"
    );
    println!("{}", symbols());
    println!("<section class=hero>");
    for palette in PALETTES {
        println!(
            "{}",
            Pattern::from_seed(palette.name).in_palette(palette).hero()
        );
    }
    println!("{}", Pattern::from_seed("copyright-for-educators").hero());
    println!("</section><section class=cover>");
    for slug in [
        "copyright-for-educators",
        "javascript-101",
        "programando-la-web-con-php",
        "drawing",
        "statistics",
        "poetry",
    ] {
        println!("{}", Pattern::from_seed(slug).cover(8, 3));
    }
    for slug in [
        "copyright-for-educators",
        "javascript-101",
        "programando-la-web-con-php",
    ] {
        println!("{}", Pattern::from_seed(slug).cover_using_symbols(8, 3));
    }
    for class in ["face", "large"] {
        println!("</section><section class={class}>");
        for person in 0..24 {
            println!("{}", Pattern::from_seed(&format!("person-{person}")).face());
        }
    }
    println!("</section><section class=icon>");
    for course in 0..16 {
        println!(
            "{}",
            Pattern::from_seed(&format!("course-{course}")).favicon()
        );
    }
    println!("</section><section class=art>");
    for (number, award) in [(1, "7Kq2"), (1, "9Xb1"), (3, "aa"), (0, "none")] {
        let path = Path {
            tasks_done: 9 * number,
            reviews_given: 11 * number,
            peers_reading: 6 * number,
            weeks: 6 * number,
        };
        println!(
            "{}",
            Pattern::from_seed("copyright-for-educators")
                .grow(&path, award)
                .art()
        );
    }
    for palette in PALETTES {
        let path = Path {
            tasks_done: 7,
            reviews_given: 12,
            peers_reading: 5,
            weeks: 4,
        };
        println!(
            "{}",
            Pattern::from_seed("x")
                .in_palette(palette)
                .grow(&path, palette.name)
                .art()
        );
    }
    println!("</section><section class=mark>");
    let certificate = Pattern::from_seed("x").grow(
        &Path {
            tasks_done: 1,
            reviews_given: 1,
            peers_reading: 1,
            weeks: 1,
        },
        "y",
    );
    for line in certificate.legend().present() {
        println!("{}", certificate.mark(line.shape));
    }
    println!("</section>");
}
