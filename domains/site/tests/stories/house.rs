//! What the stories of this room share.

use people::samples::{self, Sample};
use testing::{Browser, Page, World};

/// A university with the pages that every site has, and somebody who cares for it.
pub struct House {
    pub world: World,
    pub salma: Sample,
    pub steward: Browser,
}

pub async fn house() -> House {
    let world = World::of(site::routes().and(people::routes()))
        .viewers(people::Viewers)
        .words(&[people::WORDS, site::WORDS])
        .foot(site::SiteFoot)
        .build()
        .await;
    let at = world.now().at;
    // coming twice changes nothing
    for _ in 0..2 {
        site::doors::found_pages(world.db(), at).await.unwrap();
    }
    let salma = samples::steward(world.db(), "Salma").await;
    House {
        steward: world.as_person(&salma),
        salma,
        world,
    }
}

impl House {
    pub fn visitor(&self) -> Browser {
        self.world.as_visitor()
    }

    pub async fn member(&self, name: &str) -> Browser {
        let sample = samples::member(self.world.db(), name).await;
        self.world.as_person(&sample)
    }

    /// Opens the form of a page and sends it with what is said; the rest stays as the form shows it.
    pub async fn edits(&self, page: &str, language: &str, said: &[(&str, &str)]) -> Page {
        let form = self.form(page, language).await;
        self.sends(page, &form, said).await
    }

    pub async fn form(&self, page: &str, language: &str) -> Page {
        let address = format!("/pages/{page}/edit?language={language}");
        let form = self.steward.get(&address).await;
        assert_eq!(form.status, 200, "{}", form.text());
        form
    }

    pub async fn sends(&self, page: &str, form: &Page, said: &[(&str, &str)]) -> Page {
        let kept: Vec<(&str, String)> = ["once", "language", "version", "title", "text", "why"]
            .into_iter()
            .filter(|name| said.iter().all(|(field, _)| field != name))
            .map(|name| (name, form.field_value(name)))
            .collect();
        let kept = kept.iter().map(|(name, value)| (*name, value.as_str()));
        let fields: Vec<(&str, &str)> = kept.chain(said.iter().copied()).collect();
        self.steward
            .post(&format!("/pages/{page}/edit"), &fields)
            .await
    }
}
