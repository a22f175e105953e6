//! One column of the table: somebody tries every door.

use std::sync::Arc;

use testing::{Browser, Page, World};
use web::{Door, Guard, Method};

use super::fixture::{Fixture, Role};
use super::traces::Traces;
use super::{requests, staged};

/// What a door answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// Shown, or taken.
    Yes,
    /// They may, but it does not fit how things stand: nothing to confirm, a seat already.
    NotNow,
    /// Asked to sign in.
    SignIn,
    /// May not.
    No,
    /// May not act for now, and is told why.
    Held,
    /// Shown without what only those inside read.
    Outside,
    /// As if it were not there.
    Hidden,
}

impl Cell {
    pub fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::NotNow => "not now",
            Self::SignIn => "sign in",
            Self::No => "no",
            Self::Held => "held",
            Self::Outside => "outside",
            Self::Hidden => "hidden",
        }
    }

    fn of(method: Method, page: &Page) -> Result<Self, String> {
        let status = page.status.as_u16();
        let was_taken = method == Method::Post && !page.way.is_empty();
        if page.way.iter().any(|to| to.starts_with("/sign-in?to=")) {
            return Ok(Self::SignIn);
        }
        // who opens a form and owes an agreement is led to what they have to agree to
        if page.way.iter().any(|to| to.starts_with("/consent?to=")) {
            return Ok(Self::Held);
        }
        match status {
            _ if was_taken && status < 500 => Ok(Self::Yes),
            200 | 204 => Ok(Self::Yes),
            403 => Ok(Self::No),
            404 => Ok(Self::Hidden),
            // only who is held is shown where to mend it, on the page of the refusal itself
            409 if page.attributes(".trouble a", "href") != ["/"] => Ok(Self::Held),
            // a form that was not taken (422) would say nothing about who may: its example is mended instead
            409 => Ok(Self::NotNow),
            _ => Err(format!("{status}: {}", page.text())),
        }
    }
}

/// A line of the table: a door and what the example is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub door: String,
    pub guard: String,
}

/// What somebody was answered at every door.
pub struct Column {
    pub role: Role,
    pub cells: Vec<(Line, Cell)>,
    pub mistakes: Vec<String>,
}

/// A house in which new terms came into force an hour ago.
pub async fn fresh_world() -> Arc<World> {
    let words = stoa::house::words();
    let world = World::of(stoa::house::rooms())
        .viewers(people::Viewers)
        .words(&words[1..])
        .foot(site::SiteFoot)
        .build()
        .await;
    let at = world.now().at;
    site::doors::found_pages(world.db(), at).await.unwrap();
    let first = people::samples::steward(world.db(), "First").await;
    let terms = [("document", "terms"), ("note", "One word is new.")];
    let page = world
        .as_person(&first)
        .post(&"/stewards/documents", &terms)
        .await;
    assert_eq!(page.status, 200, "{}", page.text());
    world.clock().pass(jiff::SignedDuration::from_hours(1));
    Arc::new(world)
}

/// Acts that change the house for everybody in it, so that the next ones are tried in another.
const SHAKES_THE_HOUSE: [&str; 1] = ["/stewards/documents"];

/// Acts that leave everything as the next examples need it: these need no new set of people and runs.
const LEAVES_NO_MARK: [&str; 20] = [
    "/answer",
    "/courses/new",
    "/courses/{course}/run-again",
    "/language",
    "/preview",
    "/runs/{run}/edit/activities/{activity}",
    "/runs/{run}/edit/activities/{activity}/materials/new",
    "/runs/{run}/edit/begin",
    "/runs/{run}/edit/course",
    "/runs/{run}/edit/materials/{material}",
    "/runs/{run}/edit/units/new",
    "/runs/{run}/edit/units/{unit}",
    "/runs/{run}/edit/units/{unit}/activities/new",
    "/settings",
    "/settings/confirmation",
    "/settings/data",
    "/sign-in",
    "/theme",
    "/threads/{thread}/posts",
    "/threads/{thread}/read",
];

impl Column {
    /// Somebody in that place tries every door. After an act that was taken a new set of people and runs is put down.
    pub async fn tried(role: Role) -> Self {
        let mut column = Self {
            role,
            cells: Vec::new(),
            mistakes: Vec::new(),
        };
        let mut number = 1;
        let mut world = fresh_world().await;
        let mut at = Arc::new(Fixture::put(&world, number).await);
        let mut traces = Arc::new(Traces::of(world.db()).await);
        let doors = stoa::house::doors();
        let mut table = doors.table().to_vec();
        table.sort_by_key(|door| (door.method, door.pattern));
        for door in &table {
            for about in requests::about(door.pattern) {
                let line = Line::of(door, about);
                let cell = try_one(role, at.clone(), traces.clone(), *door, about);
                // in a task of its own, so that one example that cannot be made does not hide the others
                let cell = tokio::spawn(cell)
                    .await
                    .unwrap_or_else(|panic| Err(panic.to_string()));
                let cell = match cell {
                    Ok(cell) => cell,
                    Err(mistake) => {
                        let text = format!("{} as {}: {mistake}", line.door, role.word());
                        column.mistakes.push(text);
                        continue;
                    }
                };
                column.cells.push((line, cell));
                let was_taken = door.method == Method::Post && cell == Cell::Yes;
                let leaves_a_mark = was_taken && !LEAVES_NO_MARK.contains(&door.pattern);
                if was_taken || staged::changes(door) {
                    traces.forget();
                }
                if leaves_a_mark || staged::changes(door) {
                    number += 1;
                    if SHAKES_THE_HOUSE.contains(&door.pattern) {
                        world = fresh_world().await;
                        traces = Arc::new(Traces::of(world.db()).await);
                    }
                    at = Arc::new(Fixture::put(&world, number).await);
                    traces.forget();
                }
            }
        }
        column
    }
}

async fn try_one(
    role: Role,
    at: Arc<Fixture>,
    traces: Arc<Traces>,
    door: Door,
    about: &'static str,
) -> Result<Cell, String> {
    let example = requests::example(&at, &door, about, role).await?;
    let browser = match about {
        "on its own machine" => at.browser(role).at("127.0.0.1"),
        _ => at.browser(role),
    };
    if door.method == Method::Get {
        let page = browser.get(&example.address).await;
        let cell = Cell::of(door.method, &page)?;
        let address = example.address;
        return match secret(&at, about, &page) {
            Some(secret) if !role.is_inside() => Err(format!("it shows {secret:?}")),
            None if cell == Cell::Yes && about == "for members" && !role.is_inside() => {
                let page = at.browser(Role::Peer).get(&address).await;
                let holds_back = secret(&at, about, &page).is_some();
                Ok(if holds_back { Cell::Outside } else { cell })
            }
            Some(_) | None => Ok(cell),
        };
    }
    if example.is_staged {
        traces.forget();
    }
    let before = traces.last(at.world.db()).await;
    let fields: Vec<(&str, &str)> = example
        .fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let page = browser.post(&example.address, &fields).await;
    let cell = Cell::of(door.method, &page)?;
    if cell != Cell::Yes {
        let after = traces.read(at.world.db()).await;
        let changed: Vec<&str> = std::iter::zip(&before, &after)
            .filter(|(before, after)| before != after)
            .map(|(before, _)| before.0.as_str())
            .collect();
        if !changed.is_empty() {
            return Err(format!("{}, yet it changed {changed:?}", cell.word()));
        }
    }
    if cell == Cell::NotNow {
        // told on stderr, so that an example that is not honest is found
        eprintln!(
            "{} {} as {}: {}",
            page.status,
            example.address,
            role.word(),
            page.texts(".errors, .trouble, h1").join(" | ")
        );
    }
    Ok(cell)
}

/// What a page shows of what only those inside a run for members may read: what they say and, on the pages of that run, who
/// learns there.
fn secret(at: &Fixture, about: &str, page: &Page) -> Option<String> {
    let html = page.html();
    let profile = format!("/people/{}\"", at.handle(Role::Participant));
    let is_shown = |secret: &str| html.contains(secret);
    if is_shown("Whispered") {
        Some("Whispered".to_owned())
    } else if about == "for members" && is_shown(&profile) {
        Some(profile)
    } else {
        None
    }
}

impl Line {
    fn of(door: &Door, about: &str) -> Self {
        let method = match door.method {
            Method::Get => "GET",
            Method::Post => "POST",
        };
        let about = if about.is_empty() {
            String::new()
        } else {
            format!(", {about}")
        };
        let guard = match door.guard {
            Guard::Everyone => "everyone".to_owned(),
            Guard::SignedIn => "signed in".to_owned(),
            Guard::Policy(name) => format!("signed in, `{name}`"),
            Guard::Open(name) if name.contains("::") => format!("everyone, `{name}`"),
            Guard::Open(name) => name.to_owned(),
            Guard::Steward => "stewards".to_owned(),
        };
        Self {
            door: format!("{method} `{}`{about}", door.pattern),
            guard,
        }
    }
}

/// Knocks at a door with an address that leads nowhere in particular: what is asked is only whether the guard lets anybody in.
pub async fn knocks(browser: &Browser, door: &Door) -> Cell {
    let parts = door.pattern.split('/').map(|part| {
        if part.starts_with('{') {
            "nothing-here"
        } else {
            part
        }
    });
    let address = parts.collect::<Vec<_>>().join("/");
    let page = match door.method {
        Method::Get => browser.get(&address).await,
        Method::Post => browser.post(&address, &[]).await,
    };
    if page.way.iter().any(|to| to.starts_with("/sign-in?to=")) {
        Cell::SignIn
    } else if page.status == 200 {
        Cell::Yes
    } else {
        Cell::Hidden
    }
}
