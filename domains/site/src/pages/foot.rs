//! The foot of every page shows the pages that stewards put there.

use ::store::{Fault, Session};
use async_trait::async_trait;
use web::{FootLink, FootSource};

use crate::{routes, store};

/// The pages of the site, as the foot shows them.
pub struct SiteFoot;

#[async_trait]
impl FootSource for SiteFoot {
    async fn links(&self, session: &Session) -> Result<Vec<FootLink>, Fault> {
        let mut links: Vec<FootLink> = Vec::new();
        for called in store::foot(session).await? {
            let address = routes::address(&called.slug);
            let title = (called.language, called.title.to_string());
            match links.last_mut().filter(|last| last.address == address) {
                Some(last) => last.titles.push(title),
                None => links.push(FootLink {
                    address,
                    titles: vec![title],
                }),
            }
        }
        Ok(links)
    }
}
