//! A drawing as text: presentation attributes only, no style, no script, no identifiers.

use std::fmt::{self, Display, Formatter, Write as _};

use crate::{palette::Colour, shape::Outline};

/// A finished drawing; its [`Display`] is the markup, to be put into a page as it is.
///
/// Without a title it is decoration and hidden from assistive technology; [`Svg::titled`] makes it a
/// picture with a name.
///
/// ```
/// let cover = course_pattern::Pattern::from_seed("copyright-for-educators").cover(8, 3);
/// assert!(cover.to_string().contains(r#"aria-hidden="true""#));
/// let named = cover.titled("Arches & suns").to_string();
/// assert!(named.contains(r#"role="img""#) && named.contains("<title>Arches &amp; suns</title>"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Svg {
    view: (u16, u16),
    size: Option<(u16, u16)>,
    whole: bool,
    title: Option<String>,
    body: String,
}

impl Svg {
    pub(crate) fn new(width: u16, height: u16, body: String) -> Self {
        Self {
            view: (width, height),
            size: None,
            whole: false,
            title: None,
            body,
        }
    }

    /// The same drawing, never cut at the edges by a frame of another shape.
    pub(crate) fn whole(mut self) -> Self {
        self.whole = true;
        self
    }

    /// The same drawing with a name for those who cannot see it. A blank name leaves it decoration.
    #[must_use]
    pub fn titled(mut self, title: &str) -> Self {
        self.title = (!title.trim().is_empty()).then(|| escaped(title));
        self
    }

    /// The same drawing with a width and a height of its own, for where no style sheet gives it one.
    #[must_use]
    pub fn sized(mut self, width: u16, height: u16) -> Self {
        self.size = Some((width, height));
        self
    }

    /// Width and height of the drawing's own grid, for an aspect ratio.
    pub fn view(&self) -> (u16, u16) {
        self.view
    }
}

impl Display for Svg {
    fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
        let (width, height) = self.view;
        write!(
            to,
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}""#
        )?;
        if let Some((width, height)) = self.size {
            write!(to, r#" width="{width}" height="{height}""#)?;
        }
        if !self.whole {
            to.write_str(r#" preserveAspectRatio="xMidYMid slice""#)?;
        }
        match &self.title {
            Some(title) => write!(to, r#" role="img"><title>{title}</title>"#)?,
            None => to.write_str(r#" aria-hidden="true">"#)?,
        }
        to.write_str(&self.body)?;
        to.write_str("</svg>")
    }
}

/// Text that may stand between tags: the five marks escaped, what XML forbids left out.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => {}
            letter if letter.is_control() && letter != '\n' && letter != '\t' => {}
            letter => safe.push(letter),
        }
    }
    safe
}

/// How shapes come onto the canvas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pen {
    /// Each outline written out: the drawing stands alone.
    Written,
    /// Each outline a reference to [`symbols`](crate::symbols), which the page holds once.
    Referred,
}

/// Everything of one colour is one element, so that a drawing of a hundred shapes has four paths.
#[derive(Debug)]
pub(crate) struct Canvas {
    pen: Pen,
    colours: Vec<(Colour, String)>,
}

impl Canvas {
    pub(crate) fn new(pen: Pen) -> Self {
        Self {
            pen,
            colours: Vec::new(),
        }
    }

    fn of(&mut self, colour: Colour) -> &mut String {
        let known = self.colours.iter().position(|(known, _)| *known == colour);
        let index = known.unwrap_or_else(|| {
            self.colours.push((colour, String::new()));
            self.colours.len() - 1
        });
        &mut self.colours[index].1
    }

    /// Fills a rectangle. Only for written drawings: the other kind holds no paths of its own.
    pub(crate) fn fill(&mut self, colour: Colour, (x, y): (u16, u16), (width, height): (u16, u16)) {
        let _ = match self.pen {
            Pen::Written => write!(self.of(colour), "M{x} {y}h{width}v{height}h-{width}z"),
            Pen::Referred => write!(
                self.of(colour),
                r#"<path d="M{x} {y}h{width}v{height}h-{width}z"/>"#
            ),
        };
    }

    /// Draws an outline in the cell whose top left corner is given, at single or double size.
    pub(crate) fn stamp(
        &mut self,
        colour: Colour,
        (x, y): (u16, u16),
        outline: &Outline,
        twice: bool,
    ) {
        let pen = self.pen;
        let to = self.of(colour);
        let times = if twice { 2 } else { 1 };
        let (left, top) = (x + outline.start.0 * times, y + outline.start.1 * times);
        // writing to a String cannot fail
        let _ = match (pen, twice) {
            (Pen::Written, false) => write!(to, "M{left} {top}{}", outline.way),
            (Pen::Written, true) => write!(to, "M{left} {top}{}", outline.twice),
            (Pen::Referred, false) => {
                write!(to, r##"<use href="#{}" x="{x}" y="{y}"/>"##, outline.id)
            }
            (Pen::Referred, true) => write!(
                to,
                r##"<use href="#{}" transform="translate({x} {y})scale(2)"/>"##,
                outline.id
            ),
        };
    }

    /// Draws an outline over what is there already: the only drawing in which order matters.
    pub(crate) fn stamp_over(&mut self, colour: Colour, at: (u16, u16), outline: &Outline) {
        self.colours.push((colour, String::new()));
        let last = self.colours.len() - 1;
        let (x, y) = (at.0 + outline.start.0, at.1 + outline.start.1);
        let _ = write!(self.colours[last].1, "M{x} {y}{}", outline.way);
    }

    /// The markup, colours in the order in which they were first used.
    pub(crate) fn finish(self) -> String {
        let pen = self.pen;
        self.colours
            .into_iter()
            .fold(String::new(), |mut body, (colour, drawn)| {
                let _ = match pen {
                    Pen::Written => write!(body, r#"<path fill="{colour}" d="{drawn}"/>"#),
                    Pen::Referred => write!(body, r#"<g fill="{colour}">{drawn}</g>"#),
                };
                body
            })
    }
}
