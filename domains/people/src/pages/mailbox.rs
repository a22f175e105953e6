//! Letters that were written here, where they do not leave the house.

use ::store::outbox::{self, Page, PostedLetter};
use maud::{Markup, html};
use web::shell::parts;
use web::{Answer, CleanHtml, Error, Head, MailWay, Mode, Site, Visit};

use super::place::Place;
use crate::policy::{self, Letters, Mailbox};
use crate::routes::ShowMailbox;

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
        before: place.before(),
        size: place.size(),
    };
    let session = visit.app.db.read().await?;
    let found = match whose {
        Letters::Own => outbox::letters_to(&session, viewer.person.raw(), page).await?,
        Letters::All => outbox::letters_all(&session, page).await?,
    };
    let (letters, older) = place.cut(found, &ShowMailbox {}, |letter: &PostedLetter| {
        letter.made_at
    });
    let head = Head::of(visit.t.say("people-mailbox")).narrow();
    Ok(visit.page(head, draw(&visit, whose, &letters, older.as_deref())))
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
