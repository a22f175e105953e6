//! Bulk doors: works and reviews of the past, take out, erase. They write no facts, so nobody gets letters about the past.

use std::collections::{BTreeMap, HashMap};

use base::{LanguageTag, Now, PersonId, Prose, SafeUrl, Timestamp, Token};
use courses::{ActivityId, CriterionId, RunId};
use store::{Fault, Session, ToValue as _, Tx, Value, jobs};

use crate::jobs::{FORGET_FILE, ForgetFile};
use crate::review::{ReviewId, ReviewState, Useful};
use crate::round::RoundId;
use crate::store::review::{self, SaidMark};
use crate::store::task::TaskOfRun;
use crate::store::work::{self, KeptFile, NewVersion};
use crate::store::{Written, person, round, task};
use crate::submission::{Content, SubmissionId};

/// A work of the past.
#[derive(Debug, Clone)]
pub struct FoundWork {
    /// The run.
    pub run: RunId,
    /// The task across versions: the lineage of its activity.
    pub task: ActivityId,
    /// The author.
    pub author: PersonId,
    /// Its versions, the first one first; at least one.
    pub versions: Vec<FoundVersion>,
}

/// A version of a work of the past.
#[derive(Debug, Clone)]
pub struct FoundVersion {
    /// The text.
    pub body: Prose,
    /// A link.
    pub link: Option<SafeUrl>,
    /// A file that is on the shelf already.
    pub file: Option<KeptFile>,
    /// When it came in.
    pub at: Timestamp,
}

/// Where a work of the past stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundedWork {
    /// Its key.
    pub id: SubmissionId,
    /// Its address.
    pub token: Token,
}

/// A review of the past, or one that waits.
#[derive(Debug, Clone)]
pub struct FoundReview {
    /// The work.
    pub work: SubmissionId,
    /// Who was asked.
    pub reviewer: PersonId,
    /// When.
    pub assigned_at: Timestamp,
    /// What they said; nothing where the review waits.
    pub said: Option<FoundSaid>,
}

/// What a review of the past says.
#[derive(Debug, Clone)]
pub struct FoundSaid {
    /// The chosen level of each criterion, in the order of the rubric, and what is said beside it.
    pub marks: Vec<(i64, Prose)>,
    /// What it says as a whole.
    pub text: Prose,
    /// When it was given.
    pub at: Timestamp,
    /// What the author says about it.
    pub useful: Option<Useful>,
}

/// Puts works down, a few hundred at a time, and gives them back in the same order. A task that is not in its run's syllabus
/// has no works.
pub async fn found_works(
    tx: &Tx,
    works: &[FoundWork],
    now: &Now,
) -> Result<Vec<FoundedWork>, Fault> {
    let mut runs: Vec<RunId> = works.iter().map(|work| work.run).collect();
    runs.sort_unstable();
    runs.dedup();
    let tasks: HashMap<(RunId, ActivityId), TaskOfRun> = task::tasks_of_runs(tx, &runs)
        .await?
        .into_iter()
        .map(|task| ((task.run, task.lineage), task))
        .collect();
    let (mut founded, mut rows, mut versions) = (Vec::new(), Vec::new(), Vec::new());
    let mut counts: BTreeMap<(RunId, ActivityId), i64> = BTreeMap::new();
    for found in works {
        let missing = || Fault::Missing {
            statement: "found_works",
        };
        let task = tasks.get(&(found.run, found.task)).ok_or_else(missing)?;
        let (first, last) = found
            .versions
            .first()
            .zip(found.versions.last())
            .ok_or_else(missing)?;
        let (id, token): (SubmissionId, Token) = (crate::store::key(now), now.token());
        rows.push(work_row(id, &token, found, (first.at, last.at)));
        for (number, version) in (1_i64..).zip(&found.versions) {
            versions.push(work::version_row(
                id,
                number,
                (task.activity, task.version),
                &new_version(version, &task.language),
                now,
            ));
        }
        *counts.entry((found.run, found.task)).or_default() += 1;
        founded.push(FoundedWork { id, token });
    }
    work::add_many(tx, rows, versions).await?;
    let rounds = counts.into_iter().filter_map(|((run, lineage), count)| {
        let activity = tasks.get(&(run, lineage))?.activity;
        let id: RoundId = crate::store::key(now);
        Some(vec![
            id.to_value().into_owned(),
            run.to_value().into_owned(),
            lineage.to_value().into_owned(),
            activity.to_value().into_owned(),
            count.to_value().into_owned(),
            now.chance.bytes().to_value().into_owned(),
        ])
    });
    round::found(tx, rounds.collect()).await?;
    Ok(founded)
}

fn work_row(
    id: SubmissionId,
    token: &Token,
    found: &FoundWork,
    (first, last): (Timestamp, Timestamp),
) -> Vec<Value<'static>> {
    let count = i64::try_from(found.versions.len()).unwrap_or(i64::MAX);
    [
        id.to_value(),
        token.to_value(),
        found.run.to_value(),
        found.task.to_value(),
        found.author.to_value(),
        count.to_value(),
        first.to_value(),
        last.to_value(),
    ]
    .map(Value::into_owned)
    .into()
}

/// In the language of the course, as far as its letters allow.
fn new_version(found: &FoundVersion, language: &LanguageTag) -> NewVersion {
    let content = Content {
        body: found.body.clone(),
        link: found.link.clone(),
        file: found.file.as_ref().map(KeptFile::sha256),
    };
    NewVersion {
        language: LanguageTag::fitting(content.body.as_str(), [language]),
        sha256: content.receipt(),
        body: Written::of(content.body),
        link: content.link,
        file: found.file.clone(),
        made_at: found.at,
    }
}

/// Puts reviews down, a few hundred at a time. Their rounds are open then, and works whose reviews are all in have their
/// results.
pub async fn found_reviews(tx: &Tx, reviews: &[FoundReview], now: &Now) -> Result<(), Fault> {
    let mut works: Vec<SubmissionId> = reviews.iter().map(|found| found.work).collect();
    works.sort_unstable();
    works.dedup();
    let homes: HashMap<SubmissionId, (RoundId, RunId, LanguageTag)> =
        round::rounds_of_works(tx, &works)
            .await?
            .into_iter()
            .map(|(work, round, run, language)| (work, (round, run, language)))
            .collect();
    let mut criteria: HashMap<SubmissionId, Vec<CriterionId>> = HashMap::new();
    for (work, criterion) in round::criteria_of_works(tx, &works).await? {
        criteria.entry(work).or_default().push(criterion);
    }
    let mut opened: BTreeMap<RoundId, Timestamp> = BTreeMap::new();
    for found in reviews {
        if let Some((round, _, _)) = homes.get(&found.work) {
            let first = opened.entry(*round).or_insert(found.assigned_at);
            *first = (*first).min(found.assigned_at);
        }
    }
    let rounds: Vec<RoundId> = opened.keys().copied().collect();
    let mut numbers: HashMap<(RoundId, PersonId), i64> = review::numbers(tx, &rounds)
        .await?
        .into_iter()
        .map(|(round, person, number)| ((round, person), number))
        .collect();
    let (mut rows, mut marks) = (Vec::new(), Vec::new());
    for found in reviews {
        let home = homes.get(&found.work).ok_or(Fault::Missing {
            statement: "found_reviews",
        })?;
        let number = numbers.entry((home.0, found.reviewer)).or_default();
        *number += 1;
        let id: ReviewId = crate::store::key(now);
        rows.push(review_row(id, home, *number, found, now));
        let rubric = criteria.get(&found.work).map_or(&[][..], Vec::as_slice);
        marks.extend(review::mark_rows(id, &said_marks(found, rubric)));
    }
    review::found(tx, rows, marks, &works).await?;
    let per_work = i64::from(crate::round::PER_WORK);
    let opened = opened.into_iter().map(|(round, at)| {
        let values = [at.to_value(), per_work.to_value(), round.to_value()];
        values.map(Value::into_owned).into()
    });
    round::found_open(tx, opened.collect()).await
}

fn said_marks(found: &FoundReview, rubric: &[CriterionId]) -> Vec<SaidMark> {
    let marks = found
        .said
        .as_ref()
        .map_or(&[][..], |said| said.marks.as_slice());
    let mark = |(criterion, (level, note)): (&CriterionId, &(i64, Prose))| SaidMark {
        criterion: *criterion,
        level: Some(*level),
        note: Written::of(note.clone()),
    };
    rubric.iter().zip(marks).map(mark).collect()
}

fn review_row(
    id: ReviewId,
    (round, run, language): &(RoundId, RunId, LanguageTag),
    number: i64,
    found: &FoundReview,
    now: &Now,
) -> Vec<Value<'static>> {
    let said = found.said.as_ref();
    let state = if said.is_some() {
        ReviewState::Given
    } else {
        ReviewState::Waiting
    };
    let text = said.map(|said| Written::of(said.text.clone()));
    let body = text.as_ref().map_or("", |text| text.source.as_str());
    let html = text.as_ref().map_or("", |text| text.html.as_str());
    let language = LanguageTag::fitting(body, [language]);
    [
        id.to_value(),
        now.token().to_value().into_owned(),
        round.to_value(),
        run.to_value(),
        found.work.to_value(),
        found.reviewer.to_value(),
        number.to_value(),
        state.to_value(),
        body.to_value(),
        html.to_value(),
        said.map(|_| 1_i64).to_value().into_owned(),
        found.assigned_at.to_value(),
        said.map(|said| said.at).to_value().into_owned(),
        said.and_then(|said| said.useful).to_value().into_owned(),
        language.to_value(),
    ]
    .map(Value::into_owned)
    .into()
}

/// The works and reviews of somebody, for the person to take along. A file is named by its key on the shelf.
pub async fn take_out(session: &Session, person: PersonId) -> Result<serde_json::Value, Fault> {
    let versions = person::own_versions(session, person).await?;
    let reviews = person::own_reviews(session, person).await?;
    let versions = versions.into_iter().map(|version| {
        serde_json::json!({
            "course": version.course.as_str(),
            "task": version.task.as_str(),
            "version": version.number,
            "text": version.body.as_str(),
            "link": version.link.as_ref().map(SafeUrl::as_str),
            "file": version.file_name,
            "file_key": version.file_key.as_ref().map(<store::FileKey as base::Text>::as_str),
            "receipt": version.sha256,
            "at": version.made_at.to_string(),
        })
    });
    let reviews = reviews.into_iter().map(|review| {
        serde_json::json!({
            "course": review.course.as_str(),
            "task": review.task.as_str(),
            "state": review.state,
            "text": review.body.as_str(),
            "given_at": review.given_at.map(|at| at.to_string()),
        })
    });
    let marks = person::own_marks(session, person).await?;
    let marks = marks.into_iter().map(|(criterion, level, text)| {
        serde_json::json!({ "criterion": criterion, "level": level, "text": text.as_str() })
    });
    Ok(serde_json::json!({
        "works": versions.collect::<Vec<_>>(),
        "reviews": reviews.collect::<Vec<_>>(),
        "marks": marks.collect::<Vec<_>>(),
    }))
}

/// Empties the texts of the reviews that somebody gave; the levels that they chose go on counting for whom they were given.
pub async fn erase_words(tx: &Tx, person: PersonId) -> Result<(), Fault> {
    person::empty_reviews(tx, person).await
}

/// Empties somebody's works and forgets their unfinished reviews; files that nobody else handed in are removed afterwards. The
/// reviews that they gave stay with those who were helped by them.
pub async fn erase(tx: &Tx, person: PersonId, now: &Now) -> Result<(), Fault> {
    let versions = person::own_versions(tx, person).await?;
    person::erase(tx, person).await?;
    for key in versions.into_iter().filter_map(|version| version.file_key) {
        let file = <store::FileKey as base::Text>::as_str(&key).to_owned();
        jobs::enqueue(tx, FORGET_FILE, &ForgetFile { file }, now.at).await?;
    }
    Ok(())
}
