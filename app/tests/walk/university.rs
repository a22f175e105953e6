//! The university of the walk, and what every chapter needs of it.

use std::ops::ControlFlow;
use std::sync::Mutex;
use std::time::Duration;

use archive::p2pu::Report;
use people::samples::{Sample, member};
use store::outbox::{self, PostedLetter};
use store::{Db, basis};
use testing::{Browser, Page, World};

use crate::old_site::OldSite;

/// The whole house, with a world around it.
pub struct University {
    pub world: World,
    /// The public pages that were looked at, each for as long as it is kept.
    seen: Mutex<Vec<String>>,
}

impl University {
    /// Every door, every word, nobody there yet. Pages are kept, as they are when the house is served.
    pub async fn opens() -> Self {
        let words = stoa::house::words();
        let world = World::of(stoa::house::rooms())
            .viewers(people::Viewers)
            .words(&words[1..])
            .foot(site::SiteFoot)
            .build()
            .await;
        let at = world.now().at;
        site::doors::found_pages(world.db(), at).await.unwrap();
        world.db().hear();
        while !hears(world.db()).await {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        Self {
            world,
            seen: Mutex::default(),
        }
    }

    /// A visitor follows every link. What the house keeps of the pages that were seen before is what they are now.
    pub async fn is_looked_at(&self) {
        let visitor = self.visitor();
        let fresh = self.world.as_visitor().with_cookie("stoa_wrote", "1");
        let before = std::mem::take(&mut *self.seen.lock().unwrap());
        for address in before {
            let (kept, now) = (visitor.get(&address).await, fresh.get(&address).await);
            assert_eq!(kept.status, now.status, "{address}");
            assert_eq!(kept.html(), now.html(), "{address} is old");
        }
        let mut seen = vec!["/".to_owned(), "/courses".to_owned()];
        let mut next = 0;
        while let Some(address) = seen.get(next).cloned() {
            next += 1;
            let page = visitor.get(&address).await;
            for link in page.attributes("main a[href^='/'], nav a[href^='/']", "href") {
                let plain = link.split('#').next().unwrap_or_default().to_owned();
                if !seen.contains(&plain) && seen.len() < 120 {
                    seen.push(plain);
                }
            }
        }
        assert!(!self.world.app().kept.is_empty(), "pages are kept");
        *self.seen.lock().unwrap() = seen;
    }

    /// An operator brings the old site in.
    pub async fn imports(&self, site: &OldSite) -> Report {
        archive::p2pu_archive(self.world.db(), site.path(), &self.world.now(), &mut |_| {
            ControlFlow::Continue(())
        })
        .await
        .unwrap()
    }

    /// Somebody who has joined and confirmed the address.
    pub async fn member(&self, name: &str) -> Peer {
        let sample = member(self.world.db(), name).await;
        Peer {
            browser: self.world.as_person(&sample),
            sample,
        }
    }

    pub fn visitor(&self) -> Browser {
        self.world.as_visitor()
    }

    /// The worker does what waits: reactions to facts, letters.
    pub async fn works(&self) {
        let worker = stoa::house::worker_with(self.world.app(), None);
        worker.drain().await.unwrap();
    }

    /// Letters to an address, the newest first.
    pub async fn letters_to(&self, address: &str) -> Vec<PostedLetter> {
        let session = self.world.db().read().await.unwrap();
        let letters = outbox::letters_all(&session, outbox::Page::first(200))
            .await
            .unwrap();
        letters
            .into_iter()
            .filter(|letter| letter.to_address == address)
            .collect()
    }
}

async fn hears(db: &Db) -> bool {
    let ((), basis) = basis::noted(db, async {}).await;
    basis.unwrap().is_current(db)
}

/// A member with a browser.
pub struct Peer {
    pub sample: Sample,
    pub browser: Browser,
}

impl Peer {
    pub fn name(&self) -> &str {
        self.sample.name.as_str()
    }

    pub async fn get(&self, address: &impl ToString) -> Page {
        self.browser.get(address).await
    }

    pub async fn post(&self, address: &impl ToString, fields: &[(&str, &str)]) -> Page {
        self.browser.post(address, fields).await
    }
}

/// Fills in the form of a page: what is not said stays as the page shows it.
pub async fn fills(browser: &Browser, form: &Page, kept: &[&str], said: &[(&str, &str)]) -> Page {
    let kept: Vec<(&str, String)> = kept
        .iter()
        .map(|name| (*name, form.field_value(name)))
        .collect();
    let fields: Vec<(&str, &str)> = kept
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .chain(said.iter().copied())
        .collect();
    let page = browser.post(&form.address, &fields).await;
    assert_eq!(page.status, 200, "{}: {}", page.address, page.text());
    page
}

/// The page says this.
#[track_caller]
pub fn says(page: &Page, words: &[&str]) {
    let text = page.text();
    for said in words {
        assert!(
            text.contains(said),
            "{said:?} is not said on {}:\n{text}",
            page.address
        );
    }
}

/// The path of the link in a letter.
pub fn link(letter: &PostedLetter) -> String {
    let (_, rest) = letter.text.split_once("http://stoa.test").unwrap();
    rest.split_whitespace().next().unwrap().to_owned()
}
