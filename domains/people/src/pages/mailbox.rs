//! Letters that were written here, where they do not leave the house.

use ::store::outbox::{self, Page, PostedLetter};
use base::Timestamp;
use jiff::SignedDuration;
use maud::{Markup, html};
use web::shell::parts;
use web::{Answer, CleanHtml, Error, Head, MailWay, Mode, Site, Visit};

use crate::policy::{self, Letters, Mailbox};
use crate::routes::ShowMailbox;

/// How many letters stand on one page.
const ON_A_PAGE: u32 = 20;

/// What kind of mailbox page this university has.
fn kind(site: &Site) -> Mailbox {
    match (site.mode, site.mail) {
        (Mode::Demo, _) => Mailbox::Demo,
        (Mode::Live | Mode::Test, MailWay::Mailbox) => Mailbox::Earnest,
        (Mode::Live | Mode::Test, MailWay::Smtp) => Mailbox::None,
    }
}

/// What people should know about their letters before they sign in.
pub fn note(site: &Site) -> Option<&'static str> {
    match kind(site) {
        Mailbox::Demo => Some("people-mailbox-note"),
        Mailbox::Earnest => Some("people-mailbox-note-stewards"),
        Mailbox::None => None,
    }
}

/// Shows the letters; where a mail server takes them, there is no such page.
pub async fn show(visit: Visit) -> Answer {
    let viewer = visit.member()?;
    let mailbox = kind(&visit.app.site);
    if mailbox == Mailbox::None {
        return Err(Error::NotFound);
    }
    let whose = policy::read_mailbox(viewer.standing.into(), mailbox)?;
    let place = Place::of(&visit);
    let page = Page {
        before: place.moment.map(key_after),
        size: place.shown + ON_A_PAGE + 1,
    };
    let session = visit.app.db.read().await?;
    let letters = match whose {
        Letters::Own => outbox::letters_to(&session, viewer.person.raw(), page).await?,
        Letters::All => outbox::letters_all(&session, page).await?,
    };
    let has_more = letters.len() == page.size as usize;
    let letters: Vec<PostedLetter> = letters
        .into_iter()
        .skip(place.shown as usize)
        .take(ON_A_PAGE as usize)
        .collect();
    let older = has_more.then(|| place.after(&letters));
    let head = Head::of(visit.t.say("people-mailbox")).narrow();
    Ok(visit.page(head, draw(&visit, whose, &letters, older.as_deref())))
}

/// A place in the list. Keys never stand in addresses, so it is a moment, and how many letters of its millisecond were shown.
#[derive(Debug, Clone, Copy)]
struct Place {
    moment: Option<Timestamp>,
    shown: u32,
}

impl Place {
    fn of(visit: &Visit) -> Self {
        let query = visit.query();
        let moment = query.get("before").and_then(|text| text.parse().ok());
        let shown = query.get("shown").and_then(|text| text.parse().ok());
        Self {
            moment,
            shown: moment.and(shown).unwrap_or(0).min(10_000),
        }
    }

    /// The address of what comes after these letters.
    fn after(self, letters: &[PostedLetter]) -> String {
        let Some(last) = letters.last() else {
            return ShowMailbox {}.to_string();
        };
        let same = |moment: Timestamp| moment.as_millisecond() == last.made_at.as_millisecond();
        let here = letters.iter().filter(|letter| same(letter.made_at)).count();
        let before = self
            .moment
            .filter(|moment| same(*moment))
            .map_or(0, |_| self.shown);
        let shown = before + u32::try_from(here).unwrap_or(ON_A_PAGE);
        format!("{}?before={}&shown={shown}", ShowMailbox {}, last.made_at)
    }
}

/// The first key of the millisecond after.
fn key_after(moment: Timestamp) -> i64 {
    const CHANCE: i64 = (1 << 22) - 1;
    let next = moment
        .checked_add(SignedDuration::from_millis(1))
        .unwrap_or(moment);
    ::store::row_key(next) & !CHANCE
}

fn draw(visit: &Visit, whose: Letters, letters: &[PostedLetter], older: Option<&str>) -> Markup {
    let t = &visit.t;
    let lede = match whose {
        Letters::Own => "people-mailbox-own",
        Letters::All => "people-mailbox-all",
    };
    html! {
        header.head {
            h1 { (t.say("people-mailbox")) }
            p.lede { (t.say(lede)) }
        }
        @if letters.is_empty() {
            (parts::empty("mailbox", &t.say("people-mailbox-empty"), &t.say("people-mailbox-empty-why"), None))
        } @else {
            div.thread data-list {
                @for letter in letters { (draw_letter(visit, letter)) }
            }
            (parts::pager(t, None, older))
        }
    }
}

fn draw_letter(visit: &Visit, letter: &PostedLetter) -> Markup {
    let t = &visit.t;
    html! {
        article.post tabindex="-1" {
            header.post-head {
                strong dir="auto" { (letter.subject) }
                " " span.when { (t.ago(letter.made_at)) }
            }
            p.meta { (t.say_with("people-mailbox-to", &[("address", letter.to_address.as_str().into())])) }
            div.prose dir="auto" { (CleanHtml::cleaned(&letter.html)) }
        }
    }
}
