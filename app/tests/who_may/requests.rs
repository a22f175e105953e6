//! For every door a request as somebody would send it who may.
//!
//! A new page needs nothing, unless its address has a part that [`address`] does not know; a new act says in [`said`] what its form
//! sends, and in [`drawn`] on which page the form stands, if the form has fields that only the page knows.

use web::{Door, Method};

use super::fixture::{Fixture, PASSWORD, Role};
use super::staged;

/// One request.
pub struct Example {
    pub address: String,
    /// The fields, for an act.
    pub fields: Vec<(String, String)>,
    /// Something had to happen before it.
    pub is_staged: bool,
}

/// The examples of a door that stand beside the plain one: the same address, another thing behind it.
const OTHERS: [(&str, &str); 32] = [
    ("/courses/{course}", "a draft"),
    ("/courses/{course}/report", "a draft"),
    ("/courses/{course}/run-again", "a draft"),
    ("/courses/{course}/versions", "a draft"),
    ("/courses/{course}/versions/{number}", "a draft"),
    ("/runs/{run}", "a draft"),
    ("/runs/{run}", "for members"),
    ("/runs/{run}/activities/{activity}", "a draft"),
    ("/runs/{run}/activities/{activity}", "for members"),
    ("/runs/{run}/discussion", "a draft"),
    ("/runs/{run}/discussion", "for members"),
    ("/runs/{run}/people", "a draft"),
    ("/runs/{run}/people", "for members"),
    ("/runs/{run}/syllabus", "a draft"),
    ("/runs/{run}/syllabus", "for members"),
    ("/threads/{thread}", "for members"),
    ("/threads/{thread}/newer", "for members"),
    ("/threads/{thread}/posts", "for members"),
    ("/threads/{thread}/read", "for members"),
    ("/posts/{post}/reply", "for members"),
    ("/posts/{post}/report", "for members"),
    ("/posts/{post}/thank", "for members"),
    ("/posts/{post}/unthank", "for members"),
    ("/editions/{run}", "for members"),
    ("/editions/{run}/discussion", "for members"),
    ("/editions/{run}/people", "for members"),
    ("/editions/{run}/threads/{thread}", "for members"),
    ("/metrics", "on its own machine"),
    ("/pages/{page}", "put away"),
    ("/pages/{page}/changes/{language}/{number}", "put away"),
    ("/pages/{page}/versions", "put away"),
    ("/pages/{page}/versions/{language}/{number}", "put away"),
];

/// What the examples of a door are about; the plain one is about nothing special.
pub fn about(pattern: &str) -> Vec<&'static str> {
    let others = OTHERS.iter().filter(|(of, _)| *of == pattern);
    std::iter::once("")
        .chain(others.map(|(_, about)| *about))
        .collect()
}

/// The example of a door, or why there is none. What belongs to somebody (a session, a work) is the participant's.
pub async fn example(
    at: &Fixture,
    door: &Door,
    about: &str,
    role: Role,
) -> Result<Example, String> {
    let staged = staged::address(at, door, about).await;
    let is_staged = staged.is_some() || staged::changes(door);
    let address = match staged {
        Some(address) => address,
        None => address(at, door.pattern, about).await?,
    };
    let mut fields: Vec<(String, String)> = Vec::new();
    if door.method == Method::Post {
        let said = said(at, door.pattern, role).ok_or("what its form sends is not said")?;
        if let Some((page, who)) = drawn(at, door.pattern, &address, role) {
            let page = at.browser(who).get(&page).await;
            let form = format!("form[action='{address}'] [name]");
            for name in page.attributes(&form, "name") {
                let is_said = said.iter().any(|(theirs, _)| *theirs == name)
                    || fields.iter().any(|(theirs, _)| *theirs == name);
                if !is_said {
                    fields.push((name.clone(), page.field_value(&name)));
                }
            }
        }
        fields.extend(
            said.into_iter()
                .map(|(name, value)| (name.to_owned(), value)),
        );
    }
    Ok(Example {
        address,
        fields,
        is_staged,
    })
}

/// The address of a door with everything filled in.
async fn address(at: &Fixture, pattern: &str, about: &str) -> Result<String, String> {
    let run = match (about, pattern) {
        ("a draft", _) => &at.draft,
        ("for members", _) => &at.members_only,
        (_, "/runs/{run}/edit/begin") => &at.run,
        (_, "/runs/{run}/freeze") => &at.finished,
        (_, "/runs/{run}/join") => &at.open,
        _ if pattern.starts_with("/runs/{run}/edit") => &at.draft,
        _ if pattern.starts_with("/editions") => &at.edition,
        _ => &at.run,
    };
    let thread = match about {
        "for members" => &at.inner_thread,
        _ if pattern.starts_with("/editions") => &at.old_thread,
        _ => &at.thread,
    };
    let post = match about {
        "for members" => &at.inner_post,
        _ => &at.post,
    };
    let course = match about {
        "a draft" => &at.draft.slug,
        _ => &at.run.slug,
    };
    let mut address = pattern
        .replace("{run}", run.slug.as_str())
        .replace("{course}", course.as_str())
        .replace("{thread}", &thread.to_string())
        .replace("{post}", &post.to_string())
        .replace("{work}", &at.work.to_string())
        .replace("{award}", &at.award.to_string())
        .replace("{school}", at.school.as_str())
        .replace("{step}", "wrap-up")
        .replace("{number}", "1")
        .replace("{handle}", at.handle(handle(pattern)).as_str());
    if pattern.contains("/tasks/") {
        address = address.replace("{activity}", &at.task.to_string());
    }
    for part in ["unit", "activity", "material"] {
        let braced = format!("{{{part}}}");
        if address.contains(&braced) {
            let token = staged::of_syllabus(at, run, part, pattern).await;
            address = address.replace(&braced, &token);
        }
    }
    if address.contains('{') {
        Err(format!("nobody knows a part of its address: {address}"))
    } else {
        Ok(address)
    }
}

/// Whose page it is, or who is acted upon.
fn handle(pattern: &str) -> Role {
    match pattern {
        "/people/{handle}/lift" => Role::Suspended,
        "/runs/{run}/organizers/{handle}/remove" => Role::SuspendedOrganizer,
        "/people/{handle}/suspend" | "/people/{handle}/report" => Role::Peer,
        _ => Role::Participant,
    }
}

/// On which page the form of an act stands with fields that only the page knows, and who sees it there.
fn drawn(at: &Fixture, pattern: &str, address: &str, role: Role) -> Option<(String, Role)> {
    let own = match role {
        Role::Visitor => Role::Member,
        _ => role,
    };
    match pattern {
        "/pages/{page}/edit" | "/pages/{page}/place" => Some((address.to_owned(), Role::Steward)),
        "/settings" | "/consent" => Some((address.to_owned(), own)),
        "/schools/{school}/edit" => Some((address.to_owned(), Role::SchoolSteward)),
        "/posts/{post}/edit" => Some((address.to_owned(), Role::Participant)),
        "/runs/{run}/settings"
        | "/runs/{run}/edit/activities/{activity}"
        | "/runs/{run}/edit/activities/{activity}/rubric"
        | "/runs/{run}/edit/course"
        | "/runs/{run}/edit/materials/{material}"
        | "/runs/{run}/edit/publish"
        | "/runs/{run}/edit/units/{unit}" => Some((address.to_owned(), Role::Organizer)),
        "/runs/{run}/version" => Some((format!("/runs/{}/settings", at.run.slug), Role::Organizer)),
        "/threads/{thread}/read" => {
            let thread = address.trim_end_matches("/read");
            Some((thread.to_owned(), Role::Participant))
        }
        _ => None,
    }
}

/// What an act is told, beside what its page knows.
#[expect(
    clippy::too_many_lines,
    reason = "a table: what the form of each act sends"
)]
fn said(at: &Fixture, pattern: &str, role: Role) -> Option<Vec<(&'static str, String)>> {
    let says = |pairs: &[(&'static str, &str)]| {
        let owned = pairs
            .iter()
            .map(|(name, value)| (*name, (*value).to_owned()));
        Some(owned.collect::<Vec<_>>())
    };
    let mail = match role {
        Role::Visitor => at.sample(Role::Member).address.to_string(),
        _ => at.sample(role).address.to_string(),
    };
    match pattern {
        "/confirm/{token}"
        | "/consent"
        | "/move-back/{token}"
        | "/move/{token}"
        | "/posts/{post}/thank"
        | "/posts/{post}/unthank"
        | "/posts/{post}/withdraw"
        | "/runs/{run}/edit/activities/{activity}/remove"
        | "/runs/{run}/edit/activities/{activity}/rubric"
        | "/runs/{run}/edit/begin"
        | "/runs/{run}/edit/course"
        | "/runs/{run}/edit/materials/{material}/remove"
        | "/runs/{run}/edit/publish"
        | "/runs/{run}/edit/units/{unit}/remove"
        | "/runs/{run}/freeze"
        | "/runs/{run}/leave"
        | "/runs/{run}/organizers/{handle}/remove"
        | "/runs/{run}/settings"
        | "/runs/{run}/steps/{step}"
        | "/runs/{run}/tasks/{activity}/open-reviews"
        | "/runs/{run}/tasks/{activity}/release-results"
        | "/runs/{run}/version"
        | "/schools/{school}/courses/{course}/remove"
        | "/settings/confirmation"
        | "/settings/sessions/end"
        | "/settings/sessions/{session}/end"
        | "/sign-out"
        | "/stewardship/{token}"
        | "/threads/{thread}/close"
        | "/threads/{thread}/open"
        | "/threads/{thread}/read" => says(&[]),
        "/answer"
        | "/courses/{course}/report"
        | "/people/{handle}/report"
        | "/posts/{post}/report" => says(&[("reason", "This is not fair, I think.")]),
        "/people/{handle}/lift"
        | "/people/{handle}/suspend"
        | "/awards/{award}/revoke"
        | "/stewards/reports/{report}/take-back" => says(&[("why", "It was a mistake of ours.")]),
        "/stewards/reports/{report}" => says(&[("outcome", "nothing"), ("why", "All is well.")]),
        "/stewards/documents" => says(&[("document", "terms"), ("note", "One word is new.")]),
        "/pages/{page}/edit" => says(&[("text", "Other words."), ("why", "They are better.")]),
        "/pages/{page}/place" => says(&[("place", "foot")]),
        "/stewards/pages/new" => says(&staged::new_page("house-rules", "aside")),
        "/awards/{award}/change" => says(&[("name", "Ana"), ("visibility", "by_link")]),
        "/courses/new" => says(&[("title", "Bread"), ("question", "How?"), ("language", "en")]),
        "/courses/{course}/run-again" => says(&[
            ("starts_on", "2027-03-01"),
            ("ends_on", "2027-03-28"),
            ("zone", "UTC"),
            ("seats", "20"),
        ]),
        "/join" => says(&[
            ("name", "Nora New"),
            ("mail", "nora@example.org"),
            ("password", "salt and water and time"),
            ("language", "en"),
            ("zone", "UTC"),
            ("other-zone", ""),
            ("consent", "terms"),
            ("consent", "privacy"),
            ("consent", "contribution-licence"),
        ]),
        "/language" => says(&[("language", "es"), ("to", "/")]),
        "/theme" => says(&[("theme", "dark"), ("to", "/")]),
        "/preview" => says(&[("text", "A *word*.")]),
        "/settings" => says(&[("about", "I bake.")]),
        "/settings/data" => says(&[("password", PASSWORD)]),
        "/settings/leave" => says(&[("texts", "stay"), ("password", PASSWORD)]),
        "/settings/mail" => says(&[("mail", "new@example.org"), ("password", PASSWORD)]),
        "/settings/password" => says(&[
            ("password", PASSWORD),
            ("new-password", "salt and water and time"),
        ]),
        "/reset/{token}" => says(&[("new-password", "salt and water and time")]),
        "/sign-in" => says(&[("mail", &mail), ("password", PASSWORD)]),
        "/sign-in/forgotten" => says(&[("mail", &mail)]),
        "/posts/{post}/edit" | "/posts/{post}/reply" | "/threads/{thread}/posts" => {
            says(&[("body", "I think so, too.")])
        }
        "/runs/{run}/discussion/new" => says(&[("title", "A question"), ("body", "Why?")]),
        "/reviews/{review}" => says(&staged::REVIEW),
        "/reviews/{review}/useful" => says(&[("useful", "yes")]),
        "/runs/{run}/activities/{activity}/tick" => says(&[("done", "yes")]),
        "/runs/{run}/edit/activities/{activity}" | "/runs/{run}/edit/units/{unit}" => {
            says(&[("title", "Another title")])
        }
        "/runs/{run}/edit/materials/{material}" => says(&[("author", "Somebody else")]),
        "/runs/{run}/edit/activities/{activity}/materials/new" => says(&staged::MATERIAL),
        "/runs/{run}/edit/activities/{activity}/move"
        | "/runs/{run}/edit/materials/{material}/move"
        | "/runs/{run}/edit/units/{unit}/move" => says(&[("way", "down")]),
        "/runs/{run}/edit/units/new" => says(&[("title", "A unit"), ("intro", "Now you.")]),
        "/runs/{run}/edit/units/{unit}/activities/new" => says(&[
            ("kind", "reading"),
            ("title", "Read"),
            ("body", "Read it."),
            ("minutes", "30"),
        ]),
        "/runs/{run}/join" => says(&[("answer", "A case of mine.")]),
        "/runs/{run}/organizers" => says(&[("handle", at.handle(Role::Peer).as_str())]),
        "/runs/{run}/tasks/{activity}/work" => says(&[("body", "A case, weighed again.")]),
        "/schools/{school}/courses" => says(&[("course", at.other_course.as_str())]),
        "/schools/{school}/edit" => says(&[("summary", "Pages that last.")]),
        _ => None,
    }
}
