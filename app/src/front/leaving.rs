//! Where somebody takes everything of theirs along, and where they go.

use axum::response::{IntoResponse as _, Response};
use http::{HeaderValue, header};
use maud::{Markup, html};
use people::confirming::{self, Typed};
use web::form::{Form, Input};
use web::{Answer, Check, Complaints, Fields, Head, Visit, expired_cookie, offered};

use super::{Leave, TakeMyData};
use crate::leaving::parcel;
use crate::leaving::removal::{self, By, Texts};

/// Shows what can be taken along.
pub async fn show_data(visit: Visit) -> Answer {
    let body = draw_data(&visit, &Form::blank(&visit.t));
    Ok(visit.page(head(&visit, "app-data"), body))
}

/// Gives everything of a person to them, after the password was typed.
pub async fn take_data(visit: Visit, fields: Fields) -> Answer {
    let viewer = visit.member()?;
    let (person, handle) = (viewer.person, viewer.handle.to_string());
    if let Some(complaints) = unproved(&visit, &fields).await? {
        let form = Form::refused(&visit.t, fields, complaints);
        return Ok(visit.refused_form(head(&visit, "app-data"), draw_data(&visit, &form), &form));
    }
    let file = format!("attachment; filename=\"{handle}.zip\"");
    let headers = [
        (header::CONTENT_TYPE, "application/zip".to_owned()),
        (header::CONTENT_DISPOSITION, file),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    let body = parcel(visit.app.clone(), visit.t.clone(), person);
    Ok((headers, body).into_response())
}

/// Shows what going means.
pub async fn show_leave(visit: Visit) -> Answer {
    let form = Form::filled(&visit.t, Fields::of([("texts", "stay")]));
    let body = draw_leave(&visit, &form);
    Ok(visit.page(head(&visit, "app-leave"), body))
}

/// Erases a person, after the password was typed.
pub async fn leave(visit: Visit, fields: Fields) -> Answer {
    let person = visit.member()?.person;
    let mut check = Check::of(&fields);
    let texts = check.read("texts", offered::<Texts>);
    let complaints = check.complaints();
    let Some(texts) = texts else {
        return Ok(stays(&visit, fields, complaints));
    };
    if let Some(complaints) = unproved(&visit, &fields).await? {
        return Ok(stays(&visit, fields, complaints));
    }
    removal::erase(&visit.app, person, texts, By::Themselves).await?;
    let mut response = visit.go_saying(&"/", &visit.t.say("app-leave-gone"));
    for cookie in ["session", "language", "theme"] {
        let expired: HeaderValue = expired_cookie(&visit.app.site, cookie);
        response.headers_mut().append(header::SET_COOKIE, expired);
    }
    Ok(response)
}

fn stays(visit: &Visit, fields: Fields, complaints: Complaints) -> Response {
    let form = Form::refused(&visit.t, fields, complaints);
    visit.refused_form(head(visit, "app-leave"), draw_leave(visit, &form), &form)
}

/// What to say where the password is not the right one.
async fn unproved(visit: &Visit, fields: &Fields) -> Result<Option<Complaints>, web::Error> {
    let typed = fields.text("password");
    Ok(match confirming::own_password(visit, typed).await? {
        Typed::Right => None,
        Typed::Wrong => Some(Complaints::one("password", "app-data-password-wrong")),
        Typed::Wait(until) => Some(Complaints::wait("password", until, visit.now.at)),
    })
}

fn head(visit: &Visit, word: &str) -> Head {
    Head::of(visit.t.say(word)).narrow()
}

fn top(visit: &Visit, title: &str, lede: &str) -> Markup {
    let t = &visit.t;
    html! {
        header.head {
            nav.crumbs aria-label=(t.say("app-crumbs")) { a href="/settings" { (t.say("app-nav-settings")) } }
            h1 { (t.say(title)) }
            p.lede { (t.say(lede)) }
        }
    }
}

fn password() -> Input {
    Input::of_kind("password", "password", "app-data-password").autocomplete("current-password")
}

fn draw_data(visit: &Visit, form: &Form<'_>) -> Markup {
    let t = &visit.t;
    html! {
        (top(visit, "app-data", "app-data-lede"))
        ul.prose {
            @for line in ["app-data-what-people", "app-data-what-runs", "app-data-what-texts", "app-data-what-files", "app-data-what-not"] {
                li { (t.say(line)) }
            }
        }
        form.form method="post" action=(TakeMyData {}) novalidate {
            (form.with_errors(&html! {
                (form.input(password()))
                div.acts { button.button { (t.say("app-data-act")) } " " a href=(Leave {}) { (t.say("app-leave")) } }
            }))
        }
    }
}

fn draw_leave(visit: &Visit, form: &Form<'_>) -> Markup {
    let t = &visit.t;
    let choices = [
        (
            "stay",
            t.say("app-leave-stay"),
            Some(t.say("app-leave-stay-hint")),
        ),
        (
            "go",
            t.say("app-leave-go"),
            Some(t.say("app-leave-go-hint")),
        ),
    ];
    html! {
        (top(visit, "app-leave", "app-leave-lede"))
        div.notice.warn { p { (t.say("app-leave-no-way-back")) " " a href=(TakeMyData {}) { (t.say("app-data")) } } }
        ul.prose {
            @for line in ["app-leave-account", "app-leave-runs", "app-leave-works", "app-leave-names", "app-leave-courses", "app-leave-awards", "app-leave-backups"] {
                li { (t.say(line)) }
            }
        }
        form.form method="post" action=(Leave {}) novalidate {
            (form.with_errors(&html! {
                (form.radios(Input::text("texts", "app-leave-texts"), &choices))
                (form.input(password()))
                div.acts { button.button.danger { (t.say("app-leave-act")) } " " a href="/settings" { (t.say("app-leave-not")) } }
            }))
        }
    }
}
