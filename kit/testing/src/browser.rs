//! A browser without a screen: it keeps cookies, names its origin and follows redirects, as people's browsers do.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Mutex;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use http::{Method, Request, Response, header};
use http_body_util::BodyExt;
use tower::ServiceExt;

use crate::Page;

/// One person's browser.
pub struct Browser {
    router: Router,
    cookies: Mutex<BTreeMap<String, String>>,
    language: &'static str,
    address: Option<SocketAddr>,
}

/// A file for a form.
#[derive(Debug, Clone)]
pub struct File<'a> {
    /// The field of the form.
    pub field: &'a str,
    /// The name on the sender's machine.
    pub name: &'a str,
    /// The content.
    pub bytes: &'a [u8],
}

impl Browser {
    /// A browser in front of a house, signed in where it is given a session.
    pub fn new(router: Router, session: Option<&str>) -> Self {
        let cookies = session
            .map(|value| ("stoa_session".to_owned(), value.to_owned()))
            .into_iter()
            .collect();
        Self {
            router,
            cookies: Mutex::new(cookies),
            language: "en",
            address: None,
        }
    }

    /// The same browser, asking for another language.
    #[must_use]
    pub fn in_language(mut self, language: &'static str) -> Self {
        self.language = language;
        self
    }

    /// The same browser, on a machine of that address.
    #[must_use]
    pub fn at(mut self, address: &str) -> Self {
        let address = address.parse().expect("a test writes addresses that are");
        self.address = Some(SocketAddr::new(address, 50_000));
        self
    }

    /// The same browser, with a cookie.
    #[must_use]
    pub fn with_cookie(self, name: &str, value: &str) -> Self {
        let held = self.cookies.lock();
        held.unwrap_or_else(std::sync::PoisonError::into_inner)
            .insert(name.to_owned(), value.to_owned());
        self
    }

    /// Opens a page.
    pub async fn get(&self, address: &impl ToString) -> Page {
        self.follow(self.request(Method::GET, &address.to_string(), Body::empty(), None))
            .await
    }

    /// Sends a form.
    pub async fn post(&self, address: &impl ToString, fields: &[(&str, &str)]) -> Page {
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        let kind = "application/x-www-form-urlencoded";
        self.follow(self.request(
            Method::POST,
            &address.to_string(),
            Body::from(body),
            Some(kind),
        ))
        .await
    }

    /// Sends a form with a file.
    pub async fn post_file(
        &self,
        address: &impl ToString,
        fields: &[(&str, &str)],
        file: File<'_>,
    ) -> Page {
        const BOUNDARY: &str = "----stoa-test-boundary";
        let mut body = Vec::new();
        for (name, value) in fields {
            body.extend(format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes());
        }
        let File { field, name, bytes } = file;
        body.extend(format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n").bytes());
        body.extend(bytes);
        body.extend(format!("\r\n--{BOUNDARY}--\r\n").bytes());
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        self.follow(self.request(
            Method::POST,
            &address.to_string(),
            Body::from(body),
            Some(&kind),
        ))
        .await
    }

    /// Sends a request as it is, without following where it leads: for hostile ones.
    pub async fn send(&self, request: Request<Body>) -> Page {
        let address = request.uri().to_string();
        let response = self.answer(request).await;
        Page::read(address, response).await
    }

    /// The value of a cookie that this browser holds.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.held().get(name).cloned()
    }

    fn request(
        &self,
        method: Method,
        address: &str,
        body: Body,
        kind: Option<&str>,
    ) -> Request<Body> {
        let cookies: Vec<String> = self
            .held()
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let mut request = Request::builder()
            .method(method)
            .uri(address)
            .header(header::HOST, "stoa.test")
            .header(header::ACCEPT_LANGUAGE, self.language)
            .header("sec-fetch-site", "same-origin");
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        if let Some(kind) = kind {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        request
            .body(body)
            .expect("a test writes addresses that can be sent")
    }

    async fn follow(&self, first: Request<Body>) -> Page {
        let mut address = first.uri().to_string();
        let mut response = self.answer(first).await;
        let mut way = Vec::new();
        while let Some(to) = response
            .headers()
            .get(header::LOCATION)
            .and_then(|to| to.to_str().ok())
            .map(str::to_owned)
        {
            assert!(way.len() < 10, "a circle of redirects: {way:?}");
            if !to.starts_with('/') {
                break;
            }
            way.push(to.clone());
            address.clone_from(&to);
            response = self
                .answer(self.request(Method::GET, &to, Body::empty(), None))
                .await;
        }
        let mut page = Page::read(address, response).await;
        page.way = way;
        page
    }

    async fn answer(&self, mut request: Request<Body>) -> Response<Body> {
        if let Some(address) = self.address {
            request.extensions_mut().insert(ConnectInfo(address));
        }
        let Ok(response) = self.router.clone().oneshot(request).await;
        for line in response.headers().get_all(header::SET_COOKIE) {
            self.keep(line.to_str().unwrap_or_default());
        }
        response
    }

    fn keep(&self, line: &str) {
        let Some((name, rest)) = line.split_once('=') else {
            return;
        };
        let value = rest.split(';').next().unwrap_or_default();
        let mut held = self.held();
        if line.contains("Max-Age=0") {
            held.remove(name);
        } else {
            held.insert(name.to_owned(), value.to_owned());
        }
    }

    fn held(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, String>> {
        self.cookies
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

/// The bytes of a response.
pub(crate) async fn bytes_of(response: Response<Body>) -> Vec<u8> {
    response
        .into_body()
        .collect()
        .await
        .map(|body| body.to_bytes().to_vec())
        .unwrap_or_default()
}
