//! Addresses of this room, and who may pass.

use base::{LanguageTag, Slug};
use web::{Doors, Guard};

use crate::page::is_known;
use crate::pages::{edit, history, list, new, place, read};

web::route! {
    /// What this is.
    pub ShowAbout = "/about" {}
    /// What we hold dear.
    pub ShowValues = "/values" {}
    /// How we treat each other.
    pub ShowConduct = "/conduct" {}
    /// Under which licence contributions are published.
    pub ShowLicence = "/licence" {}
    /// The terms.
    pub ShowTerms = "/terms" {}
    /// What is kept about people, and why.
    pub ShowPrivacy = "/privacy" {}
    /// Who makes this possible.
    pub ShowSupporters = "/supporters" {}
    /// A page that stewards added; the others stand at addresses of their own.
    pub ShowPage = "/pages/{page}" { page: Slug }
    /// What a page said before, in one language.
    pub ListVersions = "/pages/{page}/versions" { page: Slug }
    /// One version of a page.
    pub ShowVersion = "/pages/{page}/versions/{language}/{number}" { page: Slug, language: LanguageTag, number: i64 }
    /// What a version changed.
    pub ShowChanges = "/pages/{page}/changes/{language}/{number}" { page: Slug, language: LanguageTag, number: i64 }
    /// A document as it was when that version of it came into force.
    pub ShowInForce = "/pages/{page}/in-force/{version}" { page: Slug, version: Slug }
    /// Where stewards write a page.
    pub EditPage = "/pages/{page}/edit" { page: Slug }
    /// Where they choose where it stands.
    pub PlacePage = "/pages/{page}/place" { page: Slug }
    /// All pages, for stewards.
    pub ListPages = "/stewards/pages" {}
    /// A new page.
    pub NewPage = "/stewards/pages/new" {}
}

/// Where a page is read: those that every site has stand at addresses of their own.
pub fn address(page: &Slug) -> String {
    if is_known(page) {
        format!("/{page}")
    } else {
        let show = ShowPage { page: page.clone() };
        show.to_string()
    }
}

/// The doors of this room.
pub fn routes() -> Doors {
    let open = Guard::Open("site::policy::read");
    Doors::new()
        .get_kept::<ShowAbout, _, _>(Guard::Everyone, read::about)
        .get_kept::<ShowValues, _, _>(Guard::Everyone, read::values)
        .get_kept::<ShowConduct, _, _>(Guard::Everyone, read::conduct)
        .get_kept::<ShowLicence, _, _>(Guard::Everyone, read::licence)
        .get_kept::<ShowTerms, _, _>(Guard::Everyone, read::terms)
        .get_kept::<ShowPrivacy, _, _>(Guard::Everyone, read::privacy)
        .get_kept::<ShowSupporters, _, _>(Guard::Everyone, read::supporters)
        .get_kept::<ShowPage, _, _>(open, read::show)
        .get_kept::<ListVersions, _, _>(open, history::list)
        .get_kept::<ShowVersion, _, _>(open, history::show)
        .get_kept::<ShowChanges, _, _>(open, history::changes)
        .get_kept::<ShowInForce, _, _>(open, history::in_force)
        .get::<EditPage, _, _>(Guard::Steward, edit::show)
        .post::<EditPage, _, _>(Guard::Steward, edit::save)
        .get::<PlacePage, _, _>(Guard::Steward, place::show)
        .post::<PlacePage, _, _>(Guard::Steward, place::save)
        .get::<ListPages, _, _>(Guard::Steward, list::show)
        .get::<NewPage, _, _>(Guard::Steward, new::show)
        .post::<NewPage, _, _>(Guard::Steward, new::save)
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::{Text as _, Word as _};
    use people::consent::Document;

    #[test]
    fn pages_have_one_address() {
        let slug = |text: &str| Slug::from_stored(text.to_owned());
        for document in Document::ALL {
            let page = slug(document.address().trim_start_matches('/'));
            assert_eq!(address(&page), document.address());
            let edit = EditPage { page: page.clone() };
            assert_eq!(edit.to_string(), document.edit_address());
            let version = slug("2027-01-12");
            let agreed = ShowInForce { page, version };
            assert_eq!(agreed.to_string(), document.address_of("2027-01-12"));
        }
        assert_eq!(address(&slug("house-rules")), "/pages/house-rules");
    }
}
