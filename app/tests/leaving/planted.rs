//! A house in which one person left something in every room. Everything of theirs begins with the token.

use std::path::Path;

use assessment::samples::{TaskSample, running_task};
use base::{EmailAddress, Handle, LanguageTag, Name, Prose, Token, Zone};
use courses::doors::{FoundEnrollment, FoundRun, found_enrollments};
use courses::enrollment::EnrollmentState;
use courses::{EnrollmentId, RunState};
use people::account::Password;
use people::doors::{NewMember, found_member};
use people::person::Standing;
use people::samples::{Sample, member, organizer};
use stoa::house;
use stoa::settings::{Flags, Settings};
use store::{Db, Letter, outbox};
use testing::{Browser, File, Page, TestDatabase, TestFolder};
use web::{App, Mode};

/// The password of the planted person.
pub const PASSWORD: &str = "zqxw7password at noon";

/// The house, and where everything stands in it.
pub struct Planted {
    app: App,
    folder: TestFolder,
    _server: Option<TestDatabase>,
    /// Its settings.
    pub settings: Settings,
    /// The planted person.
    pub person: Browser,
    pub visitor: Browser,
    /// The thread that they began.
    pub thread: String,
    run: FoundRun,
    award: Token,
}

impl Planted {
    pub fn db(&self) -> &Db {
        &self.app.db
    }

    pub fn app(&self) -> &App {
        &self.app
    }

    /// Where everything lives.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Courses, threads and certificates are there, and say what they should.
    pub async fn everything_still_reads_well(&self) {
        let run = &self.run.slug;
        for address in [
            format!("/runs/{run}"),
            format!("/runs/{run}/discussion"),
            format!("/runs/{run}/people"),
            self.thread.clone(),
            "/courses".to_owned(),
            "/supporters".to_owned(),
            "/pages/supporters/versions".to_owned(),
            "/editions".to_owned(),
        ] {
            let page = self.visitor.get(&address).await;
            assert_eq!(page.status, 200, "{address}: {}", page.text());
        }
        let award = self.visitor.get(&format!("/awards/{}", self.award)).await;
        assert!(
            award.text().contains("withdrawn at its holder’s wish"),
            "{}",
            award.text()
        );
        assert_eq!(self.visitor.get(&"/people/zqxw7handle").await.status, 404);
    }

    pub async fn everywhere() -> Self {
        let folder = TestFolder::new();
        let flags = Flags {
            data: Some(folder.path().to_owned()),
            ..Flags::default()
        };
        let mut settings = Settings::read(&flags).unwrap();
        let server = match store::testing::server() {
            Some(_) => Some(TestDatabase::empty().await),
            None => None,
        };
        if let Some(server) = &server {
            settings.database = server.address().clone();
        }
        "http://stoa.test".clone_into(&mut settings.base);
        let app = house::open(&settings, Mode::Live).await.unwrap();
        let router = web::dressed(house::doors(), &app);
        let at = |session: Option<&str>| Browser::new(router.clone(), session);

        plant_person(&app).await;
        let person = at(None);
        let signed_in = person
            .post(
                &"/sign-in",
                &[("mail", "zqxw7mail@example.org"), ("password", PASSWORD)],
            )
            .await;
        assert_eq!(signed_in.status, 200, "{}", signed_in.text());
        let own = people::doors::who_is(&app.db.read().await.unwrap(), "zqxw7handle")
            .await
            .unwrap()
            .unwrap();

        let olga = organizer(&app.db, "Olga").await;
        let ben = member(&app.db, "Ben").await;
        let chi = member(&app.db, "Chi").await;
        let now = &app.now();
        let seated = &[own.id, ben.id, chi.id];
        let task = app
            .db
            .write(|tx| async move { running_task(&tx, "Copyright", olga.id, seated, now).await })
            .await
            .unwrap();
        let others = [&olga, &ben, &chi].map(|one| at(Some(&one.cookie)));

        let thread = they_talk(&person, &others[1], &task.run).await;
        they_work(&person, &others, &task).await;
        they_organize(&app, &person, own.id, &ben).await;
        they_write_a_page(&app, own.id).await;
        let (id, name, run) = (own.id, &own.name, task.run.id);
        let award = app
            .db
            .write(|tx| async move {
                post_letter(&tx, id.raw(), now.at).await?;
                recognition::samples::award(&tx, run, id, name, now).await
            })
            .await
            .unwrap();
        house::worker_with(&app, None).drain().await.unwrap();
        Self {
            person,
            visitor: at(None),
            thread,
            run: task.run,
            award,
            app,
            folder,
            _server: server,
            settings,
        }
    }
}

async fn plant_person(app: &App) {
    let address = EmailAddress::parse("zqxw7mail@example.org").unwrap();
    let password = Password::parse(PASSWORD, &address).unwrap();
    let hash = people::password::hash(&password, app.now().chance.bytes())
        .await
        .unwrap();
    let member = NewMember {
        name: Name::parse("Zqxw7name Zqxw7family").unwrap(),
        handle: Some(Handle::parse("zqxw7handle").unwrap()),
        address,
        password: Some(hash),
        standing: Standing::Member,
        language: LanguageTag::parse("en").ok(),
        zone: Zone::utc(),
        about: Prose::parse_optional("I am zqxw7about everything.").unwrap(),
        made_at: app.now().at,
    };
    let (member, now) = (&member, &app.now());
    app.db
        .write(|tx| async move { found_member(&tx, member, now).await })
        .await
        .unwrap();
}

/// They begin a thread, change what they said, and are quoted, named and linked to.
async fn they_talk(person: &Browser, ben: &Browser, run: &FoundRun) -> String {
    let start = format!("/runs/{}/discussion/new", run.slug);
    let said = [
        ("title", "zqxw7title about rights"),
        ("body", "zqxw7post first"),
    ];
    let page = done(person.post(&start, &said).await);
    let thread = page.address.split(['?', '#']).next().unwrap().to_owned();
    let edit = page.attributes("a[href$='/edit']", "href").swap_remove(0);
    let version = person.get(&edit).await.field_value("version");
    let said = [
        ("body", "zqxw7post says\n\nsecond zqxw7line"),
        ("version", &version),
    ];
    done(person.post(&edit, &said).await);
    let reply = ben
        .get(&thread)
        .await
        .attributes("a[href$='/reply']", "href")
        .swap_remove(0);
    let answer = "> zqxw7post says\n\nAgreed, @zqxw7handle, and thanks to Zqxw7name Zqxw7family ([page](/people/zqxw7handle)).";
    done(ben.post(&reply, &[("body", answer)]).await);
    thread
}

/// They hand in, review, and are reviewed.
async fn they_work(person: &Browser, others: &[Browser; 3], task: &TaskSample) {
    let [olga, ben, chi] = others;
    let file = File {
        field: "file",
        name: "zqxw7file.txt",
        bytes: b"zqxw7content of a file",
    };
    let said = [
        ("body", "zqxw7work of mine"),
        ("link", "https://example.org/zqxw7link"),
    ];
    done(person.post_file(&task.work(), &said, file).await);
    for (peer, body) in [(ben, "Ben's answer"), (chi, "Chi's answer")] {
        done(peer.post(&task.work(), &[("body", body)]).await);
    }
    let open = task.work().to_string().replace("/work", "/open-reviews");
    done(olga.post(&open, &[]).await);
    let desk = person.get(&"/reviews").await;
    let review = desk
        .attributes("#waiting ~ .tasks a", "href")
        .swap_remove(0);
    let said = [
        ("c1", "1"),
        ("c2", "2"),
        ("c1-why", "zqxw7mark: you name the purpose and the amount."),
        (
            "text",
            "zqxw7review: careful; the fourth factor is missing.",
        ),
    ];
    done(person.post(&review, &said).await);
}

/// They organize a run, announce something to Ben, pause the run; and they signed up for another.
async fn they_organize(app: &App, person: &Browser, id: base::PersonId, ben: &Sample) {
    let now = &app.now();
    let (own, other) = app
        .db
        .write(|tx| async move {
            let own = running_task(&tx, "Baking", id, &[ben.id], now).await?.run;
            let other =
                courses::run_samples::run_in(&tx, "Poems", ben.id, RunState::SigningUp, 5, now)
                    .await?;
            let asked = FoundEnrollment {
                id: EnrollmentId::from_raw(store::row_key(now.at)),
                person: id,
                state: EnrollmentState::Seated,
                answer: "zqxw7answer".to_owned(),
                asked_at: now.at,
                since: now.at,
            };
            found_enrollments(&tx, other.id, &[asked]).await?;
            Ok::<_, store::Fault>((own, other))
        })
        .await
        .unwrap();
    assert_ne!(own.slug, other.slug);
    let start = format!("/runs/{}/discussion/new", own.slug);
    let said = [
        ("title", "zqxw7news for all"),
        ("body", "zqxw7announcement"),
        ("kind", "announcement"),
    ];
    done(person.post(&start, &said).await);
    let pause = format!("/runs/{}/steps/pause", own.slug);
    done(
        person
            .post(&pause, &[("why", "zqxw7reason to pause")])
            .await,
    );
}

/// As a steward they wrote a page that names them.
async fn they_write_a_page(app: &App, id: base::PersonId) {
    let found = &site::doors::FoundVersion {
        page: base::Slug::parse("supporters").unwrap(),
        language: LanguageTag::parse("en").unwrap(),
        written: site::page::Written {
            title: base::Title::parse("Thanks to Zqxw7name Zqxw7family").unwrap(),
            text: Prose::parse("Above all to @zqxw7handle ([page](/people/zqxw7handle)).").unwrap(),
        },
        author: Some(id),
        why: "zqxw7because I can".to_owned(),
        made_at: app.now().at,
    };
    app.db
        .write(|tx| async move { site::doors::found_version(&tx, found).await })
        .await
        .unwrap();
}

/// A letter to them, one to somebody else that links to their page, and a job that holds their address.
async fn post_letter(tx: &store::Tx, to: i64, at: base::Timestamp) -> Result<(), store::Fault> {
    let naming = Letter {
        kind: "test",
        person_id: None,
        to_address: "ben@example.org".to_owned(),
        subject: "Your report".to_owned(),
        text: "Thanks for your report about http://stoa.test/people/zqxw7handle.".to_owned(),
        html: "<p>Thanks.</p>".to_owned(),
    };
    outbox::post(tx, naming, at).await?;
    store::jobs::enqueue(tx, "nobody-does-this", &"zqxw7mail@example.org", at).await?;
    let letter = Letter {
        kind: "test",
        person_id: Some(to),
        to_address: "zqxw7mail@example.org".to_owned(),
        subject: "zqxw7letter".to_owned(),
        text: "zqxw7letter".to_owned(),
        html: "<p>zqxw7letter</p>".to_owned(),
    };
    outbox::post(tx, letter, at).await.map(|_| ())
}

#[track_caller]
fn done(page: Page) -> Page {
    assert_eq!(page.status, 200, "{}: {}", page.address, page.text());
    page
}
