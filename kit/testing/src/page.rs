//! A page as a test reads it.

use axum::body::Body;
use http::{HeaderMap, Response, StatusCode};
use scraper::{ElementRef, Html, Selector};

/// What came back.
pub struct Page {
    /// The address that answered, after redirects.
    pub address: String,
    /// The redirects on the way.
    pub way: Vec<String>,
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body as it came.
    pub bytes: Vec<u8>,
}

impl Page {
    pub(crate) async fn read(address: String, response: Response<Body>) -> Self {
        let status = response.status();
        let headers = response.headers().clone();
        let bytes = crate::browser::bytes_of(response).await;
        let page = Self {
            address,
            way: Vec::new(),
            status,
            headers,
            bytes,
        };
        page.keeps_its_list_of_problems();
        page
    }

    /// Every form that was not taken names each faulty field in its list of problems, and leads there.
    fn keeps_its_list_of_problems(&self) {
        let html = self.html();
        if !html.contains("class=\"problem\"") && !html.contains("id=\"errors\"") {
            return;
        }
        let problems = self.attributes(".problem", "id");
        let faulty = problems.iter().filter_map(|id| id.strip_suffix("-problem"));
        let leads = self.attributes(".errors a", "href");
        for field in faulty {
            assert!(
                leads.contains(&format!("#{field}")),
                "the list of problems on {} does not name {field}",
                self.address
            );
        }
        let ids = self.attributes("main [id]", "id");
        for to in leads {
            assert!(
                ids.iter().any(|id| to.strip_prefix('#') == Some(id)),
                "the list of problems on {} leads nowhere: {to}",
                self.address
            );
        }
    }

    /// The body as text.
    pub fn html(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// What a person reads in the content of the page, white space folded.
    pub fn text(&self) -> String {
        self.texts("main").join(" ")
    }

    /// The notice at the top of the page; empty where there is none.
    pub fn notice(&self) -> String {
        self.texts("main > .notice[role=status]").join(" ")
    }

    /// The heading.
    pub fn title(&self) -> String {
        self.texts("h1").join(" ")
    }

    /// The problem beside a field; empty where there is none.
    pub fn field_problem(&self, field: &str) -> String {
        self.texts(&format!("[id='{field}-problem']")).join(" ")
    }

    /// The value of a field as the form shows it.
    pub fn field_value(&self, field: &str) -> String {
        let document = Html::parse_document(&self.html());
        let selector = selector(&format!("[name='{field}']"));
        let value = document
            .select(&selector)
            .next()
            .map(|element| match element.value().name() {
                "textarea" => element
                    .text()
                    .collect::<String>()
                    .trim_start_matches('\n')
                    .to_owned(),
                "select" => element
                    .select(&self::selector("option[selected]"))
                    .next()
                    .and_then(|option| option.value().attr("value"))
                    .unwrap_or_default()
                    .to_owned(),
                _ => element.value().attr("value").unwrap_or_default().to_owned(),
            });
        value.unwrap_or_default()
    }

    /// The text of every element that fits.
    pub fn texts(&self, css: &str) -> Vec<String> {
        let document = Html::parse_document(&self.html());
        document
            .select(&selector(css))
            .map(|element| folded(element))
            .collect()
    }

    /// The attribute of every element that fits.
    pub fn attributes(&self, css: &str, name: &str) -> Vec<String> {
        let document = Html::parse_document(&self.html());
        document
            .select(&selector(css))
            .filter_map(|element| element.value().attr(name))
            .map(str::to_owned)
            .collect()
    }

    /// The address of the link with these words, or of the form with a button of these words.
    pub fn link(&self, words: &str) -> String {
        let document = Html::parse_document(&self.html());
        let link = document
            .select(&selector("a[href]"))
            .find(|a| folded(*a) == words)
            .and_then(|a| a.value().attr("href"));
        let form = || {
            document.select(&selector("form[action]")).find_map(|form| {
                let has_button = form
                    .select(&selector("button"))
                    .any(|button| folded(button) == words);
                has_button.then(|| form.value().attr("action")).flatten()
            })
        };
        link.or_else(form)
            .unwrap_or_else(|| {
                panic!(
                    "no link or button says {words:?} on {}:\n{}",
                    self.address,
                    self.text()
                )
            })
            .to_owned()
    }
}

fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap_or_else(|_| panic!("{css:?} selects nothing"))
}

fn folded(element: ElementRef<'_>) -> String {
    element
        .text()
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}
