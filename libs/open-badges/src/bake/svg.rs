//! SVG: one `openbadges:credential` right after the root's tag, with JSON as its content or a token in its attribute `verify`
//! (OB 3.0 §5.3.2).

use super::BakeRefusal;
use crate::Limits;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::{NsReader, XmlVersion};
use std::ops::Range;

const NAMESPACE: &str = "https://purl.imsglobal.org/ob/v3p0";

/// A credential in a picture: where it stands and what it says.
#[derive(Default)]
struct Carried {
    place: Range<usize>,
    text: String,
}

/// What a picture holds of interest.
#[derive(Default)]
struct Found {
    /// The root's tag, without its brackets' content looked at.
    root: Range<usize>,
    /// Whether the root is written `<svg/>`.
    closed: bool,
    /// What the root binds the prefix to.
    bound: Option<String>,
    carried: Vec<Carried>,
}

/// Puts a credential into a picture, in the place of what it carried before.
pub fn bake_svg(picture: &[u8], credential: &str, limits: &Limits) -> Result<Vec<u8>, BakeRefusal> {
    let text = readable(picture, limits)?;
    let found = look(text, limits)?;
    let root = text.get(found.root.clone()).unwrap_or_default();
    let open = root.trim_end_matches('>').trim_end_matches('/');
    let mut baked = String::with_capacity(text.len() + credential.len() + 200);
    baked.push_str(text.get(..found.root.start).unwrap_or_default());
    baked.push_str(open);
    match found.bound.as_deref() {
        Some(NAMESPACE) => {}
        Some(other) => return Err(BakeRefusal::Namespace(other.to_owned())),
        None => {
            baked.push_str(" xmlns:openbadges=\"");
            baked.push_str(NAMESPACE);
            baked.push('"');
        }
    }
    baked.push('>');
    baked.push_str(&written(credential));
    let mut at = found.root.end;
    for carried in &found.carried {
        baked.push_str(text.get(at..carried.place.start).unwrap_or_default());
        at = carried.place.end;
    }
    baked.push_str(text.get(at..).unwrap_or_default());
    if found.closed {
        let name: String = open
            .chars()
            .skip(1)
            .take_while(|char| !char.is_whitespace())
            .collect();
        let close = format!("</{name}>");
        let end = baked.len() - text.len() + found.root.end;
        baked.insert_str(end.min(baked.len()), &close);
    }
    Ok(baked.into_bytes())
}

/// JSON stands in CDATA, a token in the attribute.
fn written(credential: &str) -> String {
    if credential.trim_start().starts_with('{') {
        let split = credential.replace("]]>", "]]]]><![CDATA[>");
        return format!("<openbadges:credential><![CDATA[{split}]]></openbadges:credential>");
    }
    let token: String = credential
        .chars()
        .filter(|char| char.is_ascii_alphanumeric() || "._-".contains(*char))
        .collect();
    format!("<openbadges:credential verify=\"{token}\"/>")
}

/// Takes the credential out of a picture.
pub fn unbake_svg(picture: &[u8], limits: &Limits) -> Result<String, BakeRefusal> {
    let text = readable(picture, limits)?;
    let mut carried = look(text, limits)?.carried.into_iter();
    match (carried.next(), carried.next()) {
        (None, _) => Err(BakeRefusal::Nothing),
        (Some(_), Some(_)) => Err(BakeRefusal::Several),
        (Some(one), None) if one.text.trim().is_empty() => Err(BakeRefusal::Nothing),
        (Some(one), None) => Ok(one.text.trim().to_owned()),
    }
}

fn readable<'a>(picture: &'a [u8], limits: &Limits) -> Result<&'a str, BakeRefusal> {
    if picture.len() > limits.picture {
        return Err(BakeRefusal::TooLarge(limits.picture));
    }
    let picture = picture.strip_prefix(b"\xef\xbb\xbf").unwrap_or(picture);
    std::str::from_utf8(picture).map_err(|_| BakeRefusal::broken("it is no UTF-8"))
}

/// Walks the whole picture once.
fn look(text: &str, limits: &Limits) -> Result<Found, BakeRefusal> {
    let mut reader = NsReader::from_str(text);
    let mut found = Found::default();
    let mut inside: Option<Carried> = None;
    let mut depth = 0_usize;
    loop {
        let start = position(&reader);
        let (namespace, event) = reader.read_resolved_event().map_err(xml)?;
        let ours = matches!(namespace, ResolveResult::Bound(Namespace(name)) if name == NAMESPACE.as_bytes());
        let bound = spelled(&namespace);
        match event {
            Event::Eof if found.root.is_empty() || depth > 0 => {
                return Err(BakeRefusal::broken("it is no whole SVG"));
            }
            Event::Eof => return Ok(found),
            Event::Start(tag) | Event::Empty(tag) if found.root.is_empty() => {
                root(&tag, &mut found)?;
                let end = position(&reader);
                found.closed = text.get(..end).is_some_and(|whole| whole.ends_with("/>"));
                found.root = start..end;
                depth += usize::from(!found.closed);
            }
            Event::Start(tag) if is_credential(&tag, ours, &bound)? => {
                if inside.is_some() {
                    return Err(BakeRefusal::Several);
                }
                depth += 1;
                let text = verify(&tag)?;
                inside = Some(Carried {
                    place: start..start,
                    text,
                });
            }
            Event::Empty(tag) if is_credential(&tag, ours, &bound)? => {
                let text = verify(&tag)?;
                found.carried.push(Carried {
                    place: start..position(&reader),
                    text,
                });
            }
            Event::Start(_) if inside.is_some() => {
                return Err(BakeRefusal::broken("its credential holds other elements"));
            }
            Event::Start(_) => depth += 1,
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                if let Some(mut carried) = inside.take() {
                    carried.place.end = position(&reader);
                    found.carried.push(carried);
                }
            }
            other => say(&other, inside.as_mut(), limits)?,
        }
    }
}

/// Adds to the credential's text what belongs to it.
fn say(
    event: &Event<'_>,
    inside: Option<&mut Carried>,
    limits: &Limits,
) -> Result<(), BakeRefusal> {
    let Some(carried) = inside else {
        return Ok(());
    };
    match event {
        Event::Text(part) => carried.text.push_str(&part.decode().map_err(xml)?),
        Event::CData(part) => carried.text.push_str(&part.decode().map_err(xml)?),
        Event::GeneralRef(part) => carried.text.push(meant(part)?),
        Event::Comment(_) | Event::PI(_) => {}
        _ => return Err(BakeRefusal::broken("its credential holds other elements")),
    }
    if carried.text.len() > limits.bytes {
        return Err(BakeRefusal::TooLarge(limits.bytes));
    }
    Ok(())
}

/// A character written as `&lt;` or `&#60;`; other entities are not followed.
fn meant(reference: &BytesRef<'_>) -> Result<char, BakeRefusal> {
    if let Some(char) = reference.resolve_char_ref().map_err(xml)? {
        return Ok(char);
    }
    match reference.decode().map_err(xml)?.as_ref() {
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        "amp" => Ok('&'),
        "quot" => Ok('"'),
        "apos" => Ok('\''),
        _ => Err(BakeRefusal::broken("it uses entities of its own")),
    }
}

fn root(tag: &BytesStart<'_>, found: &mut Found) -> Result<(), BakeRefusal> {
    if tag.local_name().as_ref() != b"svg" {
        return Err(BakeRefusal::broken("it is no SVG"));
    }
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(xml)?;
        if attribute.key.as_ref() == b"xmlns:openbadges" {
            let value = attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .map_err(xml)?;
            found.bound = Some(value.into_owned());
        }
    }
    Ok(())
}

/// Whether an element is a credential. One that calls itself so in another namespace is refused: readers that only look
/// at the prefix would take it.
fn is_credential(tag: &BytesStart<'_>, ours: bool, bound: &str) -> Result<bool, BakeRefusal> {
    let name = tag.name();
    let prefixed = name
        .prefix()
        .is_some_and(|prefix| prefix.as_ref() == b"openbadges");
    match name.local_name().as_ref() {
        b"credential" if ours => Ok(true),
        b"credential" | b"assertion" if prefixed => Err(BakeRefusal::Namespace(bound.to_owned())),
        _ => Ok(false),
    }
}

fn verify(tag: &BytesStart<'_>) -> Result<String, BakeRefusal> {
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(xml)?;
        if attribute.key.as_ref() == b"verify" {
            let value = attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .map_err(xml)?;
            return Ok(value.into_owned());
        }
    }
    Ok(String::new())
}

fn spelled(namespace: &ResolveResult<'_>) -> String {
    match namespace {
        ResolveResult::Bound(Namespace(name)) => String::from_utf8_lossy(name).into_owned(),
        ResolveResult::Unknown(prefix) => String::from_utf8_lossy(prefix).into_owned(),
        ResolveResult::Unbound => String::new(),
    }
}

fn position(reader: &NsReader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

#[expect(clippy::needless_pass_by_value, reason = "for map_err")]
fn xml(error: impl ToString) -> BakeRefusal {
    BakeRefusal::Broken(error.to_string())
}
