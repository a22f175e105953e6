//! The reports that stewards read and settle.

use axum::response::Response;
use base::{Prose, Refusal as _};
use maud::{Markup, html};
use web::shell::parts;
use web::{Answer, At, Check, Complaints, Error, Fields, Form, Head, Input, T, Visit, offered};

use super::parts as own;
use super::place::Place;
use crate::actions::care::{self, Decision};
use crate::care::{CareRefusal, Outcome, ReportKind, reason};
use crate::emails::decided::{self, Decided};
use crate::emails::report_settled;
use crate::routes::{Reports, ShowReport, TakeBackReport};
use crate::store::{self, Report};

/// Shows the open reports, or the settled ones.
pub async fn list(visit: Visit) -> Answer {
    let are_open = visit.query().get("settled").is_none();
    let place = Place::of(&visit);
    let session = visit.app.db.read().await?;
    let window = (place.before().unwrap_or(i64::MAX), place.size());
    let found = store::reports(&session, are_open, window).await?;
    let (reports, older) = place.cut(found, &Reports {}, |report: &Report| report.made_at);
    let older = older.map(|address| {
        if are_open {
            address
        } else {
            address + "&settled=1"
        }
    });
    let head = Head::of(visit.t.say("people-reports")).narrow();
    Ok(visit.page(
        head,
        draw_list(&visit, are_open, &reports, older.as_deref()),
    ))
}

fn draw_list(visit: &Visit, are_open: bool, reports: &[Report], older: Option<&str>) -> Markup {
    let t = &visit.t;
    let settled = format!("{}?settled=1", Reports {});
    html! {
        header.head {
            h1 { (t.say("people-reports")) }
            p.lede { (t.say("people-reports-lede")) }
            div.acts {
                @if are_open {
                    a href=(settled) { (t.say("people-reports-settled")) }
                } @else {
                    a href=(Reports {}) { (t.say("people-reports-open")) }
                }
            }
        }
        @if reports.is_empty() {
            (parts::empty("reports", &t.say("people-reports-none"), &t.say("people-reports-none-why"), None))
        } @else {
            div.thread data-list { @for report in reports { (draw_line(t, report)) } }
            (parts::pager(t, None, older))
        }
    }
}

fn draw_line(t: &T, report: &Report) -> Markup {
    let address = ShowReport {
        report: report.token.clone(),
    };
    html! {
        article.post tabindex="-1" {
            header.post-head {
                a href=(address) { (t.say(report.kind.word())) }
                " " span.when { (t.ago(report.made_at)) }
                @if let Some(outcome) = report.outcome { " " span.chip { (t.say(outcome.word())) } }
            }
            p dir="auto" { (beginning(&report.reason)) }
        }
    }
}

/// The beginning of a reason, for a list.
fn beginning(reason: &str) -> String {
    const MOST: usize = 280;
    let mut short: String = reason.chars().take(MOST).collect();
    if reason.chars().count() > MOST {
        short.push('…');
    }
    short
}

/// Shows one report, with the form that settles it.
pub async fn show(visit: Visit, At(at): At<ShowReport>) -> Answer {
    let report = load(&visit, &at).await?;
    let form = Form::filled(&visit.t, Fields::of([("outcome", "nothing")]));
    Ok(visit.page(head(&visit), draw(&visit, &report, &form)))
}

async fn load(visit: &Visit, at: &ShowReport) -> Result<Report, Error> {
    let session = visit.app.db.read().await?;
    let report = store::report(&session, &at.report).await?;
    report.ok_or(Error::NotFound)
}

/// Settles it.
pub async fn settle(visit: Visit, At(at): At<ShowReport>, fields: Fields) -> Answer {
    let by = visit.member()?.person;
    let report = load(&visit, &at).await?;
    let mut check = Check::of(&fields);
    let outcome = check.read("outcome", offered::<Outcome>);
    let why = check.read("why", reason);
    let complaints = check.complaints();
    let (Some(outcome), Some(why)) = (outcome, why) else {
        return Ok(refused(&visit, &report, fields, complaints));
    };
    let decision = Decision {
        letters: letters(&visit, &report, (outcome, &why)).await?,
        outcome,
        why,
    };
    let now = &visit.now;
    let settled = visit
        .app
        .db
        .write(|tx| care::settle(tx, by, &at.report, &decision, now))
        .await;
    match settled {
        Ok(()) => Ok(visit.go_saying(&Reports {}, &visit.t.say("people-report-settled"))),
        Err(error) => match error.refusal::<CareRefusal>() {
            Some(refusal) => {
                let complaints = Complaints::one("outcome", refusal.word());
                Ok(refused(&visit, &report, fields, complaints))
            }
            None => Err(error),
        },
    }
}

/// Takes a decision back.
pub async fn take_back(visit: Visit, At(at): At<TakeBackReport>, fields: Fields) -> Answer {
    let by = visit.member()?.person;
    let at = ShowReport { report: at.report };
    let mut check = Check::of(&fields);
    let why = check.read("why", reason);
    let complaints = check.complaints();
    let Some(why) = why else {
        let report = load(&visit, &at).await?;
        return Ok(refused(&visit, &report, fields, complaints));
    };
    let (token, now) = (&at.report, &visit.now);
    visit
        .app
        .db
        .write(|tx| care::take_back(tx, by, token, &why, now))
        .await?;
    Ok(visit.go_saying(&at, &visit.t.say("people-report-taken-back")))
}

/// Whoever is responsible hears what was decided, why, and how to answer; whoever reported hears that it was looked at.
async fn letters(
    visit: &Visit,
    report: &Report,
    (outcome, why): (Outcome, &Prose),
) -> Result<Vec<::store::Letter>, Error> {
    let site = &visit.app.site;
    let session = visit.app.db.read().await?;
    let mut letters = Vec::new();
    let decided = match outcome {
        Outcome::Nothing => None,
        Outcome::Hide => Some(Decided::Hidden(report.address.clone())),
        Outcome::Suspend => Some(Decided::Suspended),
    };
    if let (Some(decided), Some(about)) = (decided, report.about_id) {
        letters.extend(
            own::letter_for(visit, &session, about, |t, name| {
                decided::draft(t, site, name, (&decided, why))
            })
            .await?,
        );
    }
    let hears = report.kind != ReportKind::Answer;
    if let Some(reporter) = report.reporter_id.filter(|_| hears) {
        letters.extend(
            own::letter_for(visit, &session, reporter, |t, name| {
                report_settled::draft(t, site, name, (&report.address, outcome))
            })
            .await?,
        );
    }
    Ok(letters)
}

fn refused(visit: &Visit, report: &Report, fields: Fields, complaints: Complaints) -> Response {
    let form = Form::refused(&visit.t, fields, complaints);
    visit.refused_form(head(visit), draw(visit, report, &form), &form)
}

fn head(visit: &Visit) -> Head {
    Head::of(visit.t.say("people-report-one")).narrow()
}

fn draw(visit: &Visit, report: &Report, form: &Form<'_>) -> Markup {
    let t = &visit.t;
    html! {
        header.head {
            nav.crumbs aria-label=(t.say("people-crumbs")) { a href=(Reports {}) { (t.say("people-reports")) } }
            h1 { (t.say("people-report-one")) }
        }
        dl.facts {
            (parts::fact(&t.say("people-report-what"), &html! { a href=(report.address) { (t.say(report.kind.word())) } }))
            @if let Some((handle, name)) = report.about_handle.as_ref().zip(report.about_name.as_ref()) {
                (parts::fact(&t.say("people-report-about"), &parts::person(handle.as_str(), name.as_str())))
            }
            @if let Some((handle, name)) = report.reporter_handle.as_ref().zip(report.reporter_name.as_ref()) {
                (parts::fact(&t.say("people-report-by"), &parts::person(handle.as_str(), name.as_str())))
            }
            (parts::fact(&t.say("people-report-when"), &t.ago(report.made_at)))
        }
        blockquote { p dir="auto" { (report.reason) } }
        @match report.outcome {
            None => (draw_decision(visit, report, form)),
            Some(outcome) => (draw_settled(visit, report, outcome, form)),
        }
    }
}

fn draw_decision(visit: &Visit, report: &Report, form: &Form<'_>) -> Markup {
    let t = &visit.t;
    let address = ShowReport {
        report: report.token.clone(),
    };
    let choices: Vec<(&str, String, Option<String>)> = report
        .kind
        .outcomes()
        .iter()
        .map(|outcome| (base::Word::as_word(*outcome), t.say(outcome.word()), None))
        .collect();
    html! {
        form.form method="post" action=(address) novalidate {
            (form.with_errors(&html! {
                (form.radios(Input::text("outcome", "people-report-outcome"), &choices))
                (form.area(Input::text("why", "people-report-why").hint("people-report-why-hint"), 4, None))
                div.acts { button.button { (t.say("people-report-settle")) } }
            }))
        }
    }
}

fn draw_settled(visit: &Visit, report: &Report, outcome: Outcome, form: &Form<'_>) -> Markup {
    let t = &visit.t;
    let address = TakeBackReport {
        report: report.token.clone(),
    };
    html! {
        section.section {
            h2 { (t.say(outcome.word())) }
            @if let Some(at) = report.settled_at { p.meta { (t.ago(at)) } }
            p dir="auto" { (report.why) }
        }
        form.form method="post" action=(address) novalidate {
            (form.with_errors(&html! {
                (form.area(Input::text("why", "people-report-why"), 3, None))
                div.acts { button.button.quiet { (t.say("people-report-take-back")) } }
            }))
        }
    }
}
