//! The frame around every page.

use maud::{DOCTYPE, Markup, html};

use super::{Head, Page, Width, parts};
use crate::error::WayOut;
use crate::fields::minutes_until;
use crate::foot;
use crate::{Hold, Language, Link, T, Trouble, Viewer, Visit, asset};
use base::Refusal as _;

/// Draws a whole page.
pub(crate) fn draw(visit: &Visit, page: &Page) -> Markup {
    let t = &visit.t;
    html! {
        (DOCTYPE)
        html lang=(t.language.tag()) dir=(t.language.direction().as_html()) data-theme=[visit.theme] {
            (head(visit, &page.head))
            body {
                a.skip href="#main" { (t.say("web-skip")) }
                (top(visit, &page.head))
                main.page.narrow[page.head.width == Width::Narrow] id="main" {
                    @if let Some(hold) = held(visit) {
                        div.notice.warn { p { (t.say(hold.word())) " " (mend(t, hold)) } }
                    }
                    @if let Some(notice) = &visit.notice {
                        div.notice.good role="status" { p { (notice.text) } }
                    }
                    (page.body)
                }
                (foot(visit))
                (keys(visit))
            }
        }
    }
}

/// Draws the page of a refusal or a fault.
pub(crate) fn draw_trouble(visit: &Visit, trouble: &Trouble) -> Markup {
    let t = &visit.t;
    let body = html! {
        section.empty.trouble {
            h1 { (t.say(trouble.word)) }
            @if let Some(until) = trouble.wait {
                p { (t.say_problem("web-problem-wait", Some(minutes_until(until, t.now())))) }
            }
            @if let WayOut::Mend(hold) = trouble.way_out { p { (mend(t, hold)) } }
            @if trouble.may_pass() {
                p { (t.say("web-trouble-again")) }
            } @else {
                p { (t.say("web-trouble-kept")) }
                p { (t.say("web-trouble-next")) " " a href="/" { (t.say("web-trouble-front")) } }
            }
            @if trouble.status.is_server_error() {
                p.meta { (t.say("web-trouble-request")) " " code { (visit.request) } }
            }
        }
    };
    draw(
        visit,
        &Page {
            head: Head::of(t.say(trouble.word)).narrow(),
            body,
        },
    )
}

/// What keeps the reader from acting, where they could do something about it; the page itself where they do does not say it too.
fn held(visit: &Visit) -> Option<Hold> {
    let hold = visit.viewer.as_ref()?.held?;
    let says = hold != Hold::AddressUnconfirmed && way_to_mend(hold).0 != visit.path();
    says.then_some(hold)
}

/// The page where one reads on, or mends what stands in the way, and the key of the words that lead there.
fn way_to_mend(hold: Hold) -> (&'static str, &'static str) {
    match hold {
        Hold::AddressUnconfirmed => ("/settings", "web-hold-unconfirmed-way"),
        Hold::Suspended => ("/settings", "web-hold-suspended-way"),
        Hold::ConsentDue => ("/consent", "web-hold-consent-way"),
    }
}

fn mend(t: &T, hold: Hold) -> Markup {
    let (address, words) = way_to_mend(hold);
    html! { a href=(address) { (t.say(words)) } }
}

fn head(visit: &Visit, head: &Head) -> Markup {
    let site = &visit.app.site;
    let icon = head.seed.as_deref().unwrap_or(&site.name);
    html! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            title { (head.title) " · " (site.name) }
            @if let Some(description) = &head.description {
                meta name="description" content=(description);
                meta property="og:title" content=(head.title);
                meta property="og:description" content=(description);
            }
            link rel="icon" href=(parts::icon_address(icon)) type="image/svg+xml";
            link rel="preload" href=(asset("fraunces.woff2")) as="font" type="font/woff2" crossorigin;
            link rel="stylesheet" href=(asset("stoa.css"));
            script src=(asset("stoa.js")) defer {}
        }
    }
}

fn top(visit: &Visit, head: &Head) -> Markup {
    let t = &visit.t;
    html! {
        header.top {
            div.top-row {
                a.wordmark href="/" data-home { "Sto" b { "a" } }
                nav.nav aria-label=(t.say("web-nav-main")) {
                    @for link in &visit.app.links.main {
                        a href=(link.href) aria-current=[current(visit, head, link)] { (t.say(link.word)) }
                    }
                }
                div.account {
                    @match &visit.viewer {
                        Some(viewer) => (menu(visit, viewer)),
                        None => {
                            a href="/sign-in" { (t.say("web-sign-in")) }
                            a.button href="/join" { (t.say("web-join")) }
                        }
                    }
                }
            }
        }
    }
}

fn current(visit: &Visit, head: &Head, link: &Link) -> Option<&'static str> {
    if visit.path() == link.href {
        Some("page")
    } else {
        (head.part == Some(link.href)).then_some("true")
    }
}

fn menu(visit: &Visit, viewer: &Viewer) -> Markup {
    let t = &visit.t;
    let links = &visit.app.links;
    html! {
        details.menu {
            summary { (parts::face(viewer.handle.as_str())) " " span dir="auto" { (viewer.name) } }
            div.menu-items {
                @for link in &links.member {
                    a href=(link.href) { (t.say(link.word)) }
                }
                a href={ "/people/" (viewer.handle) } { (t.say("web-nav-profile")) }
                @if viewer.is_steward() {
                    @for link in &links.steward {
                        a href=(link.href) { (t.say(link.word)) }
                    }
                }
                form method="post" action="/sign-out" { button.link { (t.say("web-sign-out")) } }
            }
        }
    }
}

fn foot(visit: &Visit) -> Markup {
    let t = &visit.t;
    let links = visit.foot.shown(&visit.app.db);
    html! {
        footer.foot {
            div.foot-row {
                p { (t.say("web-foot-open")) }
                nav.foot-nav aria-label=(t.say("web-nav-foot")) {
                    @for (address, language, title) in foot::lines(links, t.language, &visit.app.site) {
                        a href=(address) lang=[language] dir="auto" { (title) } " "
                    }
                }
                div.switches { (theme_switch(visit)) (language_switch(visit)) }
            }
        }
    }
}

fn theme_switch(visit: &Visit) -> Markup {
    let t = &visit.t;
    html! {
        form.switch method="post" action="/theme" data-theme-form {
            fieldset {
                legend { (t.say("web-theme")) }
                @for (value, word) in [("system", "web-theme-system"), ("light", "web-theme-light"), ("dark", "web-theme-dark")] {
                    button name="theme" value=(value) aria-pressed=(if visit.theme.unwrap_or("system") == value { "true" } else { "false" }) {
                        (t.say(word))
                    }
                }
            }
        }
    }
}

fn language_switch(visit: &Visit) -> Markup {
    let t = &visit.t;
    html! {
        form.switch method="post" action="/language" {
            label for="site-language" { (t.say("web-language")) }
            select id="site-language" name="language" {
                @for language in Language::OFFERED {
                    option value=(language.tag()) lang=(language.tag()) selected[language == t.language] { (language.own_name()) }
                }
            }
            button.button.quiet.small { (t.say("web-language-change")) }
        }
    }
}

fn keys(visit: &Visit) -> Markup {
    let t = &visit.t;
    html! {
        dialog.dialog id="keys" aria-labelledby="keys-title" {
            h2 id="keys-title" { (t.say("web-keys")) }
            dl.keys {
                div { dt { kbd { "/" } } dd { (t.say("web-keys-search")) } }
                div { dt { kbd { "g" } " " kbd { "h" } } dd { (t.say("web-keys-home")) } }
                div { dt { kbd { "j" } " " kbd { "k" } } dd { (t.say("web-keys-list")) } }
                div { dt { kbd { "Ctrl" } " " kbd { "Enter" } } dd { (t.say("web-keys-send")) } }
                div { dt { kbd { "?" } } dd { (t.say("web-keys-help")) } }
            }
            form method="dialog" { button.button.quiet { (t.say("web-close")) } }
        }
    }
}
