//! The second half of cleaning: a small tree in good order. Blocks do not stand inside lines, lists hold items only, and
//! what nobody sees is gone.

use super::sift::{Piece, words};

/// The pieces of a whole body, in paragraphs and other blocks.
pub(super) fn body(pieces: Vec<Piece>) -> Vec<Piece> {
    in_paragraphs(tidy(pieces))
}

fn tidy(mut pieces: Vec<Piece>) -> Vec<Piece> {
    drop_word_styles(&mut pieces);
    let mut out = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match piece {
            Piece::Element {
                name,
                attributes,
                inside,
            } if !matches!(name, "pre" | "code") => {
                reshape(name, attributes, tidy(inside), &mut out);
            }
            whole => out.push(whole),
        }
    }
    out.retain(|piece| match piece {
        Piece::Text(text) => !text.is_empty(),
        Piece::Element { name: "br", .. } => true,
        element @ Piece::Element { .. } => !element.is_blank(),
    });
    out
}

/// Puts an element whose inside is tidy into good order.
fn reshape(
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    mut inside: Vec<Piece>,
    out: &mut Vec<Piece>,
) {
    match name {
        "p" | "h2" | "h3" | "h4" | "h5" | "h6" => lines(name, inside, out),
        "ul" | "ol" => {
            let inside = items(inside);
            out.push(Piece::Element {
                name,
                attributes,
                inside,
            });
        }
        "dl" => {
            let inside = entries(inside);
            out.push(Piece::Element {
                name,
                attributes,
                inside,
            });
        }
        "table" | "thead" | "tbody" | "tfoot" | "tr" => {
            inside.retain(Piece::is_block);
            out.push(Piece::Element {
                name,
                attributes,
                inside,
            });
        }
        "li" | "dt" | "dd" | "td" | "th" | "blockquote" | "caption" => {
            let mut inside = in_lists(inside);
            trim(&mut inside);
            out.push(Piece::Element {
                name,
                attributes,
                inside,
            });
        }
        _ if inside.iter().any(Piece::is_block) => push_inward(name, &attributes, inside, out),
        _ => out.push(Piece::Element {
            name,
            attributes,
            inside,
        }),
    }
}

/// A paragraph or heading around other blocks falls apart into its lines, with the blocks between them.
fn lines(name: &'static str, inside: Vec<Piece>, out: &mut Vec<Piece>) {
    let mut line = Vec::new();
    for piece in inside {
        match piece {
            Piece::Element {
                name: "p", inside, ..
            } if name != "p" => {
                end_line(name, &mut line, out);
                line = inside;
                end_line(name, &mut line, out);
            }
            block if block.is_block() => {
                end_line(name, &mut line, out);
                out.push(block);
            }
            inline => line.push(inline),
        }
    }
    end_line(name, &mut line, out);
}

fn end_line(name: &'static str, line: &mut Vec<Piece>, out: &mut Vec<Piece>) {
    trim(line);
    if line.iter().any(|piece| !piece.is_blank()) {
        out.push(Piece::Element {
            name,
            attributes: Vec::new(),
            inside: std::mem::take(line),
        });
    }
    line.clear();
}

/// Emphasis or a link around blocks moves into each of them.
fn push_inward(
    name: &'static str,
    attributes: &[(&'static str, String)],
    inside: Vec<Piece>,
    out: &mut Vec<Piece>,
) {
    for piece in inside {
        match piece {
            Piece::Element {
                name: block @ ("pre" | "hr"),
                attributes,
                inside,
            } => {
                out.push(Piece::Element {
                    name: block,
                    attributes,
                    inside,
                });
            }
            Piece::Element {
                name: block,
                attributes: own,
                inside,
            } if is_block(block) => {
                let mut within = Vec::new();
                push_inward(name, attributes, inside, &mut within);
                out.push(Piece::Element {
                    name: block,
                    attributes: own,
                    inside: within,
                });
            }
            inline if inline.is_blank() => out.push(inline),
            inline => out.push(Piece::Element {
                name,
                attributes: attributes.to_vec(),
                inside: vec![inline],
            }),
        }
    }
}

fn is_block(name: &'static str) -> bool {
    Piece::Element {
        name,
        attributes: Vec::new(),
        inside: Vec::new(),
    }
    .is_block()
}

/// The items of a list: what is none becomes one, and a list inside a list belongs to the item before it.
fn items(inside: Vec<Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    for piece in inside {
        match piece {
            item @ Piece::Element { name: "li", .. } => out.push(item),
            blank if blank.is_blank() => {}
            list @ Piece::Element {
                name: "ul" | "ol", ..
            } => match out.last_mut() {
                Some(Piece::Element { inside, .. }) => inside.push(list),
                _ => out.push(item(list)),
            },
            other => out.push(item(other)),
        }
    }
    out
}

fn item(piece: Piece) -> Piece {
    Piece::Element {
        name: "li",
        attributes: Vec::new(),
        inside: vec![piece],
    }
}

fn entries(inside: Vec<Piece>) -> Vec<Piece> {
    inside
        .into_iter()
        .filter(|piece| !piece.is_blank())
        .map(|piece| match piece {
            entry @ Piece::Element {
                name: "dt" | "dd", ..
            } => entry,
            other => Piece::Element {
                name: "dd",
                attributes: Vec::new(),
                inside: vec![other],
            },
        })
        .collect()
}

/// Items without a list get one.
fn in_lists(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    for piece in pieces {
        let list = match &piece {
            Piece::Element { name: "li", .. } => "ul",
            Piece::Element {
                name: "dt" | "dd", ..
            } => "dl",
            blank if blank.is_blank() && ends_with_list(&out) => continue,
            _ => {
                out.push(piece);
                continue;
            }
        };
        match out.last_mut() {
            // an own list that stands before is not continued: its items were closed
            Some(Piece::Element {
                name,
                attributes,
                inside,
            }) if *name == list && is_made(attributes) => {
                inside.push(piece);
            }
            _ => out.push(Piece::Element {
                name: list,
                attributes: vec![("data-made", String::new())],
                inside: vec![piece],
            }),
        }
    }
    for piece in &mut out {
        if let Piece::Element { attributes, .. } = piece
            && is_made(attributes)
        {
            attributes.clear();
        }
    }
    out
}

fn is_made(attributes: &[(&'static str, String)]) -> bool {
    attributes
        .first()
        .is_some_and(|(name, _)| *name == "data-made")
}

fn ends_with_list(pieces: &[Piece]) -> bool {
    matches!(pieces.last(), Some(Piece::Element { attributes, .. }) if is_made(attributes))
}

/// Word wrote its style sheet into the text, where the old site's filter left it as words.
fn drop_word_styles(pieces: &mut Vec<Piece>) {
    let run = pieces
        .iter()
        .take_while(|piece| matches!(piece, Piece::Text(_) | Piece::Element { name: "br", .. }))
        .count();
    let text = words(&pieces[..run]);
    let start = text.trim_start();
    let word_wrote =
        (start.starts_with("@font-face") || start.contains("Mso") || start.starts_with("<!-- /*"))
            && start.contains('{')
            && start.contains('}');
    if !word_wrote {
        return;
    }
    let before = text.find(['@', '{']).map_or("", |at| &text[..at]);
    // keep words that stand before the styles; a selector is not one
    let before = if before.contains("Mso") || start.starts_with('@') {
        ""
    } else {
        before
    };
    let after = text
        .rfind('}')
        .map_or("", |at| &text[at + 1..])
        .trim_start_matches([' ', '-', '>']);
    let kept = format!("{before}{after}");
    pieces.splice(..run, [Piece::Text(kept)]);
}

/// Breaks and spaces at both ends of a block, and more than two breaks in a row, show nothing.
fn trim(pieces: &mut Vec<Piece>) {
    let hidden = |piece: &Piece| match piece {
        Piece::Text(text) => text.trim().is_empty(),
        Piece::Element { name, .. } => *name == "br",
    };
    while pieces.last().is_some_and(hidden) {
        pieces.pop();
    }
    if let Some(Piece::Text(text)) = pieces.last_mut() {
        text.truncate(text.trim_end().len());
    }
    let lead = pieces.iter().take_while(|piece| hidden(piece)).count();
    pieces.drain(..lead);
    if let Some(Piece::Text(text)) = pieces.first_mut() {
        *text = text.trim_start().to_owned();
    }
    let mut breaks = 0;
    pieces.retain(|piece| {
        match piece {
            Piece::Element { name: "br", .. } => breaks += 1,
            Piece::Text(text) if text.trim().is_empty() => {}
            _ => breaks = 0,
        }
        breaks <= 2
    });
}

/// Words that stand alone beside blocks get a paragraph of their own.
fn in_paragraphs(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out = Vec::new();
    lines("p", in_lists(pieces), &mut out);
    out
}
