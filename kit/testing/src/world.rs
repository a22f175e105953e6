//! A university for one test.

use std::sync::Arc;

use axum::Router;
use base::{Chance, Now, Zone};
use store::Db;
use web::{
    App, AppParts, Doors, Foot, FootSource, Language, MailWay, Mode, NoViewers, Pack, ShellLinks,
    Site, ViewerSource, Words,
};

use crate::{Browser, TestClock, TestDatabase};

/// A university for one test: a database of its own, a clock that stands still, chance that repeats itself.
pub struct World {
    app: App,
    router: Router,
    clock: Arc<TestClock>,
    _database: TestDatabase,
}

/// What a world is made of.
pub struct Plan {
    doors: Doors,
    viewers: Arc<dyn ViewerSource>,
    packs: Vec<Pack>,
    foot: Foot,
    site: Site,
}

impl World {
    /// A world with these doors; the kit's own are always there.
    pub fn of(doors: Doors) -> Plan {
        Plan {
            doors,
            viewers: Arc::new(NoViewers),
            packs: vec![web::WORDS],
            foot: Foot::default(),
            site: Site {
                name: "Test University".to_owned(),
                base: "http://stoa.test".to_owned(),
                language: Language::English,
                zone: Zone::utc(),
                mode: Mode::Test,
                mail: MailWay::Mailbox,
                largest_upload: 1_000_000,
                trusted_proxies: Vec::new(),
            },
        }
    }

    /// The database.
    pub fn db(&self) -> &Db {
        &self.app.db
    }

    /// The running university.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// The present moment, with chance.
    pub fn now(&self) -> Now {
        self.app.now()
    }

    /// The clock.
    pub fn clock(&self) -> &TestClock {
        &self.clock
    }

    /// The browser of somebody who is not signed in.
    pub fn as_visitor(&self) -> Browser {
        Browser::new(self.router.clone(), None)
    }

    /// The browser of a signed-in person: a sample gives its session.
    pub fn as_person(&self, session: impl AsRef<str>) -> Browser {
        Browser::new(self.router.clone(), Some(session.as_ref()))
    }
}

impl Plan {
    /// Somebody knows the people behind sessions.
    #[must_use]
    pub fn viewers(mut self, viewers: impl ViewerSource) -> Self {
        self.viewers = Arc::new(viewers);
        self
    }

    /// The words of these rooms are spoken.
    #[must_use]
    pub fn words(mut self, packs: &[Pack]) -> Self {
        self.packs.extend_from_slice(packs);
        self
    }

    /// Somebody knows the links in the foot of every page.
    #[must_use]
    pub fn foot(mut self, source: impl FootSource) -> Self {
        self.foot = Foot::of(source);
        self
    }

    /// With other settings of the site.
    #[must_use]
    pub fn site(mut self, change: impl FnOnce(&mut Site)) -> Self {
        change(&mut self.site);
        self
    }

    /// Builds it.
    pub async fn build(self) -> World {
        let database = TestDatabase::new().await;
        let clock = Arc::new(TestClock::default());
        let (words, mistakes) = Words::gather(&self.packs);
        assert!(mistakes.is_empty(), "{mistakes:?}");
        let app = App::new(AppParts {
            db: database.db().clone(),
            files: Arc::new(store::Shelf::memory()),
            clock: clock.clone(),
            chance: Chance::from_number(20_270_112),
            words: Arc::new(words),
            site: self.site,
            viewers: self.viewers,
            links: ShellLinks::default(),
            foot: self.foot,
            kept: web::Kept::default(),
        });
        let router = web::dressed(self.doors.and(web::doors()), &app);
        World {
            app,
            router,
            clock,
            _database: database,
        }
    }
}
