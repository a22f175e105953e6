//! Who wrote something, and when: the picture, the name and the date beside it.

use scraper::ElementRef;

use super::dom;
use crate::p2pu::old_address::{Link, OldAddress};
use crate::p2pu::site::OldAuthor;

/// What the old site called somebody whose account was deleted.
const NOBODY: &str = "Anonymous";

/// Reads the author out of the element that holds picture and name. `None` when the account was deleted.
pub fn author(meta: ElementRef<'_>, page: &str) -> Option<OldAuthor> {
    let mut handle = None;
    let mut shown = None;
    for link in dom::below(meta).filter(|e| e.value().name() == "a") {
        let Some(linked) = handle_of(link, page) else {
            continue;
        };
        let text = dom::text(link);
        if !text.is_empty() && shown.is_none() {
            shown = Some(text);
        }
        handle.get_or_insert(linked);
    }
    let handle = handle?;
    let display_name = pictured_name(meta)
        .or_else(|| shown.map(|name| whole(&name).to_owned()))
        .unwrap_or_else(|| handle.clone());
    Some(OldAuthor {
        handle,
        display_name,
    })
}

/// The handle in a link to a profile.
pub fn handle_of(link: ElementRef<'_>, page: &str) -> Option<String> {
    match OldAddress::follow(page, link.value().attr("href")?) {
        Link::Archive(address) => address.handle().map(str::to_owned),
        Link::Elsewhere(_) | Link::Nowhere => None,
    }
}

/// The full name in the words for a picture, "NAME's picture".
pub fn pictured_name(around: ElementRef<'_>) -> Option<String> {
    let picture = dom::below(around).find(|e| e.value().name() == "img")?;
    let name = dom::run_together(picture.value().attr("alt")?.strip_suffix("'s picture")?);
    (!name.is_empty() && name != NOBODY).then_some(name)
}

/// A name without the dots that stand for what was cut off.
fn whole(name: &str) -> &str {
    name.strip_suffix("...").map_or(name, str::trim_end)
}

/// How many people liked something: the number in "2 people liked this".
pub fn likes(around: ElementRef<'_>) -> u32 {
    dom::first(around, "flagged-by-indication")
        .and_then(|said| dom::text(said).split(' ').next()?.parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::*;

    fn read(meta: &str) -> Option<(String, String)> {
        let page = Html::parse_fragment(meta);
        author(page.root_element(), "general/x/discussion/y.html")
            .map(|a| (a.handle, a.display_name))
    }

    #[test]
    fn the_fullest_name_wins() {
        let picture = |alt: &str| {
            format!(
                "<div class=picture><a href='../../../users/ada.html'><img alt=\"{alt}\"></a></div>"
            )
        };
        let by = "<span><a href='http://archive.p2pu.org/general/users/ada'>Ada of the Long ...</a></span>";
        for (meta, name) in [
            (
                format!("{}{by}", picture("Ada of the Long Name's picture")),
                "Ada of the Long Name",
            ),
            (
                format!("{}{by}", picture("Anonymous User picture")),
                "Ada of the Long",
            ),
            (picture(""), "ada"),
            (by.to_owned(), "Ada of the Long"),
        ] {
            assert_eq!(
                read(&meta),
                Some(("ada".to_owned(), name.to_owned())),
                "{meta}"
            );
        }
    }

    #[test]
    fn a_deleted_account_is_nobody() {
        assert_eq!(
            read(
                "<div class=picture><img alt=\"Anonymous's picture\"></div> Anonymous on Wed, 2010-10-06 16:10"
            ),
            None
        );
    }
}
