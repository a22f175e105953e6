//! What has to happen before some requests make sense: a letter is sent, reviews are open, somebody reported something.

use std::ops::ControlFlow;

use base::{Slug, Token};
use courses::RunId;
use courses::doors::{FoundRun, found_enrollments, found_organizers, found_run};
use courses::run::RunState;
use testing::{File, Page};
use web::{Door, Method};

use super::fixture::{self, Fixture, PASSWORD, Role};
use super::old_site::OldSite;

/// What a review says.
pub const REVIEW: [(&str, &str); 4] = [
    ("c1", "2"),
    ("c2", "2"),
    ("c1-why", "It weighs."),
    ("text", "I see what you weigh; why is less clear."),
];

/// What is said of a material.
pub const MATERIAL: [(&str, &str); 5] = [
    ("title", "Bread"),
    ("author", "Wikibooks contributors"),
    ("source", "Cookbook"),
    ("url", "https://en.wikibooks.org/wiki/Cookbook:Bread"),
    ("licence", "CC-BY-SA-4.0"),
];

/// Whether something is made for the request, so that what is there is not what it was.
pub fn changes(door: &Door) -> bool {
    door.pattern.contains("{token}")
        || matches!(
            door.pattern,
            "/stewards/reports/{report}"
                | "/stewards/reports/{report}/take-back"
                | "/threads/{thread}/open"
                | "/files/{file}"
                | "/reviews/{review}/useful"
                | "/runs/{run}/tasks/{activity}/open-reviews"
                | "/runs/{run}/edit/materials/{material}/move"
        )
}

/// The address of a door that leads to something which has to be made first.
pub async fn address(at: &Fixture, door: &Door, about: &str) -> Option<String> {
    let participant = at.browser(Role::Participant);
    if about == "for members" && door.pattern.starts_with("/editions") {
        let (run, thread) = members_edition(at).await;
        let address = door.pattern.replace("{run}", run.as_str());
        return Some(address.replace("{thread}", &thread.to_string()));
    }
    if door.pattern.starts_with("/pages/{page}") {
        return Some(site_page(at, door.pattern, about).await);
    }
    match door.pattern {
        "/confirm/{token}" | "/reset/{token}" | "/move/{token}" | "/move-back/{token}" => {
            Some(letter(at, door.pattern).await)
        }
        "/stewardship/{token}" => Some(format!("/stewardship/{}", at.world.now().token())),
        "/settings/sessions/{session}/end" => {
            at.browser(Role::Visitor)
                .post(&"/sign-in", &mail_and_password(at))
                .await;
            let page = participant.get(&"/settings/sessions").await;
            let ends = "form[action^='/settings/sessions/']:not([action='/settings/sessions/end'])";
            Some(first(&page, ends, "action"))
        }
        "/stewards/reports/{report}" => Some(report(at, false).await),
        "/stewards/reports/{report}/take-back" => Some(report(at, true).await),
        "/threads/{thread}/open" => {
            let close = format!("/threads/{}/close", at.thread);
            taken(&at.browser(Role::Organizer).post(&close, &[]).await);
            None
        }
        "/files/{file}" => {
            let file = File {
                field: "file",
                name: "case.pdf",
                bytes: b"%PDF-1.7 a case",
            };
            let work = format!("/runs/{}/tasks/{}/work", at.run.slug, at.task);
            taken(
                &participant
                    .post_file(&work, &[("body", "See the file.")], file)
                    .await,
            );
            let page = participant.get(&format!("/work/{}", at.work)).await;
            Some(first(&page, "a[href^='/files/']", "href"))
        }
        "/reviews/{review}" => {
            let desk = participant.get(&"/reviews").await;
            Some(first(&desk, "main a[href^='/reviews/']", "href"))
        }
        "/reviews/{review}/useful" => {
            give_reviews(at).await;
            let release = format!("/runs/{}/tasks/{}/release-results", at.run.slug, at.task);
            at.browser(Role::Organizer).post(&release, &[]).await;
            let own = format!("/runs/{}/tasks/{}/work", at.run.slug, at.task);
            let page = participant.get(&own).await;
            Some(first(&page, "form[action$='/useful']", "action"))
        }
        "/runs/{run}/tasks/{activity}/work" if door.method == Method::Post => {
            Some(inner_task(at, "work"))
        }
        "/runs/{run}/tasks/{activity}/open-reviews" => {
            for role in [Role::Participant, Role::Peer, Role::Third] {
                let body = [("body", "A case, weighed.")];
                taken(&at.browser(role).post(&inner_task(at, "work"), &body).await);
            }
            Some(inner_task(at, "open-reviews"))
        }
        "/runs/{run}/edit/materials/{material}/move" => Some(one_of_two_materials(at).await),
        "/patterns/{kind}/{file}" => {
            let own = format!("/people/{}", at.handle(Role::Participant));
            let page = participant.get(&own).await;
            Some(first(&page, "img[src^='/patterns/']", "src"))
        }
        "/static/{edition}/{name}" => {
            let page = participant.get(&"/about").await;
            Some(first(&page, "link[href^='/static/']", "href"))
        }
        "/editions/{run}/documents/{activity}/revisions" => {
            Some(format!("{}/revisions", old_document(at).await))
        }
        "/editions/{run}/documents/{activity}/revisions/{number}" => {
            Some(format!("{}/revisions/1", old_document(at).await))
        }
        _ => None,
    }
}

/// What is said of a new page of the site.
pub fn new_page<'a>(slug: &'a str, place: &'a str) -> [(&'static str, &'a str); 6] {
    [
        ("slug", slug),
        ("language", "en"),
        ("place", place),
        ("title", "House rules"),
        ("text", "Who cooks does not wash up."),
        ("why", "We need some."),
    ]
}

/// A page of the site with two versions, or a document that was in force.
async fn site_page(at: &Fixture, pattern: &str, about: &str) -> String {
    if pattern.ends_with("/in-force/{version}") {
        return "/pages/terms/in-force/2027-01-12".to_owned();
    }
    let steward = at.browser(Role::Steward);
    let slug = format!("rules-{}", at.world.now().token()).to_lowercase();
    let place = match about {
        "put away" => "away",
        _ => "aside",
    };
    let new = new_page(&slug, place);
    taken(&steward.post(&"/stewards/pages/new", &new).await);
    let mut again = new.to_vec();
    again[4] = ("text", "Who cooks may rest.");
    again.push(("version", "1"));
    taken(&steward.post(&format!("/pages/{slug}/edit"), &again).await);
    let number = if pattern.contains("/changes/") {
        "2"
    } else {
        "1"
    };
    pattern
        .replace("{page}", &slug)
        .replace("{language}", "en")
        .replace("{number}", number)
}

/// The first of two materials, so that it can move.
async fn one_of_two_materials(at: &Fixture) -> String {
    let edit = format!("/runs/{}/edit", at.draft.slug);
    let material = of_syllabus(at, &at.draft, "material", "").await;
    let session = at.world.db().read().await.unwrap();
    let syllabus = courses::store::syllabus(&session, at.draft.version).await;
    let syllabus = syllabus.unwrap();
    let mut activities = syllabus.units.iter().flat_map(|unit| &unit.activities);
    let with = activities.find(|one| !one.materials.is_empty()).unwrap();
    let new = format!("{edit}/activities/{}/materials/new", with.activity.token);
    taken(&at.browser(Role::Organizer).post(&new, &MATERIAL).await);
    format!("{edit}/materials/{material}/move")
}

fn mail_and_password(at: &Fixture) -> [(&'static str, &str); 2] {
    let mail = base::Text::as_str(&at.sample(Role::Participant).address);
    [("mail", mail), ("password", PASSWORD)]
}

/// The path of the link in a letter.
async fn letter(at: &Fixture, pattern: &str) -> String {
    let participant = at.browser(Role::Participant);
    match pattern {
        "/confirm/{token}" => {
            let unconfirmed = at.browser(Role::Unconfirmed);
            taken(&unconfirmed.post(&"/settings/confirmation", &[]).await);
            at.link("/confirm/").await
        }
        "/reset/{token}" => {
            let visitor = at.browser(Role::Visitor);
            let mail = &mail_and_password(at)[..1];
            taken(&visitor.post(&"/sign-in/forgotten", mail).await);
            at.works().await;
            at.link("/reset/").await
        }
        _ => {
            let new = format!("moved-{}", at.sample(Role::Participant).address);
            let new = [("mail", new.as_str()), ("password", PASSWORD)];
            taken(&participant.post(&"/settings/mail", &new).await);
            let link = at.link("/move/").await;
            if pattern == "/move/{token}" {
                return link;
            }
            taken(&participant.post(&link, &[]).await);
            at.link("/move-back/").await
        }
    }
}

/// The task in the run for members, where nobody has handed in yet.
fn inner_task(at: &Fixture, page: &str) -> String {
    format!("/runs/{}/tasks/{}/{page}", at.members_only.slug, at.task)
}

async fn give_reviews(at: &Fixture) {
    for role in [Role::Participant, Role::Peer, Role::Third] {
        let browser = at.browser(role);
        let desk = browser.get(&"/reviews").await;
        for review in desk.attributes("main a[href^='/reviews/']", "href") {
            taken(&browser.post(&review, &REVIEW).await);
        }
    }
}

/// A run for members that ended and was frozen, with what the participant wrote in it.
async fn members_edition(at: &Fixture) -> (Slug, Token) {
    let now = at.world.now();
    let id = |role| at.sample(role).id;
    let run = FoundRun {
        id: RunId::from_raw(store::row_key(now.at)),
        slug: Slug::of_title(&format!("Kept {}", now.token())),
        state: RunState::Finished,
        ..at.members_only.clone()
    };
    let learning = [Role::Participant, Role::Peer, Role::Suspended, Role::Asked];
    let (organizer, author) = (id(Role::Organizer), id(Role::Participant));
    let seats = learning.map(|role| fixture::seated(id(role), &now));
    let put = at.world.db().write(|tx| {
        let (run, seats, now) = (&run, &seats, &now);
        async move {
            found_run(&tx, run, now).await?;
            found_organizers(&tx, run.course, run.id, &[(organizer, now.at)]).await?;
            found_enrollments(&tx, run.id, seats).await?;
            let posts = ["Whispered so."];
            let thread =
                discussion::samples::thread(&tx, run.id, author, "Whispered", &posts, now).await?;
            archive::actions::freeze(&tx, run.id, now).await?;
            Ok::<_, web::Error>(thread)
        }
    });
    let thread = put.await.unwrap();
    (run.slug, thread.token)
}

async fn report(at: &Fixture, is_settled: bool) -> String {
    let subject = format!("/people/{}/report", at.handle(Role::Peer));
    let reason = [("reason", "They were rude to me.")];
    taken(&at.browser(Role::Participant).post(&subject, &reason).await);
    let steward = at.browser(Role::Steward);
    let list = steward.get(&"/stewards/reports").await;
    let report = first(&list, "main a[href^='/stewards/reports/']", "href");
    if !is_settled {
        return report;
    }
    let decision = [("outcome", "suspend"), ("why", "They were rude.")];
    taken(&steward.post(&report, &decision).await);
    format!("{report}/take-back")
}

/// A document of an old site that was changed.
async fn old_document(at: &Fixture) -> String {
    let site = OldSite::new();
    let now = at.world.now();
    archive::p2pu_archive(at.world.db(), site.path(), &now, &mut |_| {
        ControlFlow::Continue(())
    })
    .await
    .unwrap();
    let visitor = at.browser(Role::Visitor);
    let edition = visitor.get(&"/editions/bread-for-beginners").await;
    first(&edition, "a[href*='/documents/']", "href")
}

/// The name of a part of the syllabus of a run: of the kind that the door is about.
pub async fn of_syllabus(at: &Fixture, run: &FoundRun, part: &str, pattern: &str) -> String {
    let session = at.world.db().read().await.unwrap();
    let syllabus = courses::store::syllabus(&session, run.version)
        .await
        .unwrap();
    let mut activities = syllabus.units.iter().flat_map(|unit| &unit.activities);
    let token: &Token = match part {
        "unit" => &syllabus.units[0].unit.token,
        "material" => {
            let with = activities.find_map(|one| one.materials.first());
            &with.unwrap().token
        }
        _ if pattern.ends_with("/rubric") => &syllabus.tasks().next().unwrap().activity.token,
        _ => &activities.next().unwrap().activity.token,
    };
    token.to_string()
}

#[track_caller]
fn first(page: &Page, css: &str, attribute: &str) -> String {
    let found = page.attributes(css, attribute).into_iter().next();
    found.unwrap_or_else(|| panic!("no {css} on {}:\n{}", page.address, page.text()))
}

#[track_caller]
fn taken(page: &Page) {
    assert_eq!(page.status, 200, "{}: {}", page.address, page.text());
}
