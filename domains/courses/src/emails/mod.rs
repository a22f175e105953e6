//! Letters about runs, in the language and zone of whoever reads them.

use base::Zone;
use maud::{DOCTYPE, html};
use store::Letter;
use web::{App, Language, T};

use crate::facts::{CourseFact, RunNews};
use crate::routes::ShowRun;
use crate::routes::run::{JoinRun, RunSettings};
use crate::run::Run;
use crate::store::letter::Reader;

/// A letter as it is made: what sort, whose words, where it leads.
struct Draft {
    kind: &'static str,
    subject: String,
    lines: Vec<String>,
    link: String,
    act: String,
}

/// The letter about a fact, for one reader; nothing where the fact needs none.
pub(crate) fn letter(
    app: &App,
    run: &Run,
    fact: CourseFact,
    news: &RunNews,
    reader: &Reader,
) -> Option<Letter> {
    let t = words_for(app, reader);
    let draft = draft(&t, app, run, fact, news)?;
    let text = format!(
        "{}\n\n{}\n{}\n",
        draft.lines.join("\n\n"),
        draft.act,
        draft.link
    );
    let html = html! {
        (DOCTYPE)
        html lang=(t.language.tag()) dir=(t.language.direction().as_html()) {
            head { meta charset="utf-8"; title { (draft.subject) } }
            body {
                @for line in &draft.lines { p dir="auto" { (line) } }
                p { a href=(draft.link) { (draft.act) } }
            }
        }
    };
    Some(Letter {
        kind: draft.kind,
        person_id: Some(reader.person_id.raw()),
        to_address: reader.address.as_str().to_owned(),
        subject: draft.subject,
        text,
        html: html.into_string(),
    })
}

fn words_for(app: &App, reader: &Reader) -> T {
    let language = reader.language.as_deref().and_then(Language::of_tag);
    let zone: Zone = reader.zone.clone();
    T::new(
        app.words.clone(),
        language.unwrap_or(app.site.language),
        zone,
        app.now().at,
    )
}

fn draft(t: &T, app: &App, run: &Run, fact: CourseFact, news: &RunNews) -> Option<Draft> {
    let base = &app.site.base;
    let slug = || run.slug.clone();
    let home = format!("{base}{}", ShowRun { run: slug() });
    let join = format!("{base}{}", JoinRun { run: slug() });
    let settings = format!("{base}{}", RunSettings { run: slug() });
    let closing = run
        .closes()
        .map(|end| t.moment_text_with_zone(end.shown()))
        .unwrap_or_default();
    let start = run.starts_on.map(|day| t.day(day)).unwrap_or_default();
    let place = i64::from(news.position.unwrap_or(0));
    let say = |key: &str| {
        let values = [
            ("title", run.title.as_str().into()),
            ("closes", closing.as_str().into()),
            ("starts", start.as_str().into()),
            ("place", place.into()),
        ];
        t.say_with(key, &values)
    };
    let (kind, [subject, text, act]) = words_of(fact)?;
    let link = match fact {
        CourseFact::Waitlisted => join,
        CourseFact::OrganizerAdded => settings,
        _ => home,
    };
    let draft = Draft {
        kind,
        subject: say(subject),
        lines: vec![say(text)],
        link,
        act: say(act),
    };
    Some(with_reason(t, draft, news))
}

/// Adds the reason in the words of who did it, and the day of the next try.
fn with_reason(t: &T, mut draft: Draft, news: &RunNews) -> Draft {
    if !news.why.is_empty() {
        let why = ("why", news.why.as_str().into());
        draft.lines.push(t.say_with("courses-letter-why", &[why]));
    }
    if let Some(day) = news.next_date.as_deref().and_then(|day| web::day(day).ok()) {
        let day = ("day", t.day(day).into());
        draft.lines.push(t.say_with("courses-letter-next", &[day]));
    }
    draft
}

/// What sort of letter a fact needs, with the keys of its subject, its text and its link.
fn words_of(fact: CourseFact) -> Option<(&'static str, [&'static str; 3])> {
    Some(match fact {
        CourseFact::SignupOpened => (
            "signup-opened",
            [
                "courses-letter-opened",
                "courses-letter-opened-text",
                "courses-letter-act-run",
            ],
        ),
        CourseFact::Enrolled => (
            "enrolled",
            [
                "courses-letter-seat",
                "courses-letter-seat-text",
                "courses-letter-act-run",
            ],
        ),
        CourseFact::Waitlisted => (
            "waitlisted",
            [
                "courses-letter-line",
                "courses-letter-line-text",
                "courses-letter-act-place",
            ],
        ),
        CourseFact::MovedUp => (
            "moved-up",
            [
                "courses-letter-moved-up",
                "courses-letter-moved-up-text",
                "courses-letter-act-run",
            ],
        ),
        CourseFact::RunStarted => (
            "run-started",
            [
                "courses-letter-started",
                "courses-letter-started-text",
                "courses-letter-act-run",
            ],
        ),
        CourseFact::RunWrappingUp => (
            "run-wrapping-up",
            [
                "courses-letter-wrapping-up",
                "courses-letter-wrapping-up-text",
                "courses-letter-act-run",
            ],
        ),
        CourseFact::RunFinished => (
            "run-finished",
            [
                "courses-letter-finished",
                "courses-letter-finished-text",
                "courses-letter-act-run",
            ],
        ),
        CourseFact::RunPaused => (
            "run-paused",
            [
                "courses-letter-paused",
                "courses-letter-paused-text",
                "courses-letter-act-run",
            ],
        ),
        CourseFact::RunResumed => (
            "run-resumed",
            [
                "courses-letter-resumed",
                "courses-letter-resumed-text",
                "courses-letter-act-run",
            ],
        ),
        CourseFact::RunCancelled => (
            "run-cancelled",
            [
                "courses-letter-cancelled",
                "courses-letter-cancelled-text",
                "courses-letter-act-run",
            ],
        ),
        CourseFact::OrganizerAdded => (
            "organizer-added",
            [
                "courses-letter-organizer",
                "courses-letter-organizer-text",
                "courses-letter-act-settings",
            ],
        ),
        CourseFact::SignupClosed | CourseFact::Left | CourseFact::RunFrozen => return None,
    })
}
