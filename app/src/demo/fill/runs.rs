//! The runs of the demo: who takes part, and what was said.

use ::courses::enrollment::EnrollmentState;
use ::courses::run::{Audience, RunState, RunWord};
use ::courses::run_doors::{
    FoundEnrollment, FoundMark, FoundRun, found_enrollments, found_marks, found_organizers,
    found_run,
};
use base::{LanguageTag, Now, PersonId, Slug, TextProblem, Timestamp, Title, Zone};
use course_pattern::Path;
use discussion::doors::{FoundPost, FoundThread, found_threads};
use discussion::thread::{ThreadKind, ThreadState};
use recognition::doors::{FoundAward, found_awards};
use store::{Tx, row_key};

use super::{FillError, Known, KnownCourse, KnownRun, day_of, moment};
use crate::demo::content::{self, Demo, Run, Thread};

/// Puts a run down with its people and threads. Editions come in as finished and are frozen at the end.
pub async fn found(
    tx: &Tx,
    known: &Known,
    course: &KnownCourse,
    run: &Run,
    now: &Now,
) -> Result<KnownRun, FillError> {
    let wrong = |problem: TextProblem| FillError::Content(format!("{}: {problem}", run.slug));
    let zone = Zone::parse(&run.zone).map_err(wrong)?;
    let made_at = moment(now, &zone, run.signup_opens.min(-1) - 7, "09:00")?;
    let id = ::courses::RunId::from_raw(row_key(made_at));
    let maker = run
        .organizers
        .first()
        .map(|handle| known.person(handle))
        .transpose()?;
    let found = FoundRun {
        id,
        slug: Slug::parse(&run.slug).map_err(wrong)?,
        course: course.course,
        version: course.version,
        state: state(run, &zone, now)?,
        since: since(run, &zone, now)?,
        starts_on: Some(day_of(now, &zone, run.starts)?),
        ends_on: Some(day_of(now, &zone, run.ends)?),
        signup_closes: Some(day_of(now, &zone, run.signup_closes)?.at(23, 59, 0, 0)),
        seats: run.seats,
        signup_question: run.question.clone(),
        audience: Audience::Public,
        made_at,
        made_by: maker,
        zone: zone.clone(),
    };
    found_run(tx, &found, now).await?;
    let organizers = run
        .organizers
        .iter()
        .map(|handle| Ok((known.person(handle)?, made_at)))
        .collect::<Result<Vec<_>, FillError>>()?;
    found_organizers(tx, course.course, id, &organizers).await?;
    found_enrollments(tx, id, &enrollments(known, run, &zone, now)?).await?;
    let founded = KnownRun { id, zone };
    threads(tx, known, course, &founded, run, now).await?;
    Ok(founded)
}

fn state(run: &Run, zone: &Zone, now: &Now) -> Result<RunState, FillError> {
    Ok(match run.state {
        content::RunState::Draft => RunState::Draft,
        content::RunState::SigningUp => RunState::SigningUp,
        content::RunState::SignupClosed => RunState::SignupClosed,
        content::RunState::Running => RunState::Running,
        content::RunState::WrappingUp => RunState::WrappingUp,
        content::RunState::Finished | content::RunState::Edition => RunState::Finished,
        content::RunState::Paused => RunState::Paused {
            before: RunWord::Running,
        },
        content::RunState::DidNotHappen => RunState::DidNotHappen {
            next: run
                .next_date
                .map(|day| day_of(now, zone, day))
                .transpose()?,
        },
    })
}

/// The day since when a run is in its state.
fn since(run: &Run, zone: &Zone, now: &Now) -> Result<Timestamp, FillError> {
    let day = match run.state {
        content::RunState::Draft => -3,
        content::RunState::SigningUp => run.signup_opens,
        content::RunState::SignupClosed => run.signup_closes,
        content::RunState::WrappingUp => run.ends - 5,
        content::RunState::Finished | content::RunState::Edition => run.ends,
        content::RunState::Paused => -4,
        content::RunState::Running | content::RunState::DidNotHappen => run.starts,
    };
    moment(now, zone, day.min(-1), "12:00")
}

fn enrollments(
    known: &Known,
    run: &Run,
    zone: &Zone,
    now: &Now,
) -> Result<Vec<FoundEnrollment>, FillError> {
    let groups = [
        (&run.participants, EnrollmentState::Seated),
        (&run.left, EnrollmentState::Left),
        (&run.waiting, EnrollmentState::Waiting),
    ];
    let opened = moment(now, zone, run.signup_opens.min(-1), "09:00")?;
    let line = groups
        .into_iter()
        .flat_map(|(handles, state)| handles.iter().map(move |handle| (handle, state)));
    line.enumerate()
        .map(|(place, (handle, state))| {
            // One after the other, twenty minutes apart, and never in the future.
            let minutes = i64::try_from(place).unwrap_or_default() * 20;
            let later = opened
                .checked_add(jiff::SignedDuration::from_mins(minutes))
                .unwrap_or(opened);
            let at = later.min(now.at);
            Ok(FoundEnrollment {
                id: now.key(),
                person: known.person(handle)?,
                state,
                answer: run
                    .answers
                    .iter()
                    .find(|answer| answer.by == *handle)
                    .map(|answer| answer.text.clone())
                    .unwrap_or_default(),
                asked_at: at,
                since: at,
            })
        })
        .collect()
}

async fn threads(
    tx: &Tx,
    known: &Known,
    course: &KnownCourse,
    founded: &KnownRun,
    run: &Run,
    now: &Now,
) -> Result<(), FillError> {
    let found = run
        .threads
        .iter()
        .map(|thread| shaped(known, course, founded, thread, now))
        .collect::<Result<Vec<_>, _>>()?;
    let marks = found
        .iter()
        .flat_map(|thread| marks_of(thread, &thread.posts))
        .collect::<Vec<_>>();
    found_threads(tx, &found, now).await?;
    found_marks(tx, founded.id, &marks).await?;
    Ok(())
}

/// Whoever wrote beside an activity has done it.
fn marks_of(thread: &FoundThread, posts: &[FoundPost]) -> Vec<FoundMark> {
    let Some(activity) = thread.activity else {
        return Vec::new();
    };
    let deeper = posts
        .iter()
        .flat_map(|post| marks_of(thread, &post.replies));
    let here = posts.iter().filter_map(|post| {
        Some(FoundMark {
            person: post.author?,
            activity,
            at: post.made_at,
        })
    });
    here.chain(deeper).collect()
}

fn shaped(
    known: &Known,
    course: &KnownCourse,
    run: &KnownRun,
    thread: &Thread,
    now: &Now,
) -> Result<FoundThread, FillError> {
    let wrong = |problem: TextProblem| FillError::Content(format!("{}: {problem}", thread.title));
    let mut posts = Vec::new();
    for post in &thread.posts {
        let at = moment(now, &run.zone, post.day, &post.time)?;
        let thanks = post
            .likes
            .iter()
            .map(|handle| known.person(handle))
            .collect::<Result<Vec<PersonId>, _>>()?;
        posts.push(FoundPost {
            thanks,
            language: Some(LanguageTag::fitting(&post.text, [&course.language])),
            ..FoundPost::markdown(known.person(&post.by)?, &post.text, at)
        });
    }
    let first = posts
        .first()
        .ok_or_else(|| FillError::Content(format!("{}: nobody wrote", thread.title)))?;
    let (author, made_at) = (first.author, first.made_at);
    let answers: Vec<Option<usize>> = thread.posts.iter().map(|post| post.answers).collect();
    Ok(FoundThread {
        token: None,
        run: run.id,
        activity: thread
            .activity
            .as_deref()
            .map(|key| course.activity(key))
            .transpose()?,
        kind: ThreadKind::Forum,
        title: Title::parse(&thread.title).map_err(wrong)?,
        language: LanguageTag::fitting(&thread.title, [&course.language]),
        author,
        made_at,
        state: ThreadState::Open,
        posts: nested(posts, &answers),
    })
}

/// Posts under those that they answer. A post is always told after the one that it answers, so the last ones are put away first.
pub(super) fn nested(posts: Vec<FoundPost>, answers: &[Option<usize>]) -> Vec<FoundPost> {
    let mut kept: Vec<Option<FoundPost>> = posts.into_iter().map(Some).collect();
    for place in (1..kept.len()).rev() {
        let Some(above) = answers
            .get(place)
            .copied()
            .flatten()
            .filter(|above| *above < place)
        else {
            continue;
        };
        if let Some(post) = kept[place].take()
            && let Some(Some(parent)) = kept.get_mut(above)
        {
            parent.replies.insert(0, post);
        }
    }
    kept.into_iter().flatten().collect()
}

/// Gives the awards of a run that is over, and freezes an edition.
pub async fn close(
    tx: &Tx,
    known: &Known,
    founded: &KnownRun,
    (demo, run): (&Demo, &Run),
    now: &Now,
) -> Result<(), FillError> {
    let is_over = matches!(
        run.state,
        content::RunState::WrappingUp | content::RunState::Finished | content::RunState::Edition
    );
    let design = demo.courses.iter().find(|design| design.slug == run.course);
    let Some(design) = design.filter(|_| is_over) else {
        return Ok(());
    };
    let awards = run
        .completers(design.completion)
        .into_iter()
        .map(|handle| award(known, founded, (design, run), handle, now));
    found_awards(tx, &awards.collect::<Result<Vec<_>, _>>()?, now).await?;
    if run.state == content::RunState::Edition {
        let frozen = Now {
            at: moment(now, &founded.zone, (run.ends + 3).min(-1), "10:00")?,
            chance: now.chance.clone(),
        };
        archive::actions::freeze(tx, founded.id, &frozen).await?;
    }
    Ok(())
}

fn award(
    known: &Known,
    founded: &KnownRun,
    (design, run): (&content::Course, &Run),
    handle: &str,
    now: &Now,
) -> Result<FoundAward, FillError> {
    let reviews = run.works.iter().flat_map(|work| &work.reviews);
    let own: Vec<_> = run.works.iter().filter(|work| work.by == handle).collect();
    let mut readers: Vec<&str> = own
        .iter()
        .flat_map(|work| &work.reviews)
        .map(|review| review.by.as_str())
        .collect();
    readers.sort_unstable();
    readers.dedup();
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Ok(FoundAward {
        run: founded.id,
        person: known.person(handle)?,
        name: known.name(handle)?,
        awarded_at: moment(now, &founded.zone, run.ends.min(-1), "18:00")?,
        path: Path {
            tasks_done: count(own.len()),
            reviews_given: count(reviews.filter(|review| review.by == handle).count()),
            peers_reading: count(readers.len()),
            weeks: count(design.units.len()),
        },
        visibility: recognition::award::Visibility::Public,
    })
}
