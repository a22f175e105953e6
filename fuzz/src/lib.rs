//! What is done with bytes from outside by every parser of this house: one function for each, which may refuse but never fall over.
//!
//! `cargo fuzz` calls them with whatever it finds (`cargo xtask prove fuzz`); `app/tests/parsers.rs` calls them in every test run
//! with the seeds and with seeds that were changed at random.

use std::path::PathBuf;
use std::sync::OnceLock;

use archive::p2pu::clean;
use archive::p2pu::old_address::{Link, OldAddress};
use axum::body::Body;
use http::{HeaderValue, Request, header};
use testing::{TestFolder, World};
use web::{CleanHtml, markdown, pictures};

/// A parser of bytes from outside.
pub type Parser = fn(&[u8]);

/// Every one of them, by the name of its target.
pub const PARSERS: [(&str, Parser); 9] = [
    ("markdown", markdown_text),
    ("html", html),
    ("old_page", old_page),
    ("words", words),
    ("request", request),
    ("form", form),
    ("picture", picture),
    ("settings", settings),
    ("backup", backup),
];

fn is_harmless(html: &str) {
    let small = html.to_ascii_lowercase();
    for sign in [
        "<script",
        "<iframe",
        "<object",
        "<svg",
        "<style",
        "<a href=\"javascript:",
    ] {
        assert!(!small.contains(sign), "{html}");
    }
}

/// What people write.
pub fn markdown_text(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(prose) = base::Prose::parse(&text) {
        is_harmless(markdown::render(prose.as_str()).as_str());
        is_harmless(markdown::render_below_title(prose.as_str()).as_str());
    }
}

/// What importers bring.
pub fn html(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    is_harmless(CleanHtml::cleaned(&text).as_str());
}

/// A page of the old site: in pieces, and as the only file of an archive.
pub fn old_page(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let body = clean::fragment(&text, "webcraft/odd.html", &|_| None);
    is_harmless(&body);
    clean::plain(&body);
    let first = text.lines().next().unwrap_or_default();
    let address = OldAddress::of_file(first);
    let parts = [address.node(), address.revision().map(|(node, _)| node)];
    assert!(parts.len() == 2 && address.handle().is_none_or(|handle| !handle.contains('/')));
    if let Link::Elsewhere(to) = OldAddress::follow("webcraft/odd.html", first) {
        assert!(
            ["http:", "https:", "mailto:"]
                .iter()
                .any(|scheme| to.starts_with(scheme)),
            "{to}"
        );
    }
    let file = folder().join("webcraft/odd.html");
    if std::fs::write(&file, bytes).is_err() {
        return;
    }
    let Ok(survey) = archive::p2pu::survey(folder(), &mut |_| {}) else {
        return;
    };
    for key in survey.courses() {
        if let Ok(course) = survey.read_course(key, &|_| None) {
            course
                .documents
                .iter()
                .for_each(|one| is_harmless(&one.body_html));
        }
    }
}

/// The fields of forms and addresses, each through its one door.
pub fn words(bytes: &[u8]) {
    let text = &*String::from_utf8_lossy(bytes);
    let slug = base::Slug::of_title(text);
    assert_eq!(base::Slug::parse(slug.as_str()).as_ref(), Ok(&slug));
    let handle = base::Handle::of_name(text);
    assert_eq!(base::Handle::parse(handle.as_str()).as_ref(), Ok(&handle));
    if let Ok(name) = base::Name::parse(text) {
        assert_eq!(base::Name::parse(name.as_str()).as_ref(), Ok(&name));
    }
    if let Ok(link) = base::SafeUrl::parse(text) {
        assert!(
            ["http:", "https:", "mailto:"]
                .iter()
                .any(|scheme| link.as_str().starts_with(scheme))
        );
    }
    if let Ok(mail) = base::EmailAddress::parse(text) {
        let mail = base::Text::as_str(&mail);
        assert!(!mail.contains(char::is_control) && !mail.contains(['<', '>', ',', ' ']));
    }
    let tried = [
        base::Title::parse(text).is_ok(),
        base::Token::parse(text).is_ok(),
        base::Zone::parse(text).is_ok(),
        base::LanguageTag::parse(text).is_ok(),
        web::day(text).is_ok(),
        web::wall_time(text).is_ok(),
        web::number(i64::MIN, i64::MAX)(text).is_ok(),
        web::Network::parse(text).is_some(),
        web::Language::asked_for(text).is_some(),
        store::SearchQuery::parse(text).is_some(),
    ];
    assert!(tried.len() < 100);
}

/// The head of a request: its address, its cookies, the languages that it asks for, each on a line.
pub fn request(bytes: &[u8]) {
    let mut lines = bytes.splitn(3, |byte| *byte == b'\n');
    let mut line = || lines.next().unwrap_or_default();
    let Ok(address) = http::Uri::try_from(line()) else {
        return;
    };
    let (Ok(cookie), Ok(languages)) = (
        HeaderValue::from_bytes(line()),
        HeaderValue::from_bytes(line()),
    ) else {
        return;
    };
    let asked = Request::get(address)
        .header(header::COOKIE, cookie)
        .header(header::ACCEPT_LANGUAGE, languages);
    answer(asked.body(Body::empty()));
}

/// A form: its kind on the first line, then what it sends.
pub fn form(bytes: &[u8]) {
    let (kind, body) = bytes.split_at(
        bytes
            .iter()
            .position(|byte| *byte == b'\n')
            .unwrap_or_default(),
    );
    let Ok(kind) = HeaderValue::from_bytes(kind) else {
        return;
    };
    let body = body.get(1..).unwrap_or_default().to_vec();
    let sent = Request::post("/sign-in")
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, kind);
    answer(sent.body(Body::from(body)));
}

/// A file that says it is a picture.
pub fn picture(bytes: &[u8]) {
    for kind in ["image/png", "image/jpeg", "image/gif", "image/webp"] {
        if let Some(Ok(kept)) = pictures::bare(kind, bytes) {
            assert_eq!(pictures::bare(kind, &kept), Some(Ok(kept.clone())));
            assert!(kept.len() <= bytes.len() + 64);
        }
    }
}

/// The settings file.
pub fn settings(bytes: &[u8]) {
    let file = folder().join("stoa.toml");
    let flags = stoa::settings::Flags {
        data: Some(folder().clone()),
        ..Default::default()
    };
    if std::fs::write(file, bytes).is_ok()
        && let Ok(read) = stoa::settings::Settings::read(&flags)
    {
        assert!(!read.base.is_empty());
    }
}

/// The file of a backup.
pub fn backup(bytes: &[u8]) {
    let file = folder().join("backup");
    if std::fs::write(&file, bytes).is_ok() {
        assert!(
            store::backup::verify(&file).is_err(),
            "nobody wrote a backup"
        );
    }
}

/// A folder of this process.
fn folder() -> &'static PathBuf {
    static FOLDER: OnceLock<(TestFolder, PathBuf)> = OnceLock::new();
    let (_, path) = FOLDER.get_or_init(|| {
        let folder = TestFolder::new();
        let path = folder.path().to_owned();
        std::fs::create_dir_all(path.join("webcraft")).unwrap();
        (folder, path)
    });
    path
}

/// Asks a house of this process. Whatever was asked, it is no fault of the house.
fn answer(request: http::Result<Request<Body>>) {
    static HOUSE: OnceLock<(tokio::runtime::Runtime, World)> = OnceLock::new();
    let Ok(request) = request else {
        return;
    };
    let (runtime, world) = HOUSE.get_or_init(|| {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let words = stoa::house::words();
        let world = World::of(stoa::house::rooms())
            .viewers(people::Viewers)
            .words(&words[1..])
            .build();
        let world = runtime.block_on(world);
        (runtime, world)
    });
    let page = runtime.block_on(world.as_visitor().send(request));
    assert!(
        page.status.as_u16() < 500,
        "{}: {}",
        page.status,
        page.text()
    );
}
