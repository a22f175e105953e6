//! What organizers do with a run: begin it, settle it, lead it through its life.

use base::{Handle, Now, PersonId, Slug, Word as _, Zone};
use jiff::civil::Date;
use store::Tx;
use web::Error;

use super::enrollment::vacate;
use crate::course::VersionState;
use crate::doors::run::fill_seats;
use crate::enrollment::EnrollmentState;
use crate::facts::{self, CourseFact, RunNews};
use crate::ids::{CourseId, RunId, VersionId};
use crate::policy;
use crate::run::{Audience, Run, RunMove, RunRefusal, RunState, Settings};
use crate::store::course::Version;
use crate::store::run::{Changed, FoundRun};
use crate::store::{course, enrollment, listing, run};

/// What a new run begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRun {
    /// Its first day.
    pub starts_on: Option<Date>,
    /// Its last day.
    pub ends_on: Option<Date>,
    /// The zone of its clocks.
    pub zone: Zone,
    /// How many seats it has.
    pub seats: u32,
}

/// A step in the life of a run, with what is said about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Which step.
    pub way: RunMove,
    /// Why.
    pub why: String,
    /// When a run that is called off is tried again.
    pub next: Option<Date>,
}

impl Step {
    /// A step without a word about it.
    pub fn plain(way: RunMove) -> Self {
        Self {
            way,
            why: String::new(),
            next: None,
        }
    }
}

/// The address that the new run of [`run_again`] gets if it is made in this transaction.
pub async fn again_address(tx: &Tx, slug: &Slug, new: &NewRun, now: &Now) -> Result<Slug, Error> {
    let from = newest(tx, slug).await?;
    let wanted = Slug::of_title(from.title.as_str());
    Ok(run::free_slug(tx, &wanted, year(new, now)).await?)
}

/// The year that a run is named after.
fn year(new: &NewRun, now: &Now) -> i16 {
    new.starts_on.unwrap_or_else(|| new.zone.day(now.at)).year()
}

/// The version of a course that a new run is made from. A course that was not published yet is not there.
async fn newest(tx: &Tx, slug: &Slug) -> Result<Version, Error> {
    let found = course::course_by_slug(tx, slug).await?;
    let found = found.ok_or(Error::NotFound)?;
    let from = match course::latest_published(tx, found.id).await? {
        Some(version) => course::version(tx, version).await?,
        None => None,
    };
    from.ok_or(Error::NotFound)
}

/// Runs a course again: a draft of a new run, with a draft version of its own. Whoever does it organizes it.
pub async fn run_again(
    tx: Tx,
    by: PersonId,
    slug: &Slug,
    new: &NewRun,
    now: &Now,
) -> Result<Slug, Error> {
    policy::course::run_again(policy::CourseRole::Member)?;
    check_days(new)?;
    let from = newest(&tx, slug).await?;
    let version = course::copy_version(&tx, &from, by, None, now).await?;
    let wanted = Slug::of_title(from.title.as_str());
    begin(&tx, by, (from.course_id, version), &wanted, new, now).await
}

fn check_days(new: &NewRun) -> Result<(), RunRefusal> {
    match (new.starts_on, new.ends_on) {
        (Some(start), Some(end)) if end < start => Err(RunRefusal::EndsBeforeItStarts),
        _ => Ok(()),
    }
}

/// Puts a draft run of a version down, organized by one person; gives its address.
pub(crate) async fn begin(
    tx: &Tx,
    by: PersonId,
    (course, version): (CourseId, VersionId),
    wanted: &Slug,
    new: &NewRun,
    now: &Now,
) -> Result<Slug, Error> {
    let slug = run::free_slug(tx, wanted, year(new, now)).await?;
    let id: RunId = crate::store::key(now);
    let found = FoundRun {
        id,
        slug: slug.clone(),
        course,
        version,
        state: RunState::Draft,
        since: now.at,
        zone: new.zone.clone(),
        starts_on: new.starts_on,
        ends_on: new.ends_on,
        signup_closes: None,
        seats: new.seats,
        signup_question: String::new(),
        audience: Audience::Public,
        made_at: now.at,
        made_by: Some(by),
    };
    run::add_run(tx, &found).await?;
    let changed = Changed {
        run: id,
        from: None,
        to: found.state.word(),
        by: Some(by),
        why: "",
    };
    run::add_transition(tx, &changed, now).await?;
    run::add_organizer(tx, id, by, now.at).await?;
    listing::refresh(tx, course).await?;
    Ok(slug)
}

async fn load(tx: &Tx, id: RunId) -> Result<Run, Error> {
    run::run(tx, id).await?.ok_or(Error::NotFound)
}

async fn role(tx: &Tx, by: PersonId, id: RunId) -> Result<policy::CourseRole, Error> {
    Ok(enrollment::stand(tx, id, Some(by)).await?.role)
}

/// Saves a run with the people who move up because of the change, and writes the catalogue again.
async fn save(tx: &Tx, run: &Run) -> Result<(), Error> {
    if !run::save_run(tx, run).await? {
        return Err(RunRefusal::ChangedMeanwhile.into());
    }
    listing::refresh(tx, run.course).await?;
    Ok(())
}

/// Settles dates, seats, the question and who reads along, if nobody else saved since that number of changes.
pub async fn settle(
    tx: Tx,
    by: PersonId,
    id: RunId,
    seen: i64,
    settings: &Settings,
    now: &Now,
) -> Result<(), Error> {
    let run = load(&tx, id).await?;
    policy::run::settle(role(&tx, by, id).await?)?;
    if run.saved != seen {
        return Err(RunRefusal::ChangedMeanwhile.into());
    }
    let run = run.settle(settings.clone(), now.at)?;
    let run = fill_seats(&tx, run, Some(by), now).await?;
    save(&tx, &run).await
}

/// Takes a step in the life of a run.
pub async fn take_step(
    tx: Tx,
    by: PersonId,
    id: RunId,
    step: &Step,
    now: &Now,
) -> Result<Run, Error> {
    let before = load(&tx, id).await?;
    policy::run::step(role(&tx, by, id).await?)?;
    if step.way.is_hard() && step.why.is_empty() {
        return Err(RunRefusal::ReasonMissing.into());
    }
    let from = before.state.word();
    let run = if step.way == RunMove::OpenSignup {
        let activities = run::activities_in(&tx, before.version).await?;
        let run = before.open_signup(activities, now.at)?;
        if run.version_state == VersionState::Draft {
            course::publish(&tx, run.version, "", now.at).await?;
        }
        run
    } else {
        before.step(step.way, step.next, now.at)?
    };
    let run = fill_seats(&tx, run, Some(by), now).await?;
    save(&tx, &run).await?;
    let changed = Changed {
        run: id,
        from: Some(from),
        to: run.state.word(),
        by: Some(by),
        why: &step.why,
    };
    run::add_transition(&tx, &changed, now).await?;
    let news = RunNews::of(id).because(&step.why, step.next);
    facts::record(&tx, told(step.way), &news, Some(by), now.at).await?;
    Ok(run)
}

fn told(way: RunMove) -> CourseFact {
    match way {
        RunMove::OpenSignup => CourseFact::SignupOpened,
        RunMove::CloseSignup => CourseFact::SignupClosed,
        RunMove::Start => CourseFact::RunStarted,
        RunMove::WrapUp => CourseFact::RunWrappingUp,
        RunMove::Finish => CourseFact::RunFinished,
        RunMove::Pause => CourseFact::RunPaused,
        RunMove::Resume => CourseFact::RunResumed,
        RunMove::Cancel => CourseFact::RunCancelled,
    }
}

/// Opens a run for sign-up and publishes the version that it uses.
pub async fn open_signup(tx: Tx, by: PersonId, id: RunId, now: &Now) -> Result<Run, Error> {
    take_step(tx, by, id, &Step::plain(RunMove::OpenSignup), now).await
}

/// Takes no more sign-ups.
pub async fn close_signup(tx: Tx, by: PersonId, id: RunId, now: &Now) -> Result<Run, Error> {
    take_step(tx, by, id, &Step::plain(RunMove::CloseSignup), now).await
}

/// Begins a run.
pub async fn start(tx: Tx, by: PersonId, id: RunId, now: &Now) -> Result<Run, Error> {
    take_step(tx, by, id, &Step::plain(RunMove::Start), now).await
}

/// Begins the closing round.
pub async fn wrap_up(tx: Tx, by: PersonId, id: RunId, now: &Now) -> Result<Run, Error> {
    take_step(tx, by, id, &Step::plain(RunMove::WrapUp), now).await
}

/// Ends a run.
pub async fn finish(tx: Tx, by: PersonId, id: RunId, now: &Now) -> Result<Run, Error> {
    take_step(tx, by, id, &Step::plain(RunMove::Finish), now).await
}

/// Makes a finished run an edition: the archive does it, not a person, so nobody is asked for permission.
pub async fn become_edition(tx: &Tx, id: RunId, now: &Now) -> Result<Run, Error> {
    let before = load(tx, id).await?;
    let from = before.state.word();
    let run = before.become_edition(now.at)?;
    save(tx, &run).await?;
    let changed = Changed {
        run: id,
        from: Some(from),
        to: run.state.word(),
        by: None,
        why: "",
    };
    run::add_transition(tx, &changed, now).await?;
    facts::record(tx, CourseFact::RunFrozen, &RunNews::of(id), None, now.at).await?;
    Ok(run)
}

/// Lets a member organize a run, too. A seat that they had goes to the first who waits.
pub async fn add_organizer(
    tx: Tx,
    by: PersonId,
    id: RunId,
    handle: &Handle,
    now: &Now,
) -> Result<(), Error> {
    let run = load(&tx, id).await?;
    policy::run::settle(role(&tx, by, id).await?)?;
    if run.state.is_over() {
        return Err(RunRefusal::Over.into());
    }
    let member = run::member(&tx, handle).await?;
    let member = member.ok_or(RunRefusal::NoSuchMember)?.person_id;
    if !run::add_organizer(&tx, id, member, now.at).await? {
        return Err(RunRefusal::AlreadyOrganizer.into());
    }
    let held = enrollment::enrollment(&tx, id, member).await?;
    if let Some(state) = held
        .map(|held| held.state)
        .filter(|state| *state != EnrollmentState::Left)
    {
        vacate(&tx, run.clone(), member, state, now).await?;
    }
    listing::refresh(&tx, run.course).await?;
    let news = RunNews::of(id).about([member]);
    facts::record(&tx, CourseFact::OrganizerAdded, &news, Some(by), now.at).await?;
    Ok(())
}

/// Lets somebody organize a run no longer. The last organizer stays.
pub async fn remove_organizer(
    tx: Tx,
    by: PersonId,
    id: RunId,
    handle: &Handle,
) -> Result<(), Error> {
    let run = load(&tx, id).await?;
    policy::run::settle(role(&tx, by, id).await?)?;
    let organizers = run::organizers(&tx, id).await?;
    let gone = organizers.iter().find(|peer| peer.handle == *handle);
    let gone = gone.ok_or(RunRefusal::NoSuchMember)?.person_id;
    if organizers.len() == 1 {
        return Err(RunRefusal::LastOrganizer.into());
    }
    run::remove_organizer(&tx, id, gone).await?;
    listing::refresh(&tx, run.course).await?;
    Ok(())
}

/// Lets a run go on with another published version of its course.
pub async fn move_to_version(tx: Tx, by: PersonId, id: RunId, number: i64) -> Result<(), Error> {
    let run = load(&tx, id).await?;
    policy::run::settle(role(&tx, by, id).await?)?;
    if run.state.is_over() {
        return Err(RunRefusal::Over.into());
    }
    match run::version_numbered(&tx, run.course, number).await? {
        Some((version, VersionState::Published)) => save(&tx, &Run { version, ..run }).await,
        Some((_, VersionState::Draft)) | None => Err(RunRefusal::NoSuchVersion.into()),
    }
}

/// What is missing before sign-up can open.
pub async fn missing(
    session: &store::Session,
    run: &Run,
    now: &Now,
) -> Result<Vec<RunRefusal>, store::Fault> {
    let activities = run::activities_in(session, run.version).await?;
    Ok(run.missing(activities, now.at))
}

/// The word of a step that somebody sent.
pub fn step_of(word: &str) -> Option<RunMove> {
    RunMove::from_word(word)
}
