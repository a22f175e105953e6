//! Courses and runs of a piece as the doors take them, and the crowd.

use ::courses::completion::CompletionRule;
use ::courses::doors::{
    FoundActivity, FoundCourse, FoundMaterial, FoundUnit, FoundedCourse, Written,
};
use ::courses::enrollment::EnrollmentState;
use ::courses::licence::Licence;
use ::courses::run::{Audience, RunState, RunWord};
use ::courses::run_doors::{
    FoundEnrollment, FoundMark, FoundRun, FoundWholeRun, found_unlisted_runs,
};
use ::courses::syllabus::{ActivityKind, CriterionText, LevelText, MaterialText};
use ::people::store::by_handles;
use base::{Handle, Now, PersonId, SafeUrl, Slug, Zone};
use store::Tx;

use super::super::FillError;
use super::piece::{Placed, Press, language, person, titled, tongue, wrong, zone};
use crate::demo::grow::CROWD;
use crate::demo::grow::world::{Activity, Course, Kind, Place, State};

impl Press {
    pub(super) fn course(
        &self,
        course: &Course,
        people: &[PersonId],
    ) -> Result<FoundCourse, FillError> {
        let made_at = self.at(course.run.made - 86_400);
        let maker = course.run.organizers.first();
        let tasks = course
            .activities()
            .filter(|one| matches!(one.kind, Kind::Task(_)));
        let units = course.units.iter().map(|unit| {
            let activities = unit.activities.iter();
            Ok(FoundUnit {
                title: titled(&unit.title)?,
                intro: Written::default(),
                activities: activities
                    .map(|activity| self.activity(activity, course.tongue))
                    .collect::<Result<_, _>>()?,
            })
        });
        Ok(FoundCourse {
            slug: Slug::parse(&course.slug).map_err(wrong)?,
            question: course.question.clone(),
            summary: self.written(&course.summary),
            outcomes: self.written(&course.outcomes),
            weekly_hours: Some(course.hours),
            completion: CompletionRule {
                tasks_needed: u32::try_from(tasks.count()).unwrap_or_default(),
                reviews_needed: 0,
            },
            tags: course.tags.iter().map(|tag| (*tag).to_owned()).collect(),
            made_by: maker.map(|place| person(people, *place)).transpose()?,
            units: units.collect::<Result<_, FillError>>()?,
            ..FoundCourse::titled(titled(&course.title)?, language(course.tongue)?, made_at)
        })
    }

    fn activity(&self, activity: &Activity, place: usize) -> Result<FoundActivity, FillError> {
        let (titles, words) = tongue(place).rubric;
        let criteria = match activity.kind {
            Kind::Task(criteria) => criteria,
            Kind::Reading | Kind::Discussion => 0,
        };
        let level = |word: &&str| {
            Ok(LevelText {
                title: titled(word)?,
                description: String::new(),
            })
        };
        let rubric = titles.iter().take(criteria).map(|title| {
            Ok(CriterionText {
                title: titled(title)?,
                prompt: String::new(),
                weight: 1,
                levels: words.iter().map(level).collect::<Result<_, FillError>>()?,
            })
        });
        let material = activity.material.map(material).transpose()?;
        Ok(FoundActivity {
            token: None,
            kind: match activity.kind {
                Kind::Reading => ActivityKind::Reading,
                Kind::Task(_) => ActivityKind::Task,
                Kind::Discussion => ActivityKind::Discussion,
            },
            title: titled(&activity.title)?,
            body: self.written(&activity.body),
            minutes: Some(activity.minutes),
            materials: material.into_iter().collect(),
            rubric: rubric.collect::<Result<_, FillError>>()?,
        })
    }

    pub(super) fn run(
        &self,
        placed: &Placed<'_>,
        people: &[PersonId],
        now: &Now,
    ) -> Result<FoundWholeRun, FillError> {
        let (course, run) = (placed.course, &placed.course.run);
        let made_at = self.at(run.made);
        let organizers = run
            .organizers
            .iter()
            .map(|place| Ok((person(people, *place)?, made_at)))
            .collect::<Result<Vec<_>, FillError>>()?;
        let enrollments = run.members.iter().map(|member| {
            let at = self.at(member.at);
            Ok(FoundEnrollment {
                id: now.key(),
                person: person(people, member.person)?,
                state: match member.place {
                    Place::Seated => EnrollmentState::Seated,
                    Place::Waiting => EnrollmentState::Waiting,
                    Place::Left => EnrollmentState::Left,
                },
                answer: self.source(&member.answer),
                asked_at: at,
                since: at,
            })
        });
        let marks = run.marks().into_iter().filter_map(|(by, activity, at)| {
            Some(FoundMark {
                person: people.get(by).copied()?,
                activity: *placed.activities.get(activity)?,
                at: self.at(at),
            })
        });
        Ok(FoundWholeRun {
            run: FoundRun {
                id: placed.run,
                slug: Slug::parse(&course.slug).map_err(wrong)?,
                course: placed.founded.course,
                version: placed.founded.version,
                state: state(run.state),
                since: self.at(run.since),
                zone: zone(course.tongue)?,
                starts_on: Some(self.day(run.starts)),
                ends_on: Some(self.day(run.ends)),
                signup_closes: Some(self.day(run.starts - 3 * 86_400).at(23, 59, 0, 0)),
                seats: run.seats,
                signup_question: String::new(),
                audience: if run.is_closed {
                    Audience::Members
                } else {
                    Audience::Public
                },
                made_at,
                made_by: organizers.first().map(|(person, _)| *person),
            },
            organizers,
            enrollments: enrollments.collect::<Result<_, FillError>>()?,
            marks: marks.collect(),
        })
    }

    fn day(&self, seconds: i64) -> jiff::civil::Date {
        Zone::utc().day(self.at(seconds))
    }

    /// The course that thousands want to join.
    pub(super) fn crowded_course(&self) -> Result<FoundCourse, FillError> {
        let title = titled("Everybody Reads One Demo Book")?;
        Ok(FoundCourse {
            slug: Slug::parse("everybody-reads").map_err(wrong)?,
            question: "What happens when thousands read the same book?".to_owned(),
            ..FoundCourse::titled(title, language(0)?, self.at(-300 * 86_400))
        })
    }

    /// Its two runs: one is over and had thousands, one has few seats and thousands wait. Gives back how many rows that were.
    pub(super) async fn crowd(
        &self,
        tx: &Tx,
        founded: FoundedCourse,
        now: &Now,
    ) -> Result<usize, FillError> {
        let handles = (1..=CROWD).map(|number| Handle::parse(&format!("demo-{number}")));
        let handles = handles.collect::<Result<Vec<_>, _>>().map_err(wrong)?;
        let mut people = by_handles(tx, &handles).await?;
        people.sort_unstable_by_key(|(_, id)| *id);
        let people: Vec<PersonId> = people.into_iter().map(|(_, id)| id).collect();
        let (past, waiting) = people.split_at(people.len() * 5 / 8);
        let kept = [
            ("everybody-reads", RunState::Finished, -200, 250, past),
            (
                "everybody-reads-again",
                RunState::SigningUp,
                20,
                40,
                waiting,
            ),
        ];
        let runs = kept.map(|(slug, state, starts, seats, members)| {
            let made_at = self.at((starts.min(0) - 30) * 86_400);
            let organizer = members.first().copied();
            let enrollments = (0_u32..)
                .zip(members.iter().skip(1))
                .map(|(place, person)| {
                    let is_seated = state == RunState::Finished || place < seats;
                    let at = made_at + jiff::SignedDuration::from_mins(i64::from(place));
                    FoundEnrollment {
                        id: now.key(),
                        person: *person,
                        state: if is_seated {
                            EnrollmentState::Seated
                        } else {
                            EnrollmentState::Waiting
                        },
                        answer: String::new(),
                        asked_at: at,
                        since: at,
                    }
                });
            Ok(FoundWholeRun {
                run: FoundRun {
                    id: now.key_at(made_at),
                    slug: Slug::parse(slug).map_err(wrong)?,
                    course: founded.course,
                    version: founded.version,
                    state,
                    since: self.at(starts.min(-2) * 86_400),
                    zone: zone(0)?,
                    starts_on: Some(self.day(starts * 86_400)),
                    ends_on: Some(self.day((starts + 42) * 86_400)),
                    signup_closes: Some(self.day((starts - 3) * 86_400).at(23, 59, 0, 0)),
                    seats,
                    signup_question: String::new(),
                    audience: Audience::Public,
                    made_at,
                    made_by: organizer,
                },
                organizers: organizer
                    .map(|person| (person, made_at))
                    .into_iter()
                    .collect(),
                enrollments: enrollments.collect(),
                marks: Vec::new(),
            })
        });
        let runs = runs.into_iter().collect::<Result<Vec<_>, FillError>>()?;
        found_unlisted_runs(tx, &runs, now).await?;
        // the course has a version, a listing and words; each run a beginning and an organizer
        Ok(4 + 2 * 2 + people.len())
    }
}

fn state(state: State) -> RunState {
    match state {
        State::Draft => RunState::Draft,
        State::SigningUp => RunState::SigningUp,
        State::SignupClosed => RunState::SignupClosed,
        State::Running => RunState::Running,
        State::WrappingUp => RunState::WrappingUp,
        State::Paused => RunState::Paused {
            before: RunWord::Running,
        },
        State::DidNotHappen => RunState::DidNotHappen { next: None },
        State::Finished => RunState::Finished,
        State::Edition => RunState::Edition,
    }
}

/// A page of the demo that everybody may read.
fn material(page: usize) -> Result<FoundMaterial, FillError> {
    let address = format!("https://demo.stoa.example/reading/{page}");
    Ok(FoundMaterial {
        text: MaterialText {
            title: titled(&format!("Demo reading {page}"))?,
            author: "Demo Author".to_owned(),
            source: String::new(),
            url: Some(SafeUrl::parse(&address).map_err(wrong)?),
            licence: Licence::of_the_house(),
            minutes: Some(20),
            note: String::new(),
        },
        checked_at: None,
    })
}
