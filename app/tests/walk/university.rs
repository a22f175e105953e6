//! The university of the walk, and what every chapter needs of it.

use std::ops::ControlFlow;

use archive::p2pu::Report;
use people::samples::{Sample, member};
use store::outbox::{self, PostedLetter};
use testing::{Browser, Page, World};

use crate::old_site::OldSite;

/// The whole house, with a world around it.
pub struct University {
    pub world: World,
}

impl University {
    /// Every door, every word, nobody there yet.
    pub async fn opens() -> Self {
        let words = stoa::house::words();
        let world = World::of(stoa::house::rooms())
            .viewers(people::Viewers)
            .words(&words[1..])
            .build()
            .await;
        Self { world }
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
