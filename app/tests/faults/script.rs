//! What people do in the proof: they join, sign in, talk, hand in files, take places, begin courses, ask for letters.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use axum::Router;
use axum::body::Body;
use http::{Request, StatusCode};
use jiff::SignedDuration;
use stoa::demo::content::MAIL_DOMAIN;
use stoa::letters::Postman;
use stoa::settings::Mail;
use store::{FileKey, Worker};
use testing::Browser;

use crate::carrier::Carrier;
use crate::invariants::{self, POSTED};
use crate::university::{Member, University};

/// The file that is handed in.
pub const FILE: &[u8] = b"What I found out, in a file.\n";
const RUNNING: &str = "small-programs-autumn";
const OPEN: &str = "night-sky-winter";
const PASSWORD: &str = "a password for faults";

/// The script, with those who play it.
pub struct Script {
    router: Router,
    worker: Worker,
    postman: Postman,
    carrier: Carrier,
    people: Vec<Member>,
    goes: Member,
    begins: Member,
    tasks: Vec<String>,
    posts: BTreeSet<String>,
    /// How many requests were answered with an error.
    pub told: u64,
    /// How many letters there are to confirm an address or choose a password: who is told to wait may have been written to.
    pub letters: RangeInclusive<i64>,
}

/// A form: where it goes, who sends it, what it says.
struct Sent<'a> {
    path: String,
    by: Option<&'a Member>,
    kind: &'static str,
    body: Vec<u8>,
}

impl Script {
    pub async fn begin(here: &University) -> Self {
        let app = here.app_ahead(SignedDuration::ZERO).await;
        let carrier = Carrier::begin().await;
        let postman = Postman::new(&Mail {
            smtp: carrier.address(),
            from: "Stoa <stoa@example.org>".to_owned(),
        })
        .unwrap();
        let worker = stoa::house::worker_with(&app, Some(postman.clone())).at_once(1);
        let handles = [
            "thandi", "celeste", "elif", "rosalind", "maddy", "emeka", "pete", "mo", "anneli",
            "wanjiru", "mira", "sana", "tuan", "quill", "bram", "taj", "jun", "ludmila",
        ];
        let mut others = here.members(&["just-j", "abena"]).await.into_iter();
        Self {
            router: web::dressed(stoa::house::doors(), &app),
            worker,
            postman,
            carrier,
            people: here.members(&handles).await,
            goes: others.next().unwrap(),
            begins: others.next().unwrap(),
            tasks: here.tasks(RUNNING).await,
            posts: BTreeSet::new(),
            told: 0,
            letters: 0..=0,
        }
    }

    /// Everybody does everything once; what is answered with an error is sent again, as it was.
    pub async fn play(&mut self, number: u64) {
        let turn = usize::try_from(number).unwrap();
        let by = self.people[turn % self.people.len()].clone();
        let mail = format!("faults-{number}@example.org");
        let once = |what: &str| format!("{what}-of-{number}-in-this-proof");
        let text = |what: &str| format!("{what} {number} of this proof");

        let fields = [
            ("once", once("thread")),
            ("title", text("Title")),
            ("body", text("Opening")),
        ];
        let opened = self
            .form(
                &format!("/runs/{RUNNING}/discussion/new"),
                Some(&by),
                &fields,
            )
            .await;
        let thread = opened
            .split(['?', '#'])
            .next()
            .unwrap_or_default()
            .to_owned();
        self.page(&thread, Some(&by)).await;
        let fields = [("once", once("post")), ("body", text("Answer"))];
        self.form(&format!("{thread}/posts"), Some(&by), &fields)
            .await;
        self.posts.extend([text("Opening"), text("Answer")]);

        self.hands_in(turn, &once("work")).await;
        let fields = [
            ("once", once("place")),
            ("answer", "On the roof.".to_owned()),
        ];
        let goes = self.goes.clone();
        self.form(&format!("/runs/{OPEN}/join"), Some(&goes), &fields)
            .await;
        self.form(&format!("/runs/{OPEN}/leave"), Some(&goes), &[])
            .await;
        let begins = self.begins.clone();
        let title = format!("{} {number}", invariants::TITLE);
        let fields = [
            ("once", once("course")),
            ("title", title),
            ("question", "What is left?".to_owned()),
            ("language", "en".to_owned()),
        ];
        self.form("/courses/new", Some(&begins), &fields).await;
        for path in ["/courses?q=sky", "/home", "/reviews"] {
            self.page(path, Some(&by)).await;
        }
        self.joins(&mail).await;
        let ends = self.worker.drain().await;
        // a worker that cannot ask for jobs says so, and asks again
        self.told += u64::from(ends.is_err());
    }

    async fn joins(&mut self, mail: &str) {
        let plain = |pairs: &[(&'static str, &str)]| -> Vec<(&'static str, String)> {
            pairs
                .iter()
                .map(|(name, value)| (*name, (*value).to_owned()))
                .collect()
        };
        let mut joining = plain(&[
            ("name", "Demo Person"),
            ("mail", mail),
            ("password", PASSWORD),
            ("language", "en"),
            ("zone", "Europe/Madrid"),
            ("other-zone", ""),
        ]);
        joining.extend(
            ["terms", "privacy", "contribution-licence"].map(|one| ("consent", one.to_owned())),
        );
        self.form("/join", None, &joining).await;
        self.form(
            "/sign-in",
            None,
            &plain(&[("mail", mail), ("password", PASSWORD)]),
        )
        .await;
        // a person of the demo: whoever just joined was written to already, and waits a minute
        let forgetful = format!("abena@{MAIL_DOMAIN}");
        let forgetful = plain(&[("mail", &forgetful)]);
        let leads = self.form("/sign-in/forgotten", None, &forgetful).await;
        let surely = 1 + i64::from(!leads.is_empty());
        self.letters = self.letters.start() + surely..=self.letters.end() + 2;
    }

    async fn hands_in(&mut self, turn: usize, once: &str) {
        const BOUNDARY: &str = "----faults";
        let by = self.people[turn % self.people.len()].clone();
        let task = &self.tasks[turn / self.people.len() % self.tasks.len()];
        let path = format!("/runs/{RUNNING}/tasks/{task}/work");
        // nobody hands in what they handed in before
        let text = format!("With a file, number {turn}.");
        let mut body = Vec::new();
        for (name, value) in [("once", once), ("body", text.as_str())] {
            body.extend(
                format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes(),
            );
        }
        body.extend(
            format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"found.txt\"\r\n\
                 Content-Type: application/octet-stream\r\n\r\n"
            )
            .bytes(),
        );
        body.extend(FILE);
        body.extend(format!("\r\n--{BOUNDARY}--\r\n").bytes());
        let sent = Sent {
            path,
            by: Some(&by),
            kind: "multipart/form-data; boundary=----faults",
            body,
        };
        self.until_taken(&sent).await;
    }

    /// Sends a form until it is taken, and says where it leads.
    async fn form(&mut self, path: &str, by: Option<&Member>, fields: &[(&str, String)]) -> String {
        let pairs = fields
            .iter()
            .map(|(name, value)| format!("{name}={}", web::segment(value)));
        let sent = Sent {
            path: path.to_owned(),
            by,
            kind: "application/x-www-form-urlencoded",
            body: pairs.collect::<Vec<_>>().join("&").into_bytes(),
        };
        self.until_taken(&sent).await
    }

    async fn until_taken(&mut self, sent: &Sent<'_>) -> String {
        for tried in 0..2 {
            let request = Request::post(&sent.path).header("content-type", sent.kind);
            let (status, leads, body) = self.answered(request, sent.by, sent.body.clone()).await;
            match status {
                // whoever left before the fault is gone already
                StatusCode::SEE_OTHER | StatusCode::CONFLICT => return leads,
                // the first try counted, though it came to nothing: told until when to wait
                StatusCode::TOO_MANY_REQUESTS if tried > 0 => return leads,
                _ => self.is_clear(&sent.path, status, &body),
            }
        }
        panic!("{} was not taken the second time", sent.path)
    }

    async fn page(&mut self, path: &str, by: Option<&Member>) {
        for _ in 0..2 {
            let (status, _, body) = self.answered(Request::get(path), by, Vec::new()).await;
            if status == StatusCode::OK {
                return;
            }
            self.is_clear(path, status, &body);
        }
        panic!("{path} was not shown the second time")
    }

    async fn answered(
        &self,
        request: http::request::Builder,
        by: Option<&Member>,
        body: Vec<u8>,
    ) -> (StatusCode, String, String) {
        let mut request = request
            .header("origin", "http://localhost")
            .header("sec-fetch-site", "same-origin");
        if let Some(by) = by {
            request = request.header("cookie", format!("stoa_session={}", by.session));
        }
        let request = request.body(Body::from(body)).unwrap();
        let page = Browser::new(self.router.clone(), None).send(request).await;
        let leads = page.headers.get("location");
        let leads = leads.map_or(String::new(), |to| to.to_str().unwrap().to_owned());
        (page.status, leads, page.html())
    }

    /// An error is a page that says what happened, and that it is ours.
    fn is_clear(&mut self, path: &str, status: StatusCode, body: &str) {
        assert!(
            [
                StatusCode::SERVICE_UNAVAILABLE,
                StatusCode::INTERNAL_SERVER_ERROR
            ]
            .contains(&status),
            "{path}: {status} after {} told: {body}",
            self.told
        );
        assert!(
            body.contains("<h1") && !body.contains("on purpose"),
            "{path}: {body}"
        );
        self.told += 1;
    }

    /// The worker does what is left, also what it has to wait for.
    pub async fn settle(&self, here: &University) {
        for hours in [1, 24] {
            let app = here.app_ahead(SignedDuration::from_hours(hours)).await;
            let worker = stoa::house::worker_with(&app, Some(self.postman.clone())).at_once(1);
            worker.drain().await.unwrap();
        }
        invariants::let_everybody_hurry(here.db()).await;
    }

    /// Nothing is lost, doubled or half-done.
    pub async fn holds(&self, here: &University, since: i64, what: &str) {
        let texts: Vec<String> = self.posts.iter().cloned().collect();
        let found = invariants::times(here.db(), &POSTED, since, &texts).await;
        assert_eq!(found.len(), texts.len(), "{what}: each post is there");
        assert!(
            found.iter().all(|one| one.times == 1),
            "{what}: once: {found:?}"
        );
        invariants::hold(here.db(), since).await;
        assert!(self.carrier.taken() > 0);
    }
}

/// The key of the file that was handed in.
pub fn file() -> FileKey {
    FileKey::of(FILE)
}
