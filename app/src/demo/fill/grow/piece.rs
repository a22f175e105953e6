//! Puts one piece down, room by room.

use ::courses::doors::{FoundedCourse, Written, found_unlisted_courses, list_courses};
use ::courses::licence::Licence;
use ::courses::run_doors::found_unlisted_runs;
use ::courses::{ActivityId, CourseId, RunId};
use ::people::doors::{NewMember, found_members};
use ::people::person::Standing;
use archive::doors::found_editions;
use assessment::doors::{
    FoundReview, FoundSaid, FoundVersion, FoundWork, found_reviews, found_works,
};
use base::{
    EmailAddress, Handle, LanguageTag, Name, Now, PersonId, Prose, Slug, TextProblem, Timestamp,
    Title, Zone,
};
use course_pattern::Path;
use discussion::doors::{FoundPost, FoundThread, found_threads};
use discussion::thread::{ThreadKind, ThreadState};
use recognition::doors::{FoundAward, found_awards};
use schools::doors::{FoundSchool, found_school};
use schools::school::Charter;
use store::Tx;
use web::CleanHtml;

use super::super::FillError;
use crate::demo::content::MAIL_DOMAIN;
use crate::demo::grow::CROWD_AT;
use crate::demo::grow::texts::{PARAGRAPHS, Phrasebook, Text};
use crate::demo::grow::words::{TONGUES, Tongue};
use crate::demo::grow::world::{Course, Piece, Post, State, Thread};

/// How many people are put down at once.
const PEOPLE: usize = 250;

/// How many posts are put down at once.
const POSTS: usize = 1_000;

/// How many pieces share a school.
const PIECES_OF_SCHOOL: u64 = 10;

/// Makes what the doors take of what was drawn: every paragraph is rendered once.
pub(super) struct Press {
    sources: Vec<Vec<String>>,
    html: Vec<Vec<CleanHtml>>,
    anchor: Timestamp,
}

/// A course that was put down with its run.
pub(super) struct Placed<'a> {
    pub(super) course: &'a Course,
    pub(super) founded: FoundedCourse,
    pub(super) activities: Vec<ActivityId>,
    pub(super) run: RunId,
}

pub(super) fn wrong(problem: TextProblem) -> FillError {
    FillError::Content(problem.to_string())
}

pub(super) fn tongue(place: usize) -> &'static Tongue {
    TONGUES
        .get(place)
        .map_or(&TONGUES[0].1, |(_, tongue)| tongue)
}

pub(super) fn zone(place: usize) -> Result<Zone, FillError> {
    Zone::parse(tongue(place).zone).map_err(wrong)
}

pub(super) fn language(place: usize) -> Result<LanguageTag, FillError> {
    LanguageTag::parse(tongue(place).tag).map_err(wrong)
}

pub(super) fn titled(text: &str) -> Result<Title, FillError> {
    Title::parse(text).map_err(wrong)
}

/// Somebody of a piece.
pub(super) fn person(people: &[PersonId], place: usize) -> Result<PersonId, FillError> {
    people
        .get(place)
        .copied()
        .ok_or_else(|| FillError::Content(format!("nobody has the place {place}")))
}

impl Press {
    pub(super) fn of(book: &Phrasebook, anchor: Timestamp) -> Self {
        let sources: Vec<Vec<String>> = (0..TONGUES.len())
            .map(|tongue| {
                let places = 0..PARAGRAPHS;
                places
                    .map(|place| book.paragraph(tongue, place).to_owned())
                    .collect()
            })
            .collect();
        let html = sources
            .iter()
            .map(|all| {
                all.iter()
                    .map(|source| web::markdown::render(source))
                    .collect()
            })
            .collect();
        Self {
            sources,
            html,
            anchor,
        }
    }

    pub(super) fn at(&self, seconds: i64) -> Timestamp {
        self.anchor + jiff::SignedDuration::from_secs(seconds)
    }

    pub(super) fn source(&self, text: &Text) -> String {
        let all = self.sources.get(text.tongue).map_or(&[][..], Vec::as_slice);
        let parts: Vec<&str> = text
            .paragraphs
            .iter()
            .filter_map(|place| all.get(*place).map(String::as_str))
            .collect();
        parts.join("\n\n")
    }

    pub(super) fn html(&self, text: &Text) -> CleanHtml {
        let all = self.html.get(text.tongue).map_or(&[][..], Vec::as_slice);
        let parts = text.paragraphs.iter().filter_map(|place| all.get(*place));
        CleanHtml::joined(parts)
    }

    pub(super) fn written(&self, text: &Text) -> Written {
        Written {
            source: self.source(text),
            html: self.html(text),
        }
    }

    pub(super) fn prose(&self, text: &Text) -> Result<Prose, FillError> {
        Prose::parse_optional(&self.source(text)).map_err(wrong)
    }

    /// Puts a piece down, and says how many rows that were.
    pub(super) async fn put(&self, tx: &Tx, piece: &Piece, now: &Now) -> Result<u64, FillError> {
        let people = self.people(tx, piece, now).await?;
        let mut found = piece
            .courses
            .iter()
            .map(|course| self.course(course, &people))
            .collect::<Result<Vec<_>, _>>()?;
        if piece.number == CROWD_AT {
            found.push(self.crowded_course()?);
        }
        let founded = found_unlisted_courses(tx, &found, now).await?;
        let mut listed: Vec<CourseId> = founded.iter().map(|(one, _)| one.course).collect();
        let pairs = piece.courses.iter().zip(founded.iter().cloned());
        let placed: Vec<Placed<'_>> = pairs
            .map(|(course, (founded, activities))| Placed {
                course,
                founded,
                activities,
                run: now.key_at(self.at(course.run.made)),
            })
            .collect();
        let runs = placed
            .iter()
            .map(|placed| self.run(placed, &people, now))
            .collect::<Result<Vec<_>, _>>()?;
        found_unlisted_runs(tx, &runs, now).await?;
        let mut rows = piece.rows();
        if let Some((founded, _)) = founded.get(placed.len()) {
            rows += self.crowd(tx, *founded, now).await?;
        }
        list_courses(tx, &listed).await?;
        let in_school = placed.iter().filter(|placed| placed.course.is_listed);
        listed = in_school.map(|placed| placed.founded.course).collect();
        rows -= usize::from(!piece.number.is_multiple_of(PIECES_OF_SCHOOL));
        self.school(tx, piece, &people, listed, now).await?;
        self.threads(tx, &placed, &people, now).await?;
        self.works(tx, &placed, &people, now).await?;
        self.endings(tx, piece, &placed, &people, now).await?;
        Ok(u64::try_from(rows).unwrap_or_default())
    }

    async fn people(&self, tx: &Tx, piece: &Piece, now: &Now) -> Result<Vec<PersonId>, FillError> {
        let mut people = Vec::with_capacity(piece.people.len());
        for some in piece.people.chunks(PEOPLE) {
            let members = some
                .iter()
                .map(|person| {
                    let address = format!("{}@{MAIL_DOMAIN}", person.handle);
                    Ok(NewMember {
                        name: Name::parse(&person.name).map_err(wrong)?,
                        handle: Some(Handle::parse(&person.handle).map_err(wrong)?),
                        address: EmailAddress::parse(&address).map_err(wrong)?,
                        password: None,
                        standing: Standing::Member,
                        language: Some(language(person.tongue)?),
                        zone: zone(person.tongue)?,
                        about: self.prose(&person.about)?,
                        made_at: self.at(person.joined),
                    })
                })
                .collect::<Result<Vec<_>, FillError>>()?;
            let founded = found_members(tx, &members, now).await?;
            people.extend(founded.into_iter().map(|one| one.id));
        }
        Ok(people)
    }

    async fn school(
        &self,
        tx: &Tx,
        piece: &Piece,
        people: &[PersonId],
        courses: Vec<CourseId>,
        now: &Now,
    ) -> Result<(), FillError> {
        let number = piece.number / PIECES_OF_SCHOOL + 1;
        let found = FoundSchool {
            slug: Slug::parse(&format!("demo-school-{number}")).map_err(wrong)?,
            charter: Charter {
                name: titled(&format!("Demo School {number}"))?,
                summary: titled("A school of the grown demo university")?,
                text: Prose::parse("Everything here was drawn by lot, and nobody here is real.")
                    .map_err(wrong)?,
                language: language(0)?,
            },
            pattern_seed: format!("demo school {number}"),
            stewards: vec![person(people, piece.steward)?],
            courses,
            made_at: now.at,
        };
        found_school(tx, &found, now).await?;
        Ok(())
    }

    async fn threads(
        &self,
        tx: &Tx,
        placed: &[Placed<'_>],
        people: &[PersonId],
        now: &Now,
    ) -> Result<(), FillError> {
        let mut batch = Vec::new();
        let mut posts = 0;
        for placed in placed {
            for thread in &placed.course.run.threads {
                posts += thread.posts.len();
                batch.push(self.thread(placed, thread, people)?);
                if posts > POSTS {
                    found_threads(tx, &batch, now).await?;
                    batch.clear();
                    posts = 0;
                }
            }
        }
        found_threads(tx, &batch, now).await?;
        Ok(())
    }

    fn thread(
        &self,
        placed: &Placed<'_>,
        thread: &Thread,
        people: &[PersonId],
    ) -> Result<FoundThread, FillError> {
        let first = thread.posts.first();
        let author = first.and_then(|post| people.get(post.author?).copied());
        let posts = thread.posts.iter().map(|post| self.post(post, people));
        let above: Vec<Option<usize>> = thread.posts.iter().map(|post| post.parent).collect();
        Ok(FoundThread {
            token: None,
            run: placed.run,
            activity: thread
                .activity
                .and_then(|place| placed.activities.get(place).copied()),
            kind: ThreadKind::Forum,
            title: titled(&thread.title)?,
            language: language(placed.course.tongue)?,
            author,
            made_at: self.at(first.map_or(0, |post| post.at)),
            state: if placed.course.run.state == State::Edition {
                ThreadState::Closed
            } else {
                ThreadState::Open
            },
            posts: super::super::runs::nested(posts.collect(), &above),
        })
    }

    fn post(&self, post: &Post, people: &[PersonId]) -> FoundPost {
        FoundPost {
            token: None,
            author: post.author.and_then(|place| people.get(place).copied()),
            made_at: self.at(post.at),
            edited_at: None,
            body: self.source(&post.text),
            html: self.html(&post.text),
            language: None,
            thanks: post
                .thanks
                .iter()
                .filter_map(|place| people.get(*place).copied())
                .collect(),
            more_thanks: 0,
            replies: Vec::new(),
        }
    }

    async fn works(
        &self,
        tx: &Tx,
        placed: &[Placed<'_>],
        people: &[PersonId],
        now: &Now,
    ) -> Result<(), FillError> {
        let mut works = Vec::new();
        let mut drawn = Vec::new();
        for placed in placed {
            for work in &placed.course.run.works {
                let Some(task) = placed.activities.get(work.task) else {
                    continue;
                };
                let versions = work.versions.iter().map(|(at, text)| {
                    Ok(FoundVersion {
                        body: self.prose(text)?,
                        link: None,
                        file: None,
                        at: self.at(*at),
                    })
                });
                works.push(FoundWork {
                    run: placed.run,
                    task: *task,
                    author: person(people, work.by)?,
                    versions: versions.collect::<Result<_, FillError>>()?,
                });
                drawn.push(work);
            }
        }
        let founded = found_works(tx, &works, now).await?;
        let mut reviews = Vec::new();
        for (work, founded) in drawn.into_iter().zip(founded) {
            for review in &work.reviews {
                let at = self.at(review.at);
                let last = work.versions.last().map_or(0, |(at, _)| *at);
                let note = Prose::parse_optional("").map_err(wrong)?;
                let marks = review
                    .levels
                    .iter()
                    .map(|level| (i64::from(*level), note.clone()));
                reviews.push(FoundReview {
                    work: founded.id,
                    reviewer: person(people, review.by)?,
                    assigned_at: self.at(last),
                    said: Some(FoundSaid {
                        marks: marks.collect(),
                        text: self.prose(&review.text)?,
                        at,
                        useful: None,
                    }),
                });
            }
        }
        found_reviews(tx, &reviews, now).await?;
        Ok(())
    }

    /// Awards, and what editions say about themselves.
    async fn endings(
        &self,
        tx: &Tx,
        piece: &Piece,
        placed: &[Placed<'_>],
        people: &[PersonId],
        now: &Now,
    ) -> Result<(), FillError> {
        let (mut awards, mut editions) = (Vec::new(), Vec::new());
        for placed in placed {
            let run = &placed.course.run;
            for place in &run.completers {
                let name = piece
                    .people
                    .get(*place)
                    .map_or("Demo", |one| one.name.as_str());
                let own = run.works.iter().filter(|work| work.by == *place).count();
                let reviews = run.works.iter().flat_map(|work| &work.reviews);
                let given = reviews.filter(|review| review.by == *place).count();
                let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
                awards.push(FoundAward {
                    run: placed.run,
                    person: person(people, *place)?,
                    name: Name::parse(name).map_err(wrong)?,
                    awarded_at: self.at(run.since),
                    path: Path {
                        tasks_done: count(own),
                        reviews_given: count(given),
                        peers_reading: 2,
                        weeks: count(placed.course.units.len()),
                    },
                    visibility: recognition::award::Visibility::Public,
                });
            }
            if run.state == State::Edition {
                editions.push(archive::Edition {
                    run: placed.run,
                    frozen_at: self.at(run.since),
                    ended_at: self.at(run.since),
                    began: true,
                    licence: Licence::of_the_house(),
                    attribution: String::new(),
                    source: None,
                });
            }
        }
        found_awards(tx, &awards, now).await?;
        found_editions(tx, &editions).await?;
        Ok(())
    }
}
