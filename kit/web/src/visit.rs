//! One request: who is looking, in which language, at which moment.

use std::sync::Arc;

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use base::{Hold, Now, PersonId, Timestamp};
use http::{HeaderMap, HeaderValue, header};
use maud::Markup;
use store::limits::Subject;
use store::reads::Wanted;

use crate::error::WayOut;
use crate::foot::{self, FootLinks, Wish};
use crate::meters::Seen;
use crate::network;
use crate::shell::{self, Head, Notice, Page};
use crate::{App, Error, Language, T, Trouble, Viewer, cookie_value, expired_cookie, set_cookie};

/// One request, as a handler sees it.
#[derive(Clone)]
pub struct Visit {
    /// The running university.
    pub app: App,
    /// Who is looking, if anyone is signed in.
    pub viewer: Option<Arc<Viewer>>,
    /// Sentences and dates for this reader.
    pub t: T,
    /// The moment.
    pub now: Now,
    /// The path and query of the address.
    pub here: String,
    /// The network that it comes from, as limits count it; nothing where that is not known.
    pub network: Option<Subject>,
    /// The name of this request in the log.
    pub request: String,
    /// The theme that the reader chose.
    pub theme: Option<&'static str>,
    /// What the last act says.
    pub notice: Option<Notice>,
    /// The links in the foot of the page.
    pub foot: Arc<FootLinks>,
}

impl Visit {
    /// The signed-in person, or the way to the sign-in page.
    pub fn member(&self) -> Result<&Viewer, Error> {
        self.viewer.as_deref().ok_or(Error::SignInFirst)
    }

    /// The key of the signed-in person.
    pub fn person(&self) -> Option<PersonId> {
        self.viewer.as_deref().map(|viewer| viewer.person)
    }

    /// A whole page.
    pub fn page(&self, head: Head, body: Markup) -> Response {
        shell::draw(self, &Page { head, body }).into_response()
    }

    /// A whole page whose form was not taken: the same page with its problems.
    pub fn refused_page(&self, head: Head, body: Markup) -> Response {
        (
            http::StatusCode::UNPROCESSABLE_ENTITY,
            shell::draw(self, &Page { head, body }),
        )
            .into_response()
    }

    /// A whole page whose form was not taken, with the status that fits: too often at once, or something to mend.
    pub fn refused_form(&self, head: Head, body: Markup, form: &crate::Form<'_>) -> Response {
        let mut response = self.refused_page(head, body);
        if let Some(until) = form.waits_until() {
            ask_to_wait(&mut response, until, self.now.at);
        }
        response
    }

    /// After an act: to another page.
    pub fn go(&self, to: &impl std::fmt::Display) -> Response {
        Redirect::to(&to.to_string()).into_response()
    }

    /// After an act: to another page, which says what happened.
    pub fn go_saying(&self, to: &impl std::fmt::Display, said: &str) -> Response {
        let mut response = self.go(to);
        let value = crate::segment(said);
        if value.len() < 3_000 {
            response.headers_mut().append(
                header::SET_COOKIE,
                set_cookie(&self.app.site, "notice", &value, 60),
            );
        }
        response
    }

    /// The pairs of the query, decoded.
    pub fn query(&self) -> QueryPairs {
        let query = self.here.split_once('?').map_or("", |(_, query)| query);
        QueryPairs(
            form_urlencoded::parse(query.as_bytes())
                .into_owned()
                .collect(),
        )
    }

    /// The path of the address without its query.
    pub fn path(&self) -> &str {
        self.here.split('?').next().unwrap_or("/")
    }
}

/// The pairs of a query.
#[derive(Debug, Clone, Default)]
pub struct QueryPairs(pub Vec<(String, String)>);

impl QueryPairs {
    /// The first value of that name, trimmed; nothing where it is empty.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.trim())
            .filter(|value| !value.is_empty())
    }

    /// Every value of that name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(key, value)| key == name && !value.is_empty())
            .map(|(_, value)| value.as_str())
    }

    /// The same query with one name set to a value, or left out; as it stands behind the question mark.
    pub fn with(&self, name: &str, value: Option<&str>) -> String {
        let mut out = form_urlencoded::Serializer::new(String::new());
        for (key, old) in self
            .0
            .iter()
            .filter(|(key, old)| key != name && !old.is_empty())
        {
            out.append_pair(key, old);
        }
        if let Some(value) = value {
            out.append_pair(name, value);
        }
        out.finish()
    }
}

/// The layer that makes a [`Visit`] of each request and draws the pages of refusals and faults. Whoever only looks may be
/// answered by a replica that has what they wrote.
pub(crate) async fn receive(State(app): State<App>, request: Request, next: Next) -> Response {
    let wanted = if request.method().is_safe() {
        crate::kept::wanted(request.headers(), &app.site)
    } else {
        Wanted::Everything
    };
    let work = Box::pin(answer(app.clone(), request, next));
    let (mut response, written) = store::reads::reading(wanted, work).await;
    if !response.status().is_client_error() {
        crate::kept::remember_change(response.headers_mut(), written, &app.site);
    }
    response
}

async fn answer(app: App, mut request: Request, next: Next) -> Response {
    let name = crate::layers::request_name(request.headers());
    let here = request
        .uri()
        .path_and_query()
        .map_or("/", http::uri::PathAndQuery::as_str)
        .to_owned();
    let network = network::of_request(
        request.extensions(),
        request.headers(),
        &app.site.trusted_proxies,
    );
    let changes_nothing = request.method().is_safe();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let visit = match visit_of(&app, request.headers(), here, name).await {
        Ok(visit) => Visit {
            network,
            foot: foot_of(&app, request.headers(), &visit).await,
            ..visit
        },
        Err(error) => return drawn_apart(&app, &request, error.into_response()),
    };
    request.extensions_mut().insert(visit.clone());
    let mut response = next.run(request).await;
    if let Some(trouble) = response.extensions_mut().remove::<Trouble>() {
        response = match way_to_mend(&visit, &trouble).filter(|_| changes_nothing) {
            Some(redirect) => redirect,
            None => answer_trouble(&visit, route.as_ref(), &trouble),
        };
    }
    if visit.notice.is_some() && is_page(response.headers()) {
        response.headers_mut().append(
            header::SET_COOKIE,
            expired_cookie(&visit.app.site, "notice"),
        );
    }
    if let Some(person) = visit.person() {
        response.extensions_mut().insert(Seen(person));
    }
    response
}

/// The links in the foot, where a page may be drawn.
async fn foot_of(app: &App, headers: &HeaderMap, visit: &Visit) -> Arc<FootLinks> {
    if !foot::has_foot(visit.path()) {
        return app.foot.last();
    }
    let wish = if crate::kept::has_just_changed(headers, &app.site) {
        Wish::Fresh
    } else {
        Wish::Held
    };
    app.foot.now(&app.db, wish, visit.now.at).await
}

/// The page of an error before anybody knows who is looking: no database is asked.
fn drawn_apart<B>(app: &App, request: &http::Request<B>, mut response: Response) -> Response {
    match response.extensions_mut().remove::<Trouble>() {
        Some(trouble) => answer_apart(app, request, &trouble),
        None => response,
    }
}

/// The page of that trouble, drawn as for a visitor.
pub(crate) fn answer_apart<B>(
    app: &App,
    request: &http::Request<B>,
    trouble: &Trouble,
) -> Response {
    let here = request
        .uri()
        .path_and_query()
        .map_or("/", http::uri::PathAndQuery::as_str)
        .to_owned();
    let name = crate::layers::request_name(request.headers());
    let visit = visit_by(app, request.headers(), None, here, name);
    answer_trouble(&visit, request.extensions().get(), trouble)
}

fn is_page(headers: &HeaderMap) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

async fn visit_of(
    app: &App,
    headers: &HeaderMap,
    here: String,
    name: String,
) -> Result<Visit, Error> {
    let viewer = match cookie_value(headers, &app.site, "session") {
        Some(session) if !session.is_empty() => app.viewers.viewer(app, session).await?,
        _ => None,
    };
    Ok(visit_by(app, headers, viewer, here, name))
}

fn visit_by(
    app: &App,
    headers: &HeaderMap,
    viewer: Option<Viewer>,
    here: String,
    name: String,
) -> Visit {
    let now = app.now();
    let language = language_of(app, headers, viewer.as_ref());
    let zone = viewer
        .as_ref()
        .map_or_else(|| app.site.zone.clone(), |viewer| viewer.zone.clone());
    let theme = match cookie_value(headers, &app.site, "theme") {
        Some("light") => Some("light"),
        Some("dark") => Some("dark"),
        _ => None,
    };
    let notice = cookie_value(headers, &app.site, "notice").and_then(Notice::read);
    Visit {
        t: T::new(app.words.clone(), language, zone, now.at),
        viewer: viewer.map(Arc::new),
        app: app.clone(),
        now,
        here,
        network: None,
        request: name,
        theme,
        notice,
        foot: app.foot.last(),
    }
}

/// The cookie first, because it is the newest word; then the profile; then what the browser asks for.
fn language_of(app: &App, headers: &HeaderMap, viewer: Option<&Viewer>) -> Language {
    let offered =
        |language: Language| language != Language::Pseudo || app.site.mode == crate::Mode::Test;
    cookie_value(headers, &app.site, "language")
        .and_then(Language::of_tag)
        .filter(|language| offered(*language))
        .or_else(|| viewer.and_then(|viewer| viewer.language))
        .or_else(|| {
            headers
                .get(header::ACCEPT_LANGUAGE)
                .and_then(|v| v.to_str().ok())
                .and_then(Language::asked_for)
        })
        .unwrap_or(app.site.language)
}

/// Who opens the form of an act while a document waits for their yes is led to it, and back.
fn way_to_mend(visit: &Visit, trouble: &Trouble) -> Option<Response> {
    let mends = trouble.way_out == WayOut::Mend(Hold::ConsentDue);
    mends.then(|| {
        let to = format!("/consent?to={}", crate::segment(&visit.here));
        Redirect::to(&to).into_response()
    })
}

/// 429, and when to come back.
fn ask_to_wait(response: &mut Response, until: Timestamp, now: Timestamp) {
    *response.status_mut() = http::StatusCode::TOO_MANY_REQUESTS;
    let seconds = until.duration_since(now).as_secs().max(0) + 1;
    response
        .headers_mut()
        .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
}

fn answer_trouble(visit: &Visit, route: Option<&MatchedPath>, trouble: &Trouble) -> Response {
    if let Some(fault) = &trouble.cause {
        tracing::error!(request.id = %visit.request, route = route.map_or("elsewhere", MatchedPath::as_str), fault = %fault, "a request failed");
    }
    if trouble.way_out == WayOut::SignIn {
        let to = format!("/sign-in?to={}", crate::segment(&visit.here));
        return Redirect::to(&to).into_response();
    }
    let mut response = (trouble.status, shell::draw_trouble(visit, trouble)).into_response();
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Some(until) = trouble.wait {
        ask_to_wait(&mut response, until, visit.now.at);
    }
    response
}
