//! A certificate: what it says, whether it holds, what it is and what it is not.

use axum::response::IntoResponse as _;
use base::{Name, Refusal as _, Token};
use course_pattern::{Certificate, Counts};
use courses::CourseRole;
use courses::store::run::Peer;
use http::{HeaderName, HeaderValue, header};
use maud::{Markup, html};
use web::form::{Form, Input};
use web::shell::{Head, parts};
use web::{Answer, At, Check, Complaints, Error, Fields, T, Visit, drawing, offered, segment};

use super::code::code_of;
use super::parts::counted;
use crate::award::{self, AwardRefusal, Verdict, Visibility};
use crate::policy::{self, Tie};
use crate::routes::{ChangeAward, CheckAward, DownloadPattern, RevokeAward};
use crate::store::{self, Sheet};
use crate::{actions, completion};

struct CheckPage {
    sheet: Sheet,
    organizers: Vec<Peer>,
    tie: Tie,
    /// The full address of this page.
    address: String,
    university: String,
}

/// A form on this page that was not taken.
enum Refused {
    Change(Fields, Complaints),
    Revoke(Fields, Complaints),
}

/// Shows a certificate to whoever has its address.
pub async fn show(visit: Visit, At(at): At<CheckAward>) -> Answer {
    let page = load(&visit, &at.award).await?;
    let body = page.draw(&visit.t, None);
    let mut response = visit.page(page.head(&visit.t), body);
    if policy::find(Tie::Other(CourseRole::Visitor), page.sheet.award.visibility).is_err() {
        let no_index = HeaderValue::from_static("noindex");
        response
            .headers_mut()
            .insert(HeaderName::from_static("x-robots-tag"), no_index);
    }
    Ok(response)
}

/// Gives the art of a certificate as a file.
pub async fn pattern(visit: Visit, At(at): At<DownloadPattern>) -> Answer {
    let page = load(&visit, &at.award).await?;
    let grown = page.grown();
    let svg = grown.art().titled(&page.art_in_words(&visit.t, &grown));
    let file = format!("attachment; filename=\"certificate-{}.svg\"", at.award);
    let headers = [
        (header::CONTENT_TYPE, "image/svg+xml".to_owned()),
        (header::CONTENT_DISPOSITION, file),
    ];
    Ok((headers, svg.to_string()).into_response())
}

/// Puts another name on one's own certificate, or shows it to others.
pub async fn change(visit: Visit, At(at): At<ChangeAward>, fields: Fields) -> Answer {
    let by = visit.member()?.person;
    let mut check = Check::of(&fields);
    let name = check.read("name", Name::parse);
    let visibility = check.read("visibility", offered::<Visibility>);
    let complaints = check.complaints();
    let (Some(name), Some(visibility)) = (name, visibility) else {
        return refuse(&visit, &at.award, Refused::Change(fields, complaints)).await;
    };
    let (token, name) = (&at.award, &name);
    let outcome = visit
        .app
        .db
        .write(|tx| actions::change(tx, by, token, name, visibility))
        .await;
    if let Some(refusal) = outcome
        .as_ref()
        .err()
        .and_then(Error::refusal::<AwardRefusal>)
    {
        let complaints = Complaints::one("name", refusal.word());
        return refuse(&visit, token, Refused::Change(fields, complaints)).await;
    }
    outcome?;
    let said = visit.t.say("recognition-changed");
    Ok(visit.go_saying(&CheckAward { award: at.award }, &said))
}

/// Takes an award back.
pub async fn revoke(visit: Visit, At(at): At<RevokeAward>, fields: Fields) -> Answer {
    let viewer = visit.member()?;
    people::policy::act(viewer)?;
    let by = viewer.person;
    let mut check = Check::of(&fields);
    let why = check.read("why", award::reason);
    let complaints = check.complaints();
    let Some(why) = why else {
        return refuse(&visit, &at.award, Refused::Revoke(fields, complaints)).await;
    };
    let (token, why, now) = (&at.award, why.as_str(), &visit.now);
    visit
        .app
        .db
        .write(|tx| actions::revoke(tx, by, token, why, now))
        .await?;
    let said = visit.t.say("recognition-was-revoked");
    Ok(visit.go_saying(&CheckAward { award: at.award }, &said))
}

async fn load(visit: &Visit, token: &Token) -> Result<CheckPage, Error> {
    let session = visit.app.db.read().await?;
    let sheet = store::sheet(&session, token).await?;
    let sheet = sheet.ok_or(Error::NotFound)?;
    let run = sheet.award.run;
    let stand = courses::store::stand(&session, run, visit.person()).await?;
    let tie = Tie::of(&sheet.award, visit.person(), stand.role);
    policy::check(tie)?;
    let award = token.clone();
    Ok(CheckPage {
        organizers: courses::store::organizers(&session, run).await?,
        tie,
        address: format!("{}{}", visit.app.site.base, CheckAward { award }),
        university: visit.app.site.name.clone(),
        sheet,
    })
}

/// The page again, with the form as it was typed. Whoever may not send the form is told that instead.
async fn refuse(visit: &Visit, token: &Token, refused: Refused) -> Answer {
    let page = load(visit, token).await?;
    match refused {
        Refused::Change(..) => policy::change(page.tie)?,
        Refused::Revoke(..) => policy::revoke(page.tie)?,
    }
    let body = page.draw(&visit.t, Some(refused));
    Ok(visit.refused_page(page.head(&visit.t), body))
}

impl CheckPage {
    fn name(&self, t: &T) -> String {
        match &self.sheet.award.name {
            Some(name) => name.to_string(),
            None => t.say("recognition-somebody-who-left"),
        }
    }

    fn head(&self, t: &T) -> Head {
        let values = [
            ("name", self.name(t).into()),
            ("course", self.sheet.title.as_str().into()),
        ];
        Head::of(t.say_with("recognition-certificate-of", &values))
            .described(t.say("recognition-is"))
            .with_icon(self.sheet.course_slug.as_str())
    }

    fn grown(&self) -> Certificate {
        self.sheet.award.grown(self.sheet.course_slug.as_str())
    }

    fn draw(&self, t: &T, refused: Option<Refused>) -> Markup {
        let (change, revoke) = match refused {
            Some(Refused::Change(fields, complaints)) => {
                (Form::refused(t, fields, complaints), Form::blank(t))
            }
            Some(Refused::Revoke(fields, complaints)) => {
                (self.filled(t), Form::refused(t, fields, complaints))
            }
            None => (self.filled(t), Form::blank(t)),
        };
        let grown = self.grown();
        let page = html! {
            (self.verdict(t))
            (self.certificate(t, &grown))
            (legend(t, &grown))
            (self.rests_on(t))
            (self.meaning(t))
            (self.keep(t))
            @if policy::change(self.tie).is_ok() { (self.change_form(t, &change)) }
            @if policy::revoke(self.tie).is_ok() && self.sheet.award.is_valid() { (self.revoke_form(t, &revoke)) }
        };
        change.with_errors(&revoke.with_errors(&page))
    }

    fn filled<'a>(&self, t: &'a T) -> Form<'a> {
        let award = &self.sheet.award;
        let name = award.name.as_ref().map_or("", Name::as_str);
        let visibility = base::Word::as_word(award.visibility);
        Form::filled(t, Fields::of([("name", name), ("visibility", visibility)]))
    }

    fn verdict(&self, t: &T) -> Markup {
        let award = &self.sheet.award;
        match &award.verdict {
            Verdict::Valid => html! {
                div.verdict.good {
                    (sign("M3 22V12a9 9 0 0 1 18 0v10M8 13l3 3 5-6"))
                    div {
                        h2 { (t.say("recognition-valid")) }
                        p { (t.say_around("recognition-valid-text", &[
                            ("university", html! { (self.university) }),
                            ("day", t.whole_day(award.awarded_at)),
                        ])) }
                    }
                }
            },
            Verdict::Withdrawn => html! {
                div.verdict.bad {
                    (sign("M3 22V12a9 9 0 0 1 18 0v10M9 11l6 6M15 11l-6 6"))
                    div {
                        h2 { (t.say("recognition-withdrawn")) }
                        p { (t.say("recognition-withdrawn-text")) }
                    }
                }
            },
            Verdict::Revoked { at, why } => html! {
                div.verdict.bad {
                    (sign("M3 22V12a9 9 0 0 1 18 0v10M9 11l6 6M15 11l-6 6"))
                    div {
                        h2 { (t.say("recognition-not-valid")) }
                        p { (t.say_around("recognition-not-valid-text", &[("day", t.whole_day(*at))])) }
                        p dir="auto" { (why) }
                    }
                }
            },
        }
    }

    fn certificate(&self, t: &T, grown: &Certificate) -> Markup {
        let sheet = &self.sheet;
        let kicker = match sheet.award.verdict {
            Verdict::Valid => "recognition-kicker",
            Verdict::Withdrawn => "recognition-withdrawn",
            Verdict::Revoked { .. } => "recognition-kicker-revoked",
        };
        html! {
            article.sheet {
                div.cover.sheet-art { (drawing(grown.art().titled(&self.art_in_words(t, grown)))) }
                div.sheet-body {
                    div.sheet-words {
                        p.kicker { (t.say(kicker)) }
                        h1 dir="auto" { (self.name(t)) }
                        p { (t.say_around("recognition-completed", &[
                            ("course", html! { strong lang=(sheet.language) dir="auto" { (sheet.title) } }),
                        ])) }
                        p { (self.path_in_words(t)) }
                        p.meta { (t.say_around("recognition-issued", &[
                            ("university", html! { (self.university) }),
                            ("day", t.whole_day(sheet.award.awarded_at)),
                        ])) }
                    }
                    figure.sheet-code {
                        (code_of(t, &self.address))
                        figcaption.meta { (t.say_around("recognition-check-it", &[
                            ("address", html! { a href=(self.address) dir="ltr" { (self.address) } }),
                        ])) }
                    }
                }
            }
        }
    }

    /// `9 tasks · 11 reviews given · 6 peers read the work · 6 weeks`
    fn path_in_words(&self, t: &T) -> String {
        let path = &self.sheet.award.path;
        let said: Vec<String> = [
            ("recognition-path-tasks", path.tasks_done),
            ("recognition-path-reviews", path.reviews_given),
            ("recognition-path-peers", path.peers_reading),
            ("recognition-path-weeks", path.weeks),
        ]
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| counted(t, key, count))
        .collect();
        said.join(" · ")
    }

    fn art_in_words(&self, t: &T, grown: &Certificate) -> String {
        let values = [
            ("course", self.sheet.title.as_str().into()),
            ("legend", legend_words(t, grown).join(", ").into()),
        ];
        t.say_with("recognition-art", &values)
    }

    fn rests_on(&self, t: &T) -> Markup {
        let sheet = &self.sheet;
        let course = format!("/courses/{}", segment(sheet.course_slug.as_str()));
        let run = format!("/runs/{}", segment(sheet.run_slug.as_str()));
        html! {
            section.section {
                h2 { (t.say("recognition-rests-on")) }
                dl.facts {
                    (parts::fact(&t.say("recognition-who"), &self.person(t)))
                    (parts::fact(&t.say("recognition-what"), &html! {
                        a href=(course) lang=(sheet.language) dir="auto" { (sheet.title) } ", "
                        a href=(run) { (t.say("recognition-run")) }
                    }))
                    @if !self.organizers.is_empty() {
                        (parts::fact(&t.say("recognition-organizers"), &html! {
                            @for peer in &self.organizers { (parts::person(peer.handle.as_str(), peer.name.as_str())) " " }
                        }))
                    }
                    (parts::fact(&t.say("recognition-when"), &t.moment(sheet.award.awarded_at)))
                    (parts::fact(&t.say("recognition-rule"), &html! { (self.rule(t)) }))
                    (parts::fact(&t.say("recognition-done"), &html! { (self.path_in_words(t)) }))
                    (parts::fact(&t.say("recognition-address"), &html! { code.copy { (self.address) } }))
                }
            }
        }
    }

    /// The way to the person's page, where they show the award there.
    fn person(&self, t: &T) -> Markup {
        let award = &self.sheet.award;
        let leads_there = policy::find(self.tie, award.visibility).is_ok();
        match &award.name {
            Some(name) if leads_there => parts::person(self.sheet.handle.as_str(), name.as_str()),
            _ => html! { span dir="auto" { (self.name(t)) } },
        }
    }

    fn rule(&self, t: &T) -> String {
        let completion::CompletionRule {
            tasks_needed,
            reviews_needed,
        } = self.sheet.rule;
        let halves = [
            ("recognition-path-tasks", tasks_needed),
            ("recognition-path-reviews", reviews_needed),
        ];
        let said: Vec<String> = halves
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(key, count)| counted(t, key, count))
            .collect();
        said.join(" · ")
    }

    fn meaning(&self, t: &T) -> Markup {
        let university = [("university", self.university.as_str().into())];
        html! {
            section.section {
                h2 { (t.say("recognition-what-it-is")) }
                p { (t.say_with("recognition-what-it-is-text", &university)) }
                h2 { (t.say("recognition-what-it-is-not")) }
                p { (t.say("recognition-what-it-is-not-text")) }
            }
        }
    }

    fn keep(&self, t: &T) -> Markup {
        let award = self.sheet.award.token.clone();
        html! {
            section.section {
                h2 { (t.say("recognition-keep")) }
                p { (t.say("recognition-keep-text")) }
                div.acts { a.button.quiet href=(DownloadPattern { award }) download { (t.say("recognition-download")) } }
            }
        }
    }

    fn change_form(&self, t: &T, form: &Form<'_>) -> Markup {
        let award = self.sheet.award.token.clone();
        let choices = [Visibility::Public, Visibility::ByLink].map(|visibility| {
            let (word, meaning) = match visibility {
                Visibility::Public => (
                    "recognition-visibility-public",
                    "recognition-visibility-public-means",
                ),
                Visibility::ByLink => (
                    "recognition-visibility-by-link",
                    "recognition-visibility-by-link-means",
                ),
            };
            (
                base::Word::as_word(visibility),
                t.say(word),
                Some(t.say(meaning)),
            )
        });
        html! {
            section.section {
                h2 { (t.say("recognition-yours")) }
                form.form method="post" action=(ChangeAward { award }) novalidate {
                    (form.input(Input::text("name", "recognition-name").hint("recognition-name-hint").autocomplete("name")))
                    (form.radios(Input::text("visibility", "recognition-visibility"), &choices))
                    div.acts { button.button { (t.say("recognition-save")) } }
                }
            }
        }
    }

    fn revoke_form(&self, t: &T, form: &Form<'_>) -> Markup {
        let award = self.sheet.award.token.clone();
        html! {
            section.section {
                form.form.panel.danger-zone method="post" action=(RevokeAward { award }) novalidate
                    data-confirm=(t.say("recognition-revoke-sure")) {
                    h2 { (t.say("recognition-revoke")) }
                    p { (t.say("recognition-revoke-text")) }
                    (form.area(Input::text("why", "recognition-revoke-why").hint("recognition-revoke-why-hint"), 3, None))
                    div.acts { button.button.danger { (t.say("recognition-revoke-act")) } }
                }
            }
        }
    }
}

fn sign(way: &str) -> Markup {
    html! {
        svg aria-hidden="true" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.5" {
            path d=(way) {}
        }
    }
}

fn legend_word(counts: Counts) -> &'static str {
    match counts {
        Counts::Tasks => "recognition-legend-tasks",
        Counts::Reviews => "recognition-legend-reviews",
        Counts::Peers => "recognition-legend-peers",
        Counts::Weeks => "recognition-legend-weeks",
    }
}

fn legend_words(t: &T, grown: &Certificate) -> Vec<String> {
    let present = grown.legend().present();
    present
        .map(|line| counted(t, legend_word(line.counts), line.number))
        .collect()
}

fn legend(t: &T, grown: &Certificate) -> Markup {
    html! {
        ul.legend {
            @for (line, words) in grown.legend().present().zip(legend_words(t, grown)) {
                li { (drawing(grown.mark(line.shape))) " " span { (words) } }
            }
        }
    }
}
