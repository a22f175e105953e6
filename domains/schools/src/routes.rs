//! Addresses of this room, and who may pass.

use base::Slug;
use web::{Doors, Guard};

use crate::pages::{edit, list, school};

web::route! {
    /// All schools.
    pub ListSchools = "/schools" {}
    /// One school: its courses, its charter, its stewards.
    pub ShowSchool = "/schools/{school}" { school: Slug }
    /// The charter and the courses of a school, for its stewards.
    pub EditSchool = "/schools/{school}/edit" { school: Slug }
    /// Puts a course into a school.
    pub AddCourse = "/schools/{school}/courses" { school: Slug }
    /// Takes a course out of a school.
    pub RemoveCourse = "/schools/{school}/courses/{course}/remove" { school: Slug, course: Slug }
}

/// The doors of this room.
pub fn routes() -> Doors {
    Doors::new()
        .get_kept::<ListSchools, _, _>(Guard::Everyone, list::show)
        .get_kept::<ShowSchool, _, _>(Guard::Open("schools::policy::see"), school::show)
        .get::<EditSchool, _, _>(Guard::Policy("schools::policy::edit"), edit::show)
        .post::<EditSchool, _, _>(Guard::Policy("schools::policy::edit"), edit::save)
        .post::<AddCourse, _, _>(
            Guard::Policy("schools::policy::choose_courses"),
            edit::add_course,
        )
        .post::<RemoveCourse, _, _>(
            Guard::Policy("schools::policy::choose_courses"),
            edit::remove_course,
        )
}
