//! A person's profile.

use scraper::ElementRef;

use super::{Page, dom};
use crate::p2pu::old_address::{Link, OldAddress};

/// What a profile says.
#[derive(Debug, Default)]
pub struct Profile {
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub applied_for: Vec<OldAddress>,
    pub completed: Vec<OldAddress>,
}

/// Reads a profile's page.
pub fn read(page: &Page<'_>) -> Profile {
    let mut profile = Profile {
        first_name: name(page, "views-field-field-profile-firstname-value"),
        last_name: name(page, "views-field-field-profile-lastname-value"),
        ..Profile::default()
    };
    for pane in dom::all(page.root(), "pane-profile-user-courses") {
        let title = dom::first(pane, "pane-title")
            .map(dom::text)
            .unwrap_or_default();
        match title.as_str() {
            "Courses Applied For" => profile.applied_for.extend(courses(page, pane)),
            "Courses Completed" => profile.completed.extend(courses(page, pane)),
            _ => {}
        }
    }
    profile
}

fn name(page: &Page<'_>, class: &str) -> Option<String> {
    let field = dom::first(page.root(), class)?;
    let name = dom::text(dom::first(field, "field-content")?);
    (!name.is_empty()).then_some(name)
}

fn courses(page: &Page<'_>, around: ElementRef<'_>) -> Vec<OldAddress> {
    dom::below(around)
        .filter(|e| e.value().name() == "a")
        .filter_map(
            |link| match OldAddress::follow(page.path, link.value().attr("href")?) {
                Link::Archive(address) => Some(address),
                Link::Elsewhere(_) | Link::Nowhere => None,
            },
        )
        .collect()
}
