//! What goes with somebody who leaves: their name in the posts of others, and their own words where they wish so.

use std::collections::BTreeSet;

use base::{PersonId, Title};
use people::called::{Called, Nearness, without_name};
use store::{Fault, Tx};
use web::{CleanHtml, Language, T, markdown};

use crate::mention;
use crate::post::PostId;
use crate::store::removal::{self, Said};

/// Withdraws everything that somebody wrote: their posts, the titles of their threads, the quotations of them by others. Threads
/// keep their order and their replies. Comes before [`super::erase`], which forgets whose posts they were.
pub async fn erase_words(tx: &Tx, person: PersonId, t: &T) -> Result<(), Fault> {
    let texts = removal::own_texts(tx, person).await?;
    let lines: BTreeSet<String> = texts.iter().flat_map(|text| mention::lines(text)).collect();
    for said in removal::quoting(tx, person).await? {
        if let Some(text) = mention::without_quotes(&said.body, &lines) {
            removal::rewrite(tx, said.id, &text, &markdown::render(&text)).await?;
        }
    }
    removal::withdraw_all(tx, person).await?;
    for (thread, language) in removal::own_titles(tx, person).await? {
        let title = spoken(t, language.as_str()).say("discussion-title-gone");
        let title = <Title as base::Text>::from_stored(title);
        removal::retitle(tx, thread, &title).await?;
    }
    Ok(())
}

/// Takes somebody's name out of posts, some hundred at a time: gives the key behind which the next ones begin, and nothing at the
/// end. It may be called before and after the person is erased.
pub async fn forget_name(
    tx: &Tx,
    person: PersonId,
    called: &Called,
    after: Option<PostId>,
    t: &T,
) -> Result<Option<PostId>, Fault> {
    let after = after.unwrap_or(PostId::from_raw(0));
    let (handle, name) = (called.handle.as_str(), called.name.as_str());
    let posts = removal::naming(tx, person, after, handle, name).await?;
    for said in &posts {
        let instead = spoken(t, said.language.as_str()).say("discussion-nobody");
        if let Some((body, html)) = unnamed(said, called, &instead) {
            removal::rewrite(tx, said.id, &body, &html).await?;
        }
    }
    let is_more = posts.len() >= usize::try_from(removal::BATCH).unwrap_or(usize::MAX);
    Ok(posts.last().filter(|_| is_more).map(|last| last.id))
}

/// A post without the name; only the HTML where that is all there is, as with posts of old sites.
fn unnamed(said: &Said, called: &Called, instead: &str) -> Option<(String, CleanHtml)> {
    let nearness = if said.is_near && !said.body.is_empty() {
        Nearness::Theirs
    } else {
        Nearness::Anybodys
    };
    let text = if said.body.is_empty() {
        said.body_html.as_str()
    } else {
        &said.body
    };
    let text = without_name(text, called, nearness, instead)?;
    if said.body.is_empty() {
        return Some((String::new(), CleanHtml::cleaned(&text)));
    }
    let html = markdown::render(&text);
    Some((text, html))
}

fn spoken(t: &T, language: &str) -> T {
    let language = Language::of_tag(language).unwrap_or(t.language);
    t.to(language, t.zone.clone())
}
