//! Theme and language: a reader's choice, kept in a cookie, with or without an account.

use axum::response::Response;
use http::header;

use crate::{Doors, Error, Fields, Guard, Language, Mode, Visit, markdown, set_cookie};

const A_YEAR: u64 = 365 * 24 * 60 * 60;

crate::route! {
    /// Chooses a theme.
    pub ChooseTheme = "/theme" {}
    /// Chooses a language.
    pub ChooseLanguage = "/language" {}
    /// Shows what a Markdown text will look like; changes nothing.
    pub PreviewMarkdown = "/preview" {}
}

/// The doors of the preferences that need no account.
pub fn doors() -> Doors {
    Doors::new()
        .post::<ChooseTheme, _, _>(Guard::Everyone, choose_theme)
        .post::<ChooseLanguage, _, _>(Guard::Everyone, choose_language)
        .post::<PreviewMarkdown, _, _>(Guard::SignedIn, preview)
}

async fn choose_theme(
    visit: Visit,
    headers: http::HeaderMap,
    fields: Fields,
) -> Result<Response, Error> {
    let theme = match fields.text("theme") {
        "light" => "light",
        "dark" => "dark",
        _ => "system",
    };
    let mut response = visit.go(&way_back(&headers));
    response.headers_mut().append(
        header::SET_COOKIE,
        set_cookie(&visit.app.site, "theme", theme, A_YEAR),
    );
    Ok(response)
}

async fn choose_language(
    visit: Visit,
    headers: http::HeaderMap,
    fields: Fields,
) -> Result<Response, Error> {
    let language = Language::of_tag(fields.text("language"))
        .filter(|language| *language != Language::Pseudo || visit.app.site.mode == Mode::Test)
        .unwrap_or(visit.app.site.language);
    let mut response = visit.go(&way_back(&headers));
    response.headers_mut().append(
        header::SET_COOKIE,
        set_cookie(&visit.app.site, "language", language.tag(), A_YEAR),
    );
    Ok(response)
}

async fn preview(fields: Fields) -> Result<maud::Markup, Error> {
    let text = base::Prose::parse_optional(fields.text("text"))
        .map_err(|_| Error::Unreadable("web-trouble-too-large"))?;
    Ok(markdown::render(text.as_str()).directed())
}

/// The page of this site that sent the form, as its path; anything else leads to the front page.
fn way_back(headers: &http::HeaderMap) -> String {
    let referer = headers
        .get(header::REFERER)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let host = headers
        .get(header::HOST)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let after = referer.split_once("://").map_or("", |(_, rest)| rest);
    match after.strip_prefix(host) {
        Some(path) if !host.is_empty() && path.starts_with('/') && !path.starts_with("//") => {
            path.to_owned()
        }
        _ => "/".to_owned(),
    }
}
