//! What I handed in for a task, with the form for more and the results.

use base::SafeUrl;
use people::pace::Deed;
use store::Tx;
use web::once::{self, Once};
use web::shell::parts::prose;
use web::{
    At, Check, Complaints, Error, Fields, Form, Head, Input, Markup, Visit, html, written_in,
};

use super::results::{self, Reader, Results};
use super::{confirmed, parts, state};
use crate::actions::{self, Actor};
use crate::policy;
use crate::routes::{CompareVersions, ShowMyWork, ShowWork};
use crate::store::task::{self, Task};
use crate::store::work::{self, KeptFile, NewVersion, Version, VersionLine, Work};
use crate::store::{TaskStanding, Written, task_standing};
use crate::submission::{self, Content, FileKind, WorkRefusal};

/// The page.
struct MyWorkPage {
    at: ShowMyWork,
    task: Task,
    standing: TaskStanding,
    mine: Option<Mine>,
}

/// What is there once something was handed in.
struct Mine {
    work: Work,
    latest: Option<Version>,
    versions: Vec<VersionLine>,
    results: Option<Results>,
}

pub(crate) async fn show(visit: Visit, At(at): At<ShowMyWork>) -> web::Answer {
    let by = Actor::of(visit.member()?);
    let page = MyWorkPage::load(&visit, by, at).await?;
    let form = Form::filled(&visit.t, page.fields());
    let body = page.draw(&visit, &form);
    Ok(visit.page(page.head(&visit), body))
}

pub(crate) async fn hand_in(visit: Visit, At(at): At<ShowMyWork>, fields: Fields) -> web::Answer {
    let by = confirmed(&visit)?;
    let page = MyWorkPage::load(&visit, by, at).await?;
    submission::takes_work(page.task.run_state)?;
    let version = match read(&visit, &fields, &page).await? {
        Ok(version) => version,
        Err(complaints) => return Ok(page.refused(&visit, fields, complaints)),
    };
    let (now, fields_ref, version, at) = (&visit.now, &fields, &version, &page.at);
    let outcome = match people::deeds::count(&visit, Deed::HandIn).await {
        Ok(()) => {
            visit
                .app
                .db
                .write(|tx| hand_in_once(tx, by, (at, fields_ref), version, now))
                .await
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok(number) => {
            let said = visit
                .t
                .say_with("assessment-handed-in", &[("number", number.into())]);
            Ok(visit.go_saying(&format!("{at}?version={number}"), &said))
        }
        Err(Error::Wait(until)) => {
            let complaints = Complaints::wait("body", until, visit.now.at);
            Ok(page.refused(&visit, fields, complaints))
        }
        Err(error) => match error.refusal::<WorkRefusal>() {
            Some(refusal) => {
                let complaints = Complaints::one("body", base::Refusal::word(&refusal));
                Ok(page.refused(&visit, fields, complaints))
            }
            None => Err(error),
        },
    }
}

async fn hand_in_once(
    tx: Tx,
    by: Actor,
    (at, fields): (&ShowMyWork, &Fields),
    version: &NewVersion,
    now: &base::Now,
) -> Result<i64, Error> {
    match once::first_time(&tx, fields, by.person, &at.to_string(), now).await? {
        Once::First => actions::hand_in(tx, by, at, version, now).await,
        Once::Again(_) => {
            let task = task::task_at(&tx, &at.run, &at.activity, Some(by.person)).await?;
            let task = task.ok_or(Error::NotFound)?;
            let work = work::my_work(&tx, task.run_id, task.task_id, by.person).await?;
            Ok(work.map_or(0, |work| work.versions))
        }
    }
}

/// Reads what is handed in, and puts its file on the shelf.
async fn read(
    visit: &Visit,
    fields: &Fields,
    page: &MyWorkPage,
) -> Result<Result<NewVersion, Complaints>, Error> {
    let mut check = Check::of(fields);
    let body = check.read("body", submission::body);
    let link = check.read_optional("link", SafeUrl::parse);
    let upload = fields.upload("file");
    let kind = upload.map(|upload| FileKind::detected(upload.kind, &upload.name));
    if kind == Some(None) {
        check.complain("file", base::Refusal::word(&WorkRefusal::FileKind));
    }
    let (Some(body), Some(link), true) = (body, link, check.is_clean()) else {
        return Ok(Err(check.complaints()));
    };
    let file = match (upload, kind.flatten()) {
        (Some(upload), Some(kind)) => {
            let size = i64::try_from(upload.bytes.len()).unwrap_or(i64::MAX);
            let key = visit.app.files.put(upload.bytes.clone()).await;
            Some(KeptFile {
                key: key.map_err(not_kept)?,
                token: visit.now.token(),
                name: upload.name.clone(),
                kind,
                size,
            })
        }
        _ if fields.has("keep") => page
            .latest()
            .and_then(|last| last.kept_file(visit.now.token())),
        _ => None,
    };
    let content = match Content::of(body, link, file.as_ref().map(KeptFile::sha256)) {
        Ok(content) => content,
        Err(refusal) => return Ok(Err(Complaints::one("body", base::Refusal::word(&refusal)))),
    };
    Ok(Ok(NewVersion {
        sha256: content.receipt(),
        language: written_in(visit, fields, content.body.as_str(), &page.task.language),
        body: Written::of(content.body),
        link: content.link,
        file,
        made_at: visit.now.at,
    }))
}

pub(super) fn not_kept(fault: store::FileFault) -> Error {
    Error::Fault(fault.into())
}

impl MyWorkPage {
    async fn load(visit: &Visit, by: Actor, at: ShowMyWork) -> Result<Self, Error> {
        let db = visit.app.db.read().await?;
        let task = task::task_at(&db, &at.run, &at.activity, Some(by.person))
            .await?
            .ok_or(Error::NotFound)?;
        policy::hand_in(task.role(by.is_steward))?;
        let standing = task_standing(&db, task.run_id, task.task_id, by.person).await?;
        let mine = match work::my_work(&db, task.run_id, task.task_id, by.person).await? {
            Some(work) => Some(Mine {
                latest: work::version(&db, work.id, work.versions).await?,
                versions: work::versions(&db, work.id).await?,
                results: results::for_author(&db, &work).await?,
                work,
            }),
            None => None,
        };
        Ok(Self {
            at,
            task,
            standing,
            mine,
        })
    }

    fn latest(&self) -> Option<&Version> {
        self.mine.as_ref().and_then(|mine| mine.latest.as_ref())
    }

    /// The form shows the latest version, to be worked on.
    fn fields(&self) -> Fields {
        let latest = self.latest();
        let keep = if latest.is_some_and(|last| last.file_key.is_some()) {
            "yes"
        } else {
            ""
        };
        let link = latest.and_then(|last| last.link.as_ref());
        Fields::of([
            ("body", latest.map_or("", |last| last.body.as_str())),
            ("language", latest.map_or("", |last| last.language.as_str())),
            ("link", link.map_or("", SafeUrl::as_str)),
            ("keep", keep),
        ])
    }

    fn head(&self, visit: &Visit) -> Head {
        let values = [("task", self.task.task_title.as_str().into())];
        Head::of(visit.t.say_with("assessment-my-work-title", &values)).within("/courses")
    }

    fn refused(
        &self,
        visit: &Visit,
        fields: Fields,
        complaints: Complaints,
    ) -> axum::response::Response {
        let form = Form::refused(&visit.t, fields, complaints);
        let body = self.draw(visit, &form);
        visit.refused_form(self.head(visit), body, &form)
    }

    fn draw(&self, visit: &Visit, form: &Form<'_>) -> Markup {
        let t = &visit.t;
        html! {
            header.head {
                (parts::crumbs(t, &self.task.run_slug, self.task.course_title.as_str()))
                h1 { (t.say_with("assessment-my-work-title", &[("task", self.task.task_title.as_str().into())])) }
                @if let Some(work) = &self.standing.work { p.lede { (state::progress(t, work)) } }
            }
            div.stack {
                @if self.just_handed_in(visit) { div data-draft-clear=(self.draft_key()) {} }
                @if let Some(Mine { work, results: Some(results), .. }) = &self.mine {
                    (results::draw(t, work, results, Reader::Author))
                }
                @if submission::takes_work(self.task.run_state).is_ok() {
                    (self.form(visit, form))
                } @else {
                    div.notice { p { (t.say("assessment-work-not-running")) } }
                }
                @if let Some(mine) = &self.mine { (history(visit, mine)) }
            }
        }
    }

    fn just_handed_in(&self, visit: &Visit) -> bool {
        let said = visit.query().get("version").and_then(|n| n.parse().ok());
        said.is_some() && said == self.mine.as_ref().map(|mine| mine.work.versions)
    }

    fn draft_key(&self) -> String {
        format!("work:{}", self.at.activity)
    }

    fn form(&self, visit: &Visit, form: &Form<'_>) -> Markup {
        let t = &visit.t;
        let kept = self.latest().and_then(|last| last.file_name.as_deref());
        let megabytes = visit.app.site.largest_upload.div_ceil(1_000_000);
        html! {
            section.section aria-labelledby="hand-in" {
                h2 id="hand-in" { (t.say(if self.mine.is_some() { "assessment-hand-in-again" } else { "assessment-hand-in" })) }
                details { summary { (t.say("assessment-the-task")) } (prose(&self.task.language, &self.task.body_html)) }
                form.form method="post" action=(self.at) enctype="multipart/form-data" novalidate {
                    (form.with_errors(&html! {
                        (once::field(&visit.now))
                        p.meta { (t.say("assessment-blind-hint")) }
                        (form.editor(Input::text("body", "assessment-body").optional(), 14, &self.draft_key()))
                        (form.language(&self.task.language))
                        (form.input(Input::of_kind("url", "link", "assessment-link-field").hint("assessment-link-hint").optional()))
                        (form.input(Input::of_kind("file", "file", "assessment-file-field").hint("assessment-file-hint").optional()))
                        p.meta { (t.say_with("assessment-file-limit", &[("count", megabytes.into())])) }
                        @if let Some(name) = kept {
                            label.choice {
                                input type="checkbox" name="keep" value="yes" checked[form.value("keep") == "yes"];
                                " " span { (t.say_with("assessment-keep-file", &[("name", name.into())])) }
                            }
                        }
                        div.acts { button.button { (t.say("assessment-hand-in")) } }
                    }))
                }
            }
        }
    }
}

fn history(visit: &Visit, mine: &Mine) -> Markup {
    let t = &visit.t;
    let work = ShowWork {
        work: mine.work.token.clone(),
    };
    html! {
        section.section aria-labelledby="versions" {
            h2 id="versions" { (t.say("assessment-versions")) }
            (versions(visit, &work, &mine.versions))
        }
    }
}

/// The list of versions, each with its receipt and the way to what changed.
pub(super) fn versions(visit: &Visit, work: &ShowWork, versions: &[VersionLine]) -> Markup {
    let t = &visit.t;
    let compare = CompareVersions {
        work: work.work.clone(),
    };
    html! {
        ol.history {
            @for version in versions {
                li {
                    (t.ago(version.made_at))
                    div {
                        p {
                            a href={ (work) "?version=" (version.number) } {
                                (t.say_with("assessment-version", &[("number", version.number.into())]))
                            }
                            @if version.number > 1 {
                                " · "
                                a href={ (compare) "?from=" (version.number - 1) "&to=" (version.number) } {
                                    (t.say_with("assessment-what-changed", &[("number", version.number.into())]))
                                }
                            }
                        }
                        @if !version.sha256.is_empty() { (parts::receipt(t, version.made_at, &version.sha256)) }
                    }
                }
            }
        }
    }
}
