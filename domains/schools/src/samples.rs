//! Example schools: for tests, previews and the demo university.

use base::{LanguageTag, Now, PersonId, Prose, Slug, Text as _, Title};
use courses::CourseId;

use crate::doors::FoundSchool;
use crate::school::Charter;

/// A small school of that name with these stewards and courses.
pub fn found(name: &str, stewards: &[PersonId], courses: &[CourseId], now: &Now) -> FoundSchool {
    let charter = Charter {
        name: Title::from_stored(name.to_owned()),
        summary: Title::from_stored("Pages written by hand and read by peers.".to_owned()),
        text: Prose::from_stored(
            "We teach **what lasts**.\n\nShow unfinished work early.".to_owned(),
        ),
        language: LanguageTag::from_stored("en".to_owned()),
    };
    FoundSchool {
        slug: Slug::of_title(name),
        charter,
        pattern_seed: Slug::of_title(name).to_string(),
        stewards: stewards.to_vec(),
        courses: courses.to_vec(),
        made_at: now.at,
    }
}
