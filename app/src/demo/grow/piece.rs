//! Drawing a piece: its people first, then who is in which course, then what happened there.

use super::PIECE;
use super::draw::{Draw, value_at};
use super::tails;
use super::talk::{self, Talkers};
use super::texts::{Phrasebook, Text};
use super::words::{TAGS, TONGUES, Tongue};
use super::world::{
    Activity, Course, DAY, Kind, Member, Person, Piece, Place, Review, Run, State, Unit, Work,
};

/// How likely each state of a run is.
const STATES: &[(f64, State)] = &[
    (0.50, State::Finished),
    (0.295, State::Edition),
    (0.07, State::Running),
    (0.05, State::SigningUp),
    (0.01, State::SignupClosed),
    (0.01, State::WrappingUp),
    (0.005, State::Paused),
    (0.03, State::DidNotHappen),
    (0.03, State::Draft),
];

/// Draws the piece of that number.
pub fn draw(seed: u64, number: u64, book: &Phrasebook) -> Piece {
    let mut lots = Lots {
        draw: Draw::of(seed, number + 1),
        book,
        number,
    };
    let people: Vec<Person> = (0..PIECE).map(|place| lots.person(place)).collect();
    let rosters = lots.rosters();
    let courses: Vec<Course> = rosters
        .into_iter()
        .enumerate()
        .map(|(place, roster)| lots.course(place, &roster))
        .collect();
    let steward = lots.draw.below(PIECE);
    Piece {
        number,
        people,
        courses,
        steward,
    }
}

struct Lots<'a> {
    draw: Draw,
    book: &'a Phrasebook,
    number: u64,
}

/// Who is in a course, and how busy it is among all.
struct Roster {
    people: Vec<usize>,
    busy: f64,
}

impl Lots<'_> {
    fn tongue(&mut self) -> (usize, &'static Tongue) {
        let weights: Vec<f64> = TONGUES.iter().map(|(weight, _)| *weight).collect();
        let place = self.draw.weighed(&weights);
        let (_, tongue) = TONGUES.get(place).unwrap_or(&TONGUES[0]);
        (place, tongue)
    }

    fn text(&mut self, tongue: usize, length: usize) -> Text {
        self.book.text(tongue, length, &mut self.draw)
    }

    fn person(&mut self, place: usize) -> Person {
        let number = self.number * PIECE as u64 + place as u64 + 1;
        let (tongue, words) = self.tongue();
        let given = self.draw.one_of(words.given).copied().unwrap_or("Demo");
        // a tenth are called what their handle says
        let handle = format!("demo-{number}");
        let name = if self.draw.happens(0.09) {
            handle.clone()
        } else {
            format!("{given} {} {number}", words.family)
        };
        let about = if self.draw.happens(0.13) {
            self.text(tongue, 160)
        } else {
            Text {
                tongue,
                ..Text::default()
            }
        };
        Person {
            handle,
            name,
            tongue,
            about,
            joined: -self.draw.between(DAY, 900 * DAY),
        }
    }

    /// Deals people to courses: how many courses somebody is in and how large a course is are both as in the archive.
    fn rosters(&mut self) -> Vec<Roster> {
        let wishes: Vec<usize> = (0..PIECE)
            .map(|_| self.draw.weighed(tails::COURSES_OF_PERSON))
            .collect();
        let wanted: usize = wishes.iter().sum();
        let mut sizes = Vec::new();
        let mut seats = 0;
        while seats < wanted {
            let share = self.draw.share();
            let size = value_at(tails::MEMBERS, share);
            sizes.push((size, self.draw.beside(share, 0.45)));
            seats += size;
        }
        let mut slots: Vec<usize> = sizes
            .iter()
            .enumerate()
            .flat_map(|(course, (size, _))| std::iter::repeat_n(course, *size))
            .collect();
        self.draw.shuffle(&mut slots);
        let mut rosters: Vec<Roster> = sizes
            .iter()
            .map(|(_, busy)| Roster {
                people: Vec::new(),
                busy: *busy,
            })
            .collect();
        let mut next = slots.into_iter();
        for (person, wishes) in wishes.iter().enumerate() {
            for course in next.by_ref().take(*wishes) {
                if let Some(roster) = rosters.get_mut(course)
                    && roster.people.last() != Some(&person)
                {
                    roster.people.push(person);
                }
            }
        }
        rosters
    }

    fn course(&mut self, place: usize, roster: &Roster) -> Course {
        let (tongue, words) = self.tongue();
        let number = self.number * 1_000 + place as u64 + 1;
        let title = self.title(words, number);
        let slug = format!(
            "{}-d{number}",
            base::Slug::of_title(&title).as_str().trim_matches('-')
        );
        let question = self.text(tongue, 90);
        let question = self.book.source(&question).replace("\n\n", " ");
        let units = self.units(tongue, words);
        let tags = (0..self.draw.below(6)).filter_map(|_| self.draw.one_of(TAGS).copied());
        let mut tags: Vec<&'static str> = tags.collect();
        tags.sort_unstable();
        tags.dedup();
        let run = self.run(&units, tongue, words, roster, number);
        Course {
            slug,
            title,
            tongue,
            question: question.trim_start_matches("> ").to_owned(),
            summary: self.text(tongue, 700),
            outcomes: self.text(tongue, 240),
            tags,
            hours: u32::try_from(self.draw.between(1, 8)).unwrap_or(1),
            units,
            is_listed: self.draw.happens(0.85),
            run,
        }
    }

    /// Many titles are nearly equal; one is a single character.
    fn title(&mut self, words: &Tongue, number: u64) -> String {
        if number == 8 {
            return "Q".to_owned();
        }
        let form = self.draw.one_of(words.titles).copied().unwrap_or("{}");
        let subject = self.draw.one_of(words.subjects).copied().unwrap_or("Demo");
        let title = form.replace("{}", subject);
        if self.draw.happens(0.2) {
            format!("{title} {}", self.draw.between(2, 9))
        } else {
            title
        }
    }

    fn units(&mut self, tongue: usize, words: &Tongue) -> Vec<Unit> {
        let documents = self.draw.value(tails::DOCUMENTS);
        let weeks = documents.div_ceil(3).min(7);
        let mut left = documents;
        let mut tasks = 0;
        let mut units = Vec::new();
        for week in 0..weeks {
            let here = left.div_ceil(weeks - week);
            left -= here;
            let title = self.part(words);
            let activities = (0..here).map(|_| self.activity(tongue, words, &mut tasks));
            let activities = activities.collect();
            units.push(Unit { title, activities });
        }
        units
    }

    fn part(&mut self, words: &Tongue) -> String {
        self.draw
            .one_of(words.parts)
            .copied()
            .unwrap_or("Demo")
            .to_owned()
    }

    fn activity(&mut self, tongue: usize, words: &Tongue, tasks: &mut usize) -> Activity {
        let length = self.draw.value(tails::DOCUMENT_LENGTH);
        let kind = match self.draw.weighed(&[0.55, 0.25, 0.2]) {
            1 if *tasks < 3 => {
                *tasks += 1;
                Kind::Task(words.rubric.0.len())
            }
            2 => Kind::Discussion,
            _ => Kind::Reading,
        };
        Activity {
            kind,
            title: self.part(words),
            body: self.text(tongue, length),
            minutes: u32::try_from(self.draw.between(1, 24) * 5).unwrap_or(5),
            material: self.draw.happens(0.5).then(|| self.draw.below(900)),
        }
    }

    fn run(
        &mut self,
        units: &[Unit],
        tongue: usize,
        words: &Tongue,
        roster: &Roster,
        number: u64,
    ) -> Run {
        let weights: Vec<f64> = STATES.iter().map(|(weight, _)| *weight).collect();
        let state = STATES
            .get(self.draw.weighed(&weights))
            .map_or(State::Finished, |(_, state)| *state);
        let mut run = self.dated(state);
        let mut people = roster.people.clone();
        self.draw.shuffle(&mut people);
        let organizers = self.draw.value(tails::ORGANIZERS).clamp(1, 11);
        let organizers = organizers.min(people.len());
        run.organizers = people.drain(..organizers).collect();
        if run.organizers.is_empty() {
            run.organizers.push(self.draw.below(PIECE));
        }
        self.members(&mut run, &people, tongue);
        if state.has_begun() {
            let activities = units.iter().map(|unit| unit.activities.len()).sum();
            let talkers = Talkers {
                organizers: &run.organizers,
                members: &people,
                all: PIECE,
                activities,
                busy: roster.busy,
                // from time to time a thread without end
                is_endless: number % 1_000 == 5 && self.number.is_multiple_of(10),
                from: run.starts,
                until: run.ends.min(-600),
            };
            run.threads = talk::threads(&talkers, tongue, words, self.book, &mut self.draw);
            self.works(&mut run, units, tongue);
        }
        run
    }

    /// Courses begin in cycles, many in the same week.
    fn dated(&mut self, state: State) -> Run {
        let jitter = self.draw.between(0, 6);
        let weeks = self.draw.between(4, 9);
        let starts = match state {
            State::Finished | State::Edition | State::DidNotHappen => {
                -self.draw.between(2, 14) * 60 - jitter - 7 * weeks
            }
            State::Running | State::Paused => -self.draw.between(7, 7 * weeks - 7),
            State::WrappingUp => -7 * weeks,
            State::SignupClosed => 1 + jitter,
            State::SigningUp => 9 + self.draw.between(0, 3) * 7,
            State::Draft => 40 + jitter,
        };
        let ends = starts + 7 * weeks;
        let second = self.draw.between(0, DAY - 1);
        let since = match state {
            State::Draft => -3,
            State::SigningUp => -self.draw.between(1, 20),
            State::SignupClosed => -1,
            State::Paused | State::WrappingUp => -4,
            State::Running | State::DidNotHappen => starts,
            State::Finished | State::Edition => ends.min(-2),
        };
        Run {
            state,
            made: (starts.min(-1) - 30) * DAY + second,
            since: (since - 1) * DAY + second,
            starts: starts * DAY,
            ends: ends * DAY,
            seats: u32::try_from(self.draw.value(tails::SEATS)).unwrap_or(20),
            is_closed: self.draw.happens(0.1),
            organizers: Vec::new(),
            members: Vec::new(),
            threads: Vec::new(),
            works: Vec::new(),
            completers: Vec::new(),
        }
    }

    /// Courses of the past had more members than seats; those of today let people wait.
    fn members(&mut self, run: &mut Run, people: &[usize], tongue: usize) {
        let is_past = run.since < -60 * DAY;
        let mut seated = 0;
        for (place, person) in (0_i64..).zip(people) {
            let place_in_run = if self.draw.happens(0.04) {
                Place::Left
            } else if seated < run.seats || is_past {
                seated += 1;
                Place::Seated
            } else {
                Place::Waiting
            };
            let answer = if self.draw.happens(0.5) {
                let length = self.draw.value(tails::ANSWER_LENGTH);
                self.text(tongue, length)
            } else {
                Text::default()
            };
            run.members.push(Member {
                person: *person,
                place: place_in_run,
                at: (run.made + 2 * DAY + place * 1_700).min(-900 + place % 800),
                answer,
            });
        }
    }

    fn works(&mut self, run: &mut Run, units: &[Unit], tongue: usize) {
        let activities = units.iter().flat_map(|unit| &unit.activities);
        let tasks: Vec<(usize, usize)> = activities
            .enumerate()
            .filter_map(|(place, activity)| match activity.kind {
                Kind::Task(criteria) => Some((place, criteria)),
                _ => None,
            })
            .collect();
        let seated = run.members.iter().filter(|one| one.place == Place::Seated);
        let mut at_work: Vec<usize> = seated.map(|one| one.person).collect();
        let mut share = 0.3;
        for (task, criteria) in &tasks {
            at_work.retain(|_| self.draw.happens(share));
            share = 0.7;
            let first = run.works.len();
            for by in &at_work {
                let work = self.work(run, *task, *by, tongue);
                run.works.push(work);
            }
            self.reviews(run, first, &at_work, *criteria, tongue);
        }
        if !tasks.is_empty() && matches!(run.state, State::Finished | State::Edition) {
            run.completers = at_work;
        }
    }

    fn work(&mut self, run: &Run, task: usize, by: usize, tongue: usize) -> Work {
        let last = run.ends.min(-2 * DAY);
        let at = self.draw.between(run.starts.min(last - DAY), last - DAY);
        let length = self.draw.value(tails::POST_LENGTH);
        let mut versions = vec![(at, self.text(tongue, length.max(80)))];
        if self.draw.happens(0.25) {
            versions.push((at + DAY / 2, self.text(tongue, length.max(80))));
        }
        Work {
            task,
            by,
            versions,
            reviews: Vec::new(),
        }
    }

    /// Everybody reads the next two in the circle.
    fn reviews(
        &mut self,
        run: &mut Run,
        first: usize,
        at_work: &[usize],
        criteria: usize,
        tongue: usize,
    ) {
        let count = at_work.len();
        for place in 0..count {
            for step in 1..=2.min(count.saturating_sub(1)) {
                if self.draw.happens(0.15) {
                    continue;
                }
                let length = self.draw.value(tails::POST_LENGTH);
                let text = self.text(tongue, length.clamp(60, 4_000));
                let levels = (0..criteria).map(|_| u8::try_from(self.draw.below(4)).unwrap_or(0));
                let levels = levels.collect();
                let Some(by) = at_work.get((place + step) % count) else {
                    continue;
                };
                if let Some(work) = run.works.get_mut(first + place) {
                    let last = work.versions.last().map_or(0, |(at, _)| *at);
                    let at = (last + self.draw.between(3_600, 5 * DAY)).min(-60);
                    work.reviews.push(Review {
                        by: *by,
                        at,
                        levels,
                        text,
                    });
                }
            }
        }
    }
}
