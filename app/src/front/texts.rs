//! The texts of the site: about, values, licence, terms, privacy, conduct.

use std::sync::LazyLock;

use axum::response::Response;
use maud::html;
use web::{Answer, CleanHtml, Head, Language, Visit, markdown};

/// One text in every language, rendered once.
struct SiteText {
    english: Rendered,
    spanish: Rendered,
    arabic: Rendered,
}

struct Rendered {
    title: String,
    html: CleanHtml,
}

impl Rendered {
    /// The first line is the title, the rest the text.
    fn of(source: &str) -> Self {
        let (first, rest) = source.split_once('\n').unwrap_or((source, ""));
        Self {
            title: first.trim_start_matches('#').trim().to_owned(),
            html: markdown::render_below_title(rest),
        }
    }
}

macro_rules! site_text {
    ($name:ident, $file:literal) => {
        static $name: LazyLock<SiteText> = LazyLock::new(|| SiteText {
            english: Rendered::of(include_str!(concat!("../../site/", $file, ".en.md"))),
            spanish: Rendered::of(include_str!(concat!("../../site/", $file, ".es.md"))),
            arabic: Rendered::of(include_str!(concat!("../../site/", $file, ".ar.md"))),
        });
    };
}

site_text!(ABOUT, "about");
site_text!(VALUES, "values");
site_text!(LICENCE, "licence");
site_text!(TERMS, "terms");
site_text!(PRIVACY, "privacy");
site_text!(CONDUCT, "conduct");

fn draw(visit: &Visit, text: &SiteText) -> Response {
    let text = match visit.t.language {
        Language::English | Language::Pseudo => &text.english,
        Language::Spanish => &text.spanish,
        Language::Arabic => &text.arabic,
    };
    let body = html! {
        header.head { h1 { (text.title) } }
        div.prose { (text.html) }
    };
    visit.page(Head::of(text.title.clone()).narrow().within("/about"), body)
}

/// What this is.
pub async fn about(visit: Visit) -> Answer {
    Ok(draw(&visit, &ABOUT))
}

/// What we hold dear.
pub async fn values(visit: Visit) -> Answer {
    Ok(draw(&visit, &VALUES))
}

/// Under which licence contributions are published.
pub async fn licence(visit: Visit) -> Answer {
    Ok(draw(&visit, &LICENCE))
}

/// The terms.
pub async fn terms(visit: Visit) -> Answer {
    Ok(draw(&visit, &TERMS))
}

/// What is kept about people, and why.
pub async fn privacy(visit: Visit) -> Answer {
    Ok(draw(&visit, &PRIVACY))
}

/// How we treat each other.
pub async fn conduct(visit: Visit) -> Answer {
    Ok(draw(&visit, &CONDUCT))
}
