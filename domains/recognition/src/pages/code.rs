//! The check address as a code for cameras.

use std::fmt::Write as _;

use maud::{Markup, html};
use qrcode::{Color, EcLevel, QrCode};
use web::T;

/// White around the code, without which cameras do not find it.
const QUIET: usize = 4;

/// The code of an address as a drawing; nothing where the address is too long for one.
pub(super) fn code_of(t: &T, address: &str) -> Markup {
    let Ok(code) = QrCode::with_error_correction_level(address, EcLevel::M) else {
        return html! {};
    };
    let side = code.width() + 2 * QUIET;
    let modules = code.to_colors();
    html! {
        svg role="img" aria-label=(t.say("recognition-code")) viewBox={ "0 0 " (side) " " (side) } {
            path fill="#fff" d={ "M0 0h" (side) "v" (side) "H0z" } {}
            path fill="#000" d=(outline(&modules, code.width())) {}
        }
    }
}

/// Each run of dark modules in a row as one rectangle.
fn outline(modules: &[Color], width: usize) -> String {
    let mut way = String::new();
    for (y, row) in modules.chunks(width).enumerate() {
        let mut x = 0;
        while x < row.len() {
            let dark = row[x..]
                .iter()
                .take_while(|module| **module == Color::Dark)
                .count();
            if dark > 0 {
                // writing to a String cannot fail
                let written = write!(way, "M{} {}h{dark}v1h-{dark}z", x + QUIET, y + QUIET);
                debug_assert!(written.is_ok());
            }
            x += dark.max(1);
        }
    }
    way
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dark_modules_in_a_row_are_one_rectangle() {
        use Color::{Dark, Light};
        let modules = [Dark, Dark, Light, Light, Light, Dark, Dark, Light, Dark];
        assert_eq!(
            outline(&modules, 3),
            "M4 4h2v1h-2zM6 5h1v1h-1zM4 6h1v1h-1zM6 6h1v1h-1z"
        );
    }
}
